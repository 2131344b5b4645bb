"""A learner's page of messages: read, answered, closed, empty, and for nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor_dashboard.api import inbox, reminding, sharing
from advisor_dashboard.models import Offer, Proposal
from advisor_dashboard.platform import Feature, PlatformUnavailable
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from demo.platform import DemoPlatform
from tests import factories
from tests.platform.embedded_driver import EmbeddedDriver

from .conftest import SALES


@pytest.fixture
def page(world):
    return reverse("clicnjob:inbox", args=[world.course])


@pytest.fixture
def number(world):
    """An offer proposed to the learner."""
    made = factories.make_offer(world.advisor, title="Vendeuse <b>", description="Un jour.")
    factories.propose(world.advisor, made.id, world.learner)
    return inbox.inbox(world.learner.pk)[0].proposal_id


@pytest.fixture
def lina(world, browse):
    return browse(world.learner)


@pytest.fixture
def course_with_cv(world, settings, tmp_path):
    settings.DEMO_DIR = tmp_path
    host = EmbeddedDriver()
    host.fill(world.course, ["clicnjob_cv"])
    return host


def text_of(response) -> str:
    return response.content.decode()


def test_a_new_offer_is_read_on_its_own_page_that_needs_no_script(world, lina, page, number):
    before = text_of(lina.get(page))
    assert "1 nouvelle offre d’emploi" in before
    assert "Lire cette offre" in before
    assert "Vendeuse &lt;b&gt;" in before
    assert 'name="answer"' not in before

    own = reverse("clicnjob:my_offer", args=[number])
    assert f'href="{own}"' in before
    lina.get(own)

    assert inbox.unread_count(world.learner.pk) == 0
    after = text_of(lina.get(f"{page}?offer={number}"))
    assert '<details class="cnj-card cnj-inbox__offer" open>' in after
    assert "Tu as tout lu" in after
    assert "Cette offre est pour toi." in after
    assert f'href="{own}"' in after


def test_what_is_new_comes_before_all_else(world, lina, page, number, course_with_cv):
    inbox.mark_read(world.learner.pk, number)
    read = text_of(lina.get(page))
    assert read.index('id="cv"') < read.index('id="offers"')
    for title in ("Jardinier", "Cuisinier"):
        made = factories.make_offer(world.advisor, title=title)
        factories.propose(world.advisor, made.id, world.learner)
    newest = inbox.inbox(world.learner.pk)[0].proposal_id
    inbox.mark_read(world.learner.pk, newest)
    words = {"message": "Alors ?", "token": "t"}
    offer = Offer.objects.get(title="Jardinier").pk
    reminding.remind(world.advisor.pk, offer, [world.learner.pk], **words)

    shown = text_of(lina.get(page))

    places = [shown.index(each) for each in ("Jardinier", "Cuisinier", "Vendeuse", 'id="cv"')]
    assert places == sorted(places)
    card = shown[shown.index(f'id="offer-{newest - 1}"') : shown.index(f'id="offer-{newest}"')]
    assert "Réponse attendue" in card


def test_looking_at_the_list_reads_nothing(world, lina, page, number):
    lina.get(page)
    lina.get(f"{page}?offer={number}")

    assert inbox.unread_count(world.learner.pk) == 1


@pytest.mark.parametrize("given", ["interested", "not_for_me", "help_me"])
def test_one_tap_answers_and_leads_back_to_the_offer(lina, page, number, given):
    lina.post(page, {"offer": number, "answer": "not_for_me"})
    answer = lina.post(page, {"offer": number, "answer": given}, follow=True)

    assert Proposal.objects.get().answer == given
    assert "Tu as répondu" in text_of(answer)


def test_another_answer_is_refused_in_words_above_the_list(lina, page, number):
    answer = lina.post(page, {"offer": number, "answer": "maybe"}, follow=True)

    assert "Cette réponse n’est pas dans la liste" in text_of(answer)
    assert Proposal.objects.get().answer in ("", None)


def test_a_closed_offer_takes_no_answer_and_says_so(world, lina, page, number):
    inbox.mark_read(world.learner.pk, number)
    Offer.objects.update(closes_on=date(2020, 1, 1))

    shown = text_of(lina.get(page))
    answer = lina.post(page, {"offer": number, "answer": "interested"}, follow=True)

    assert "Offre fermée" in shown
    assert 'name="answer"' not in shown
    assert "La réponse que tu viens de donner n’a pas été prise" in text_of(answer)
    assert "n’a pas été prise" not in shown
    assert Proposal.objects.get().answer in ("", None)


def test_another_answer_after_the_closing_is_said_beside_the_one_that_stays(lina, page, number):
    lina.post(page, {"offer": number, "answer": "help_me"})
    Offer.objects.update(closes_on=date(2020, 1, 1))

    answer = lina.post(page, {"offer": number, "answer": "interested"}, follow=True)

    shown = text_of(answer)
    card = shown[shown.index(f'id="offer-{number}"') :]
    assert answer.redirect_chain[0][0].endswith(f"#offer-{number}")
    assert "J’ai besoin d’aide" in card
    assert "La réponse que tu viens de donner n’a pas été prise" in card
    assert Proposal.objects.get().answer == "help_me"


@pytest.mark.parametrize("sent", ["", "0", "x", "²", "9" * 40, "-1", "424242"])
def test_an_offer_that_is_not_ones_own_is_not_found(world, browse, page, number, sent):
    answer = browse(world.neighbour).post(page, {"offer": sent or number, "answer": "interested"})

    assert answer.status_code == 404
    assert "pas dans tes messages" in text_of(answer)
    assert Proposal.objects.get().answer in ("", None)
    assert Proposal.objects.get().seen_at is None


@pytest.mark.parametrize("asked", ["", "x", "9" * 40, "\0"])
def test_an_odd_address_shows_the_list_closed(lina, page, number, asked):
    assert lina.get(page, {"offer": asked}).status_code == 200


COMPLETE = {"phone": "0600000000", "training": [{"title": "CAP"}]}


def test_without_offers_it_says_what_is_true_of_the_cv(browse, world, page, course_with_cv):
    newcomer = factories.make_learner(world.course, "Matin", "jade")
    neighbour = world.neighbour

    def shown(person) -> str:
        return text_of(browse(person).get(page))

    assert "Commence par faire ton CV" in shown(newcomer)
    assert "ouvert aux conseillers" not in shown(newcomer)
    factories.save_cv(newcomer, SALES)
    assert "Ton CV n’est pas fini." in shown(newcomer)
    assert "Ton CV est ouvert, mais pas fini." in shown(neighbour)
    factories.save_cv(neighbour, SALES, **COMPLETE)
    assert "Ton CV est ouvert. Tes conseillers peuvent te trouver." in shown(neighbour)
    assert "Il est ouvert" in shown(neighbour)
    assert "Commence par faire ton CV" not in shown(neighbour)
    sharing.close_sharing(neighbour.pk, world.course)
    assert "Ton CV est fini, mais fermé" in shown(neighbour)
    assert "touche l’interrupteur" in shown(neighbour)
    assert "Il est fermé" in shown(neighbour)


def test_who_was_never_in_a_course_is_told_that(browse):
    answer = browse(factories.make_person("nobody")).get(reverse("clicnjob:my_messages"))

    assert answer.status_code == 403
    assert "Tu n’es dans aucun cours" in text_of(answer)


def test_who_left_the_course_is_told_so_and_their_offers_wait_elsewhere(world, lina, page, number):
    other = factories.make_course("nord")
    membership.enroll(world.learner.pk, other)
    membership.unenroll(world.learner.pk, world.course)

    refused = lina.get(page)
    elsewhere = lina.get(reverse("clicnjob:my_messages"), follow=True)

    assert refused.status_code == 403
    assert "Tu n’es plus dans ce cours" in text_of(refused)
    assert lina.post(page, {"offer": number}).status_code == 403
    assert elsewhere.redirect_chain[0][0] == reverse("clicnjob:inbox", args=[other])
    assert "Vendeuse &lt;b&gt;" in text_of(elsewhere)


def test_without_a_course_named_it_is_the_latest_that_is_there_and_has_offers(
    world, lina, monkeypatch
):
    without, gone = factories.make_course("nord"), factories.make_course("nord")
    for course in (without, gone):
        membership.enroll(world.learner.pk, course)
    switch(Feature.OFFERS, without, on=False)
    # The platform keeps the enrollments of a deleted course, which it describes no more.
    describe = EmbeddedPlatform.course
    monkeypatch.setattr(
        EmbeddedPlatform, "course", lambda self, key: None if key == gone else describe(self, key)
    )

    def led_to():
        return lina.get(reverse("clicnjob:my_messages"))["Location"]

    assert led_to() == reverse("clicnjob:inbox", args=[world.course])
    membership.unenroll(world.learner.pk, world.course)
    assert led_to() == reverse("clicnjob:inbox", args=[without])
    membership.unenroll(world.learner.pk, without)
    assert lina.get(reverse("clicnjob:my_messages")).status_code == 403


@pytest.mark.parametrize("key", ["course-v1:no+such+course", "old/course/key", "x", "é"])
def test_a_course_that_is_none_is_not_found(lina, key):
    answer = lina.get(f"/clicnjob/me/{key}/")

    assert answer.status_code == 404
    assert "pas pour toi" in text_of(answer)


def test_somebody_else_at_the_screen_sees_no_message_and_reads_none(world, lina, page, number):
    with acting_for(world.advisor.pk):
        shown = text_of(lina.get(page))
        changed = lina.post(page, {"offer": number, "answer": "interested"})

    assert "restent privés" in shown
    assert "Vendeuse" not in shown
    assert changed.status_code == 403
    assert Proposal.objects.get().seen_at is None


def test_a_team_that_looks_as_a_learner_does_not_take_its_own_messages_for_theirs(
    world, browse, page
):
    client = browse(world.advisor)
    assert "restent privés" not in text_of(client.get(page))
    session = client.session
    session["demo_view_as"] = {world.course: world.learner.pk}
    session.save()

    assert "restent privés" in text_of(client.get(page))
    assert client.post(page, {"offer": "1"}).status_code == 403


def test_the_cv_is_one_link_away_and_says_how_far_it_is(world, lina, page, course_with_cv):
    learner = world.learner
    unit = reverse("demo:unit", args=[world.course, "unit-clicnjob_cv"])
    started = text_of(lina.get(page))
    course_with_cv.complete(learner.pk, world.course, "clicnjob_cv")
    finished = text_of(lina.get(page))

    assert f'href="{unit}"' in started
    assert "Commencé" in started
    assert "Continuer ton CV" in started
    assert "Terminé" in finished


def test_a_cv_finished_in_another_course_is_finished_here_too(world, lina, page, course_with_cv):
    factories.save_cv(world.learner, SALES, phone="0600000000", training=[{"title": "CAP"}])

    assert "Terminé" in text_of(lina.get(page))


def test_who_has_no_cv_is_asked_to_make_one(world, browse, page, course_with_cv):
    newcomer = factories.make_learner(world.course, "Matin", "jade")

    shown = text_of(browse(newcomer).get(page))

    assert "Pas commencé" in shown
    assert "Faire ton CV" in shown


def test_a_course_without_the_cv_block_shows_no_way_to_it(lina, page):
    assert "Ton CV</h2>" not in text_of(lina.get(page))


def test_messages_are_read_while_the_content_of_the_course_cannot_be_asked(
    lina, page, number, monkeypatch
):
    def refuse(*args):
        raise PlatformUnavailable("no content")

    for name in ("unit_url", "completion_of", "course_url"):
        monkeypatch.setattr(DemoPlatform, name, refuse)

    shown = lina.get(page)

    assert shown.status_code == 200
    assert "Lire cette offre" in text_of(shown)
    assert "Ton CV</h2>" not in text_of(shown)
    assert "Retour au cours" not in text_of(shown)


def test_a_page_of_many_offers_asks_no_more_than_one_of_few(world, lina, page, number):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            lina.get(page)
        return len(queries)

    lina.get(page)
    few = asked()
    for count in range(5):
        made = factories.make_offer(world.advisor, title=f"Offre {count}")
        factories.propose(world.advisor, made.id, world.learner)

    assert asked() == few
