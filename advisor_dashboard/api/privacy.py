"""Everything that is held on a person: hand it out, or erase it."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.db import transaction
from django.db.models import F, Model, Q, QuerySet
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
    LiveAnswer,
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
    Profile,
    Proposal,
    ProposalStep,
    Reminder,
    SavedSearch,
    Sharing,
    WorkshopPresence,
    WorkshopSession,
)
from ..targeting.consent import close_consents, open_structures
from ..targeting.locking import lock_learner
from ..targeting.postings import unindex
from . import access
from .long_work import forget_files
from .memo_rows import forget_unkept
from .profiles import StoredCV, load_cv
from .tracking import record

PROFILE_FIELDS = (
    "name", "wanted", "commune_name", "latitude", "longitude", "radius_km", "available_on",
    "licences", "languages", "skills", "complete", "active_on", "updated_at",
)  # fmt: skip


def export_learner(learner_id: int) -> dict[str, Any]:
    """All that is held on a person, as learner and as advisor, in JSON values."""
    cv = CurriculumVitae.objects.filter(pk=learner_id, version__gt=0)
    profiles = Profile.objects.filter(learner_id=learner_id)
    return {
        "cv": _first(cv, "document", "version", "created_at", "saved_at"),
        "cv_erased": _first(
            CurriculumVitae.objects.filter(pk=learner_id, erased_version__gt=0), "erased_version"
        ),
        "cv_versions": _rows(_of(CVVersion, learner_id), "document", "saved_at", "kept_at"),
        "cv_links": _rows(
            _of(CVLink, learner_id),
            "course_key",
            "page_id",
            "anonymous",
            "token",
            "made_at",
            "expires_at",
            "revoked_at",
            "views",
            "last_view_at",
        ),
        "photo": _first(CVPhoto.objects.filter(pk=learner_id), "data", "saved_at"),
        "sharing": _rows(_of(Sharing, learner_id), "structure_key", "opened_at", "closed_at"),
        "groups": _rows(
            _of(Membership, learner_id),
            "scope__course_key",
            "scope__cohort_id",
            "scope__structure_key",
        ),
        "profile": _first(profiles, *PROFILE_FIELDS),
        "looks_at_my_cv": _rows(_of(CVView, learner_id), "advisor_id", "seen_at"),
        "proposals": _rows(
            _of(Proposal, learner_id),
            "offer__title",
            "offer__employer",
            "message__body",
            "message__sent_at",
            "seen_at",
            "answer",
            "answered_at",
            "cv_page",
            "cv_shown_at",
        ),
        "applications": _rows(
            ProposalStep.objects.filter(proposal__learner_id=learner_id).order_by("pk"),
            "proposal__offer__title",
            "step",
            "set_by_id",
            "set_at",
        ),
        "reminders": _rows(
            Reminder.objects.filter(proposal__learner_id=learner_id).order_by("pk"),
            "proposal__offer__title",
            "message__body",
            "message__sent_at",
        ),
        "looks_at_others": _rows(
            CVView.objects.filter(advisor_id=learner_id), "learner_id", "seen_at"
        ),
        "offers_written": _rows(
            Offer.objects.filter(author_id=learner_id),
            "title",
            "employer",
            "description",
            "contact",
            "starts_on",
            "places",
            "file__name",
            "created_at",
        ),
        "offers_changed": _rows(
            Offer.objects.filter(changed_by_id=learner_id), "title", "changed_at"
        ),
        "applications_noted": _rows(
            ProposalStep.objects.filter(set_by_id=learner_id)
            .exclude(proposal__learner_id=learner_id)
            .order_by("pk"),
            "proposal__learner_id",
            "proposal__offer__title",
            "step",
            "set_at",
        ),
        "messages_sent": _rows(Message.objects.filter(sender_id=learner_id), "body", "sent_at"),
        "messages_not_sent": _rows(
            MessageDraft.objects.filter(advisor_id=learner_id), "body", "kept_at"
        ),
        "offers_not_saved": _rows(
            OfferFormDraft.objects.filter(advisor_id=learner_id), "fields", "file__name", "kept_at"
        ),
        "access_sheet": _first(
            AccessSheet.objects.filter(pk=learner_id),
            "made_by_id",
            "made_at",
            "course_key",
            "renewed_by_id",
            "renewed_at",
        ),
        "accounts_made": _rows(
            AccessSheet.objects.filter(made_by_id=learner_id), "learner_id", "made_at"
        ),
        "passwords_renewed": _rows(
            AccessSheet.objects.filter(renewed_by_id=learner_id), "learner_id", "renewed_at"
        ),
        "accounts_not_made": _rows(
            AccessListDraft.objects.filter(advisor_id=learner_id), "fields", "kept_at"
        ),
        "cohorts_looked_after": _rows(
            AdvisorCohort.objects.filter(advisor_id=learner_id), "course_key", "cohort_id"
        ),
        "notes_on_me": _rows(_of(AdvisorNote, learner_id), "author_id", "body", "saved_at"),
        "notes_on_others": _rows(
            AdvisorNote.objects.filter(author_id=learner_id), "learner_id", "body", "saved_at"
        ),
        "lists_i_am_on": _rows(_of(ListEntry, learner_id), "of_list__advisor_id", "added_at"),
        "lists_of_mine": _rows(
            LearnerList.objects.filter(advisor_id=learner_id), "name", "made_at"
        ),
        "searches_of_mine": _rows(
            SavedSearch.objects.filter(advisor_id=learner_id), "name", "address", "saved_at"
        ),
        "words_taught": _rows(
            OwnSynonym.objects.filter(added_by_id=learner_id), "words", "added_at"
        ),
        "live_quizzes": _rows(
            LivePlayer.objects.filter(user_id=learner_id).order_by("pk"),
            "session__title",
            "session__course_key",
            "name",
            "joined_at",
            "removed_at",
        ),
        "live_answers": _rows(
            LiveAnswer.objects.filter(player__user_id=learner_id).order_by("pk"),
            "player__session__title",
            "question",
            "answer",
            "share",
            "answered_at",
        ),
        "live_quizzes_led": _rows(
            LiveSession.objects.filter(host_id=learner_id), "title", "course_key", "started_at"
        ),
        "competences_gained": _rows(
            _of(GainedCompetence, learner_id), "tag", "course_key", "gained_at"
        ),
        "paths_finished": _rows(_of(FinishedPath, learner_id), "course_key", "finished_at"),
        "memos": _rows(
            _of(KeptMemo, learner_id),
            "sheet__document",
            "notes",
            "notes_saved_at",
            "kept_at",
            "sent_by_id",
            "sent_at",
            "seen_at",
        ),
        "memos_sent": _rows(
            KeptMemo.objects.filter(sent_by_id=learner_id).order_by("pk"), "learner_id", "sent_at"
        ),
        "workshops": _rows(
            _of(WorkshopPresence, learner_id),
            "session__title",
            "session__course_key",
            "session__held_on",
        ),
        "workshops_held": _rows(
            WorkshopSession.objects.filter(held_by_id=learner_id).order_by("pk"),
            "title",
            "course_key",
            "held_on",
            "guests",
            "notes",
        ),
        "long_works": _rows(
            LongWork.objects.filter(starter_id=learner_id).order_by("pk"),
            "kind",
            "state",
            "asked",
            "said",
            "file_name",
            "started_at",
        ),
        "erasure_asked_for": _first(
            PendingErasure.objects.filter(user_id=learner_id), "first_asked_at"
        ),
    }


def erase_learner(learner_id: int) -> None:
    """Erase all that is held on a person; doing it again changes nothing.

    Offers that the person wrote, messages and memo sheets that they sent, live quizzes that they
    led, workshops that they held, accounts that they made and what they noted of applications
    belong to others too: they stay, without the name. A message that has no reader left goes, and
    a sheet that nobody keeps. How many came to a workshop stays a number.
    """
    with transaction.atomic():
        lock_learner(learner_id)
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
            _of(model, learner_id).delete()
        _of(WorkshopPresence, learner_id).delete()
        _of(ListEntry, learner_id).delete()
        LearnerList.objects.filter(advisor_id=learner_id).delete()
        SavedSearch.objects.filter(advisor_id=learner_id).delete()
        OwnSynonym.objects.filter(added_by_id=learner_id).update(added_by=None)
        AdvisorNote.objects.filter(Q(learner_id=learner_id) | Q(author_id=learner_id)).delete()
        WorkshopSession.objects.filter(held_by_id=learner_id).update(held_by=None)
        CVView.objects.filter(advisor_id=learner_id).delete()
        AdvisorCohort.objects.filter(advisor_id=learner_id).delete()
        MessageDraft.objects.filter(advisor_id=learner_id).delete()
        OfferFormDraft.objects.filter(advisor_id=learner_id).delete()
        AccessListDraft.objects.filter(advisor_id=learner_id).delete()
        AccessSheet.objects.filter(pk=learner_id).delete()
        AccessSheet.objects.filter(made_by_id=learner_id).update(made_by=None)
        AccessSheet.objects.filter(renewed_by_id=learner_id).update(renewed_by=None)
        sheets = set(_of(KeptMemo, learner_id).values_list("sheet_id", flat=True))
        _of(KeptMemo, learner_id).delete()
        forget_unkept(sheets)
        KeptMemo.objects.filter(sent_by_id=learner_id).update(sent_by=None)
        LongWork.objects.filter(starter_id=learner_id).delete()
        forget_files()
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
    proposed = _of(Proposal, learner_id).values_list("message_id", flat=True)
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
    unindex(learner_id)
    opened = open_structures(learner_id)
    if close_consents(learner_id, opened):
        for structure_key in sorted(opened):
            record(CvClosed(course_key, structure_key))
    for model in (Membership, CVPhoto, CVVersion, CVLink):
        _of(model, learner_id).delete()
    _of(Proposal, learner_id).update(cv_page="", cv_shown_at=None)
    # Two statements: MariaDB and MySQL read, on the right of an UPDATE, what it has just set.
    written = CurriculumVitae.objects.filter(pk=learner_id, version__gt=0)
    written.update(erased_version=F("version") + 1)
    written.update(document={}, version=0, saved_at=timezone.now())


def _of(model: type[Model], learner_id: int) -> QuerySet[Any]:
    return model._default_manager.filter(learner_id=learner_id).order_by("pk")


def _rows(rows: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    return [
        {name.replace("__", "_"): _json(value) for name, value in row.items()}
        for row in rows.values(*fields)
    ]


def _first(rows: QuerySet[Any], *fields: str) -> dict[str, Any] | None:
    return next(iter(_rows(rows, *fields)), None)


def _json(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    return value.isoformat() if hasattr(value, "isoformat") else value
