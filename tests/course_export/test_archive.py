"""Archives of unknown origin: every hostile or damaged one is refused by name."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from course_export import archive as reading
from course_export import read_bundle
from course_export.problems import ArchiveError

from .making import olx, packed, packed_members, zipped


def special(name, kind, target=""):
    member = tarfile.TarInfo(name)
    member.type = kind
    member.linkname = target
    return member


def sound():
    return [(f"course/{path}", body) for path, body in olx().items()]


HOSTILE = {
    "symbolic link": (special("course/static/x", tarfile.SYMTYPE, "/etc/passwd"), "symbolic link"),
    "hard link": (special("course/static/x", tarfile.LNKTYPE, "course/course.xml"), "hard link"),
    "fifo": (special("course/static/x", tarfile.FIFOTYPE), "FIFO"),
    "character device": (special("course/static/x", tarfile.CHRTYPE), "device"),
    "block device": (special("course/static/x", tarfile.BLKTYPE), "device"),
    "sparse file": (special("course/static/x", tarfile.GNUTYPE_SPARSE), "not"),
    "unknown kind": (special("course/static/x", b"Z"), "not allowed"),
    "contiguous file": (special("course/static/x", tarfile.CONTTYPE), "not allowed"),
    "absolute": (("/course/x", b""), "absolute"),
    "drive": (("C:/course/x", b""), "absolute"),
    "climbing": (("course/../../x", b""), "climbs"),
    "climbing folder": (special("../x", tarfile.DIRTYPE), "climbs"),
    "doubled slash": (("course//x", b""), "not plain"),
    "backslash": (("course\\x", b""), "signs that are not allowed"),
    "line break": (("course/a\nb", b""), "signs that are not allowed"),
    "escape": (("course/\x1b[2J", b""), "signs that are not allowed"),
    "too deep": (("course/" + "a/" * 20 + "b", b""), "too deep"),
    "too long": (("course/" + "a" * 600, b""), "too long"),
    "twice": (("course/course.xml", b"<course/>"), "stands twice"),
    "other case": (("course/COURSE.xml", b"<course/>"), "collides"),
    "other case of a folder": (("course/HTML/x.html", b""), "collides"),
    "other accents": (("course/static/e\u0301.png", b""), "collides"),
    "file in a file": (("course/course.xml/x", b""), "collides"),
    "file for a folder": (("course/html", b""), "collides"),
    "Moodle": (("course/moodle_backup.xml", b"<x/>"), "Moodle backup"),
    "library": (("library/library.xml", b"<x/>"), "library"),
    "second course": (("other/course.xml", b"<course/>"), "several courses"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_member_is_refused(tmp_path, name):
    member, said = HOSTILE[name]
    path = packed_members(tmp_path, *sound(), ("course/static/é.png", b""), member)
    with pytest.raises(ArchiveError, match=said):
        read_bundle(path)


def test_a_nul_in_a_pax_name_is_refused(tmp_path):
    member = tarfile.TarInfo("course/x")
    member.pax_headers = {"path": "course/a\0b"}
    with pytest.raises(ArchiveError, match="signs that are not allowed"):
        read_bundle(packed_members(tmp_path, *sound(), member))


def raw_sound():
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        for name, body in sound():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))
    return raw.getvalue()


def damaged_header():
    content = bytearray(raw_sound())
    content[1024 + 5] ^= 0xFF
    return gzip.compress(bytes(content))


def wrong_checksum():
    content = bytearray(gzip.compress(raw_sound()))
    content[-8] ^= 0xFF
    return bytes(content)


DAMAGED = {
    "empty": (lambda: b"", "a bundle is a tar.gz"),
    "zip": (lambda: b"PK\x03\x04", "it is a zip file"),
    "plain tar": (raw_sound, "a bundle is a tar.gz"),
    "cut": (lambda: gzip.compress(raw_sound())[:-20], "cut or damaged"),
    "cut at the trailer": (lambda: gzip.compress(raw_sound())[:-8], "cut or damaged"),
    "wrong checksum": (wrong_checksum, "cut or damaged"),
    "something behind": (lambda: gzip.compress(raw_sound()) + b"more", "cut or damaged"),
    "damaged header": (damaged_header, "not the end of a tar"),
    "tar without an end": (lambda: gzip.compress(raw_sound().rstrip(b"\0")), "tar"),
    "not a tar": (lambda: gzip.compress(b"hello" * 500), "not a sound tar"),
    "empty gzip": (lambda: gzip.compress(b""), "tar"),
    "no course": (lambda: gzip.compress(b"\0" * 10240), "no course.xml"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_archive_is_refused(tmp_path, name):
    make, said = DAMAGED[name]
    path = tmp_path / "bundle.tar.gz"
    path.write_bytes(make())
    with pytest.raises(ArchiveError, match=said):
        read_bundle(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_UNPACKED", 1024 * 1024)
    with pytest.raises(ArchiveError, match="unpacks to more than 1 MB"):
        read_bundle(zipped(tmp_path, b"\0" * 4 * 1024 * 1024))


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MAX_PACKED", 100, "larger than"),
        ("MAX_MEMBER", 10, "larger than"),
        ("MAX_MEMBERS", 3, "more than 3 files"),
    ],
)
def test_what_is_too_large_is_refused(tmp_path, monkeypatch, limit, value, said):
    monkeypatch.setattr(reading, limit, value)
    with pytest.raises(ArchiveError, match=said):
        read_bundle(packed(tmp_path, olx()))


def test_a_member_that_announces_more_than_there_is_is_refused(tmp_path):
    member = tarfile.TarInfo("course/static/x")
    member.size = 10_000_000
    with pytest.raises(ArchiveError, match=r"not a sound tar|shorter|not the end"):
        read_bundle(zipped(tmp_path, raw_sound().rstrip(b"\0") + b"\0" * 512 + member.tobuf()))


@pytest.mark.parametrize("root", ["course/", "", "./", "2026-export/", "a/b/"])
def test_the_course_is_found_in_any_root_folder(tmp_path, root):
    assert read_bundle(packed(tmp_path, olx(), root=root)).run == "R1"


def test_folders_and_what_desktops_leave_behind_do_no_harm(tmp_path):
    folder = special("course/static/", tarfile.DIRTYPE)
    junk = (("course/static/._x.png", b"1"), ("course/.DS_Store", b"2"))
    found = read_bundle(packed_members(tmp_path, folder, *sound(), *junk))
    assert not found.files


def test_a_run_called_course_is_not_taken_for_a_second_root(tmp_path):
    files = olx(course__R1_xml=None)
    files["course.xml"] = b'<course url_name="course" org="Org" course="CV"/>'
    files["course/course.xml"] = b'<course display_name="T"><chapter url_name="c1"/></course>'
    assert read_bundle(packed(tmp_path, files)).run == "course"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ArchiveError, match=r"none\.tar\.gz: it cannot be read"):
        read_bundle(tmp_path / "none.tar.gz")
