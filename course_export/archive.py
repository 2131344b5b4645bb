"""Reading a tar.gz of unknown origin into memory, member by member, bounded all the way."""

from __future__ import annotations

import gzip
import io
import tarfile
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

from .problems import ArchiveError

MAX_PACKED = 100 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBER = 50 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_DEPTH = 12
MAX_PATH = 512
_CHUNK = 1024 * 1024
_BLOCK = 512
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE)
_OTHERS = {
    "moodle_backup.xml": "a Moodle backup, not an Open edX course",
    "library.xml": "an Open edX library, not a course",
    "package.toml": "a backup of an Open edX library, not a course",
}


def read_archive(path: Path) -> dict[str, bytes]:
    """The files of the course by their path below its root folder.

    Raises:
        ArchiveError: unsafe, damaged, too large, or not a course.
    """
    files = _files(_unpacked(path))
    return _below_root(files)


def _unpacked(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            packed = file.read(MAX_PACKED + 1)
    except OSError as error:
        raise ArchiveError(f"it cannot be read ({error.strerror})", path.name) from error
    if len(packed) > MAX_PACKED:
        raise ArchiveError(f"it is larger than {_mb(MAX_PACKED)}", path.name)
    if not packed.startswith(b"\x1f\x8b"):
        kind = "a zip file" if packed.startswith(b"PK") else "something else"
        raise ArchiveError(f"it is {kind}; a bundle is a tar.gz", path.name)
    parts: list[bytes] = []
    size = 0
    try:
        # To the very end, so that the checksum is compared.
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
            while part := stream.read(_CHUNK):
                size += len(part)
                if size > MAX_UNPACKED:
                    raise ArchiveError(f"it unpacks to more than {_mb(MAX_UNPACKED)}", path.name)
                parts.append(part)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ArchiveError(f"it is cut or damaged ({error})", path.name) from error
    return b"".join(parts)


def _files(content: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    paths = _Paths()
    for member, body in _members(content):
        if member.type == tarfile.DIRTYPE:
            if member.name.strip("./"):
                paths.add(member.name, folder=True)
            continue
        path = paths.add(member.name, folder=False)
        if not _left_by_a_desktop(path):
            files[path] = body
    return files


def _members(content: bytes) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as tar:
            for count, member in enumerate(tar):
                if count >= MAX_MEMBERS:
                    raise ArchiveError(f"it holds more than {MAX_MEMBERS} files")
                yield member, _body(tar, member)
            end = content[tar.offset :]
    except (tarfile.TarError, ValueError, OverflowError, EOFError) as error:
        raise ArchiveError(f"it is not a sound tar archive ({error})") from error
    # tarfile takes a damaged header for the end and would drop the rest without a word.
    if len(end) < _BLOCK or end.strip(b"\0"):
        raise ArchiveError("it is damaged, or was cut: what follows is not the end of a tar")


def _body(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    if member.type == tarfile.DIRTYPE:
        return b""
    if member.type not in _FILES or member.issparse():
        raise ArchiveError(f"{_kind(member)} is not allowed in a bundle", _shown(member.name))
    if not 0 <= member.size <= MAX_MEMBER:
        raise ArchiveError(f"it is larger than {_mb(MAX_MEMBER)}", _shown(member.name))
    stream = tar.extractfile(member)
    body = stream.read(MAX_MEMBER + 1) if stream else b""
    if len(body) != member.size:
        raise ArchiveError("it is shorter than announced", _shown(member.name))
    return body


def _kind(member: tarfile.TarInfo) -> str:
    kinds = {
        tarfile.SYMTYPE: "a symbolic link",
        tarfile.LNKTYPE: "a hard link",
        tarfile.FIFOTYPE: "a FIFO",
        tarfile.CHRTYPE: "a device",
        tarfile.BLKTYPE: "a device",
    }
    return kinds.get(member.type, "a member of this kind")


class _Paths:
    """The paths seen so far, to refuse what would overwrite or escape."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._files: dict[str, str] = {}

    def add(self, name: str, *, folder: bool) -> str:
        parts = _parts(name)
        for depth in range(1, len(parts) + int(folder)):
            self._folder("/".join(parts[:depth]), name)
        path = "/".join(parts)
        if not folder:
            same = _same(path)
            if same in self._files or same in self._folders:
                other = self._files.get(same) or self._folders.get(same)
                raise ArchiveError(f"it stands twice, or collides with {other}", _shown(name))
            self._files[same] = path
        return path

    def _folder(self, path: str, name: str) -> None:
        same = _same(path)
        if same in self._files or self._folders.setdefault(same, path) != path:
            other = self._files.get(same) or self._folders[same]
            raise ArchiveError(f"it collides with {other}", _shown(name))


def _parts(name: str) -> list[str]:
    unsafe = any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name)
    if unsafe or "\\" in name or not name:
        raise ArchiveError("its name holds signs that are not allowed", _shown(name))
    if name.startswith("/") or name[1:2] == ":":
        raise ArchiveError("its path is absolute", _shown(name))
    parts = name.removeprefix("./").rstrip("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise ArchiveError("its path climbs out or is not plain", _shown(name))
    if len(parts) > MAX_DEPTH or len(name) > MAX_PATH:
        raise ArchiveError("its path is too deep or too long", _shown(name[:80]))
    return parts


def _same(path: str) -> str:
    """What two paths share that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _left_by_a_desktop(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return name.startswith("._") or name == ".DS_Store" or path.startswith("__MACOSX/")


def _below_root(files: dict[str, bytes]) -> dict[str, bytes]:
    for path in files:
        folder, _, name = path.rpartition("/")
        if name in _OTHERS and "/" not in folder:
            raise ArchiveError(f"this is {_OTHERS[name]}", path)
    roots = [path[: -len("course.xml")] for path in files if f"/{path}".endswith("/course.xml")]
    if not roots:
        raise ArchiveError("it holds no course.xml: this is not a course")
    depth = min(root.count("/") for root in roots)
    highest = sorted(root for root in roots if root.count("/") == depth)
    if len(highest) > 1:
        raise ArchiveError(f"it holds several courses: {', '.join(highest)}")
    root = highest[0]
    # What stands beside the course (a README, the tools of its authors) is no part of it.
    return {
        path.removeprefix(root): body
        for path, body in sorted(files.items())
        if path.startswith(root)
    }


def _shown(name: str) -> str:
    return name.encode("unicode_escape").decode("ascii")[:200]


def _mb(size: int) -> str:
    return f"{size // 1024 // 1024} MB"
