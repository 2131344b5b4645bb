"""A file is told by its content; what could harm is refused, each with a reason of its own."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.utils.translation import override
from PIL import Image

from advisor_dashboard.attachments import checking, office
from advisor_dashboard.attachments.checking import check_file
from advisor_dashboard.attachments.names import plain_name, safe_name
from advisor_dashboard.attachments.refusals import FileRefusedError, Refusal
from tests.factories import picture

from .made import PDF, archive, word

ODT = "application/vnd.oasis.opendocument.text"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def png(size=(40, 30), **note) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG", **note)
    return out.getvalue()


def refused(data: bytes) -> Refusal:
    with pytest.raises(FileRefusedError) as told:
        check_file("offre.pdf", data)
    return told.value.why


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"),
        (picture(), "jpg"),
        (png(), "jpg"),
        (word(), "docx"),
        (archive(mimetype=ODT, **{"content.xml": "<x/>"}), "odt"),
    ],
)
def test_a_file_is_what_its_content_is_whatever_its_name(data, kind):
    file = check_file("virus.exe", data)

    assert (file.kind, file.name) == (kind, f"virus.{kind}")
    assert (file.data == data) is (kind != "jpg")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Refusal.EMPTY),
        (PDF + b"\0" * checking.MOST_BYTES, Refusal.TOO_HEAVY),
        (b"<html><script>alert(1)</script></html>", Refusal.UNKNOWN),
        (b"MZ\x90\0", Refusal.UNKNOWN),
        (b"GIF89a", Refusal.UNKNOWN),
        (b"\n" + PDF, Refusal.UNKNOWN),
        (PDF[:20], Refusal.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_OFFICE),
        (archive(**{"a.txt": "x"}), Refusal.UNKNOWN),
        (archive(mimetype="application/epub+zip"), Refusal.UNKNOWN),
        (word()[:-30], Refusal.DAMAGED),
        (picture()[:200], Refusal.PICTURE_UNREADABLE),
        (png((6000, 6000)), Refusal.PICTURE_TOO_LARGE),
        (word(MACRO), Refusal.MACROS),
        (word(**{"word__vbaProject.bin": "x"}), Refusal.MACROS),
        (word(**{"word__activeX__activeX1.xml": "x"}), Refusal.MACROS),
        (word(**{"word__embeddings__oleObject1.bin": "x"}), Refusal.MACROS),
        (archive(mimetype=ODT, **{"Basic__Standard__Module1.xml": "x"}), Refusal.MACROS),
        (
            archive(mimetype=ODT, **{"META-INF__manifest.xml": "<manifest:encryption-data/>"}),
            Refusal.PROTECTED,
        ),
    ],
)
def test_what_cannot_be_passed_on_is_refused_with_its_reason(data, why):
    assert refused(data) is why


def test_an_archive_that_grows_is_refused_whatever_it_says_of_its_size(monkeypatch):
    monkeypatch.setattr(office, "MOST_BYTES", 100_000)
    honest = word(**{"word__media__a.xml": b"0" * 200_000})
    lying = honest.replace((200_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))

    assert refused(honest) is Refusal.BOMB
    assert refused(lying) is Refusal.DAMAGED


def test_of_a_picture_only_the_points_are_left():
    file = check_file("plan.png", png() + b"PK\x03\x04 hidden behind")

    assert b"hidden" not in file.data
    assert Image.open(BytesIO(file.data)).size == (40, 30)


def test_a_large_picture_is_made_as_long_as_a_sheet_needs():
    out = BytesIO()
    Image.new("RGB", (5000, 3000), "white").save(out, "JPEG")

    drawn = Image.open(BytesIO(check_file("affiche.jpg", out.getvalue()).data))

    assert drawn.size == (2500, 1500)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Fiche de poste.docx", "Fiche de poste.pdf"),
        ("annonce\u202egnp.exe", "annoncegnp.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a bSet-Cookie x.pdf"),
        ("...", "offre.pdf"),
        ("é" * 300 + ".pdf", "é" * 116 + ".pdf"),
    ],
)
def test_the_name_cannot_lead_elsewhere_or_hide_how_it_ends(name, safe):
    with override("fr"):
        assert safe_name(name, "pdf") == safe


def test_a_person_s_name_in_the_name_of_a_file_is_kept_but_for_what_no_system_takes():
    assert plain_name('CV – Lina "Lili"/Morel: <b>\u202e\r\n.pdf') == "CV – Lina Lili Morel b .pdf"
