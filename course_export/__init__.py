"""Course bundles: what a course is made of, writing and reading it as OLX, safely."""

from __future__ import annotations

from .bundle import read_bundle, write_bundle
from .model import Block, Chapter, Course, Sequential, Vertical
from .problems import BundleError, Problem

__all__ = [
    "Block",
    "BundleError",
    "Chapter",
    "Course",
    "Problem",
    "Sequential",
    "Vertical",
    "read_bundle",
    "write_bundle",
]
