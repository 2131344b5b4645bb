"""The administrator's tables: what is set there, and what is not opened."""

from __future__ import annotations

from django.contrib import admin

from advisor_dashboard import models
from tests import factories


def test_no_personal_data_of_learners_is_registered():
    ours = {model for model in admin.site._registry if model._meta.app_label == "advisor_dashboard"}

    assert ours == {models.AdvisorCohort, models.Offer, models.ReferenceLoad}


def test_loads_can_be_looked_at_and_not_changed(rf, db):
    request = rf.get("/")
    request.user = factories.make_person("root", is_staff=True, is_superuser=True)
    loads = admin.site._registry[models.ReferenceLoad]

    assert loads.has_view_permission(request)
    assert not loads.has_add_permission(request)
    assert not loads.has_change_permission(request)
    assert not loads.has_delete_permission(request)
