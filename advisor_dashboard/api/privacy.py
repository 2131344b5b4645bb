"""Erasing what is held on a person. What is held, ``exporting`` tells."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from ..events import CvClosed
from ..models import (
    AccessListDraft,
    AccessSheet,
    AdvisorCohort,
    AdvisorNote,
    CurriculumVitae,
    CVLink,
    CVPhoto,
    CVVersion,
    CVView,
    FinishedPath,
    GainedCompetence,
    KeptMemo,
    LearnerList,
    ListEntry,
    LivePlayer,
    LiveSession,
    LongWork,
    Membership,
    Message,
    MessageDraft,
    Offer,
    OfferFormDraft,
    OwnSynonym,
    PendingErasure,
    Proposal,
    ProposalStep,
    Reminder,
    SavedSearch,
    Scope,
    SharedLearner,
    Sharing,
    WorkshopPresence,
    WorkshopSession,
)
from ..targeting.consent import close_consents, open_structures
from ..targeting.locking import lock_learner
from ..targeting.postings import unindex
from . import access
from .exporting import rows_of
from .long_work import forget_learner
from .memo_rows import forget_unkept
from .names_in_words import forget_name
from .profiles import StoredCV, load_cv
from .tracking import record


def erase_learner(learner_id: int) -> None:
    """Erase all that is held on a person; doing it again changes nothing.

    Offers that the person wrote, messages and memo sheets that they sent, live quizzes that they
    led, workshops that they held, accounts that they made and what they noted of applications
    belong to others too: they stay, without the name. A message that has no reader left goes, and
    a sheet that nobody keeps. How many came to a workshop stays a number.
    """
    with transaction.atomic():
        lock_learner(learner_id)
        forget_name(learner_id)
        unindex(learner_id)
        received = _messages_to(learner_id)
        for model in (
            Proposal,
            Sharing,
            Membership,
            CVView,
            CVPhoto,
            CVVersion,
            CVLink,
            FinishedPath,
            GainedCompetence,
        ):
            rows_of(model, learner_id).delete()
        rows_of(WorkshopPresence, learner_id).delete()
        rows_of(ListEntry, learner_id).delete()
        LearnerList.objects.filter(advisor_id=learner_id).delete()
        SavedSearch.objects.filter(advisor_id=learner_id).delete()
        OwnSynonym.objects.filter(added_by_id=learner_id).update(added_by=None)
        AdvisorNote.objects.filter(Q(learner_id=learner_id) | Q(author_id=learner_id)).delete()
        WorkshopSession.objects.filter(held_by_id=learner_id).update(held_by=None)
        CVView.objects.filter(advisor_id=learner_id).delete()
        AdvisorCohort.objects.filter(advisor_id=learner_id).delete()
        SharedLearner.objects.filter(Q(learner_id=learner_id) | Q(advisor_id=learner_id)).delete()
        # After the commit the index of those who stood there follows, as each row is gone.
        Scope.objects.filter(advisor_id=learner_id).delete()
        MessageDraft.objects.filter(advisor_id=learner_id).delete()
        OfferFormDraft.objects.filter(advisor_id=learner_id).delete()
        AccessListDraft.objects.filter(advisor_id=learner_id).delete()
        AccessSheet.objects.filter(pk=learner_id).delete()
        AccessSheet.objects.filter(made_by_id=learner_id).update(made_by=None)
        AccessSheet.objects.filter(renewed_by_id=learner_id).update(renewed_by=None)
        sheets = set(rows_of(KeptMemo, learner_id).values_list("sheet_id", flat=True))
        rows_of(KeptMemo, learner_id).delete()
        forget_unkept(sheets)
        KeptMemo.objects.filter(sent_by_id=learner_id).update(sent_by=None)
        LongWork.objects.filter(starter_id=learner_id).delete()
        forget_learner(learner_id)
        LivePlayer.objects.filter(user_id=learner_id).delete()
        LiveSession.objects.filter(host_id=learner_id).update(host=None)
        ProposalStep.objects.filter(set_by_id=learner_id).update(set_by=None)
        Message.objects.filter(pk__in=received, proposals=None, reminders=None).delete()
        Message.objects.filter(sender_id=learner_id).update(sender=None)
        Offer.objects.filter(author_id=learner_id).update(author=None)
        Offer.objects.filter(changed_by_id=learner_id).update(changed_by=None)
        CurriculumVitae.objects.filter(pk=learner_id).delete()
        PendingErasure.objects.filter(user_id=learner_id).delete()


def _messages_to(learner_id: int) -> list[int]:
    proposed = rows_of(Proposal, learner_id).values_list("message_id", flat=True)
    reminders = Reminder.objects.filter(proposal__learner_id=learner_id)
    return list({*proposed, *reminders.values_list("message_id", flat=True)})


def erase_own_cv(learner_id: int, *, course_key: str | None) -> StoredCV:
    """The learner erases the CV for good, and stays a learner of the course.

    The CV, its earlier states, its links, what is searched of it and where the learner stands
    go; every consent ends, and its proof stays, as after any withdrawal. What belongs to others
    too stays until the account goes: offers and their answers, and which advisor had read the
    CV. Of the CV only a number is left, so that no page that still shows it saves it again.

    Returns:
        The empty CV from which the learner may begin anew.

    Raises:
        NotAllowed: somebody else is looking. No enrollment is needed, and no toggle is asked.
        NotFound: there is no such person.
        Unavailable: the platform could not be asked; nothing was erased.
    """
    access.display_name(learner_id)
    if course_key is not None:
        access.require_own_view(learner_id, course_key)
    with transaction.atomic():
        if lock_learner(learner_id):
            _erase_own_cv(learner_id, course_key or "")
    return load_cv(learner_id)


def _erase_own_cv(learner_id: int, course_key: str) -> None:
    forget_name(learner_id)
    unindex(learner_id)
    opened = open_structures(learner_id)
    if close_consents(learner_id, opened):
        for structure_key in sorted(opened):
            record(CvClosed(course_key, structure_key))
    for model in (Membership, CVPhoto, CVVersion, CVLink):
        rows_of(model, learner_id).delete()
    rows_of(Proposal, learner_id).update(cv_page="", cv_shown_at=None)
    # Two statements: MariaDB and MySQL read, on the right of an UPDATE, what it has just set.
    written = CurriculumVitae.objects.filter(pk=learner_id, version__gt=0)
    written.update(erased_version=F("version") + 1)
    written.update(document={}, version=0, saved_at=timezone.now())
