"""A learner erases the CV for good, stays a learner, and no open page brings it back."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.utils.translation import gettext as translated

from advisor_dashboard.api import (
    access,
    cv_links,
    exporting,
    inbox,
    privacy,
    profiles,
    sharing,
)
from advisor_dashboard.api.errors import Conflict, NotAllowed, Unavailable
from advisor_dashboard.api.groups import refresh_learner, with_cv
from advisor_dashboard.api.learner_lists import add_to_list
from advisor_dashboard.api.own_data import _PARTS, everything_about
from advisor_dashboard.api.own_page import CVState, own_cv
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.models import (
    CurriculumVitae,
    CVLink,
    CVPhoto,
    CVVersion,
    CVView,
    Membership,
    Posting,
    Profile,
    SharedLearner,
    Sharing,
)
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from tests import factories


@pytest.fixture
def world(world):
    """A CV with all that can hang on one."""
    factories.share_cv(world.learner, world.course, "ogr:20526", introduction="Motrarissime")
    stored = profiles.load_cv(world.learner.pk)
    profiles.save_cv(
        world.learner.pk,
        stored.document | {"first_name": "Zoé"},
        base_version=stored.version,
        course_key=world.course,
        keep=True,
    )
    CVPhoto.objects.create(learner=world.learner, data=b"x", saved_at=stored.saved_at)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner)
    read_cv(world.advisor.pk, world.learner.pk)
    cv_links.make_link(world.learner.pk, world.course, page_id="", days=7, anonymous=False)
    add_to_list(world.advisor.pk, [world.learner.pk], list_id=None, name="Salon de mars")
    SharedLearner.objects.create(
        advisor=world.advisor, course_key=world.course, learner=world.learner
    )
    refresh_learner(world.learner.pk)
    return world


def erase(world):
    return privacy.erase_own_cv(world.learner.pk, course_key=world.course)


def test_all_that_was_written_is_gone_and_what_is_others_too_stays(world):
    before = profiles.load_cv(world.learner.pk)
    empty = erase(world)
    assert empty.erased
    assert (empty.version, empty.saved_at) == (before.version + 1, None)
    for model in (CVVersion, CVLink, CVPhoto, Profile, Membership):
        assert not model.objects.filter(learner=world.learner).exists(), model
    assert not Posting.objects.exists()
    assert "Motrarissime" not in str(CurriculumVitae.objects.values())
    assert Sharing.objects.get(learner=world.learner).closed_at is not None
    assert CVView.objects.filter(learner=world.learner).count() == 1
    assert len(inbox.inbox(world.learner.pk)) == 1
    assert own_cv(world.learner.pk, world.course).state is CVState.NONE


def test_a_page_that_still_shows_it_does_not_save_it_again(world):
    old = profiles.load_cv(world.learner.pk)
    erase(world)
    for version in range(old.version + 1):
        with pytest.raises(Conflict) as refused:
            profiles.save_cv(
                world.learner.pk,
                old.document | {"introduction": "encore là"},
                base_version=version,
                course_key=world.course,
            )
        assert refused.value.current.erased
    # Nor does the very text that was stored last.
    with pytest.raises(Conflict):
        profiles.save_cv(
            world.learner.pk, old.document, base_version=old.version, course_key=world.course
        )
    assert profiles.load_cv(world.learner.pk).document["introduction"] == ""


def test_a_new_one_can_be_begun_and_erased_again(world):
    empty = erase(world)
    new = profiles.save_cv(
        world.learner.pk,
        factories.cv_document(first_name="Neuf"),
        base_version=empty.version,
        course_key=world.course,
    )
    assert (new.version, new.erased) == (empty.version + 1, False)
    assert Membership.objects.filter(learner=world.learner).exists()
    again = erase(world)
    assert again.version == new.version + 1
    assert erase(world) == again


def test_where_the_person_learns_is_not_copied_again(world):
    erase(world)
    assert world.learner.pk not in {pk for some in with_cv() for pk in some}
    membership.enroll(world.learner.pk, factories.make_course("nord"), None)
    assert not refresh_learner(world.learner.pk)
    assert not Membership.objects.filter(learner=world.learner).exists()


def test_who_opens_an_empty_cv_anew_is_followed_again(world):
    erase(world)
    sharing.open_sharing(world.learner.pk, world.course)
    membership.unenroll(world.learner.pk, world.course)
    refresh_learner(world.learner.pk)
    assert not sharing.sharing_state(world.learner.pk, world.course).open


def test_nobody_erases_in_a_view_shown_to_somebody_else(world):
    with acting_for(world.advisor.pk), pytest.raises(NotAllowed):
        erase(world)
    assert profiles.load_cv(world.learner.pk).document["first_name"] == "Zoé"


def test_without_the_platform_nothing_is_erased(world, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        erase(world)
    assert profiles.load_cv(world.learner.pk).document["first_name"] == "Zoé"


def test_nobody_else_s_is_touched(world):
    factories.share_cv(world.neighbour, world.course)
    before = exporting.export_learner(world.neighbour.pk)
    erase(world)
    assert exporting.export_learner(world.neighbour.pk) == before


def test_without_a_cv_there_is_nothing_to_erase(world):
    assert privacy.erase_own_cv(world.neighbour.pk, course_key=world.course).version == 0


def test_everything_held_is_handed_out_as_one_file(world):
    archive = everything_about(world.learner.pk)
    with zipfile.ZipFile(io.BytesIO(archive.data)) as opened:
        held = json.loads(opened.read("clicnjob.json"))
        read_me = next(name for name in opened.namelist() if name.endswith(".txt"))
        text = opened.read(read_me).decode()
        assert opened.read("photo.jpg") == b"x"
    assert set(held) == set(exporting.export_learner(world.learner.pk))
    assert held["cv"]["document"]["introduction"] == "Motrarissime"
    for name, value in held.items():
        assert (f"- {translated(_PARTS[name])}" in text) is bool(value), name
        assert name not in text.replace("clicnjob", "") or name in ("cv", "photo"), name
    assert archive.name.endswith(".zip")


def test_in_their_own_file_nobody_is_a_number_and_no_link_can_be_opened(world):
    link = CVLink.objects.filter(learner=world.learner).get()
    archive = everything_about(world.learner.pk)
    with zipfile.ZipFile(io.BytesIO(archive.data)) as opened:
        text = opened.read("clicnjob.json").decode()
    held = json.loads(text)
    assert link.token not in text
    assert held["cv_links"][0]["address_ends_in"] == link.token[-4:]
    for part in ("looks_at_my_cv", "lists_i_am_on", "shared_with"):
        assert held[part][0]["advisor"] == access.display_name(world.advisor.pk)
    assert "advisor_id" not in text


def test_every_part_of_the_export_is_explained(world):
    assert set(exporting.export_learner(world.learner.pk)) == set(_PARTS)
