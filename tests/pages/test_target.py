"""The search for learners, as an advisor uses it without JavaScript."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from advisor_dashboard.models import Commune, Postcode
from advisor_dashboard.places.load import load_default_communes
from advisor_dashboard.views import selection
from tests import factories
from tests.places.files import default_places

from .conftest import SALES

TARGET = reverse("clicnjob:target")
LONG = "a" * 10_000


class Inputs(HTMLParser):
    """What a browser would send of the search form as it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.feed(text.partition('id="search"')[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "input" or "name" not in given:
            return
        if given.get("type") in ("checkbox", "radio") and "checked" not in given:
            return
        self.pairs.append((given["name"], given.get("value") or ""))


def sent_by(response) -> list[tuple[str, str]]:
    return Inputs(response.content.decode()).pairs


@pytest.fixture
def search(browse):
    client = browse()

    def get(**params):
        return client.get(TARGET, params)

    return get


@pytest.fixture
def crowd(world):
    """Learners for three pages."""
    learners = [
        factories.make_learner(world.course, "Matin", f"crowd{number}") for number in range(45)
    ]
    for number, learner in enumerate(learners):
        factories.share_cv(learner, world.course, SALES, first_name=f"Crowd{number}")
    return learners


def shown(response) -> list[int]:
    return [card.learner_id for card in response.context["result"].cards]


def test_words_find_people_with_the_reason_and_the_jobs_to_tick(search):
    response = search(q="vendeuse en prêt-à-porter")
    text = response.content.decode()

    assert "Lina Morel" in text
    assert "2 personnes" in text
    assert 'value="D1214"' in text
    assert "Métiers proches" in text
    assert 'value="D1505"' in text


def test_the_ticks_are_obeyed_and_forgotten_with_other_words(search):
    assert shown(search(q="vendeuse", ticks_for="vendeuse", rome=["D1505"])) == []
    assert len(shown(search(q="vendeuse", ticks_for="caissier", rome=["D1505"]))) == 2
    assert shown(search(q="vendeuse", ticks_for="vendeuse")) == []


@pytest.mark.parametrize("typed", ["Lille", "lille", "59000", "insee:59350", "Lille (59000)"])
def test_a_commune_is_known_by_name_by_postcode_and_by_key(search, typed):
    response = search(q="vendeuse", commune=typed, km="10")

    assert len(shown(response)) == 2
    assert "à 10" not in response.context["form"]["commune"].value()
    assert response.context["form"]["commune"].value().startswith("Lille")


def test_several_communes_become_a_question(search, world):
    for code in ("93200", "97400"):
        row = Commune.objects.create(
            key=f"insee:{code}", name="Saint-Denis", folded="saint denis", latitude=1, longitude=1
        )
        Postcode.objects.create(commune=row, code=code)

    response = search(q="vendeuse", commune="saint-denis")
    text = response.content.decode()

    assert response.context["result"] is None
    assert "De quelle commune s’agit-il" in text
    assert '<button class="cnj-button" name="commune" value="insee:93200">' in text


@pytest.fixture
def default_places_only(world):
    Commune.objects.all().delete()
    load_default_communes(default_places())


@pytest.mark.usefixtures("default_places_only")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("59100", "Nous ne connaissons pas le code postal"),
        ("43999", "Nous ne connaissons pas le code postal"),
        ("Trifouillis", "ou écrivez une commune plus grande à côté"),
    ],
)
def test_without_postcodes_none_is_asked_for_and_none_is_guessed(search, typed, said):
    response = search(q="vendeuse", commune=typed)

    assert response.context["result"] is None
    assert said in response.content.decode()
    assert "écrivez le code postal" not in response.content.decode()


@pytest.mark.usefixtures("default_places_only")
def test_the_only_town_of_an_unknown_postcode_is_proposed_not_taken(search):
    text = search(q="vendeuse", commune="59100").content.decode()

    assert '<button class="cnj-button" name="commune" value="gn:1">' in text
    assert "Lille (dans le 59)" in text


@pytest.mark.usefixtures("default_places_only")
def test_an_arrondissement_is_searched_around_its_city(search):
    response = search(q="vendeuse", commune="Paris 11", km="10")

    assert response.context["form"]["commune"].value() == "Paris (75)"


def test_the_commune_chosen_from_the_question_wins_over_the_one_typed(browse):
    response = browse().get(f"{TARGET}?commune=saint-denis&commune=insee:59350&km=10")

    assert response.context["form"]["commune"].value().startswith("Lille")
    assert len(shown(response)) == 2


