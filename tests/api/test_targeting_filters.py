"""What a search can be narrowed by, and the number beside each choice: what choosing it gives."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import paths, searching
from advisor_dashboard.api.choices import Choices
from advisor_dashboard.api.reconciling import reconcile
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.models import CurriculumVitae, Profile, Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.targeting import words_of_people
from tests import factories
from tests.rows import only_sqlite, rows_read

BAKERY, TILL, CLOTHES = "ogr:20526", "ogr:11640", "ogr:20514"
TODAY = timezone.localdate()
EXPERIENCE = {"id": "e1", "title": "Stage", "kind": "internship"}


@pytest.fixture
def find(world):
    def search(text="", advisor=None, with_choices=True, **fields):
        query = TargetQuery(text=text, **fields)
        return target((advisor or world.advisor).pk, query, with_choices=with_choices)

    return search


def share(world, *jobs, cohort=None, **changes):
    learner = factories.make_learner(world.course, cohort)
    factories.share_cv(learner, world.course, *jobs, **changes)
    return learner


def speaking(*codes):
    return [{"language": code, "level": ""} for code in codes]


def scope_of(world, name):
    cohort = factories.Cohort.objects.get(course__key=world.course, name=name)
    return Scope.objects.get(course_key=world.course, cohort_id=cohort.pk).pk


def ids(result) -> set[int]:
    return {card.learner_id for card in result.cards}


def counts(choices) -> dict[str, int]:
    return {choice.label: choice.count for choice in choices}


def test_a_group_narrows_to_those_who_stand_in_it(world, find):
    morning = share(world, TILL, cohort="Matin")
    share(world, TILL, cohort="Soir")
    share(world, TILL)
    scope = scope_of(world, "Matin")
    for with_choices in (True, False):
        found = find("caissière", cohorts=frozenset({scope}), with_choices=with_choices)
        assert ids(found) == {morning.pk}
    assert counts(found.choices.cohorts if found.choices else []) == {}
    assert counts(find("caissière").choices.cohorts) == {"Matin": 1, "Soir": 1}


def test_groups_that_are_not_the_advisor_s_find_nobody_and_are_named_by_nobody(world, find):
    share(world, TILL, cohort="Matin")
    share(world, TILL, cohort="Soir")
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    scope = scope_of(world, "Matin")
    assert counts(find("", evening).choices.cohorts) == {"Soir": 1}
    for found in (find("", evening, cohorts=frozenset({scope})), find(cohorts=frozenset({10**9}))):
        assert (found.cards, found.total) == ([], 0)
        assert "groupes" in found.message


def test_all_the_languages_are_needed_whatever_way_they_were_written(world, find):
    both = share(world, TILL, languages=speaking("fr", "Anglais"))
    share(world, TILL, languages=speaking("fr"))
    share(world, TILL, languages=speaking("Klingon"))
    found = find(languages=frozenset({"fr", "en"}))
    assert ids(found) == {both.pk}
    assert {"parle\xa0: Anglais", "parle\xa0: Français"} <= set(found.cards[0].reasons)
    assert counts(find().choices.languages) == {"Français": 2, "Anglais": 1}


def test_complete_is_what_the_cv_calls_so(world, find):
    whole = share(world, TILL, phone="06 39 98 00 00", experiences=[EXPERIENCE])
    share(world, TILL)
    assert ids(find(complete=True)) == {whole.pk}
    factories.save_cv(whole, TILL)
    assert ids(find(complete=True)) == set()


def test_a_path_counts_once_its_learner_has_finished_it(world, find):
    done, other = share(world, TILL), share(world, TILL)
    elsewhere = factories.make_course("sud")
    paths.note_finished(done.pk, world.course, "block@map")
    paths.note_finished(other.pk, elsewhere, "block@map")
    assert counts(find().choices.paths) == {"Trouver un emploi": 1}
    found = find(paths=frozenset({world.course}))
    assert ids(found) == {done.pk}
    assert "a fini\xa0: Trouver un emploi" in found.cards[0].reasons
    # A path of a course that is not the advisor's is not theirs to ask about.
    assert find(paths=frozenset({elsewhere})).cards == []


def test_a_path_counts_for_those_alone_whose_learner_stands_there(world, find):
    other = factories.make_course("nord", "Cuisine")
    membership.appoint(world.advisor.pk, other)
    factories.narrow(world.advisor, other, "Soir")
    learner = share(world, TILL)
    for cohort, theirs in ((None, False), ("Matin", False), ("Soir", True)):
        membership.enroll(learner.pk, other, cohort)
        paths.note_finished(learner.pk, other, "block@map")
        assert counts(find().choices.paths) == ({"Cuisine": 1} if theirs else {})
        found = find(paths=frozenset({other}), everybody=True)
        assert found.fitting == int(theirs)
        assert ("a fini\xa0: Cuisine" in found.cards[0].reasons) is theirs
        assert (found.cards[0].misfits == ()) is theirs


def test_the_last_activity_is_a_change_of_the_cv_or_what_the_platform_saw(world, find):
    days = {"idle": 60, "login": 60, "cv": 60}
    people = {name: share(world, TILL) for name in days}
    long_ago = timezone.now() - timedelta(days=60)
    CurriculumVitae.objects.update(saved_at=long_ago)
    Profile.objects.update(active_on=long_ago.date())
    factories.User.objects.filter(pk=people["login"].pk).update(
        last_login=timezone.now() - timedelta(days=3)
    )
    assert ids(find(active_within_days=7)) == set()
    reconcile()
    assert ids(find(active_within_days=7)) == {people["login"].pk}
    factories.save_cv(people["cv"], TILL, introduction="Je cherche un emploi.")
    assert ids(find(active_within_days=7)) == {people["login"].pk, people["cv"].pk}
    # A day that was noted never goes back.
    factories.User.objects.update(last_login=None)
    CurriculumVitae.objects.update(saved_at=long_ago)
    reconcile()
    assert ids(find(active_within_days=7)) == {people["login"].pk, people["cv"].pk}


def test_being_seen_makes_no_cv_newer(world, find):
    learner = share(world, TILL)
    before = Profile.objects.get().updated_at
    Profile.objects.update(active_on=None)
    factories.User.objects.filter(pk=learner.pk).update(last_login=timezone.now())
    reconcile()
    profile = Profile.objects.get()
    assert (profile.updated_at, profile.active_on) == (before, timezone.localdate())


def test_a_profile_written_by_an_older_version_is_filled_in_and_no_cv_becomes_newer(world, find):
    share(world, TILL, languages=speaking("en"), skills=["Tableur"])
    saved_at = CurriculumVitae.objects.get().saved_at
    Profile.objects.update(languages="", skills=[], skill_words="", name_words="", commune_key="")
    reconcile()
    assert len(find(languages=frozenset({"en"})).cards) == 1
    assert len(find("tableur").cards) == 1
    assert Profile.objects.get().updated_at == saved_at


@pytest.fixture
def crowd(world):
    """People who differ in everything that can be chosen."""
    in_days = (timezone.localdate() + timedelta(days=20)).isoformat()
    whole = {"phone": "06 39 98 00 00", "experiences": [EXPERIENCE]}
    near = {"commune": factories.commune("Roubaix"), "radius_km": 15}
    people = [
        share(world, TILL, cohort="Matin", licences=["B"], languages=speaking("fr", "en"), **whole),
        share(world, TILL, BAKERY, cohort="Matin", licences=["B", "AM"], skills=["Calcul"], **near),
        share(world, BAKERY, cohort="Soir", languages=speaking("fr", "ar"), radius_km=5),
        share(world, BAKERY, cohort="Soir", availability={"kind": "from", "date": in_days}, **near),
        share(world, TILL, availability={"kind": "unknown", "date": ""}, licences=["B"], **whole),
        share(world, TILL, commune=factories.commune("Douai"), languages=speaking("en"), **whole),
        share(world, CLOTHES, commune=None, licences=["C"]),
    ]
    paths.note_finished(people[0].pk, world.course, "block@map")
    paths.note_finished(people[3].pk, world.course, "block@map")
    ago = timezone.localdate() - timedelta(days=20)
    Profile.objects.filter(learner__in=people[1:4]).update(active_on=ago)
    return people


#: What takes the place of another choice of its kind; all else is added to what is chosen.
INSTEAD = {
    "towns": lambda value: {"commune_key": value},
    "radii": lambda value: {"radius_km": int(value)},
    "days": lambda value: {"available_by": date.fromisoformat(value)},
    "active": lambda value: {"active_within_days": int(value)},
    "complete": lambda value: {"complete": True},
}


def clicked(asked, name, value):
    """The question after a click on a choice."""
    if name in INSTEAD:
        return asked | INSTEAD[name](value)
    added = int(value) if name == "cohorts" else value
    return asked | {name: asked.get(name, frozenset()) | {added}}


def of_this_world(world, asked):
    """The question with the ids of the groups, and the key of the course."""
    if "cohorts" in asked:
        asked = asked | {"cohorts": frozenset(scope_of(world, each) for each in asked["cohorts"])}
    if "paths" in asked:
        asked = asked | {"paths": frozenset({world.course})}
    return asked


KINDS = [each.name for each in fields(Choices)]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"text": "caissière"},
        {"text": "vendeuse en boulangerie", "languages": frozenset({"fr"})},
        {"licences": frozenset({"B"}), "complete": True},
        {"commune_key": "insee:59350"},
        {"text": "caissière", "commune_key": "insee:59350", "radius_km": 20, "complete": True},
        {"active_within_days": 7, "available_by": TODAY},
        {"licences": frozenset({"B"}), "languages": frozenset({"fr"})},
        {"cohorts": frozenset({"Matin"}), "licences": frozenset({"B"})},
        {"cohorts": frozenset({"Matin", "Soir"}), "paths": True, "available_by": TODAY},
    ],
    ids=str,
)
def test_the_number_beside_a_choice_is_what_choosing_it_gives(world, find, crowd, asked):
    asked = of_this_world(world, asked)
    choices = find(**asked).choices
    seen = 0
    for name in KINDS:
        for choice in getattr(choices, name):
            again = find(**clicked(asked, name, choice.value), with_choices=False)
            assert again.fitting == choice.count, (name, choice)
            seen += 1
    assert seen > 4


ASKED_IN_ORDER = (
    {"licences": frozenset({"B"})},
    {"licences": frozenset({"B"}), "commune_key": "insee:59350", "skills": ("calcul",)},
    {"cohorts": frozenset({"Matin", "Soir"}), "languages": frozenset({"fr"})},
    {"paths": True, "skills": ("calcul",)},
)


def test_all_ways_to_read_the_index_find_the_same_people_in_the_same_order(
    world, find, crowd, monkeypatch
):
    """The page reads everybody to count; the plain answer, and a page of too many, do not."""

    def found(asked, **more):
        pages = (find(**asked, **more, page_size=2, page=number) for number in (1, 2))
        return [
            (
                [(card.learner_id, card.fits) for card in page.cards],
                (page.total, page.fitting, page.page, page.pages, page.unfiltered),
            )
            for page in pages
        ]

    questions = [
        of_this_world(world, asked) | {"text": text, "everybody": everybody}
        for asked in ASKED_IN_ORDER
        for text in (("", "caissière") if "commune_key" in asked else ("",))
        for everybody in (False, True)
    ]
    counted = [found(asked) for asked in questions]
    assert [found(asked, with_choices=False) for asked in questions] == counted
    monkeypatch.setattr(searching, "MOST_COUNTED", 2)
    monkeypatch.setattr(words_of_people, "SIZE", 1)
    assert [found(asked) for asked in questions] == counted


@only_sqlite
@pytest.mark.parametrize("asked", [{"licences": frozenset({"B"})}, {"text": "caissière"}], ids=str)
def test_of_people_who_do_not_fit_no_more_is_read_than_a_page_shows(world, find, settings, asked):
    settings.CLICNJOB = settings.CLICNJOB | {"PAGE_SIZE": 3}

    def carried_out() -> int:
        with rows_read() as rows:
            find(**asked, everybody=True, with_choices=False)
        return len(rows)

    share(world, TILL, licences=["B"])
    for _number in range(3):
        share(world, BAKERY)
    find("caissière")  # the vocabulary is in memory from here on
    few = carried_out()
    for _number in range(4):
        share(world, BAKERY)
    assert carried_out() == few


def test_where_there_are_too_many_to_count_the_choices_stand_without_numbers(
    world, find, crowd, monkeypatch
):
    monkeypatch.setattr(searching, "MOST_COUNTED", 2)
    for asked in ({}, {"text": "caissière"}, {"licences": frozenset({"B"})}):
        result = find(**asked)
        assert result.cards
        assert counts(result.choices.cohorts) == {"Matin": None, "Soir": None}
        assert {choice.count for choice in result.choices.licences} == {None}


def test_choices_cost_no_more_questions_with_more_learners(world, find):
    def cost() -> int:
        asked = {"commune_key": "insee:59350", "skills": ("tableur",), "everybody": True}
        with CaptureQueriesContext(connection) as captured:
            find("caissière", languages=frozenset({"fr"}), **asked)
        return len(captured)

    share(world, TILL, cohort="Matin", languages=speaking("fr"))
    share(world, BAKERY)
    find("caissière")  # the vocabulary is in memory from here on
    few = cost()
    for _number in range(8):
        share(world, TILL, cohort="Matin", languages=speaking("fr"), skills=["Tableur"])
        share(world, BAKERY, commune=factories.commune("Douai"), licences=["B"])
    assert cost() == few
    assert few <= 30


@only_sqlite
def test_choices_read_nothing_of_the_people_who_are_not_found(world, find):
    def carried_out() -> int:
        with rows_read() as rows:
            assert find("caissière").fitting == 1
        return len(rows)

    def bake() -> None:
        learner = share(world, BAKERY, cohort="Matin")
        paths.note_finished(learner.pk, world.course, "block@map")

    share(world, TILL, cohort="Matin")
    bake()
    find("caissière")  # the vocabulary is in memory from here on
    few = carried_out()
    for _number in range(5):
        bake()
    assert carried_out() == few


# The others


def test_the_others_follow_after_those_who_fit_each_with_what_does_not_fit(world, find):
    fits = share(world, TILL, licences=["B"])
    misses = share(world, TILL)
    baker = share(world, BAKERY, availability={"kind": "unknown", "date": ""})
    asked = {"licences": frozenset({"B"}), "available_by": timezone.localdate()}
    result = find("caissière", everybody=True, **asked)
    assert [card.learner_id for card in result.cards] == [fits.pk, misses.pk, baker.pk]
    assert [card.fits for card in result.cards] == [True, False, False]
    assert result.cards[0].reasons == ("même métier", "libre maintenant", "permis B")
    assert result.cards[0].misfits == ()
    assert result.cards[1].misfits == ("sans permis B",)
    assert set(result.cards[2].misfits) == {
        "cherche un autre métier",
        "disponibilité non précisée",
        "sans permis B",
    }
    assert (result.total, result.fitting) == (3, 1)
    assert ids(find("caissière", **asked)) == {fits.pk}


def test_the_others_too_are_those_alone_who_opened_their_cv_in_the_reach(world, find):
    share(world, TILL, cohort="Matin")
    factories.save_cv(world.neighbour, BAKERY)
    other = factories.make_course("sud")
    stranger = factories.make_learner(other)
    factories.share_cv(stranger, other, BAKERY)
    result = find("plongeur en restauration", everybody=True)
    assert (result.fitting, result.total, len(result.cards)) == (0, 1, 1)
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    assert find("plongeur en restauration", evening, everybody=True).cards == []


def test_pages_go_on_from_those_who_fit_to_the_others(world, find, settings):
    settings.CLICNJOB = settings.CLICNJOB | {"PAGE_SIZE": 2}
    fitting = {share(world, TILL).pk for _number in range(3)}
    others = {share(world, BAKERY).pk for _number in range(2)}
    pages = [find("caissière", everybody=True, page=number) for number in (1, 2, 3)]
    cards = [card for page in pages for card in page.cards]
    assert [card.fits for card in cards] == [True] * 3 + [False] * 2
    assert {card.learner_id for card in cards[:3]} == fitting
    assert {card.learner_id for card in cards[3:]} == others
    assert {(page.total, page.fitting, page.pages) for page in pages} == {(5, 3, 3)}


def test_a_near_job_and_a_distance_are_said_in_words(world, find):
    factories.share_cv(
        world.learner,
        world.course,
        BAKERY,
        TILL,
        commune=factories.commune("Roubaix"),
        radius_km=50,
    )
    romes = frozenset({"D1214", "D1505"})
    [card] = find("vendeuse en prêt-à-porter", romes=romes, commune_key="insee:59350").cards
    assert card.reasons == (
        "métier proche\xa0: Caissier / Caissière (son choix n°\xa02)",
        "à 11\xa0km",
    )
    far = find("caissière", commune_key="insee:75056", everybody=True).cards[0]
    assert far.misfits == ("à 212\xa0km (se déplace jusqu’à 50\xa0km)",)


def test_who_moves_to_another_group_is_counted_there(world, find):
    factories.share_cv(world.learner, world.course, TILL)
    assert counts(find().choices.cohorts) == {"Matin": 1}
    membership.enroll(world.learner.pk, world.course, "Soir")
    assert counts(find().choices.cohorts) == {"Soir": 1}
