"""Serves the host's static files and the blocks' public files, packed for slow networks."""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path, PurePosixPath

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe
from xblock.core import XBlock
from xblock.plugin import PluginMissingError

from .courses import find_course

#: Under this many bytes packing gains nothing.
_SMALL = 200
_PACKED_TYPES = ("text/", "application/javascript", "application/json", "image/svg")
_PUBLIC = "public"
#: The next page of a course asks for none of them again; who tries changes sees them soon.
_FRESH = "max-age=60"


@lru_cache(maxsize=256)
def _packed(path: str, changed_at: int) -> tuple[bytes, bytes | None, str]:
    """A file's bytes, the same packed, and its tag; kept until the file changes."""
    content = Path(path).read_bytes()
    kind = mimetypes.guess_type(path)[0] or ""
    packed = None
    if len(content) >= _SMALL and kind.startswith(_PACKED_TYPES):
        packed = gzip.compress(content, compresslevel=9, mtime=0)
    return content, packed, f'"{sha256(content).hexdigest()[:20]}"'


def _answer(request: HttpRequest, path: Path) -> HttpResponse:
    if not path.is_file():
        raise Http404
    content, packed, tag = _packed(str(path), path.stat().st_mtime_ns)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        accepts = "gzip" in request.headers.get("Accept-Encoding", "")
        if packed is not None and accepts:
            response = HttpResponse(packed, headers={"Content-Encoding": "gzip"})
        else:
            response = HttpResponse(content)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        response.headers["Content-Type"] = f"{kind}{charset}"
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = _FRESH
    return response


@require_safe
def static_file(request: HttpRequest, path: str) -> HttpResponse:
    """A static file of an installed app or of ``STATICFILES_DIRS``."""
    try:
        found = finders.find(str(PurePosixPath(path)))
    except (SuspiciousFileOperation, ValueError):  # a path that climbs out, or with a NUL
        found = None
    if not found:
        raise Http404
    return _answer(request, Path(found))


@require_safe
def course_file(request: HttpRequest, course_key: str, name: str) -> HttpResponse:
    """A file of a course, as the platform serves those that are not locked: to anybody."""
    course = find_course(course_key)
    data = course.files.get(f"static/{name}") if course else None
    if data is None:
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {
        "Cache-Control": _FRESH,
        "X-Content-Type-Options": "nosniff",
        # A drawing opened by its address runs nothing.
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }
    return HttpResponse(data, content_type=kind, headers=headers)


@require_safe
def block_resource(request: HttpRequest, block_type: str, uri: str) -> HttpResponse:
    """A file of a block's package, from its public folder and nowhere else."""
    parts = PurePosixPath(uri).parts
    if parts[:1] != (_PUBLIC,) or ".." in parts or "\0" in uri:
        raise Http404
    try:
        block = XBlock.load_class(block_type)
    except PluginMissingError as error:
        raise Http404 from error
    package = block.__module__.rpartition(".")[0]
    root = Path(str(resources.files(package))).resolve()
    path = root.joinpath(*parts).resolve()
    if not path.is_relative_to(root / _PUBLIC):
        raise Http404
    return _answer(request, path)