NUL_SENTENCE = "caractère qui ne peut pas être affiché"
BAD_BUT_TYPED = {
    "unknown job": ({"q": "zzxxqq"}, "Nous ne connaissons pas ce métier"),
    "10,000 characters": ({"q": LONG}, "Trouver qui pourrait la prendre"),
    "a NUL": ({"q": "ven\0deur"}, NUL_SENTENCE),
    "emoji": ({"q": "🧑‍🍳🔥"}, "Nous n’avons trouvé personne"),
    "right to left": ({"q": "بائع"}, "Nous n’avons trouvé personne"),
    "a tag": ({"q": "<script>alert(1)</script>"}, "&lt;script&gt;"),
    "unknown commune": ({"commune": "Trifouillis"}, "Nous ne connaissons pas de commune"),
    "a long commune": ({"commune": LONG}, "120 caractères au plus"),
    "a commune with a NUL": ({"commune": "Li\0lle"}, NUL_SENTENCE),
    "an unknown key": ({"commune": "insee:00000"}, "Nous ne connaissons plus cette commune"),
    "kilometres in words": ({"commune": "Lille", "km": "dix"}, "nombre entier de kilomètres"),
    "too far": ({"commune": "Lille", "km": "100000"}, "entre 0 et 200"),
    "kilometres from nowhere": ({"km": "10"}, "Écrivez une commune"),
    "no such day": ({"available_by": "2027-02-31"}, "Nous ne comprenons pas cette date"),
    "a day in words": ({"available_by": "demain"}, "Nous ne comprenons pas cette date"),
    "unknown licence": ({"licence": "Z9"}, "Nous ne connaissons pas ce permis"),
}
DAMAGED = ["rome=../etc", "rome=%00", "page=x", "page=-1", "page=%D9%A3", "kept=--", "pick=é",
           "offer=abc", "page=" + "9" * 40, "pick=" + "9" * 40, "offer=" + "9" * 40]  # fmt: skip


@pytest.mark.parametrize(("typed", "sentence"), BAD_BUT_TYPED.values(), ids=BAD_BUT_TYPED.keys())
def test_what_people_type_wrong_gets_a_sentence_and_is_kept(search, typed, sentence):
    response = search(**typed)

    assert response.status_code == 200
    assert sentence in response.content.decode()


@pytest.mark.parametrize("query", DAMAGED)
def test_an_address_damaged_on_the_way_is_refused_in_words(browse, query):
    response = browse().get(f"{TARGET}?q=vendeur&{query}")

    assert response.status_code == 400
    assert "Cette adresse est abîmée" in response.content.decode()


def test_days_are_read_as_people_write_them(search):
    form = search(available_by="31/01/2027").context["form"]

    assert form.cleaned_data["available_by"].isoformat() == "2027-01-31"


def test_nothing_chosen_is_lost_from_page_to_page(browse, crowd):
    client = browse()
    first = client.get(TARGET, {"q": "vendeuse"})
    ticked = shown(first)[:3]

    sent = [*sent_by(first), *[("pick", str(pk)) for pk in ticked], ("page", "2")]
    second = client.get(TARGET, query(sent))
    assert second.context["result"].page == 2
    assert set(second.context["selection"].ids) == set(ticked)
    assert "dont 3 hors de cette page" in second.content.decode()

    sent = [*sent_by(second), ("pick", str(shown(second)[0])), ("page", "1")]
    again = client.get(TARGET, query(sent))
    assert len(again.context["selection"]) == 4
    assert [pair for pair in sent_by(again) if pair[0] == "pick"] == [
        ("pick", str(pk)) for pk in ticked
    ]


def test_a_tick_taken_away_stays_away(browse, crowd):
    client = browse()
    first = client.get(TARGET, {"q": "vendeuse", "pick": "1"})
    ticked = client.get(TARGET, query([*sent_by(first), ("pick", str(shown(first)[0]))]))
    without = [pair for pair in sent_by(ticked) if pair[0] != "pick"]

    assert shown(first)[0] not in client.get(TARGET, query(without)).context["selection"].ids


def test_a_whole_page_is_chosen_and_left_by_one_button(browse, crowd):
    client = browse()
    second = client.get(TARGET, {"q": "vendeuse", "page": "2"})

    everybody = client.get(TARGET, query([*sent_by(second), ("all", "2")]))
    assert everybody.context["selection"].ids == set(shown(second))

    nobody = client.get(TARGET, query([*sent_by(everybody), ("none", "2")]))
    assert not nobody.context["selection"]
    assert nobody.context["result"].page == 2


