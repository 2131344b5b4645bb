"""The filters beside the results, as an advisor uses them without JavaScript."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from advisor_dashboard.api import paths
from advisor_dashboard.models import Scope
from tests import factories

from .conftest import SALES
from .test_target import sent_by

TARGET = reverse("clicnjob:target")
TILL = "ogr:11640"


@pytest.fixture
def search(browse):
    client = browse()

    def get(**params):
        return client.get(TARGET, params)

    return get


def names(response) -> list[str]:
    return [card.name for card in response.context["result"].cards]


def text_of(response) -> str:
    """What stands on the page, its marks taken out."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())


def test_each_choice_is_a_box_with_its_number_that_the_form_sends(search, world):
    factories.share_cv(
        world.learner, world.course, SALES, first_name="Lina",
        licences=["B"], languages=[{"language": "en", "level": ""}],
    )  # fmt: skip
    paths.note_finished(world.learner.pk, world.course, "block@map")
    scope = Scope.objects.get(
        course_key=world.course, cohort_id__gt=0, memberships__learner=world.learner
    )

    page = search(q="vendeuse", cohort=str(scope.pk), language="en", licence="B", path=world.course)

    assert names(page) == ["Lina Morel"]
    sent = sent_by(page)
    for pair in (
        ("cohort", str(scope.pk)),
        ("language", "en"),
        ("licence", "B"),
        ("path", world.course),
        ("active", ""),
    ):
        assert pair in sent
    assert "Matin 1 personne" in text_of(page)
    assert re.search(r"Filtres\s+4", text_of(page))
    # On paper no box is seen: what was asked stands in words.
    assert "Recherche : vendeuse · Matin · B · Anglais · Trouver un emploi" in text_of(page)
    assert "parle\xa0: Anglais" in page.content.decode()


def test_a_chosen_day_and_place_are_taken_back_by_their_own_button(search, world):
    page = search(q="vendeuse", commune="Lille", km="20")
    text = page.content.decode()
    assert re.search(r'name="km" value="" aria-pressed="true"', text)
    assert re.search(r'name="km" value="5" aria-pressed="false"', text)
    # The button stands after the field: of the two the last one counts.
    back = search(q="vendeuse", commune="Lille", km=["20", ""])
    assert back.context["search"].query.radius_km is None
    assert 'name="commune" value="insee:59350"' in search(q="vendeuse").content.decode()


def test_the_others_are_asked_for_and_sent_away_by_a_button(search, world):
    factories.share_cv(world.neighbour, world.course, TILL, first_name="Sami")

    page = search(q="vendeuse")
    assert names(page) == ["Lina Morel"]
    assert re.search('name="others" value="1"[^>]*>Voir aussi les autres', page.content.decode())

    more = search(q="vendeuse", others="1")
    assert len(names(more)) == 2
    text = text_of(more)
    assert "1 personne" in text
    assert "Ne correspond pas : cherche un autre métier" in text
    assert ("everybody", "1") in sent_by(more)
    less = search(q="vendeuse", everybody=["1", ""])
    assert names(less) == ["Lina Morel"]


def test_where_nobody_fits_the_others_can_be_seen(search, world):
    page = search(q="vendeuse", licence="CE")
    assert "Nous n’avons trouvé personne" in page.content.decode()
    assert "Voir aussi les autres" in page.content.decode()
    more = search(q="vendeuse", licence="CE", everybody="1").content.decode()
    assert "sans permis CE" in more
    assert "Nous n’avons trouvé personne" in more
    assert more.count('id="people"') == 1


def test_where_nobody_fits_each_filter_says_who_would_be_found_without_it(search, browse, world):
    page = search(q="vendeuse", licence="CE", complete="1")
    one_less = search(q="vendeuse", licence="CE").content.decode()

    assert "Sans le permis" not in page.content.decode()
    address = re.search(r'href="([^"]*)">Sans le permis\s: 2 personnes<', one_less)
    found = browse().get(html.unescape(address[1]))
    assert len(names(found)) == 2


