"""The administrator's tables: what is set there, and what is not opened."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test.utils import override_settings
from django.urls import path
from django.utils.translation import override

from advisor_dashboard import models
from advisor_dashboard.admin import AdvisorCohortForm, SharedLearnerForm
from advisor_dashboard.models import AdvisorCohort, SharedLearner
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Cohort
from tests import factories
from tests.platform.broken import SETTING

#: The demo opens no administrator's pages; the platform does.
urlpatterns = [path("admin/", admin.site.urls)]


@pytest.fixture
def request_of(rf, db):
    root = factories.make_person("root", is_staff=True, is_superuser=True)

    def request(**data):
        request = rf.get("/", data)
        request.user = root
        request.session = {}
        request._messages = FallbackStorage(request)
        return request

    return request


def test_no_personal_data_of_learners_is_registered():
    ours = {model for model in admin.site._registry if model._meta.app_label == "advisor_dashboard"}

    tables = {models.AdvisorCohort, models.Offer, models.ReferenceLoad, models.SharedLearner}
    assert ours == tables


@pytest.mark.parametrize("model", [models.ReferenceLoad, models.Offer])
def test_loads_and_offers_can_be_looked_at_and_not_changed(request_of, model):
    request = request_of()
    rows = admin.site._registry[model]

    assert rows.has_view_permission(request)
    assert not rows.has_add_permission(request)
    assert not rows.has_change_permission(request)
    assert not rows.has_delete_permission(request)


def test_the_pages_of_an_offer_name_no_learner(request_of):
    world = factories.make_world()
    # Long enough never to stand in a token by chance.
    names = {"user": "zzlogin", "first": "Zzaccount", "last": "Zzlastname"}
    cv_names = {"first_name": "Zzfirstcv", "last_name": "Zznamecv"}
    learner = factories.make_learner(
        world.course, username=names["user"], first_name=names["first"], last_name=names["last"]
    )
    factories.share_cv(learner, world.course, **cv_names)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, learner)
    rows = admin.site._registry[models.Offer]
    with override_settings(ROOT_URLCONF=__name__):
        for response in (
            rows.changelist_view(request_of()),
            rows.changelist_view(request_of(q="Boulangerie")),
            rows.change_view(request_of(), str(offer.id)),
        ):
            page = response.render().content.decode()
            assert response.status_code == 200
            for name in (*names.values(), *cv_names.values()):
                assert name.lower() not in page.lower()
        assert "Boulangerie de la place" in page


@pytest.fixture
def narrowing(db):
    """What an administrator types, right unless changed."""
    world = factories.make_world()

    def form(**changes):
        given = {
            "advisor": world.advisor.pk,
            "course_key": world.course,
            "cohort_id": Cohort.objects.get(name="Matin").pk,
        }
        return AdvisorCohortForm(given | changes)

    form.world = world
    return form


def test_a_narrowing_that_the_platform_confirms_is_kept(narrowing):
    form = narrowing(course_key=f"  {narrowing.world.course} ")
    assert form.is_valid(), form.errors
    form.save()
    assert AdvisorCohort.objects.get().course_key == narrowing.world.course


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("course_key", "course-v1:no+such+course"),
        ("course_key", ""),
        ("cohort_id", 0),
        ("cohort_id", -1),
        ("cohort_id", 10**6),
    ],
)
def test_a_typing_error_in_a_narrowing_is_refused(narrowing, field, typed):
    form = narrowing(**{field: typed})
    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_a_cohort_of_another_course_is_refused(narrowing):
    other = factories.make_course("nord")
    factories.make_learner(other, "Ailleurs")
    assert not narrowing(cohort_id=Cohort.objects.get(name="Ailleurs").pk).is_valid()


def test_a_key_in_other_letters_is_refused(narrowing):
    assert not narrowing(course_key=narrowing.world.course.upper()).is_valid()


def test_who_is_on_no_team_is_not_narrowed(narrowing):
    form = narrowing(advisor=narrowing.world.learner.pk)
    assert not form.is_valid()
    assert list(form.errors) == ["advisor"]


def test_nothing_is_narrowed_when_the_platform_cannot_be_asked(narrowing, settings):
    settings.CLICNJOB = SETTING
    assert not narrowing().is_valid()
    assert not AdvisorCohort.objects.exists()


@pytest.fixture
def share(narrowing):
    """A learner whom an administrator opens to an advisor, right unless changed."""

    def form(**changes):
        world = narrowing.world
        given = {
            "advisor": world.advisor.pk,
            "course_key": world.course,
            "learner": world.learner.pk,
        }
        return SharedLearnerForm(given | changes)

    form.world = narrowing.world
    return form


def test_a_learner_of_the_course_is_shared_once(share):
    form = share(course_key=f" {share.world.course}  ")
    assert form.is_valid(), form.errors
    form.save()
    assert SharedLearner.objects.get().course_key == share.world.course
    with override("fr"):
        again = share()
        assert "déjà" in str(again.errors["__all__"])


@pytest.mark.parametrize("key", ["course-v1:no+such+course", "", str.upper])
def test_sharing_in_no_course_of_the_platform_is_refused(share, key):
    form = share(course_key=key(share.world.course) if callable(key) else key)
    assert list(form.errors) == ["course_key"]


def test_only_the_team_of_the_course_has_its_learners_shared(share):
    form = share(advisor=factories.make_advisor(factories.make_course("nord")).pk)
    assert list(form.errors) == ["advisor"]


@pytest.mark.parametrize("role", ["elsewhere", "left", "team"])
def test_who_does_not_learn_in_the_course_is_shared_with_nobody(share, role):
    course = share.world.course
    person = factories.make_learner(
        factories.make_course("nord") if role == "elsewhere" else course
    )
    if role == "left":
        membership.unenroll(person.pk, course)
    if role == "team":
        membership.appoint(person.pk, course)
    form = share(learner=person.pk)
    assert list(form.errors) == ["learner"]


def test_nobody_is_shared_when_the_platform_cannot_be_asked(share, settings):
    settings.CLICNJOB = SETTING
    assert not share().is_valid()


def test_a_shared_learner_is_added_and_deleted_and_not_changed(request_of):
    rows = admin.site._registry[SharedLearner]
    assert rows.has_add_permission(request_of())
    assert rows.has_delete_permission(request_of())
    assert not rows.has_change_permission(request_of())


def test_the_page_of_shared_learners_shows_no_cv(request_of):
    world = factories.make_world()
    factories.share_cv(world.learner, world.course, first_name="Zzfirstcv", last_name="Zznamecv")
    SharedLearner.objects.create(
        advisor=world.advisor, course_key=world.course, learner=world.learner
    )
    with override_settings(ROOT_URLCONF=__name__):
        rows = admin.site._registry[SharedLearner]
        page = rows.changelist_view(request_of(q="lina")).render().content.decode()
    assert world.course in page
    assert "zzfirstcv" not in page.lower()
    assert "zznamecv" not in page.lower()
