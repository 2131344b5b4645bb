"""Saving a CV: nothing is lost, nothing is overwritten, no other hand writes."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import profiles
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import CurriculumVitae, Membership, Posting
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from cv_xblock.document import CV
from tests import factories


def save(learner, document=None, base_version=0, course_key=None):
    return profiles.save_cv(
        learner.pk,
        document if document is not None else factories.cv_document(),
        base_version=base_version,
        course_key=course_key,
    )


def test_before_the_first_saving_there_is_an_empty_cv(world):
    stored = profiles.load_cv(world.learner.pk)
    assert (stored.document, stored.version, stored.saved_at) == (CV().to_dict(), 0, None)


def test_what_is_saved_is_what_is_loaded(world):
    document = factories.cv_document("ogr:20526", introduction="Zoé 🧁 d’Öländ\nمرحبا")
    saved = save(world.learner, document, course_key=world.course)
    assert saved.version == 1
    assert profiles.load_cv(world.learner.pk) == saved
    assert saved.document == document


def test_each_change_raises_the_version_by_one(world):
    first = save(world.learner)
    second = save(world.learner, factories.cv_document(first_name="Zoé"), first.version)
    assert (first.version, second.version) == (1, 2)


def test_the_same_content_raises_no_version_and_no_conflict(world):
    save(world.learner)
    assert save(world.learner, base_version=1).version == 1
    # A page that lost the answer to its first saving sends it again.
    assert save(world.learner, base_version=0).version == 1


def test_a_second_phone_with_an_older_version_overwrites_nothing(world):
    save(world.learner)
    save(world.learner, factories.cv_document(first_name="Du téléphone A"), base_version=1)
    with pytest.raises(Conflict) as caught:
        save(world.learner, factories.cv_document(first_name="Du téléphone B"), base_version=1)
    assert caught.value.current == profiles.load_cv(world.learner.pk)
    assert caught.value.current.document["first_name"] == "Du téléphone A"
    assert caught.value.current.version == 2


def test_two_first_savings_make_one_cv_and_one_conflict(world):
    save(world.learner)
    with pytest.raises(Conflict):
        save(world.learner, factories.cv_document(first_name="Autre"), base_version=0)
    assert CurriculumVitae.objects.count() == 1


@pytest.mark.parametrize("version", [7, -1])
def test_a_version_that_never_was_is_a_conflict(world, version):
    save(world.learner)
    with pytest.raises(Conflict):
        save(world.learner, factories.cv_document(first_name="Autre"), base_version=version)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"first_name": "x" * 10_000}, "first_name"),
        ({"last_name": "a\0b"}, "last_name"),
        ({"introduction": 3}, "introduction"),
        ({"radius_km": 10_000}, "radius_km"),
        ({"licences": ["Z"]}, "licences.0"),
    ],
)
def test_what_cannot_be_stored_is_named_and_nothing_is_saved(world, changes, path):
    with pytest.raises(Invalid) as caught:
        save(world.learner, factories.cv_document() | changes)
    assert path in {problem.path for problem in caught.value.problems}
    assert path in caught.value.fields
    assert profiles.load_cv(world.learner.pk).version == 0


@pytest.mark.parametrize("document", [None, 3, "cv", [], {"schema": 99}])
def test_what_is_no_cv_is_refused(world, document):
    with pytest.raises(Invalid):
        profiles.save_cv(world.learner.pk, document, base_version=0, course_key=None)


def test_what_looks_wrong_is_stored_and_said(world):
    document = factories.cv_document(
        email="pas une adresse",
        commune={"key": "insee:00000", "name": "Nulle-Part", "postcode": ""},
        wanted_jobs=[{"key": "ogr:0", "rome": "", "label": "Dompteur"}],
        experiences=[
            {
                "id": "a", "title": "Vente", "employer": "", "place": "", "start": "2999-01",
                "end": "", "current": True, "tasks": "",
            }
        ],
    )  # fmt: skip
    saved = save(world.learner, document)
    assert saved.version == 1
    assert {problem.code for problem in saved.problems} == {
        "email_odd", "commune_unknown", "job_unknown", "in_future",
    }  # fmt: skip
    assert profiles.load_cv(world.learner.pk).problems == saved.problems


def test_nobody_saves_in_a_view_shown_to_somebody_else(world):
    with acting_for(world.advisor.pk), pytest.raises(NotAllowed) as caught:
        save(world.learner, course_key=world.course)
    assert caught.value.code == "masquerade"
    assert profiles.load_cv(world.learner.pk).version == 0


def test_only_who_is_in_the_course_saves_from_it(world):
    elsewhere = factories.make_course("sud")
    with pytest.raises(NotAllowed):
        save(world.learner, course_key=elsewhere)
    membership.unenroll(world.learner.pk, world.course)
    with pytest.raises(NotAllowed):
        save(world.learner, course_key=world.course)
    assert save(world.advisor, course_key=world.course).version == 1


def test_nothing_is_saved_when_the_platform_cannot_be_asked(world, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        save(world.learner, course_key=world.course)
    with pytest.raises(Unavailable):
        save(world.learner)
    assert not CurriculumVitae.objects.exists()


def test_nobody_has_no_cv(world):
    with pytest.raises(NotFound):
        profiles.save_cv(10**9, factories.cv_document(), base_version=0, course_key=None)


def test_saving_indexes_nothing_while_the_cv_is_closed(world):
    save(world.learner, factories.cv_document("ogr:20526"))
    assert not Posting.objects.exists()


def test_saving_learns_where_the_learner_stands(world):
    assert not Membership.objects.exists()
    save(world.learner)
    standing = Membership.objects.filter(learner=world.learner)
    assert set(standing.values_list("scope__course_key", flat=True)) == {world.course}
    assert standing.count() == 2
