"""The photo of a CV: who may put one, who gets it, and how it goes."""

from __future__ import annotations

from base64 import b64decode

import pytest

from advisor_dashboard.api import cv_photos, exporting, privacy
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import CurriculumVitae, CVPhoto
from advisor_dashboard.platform.embedded.acting import acting_for
from cv_xblock.document import Page
from tests import factories


def save(world, colour: str = "red") -> cv_photos.Photo:
    return cv_photos.save_photo(
        world.learner.pk, factories.picture(colour), course_key=world.course
    )


def test_a_picture_is_kept_as_a_photo_drawn_anew(world):
    saved = save(world)
    kept = cv_photos.photo_of(world.learner.pk)
    assert kept == saved
    assert kept.data.startswith(b"\xff\xd8\xff")
    assert cv_photos.photo_saved_at(world.learner.pk) == saved.saved_at


def test_another_photo_takes_its_place(world):
    first, second = save(world), save(world, "blue")
    assert first.data != second.data
    assert cv_photos.photo_of(world.learner.pk) == second
    assert CVPhoto.objects.count() == 1


def test_a_photo_is_nobody_else_s(world):
    save(world)
    assert cv_photos.photo_of(world.neighbour.pk) is None
    assert cv_photos.printed_photo(world.neighbour.pk, Page(photo=True)) is None


def test_a_page_that_does_not_show_the_photo_does_not_get_it(world):
    saved = save(world)
    assert cv_photos.printed_photo(world.learner.pk, Page()) is None
    assert cv_photos.printed_photo(world.learner.pk, Page(photo=True)) == saved.data


def test_a_removed_photo_is_gone_at_once_and_may_be_removed_again(world):
    save(world)
    for _each in range(2):
        cv_photos.remove_photo(world.learner.pk)
        assert cv_photos.photo_of(world.learner.pk) is None
        assert not CVPhoto.objects.exists()


def test_removing_a_photo_asks_nobody(world, unavailable):
    save(world)
    unavailable()
    cv_photos.remove_photo(world.learner.pk)
    assert not CVPhoto.objects.exists()


def test_what_is_no_picture_is_refused_and_the_photo_before_stays(world):
    saved = save(world)
    with pytest.raises(Invalid) as caught:
        cv_photos.save_photo(world.learner.pk, b"GIF89a", course_key=world.course)
    assert caught.value.code == "not_a_picture"
    assert cv_photos.photo_of(world.learner.pk) == saved


def test_who_is_not_in_the_course_puts_no_photo_from_it(world):
    with pytest.raises(NotAllowed):
        cv_photos.save_photo(
            factories.make_person().pk, factories.picture(), course_key=world.course
        )
    assert not CVPhoto.objects.exists()


def test_who_looks_as_the_learner_puts_no_photo(world):
    with acting_for(world.advisor.pk), pytest.raises(NotAllowed):
        save(world)
    assert not CVPhoto.objects.exists()


def test_while_the_platform_cannot_be_asked_nothing_is_kept(world, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        save(world)
    assert not CVPhoto.objects.exists()


def test_nobody_has_no_photo(db):
    with pytest.raises(NotFound):
        cv_photos.save_photo(10**6, factories.picture(), course_key=None)
    assert not CurriculumVitae.objects.exists()


def test_it_is_handed_out_and_erased_with_the_rest(world):
    saved = save(world)
    held = exporting.export_learner(world.learner.pk)
    assert b64decode(held["photo"]["data"]) == saved.data
    privacy.erase_learner(world.learner.pk)
    assert not CVPhoto.objects.exists()


def test_it_costs_a_few_queries(world, django_assert_max_num_queries):
    factories.save_cv(world.learner)
    with django_assert_max_num_queries(12):
        save(world)
