"""All the tables, in one migration history."""

from .access_sheets import AccessListDraft, AccessSheet
from .audience import CVLink, CVVersion
from .competences import GainedCompetence
from .erasures import PendingErasure
from .follow_up import ProposalStep, Reminder
from .lists import LearnerList, ListEntry, SavedSearch
from .live import LiveAnswer, LivePlayer, LiveSession, LiveStep
from .long_work import LongWork
from .memos import KeptMemo, MemoSheet
from .notes import AdvisorNote
from .offer_files import FileRow, OfferFile, OfferFormFile
from .offers import Message, MessageDraft, Offer, OfferFormDraft, Proposal
from .paths import FinishedPath
from .people import (
    AdvisorCohort,
    CurriculumVitae,
    CVPhoto,
    CVView,
    Membership,
    Scope,
    SharedLearner,
    Sharing,
)
from .places import Commune, Postcode
from .targeting import Posting, Profile
from .vocabulary import Appellation, JobHint, Mobility, Occupation, ReferenceLoad
from .words import OwnSynonym, UnknownWord
from .workshops import WorkshopPresence, WorkshopSession

__all__ = [
    "AccessListDraft",
    "AccessSheet",
    "AdvisorCohort",
    "AdvisorNote",
    "Appellation",
    "CVLink",
    "CVPhoto",
    "CVVersion",
    "CVView",
    "Commune",
    "CurriculumVitae",
    "FileRow",
    "FinishedPath",
    "GainedCompetence",
    "JobHint",
    "KeptMemo",
    "LearnerList",
    "ListEntry",
    "LiveAnswer",
    "LivePlayer",
    "LiveSession",
    "LiveStep",
    "LongWork",
    "Membership",
    "MemoSheet",
    "Message",
    "MessageDraft",
    "Mobility",
    "Occupation",
    "Offer",
    "OfferFile",
    "OfferFormDraft",
    "OfferFormFile",
    "OwnSynonym",
    "PendingErasure",
    "Postcode",
    "Posting",
    "Profile",
    "Proposal",
    "ProposalStep",
    "ReferenceLoad",
    "Reminder",
    "SavedSearch",
    "Scope",
    "SharedLearner",
    "Sharing",
    "UnknownWord",
    "WorkshopPresence",
    "WorkshopSession",
]
