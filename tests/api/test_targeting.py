"""Advisors find the learners of their own groups who opened their CV, in the right order."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from advisor_dashboard.api import sharing
from advisor_dashboard.api.errors import NotAllowed, Unavailable
from advisor_dashboard.api.occupations import Tier
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.models import Appellation, Occupation, Posting, ReferenceLoad, Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Course, Enrollment, Structure
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories

BAKERY, CLOTHES, TILL, KITCHEN = "ogr:20526", "ogr:20514", "ogr:11640", "ogr:11573"


@pytest.fixture
def find(world):
    def search(text="", advisor=None, **fields):
        return target((advisor or world.advisor).pk, TargetQuery(text=text, **fields))

    return search


def ids(result) -> list[int]:
    return [card.learner_id for card in result.cards]


def share(world, *jobs, cohort=None, **changes):
    """A new learner of the world's course who opens a CV."""
    learner = factories.make_learner(world.course, cohort)
    factories.share_cv(learner, world.course, *jobs, **changes)
    return learner


# Whom


def test_a_learner_who_opened_the_cv_is_found(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    [card] = find("vendeuse en boulangerie").cards
    assert (card.learner_id, card.name, card.rome) == (world.learner.pk, "Lina Morel", "D1106")
    assert card.wanted == ("Vendeur en boulangerie / Vendeuse en boulangerie",)
    assert (card.place, card.radius_km, card.distance_km) == ("Lille", 20, None)
    assert (card.course_name, card.cohort_name) == ("Trouver un emploi", "Matin")


def test_a_cv_that_is_not_open_is_found_by_nobody(world, find):
    factories.save_cv(world.learner, BAKERY)
    result = find("vendeuse en boulangerie")
    assert (result.cards, result.total) == ([], 0)
    assert result.message
    assert ids(find()) == []


def test_closing_the_cv_takes_the_learner_out_of_the_next_search(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    sharing.close_sharing(world.learner.pk, world.course)
    assert ids(find("vendeuse en boulangerie")) == []
    assert ids(find()) == []


def test_an_advisor_of_another_structure_finds_nobody(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    stranger = factories.make_advisor(factories.make_course("sud"))
    assert ids(find("vendeuse en boulangerie", stranger)) == []
    assert find("vendeuse en boulangerie", stranger).occupations[0].count == 0


def test_an_advisor_narrowed_to_a_cohort_finds_that_cohort_only(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    factories.share_cv(world.neighbour, world.course, BAKERY)
    factories.narrow(world.advisor, world.course, "Soir")
    assert ids(find("vendeuse en boulangerie")) == [world.neighbour.pk]


def test_who_leaves_the_cohort_is_gone_from_its_searches_at_once(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    factories.narrow(world.advisor, world.course, "Matin")
    membership.enroll(world.learner.pk, world.course, "Soir")
    assert ids(find("vendeuse en boulangerie")) == []


def test_a_learner_in_two_courses_of_the_advisor_is_shown_once(world, find):
    second = factories.make_course("nord", "Autre cours")
    membership.appoint(world.advisor.pk, second)
    membership.enroll(world.learner.pk, second)
    factories.share_cv(world.learner, world.course, BAKERY, KITCHEN)
    result = find("vendeuse en boulangerie")
    assert (ids(result), result.total) == ([world.learner.pk], 1)
    assert result.occupations[0].count == 1


def test_the_team_of_the_course_is_never_among_the_learners(world, find):
    membership.enroll(world.advisor.pk, world.course)
    factories.save_cv(world.advisor, BAKERY)
    with pytest.raises(NotAllowed):
        sharing.open_sharing(world.advisor.pk, world.course)
    assert ids(find()) == []


def test_only_advisors_search(world, find):
    administrator = factories.make_person(is_staff=True, is_superuser=True)
    for person in (world.learner, administrator):
        with pytest.raises(NotAllowed):
            find("vendeur", person)


def test_no_search_when_the_platform_cannot_be_asked(world, find, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        find("vendeur")


@pytest.mark.parametrize("text", ["", "vendeuse en boulangerie"])
def test_who_left_has_no_card_even_before_the_projection_follows(world, find, text):
    factories.share_cv(world.learner, world.course, BAKERY)
    factories.share_cv(world.neighbour, world.course, BAKERY)
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    assert ids(find(text)) == [world.neighbour.pk]
    Enrollment.objects.all().update(is_active=False)
    result = find(text)
    assert (result.cards, result.total) == ([], 0)
    assert result.message


def test_who_changed_cohort_has_no_card_for_the_former_s_advisor(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    morning = factories.make_advisor(world.course, cohorts=("Matin",))
    assert ids(find("", morning)) == [world.learner.pk]
    Enrollment.objects.filter(user=world.learner).update(cohort=None)
    assert ids(find("", morning)) == []


def test_a_course_that_changed_structure_shows_nobody_by_the_former_s_consent(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    sud = Structure.objects.create(key="sud", name="Sud")
    Course.objects.filter(key=world.course).update(structure=sud)
    assert ids(find()) == []
    Scope.objects.update(structure_key="sud")
    assert ids(find()) == []


def test_cards_ask_the_platform_once_for_each_course(world, find, monkeypatch):
    asked = []
    real = EmbeddedPlatform.enrollments_among

    def note(self, learner_ids, course_key):
        asked.append(course_key)
        return real(self, learner_ids, course_key)

    monkeypatch.setattr(EmbeddedPlatform, "enrollments_among", note)
    membership.appoint(world.advisor.pk, factories.make_course("nord"))
    for _number in range(4):
        share(world, BAKERY)
    assert len(find("vendeuse en boulangerie").cards) == 4
    assert asked == [world.course]


# Which jobs, in which order


def test_the_tiers_to_tick_say_why_and_how_many(world, find):
    factories.share_cv(world.learner, world.course, CLOTHES)
    factories.share_cv(world.neighbour, world.course, TILL)
    result = find("vendeuse en prêt-à-porter")
    ticks = {tick.match.rome: tick for tick in result.occupations}
    assert (ticks["D1214"].ticked, ticks["D1214"].count) == (True, 1)
    assert ticks["D1505"].match.tier is Tier.NEAR
    assert (ticks["D1505"].ticked, ticks["D1505"].count) == (False, 1)
    assert all(tick.match.reason for tick in result.occupations)
    assert ids(result) == [world.learner.pk]


def test_ticking_a_near_job_shows_its_learners_below(world, find):
    factories.share_cv(world.neighbour, world.course, TILL)
    factories.share_cv(world.learner, world.course, CLOTHES)
    result = find("vendeuse en prêt-à-porter", romes=frozenset({"D1214", "D1505"}))
    assert ids(result) == [world.learner.pk, world.neighbour.pk]
    near = result.cards[1]
    assert near.tier is Tier.NEAR
    assert "Caissier / Caissière" in near.reason


def test_codes_that_did_not_match_are_passed_over(world, find):
    factories.share_cv(world.learner, world.course, KITCHEN)
    result = find("vendeuse en prêt-à-porter", romes=frozenset({"G1602", "Z9999"}))
    assert ids(result) == []
    assert not any(tick.ticked for tick in result.occupations)


def test_the_first_wanted_job_goes_before_the_second(world, find):
    factories.share_cv(world.learner, world.course, BAKERY, KITCHEN)
    factories.share_cv(world.neighbour, world.course, KITCHEN, BAKERY)
    assert ids(find("cuisinier")) == [world.neighbour.pk, world.learner.pk]


def test_of_equals_the_cv_that_changed_last_comes_first(world, find):
    first, second = share(world, BAKERY), share(world, BAKERY)
    Posting.objects.filter(profile_id__in=_profiles(first)).update(recency=-1)
    assert ids(find("vendeuse en boulangerie")) == [second.pk, first.pk]
    assert ids(find()) == [second.pk, first.pk]


def _profiles(learner):
    from advisor_dashboard.models import Profile

    return list(Profile.objects.filter(learner=learner).values_list("pk", flat=True))


def test_a_learner_is_shown_for_the_best_of_the_jobs_that_match(world, find):
    factories.share_cv(world.learner, world.course, TILL, CLOTHES)
    [card] = find("vendeuse en prêt-à-porter", romes=frozenset({"D1214", "D1505"})).cards
    assert card.rome == "D1214"
    assert "prêt-à-porter" in card.reason


def test_an_unknown_job_says_so(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    result = find("zzzzqqqq xxyyzz")
    assert result.cards == []
    assert result.message


@pytest.mark.parametrize("text", ["\0", "🧁", "x" * 10_000, "' OR 1=1 --", "مرحبا", "%", "_"])
def test_strange_words_are_only_words(world, find, text):
    factories.share_cv(world.learner, world.course, BAKERY)
    find(text)


def test_without_a_job_everybody_who_shares_is_shown(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    factories.share_cv(world.neighbour, world.course)
    result = find("  ")
    assert set(ids(result)) == {world.learner.pk, world.neighbour.pk}
    assert result.occupations == []
    assert {(card.tier, card.rome) for card in result.cards} == {(None, "")}
    assert all(card.reason for card in result.cards)


def test_a_job_in_the_learner_s_own_words_is_shown_on_the_card(world, find):
    job = {"key": "", "rome": "", "label": "Dompteuse"}
    share(world, wanted_jobs=[job])
    [card] = find().cards
    assert card.wanted == ("Dompteuse",)


def test_a_name_that_was_not_given_is_the_account_s(world, find):
    learner = factories.make_learner(world.course, first_name="Inès", last_name="O’Neil")
    factories.share_cv(learner, world.course, BAKERY, first_name="", last_name="")
    assert find().cards[0].name == "Inès O’Neil"


# Filters


def place(name: str):
    return {"commune": factories.commune(name)}


@pytest.mark.parametrize(
    ("radius_km", "expected"),
    [(5, {"Lille"}), (15, {"Lille", "Roubaix"}), (30, {"Lille", "Roubaix", "Douai"})],
)
def test_the_radius_keeps_those_who_live_within_it(world, find, radius_km, expected):
    for name in ("Lille", "Roubaix", "Douai", "Paris"):
        share(world, BAKERY, radius_km=200, **place(name))
    for text in ("vendeuse en boulangerie", ""):
        result = find(text, commune_key="insee:59350", radius_km=radius_km)
        assert {card.place for card in result.cards} == expected
        assert result.total == len(expected)


def test_nobody_is_asked_to_go_farther_than_they_would(world, find):
    share(world, BAKERY, radius_km=5, **place("Roubaix"))
    near = share(world, BAKERY, radius_km=15, **place("Roubaix"))
    assert ids(find(commune_key="insee:59350", radius_km=50)) == [near.pk]
    assert ids(find(commune_key="insee:59350")) == [near.pk]


def test_who_did_not_say_how_far_is_found_within_ten_km_or_where_the_advisor_looks(world, find):
    near = share(world, BAKERY, radius_km=None, **place("Lille"))
    far = share(world, BAKERY, radius_km=None, **place("Roubaix"))
    assert ids(find(commune_key="insee:59350")) == [near.pk]
    assert ids(find(commune_key="insee:59350", radius_km=15)) == [near.pk, far.pk]
    assert find(commune_key="insee:59350").cards[0].radius_km is None


def test_the_distance_is_on_the_card(world, find):
    share(world, BAKERY, radius_km=30, **place("Roubaix"))
    assert find(commune_key="insee:59350").cards[0].distance_km == pytest.approx(11.4, abs=0.5)


def test_around_a_place_the_nearest_come_first_within_each_tier(world, find):
    douai = share(world, CLOTHES, radius_km=200, **place("Douai"))
    lille = share(world, CLOTHES, radius_km=200, **place("Lille"))
    roubaix = share(world, KITCHEN, CLOTHES, radius_km=200, **place("Roubaix"))
    till = share(world, TILL, radius_km=200, **place("Lille"))
    romes = frozenset({"D1214", "D1505"})

    def found(**more):
        return ids(find("vendeuse en prêt-à-porter", romes=romes, **more))

    around = {"commune_key": "insee:59350"}
    assert found(**around) == [lille.pk, roubaix.pk, douai.pk, till.pk]
    # Wanted first beats wanted second; among equals the last one to change comes first.
    assert found(**around, nearest_first=False) == found()
    assert found()[2:] == [roubaix.pk, till.pk]
    assert set(ids(find(**around))[:2]) == {lille.pk, till.pk}


def test_the_nearest_first_are_cut_into_pages_without_loss(world, find, settings):
    settings.CLICNJOB = settings.CLICNJOB | {"PAGE_SIZE": 2}
    made = [
        share(world, BAKERY, radius_km=200, **place(name))
        for name in ("Douai", "Roubaix", "Lille", "Douai", "Lille")
    ]
    pages = [find(commune_key="insee:59350", page=page) for page in (1, 2, 3)]
    distances = [card.distance_km for page in pages for card in page.cards]
    assert distances == sorted(distances)
    assert sorted(pk for page in pages for pk in ids(page)) == [learner.pk for learner in made]


def test_who_gave_no_place_is_left_out_by_a_place(world, find):
    share(world, BAKERY, commune=None)
    assert ids(find(commune_key="insee:59350", radius_km=200)) == []
    assert len(find().cards) == 1


def test_an_unknown_town_says_so_and_shows_nobody(world, find):
    share(world, BAKERY)
    result = find(commune_key="insee:nowhere", radius_km=10)
    assert result.cards == []
    assert result.message


def test_availability_keeps_those_who_said_that_they_are_free(world, find):
    now = share(world, BAKERY, availability={"kind": "now", "date": ""})
    march = share(world, BAKERY, availability={"kind": "from", "date": "2027-03-01"})
    share(world, BAKERY, availability={"kind": "unknown", "date": ""})
    share(world, BAKERY, availability={"kind": "from", "date": "un jour"})
    # The CV remarks on this one as on no day: it is no day here either.
    share(world, BAKERY, availability={"kind": "from", "date": "20270101"})
    assert set(ids(find(available_by=date(2027, 3, 1)))) == {now.pk, march.pk}
    assert ids(find(available_by=date(2027, 2, 28))) == [now.pk]
    assert len(find().cards) == 5
    assert all(card.available for card in find().cards)


def test_all_the_licences_are_needed(world, find):
    both = share(world, BAKERY, licences=["AM", "B"])
    car = share(world, BAKERY, licences=["B"])
    share(world, BAKERY)
    assert set(ids(find(licences=frozenset({"B"})))) == {both.pk, car.pk}
    assert ids(find(licences=frozenset({"B", "AM"}))) == [both.pk]
    assert find(licences=frozenset({"B", "AM"})).cards[0].licences == ("AM", "B")


def test_an_unknown_licence_is_held_by_nobody(world, find):
    share(world, BAKERY, licences=["B"])
    result = find(licences=frozenset({"ZZ"}))
    assert result.cards == []
    assert result.message


def test_counts_are_counted_behind_the_filters(world, find):
    share(world, BAKERY, licences=["B"])
    share(world, BAKERY)
    result = find("vendeuse en boulangerie", licences=frozenset({"B"}))
    assert result.occupations[0].count == 1


# Pages and cost


def test_pages_are_cut_and_a_page_beyond_is_the_last(world, find, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "PAGE_SIZE": 2}
    everybody = {share(world, BAKERY).pk for _number in range(5)}
    pages = [find("vendeuse en boulangerie", page=number) for number in (1, 2, 3)]
    assert [len(page.cards) for page in pages] == [2, 2, 1]
    assert {learner for page in pages for learner in ids(page)} == everybody
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}
    for number, page in ((99, 3), (0, 1), (-3, 1)):
        assert find("vendeuse en boulangerie", page=number).page == page


def test_a_search_costs_no_more_queries_with_more_learners(world, find):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            find(
                "vendeuse en boulangerie",
                commune_key="insee:59350",
                radius_km=50,
                available_by=date(2027, 3, 1),
                licences=frozenset({"B"}),
            )
        return len(captured)

    share(world, BAKERY, licences=["B"], cohort="Matin")
    find("vendeuse en boulangerie")  # the vocabulary is in memory from here on
    few = cost()
    for number in range(15):
        share(world, BAKERY, licences=["B"], cohort=f"Groupe {number % 3}")
    assert cost() == few
    assert few <= 19


def test_without_words_and_filters_only_the_page_is_read(world, find, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "PAGE_SIZE": 2}
    second = factories.make_course("nord")
    membership.appoint(world.advisor.pk, second)
    everybody = [share(world, BAKERY) for _number in range(5)]
    membership.enroll(everybody[0].pk, second)
    for age, learner in enumerate(everybody):
        Posting.objects.filter(profile_id__in=_profiles(learner)).update(recency=age - 100)
    with CaptureQueriesContext(connection) as captured:
        pages = [find(page=number) for number in (1, 2, 3)]
    assert [ids(page) for page in pages] == [
        [learner.pk for learner in everybody[start : start + 2]] for start in (0, 2, 4)
    ]
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}
    listed = [
        query["sql"]
        for query in captured
        if "advisor_dashboard_posting" in query["sql"] and "scope_id" in query["sql"]
    ]
    assert listed
    assert all(
        "LIMIT" in sql or "COUNT" in sql or '"profile_id" IN' in sql.replace("`", '"')
        for sql in listed
    )


def test_a_search_reads_no_profile_that_its_postings_do_not_name(world, find):
    share(world, BAKERY)
    share(world, KITCHEN)
    with CaptureQueriesContext(connection) as captured:
        find("cuisinier")
    for query in captured:
        if "advisor_dashboard_profile" in query["sql"]:
            assert " IN (" in query["sql"]


def test_changing_what_is_not_indexed_writes_no_posting(world):
    factories.share_cv(world.learner, world.course, BAKERY)
    before = set(Posting.objects.values_list("term_id", "scope_id", "recency", "profile_id"))
    with CaptureQueriesContext(connection) as captured:
        factories.save_cv(world.learner, BAKERY, introduction="Je cherche un emploi.")
    assert (
        set(Posting.objects.values_list("term_id", "scope_id", "recency", "profile_id")) == before
    )
    assert not [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "DELETE"))]


def test_changing_the_wanted_jobs_changes_the_next_search(world, find):
    factories.share_cv(world.learner, world.course, BAKERY)
    factories.save_cv(world.learner, KITCHEN)
    assert ids(find("vendeuse en boulangerie")) == []
    assert ids(find("cuisinier")) == [world.learner.pk]


def test_only_those_whose_own_label_says_the_word_are_found_in_another_occupation(world, find):
    beautician = Occupation.objects.create(rome="D1208", label="Esthéticien / Esthéticienne")
    for key, masculine, feminine in (
        ("ogr:1", "Esthéticien", "Esthéticienne"),
        ("ogr:2", "Vendeur en produits de beauté", "Vendeuse en produits de beauté"),
    ):
        Appellation.objects.create(
            key=key,
            occupation=beautician,
            label=f"{masculine} / {feminine}",
            masculine=masculine,
            feminine=feminine,
        )
    ReferenceLoad.objects.create(kind=ReferenceLoad.Kind.VOCABULARY, source="tests", version="2")
    seller = share(world, "ogr:2")
    share(world, "ogr:1")
    found = find("vendeur")
    assert [card.learner_id for card in found.cards] == [seller.pk]
    assert {tick.match.rome: tick.count for tick in found.occupations}["D1208"] == 1


def test_the_reason_never_says_that_a_label_holds_a_word_which_it_does_not(world, find):
    Appellation.objects.create(
        key="ogr:3",
        occupation=Occupation.objects.get(rome="D1505"),
        label="Hôte / Hôtesse de caisse",
        masculine="Hôte de caisse",
        feminine="Hôtesse de caisse",
    )
    Occupation.objects.filter(rome="D1505").update(label="Caissier / Caissière")
    ReferenceLoad.objects.create(kind=ReferenceLoad.Kind.VOCABULARY, source="tests", version="3")
    share(world, "ogr:3")
    with translation.override("fr"):
        [card] = find("caissier").cards
    assert card.reason == (
        "Cherche\N{NO-BREAK SPACE}: Hôte / Hôtesse de caisse. "
        "Même métier que\N{NO-BREAK SPACE}: Caissier / Caissière."
    )


def test_a_job_typed_and_not_chosen_is_found_by_its_name(world, find):
    learner = share(world, wanted_jobs=[{"key": "", "rome": "", "label": "caissière"}])
    assert [card.learner_id for card in find("caissier").cards] == [learner.pk]


def test_a_name_that_a_new_vocabulary_has_brought_is_known_to_the_next_save(world, find):
    assert not find("caissier").cards
    florist = Occupation.objects.create(rome="D1209", label="Fleuriste")
    Appellation.objects.create(
        key="ogr:1", occupation=florist, label="Fleuriste", masculine="Fleuriste", main=True
    )
    ReferenceLoad.objects.create(kind=ReferenceLoad.Kind.VOCABULARY, source="new", version="2")
    chosen = Appellation.objects.exclude(occupation=florist).earliest("pk")
    known = {"key": chosen.key, "rome": chosen.occupation.rome, "label": chosen.label}
    learner = share(world, wanted_jobs=[known, {"key": "", "rome": "", "label": "fleuriste"}])
    assert [card.learner_id for card in find("fleuriste").cards] == [learner.pk]


@pytest.mark.parametrize("few", [True, False])
def test_advisors_of_very_many_courses_find_the_same_people(world, find, monkeypatch, few):
    """Beyond so many ranges terms are read over the whole nation."""
    found = [share(world, BAKERY, TILL), share(world, TILL, BAKERY), share(world, KITCHEN)][:2]
    expected = ids(find("vendeuse en boulangerie"))
    assert sorted(expected) == sorted(learner.pk for learner in found)
    monkeypatch.setattr("advisor_dashboard.targeting.counting.MOST_RANGES", 0)
    if few:
        # Others of the nation, newer, fill what is read at first.
        elsewhere = factories.make_course("sud")
        for _ in range(3):
            factories.share_cv(factories.make_learner(elsewhere), elsewhere, BAKERY)
    assert (
        ids(find("vendeuse en boulangerie", page_size=1 if few else None))
        == expected[: 1 if few else 2]
    )
