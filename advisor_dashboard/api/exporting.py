"""Everything that is held on a person, handed out."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.db.models import Model, QuerySet

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
    Scope,
    SharedLearner,
    Sharing,
    WorkshopPresence,
    WorkshopSession,
)

PROFILE_FIELDS = (
    "name", "wanted", "commune_name", "latitude", "longitude", "radius_km", "available_on",
    "licences", "languages", "skills", "complete", "active_on", "updated_at", "indexed_at",
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
        "cv_versions": _rows(rows_of(CVVersion, learner_id), "document", "saved_at", "kept_at"),
        "cv_links": _rows(
            rows_of(CVLink, learner_id),
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
        "sharing": _rows(rows_of(Sharing, learner_id), "structure_key", "opened_at", "closed_at"),
        "groups": _rows(
            rows_of(Membership, learner_id),
            "scope__course_key",
            "scope__cohort_id",
            "scope__structure_key",
            "scope__advisor_id",
            "since",
        ),
        "shared_with": _rows(
            rows_of(SharedLearner, learner_id), "course_key", "advisor_id", "shared_at"
        ),
        "profile": _first(profiles, *PROFILE_FIELDS),
        "looks_at_my_cv": _rows(rows_of(CVView, learner_id), "advisor_id", "seen_at"),
        "proposals": _rows(
            rows_of(Proposal, learner_id),
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
        "learners_shared_with_me": _rows(
            SharedLearner.objects.filter(advisor_id=learner_id).order_by("pk"),
            "course_key",
            "learner_id",
            "shared_at",
        ),
        "courses_with_shared_learners": _rows(
            Scope.objects.filter(advisor_id=learner_id).order_by("pk"), "course_key"
        ),
        "notes_on_me": _rows(rows_of(AdvisorNote, learner_id), "author_id", "body", "saved_at"),
        "notes_on_others": _rows(
            AdvisorNote.objects.filter(author_id=learner_id), "learner_id", "body", "saved_at"
        ),
        "lists_i_am_on": _rows(rows_of(ListEntry, learner_id), "of_list__advisor_id", "added_at"),
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
            rows_of(GainedCompetence, learner_id), "tag", "course_key", "gained_at"
        ),
        "paths_finished": _rows(rows_of(FinishedPath, learner_id), "course_key", "finished_at"),
        "memos": _rows(
            rows_of(KeptMemo, learner_id),
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
            rows_of(WorkshopPresence, learner_id),
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
            "started_at",
        ),
        "erasure_asked_for": _first(
            PendingErasure.objects.filter(user_id=learner_id), "first_asked_at"
        ),
    }


def rows_of(model: type[Model], learner_id: int) -> QuerySet[Any]:
    """What a table holds on a learner, in the order of its keys."""
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
