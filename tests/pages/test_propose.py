"""From people ticked to an offer proposed, step by step and without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from advisor_dashboard.api import inbox, keeping, sharing
from advisor_dashboard.models import Message, MessageDraft, Offer, OfferFormDraft, Proposal
from advisor_dashboard.platform.embedded import membership
from tests import factories

LONG = "a" * 10_000
OFFER = {
    "title": "Vendeuse ou vendeur",
    "job": "Caissier",
    "employer": "L’Épicerie d’en face",
    "commune": "59000",
    "contract": "fixed_term",
    "hours": "35 h",
    "description": "Accueillir les clients.",
    "contact": "03 20 00 00 00",
    "closes_on": "",
}


def address(page: str, *args: int, people=()) -> str:
    picks = "&".join(f"pick={person.pk}" for person in people)
    return reverse(f"clicnjob:{page}", args=args) + (f"?{picks}" if picks else "")


def text_of(response) -> str:
    return response.content.decode()


def action_of(response) -> str:
    """Where the form of the confirmation leads, as the browser would follow it."""
    return re.search(r'action="([^"]+/confirm/[^"]*)"', text_of(response))[1].replace("&amp;", "&")


@pytest.fixture
def both(world):
    return (world.learner, world.neighbour)


def write(client, offer, people, message="Bonjour Lina."):
    """Write the message and stand on the page that it leads to, which is read by GET."""
    return client.post(
        address("propose", offer.id, people=people), {"message": message}, follow=True
    )


@pytest.fixture
def confirmation(browse, offer, both):
    """The page that asks to confirm, and the browser it stands in."""
    client = browse()
    return client, write(client, offer, both)


def confirm(client, page, confirmed="2", **more):
    return client.post(action_of(page), {"confirmed": confirmed}, **more)


def test_the_whole_way_with_an_offer_that_has_just_come_in(browse, both, world):
    client = browse()
    choose = client.get(address("offers", people=both))
    assert "Quelle offre pour ces 2 personnes" in text_of(choose)
    new = re.search(r'href="(/clicnjob/offers/new/\?[^"]+)"', text_of(choose))[1]

    written = client.post(new.replace("&amp;", "&"), OFFER)
    assert written.status_code == 302
    message = client.get(written["Location"])
    usual = message.context["form"]["message"].value()
    assert "« Vendeuse ou vendeur »" in usual.replace("\xa0", " ")

    preview = client.post(written["Location"], {"message": usual}, follow=True)
    assert "Proposer à 2 personnes" in text_of(preview)
    assert "Lina Morel" in text_of(preview)
    assert Proposal.objects.count() == 0

    done = confirm(client, preview, follow=True)
    assert "Offre proposée à 2 personnes." in text_of(done)
    item = inbox.inbox(world.learner.pk)[0]
    assert item.title == "Vendeuse ou vendeur"
    assert item.message.splitlines()[0] == "Bonjour,"


def test_each_step_leads_to_a_page_to_read(browse, offer, both):
    client = browse()
    written = client.post(address("propose", offer.id, people=both), {"message": "Bonjour Lina."})
    assert written.status_code == 302
    assert "Bonjour" not in written["Location"]

    page = client.get(written["Location"])
    assert "Bonjour Lina." in text_of(page)
    again = client.get(written["Location"])
    assert action_of(again) == action_of(page)

    assert confirm(client, page).status_code == 302
    back = client.get(written["Location"], follow=True)
    assert back.redirect_chain[-1][0] == address("offer", offer.id)
    assert "Rien n’a été envoyé une deuxième fois" in text_of(back)
    assert Message.objects.count() == 1
    assert not MessageDraft.objects.exists()


@pytest.mark.parametrize("name", ["propose", "confirm"])
def test_every_step_has_the_way_to_the_other_pages(confirmation, name):
    client, page = confirmation

    header = text_of(client.get(action_of(page).replace("confirm", name))).partition("<main")[0]

    for other in ("target", "offers"):
        assert f'<a href="{reverse(f"clicnjob:{other}")}"' in header


def test_a_message_is_kept_for_a_day(confirmation, offer):
    client, page = confirmation
    MessageDraft.objects.update(kept_at=timezone.now() - timedelta(days=1))

    late = confirm(client, page, follow=True)

    assert "/propose/" in late.redirect_chain[-1][0]
    assert "Rien n’a été envoyé" in text_of(late)
    assert Message.objects.count() == 0
    client.post(late.redirect_chain[-1][0], {"message": "Encore."})
    assert [row.body for row in MessageDraft.objects.all()] == ["Encore."]


def test_two_tabs_are_two_messages(browse, offer, world):
    client = browse()
    first = write(client, offer, [world.learner], "Pour Lina.")
    second = write(client, offer, [world.neighbour], "Pour Sami.")

    confirm(client, first, "1")
    confirm(client, second, "1")

    assert inbox.inbox(world.learner.pk)[0].message == "Pour Lina."
    assert inbox.inbox(world.neighbour.pk)[0].message == "Pour Sami."


def test_a_colleague_with_the_address_reads_no_message(confirmation, browse, offer, world):
    _client, page = confirmation
    colleague = factories.make_advisor(world.course, username="second")

    seen = browse(colleague).get(action_of(page), follow=True)

    assert "Bonjour Lina." not in text_of(seen)
    assert "/propose/" in seen.redirect_chain[-1][0]
    confirm(browse(colleague), page)
    assert Message.objects.count() == 0


def test_of_what_was_not_finished_the_newest_is_kept_and_the_oldest_makes_place(
    offer, browse, both, people, monkeypatch
):
    monkeypatch.setattr(keeping, "MOST", 2)
    step = address("propose", offer.id, people=both)
    browse(people.colleague).post(address("offer_new"), {**OFFER, "title": ""})
    browse().post(address("offer_new"), {**OFFER, "title": ""})
    for number in range(3):
        browse().post(step, {"message": f"Bonjour {number}"})

    kept = MessageDraft.objects.order_by("pk").values_list("body", flat=True)
    assert list(kept) == ["Bonjour 1", "Bonjour 2"]
    assert OfferFormDraft.objects.count() == 2


def test_of_a_text_that_somebody_pasted_by_the_page_the_beginning_is_kept(offer, browse, both):
    long = "Bonjour. " * 3000
    client = browse()

    written = client.post(address("propose", offer.id, people=both), {"message": long})
    typed = client.post(address("offer_new"), {**OFFER, "description": long})

    assert MessageDraft.objects.get().body == long[:20_000].strip()
    assert OfferFormDraft.objects.get().fields["description"] == long[:20_000]
    for answer in (written, typed):
        assert "Bonjour. Bonjour." in text_of(client.get(answer["Location"]))


def test_a_message_comes_along_while_other_people_are_looked_for(confirmation, offer, world):
    client, page = confirmation
    change = re.search(r'href="(/clicnjob/target/[^"]+)"[^>]*>Changer', text_of(page))[1]

    search = client.get(change.replace("&amp;", "&"))
    fields = dict(
        re.findall(r'type="hidden" name="(offer|draft)" value="([^"]+)"', text_of(search))
    )
    chosen = address("propose", offer.id, people=[world.learner])
    back = client.get(f"{chosen}&{urlencode(fields)}")

    assert fields["offer"] == str(offer.id)
    assert "Bonjour Lina.</textarea>" in text_of(back)


def test_an_offer_that_exists_can_be_chosen(browse, both, offer):
    choose = text_of(browse().get(address("offers", people=both)))

    assert f'href="/clicnjob/offers/{offer.id}/propose/?kept=' in choose


def test_a_double_click_sends_once_and_says_the_same(confirmation):
    client, page = confirmation

    first = confirm(client, page)
    second = confirm(client, page)

    assert first.status_code == second.status_code == 302
    assert Message.objects.count() == 1
    assert Proposal.objects.count() == 2
    assert "Offre proposée à 2 personnes." in text_of(client.get(second["Location"]))


@pytest.mark.parametrize("leave", ["course", "sharing"])
def test_when_somebody_leaves_in_between_the_page_asks_again(confirmation, world, leave):
    client, page = confirmation
    if leave == "course":
        membership.unenroll(world.learner.pk, world.course)
    else:
        sharing.close_sharing(world.learner.pk, world.course)

    again = confirm(client, page, follow=True)

    assert "La liste a changé entre-temps. Rien n’a été envoyé." in text_of(again)
    assert "Proposer à 1 personne" in text_of(again)
    assert "Bonjour Lina." in text_of(again)
    assert Proposal.objects.count() == 0

    done = confirm(client, again, "1")
    assert done.status_code == 302
    assert list(Proposal.objects.values_list("learner_id", flat=True)) == [world.neighbour.pk]


def test_an_offer_closed_in_between_is_not_sent(confirmation, offer):
    client, page = confirmation
    Offer.objects.update(closes_on="2020-01-01")

    refused = confirm(client, page, follow=True)

    assert "/confirm/" in refused.redirect_chain[-1][0]
    assert "Cette offre est fermée" in text_of(refused)
    assert Message.objects.count() == 0


def test_those_left_out_stand_there_with_the_reason(browse, offer, both, world):
    factories.propose(world.advisor, offer.id, world.neighbour)
    sharing.close_sharing(world.learner.pk, world.course)
    third = factories.make_learner(world.course, "Soir", "third")
    factories.share_cv(third, world.course, "ogr:20514", first_name="Noé", last_name="Roux")

    page = text_of(write(browse(), offer, (*both, third)))

    assert "Proposer à 1 personne" in page
    assert "a déjà cette offre" in page
    assert "a fermé son CV" in page


def test_when_nobody_is_left_nothing_can_be_sent(browse, offer, both, world):
    for learner in both:
        sharing.close_sharing(learner.pk, world.course)

    page = text_of(browse().get(address("propose", offer.id, people=both)))

    assert "Personne ne recevrait cette offre" in page
    assert 'name="message"' not in page


@pytest.mark.parametrize("page", ["offers", "propose", "confirm"])
def test_with_nobody_ticked_the_search_says_so(browse, offer, page):
    args = () if page == "offers" else (offer.id,)
    client = browse()
    url = address(page, *args) + "?choose=1&q=vendeur"

    response = client.post(url, follow=True) if page == "confirm" else client.get(url, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("clicnjob:target"))
    assert "Personne n’est encore choisi" in text_of(response)
    assert response.context["search"].text == "vendeur"


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("", "Écrivez un message"),
        ("   \n ", "Écrivez un message"),
        (LONG, "2000 caractères au plus"),
        ("Bon\0jour", "caractère invisible"),
        ("Bon\x07jour", "caractère invisible"),
    ],
)
def test_a_message_that_cannot_be_sent_is_kept_and_explained(
    browse, offer, both, message, sentence
):
    page = write(browse(), offer, both, message)

    assert page.status_code == 200
    assert "/propose/" in page.redirect_chain[-1][0]
    assert sentence in text_of(page)
    assert message.strip().replace("\0", "\x1a") in text_of(page)


def test_a_message_that_cannot_be_sent_is_not_confirmed_either(browse, offer, both):
    client = browse()
    page = write(client, offer, both, LONG)
    straight_on = page.redirect_chain[-1][0].replace("/propose/", "/confirm/")

    refused = client.post(straight_on, {"confirmed": "2"}, follow=True)

    assert "2000 caractères au plus" in text_of(refused)
    assert Message.objects.count() == 0


@pytest.mark.parametrize("message", ["😀 Bonjour", "مرحبا", "<script>alert(1)</script>", "L’été"])
def test_any_writing_is_sent_as_it_is(browse, offer, both, world, message):
    client = browse()

    confirm(client, write(client, offer, both, message))

    assert inbox.inbox(world.learner.pk)[0].message == message


@pytest.mark.parametrize("confirmed", ["", "deux", "-1", "9" * 40])
def test_a_damaged_confirmation_sends_nothing(confirmation, confirmed):
    client, page = confirmation

    response = confirm(client, page, confirmed)

    assert response.status_code == 400
    assert "Revenez en arrière" in text_of(response)
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize("token", ["", "court", "\0" * 32, LONG, "t" * 32])
def test_a_damaged_address_of_a_message_sends_nothing(browse, offer, both, token):
    url = address("confirm", offer.id, people=both)
    client = browse()

    response = client.post(f"{url}&{urlencode({'draft': token})}", {"confirmed": "2"}, follow=True)

    assert "Rien n’a été envoyé" in text_of(response)
    assert Proposal.objects.count() == 0


def test_the_message_can_be_changed_before_it_is_sent(confirmation):
    client, page = confirmation
    change = re.search(r'href="([^"]+/propose/[^"]+)"', text_of(page))[1].replace("&amp;", "&")

    back = client.get(change)
    assert "Bonjour Lina.</textarea>" in text_of(back)
    assert "Rien n’est perdu" not in text_of(back)

    changed = client.post(change, {"message": "Bonjour à vous."}, follow=True)
    assert "Bonjour à vous." in text_of(changed)
    assert action_of(changed) != action_of(page)


def test_a_choice_made_is_not_asked_again_for_another_mistake(browse):
    typed = {"job": "vendeu", "job_key": "ogr:20526", "commune": "lille", "title": ""}

    form = browse().post(address("offer_new"), OFFER | typed, follow=True).context["form"]

    assert "job" not in form.errors
    assert form.job_chosen.key == "ogr:20526"
    assert form["commune"].value() == "Lille (59000)"


BAD_OFFERS = {
    "no title": ({"title": ""}, "Écrivez un titre"),
    "a long title": ({"title": LONG}, "120 caractères au plus"),
    "a NUL": ({"title": "Ven\0deur"}, "caractère qui ne peut pas être affiché"),
    "unknown job": ({"job": "zzxxqq"}, "Nous ne connaissons pas le métier"),
    "a job to choose": ({"job": "vendeu"}, "De quel métier s’agit-il"),
    "a NUL in the key": ({"job_key": "\0", "title": ""}, "Écrivez un titre"),
    "a NUL in the job": ({"job": "a\0"}, "caractère qui ne peut pas être affiché"),
    "unknown commune": ({"commune": "Trifouillis"}, "Nous ne connaissons pas de commune"),
    "no contract": ({"contract": ""}, "Choisissez le type de contrat"),
    "another contract": ({"contract": "slavery"}, "Choisissez le type de contrat"),
    "no description": ({"description": ""}, "Décrivez le poste"),
    "10,000 characters": ({"description": LONG}, "4000 caractères au plus"),
    "a day that has passed": ({"closes_on": "2020-01-01"}, "Ce jour est passé"),
    "a day in words": ({"closes_on": "bientôt"}, "Nous ne comprenons pas cette date"),
}


@pytest.mark.parametrize(("typed", "sentence"), BAD_OFFERS.values(), ids=BAD_OFFERS.keys())
def test_an_offer_typed_wrong_is_kept_and_explained(browse, typed, sentence):
    response = browse().post(address("offer_new"), OFFER | typed, follow=True)

    assert response.status_code == 200
    assert sentence in text_of(response)
    assert "Rien n’est perdu" in text_of(response)


def test_everything_wrong_with_an_offer_is_said_at_once(browse):
    wrong = {
        "title": "",
        "job": "vendeu",
        "employer": "Chez\x07Nous",
        "commune": "Trifouillis",
        "contract": "",
        "hours": "35\x08 h",
        "closes_on": "2020-01-01",
    }

    form = browse().post(address("offer_new"), OFFER | wrong, follow=True).context["form"]

    assert set(form.errors) == set(wrong)
    assert all(len(sentences) == 1 for sentences in form.errors.values())
    assert form["hours"].value() == "35\x08 h"


def test_a_job_is_chosen_among_those_that_fit(browse):
    client = browse()
    page = text_of(client.post(address("offer_new"), OFFER | {"job": "vendeu"}, follow=True))
    assert 'name="job_key" value="ogr:20526"' in page

    done = client.post(
        address("offer_new"), OFFER | {"job": "vendeu", "job_key": "ogr:20526"}, follow=True
    )
    assert "Vendeur / Vendeuse en boulangerie" in text_of(done)


@pytest.mark.parametrize("title", ["😀 L’offre", "عرض عمل", "<b>Gras</b>"])
def test_any_title_is_shown_as_it_is(browse, title):
    done = browse().post(address("offer_new"), OFFER | {"title": title}, follow=True)

    assert escape(title) in text_of(done)


def test_who_asks_for_help_comes_first(browse, offer, both, world):
    factories.propose(world.advisor, offer.id, *both)
    for learner, said in ((world.learner, "help_me"), (world.neighbour, "interested")):
        inbox.answer(learner.pk, inbox.inbox(learner.pk)[0].proposal_id, said)

    response = browse().get(address("offer", offer.id))

    [column] = [each for each in response.context["board"].columns if each.lines]
    assert [line.learner_id for line in column.lines] == [world.learner.pk, world.neighbour.pk]
    assert f"<bdi>{column.lines[0].name}</bdi>" in text_of(response)


def test_a_colleague_reads_the_total_and_neither_answers_nor_names(
    browse, offer, both, world, people
):
    factories.propose(world.advisor, offer.id, *both)
    inbox.answer(world.learner.pk, inbox.inbox(world.learner.pk)[0].proposal_id, "interested")

    for page in (address("offer", offer.id), address("offers"), address("home")):
        text = text_of(browse(people.colleague).get(page)).partition("<main")[2]
        assert "de vos groupes" in text
        assert "Intéressé" not in text.partition("<tbody")[2]
        assert "Lina" not in text
    text = text_of(browse(people.colleague).get(address("offer", offer.id)))
    assert "Proposée à 2 personnes dans toute la structure." in text


def test_a_closed_cv_is_not_offered_to_read(browse, offer, both, world):
    factories.propose(world.advisor, offer.id, *both)
    sharing.close_sharing(world.learner.pk, world.course)

    text = text_of(browse().get(address("offer", offer.id)))

    assert reverse("clicnjob:cv", args=[world.learner.pk]) not in text
    assert reverse("clicnjob:cv", args=[world.neighbour.pk]) in text
    assert "CV fermé" in text


def test_a_closed_offer_says_that_it_is_closed(browse, offer, both):
    Offer.objects.update(closes_on="2020-01-01")

    response = browse().get(address("propose", offer.id, people=both))

    assert response.status_code == 403
    assert "Cette offre est fermée" in text_of(response)
    assert "administrateur" not in text_of(response)


def test_the_first_page_says_what_to_do_first(browse):
    assert "Écrire la première offre" in text_of(browse().get(address("home")))


def test_who_comes_back_in_between_is_not_among_those_confirmed(browse, offer, both, world):
    sharing.close_sharing(world.neighbour.pk, world.course)
    client = browse()
    page = write(client, offer, both)
    sharing.close_sharing(world.learner.pk, world.course)
    sharing.open_sharing(world.neighbour.pk, world.course)

    confirm(client, page, "1")

    assert not Proposal.objects.exists()


def test_who_has_an_offer_that_reads_the_same_is_told_of_before_it_is_sent(
    world, browse, offer, both
):
    again = factories.make_offer(world.advisor, title=offer.title, employer=offer.employer)
    assert "déjà une offre" not in text_of(write(browse(), again, both))
    factories.propose(world.advisor, offer.id, world.learner)

    shown = text_of(write(browse(), again, both))

    assert "1 personne a déjà une offre comme celle-ci." in shown
    assert f'href="{address("offer", offer.id)}"' in shown
    assert "Proposer à 2 personnes" in shown
