"""Everything that is held on a person: hand it out, or erase it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from ..models import (
    AccessListDraft,
    AccessSheet,
    AdvisorCohort,
    CurriculumVitae,
    CVView,
    Membership,
    Message,
    MessageDraft,
    Offer,
    OfferFormDraft,
    PendingErasure,
    Profile,
    Proposal,
    Sharing,
)
from ..targeting.locking import lock_learner
from ..targeting.postings import unindex

PROFILE_FIELDS = (
    "name", "wanted", "commune_name", "latitude", "longitude", "radius_km", "available_on",
    "licences", "updated_at",
)  # fmt: skip


def export_learner(learner_id: int) -> dict[str, Any]:
    """All that is held on a person, as learner and as advisor, in JSON values."""
    cv = CurriculumVitae.objects.filter(pk=learner_id, version__gt=0)
    profiles = Profile.objects.filter(learner_id=learner_id)
    return {
        "cv": _first(cv, "document", "version", "created_at", "saved_at"),
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
            "created_at",
        ),
        "offers_changed": _rows(
            Offer.objects.filter(changed_by_id=learner_id), "title", "changed_at"
        ),
        "messages_sent": _rows(Message.objects.filter(sender_id=learner_id), "body", "sent_at"),
        "messages_not_sent": _rows(
            MessageDraft.objects.filter(advisor_id=learner_id), "body", "kept_at"
        ),
        "offers_not_saved": _rows(
            OfferFormDraft.objects.filter(advisor_id=learner_id), "fields", "kept_at"
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
        "erasure_asked_for": _first(
            PendingErasure.objects.filter(user_id=learner_id), "first_asked_at"
        ),
    }


def erase_learner(learner_id: int) -> None:
    """Erase all that is held on a person; doing it again changes nothing.

    Offers that the person wrote, messages that they sent and accounts that they made belong to
    others too: they stay, without the name. A message that has no reader left goes.
    """
    with transaction.atomic():
        lock_learner(learner_id)
        unindex(learner_id)
        received = list(_of(Proposal, learner_id).values_list("message_id", flat=True).distinct())
        for model in (Proposal, Sharing, Membership, CVView):
            _of(model, learner_id).delete()
        CVView.objects.filter(advisor_id=learner_id).delete()
        AdvisorCohort.objects.filter(advisor_id=learner_id).delete()
        MessageDraft.objects.filter(advisor_id=learner_id).delete()
        OfferFormDraft.objects.filter(advisor_id=learner_id).delete()
        AccessListDraft.objects.filter(advisor_id=learner_id).delete()
        AccessSheet.objects.filter(pk=learner_id).delete()
        AccessSheet.objects.filter(made_by_id=learner_id).update(made_by=None)
        AccessSheet.objects.filter(renewed_by_id=learner_id).update(renewed_by=None)
        Message.objects.filter(pk__in=received, proposals=None).delete()
        Message.objects.filter(sender_id=learner_id).update(sender=None)
        Offer.objects.filter(author_id=learner_id).update(author=None)
        Offer.objects.filter(changed_by_id=learner_id).update(changed_by=None)
        CurriculumVitae.objects.filter(pk=learner_id).delete()
        PendingErasure.objects.filter(user_id=learner_id).delete()


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
    return value.isoformat() if hasattr(value, "isoformat") else value
