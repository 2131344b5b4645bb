"""The photo: real pictures of every kind, and files that only look like pictures."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
import zlib
from io import BytesIO

import pytest
from PIL import Image

from cv_xblock.caps import PHOTO_BYTES
from cv_xblock.photo import MAX_JPEG_BYTES, SIZE, PhotoError, prepare
from cv_xblock.photo_header import MAX_SCANS, read_header

RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(size=(600, 800), mode="RGB", kind="JPEG", top=RED, bottom=BLUE, **how) -> bytes:
    """A picture whose upper half has one colour and whose lower half another."""
    image = Image.new("RGB", size, bottom)
    image.paste(top, (0, 0, size[0], size[1] // 2))
    return saved(image.convert(mode), kind, **how)


def saved(image: Image.Image, kind: str, **how) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def opened(photo: bytes) -> Image.Image:
    image = Image.open(BytesIO(photo))
    image.load()
    return image


def near(colour, wanted) -> bool:
    return all(abs(one - other) < 25 for one, other in zip(colour, wanted, strict=True))


def upright(photo: bytes) -> bool:
    """Whether red is above and blue below."""
    image = opened(photo)
    return near(image.getpixel((240, 40)), RED) and near(image.getpixel((240, 600)), BLUE)


def refused(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        prepare(data)
    return caught.value.code


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says it is so large, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    parts = (chunk(b"IHDR", head), *more, chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


# ---- what comes out


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(600, 800), (1600, 900), (900, 1600), (130, 140)])
def test_any_picture_becomes_a_small_upright_jpeg_of_three_by_four(kind, size):
    photo = prepare(picture(size, kind=kind))
    image = opened(photo)
    assert (image.format, image.size, image.mode) == ("JPEG", SIZE, "RGB")
    assert len(photo) <= MAX_JPEG_BYTES
    assert upright(photo)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "JPEG"), ("L", "PNG"), ("1", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"),
     ("RGBA", "WEBP"), ("I;16", "PNG")],
)  # fmt: skip
def test_every_way_to_keep_colours_is_read(mode, kind):
    if mode == "I;16":
        data = saved(Image.new("I;16", (300, 400), 50_000), kind)
        assert near(opened(prepare(data)).getpixel((240, 320)), (195, 195, 195))
        return
    assert opened(prepare(picture(mode=mode, kind=kind))).mode == "RGB"


def test_sixteen_bits_a_colour_are_read():
    row = b"\0" + struct.pack(">HHH", 200 << 8, 30 << 8, 30 << 8) * 300
    head = struct.pack(">IIBBBBB", 300, 400, 16, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(row * 400)), chunk(b"IEND", b""))
    )
    assert near(opened(prepare(data)).getpixel((240, 320)), RED)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_can_be_seen_through_is_white(kind):
    data = saved(Image.new("RGBA", (300, 400), (0, 0, 0, 0)), kind)
    assert near(opened(prepare(data)).getpixel((240, 320)), (255, 255, 255))


def test_a_palette_that_can_be_seen_through_is_put_on_white():
    image = Image.new("P", (300, 400), 0)
    image.putpalette([0, 0, 0, 200, 30, 30] + [0] * 762)
    image.paste(1, (0, 0, 300, 200))
    photo = opened(prepare(saved(image, "PNG", transparency=0)))
    assert near(photo.getpixel((240, 600)), (255, 255, 255))
    assert near(photo.getpixel((240, 40)), RED)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_upright_by_what_the_camera_noted(kind, turn):
    image = opened(picture())
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    if turn in undo:
        image = image.transpose(undo[turn])
    exif = Image.Exif()
    exif[0x0112] = turn
    assert upright(prepare(saved(image, kind, exif=exif)))


def test_nothing_but_the_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "SECRET-DESCRIPTION"
    exif.get_ifd(0x8825)[2] = (50.0, 38.0, 0.0)
    exif.get_ifd(0x8825)[29] = "SECRET-PLACE"
    data = picture(exif=exif, comment=b"SECRET-COMMENT", icc_profile=b"SECRET-PROFILE" * 20)
    assert data.count(b"SECRET") > 3
    photo = prepare(data)
    assert b"SECRET" not in photo
    assert b"Exif" not in photo
    image = opened(photo)
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not image.getexif()


def test_a_second_file_behind_the_picture_is_left_behind():
    hidden = b"PK\x03\x04<script>alert(1)</script>%PDF-1.7 GIF89a"
    for kind in ("JPEG", "PNG"):
        photo = prepare(picture(kind=kind) + hidden)
        assert b"script" not in photo
        assert photo.endswith(b"\xff\xd9")


def test_the_hardest_picture_stays_small():
    noise = Image.frombytes("RGB", SIZE, random.Random(4).randbytes(SIZE[0] * SIZE[1] * 3))  # noqa: S311
    assert len(prepare(saved(noise, "PNG"))) <= MAX_JPEG_BYTES


def test_the_same_picture_gives_the_same_photo():
    assert prepare(picture()) == prepare(picture())


# ---- what is refused


def test_nothing_and_too_much_are_refused_unread():
    assert refused(b"") == "empty"
    assert refused(b"\xff" * (PHOTO_BYTES + 1)) == "too_heavy"


@pytest.mark.parametrize(
    "data",
    [b"GIF89a" + b"\0" * 100, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"BM" * 90,
     b"II*\0" + b"\0" * 90, b"x", b"RIFF\0\0\0\0WAVE", b"\0" * 500, "é".encode() * 300],
)  # fmt: skip
def test_what_is_of_another_kind_is_refused_by_its_content(data):
    assert refused(data) == "not_a_picture"


def test_the_kind_that_some_phones_keep_is_called_by_its_name():
    assert refused(b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + b"\0" * 200) == "heic"


def test_a_gif_that_is_called_otherwise_is_no_picture_of_ours():
    assert refused(saved(opened(picture()), "GIF")) == "not_a_picture"


def vp8x(width: int, height: int, flags: int = 0) -> bytes:
    body = bytes([flags, 0, 0, 0]) + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    inner = b"WEBPVP8X" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def jpeg_of(width: int, height: int) -> bytes:
    """A true JPEG whose header lies about its size."""
    data = bytearray(picture((200, 200)))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [png_of(40_000, 40_000), jpeg_of(40_000, 40_000), vp8x(16_000, 16_000),
     png_of(2**31 - 1, 2**31 - 1), png_of(5001, 5000)],
    ids=["png", "jpeg", "webp", "png of billions", "just above"],
)  # fmt: skip
def test_a_picture_of_40_000_by_40_000_costs_nothing(data):
    assert len(data) < 6000
    tracemalloc.start()
    started = time.process_time()
    assert refused(data) == "too_large"
    assert time.process_time() - started < 0.5
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_ends_too_early_is_refused_wherever_it_ends(kind):
    noise = Image.frombytes("RGB", (200, 200), random.Random(4).randbytes(120_000))  # noqa: S311
    data = saved(noise, kind)
    for share in (0.001, 0.01, 0.1, 0.5, 0.9, 0.98):
        assert refused(data[: max(16, int(len(data) * share))]) == "damaged"


def test_bytes_changed_at_random_are_refused_or_drawn_anew():
    source = random.Random(11)  # noqa: S311
    for kind in ("JPEG", "PNG", "WEBP"):
        data = picture((160, 160), kind=kind)
        for _each in range(150):
            broken = bytearray(data)
            for _byte in range(source.randint(1, 6)):
                broken[source.randrange(len(broken))] = source.randrange(256)
            try:
                photo = prepare(bytes(broken))
            except PhotoError:
                continue
            assert opened(photo).size == SIZE


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_moves_is_refused(kind):
    frames = [Image.new("RGB", (200, 200), colour) for colour in (RED, BLUE)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert refused(data) == "animated"


def test_the_colours_of_a_printing_house_are_refused():
    assert refused(saved(Image.new("CMYK", (300, 400)), "JPEG")) == "cmyk"


def test_a_face_of_a_few_points_is_refused():
    assert refused(picture((119, 400))) == "too_small"
    assert refused(png_of(1, 1)) == "too_small"


def test_a_size_of_nothing_is_refused():
    assert refused(png_of(0, 400)) == "damaged"
    assert refused(jpeg_of(0, 0)) == "damaged"


def test_a_jpeg_of_thousands_of_scans_is_not_even_begun():
    data = picture((200, 200), progressive=True)
    at = data.index(b"\xff\xda")
    after = data.index(b"\xff\xc4", at) if b"\xff\xc4" in data[at:] else len(data) - 2
    scan = data[at:after]
    assert refused(data[:after] + scan * 5000 + data[after:]) == "damaged"
    assert read_header(data[:after] + scan * (MAX_SCANS - 20) + data[after:]).width == 200


def test_a_note_of_the_camera_that_is_broken_does_not_cost_the_photo():
    data = picture()
    for note in (b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0" + b"\xff" * 80, b""):
        body = b"Exif\0\0" + note
        segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        assert upright(prepare(data[:2] + segment + data[2:]))


def test_a_text_that_unpacks_to_a_thousand_times_its_length_costs_little():
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 30_000_000))
    tracemalloc.start()
    assert refused(png_of(200, 200, bomb)) == "damaged"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
