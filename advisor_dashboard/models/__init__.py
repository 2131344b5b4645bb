"""All the tables, in one migration history."""

from .audience import CVLink, CVVersion
from .erasures import PendingErasure
from .offers import Message, MessageDraft, Offer, OfferFormDraft, Proposal
from .people import AdvisorCohort, CurriculumVitae, CVPhoto, CVView, Membership, Scope, Sharing
from .places import Commune, Postcode
from .targeting import Posting, Profile
from .vocabulary import (
    Appellation,
    Mobility,
    Occupation,
    OccupationSkill,
    ReferenceLoad,
    Skill,
)

__all__ = [
    "AdvisorCohort",
    "Appellation",
    "CVLink",
    "CVPhoto",
    "CVVersion",
    "CVView",
    "Commune",
    "CurriculumVitae",
    "Membership",
    "Message",
    "MessageDraft",
    "Mobility",
    "Occupation",
    "OccupationSkill",
    "Offer",
    "OfferFormDraft",
    "PendingErasure",
    "Postcode",
    "Posting",
    "Profile",
    "Proposal",
    "ReferenceLoad",
    "Scope",
    "Sharing",
    "Skill",
]
