"""One learner on one page: who may open it, what it tells, and the advisor's own note."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisor_dashboard.api import follow_up, inbox, memo_sending, sharing
from advisor_dashboard.api.contacts import PAGE, ContactKind
from advisor_dashboard.api.errors import Conflict, Invalid, NotFound
from advisor_dashboard.api.learner_page import learner_page, write_note
from advisor_dashboard.models import AdvisorNote, KeptMemo, Message, Proposal
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from tests import factories, memo_sheets

SALES = "ogr:20514"


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, SALES)
    return world


def test_an_open_cv_is_told_in_short(world):
    found = learner_page(world.advisor.pk, world.learner.pk)

    assert found.name == "Lina Morel"
    assert (found.course_name, found.cohort_name) == ("Trouver un emploi", "Matin")
    assert found.facts is not None
    assert found.facts.wanted == ("Vendeur en prêt-à-porter / Vendeuse en prêt-à-porter",)
    assert found.open_since is not None
    assert found.last_contact is None


def test_a_closed_cv_tells_the_day_it_was_closed_and_nothing_of_what_it_says(world):
    sharing.close_sharing(world.learner.pk, world.course)

    found = learner_page(world.advisor.pk, world.learner.pk)

    assert (found.facts, found.open_since) == (None, None)
    assert found.closed_at is not None
    assert found.name != "Lina Morel"


def test_who_is_in_none_of_the_advisor_s_groups_is_not_there(world):
    night = factories.make_advisor(world.course, cohorts=("Nuit",))
    elsewhere = factories.make_advisor(factories.make_course("nord"))
    for asking in (night, elsewhere, world.neighbour, world.learner):
        with pytest.raises(NotFound):
            learner_page(asking.pk, world.learner.pk)
        with pytest.raises(NotFound):
            write_note(asking.pk, world.learner.pk, "Rappeler", version=0)
    assert not AdvisorNote.objects.exists()


def test_who_has_left_the_course_is_not_there_any_more(world):
    membership.unenroll(world.learner.pk, world.course)

    with pytest.raises(NotFound):
        learner_page(world.advisor.pk, world.learner.pk)


def test_a_colleague_of_the_team_is_no_learner(world):
    colleague = factories.make_advisor(world.course)
    membership.enroll(colleague.pk, world.course, None)

    with pytest.raises(NotFound):
        learner_page(world.advisor.pk, colleague.pk)


def test_offers_stand_in_the_history_with_message_and_answer(world):
    offer = factories.make_offer(world.advisor, title="Vendeuse ou vendeur")
    factories.propose(world.advisor, offer.id, world.learner)
    [item] = inbox.inbox(world.learner.pk)
    inbox.answer(world.learner.pk, item.proposal_id, "interested")

    found = learner_page(world.advisor.pk, world.learner.pk)

    [contact] = found.contacts
    assert (contact.kind, contact.title) == (ContactKind.OFFER, "Vendeuse ou vendeur")
    assert (contact.message, contact.answer) == ("Cette offre est pour toi.", "interested")
    assert found.senders == {world.advisor.pk: found.senders[contact.sender_id]}
    assert found.last_contact == contact.day


def test_the_day_is_that_of_the_place_where_it_is_read(world, settings):
    settings.TIME_ZONE = "Europe/Paris"
    factories.share_cv(world.learner, world.course)
    factories.propose(world.advisor, factories.make_offer(world.advisor).id, world.learner)
    at_half_past_midnight = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    Message.objects.update(sent_at=at_half_past_midnight)

    page = learner_page(world.advisor.pk, world.learner.pk)

    assert page.contacts[0].day == page.last_contact == date(2026, 11, 26)


def test_offers_of_another_structure_are_not_told(world):
    there = factories.make_course("sud")
    membership.enroll(world.learner.pk, there, None)
    sharing.open_sharing(world.learner.pk, there)
    stranger = factories.make_advisor(there)
    factories.propose(stranger, factories.make_offer(stranger).id, world.learner)

    assert learner_page(world.advisor.pk, world.learner.pk).contacts == ()
    assert len(learner_page(stranger.pk, world.learner.pk).contacts) == 1


def test_without_offers_their_history_is_not_told(world):
    factories.propose(world.advisor, factories.make_offer(world.advisor).id, world.learner)
    switch(Feature.OFFERS, world.course, on=False)

    found = learner_page(world.advisor.pk, world.learner.pk)

    assert (found.contacts, found.offers) == ((), False)


def test_the_history_is_read_in_pages_of_a_fixed_number_of_queries(world):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            learner_page(world.advisor.pk, world.learner.pk)
        return len(queries)

    factories.propose(world.advisor, factories.make_offer(world.advisor).id, world.learner)
    few = asked()
    for _each in range(PAGE):
        factories.propose(world.advisor, factories.make_offer(world.advisor).id, world.learner)

    assert asked() == few
    first = learner_page(world.advisor.pk, world.learner.pk)
    rest = learner_page(world.advisor.pk, world.learner.pk, skip=PAGE)
    assert (len(first.contacts), first.older) == (PAGE, True)
    assert (len(rest.contacts), rest.older) == (1, False)
    assert Proposal.objects.count() == PAGE + 1


def test_a_note_is_its_author_s_alone(world):
    colleague = factories.make_advisor(world.course)
    write_note(world.advisor.pk, world.learner.pk, "Préfère le matin.", version=0)

    assert learner_page(world.advisor.pk, world.learner.pk).note.text == "Préfère le matin."
    assert learner_page(colleague.pk, world.learner.pk).note.text == ""


def test_a_note_is_changed_and_deleted(world):
    first = write_note(world.advisor.pk, world.learner.pk, "Préfère le matin.", version=0)
    second = write_note(world.advisor.pk, world.learner.pk, "Le soir.", version=first.version)
    gone = write_note(world.advisor.pk, world.learner.pk, "  ", version=second.version)

    assert (second.text, gone.text) == ("Le soir.", "")
    assert not AdvisorNote.objects.exists()


@pytest.mark.parametrize("text", ["Le soir.", ""])
def test_a_second_window_does_not_write_over_the_first(world, text):
    first = write_note(world.advisor.pk, world.learner.pk, "Un", version=0)
    write_note(world.advisor.pk, world.learner.pk, "Deux", version=first.version)

    with pytest.raises(Conflict) as refusal:
        write_note(world.advisor.pk, world.learner.pk, text, version=first.version)

    assert refusal.value.current.text == "Deux"
    assert AdvisorNote.objects.get().body == "Deux"


def test_the_same_note_sent_twice_is_one(world):
    first = write_note(world.advisor.pk, world.learner.pk, "Un", version=0)

    assert write_note(world.advisor.pk, world.learner.pk, "Un", version=0) == first


@pytest.mark.parametrize("text", ["a" * 2001, "a\x00b"])
def test_a_note_that_cannot_be_kept_says_why(world, text):
    with pytest.raises(Invalid):
        write_note(world.advisor.pk, world.learner.pk, text, version=0)


def test_memo_sheets_that_were_sent_stand_in_the_history(world, settings):
    settings.CLICNJOB = {"PLATFORM": memo_sheets.PLATFORM}
    source = memo_sheets.source(world.course)
    memo_sending.send(world.advisor.pk, source, [world.learner.pk], confirmed=1)

    [contact] = learner_page(world.advisor.pk, world.learner.pk).contacts

    assert (contact.kind, contact.sender_id) == (ContactKind.MEMO, world.advisor.pk)
    assert KeptMemo.objects.count() == 1


def test_how_far_the_learner_is_with_an_offer_stands_beside_it(world):
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner)
    assert learner_page(world.advisor.pk, world.learner.pk).contacts[0].noted is None
    follow_up.set_step(world.advisor.pk, offer.id, world.learner.pk, "interview", base=0)

    [contact] = learner_page(world.advisor.pk, world.learner.pk).contacts

    assert contact.noted is follow_up.Stage.INTERVIEW
