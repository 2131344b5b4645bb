"""Links that show a CV to employers: for a while, to whoever has one, and to nobody else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from advisor_dashboard.api import cv_links, privacy, sharing
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import CVLink
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.acting import acting_for
from advisor_dashboard.platform.embedded.features import switch
from tests import factories
from tests.blocks.host import Seat, attributes

PAGES = [{"id": "p1", "name": "Vente"}, {"id": "p2", "name": "Cuisine", "headline": "Commis"}]


@pytest.fixture
def world(world):
    factories.save_cv(world.learner, "ogr:20514", pages=PAGES)
    return world


def make(world, page_id="", days=7, anonymous=False, learner=None):
    learner = learner or world.learner
    made = cv_links.make_link(
        learner.pk, world.course, page_id=page_id, days=days, anonymous=anonymous
    )
    return made[0]


def token(link) -> str:
    return link.address.rstrip("/").rpartition("/")[2]


def test_a_link_shows_the_page_as_it_is_now(world):
    link = make(world, "p2")
    factories.save_cv(world.learner, "ogr:20514", pages=PAGES, first_name="Zoé")
    seen = cv_links.look(token(link))
    assert (seen.cv.first_name, seen.page.headline) == ("Zoé", "Commis")
    assert seen.institution == "Structure nord"
    assert (link.page_name, link.live, link.views) == ("Cuisine", True, 0)


def test_a_link_needs_no_open_cv_and_its_address_is_whole(world):
    link = make(world)
    assert link.address.startswith("http://")
    assert not sharing.sharing_state(world.learner.pk, world.course).open
    assert cv_links.look(token(link)).page.id == "p1"


def test_no_two_links_are_alike_and_none_is_short(world):
    tokens = {token(make(world)) for _ in range(5)}
    assert len(tokens) == 5
    assert all(len(each) >= 22 for each in tokens)


@pytest.mark.parametrize("why", ["expired", "revoked", "page gone", "off", "erased", "retired"])
def test_what_no_longer_works_and_what_never_was_answer_alike(world, why):
    link = make(world, "p2")
    if why == "expired":
        CVLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif why == "revoked":
        cv_links.revoke_link(world.learner.pk, link.id)
    elif why == "page gone":
        factories.save_cv(world.learner, "ogr:20514", pages=PAGES[:1])
    elif why == "off":
        switch(Feature.CV_LINKS, world.course, on=False)
    elif why == "erased":
        privacy.erase_learner(world.learner.pk)
    else:
        world.learner.is_active = False
        world.learner.save()
    with pytest.raises(NotFound) as ended:
        cv_links.look(token(link))
    with pytest.raises(NotFound) as never:
        cv_links.look("a" * 22)
    assert str(ended.value) == str(never.value)
    assert ended.value.code == never.value.code


def test_a_token_in_other_capitals_is_another_one(world):
    link = make(world)
    with pytest.raises(NotFound):
        cv_links.look(token(link).swapcase())


def test_switched_on_again_a_link_works_again(world):
    link = make(world)
    switch(Feature.CV_LINKS, world.course, on=False)
    switch(Feature.CV_LINKS, world.course, on=True)
    assert cv_links.look(token(link)).cv


def test_without_the_platform_a_link_shows_nothing_for_now(world, unavailable):
    link = make(world)
    unavailable()
    with pytest.raises(Unavailable):
        cv_links.look(token(link))


def test_where_it_is_off_none_is_made_and_each_can_still_be_ended(world):
    link = make(world)
    switch(Feature.CV_LINKS, world.course, on=False)
    with pytest.raises(NotAllowed) as refused:
        make(world)
    assert refused.value.code == "switched_off"
    assert not cv_links.offered(world.course)
    assert cv_links.revoke_link(world.learner.pk, link.id)[0].live is False


def test_nobody_ends_or_sees_another_s_link(world):
    link = make(world)
    for other in (world.neighbour, world.advisor):
        assert cv_links.links_of(other.pk) == []
        with pytest.raises(NotFound):
            cv_links.revoke_link(other.pk, link.id)
    assert cv_links.look(token(link))


def test_nobody_makes_one_in_a_view_shown_to_somebody_else(world):
    with acting_for(world.advisor.pk), pytest.raises(NotAllowed):
        make(world)
    assert not CVLink.objects.exists()


@pytest.mark.parametrize(("page_id", "days"), [("p9", 7), ("", 8), ("", 0)])
def test_what_is_not_offered_is_refused(world, page_id, days):
    with pytest.raises(Invalid):
        make(world, page_id, days)


def test_without_a_cv_there_is_nothing_to_link_to(world):
    with pytest.raises(Invalid):
        make(world, learner=world.neighbour)


def test_so_many_live_links_and_no_more(world):
    links = [make(world) for _ in range(cv_links.LIVE_AT_MOST)]
    with pytest.raises(NotAllowed) as refused:
        make(world)
    assert refused.value.code == "too_many"
    cv_links.revoke_link(world.learner.pk, links[0].id)
    assert make(world).live


def test_those_that_ended_long_ago_are_forgotten(world):
    old = make(world)
    CVLink.objects.filter(pk=old.id).update(expires_at=timezone.now() - timedelta(days=91))
    make(world)
    assert not CVLink.objects.filter(pk=old.id).exists()


def test_each_view_is_counted_with_the_last_one_s_moment(world):
    link = make(world)
    for _ in range(3):
        cv_links.count_view(link.id)
    again = cv_links.links_of(world.learner.pk)[0]
    assert again.views == 3
    assert again.last_view_at is not None


def test_a_link_to_the_first_page_stays_with_it(world):
    link = make(world)
    assert CVLink.objects.get().page_id == "p1"
    factories.save_cv(world.learner, "ogr:20514", pages=PAGES[::-1])
    assert cv_links.look(token(link)).page.id == "p1"
    factories.save_cv(world.learner, "ogr:20514", pages=PAGES[1:])
    assert cv_links.links_of(world.learner.pk)[0].live is False
    with pytest.raises(NotFound):
        cv_links.look(token(link))


def test_a_link_older_than_all_pages_goes_on_showing_what_it_showed(world):
    factories.save_cv(world.learner, "ogr:20514", pages=[])
    link = make(world)
    before = cv_links.look(token(link)).page
    factories.save_cv(world.learner, "ogr:20514", pages=[{"id": "p3", "photo": True, "age": True}])
    assert cv_links.look(token(link)).page == before
    assert not any((before.photo, before.age, before.address, before.hidden))
    assert cv_links.links_of(world.learner.pk)[0].live


def test_switched_off_the_card_waits_for_links_and_offers_none(world):
    seat = Seat(world.course, attributes(world.learner.pk))
    make(world)
    on = seat.block("clicnjob_cv").render("student_view").content
    assert "data-making" in on
    switch(Feature.CV_LINKS, world.course, on=False)
    off = seat.block("clicnjob_cv").render("student_view").content
    assert re.search(r"<cnj-links [^>]*hidden>", off)
    assert not re.search(r"<cnj-links [^>]*hidden>", on)
    assert "data-links" in off
    assert "data-making" not in off
    link = seat.call("clicnjob_cv", "list_links", {}).body["links"][0]
    ended = seat.call("clicnjob_cv", "revoke_link", {"id": link["id"]})
    assert ended.body["links"][0]["live"] is False


def test_who_leaves_out_the_name_is_told_to_look_at_their_own_words(world):
    seat = Seat(world.course, attributes(world.learner.pk))
    with translation.override("fr"):
        content = seat.block("clicnjob_cv").render("student_view").content
    card = content.partition("<cnj-links")[2].partition("</cnj-links>")[0]
    words = re.search(r'id="[^"]*-link-look">([^<]+)<', card)
    assert words
    assert content.count(words[1]) == 2
    assert "Look at" not in words[1]