def test_words_of_several_meanings_offer_each_of_them(search, world):
    factories.share_cv(world.neighbour, world.course, TILL, first_name="Sami", last_name="Vendeur")

    page = search(q="vendeur")
    assert "est lu comme un métier" in text_of(page)
    assert 'name="means" value="name">Comme nom\xa0: 1 personne' in page.content.decode()

    named = search(q="vendeur", means="name", means_for="vendeur")
    assert names(named) == ["Sami Vendeur"]
    assert ("means", "name") in sent_by(named)
    # Other words are read anew.
    assert names(search(q="vendeuse", means="name", means_for="vendeur")) == ["Lina Morel"]


def test_a_skill_that_is_asked_for_becomes_a_box_to_untick(search, world):
    factories.share_cv(world.neighbour, world.course, SALES, first_name="Sami", skills=["Tableur"])

    page = search(q="vendeuse", skill=["", "tableur"])

    assert names(page)[0].startswith("Sami")
    assert ("skill", "tableur") in sent_by(page)
    assert "sait\xa0: Tableur" in page.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"cohort": "x"},
        {"cohort": "0"},
        {"language": "EN;"},
        {"active": "-1"},
        {"active": "99999"},
        {"path": "a\0b"},
        {"means": "else"},
        {"skill": ["a" * 61]},
        {"skill": [str(number) for number in range(11)]},
    ],
    ids=str,
)
def test_what_our_pages_never_write_gets_a_sentence(search, world, asked):
    page = search(q="vendeuse", **asked)
    assert page.status_code == 400
    assert re.search(r"adresse est abîmée|Demandez au plus", page.content.decode())


def test_a_group_that_is_gone_says_so_and_is_not_sent_again(search, world):
    page = search(q="vendeuse", cohort="999999")
    assert "n’est plus à vous" in page.content.decode()
    assert names(page) == []
    assert not [pair for pair in sent_by(page) if pair[0] == "cohort"]


def test_what_is_wrong_elsewhere_loses_no_filter(search, world):
    page = search(q="vendeuse", commune="Trifouillis", language="en", complete="1", active="30")
    sent = sent_by(page)
    assert {("language", "en"), ("complete", "1"), ("active", "30")} <= set(sent)


def test_the_pages_ask_a_fixed_number_of_questions_with_every_filter(
    search, world, django_assert_max_num_queries
):
    asked = {
        "q": "vendeuse", "commune": "Lille", "licence": "B", "everybody": "1", "skill": "tableur",
    }  # fmt: skip
    factories.share_cv(world.learner, world.course, SALES, licences=["B"])
    search(**asked)
    with django_assert_max_num_queries(42) as few:
        search(**asked)
    for number in range(6):
        learner = factories.make_learner(world.course, "Matin")
        licences = ["B"] if number % 2 else []
        factories.share_cv(learner, world.course, SALES, licences=licences)
    with django_assert_max_num_queries(len(few.captured_queries)):
        search(**asked)


def test_a_place_and_a_licence_typed_with_the_job_are_offered_as_filters(search, browse, world):
    page = search(q="vendeuse roubaix permis b")
    assert "vendeuse · Roubaix (59100) · permis B" in text_of(page)

    address = re.search(r'href="([^"]*commune=[^"]*licence=B[^"]*)"', page.content.decode())
    found = browse().get(html.unescape(address[1])).context["search"]

    assert (found.text, found.query.commune_key) == ("vendeuse", "insee:59512")
    assert found.query.licences == {"B"}
    assert "As filters" not in search(q="vendeuse", commune="Lille").content.decode()


def test_the_others_begin_where_they_are_led_to(search, world, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "PAGE_SIZE": 1}
    factories.share_cv(world.neighbour, world.course, TILL, first_name="Sami")

    first = search(q="vendeuse").content.decode()
    number = re.search('name="others" value="([0-9]+)" formaction="[^"]*#others"', first)[1]

    assert names(search(q="vendeuse", others=number)) == ["Sami Morel"]
