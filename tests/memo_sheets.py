"""A host that has memo sheets in its courses, for tests."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from advisor_dashboard.api.memo_rows import BLOCK, Source
from advisor_dashboard.platform import PlacedBlock
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from clicnjob_xblocks.content.documents import dump
from tests import factories

from .memos.making import SHEET, TEXT

PLATFORM = "tests.memo_sheets.PlatformWithSheets"


def usage(course_key: str, name: str = "one") -> str:
    """The usage key of a sheet of a course."""
    return f"{course_key.replace('course-v1:', 'block-v1:')}+type@{BLOCK}+block@{name}"


def source(course_key: str, name: str = "one", **changes: Any) -> Source:
    """A sheet where it stands."""
    return Source(course_key, usage(course_key, name), dump({**SHEET, **changes}))


class PlatformWithSheets(EmbeddedPlatform):
    """Every course has three sheets, of which one is blank."""

    def blocks_of_type(self, course_key: str, block_type: str) -> list[PlacedBlock]:
        return [
            PlacedBlock(usage(course_key, "one"), {"sheet": TEXT}),
            PlacedBlock(usage(course_key, "two"), {"sheet": dump({**SHEET, "subject": "Deux"})}),
            PlacedBlock(usage(course_key, "blank"), {}),
        ]

    def unit_url(self, user_id: int, course_key: str, block_type: str) -> str | None:
        return None

    def completion_of(self, user_id: int, course_key: str, block_type: str) -> float:
        return 0.0

    def course_url(self, course_key: str) -> str | None:
        return None

    def files_of(self, course_key: str, names: Collection[str]) -> dict[str, bytes]:
        return dict.fromkeys(names, factories.picture())

    def file_addresses(self, course_key: str, names: Collection[str]) -> dict[str, str]:
        return {name: f"/files{name}" for name in names}
