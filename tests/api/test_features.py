"""What an institution switches off is refused behind every door, and nothing stored is lost."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import features, inbox, offers, sharing, targeting
from advisor_dashboard.api.errors import NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.offers import OfferDraft
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import CurriculumVitae, Proposal
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories
from tests.platform.broken import BrokenPlatform

EVERYWHERE = ""


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course)
    return world


@pytest.fixture
def proposal(world):
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner)
    return Proposal.objects.get()


@pytest.fixture
def no_toggles(monkeypatch):
    """Call it: from then on no toggle can be read, and all else can."""

    def forget():
        refusing = BrokenPlatform().is_on
        monkeypatch.setattr(EmbeddedPlatform, "is_on", lambda self, *args: refusing(*args))

    return forget


def advisors_doors(world, offer_id):
    me, learner = world.advisor.pk, world.learner.pk
    return {
        "list": lambda: offers.list_offers(me),
        "count": lambda: offers.count_offers(me),
        "read": lambda: offers.get_offer(me, offer_id),
        "write": lambda: offers.create_offer(me, OfferDraft(title="Vente", contract="other")),
        "preview": lambda: offers.preview(me, offer_id, [learner]),
        "propose": lambda: factories.propose(world.advisor, offer_id, world.neighbour),
    }


def learners_doors(world, proposal):
    me = world.learner.pk
    return {
        "list": lambda: inbox.inbox(me, course_key=world.course),
        "open": lambda: inbox.mark_read(me, proposal.pk),
        "answer": lambda: inbox.answer(me, proposal.pk, "interested"),
    }


def assert_all_refuse(doors, error, code):
    for name, door in doors.items():
        with pytest.raises(error) as caught:
            door()
        assert caught.value.code == code, name
        assert str(caught.value), name


@pytest.mark.parametrize("feature", [Feature.OFFERS, Feature.CV_SHARING])
@pytest.mark.parametrize("everywhere", [True, False])
def test_without_offers_every_door_to_them_refuses(world, proposal, feature, everywhere):
    switch(feature, EVERYWHERE if everywhere else world.course, on=False)
    assert_all_refuse(advisors_doors(world, proposal.offer_id), NotAllowed, "switched_off")
    assert_all_refuse(learners_doors(world, proposal), NotAllowed, "switched_off")
    assert inbox.inbox(world.learner.pk) == []
    assert inbox.unread_count(world.learner.pk) == 0


def test_switched_on_again_the_offers_are_all_there(world, proposal):
    before = inbox.inbox(world.learner.pk)
    switch(Feature.OFFERS, EVERYWHERE, on=False)
    switch(Feature.OFFERS, EVERYWHERE, on=True)
    assert inbox.inbox(world.learner.pk) == before
    assert offers.list_offers(world.advisor.pk)[0].counts.proposed == 1


def test_learners_of_a_course_without_offers_get_none(world, proposal):
    second = factories.make_course("nord")
    membership.appoint(world.advisor.pk, second)
    other = factories.make_learner(second, username="awa")
    factories.share_cv(other, second)
    switch(Feature.OFFERS, world.course, on=False)
    factories.share_cv(world.neighbour, world.course)
    seen = offers.preview(world.advisor.pk, proposal.offer_id, [world.neighbour.pk, other.pk])
    assert [one.learner_id for one in seen.recipients] == [other.pk]
    assert [one.learner_id for one in seen.left_out] == [world.neighbour.pk]


def test_who_has_left_reads_what_they_got_unless_offers_are_off_everywhere(world, proposal):
    membership.unenroll(world.learner.pk, world.course)
    assert len(inbox.inbox(world.learner.pk)) == 1
    switch(Feature.OFFERS, EVERYWHERE, on=False)
    assert inbox.inbox(world.learner.pk) == []


def test_without_mail_the_offer_is_proposed_and_nobody_is_written_to(
    world, mailoutbox, django_capture_on_commit_callbacks
):
    switch(Feature.OFFER_MAIL, world.course, on=False)
    offer = factories.make_offer(world.advisor)
    with django_capture_on_commit_callbacks(execute=True):
        factories.propose(world.advisor, offer.id, world.learner)
    assert len(inbox.inbox(world.learner.pk)) == 1
    assert mailoutbox == []


def test_without_sharing_no_cv_is_opened_found_or_read(world):
    factories.save_cv(world.neighbour)
    switch(Feature.CV_SHARING, world.course, on=False)
    with pytest.raises(NotAllowed) as caught:
        sharing.open_sharing(world.neighbour.pk, world.course)
    assert caught.value.code == "switched_off"
    state = sharing.sharing_state(world.neighbour.pk, world.course)
    assert (state.can_open, state.offered) == (False, False)
    with pytest.raises(NotAllowed):
        targeting.target(world.advisor.pk, targeting.TargetQuery())
    with pytest.raises(NotFound):
        targeting.read_cv(world.advisor.pk, world.learner.pk)


def test_a_course_without_sharing_hides_its_learners_alone(world):
    second = factories.make_course("nord")
    membership.appoint(world.advisor.pk, second)
    other = factories.make_learner(second, username="awa")
    factories.share_cv(other, second)
    switch(Feature.CV_SHARING, world.course, on=False)
    found = targeting.target(world.advisor.pk, targeting.TargetQuery())
    assert [card.learner_id for card in found.cards] == [other.pk]


def test_a_consent_outlives_the_time_without_sharing(world):
    switch(Feature.CV_SHARING, EVERYWHERE, on=False)
    state = sharing.sharing_state(world.learner.pk, world.course)
    assert (state.open, state.offered) == (True, True)
    switch(Feature.CV_SHARING, EVERYWHERE, on=True)
    assert targeting.read_cv(world.advisor.pk, world.learner.pk)


def test_closing_and_erasing_ask_no_toggle(world, no_toggles):
    factories.share_cv(world.neighbour, world.course)
    no_toggles()
    assert not sharing.close_sharing(world.learner.pk, world.course).open
    erase_learner(world.neighbour.pk)
    assert not CurriculumVitae.objects.filter(pk=world.neighbour.pk).exists()


def test_a_toggle_that_cannot_be_read_counts_as_off(world, proposal, no_toggles):
    no_toggles()
    assert_all_refuse(advisors_doors(world, proposal.offer_id), Unavailable, "unavailable")
    assert_all_refuse(learners_doors(world, proposal), Unavailable, "unavailable")
    with pytest.raises(Unavailable):
        targeting.target(world.advisor.pk, targeting.TargetQuery())
    assert features.shown_to(world.advisor.pk) == features.Shown()


def test_without_a_readable_toggle_no_mail_leaves(
    world, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    refusing, ask = BrokenPlatform().is_on, EmbeddedPlatform.is_on

    def is_on(self, feature, course_key):
        if feature is Feature.OFFER_MAIL:
            refusing()
        return ask(self, feature, course_key)

    monkeypatch.setattr(EmbeddedPlatform, "is_on", is_on)
    offer = factories.make_offer(world.advisor)
    with django_capture_on_commit_callbacks(execute=True):
        assert factories.propose(world.advisor, offer.id, world.learner).sent == 1
    assert mailoutbox == []
