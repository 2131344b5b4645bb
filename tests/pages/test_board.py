"""The board of an offer, the reminder and the figures, as pages and without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from advisor_dashboard.api import follow_up, inbox, offers
from advisor_dashboard.models import Message, MessageDraft, Proposal, Reminder
from advisor_dashboard.views import selection
from tests import factories

from .conftest import SALES


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def column(text: str, stage: str) -> str:
    """What stands below the heading of a stage, up to the next section."""
    return text.partition(f'aria-labelledby="stage-{stage}"')[2].partition("</section>")[0]


@pytest.fixture
def proposed(world, offer):
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    return offer


@pytest.fixture
def address(offer):
    def build(page: str) -> str:
        return reverse(f"clicnjob:{page}", args=[offer.id])

    return build


@pytest.fixture
def move(address):
    def post(client, learner, step, base=0, **more):
        sent = {"learner": learner.pk, "step": step, "base": base, **more}
        return client.post(address("follow"), sent, follow=True)

    return post


def answer(learner, value):
    inbox.answer(learner.pk, inbox.inbox(learner.pk)[0].proposal_id, value)


def test_a_learner_stands_in_the_column_of_their_stage(browse, world, proposed, address):
    answer(world.learner, "help_me")
    text = text_of(browse().get(address("offer")))
    assert "Lina Morel" in column(text, "interested")
    assert "Demande de l’aide" in column(text, "interested")
    assert "Sami Diallo" in column(text, "proposed")
    assert "Lina Morel" not in column(text, "proposed")


def test_a_learner_is_moved_by_a_form_and_the_page_leads_back_to_them(
    browse, world, proposed, move
):
    done = move(browse(), world.learner, "interview")
    address, status = done.redirect_chain[-1]
    assert (status, address.partition("#")[2]) == (302, f"learner-{world.learner.pk}")
    text = text_of(done)
    assert "Lina Morel" in column(text, "interview")
    assert "Entretien : noté par \u2068nadia\u2069" in column(text, "interview")
    # What is said waits in a cookie: it names nobody.
    [notice] = re.findall(r"C’est noté[^<]*", text)
    assert notice == "C’est noté : Entretien."


def test_what_a_colleague_noted_meanwhile_is_said_and_kept(browse, world, proposed, move):
    colleague = factories.make_advisor(world.course, username="paul")
    move(browse(colleague), world.learner, "hired")
    done = text_of(move(browse(), world.learner, "applied"))
    assert "Rien n’a été enregistré" in done
    assert "Embauche" in done
    assert "Lina Morel" in column(done, "hired")


def test_a_damaged_form_changes_nothing(browse, world, proposed, address):
    client = browse()
    sent = {"learner": world.learner.pk, "step": "hired", "base": 0}
    for changes, status in (
        ({"step": "promoted"}, 400),
        ({"learner": "x"}, 400),
        ({"base": "-1"}, 400),
        ({"base": ""}, 400),
        ({"base": "٣"}, 400),
        ({"base": "9" * 19}, 400),
        ({"learner": "999999"}, 404),
    ):
        assert client.post(address("follow"), sent | changes).status_code == status
    assert not Proposal.objects.exclude(step="").exists()


def test_only_who_may_see_a_learner_moves_them(browse, world, people, proposed, move):
    narrowed = factories.make_advisor(world.course, cohorts=("Soir",))
    for person, status in ((people.stranger, 404), (narrowed, 404), (people.colleague, 404)):
        assert move(browse(person), world.learner, "hired").status_code == status
    for person in (people.learner, people.administrator):
        assert move(browse(person), world.learner, "hired").status_code == 403
    assert move(browse(None), world.learner, "hired").redirect_chain[0][0].startswith("/?next=")
    client = browse(enforce_csrf_checks=True)
    assert move(client, world.learner, "hired").status_code == 403
    assert not Proposal.objects.exclude(step="").exists()


@pytest.fixture
def short_lists(monkeypatch):
    """One learner in a column, and one on a page of a stage."""
    monkeypatch.setattr("advisor_dashboard.views.board._IN_A_COLUMN", 1)
    monkeypatch.setattr("advisor_dashboard.views.board._ON_A_SHEET", 1)


@pytest.mark.usefixtures("proposed", "short_lists")
def test_a_long_column_leads_to_a_page_of_its_own(browse, world, address, move):
    client = browse()
    text = text_of(client.get(address("offer")))
    assert "Voir les 2 personnes" in column(text, "proposed")
    second = client.get(address("offer"), {"stage": "proposed", "sheet": "2"})
    assert "Page 2 sur 2" in text_of(second)
    [line] = second.context["board"].alone.lines
    done = move(client, world.learner, "applied", stage="proposed", sheet="2")
    assert "?stage=proposed&sheet=2#" in done.redirect_chain[-1][0]
    assert len(done.context["board"].alone.lines) == 1
    assert line.stage == "proposed"
    # What was noted stands: a number that is none leads to the first page.
    for sheet in ("٢", "0", "9" * 30):
        done = move(client, world.neighbour, "applied", stage="proposed", sheet=sheet)
        assert "?stage=proposed&sheet=1#" in done.redirect_chain[-1][0]
    assert client.get(address("offer"), {"stage": "promoted"}).status_code == 400
    assert client.get(address("offer"), {"stage": "hired", "sheet": "x"}).status_code == 400


def test_more_learners_cost_no_more_queries(browse, world, proposed, address, move):
    client = browse()
    move(client, world.learner, "applied")
    with CaptureQueriesContext(connection) as captured:
        client.get(address("offer"))
    cost = len(captured)
    for number in range(3):
        learner = factories.make_learner(world.course, f"Groupe {number}")
        factories.share_cv(learner, world.course, SALES)
        factories.propose(world.advisor, proposed.id, learner)
        move(client, learner, "hired")
    # The first page after that shows what was noted.
    client.get(address("offer"))
    with CaptureQueriesContext(connection) as captured:
        client.get(address("offer"))
    assert len(captured) == cost


def test_the_silent_are_named_and_reminded_by_one_button(browse, world, proposed, address):
    answer(world.neighbour, "interested")
    client = browse()
    assert "Relancer 1 personne sans réponse" in text_of(client.get(address("offer")))
    page = client.get(address("remind"))
    text = text_of(page)
    assert "Relancer 1 personne ?" in text
    assert "Lina Morel" in text
    assert "Sami Diallo" not in text
    assert "« Vendeuse ou vendeur »" in page.context["form"]["message"].value().replace("\xa0", " ")
    sent = {"token": page.context["token"], "kept": page.context["kept"], "message": "Alors ?"}
    for _click in range(2):
        done = client.post(address("remind"), sent, follow=True)
        assert "1 personne a été relancée." in text_of(done)
    assert Message.objects.filter(body="Alors ?").count() == Reminder.objects.count() == 1
    assert "Personne à relancer pour le moment" in text_of(client.get(address("remind")))


def test_more_silent_people_than_a_form_brings_back_are_reminded_one_after_another(
    browse, world, proposed, address, monkeypatch
):
    monkeypatch.setattr(selection, "MOST_IN_ADDRESS", 1)
    client = browse()
    for left in (1, 0):
        page = client.get(address("remind"))
        assert page.context["preview"].left == left
        sent = {"token": page.context["token"], "kept": page.context["kept"], "message": "Alors ?"}
        assert "1 personne a été relancée." in text_of(
            client.post(address("remind"), sent, follow=True)
        )
    assert Reminder.objects.count() == 2


def test_a_refused_reminder_says_why(browse, world, proposed, address):
    client = browse()
    page = client.get(address("remind"))
    sent = {"token": page.context["token"], "kept": "???", "message": "Alors ?"}
    again = text_of(client.post(address("remind"), sent, follow=True))
    assert "Cette adresse est abîmée" in again
    assert "Alors ?" in again


def test_a_list_that_changed_keeps_the_message_and_asks_again(browse, world, proposed, address):
    client = browse()
    page = client.get(address("remind"))
    answer(world.learner, "interested")
    sent = {"token": page.context["token"], "kept": page.context["kept"], "message": "Alors ?"}
    again = client.post(address("remind"), sent, follow=True)
    assert "La liste a changé entre-temps" in text_of(again)
    assert again.context["form"]["message"].value() == "Alors ?"
    assert not Reminder.objects.exists()
    sent = {"token": again.context["token"], "kept": again.context["kept"], "message": "Alors ?"}
    client.post(address("remind"), sent)
    assert Reminder.objects.count() == 1
    assert not MessageDraft.objects.exists()


@pytest.mark.parametrize("message", ["", "a" * 2001, "a\x07b"])
def test_a_message_that_cannot_be_sent_is_kept_with_the_reason(browse, proposed, address, message):
    client = browse()
    page = client.get(address("remind"))
    sent = {"token": page.context["token"], "kept": page.context["kept"], "message": message}
    again = client.post(address("remind"), sent, follow=True)
    assert again.context["form"].errors["message"]
    assert again.context["form"]["message"].value() == message
    assert not Reminder.objects.exists()


def test_a_closed_offer_reminds_nobody(browse, world, proposed, address):
    client = browse()
    page = client.get(address("remind"))
    offers.close_offer(world.advisor.pk, proposed.id)
    sent = {"token": page.context["token"], "kept": page.context["kept"], "message": "Alors ?"}
    done = text_of(client.post(address("remind"), sent, follow=True))
    assert "Cette offre est fermée" in done
    assert "Relancer" not in done
    assert client.get(address("remind")).status_code == 403
    assert not Reminder.objects.exists()


def test_a_learner_reads_what_is_noted_and_the_reminder(browse, world, proposed, address):
    client = browse()
    page = client.get(address("remind"))
    sent = {"token": page.context["token"], "kept": page.context["kept"], "message": "Alors ?"}
    client.post(address("remind"), sent)
    inbox.mark_read(world.learner.pk, inbox.inbox(world.learner.pk)[0].proposal_id)
    own = reverse("clicnjob:inbox", args=[world.course])
    assert "Alors ?" in text_of(browse(world.learner).get(own))
    follow_up.set_step(world.advisor.pk, proposed.id, world.learner.pk, "interview", base=0)
    assert "tu as un entretien" in text_of(browse(world.learner).get(own))
    assert "tu as un entretien" not in text_of(browse(world.neighbour).get(own))


def test_a_name_or_a_message_that_is_code_stays_text(browse, world, proposed, address):
    evil = "<script>alert(1)</script>"
    factories.share_cv(world.learner, world.course, SALES, first_name=evil, last_name="x")
    factories.make_offer(world.advisor, title=evil)
    client = browse()
    follow_up.set_step(world.advisor.pk, proposed.id, world.learner.pk, "hired", base=0)
    for url in (address("offer"), address("remind"), reverse("clicnjob:figures")):
        assert "<script>alert" not in text_of(client.get(url))


def test_the_figures_are_drawn_and_written(browse, world, proposed):
    answer(world.learner, "interested")
    text = text_of(browse().get(reverse("clicnjob:figures")))
    assert text.count('<svg class="cnj-chart__') == 2
    assert 'role="img"' in text
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="cnj-numbers">(\d+)</td>', text)
    assert ("Proposées", "2") in rows
    assert ("Réponses", "1") in rows
    assert "50 %" in text
    assert "Trop peu de collègues" in text


def test_numbers_and_days_are_written_as_the_reader_does(browse, world, proposed):
    answer(world.learner, "interested")
    client = browse()
    client.cookies["django_language"] = "en"
    with translation.override("en"):
        text = client.get(reverse("clicnjob:figures")).content.decode()
    assert "You proposed an offer to a learner 2 times" in text
    assert "50%" in text


def test_colleagues_are_numbers_of_many_for_one_length_of_time(browse, world, offer):
    for _each in range(2):
        colleague = factories.make_advisor(world.course)
        learners = [factories.make_learner(world.course) for _number in range(3)]
        for learner in learners:
            factories.share_cv(learner, world.course, SALES)
        factories.propose(colleague, offer.id, *learners)
    answer(learners[0], "interested")
    client = browse()
    told = text_of(client.get(reverse("clicnjob:figures")))
    table = told.partition("Vos collègues ensemble")[2].partition("</tbody>")[0]
    assert ">6</td>" in table
    assert "non communiqué" in table
    assert ">1</td>" not in table
    hidden = text_of(client.get(reverse("clicnjob:figures"), {"weeks": 4}))
    assert "Vos collègues ensemble" not in hidden
    assert "pour les 12 dernières semaines seulement" in hidden


def test_beyond_the_last_page_of_figures_stands_the_last_one(browse, proposed):
    client = browse()
    found = client.get(reverse("clicnjob:figures"), {"sheet": "99999"})
    assert (found.context["number"], found.context["last"]) == (1, 1)
    assert len(found.context["lines"]) == 1


@pytest.mark.parametrize("asked", [{"weeks": "5"}, {"weeks": "x"}, {"sheet": "-1"}])
def test_damaged_addresses_of_figures_are_refused(browse, asked):
    assert browse().get(reverse("clicnjob:figures"), asked).status_code == 400


def test_another_structure_s_figures_are_not_there(browse, people):
    assert browse().get(reverse("clicnjob:figures"), {"structure": "sud"}).status_code == 404
