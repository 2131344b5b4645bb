"""Makes a photo for a CV out of any picture: small, upright, and with nothing in it but the pixels.

What comes out was drawn anew: the place where the picture was taken, a second file that hides
behind it, a comment, a thumbnail of what was cut off, nothing of that is copied.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageOps

from .caps import PHOTO_BYTES
from .photo_header import HeaderError, read_header

#: Pillow takes four bytes for each. Measured for the moment of the saving: a PNG 110 MB, with a
#: palette 135 MB; a JPEG that is shown bit by bit 155 MB.
MAX_PIXELS = 25_000_000
#: Of WebP, of what can be seen through, of 16 bits a colour, and of a JPEG as it is decoded.
#: Measured: WebP 205 MB, whose library keeps several copies; PNG 105 to 155 MB.
MAX_COSTLY_PIXELS = 12_500_000
#: Below this a face is a blur on paper.
MIN_SIDE = 120
SIZE = (480, 640)
#: Fits beside the text in a PDF of a size that any mail takes.
MAX_JPEG_BYTES = 120_000
#: Makes a picture smaller.
Fit = Callable[[Image.Image], Image.Image]
_QUALITIES = (88, 80, 70, 60, 50, 40, 30, 20)
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_THE_SIDE = (
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
)
_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L", "I;16N")


class PhotoError(ValueError):
    """A picture that no photo can be made of.

    Attributes:
        code: ``empty``, ``too_heavy``, ``not_a_picture``, ``heic``, ``too_large``,
            ``too_small``, ``animated``, ``cmyk`` or ``damaged``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def prepare(data: bytes) -> bytes:
    """A JPEG of 480 by 640 points and at most 120 KB, from a JPEG, PNG or WebP.

    The middle is kept of what is not three by four. What can be seen through is put on white.

    Raises:
        PhotoError: nothing can be made of it; ``code`` says why.
    """
    kind = _checked(data, PHOTO_BYTES, MIN_SIDE)
    return _encoded(_decoded(data, kind, _three_by_four, 2 * SIZE[1], SIZE[1]), MAX_JPEG_BYTES)


def redraw(data: bytes, *, longest: int, heaviest: int) -> bytes:
    """The whole of a JPEG, PNG or WebP as a JPEG: its pixels alone, by the rules of a photo.

    Args:
        longest: of its sides, in points.
        heaviest: in bytes, of what is sent.

    Raises:
        PhotoError: nothing can be made of it; ``code`` says why.
    """
    kind = _checked(data, heaviest, 1)
    half = longest // 2 + 1  # read at half its size, a large JPEG is about as long as asked

    def whole(image: Image.Image) -> Image.Image:
        if max(image.size) <= longest:
            return image
        return ImageOps.contain(image, (longest, longest), Image.Resampling.LANCZOS)

    return _encoded(_decoded(data, kind, lambda _turned: whole, longest, half), heaviest)


def _checked(data: bytes, heaviest: int, smallest: int) -> str:
    """The kind of a picture that may be decoded."""
    if not data:
        raise PhotoError("empty")
    if len(data) > heaviest:
        raise PhotoError("too_heavy")
    try:
        header = read_header(data)
    except HeaderError as error:
        raise PhotoError(error.code) from error
    if header.width * header.height > (MAX_COSTLY_PIXELS if header.costly else MAX_PIXELS):
        raise PhotoError("too_large")
    if min(header.width, header.height) < smallest:
        raise PhotoError("too_small")
    return header.kind


def _three_by_four(turned: bool) -> Fit:
    size = SIZE[::-1] if turned else SIZE
    return lambda image: ImageOps.fit(image, size, Image.Resampling.LANCZOS)


def _decoded(
    data: bytes, kind: str, fit_of: Callable[[bool], Fit], side: int, costly_side: int
) -> Image.Image:
    """The picture in red, green and blue, upright, of its final size.

    Args:
        fit_of: how it is made small, by whether it lies on its side.
        side: at how many points it may be read, where its kind lets one choose.
        costly_side: the same, of a large one.
    """
    try:
        image = Image.open(BytesIO(data), formats=[kind])
        pixels = image.width * image.height
        # Some phones keep a second picture behind the first, which is the one that is open.
        moves = image.format != "MPO" and getattr(image, "is_animated", False)
        if pixels > (MAX_COSTLY_PIXELS if kind == "WEBP" else MAX_PIXELS) or moves:
            raise PhotoError("damaged")
        turn = _TURNS.get(_orientation(image))
        # A JPEG can be read at half or a quarter of its size; enough is left in any case.
        read_at = side if pixels <= MAX_COSTLY_PIXELS else costly_side
        image.draft("RGB", (read_at, read_at))
        if kind == "JPEG" and image.width * image.height > MAX_COSTLY_PIXELS:
            raise PhotoError("too_large")  # a strip too narrow to be read at half its size
        image.load()
        # What stands behind the pixels of a PNG can still change what the header said of them.
        if _seen_through(image) and image.width * image.height > MAX_COSTLY_PIXELS:
            raise PhotoError("too_large")
        small = _on_white(image, fit_of(turn in _ON_THE_SIDE))
    except PhotoError:
        raise
    except Exception as error:  # a broken file makes Pillow raise errors of every kind
        raise PhotoError("damaged") from error
    return small.transpose(turn) if turn is not None else small


def _orientation(image: Image.Image) -> int:
    try:
        noted = image.getexif().get(_ORIENTATION)
    except Exception:  # what a broken note says of the picture is not worth refusing it
        return 0
    return noted if isinstance(noted, int) else 0


def _on_white(image: Image.Image, fit: Fit) -> Image.Image:
    """The picture made small before anything else: each copy of it costs."""
    if image.mode in _DEEP_GREY:
        deep = fit(image if image.mode in ("I", "I;16") else image.convert("I"))
        return deep.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if _seen_through(image):
        seen = fit(image if image.mode in ("RGBA", "LA") else image.convert("RGBA"))
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen.convert("RGBA")).convert("RGB")
    return fit(image if image.mode in ("RGB", "L") else image.convert("RGB")).convert("RGB")


def _seen_through(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _encoded(image: Image.Image, heaviest: int) -> bytes:
    # Pillow writes what an image carries along, such as its comment: a new one carries nothing.
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    for quality in _QUALITIES:
        out = BytesIO()
        clean.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= heaviest:
            break
    return out.getvalue()