def test_nothing_that_a_page_loads_is_told_the_name_that_was_searched(browse, world):
    asked = {"q": "Lina Morel"}
    for address in (TARGET, reverse("clicnjob:learner", args=[world.learner.pk])):
        assert browse().get(address, asked)["Referrer-Policy"] == "strict-origin"


def test_who_has_chosen_too_many_can_choose_nobody(browse, monkeypatch):
    monkeypatch.setattr(selection, "MOST_IN_ADDRESS", 1)
    client = browse()
    too_many = client.get(TARGET, {"all": "1"})
    assert len(too_many.context["selection"]) > 1
    again = [*sent_by(too_many), *(("pick", pk) for pk in too_many.context["selection"].ids)]
    assert client.get(TARGET, query([*again, ("q", "")])).status_code == 400

    nobody = client.get(TARGET, query([*again, ("none", "1")]))

    assert (nobody.status_code, nobody.context["selection"].ids) == (200, frozenset())


def test_the_cv_leads_back_to_the_same_search(browse, world):
    client = browse()
    cv = client.get(
        reverse("clicnjob:cv", args=[world.learner.pk]),
        {"q": "vendeuse", "commune": "Lille", "km": "10", "pick": str(world.neighbour.pk)},
    )

    back = client.get(cv.context["back"])
    assert back.context["search"].text == "vendeuse"
    assert back.context["form"].cleaned_data["km"] == 10
    assert back.context["selection"].ids == {world.neighbour.pk}


@pytest.mark.parametrize(("field", "header"), [("q", "HX-Replace-Url"), ("km", "HX-Push-Url")])
def test_htmx_gets_the_address_that_says_the_search_again(browse, field, header):
    response = browse().get(
        TARGET,
        {"q": "vendeuse", "commune": "59000", "km": ""},
        headers={"HX-Request": "true", "HX-Trigger-Name": field},
    )

    assert response[header] == f"{TARGET}?q=vendeuse&commune=insee%3A59350"


def test_a_name_from_elsewhere_keeps_to_its_own_direction(world, search):
    factories.save_cv(world.learner, SALES, first_name="سارة", last_name="O’Neil <b>")

    text = search(q="vendeuse").content.decode()

    assert re.search(r"<bdi>سارة O’Neil &lt;b&gt;</bdi>", text)


def test_a_page_of_results_asks_the_database_a_fixed_number_of_times(
    browse, crowd, django_assert_max_num_queries
):
    client = browse()
    client.get(TARGET, {"q": "vendeuse"})

    with django_assert_max_num_queries(34) as one:
        client.get(TARGET, {"q": "vendeuse"})
    full = len(one.captured_queries)
    with django_assert_max_num_queries(full) as last:
        assert len(shown(client.get(TARGET, {"q": "vendeuse", "page": "3"}))) < 20
    assert len(last.captured_queries) == full


def query(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    data: dict[str, list[str]] = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


def test_around_a_place_the_order_can_be_chosen_and_is_carried_along(search):
    near = search(q="vendeur", commune="Lille")
    text = near.content.decode()
    assert '<select name="order"' in text
    assert "moins de 1\xa0km" in text
    assert near.context["search"].query.nearest_first

    newest = search(q="vendeur", commune="Lille", order="new")
    assert not newest.context["search"].query.nearest_first
    assert "order=new" in newest.context["search"].address()
    assert '<option value="new" selected>' in newest.content.decode()


def test_without_a_place_there_is_no_order_to_choose(search):
    assert 'name="order"' not in search(q="vendeur").content.decode()
    assert "order" not in search(q="vendeur", order="new").context["search"].form.errors


def test_an_unknown_order_is_said(search):
    assert "Nous ne connaissons pas cet ordre" in search(order="zigzag").content.decode()


def test_a_mistyped_commune_is_asked_about_and_never_taken_for_granted(search):
    page = search(q="vendeur", commune="lile")

    assert "Voulez-vous dire l’une de ces communes" in page.content.decode()
    assert '<button class="cnj-button" name="commune" value="insee:59350">' in page.content.decode()
    assert page.context["result"] is None


@pytest.mark.parametrize("printed", [True, False])
def test_an_advisor_reads_the_street_only_where_the_learner_has_it_printed(client, world, printed):
    factories.share_cv(
        world.learner, world.course, address="3 rue du Bac", pages=[{"address": printed}]
    )
    client.force_login(world.advisor)
    page = client.get(reverse("clicnjob:cv", args=[world.learner.pk])).content.decode()
    assert ("3 rue du Bac" in page) is printed
