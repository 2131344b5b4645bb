"""Addresses of version 1."""

from __future__ import annotations

from django.urls import path

from .described import Document
from .offers import Offer, OfferClosing, Offers, ProposalPreview, Proposals
from .people import Profile, ProfileCV, Target
from .works import Work

urlpatterns = [
    path("target/", Target.as_view(), name="api_target"),
    path("profiles/<cnj_id:learner_id>/", Profile.as_view(), name="api_profile"),
    path("profiles/<cnj_id:learner_id>/cv/", ProfileCV.as_view(), name="api_profile_cv"),
    path("offers/", Offers.as_view(), name="api_offers"),
    path("offers/<cnj_id:offer_id>/", Offer.as_view(), name="api_offer"),
    path("offers/<cnj_id:offer_id>/closed/", OfferClosing.as_view(), name="api_offer_closed"),
    path("offers/<cnj_id:offer_id>/proposals/", Proposals.as_view(), name="api_proposals"),
    path(
        "offers/<cnj_id:offer_id>/proposals/preview/",
        ProposalPreview.as_view(),
        name="api_proposal_preview",
    ),
    path("works/<cnj_token:token>/", Work.as_view(), name="api_work"),
    path("openapi.json", Document.as_view(), name="api_document"),
]
