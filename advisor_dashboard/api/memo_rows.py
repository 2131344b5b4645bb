"""Memo sheets as they are kept: the sheet of one moment, shared by all who have the same one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from clicnjob_xblocks.content.addresses import replacing
from clicnjob_xblocks.content.documents import ready
from clicnjob_xblocks.memos.sheet import SHAPE, PicturePart, Sheet

from .. import strict_json
from ..models import KeptMemo, MemoSheet
from ..targeting.chunks import chunks
from .access import asked_platform
from .errors import Invalid, NotFound, Unavailable
from .features import MEMOS, all_on, switched_off

#: The type of the block.
BLOCK = "clicnjob_memo"


@dataclass(frozen=True)
class Source:
    """A sheet where it stands in a course, as its author wrote it.

    Attributes:
        document: the text of the block's field.
        addresses: where the files of the course that it shows are served.
    """

    course_key: str
    usage_key: str
    document: str
    addresses: Mapping[str, str] = field(default_factory=dict)

    @property
    def value(self) -> Any:
        """The JSON value of the text; ``None`` for what is none."""
        try:
            return strict_json.loads(self.document)
        except ValueError:
            return None

    @property
    def sheet(self) -> Sheet:
        """What learners see of it."""
        return ready(self.document, SHAPE)

    @property
    def place(self) -> str:
        """Stands for where it is; of one case, whatever a database makes of capitals."""
        return _hashed(self.usage_key)

    @property
    def digest(self) -> str:
        """Stands for where it is and what it says."""
        return _hashed(f"{self.usage_key}\n{self.document}")


def require_switched_on(course_key: str) -> None:
    """Refuse where memos are not kept.

    Raises:
        NotAllowed: the institution has switched that off.
        Unavailable: the platform could not be asked.
    """
    if not all_on(MEMOS, course_key):
        raise switched_off()


def require_written(source: Source) -> None:
    """Refuse a sheet on which there is nothing, or nothing that can be read.

    Raises:
        Invalid: it is one.
    """
    if not source.sheet.items:
        raise Invalid(_("There is nothing on this sheet yet."))


def snapshot(source: Source) -> MemoSheet:
    """The row of this sheet as it is now. The caller has a transaction, and keeps it for somebody.

    Raises:
        Invalid: there is nothing on the sheet.
    """
    require_written(source)
    row, _made = MemoSheet.objects.select_for_update().get_or_create(
        digest=source.digest,
        defaults={
            "course_key": source.course_key,
            "usage_key": source.usage_key,
            "document": source.document,
            "addresses": dict(source.addresses),
            "made_at": timezone.now(),
        },
    )
    return row


def own_rows(learner_id: int) -> QuerySet[KeptMemo]:
    """All that a learner keeps."""
    return KeptMemo.objects.filter(learner_id=learner_id).select_related("sheet")


def own_row(learner_id: int, memo_id: int) -> KeptMemo:
    """One of them.

    Raises:
        NotFound: it is none of the learner's.
    """
    row = own_rows(learner_id).filter(pk=memo_id).first()
    if row is None:
        raise NotFound(_("This sheet is not in your memos."))
    return row


def forget_unkept(sheet_ids: Collection[int]) -> None:
    """Delete those of these sheets that nobody keeps any more."""
    for some in chunks(sheet_ids):
        with transaction.atomic():
            rows = MemoSheet.objects.select_for_update().filter(pk__in=some)
            # Locked first: who is about to keep one of them waits, or is seen below.
            locked = set(rows.values_list("pk", flat=True))
            kept = KeptMemo.objects.filter(sheet_id__in=locked)
            held = set(kept.values_list("sheet_id", flat=True))
            MemoSheet.objects.filter(pk__in=locked - held).delete()


def sheet_of(row: MemoSheet) -> Sheet:
    """What is on a kept sheet."""
    return ready(row.document, SHAPE)


def subject_of(row: MemoSheet) -> str:
    """What a kept sheet is about."""
    return sheet_of(row).head.subject or _("Memo sheet")


def leading_to_files(row: MemoSheet) -> Callable[[str], str]:
    """What leads the addresses in a kept sheet to where the course's files were served."""
    return replacing(row.addresses)


def pictures_on(course_key: str, sheets: Collection[Sheet]) -> dict[str, bytes]:
    """The course's pictures on these sheets, for paper.

    Without them (the course may be gone, or the platform not answer) the sheet says each in words.
    """
    shown = {
        part.picture.url
        for sheet in sheets
        for part in sheet.items
        if isinstance(part, PicturePart) and part.picture is not None
    }
    names = {each for each in shown if each.startswith("/static/")}
    if not names:
        return {}
    with suppress(Unavailable), asked_platform() as platform:
        return platform.files_of(course_key, names)
    return {}


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
