"""What the saving of a photo costs in memory: a kilobyte may be many millions of points."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from cv_xblock.photo import MAX_COSTLY_PIXELS, PhotoError, prepare

#: 4096 by 3051 is the largest of the costly ones, 5000 by 5000 of all.
COSTLY, LARGEST = (4096, 3051), (5000, 5000)
MOST = 250_000_000
CHILD = """
import resource, sys
from cv_xblock.photo import prepare
from PIL import Image
from io import BytesIO
for kind in ("JPEG", "PNG", "WEBP"):
    out = BytesIO()
    Image.new("RGB", (200, 200)).save(out, kind)
    prepare(out.getvalue())
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
prepare(data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""
#: A process starts with the peak of the one that made it: a small one stands between.
BETWEEN = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


def saved(mode: str, size: tuple[int, int], kind: str, **how) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "size", "kind", "how"),
    [("RGBA", COSTLY, "WEBP", {"lossless": True, "method": 0}), ("RGBA", COSTLY, "PNG", {}),
     ("LA", COSTLY, "PNG", {}), ("I;16", COSTLY, "PNG", {}),
     ("P", COSTLY, "PNG", {"transparency": 0}),
     ("RGB", COSTLY, "PNG", {"transparency": (0, 0, 0)}), ("RGB", LARGEST, "PNG", {}),
     ("P", LARGEST, "PNG", {}), ("RGB", LARGEST, "JPEG", {"progressive": True, "subsampling": 0}),
     ("RGB", (62_500, 200), "JPEG", {"progressive": True, "subsampling": 0})],
)  # fmt: skip
def test_the_worst_picture_that_is_taken_costs_a_bounded_room(mode, size, kind, how):
    data = saved(mode, size, kind, **how)
    command = [sys.executable, "-c", BETWEEN, CHILD]
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    grown = int(run.stdout)
    print(mode, kind, size, grown)
    assert 10_000_000 < grown < MOST


@pytest.mark.parametrize(
    ("mode", "size", "kind"),
    [("RGBA", (4097, 3052), "WEBP"), ("RGBA", (4097, 3052), "PNG"), ("I;16", (4097, 3052), "PNG"),
     ("RGB", (5001, 5000), "JPEG"), ("RGB", (62_600, 200), "JPEG")],
)  # fmt: skip
def test_a_larger_one_is_refused(mode, size, kind):
    assert size[0] * size[1] > MAX_COSTLY_PIXELS
    with pytest.raises(PhotoError) as caught:
        prepare(saved(mode, size, kind))
    assert caught.value.code == "too_large"


def test_of_two_pictures_in_one_jpeg_the_first_is_kept():
    out = BytesIO()
    first, second = (Image.new("RGB", (600, 800), colour) for colour in ("white", "black"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert Image.open(BytesIO(out.getvalue())).format == "MPO"
    assert min(Image.open(BytesIO(prepare(out.getvalue()))).getpixel((240, 320))) > 240
