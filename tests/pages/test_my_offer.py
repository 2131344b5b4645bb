"""A learner's page of one offer: seen, answered, applied to, with the CV that goes along."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import exporting, follow_up, inbox, privacy, reminding, sharing
from advisor_dashboard.models import Offer, Proposal
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from demo.platform import DemoPlatform
from tests import factories

from .conftest import SALES

PAGES = [
    {"id": "shop", "name": "Vente", "headline": "Vendeuse"},
    {"id": "till", "name": "Caisse", "headline": "Caissier"},
]


@pytest.fixture
def number(world):
    """An offer for a cashier, proposed to the learner."""
    made = factories.make_offer(
        world.advisor,
        title="Caisse du samedi",
        appellation_key="ogr:11640",
        hours="8 h à 13 h",
        contact="03 20 00 00 00",
        starts_on=date(2026, 12, 2),
        places=2,
    )
    factories.propose(world.advisor, made.id, world.learner)
    return Proposal.objects.get().pk


@pytest.fixture
def page(number):
    return reverse("clicnjob:my_offer", args=[number])


@pytest.fixture
def lina(world, browse):
    factories.save_cv(world.learner, SALES, "ogr:11640", first_name="Lina", pages=PAGES)
    return browse(world.learner)


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_says_what_where_and_when(lina, page):
    shown = text_of(lina.get(page))

    for said in ("Caisse du samedi", "8 h à 13 h", "2 décembre 2026", "Boulangerie de la place"):
        assert said in shown
    assert "Cette offre est pour toi." in shown
    assert "03 20 00 00 00" in shown


def test_opening_the_page_is_seeing_the_offer(lina, page):
    lina.get(page)

    assert Proposal.objects.get().seen_at is not None


def test_the_letter_about_it_leads_there(
    world, browse, mailoutbox, django_capture_on_commit_callbacks
):
    factories.share_cv(world.learner, world.course)
    made = factories.make_offer(world.advisor, title="Vente de nuit")
    with django_capture_on_commit_callbacks(execute=True):
        factories.propose(world.advisor, made.id, world.learner)
    link = next(word for word in mailoutbox[0].body.split() if "?about=" in word)

    found = browse(world.learner).get(link, follow=True)

    assert found.redirect_chain[-1][0] == reverse(
        "clicnjob:my_offer", args=[Proposal.objects.get().pk]
    )
    assert "Vente de nuit" in text_of(found)


def test_the_link_of_somebody_elses_letter_leads_to_ones_own_messages(world, browse, number):
    offer_id = Proposal.objects.get().offer_id
    messages = reverse("clicnjob:inbox", args=[world.course])

    found = browse(world.neighbour).get(messages, {"about": offer_id})

    assert found.status_code == 200
    assert "Caisse du samedi" not in text_of(found)


def test_fetching_it_ahead_or_its_head_is_not(lina, page):
    lina.get(page, headers={"Sec-Purpose": "prefetch;prerender"})
    lina.get(page, headers={"Purpose": "prefetch"})
    lina.head(page)

    assert Proposal.objects.get().seen_at is None


def test_nor_is_looking_as_the_learner(world, lina, page):
    with acting_for(world.advisor.pk):
        lina.get(page)
        answers = [
            lina.post(page, sent).status_code
            for sent in ({"answer": "interested"}, {"applied": "1"}, {"show": "till"}, {"hide": 1})
        ]

    row = Proposal.objects.get()
    assert answers == [403] * 4
    assert (row.seen_at, row.answer, row.step, row.cv_shown_at) == (None, "", "", None)


@pytest.mark.parametrize("given", ["interested", "not_for_me", "help_me"])
def test_one_tap_answers_and_can_be_changed(lina, page, given):
    lina.post(page, {"answer": "not_for_me"})
    shown = lina.post(page, {"answer": given}, follow=True)

    assert Proposal.objects.get().answer == given
    assert "Tu as répondu" in text_of(shown)
    assert shown.redirect_chain[0][0] == f"{page}#answer"


def test_an_answer_that_is_none_is_told_so(lina, page):
    shown = text_of(lina.post(page, {"answer": "maybe"}, follow=True))

    assert "Cette réponse n’est pas dans la liste" in shown


def test_a_form_without_a_wish_is_incomplete(lina, page):
    assert lina.post(page, {}).status_code == 400


def test_having_applied_is_said_in_place_of_the_button_and_can_be_taken_back(lina, page):
    assert "J’ai postulé" in text_of(lina.get(page))

    done = lina.post(page, {"applied": "1"}, follow=True)

    assert Proposal.objects.get().step == "applied"
    assert done.redirect_chain[0][0] == f"{page}#apply"
    part = text_of(done).partition('id="apply"')[2].partition("</section>")[0]
    assert 'name="applied"' not in part
    assert "tu as dit que tu as postulé" in part
    assert 'name="not_applied"' in part
    lina.post(page, {"not_applied": "1"})
    row = Proposal.objects.get()
    assert (row.step, row.reached) == ("", "")
    assert 'name="applied"' in text_of(lina.get(page))


def test_what_an_advisor_noted_is_not_taken_back_by_the_learner(world, lina, page):
    follow_up.set_step(world.advisor.pk, Offer.objects.get().pk, world.learner.pk, "hired", base=0)

    shown = text_of(lina.post(page, {"not_applied": "1"}, follow=True))

    assert Proposal.objects.get().step == "hired"
    assert "tu as le poste" in shown
    assert 'name="not_applied"' not in shown


def test_not_for_me_after_having_applied_is_one_thing_on_the_board(world, browse, lina, page):
    offer = Offer.objects.get().pk
    lina.post(page, {"applied": "1"})

    shown = text_of(lina.post(page, {"answer": "not_for_me"}, follow=True))

    assert "tu as dit que tu as postulé" not in shown
    board = text_of(browse().get(reverse("clicnjob:offer", args=[offer])))
    card = board.partition(f'id="learner-{world.learner.pk}"')[2].partition("<details")[0]
    assert "a dit non le" in card
    assert " selected" not in card
    # Noted again by somebody who knows more, the same step counts.
    line = follow_up.set_step(world.advisor.pk, offer, world.learner.pk, "applied", base=1)
    assert (line.stage, line.step_stands) == ("applied", True)


def test_who_does_not_want_it_is_not_asked_whether_they_applied(lina, page):
    lina.post(page, {"answer": "not_for_me"})

    assert 'name="applied"' not in text_of(lina.get(page))


def test_a_closed_offer_takes_nothing_and_says_so(lina, page):
    lina.post(page, {"answer": "help_me"})
    Offer.objects.update(closes_on=date(2020, 1, 1))

    shown = text_of(lina.get(page))
    late = text_of(lina.post(page, {"answer": "interested"}, follow=True))
    for sent in ({"applied": "1"}, {"show": "till"}):
        lina.post(page, sent)

    for button in ('name="answer"', 'name="applied"', 'name="show"'):
        assert button not in shown
    assert "Cette offre est fermée." in shown
    assert "La réponse que tu viens de donner n’a pas été prise" in late
    row = Proposal.objects.get()
    assert (row.answer, row.step, row.cv_shown_at) == ("help_me", "", None)


def test_a_closed_offer_asks_for_nothing_and_leads_nowhere(world, lina, page):
    offer = Offer.objects.get()
    words = {"message": "Oui ou non ?", "token": "t"}
    reminding.remind(world.advisor.pk, offer.pk, [world.learner.pk], **words)
    shown = text_of(lina.get(page))
    assert "Oui ou non ?" in shown
    assert "tel:+33320000000" in shown
    Offer.objects.update(closes_on=date(2020, 1, 1))

    closed = text_of(lina.get(page))

    assert closed.index("Tu ne peux plus y répondre ni postuler.") < closed.index("<h1>")
    for gone in ("Oui ou non ?", "03 20 00 00 00", "jusqu’au", "Comment postuler", "tel:"):
        assert gone not in closed


def test_the_answers_stand_before_the_rest_of_the_offer(lina, page):
    shown = text_of(lina.get(page))

    places = [shown.index(word) for word in ("<h1>", "8 h à 13 h", 'name="answer"', "Le travail")]
    assert places == sorted(places)


def test_a_change_is_told_to_who_had_read_the_offer_before(lina, page):
    changed = "Cette offre a changé le"
    Offer.objects.update(text_changed_at=timezone.now())
    assert changed not in text_of(lina.get(page))

    Offer.objects.update(text_changed_at=timezone.now())

    assert changed in text_of(lina.get(page))


def test_the_page_of_the_cv_that_fits_the_job_comes_first(lina, page):
    pages = lina.get(page).context["cv_pages"]

    assert [(each.name, each.fits) for each in pages] == [("Caisse", True), ("Vente", False)]


def test_each_page_of_the_cv_can_be_saved_as_a_file(lina, number):
    address = reverse("clicnjob:my_offer_cv", args=[number])

    assert lina.get(address, {"page": "shop"}).content.startswith(b"%PDF")
    assert lina.get(address, {"page": "other"}).status_code == 404


def test_a_page_shown_with_the_answer_is_one_link_away_for_the_advisor(world, browse, lina, page):
    offer = reverse("clicnjob:offer", args=[Offer.objects.get().pk])
    file = reverse("clicnjob:cv_pdf", args=[world.learner.pk]) + "?page=till"
    advisor = browse()
    assert file not in text_of(advisor.get(offer))

    shown = text_of(lina.post(page, {"show": "till"}, follow=True))

    assert "Ton conseiller voit ce CV avec ta réponse" in shown
    assert file in text_of(advisor.get(offer))
    assert advisor.get(file).content.startswith(b"%PDF")
    lina.post(page, {"hide": "1"})
    assert file not in text_of(advisor.get(offer))


def test_closing_the_cv_closes_that_too(world, browse, lina, page):
    offer = reverse("clicnjob:offer", args=[Offer.objects.get().pk])
    file = reverse("clicnjob:cv_pdf", args=[world.learner.pk]) + "?page=till"
    lina.post(page, {"show": "till"})

    sharing.close_sharing(world.learner.pk, world.course)

    assert file not in text_of(browse().get(offer))
    assert browse().get(file).status_code == 404
    closed = text_of(lina.get(page))
    assert "Ton CV est fermé" in closed
    assert "Ton conseiller voit ce CV" not in closed


def test_a_closed_cv_is_not_shown_and_says_what_to_do(world, lina, page):
    sharing.close_sharing(world.learner.pk, world.course)

    assert 'name="show"' not in text_of(lina.get(page))
    shown = text_of(lina.post(page, {"show": "till"}, follow=True))

    assert "Ouvre-le d’abord" in shown
    assert Proposal.objects.get().cv_shown_at is None


def test_a_page_that_is_gone_is_told_so(world, browse, lina, page):
    shown = text_of(lina.post(page, {"show": "none"}, follow=True))
    assert "Cette page de ton CV n’existe plus" in shown

    file = reverse("clicnjob:cv_pdf", args=[world.learner.pk])
    assert browse().get(file, {"page": "none"}).status_code == 404


def test_erasing_the_cv_takes_back_what_was_shown_of_it(world, lina, page):
    lina.post(page, {"show": "till"})
    assert exporting.export_learner(world.learner.pk)["proposals"][0]["cv_page"] == "till"

    privacy.erase_own_cv(world.learner.pk, course_key=world.course)

    assert Proposal.objects.get().cv_shown_at is None
    assert "Tu n’as pas encore de CV" in text_of(lina.get(page))


def test_without_a_cv_the_way_to_it_is_there_whichever_course_has_it(
    world, browse, page, monkeypatch
):
    def unit_url(_platform, _user_id, course_key, _block_type):
        return "/make-it/" if course_key == world.course else None

    privacy.erase_own_cv(world.learner.pk, course_key=world.course)
    membership.enroll(world.learner.pk, factories.make_course("nord", "Sans CV"), None)
    monkeypatch.setattr(DemoPlatform, "unit_url", unit_url)

    assert '<a class="cnj-button cnj-button--block" href="/make-it/"' in text_of(
        browse(world.learner).get(page)
    )


def test_an_offer_of_somebody_else_is_not_there(world, browse, page):
    for answer in (browse(world.neighbour).get(page), browse().post(page, {"answer": "help_me"})):
        assert answer.status_code == 404
        assert "pas dans tes messages" in text_of(answer)


def test_who_left_the_course_still_reads_and_answers(world, lina, page):
    membership.unenroll(world.learner.pk, world.course)

    assert "Caisse du samedi" in text_of(lina.get(page))
    lina.post(page, {"answer": "interested"})
    assert inbox.one(world.learner.pk, Proposal.objects.get().pk).answer == "interested"
