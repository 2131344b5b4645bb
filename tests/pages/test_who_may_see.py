"""Every address, by every verb, for every kind of person; a new one cannot be forgotten.

Addresses are found by walking the URL patterns. What is not in ``tests/authorization`` fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, include, path, reverse

from advisor_dashboard import urls
from advisor_dashboard.api import (
    cv_links,
    exports,
    learner_lists,
    memos,
    saved_searches,
    sharing,
)
from advisor_dashboard.api.work_kinds import run
from advisor_dashboard.models import (
    LongWork,
    Message,
    MessageDraft,
    Offer,
    OfferFormDraft,
    Proposal,
)
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from tests import factories, live_quiz, memo_sheets
from tests.authorization import rows_of
from tests.authorization.sending import FORMS, JSON, filled

from .conftest import People, people_around, peopled_world

LOGIN, AWAY = "login", 302

#: The advisor of the group, and one who is also on the team of another structure.
OWN = ("advisor", "advisor_of_both")
#: Advisors of the same structure, of another course or another cohort.
COLLEAGUES = ("colleague", "advisor_of_another_cohort")
#: Advisors of other structures; the second looks after a learner who shares with ours only.
STRANGERS = ("stranger", "advisor_of_the_other_structure")
ADVISORS = (*OWN, *COLLEAGUES, *STRANGERS)

#: Files, not pages.
FILES = (
    *("cv_pdf", "linked_cv_pdf", "linked_cv_picture", "memo_pdf", "work_file"),
    *("offer_file", "my_offer_file", "my_offer_cv"),
)
#: These show nothing of anybody, or what is one's own alone: where one types a code and a name,
#: one's memos, and what takes no GET.
ASKING_NO_PLATFORM = (
    *("live_enter", "live_phone", "live_state", "live_answer", "live_control"),
    *("memos", "memo", "memo_pdf", "memo_notes", "sheet_set", "follow", "advert"),
    *("target_export", "offer_export", "search", "search_save"),
    *("my_offer", "my_offer_file", "my_offer_cv"),
)

NO_ADVISORS = ("anonymous", "learner", "other_learner", "administrator")
ROLES = (*ADVISORS, *NO_ADVISORS)
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
#: For each address and verb, what each kind of person gets.
TABLE = {(row["address"], row["verb"]): row for row in rows_of("addresses.tsv")}
#: Of what an address is, by name.
OF = {name: tuple(filter("-".__ne__, row["of"].split(","))) for (name, _), row in TABLE.items()}
CHANGING = (
    *("offer_new", "offer", "offer_edit", "propose", "confirm", "remind", "inbox"),
    "my_offer",
)
NAMES = ("Lina", "Morel", "Sami", "Diallo", "Zélie", "Perrin")


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """The name of every page, those of included addresses too; one without a name is shown."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, inside)
        else:
            yield prefix + (pattern.name or str(pattern.pattern))


def names_of_pages() -> list[str]:
    return list(walk(urls.urlpatterns))


def expected(page: str, verb: str) -> dict[str, str]:
    row = TABLE.get((page, verb))
    if row is None and verb == "HEAD":
        row = TABLE.get((page, "GET"))
    if row is None:
        # The framework of the API asks who is there before it says that there is no such verb.
        asked_first = {"anonymous": "403"} if page.startswith("api_") else {}
        return dict.fromkeys(ROLES, "405") | asked_first
    return {role: row[role] for role in ROLES}


@dataclass(frozen=True)
class Between:
    """A learner of two structures, whose CV is open in the first only."""

    learner: Any
    other_course: str
    other_advisor: Any


@pytest.fixture(scope="module")
def around(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What is made for all the tests of this file lies in a transaction around them."""
    host = override_settings(CLICNJOB={"PLATFORM": memo_sheets.PLATFORM})
    with host, django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own(around, db) -> None:
    """What a test writes is taken back, and the world stays."""


@pytest.fixture(scope="module")
def world(around) -> factories.World:
    return peopled_world()


@pytest.fixture(scope="module")
def offer(world) -> Any:
    return factories.make_offer(world.advisor, title="Vendeuse ou vendeur")


@pytest.fixture(scope="module")
def people(world) -> People:
    return people_around(world)


@pytest.fixture(scope="module")
def between(world) -> Between:
    other_course = factories.make_course("est")
    learner = factories.make_learner(world.course, "Matin", "between")
    membership.enroll(learner.pk, other_course, "Lundi")
    factories.share_cv(learner, world.course, "ogr:20514", first_name="Zélie", last_name="Perrin")
    return Between(learner, other_course, factories.make_advisor(other_course, username="est"))


@pytest.fixture(scope="module")
def address(world, offer, between):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    memo = memos.keep(world.learner.pk, memo_sheets.source(world.course))
    # Of a page without a name: what a link shows with one has tests of its own.
    link = cv_links.make_link(world.learner.pk, world.course, page_id="", days=7, anonymous=True)[0]

    work = exports.export_follow_up(world.advisor.pk, offer.id)
    run(LongWork.objects.get(token=work).pk)
    kept = learner_lists.add_to_list(world.advisor.pk, [world.learner.pk], list_id=None, name="Oui")
    search = saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    code = live_quiz.start(world.advisor, world.course)
    factories.attach(world.advisor, offer.id)
    factories.propose(world.advisor, offer.id, world.learner)
    proposal = Proposal.objects.get()

    def build(page: str, learner: Any = world.learner, ids_only: bool = False) -> Any:
        ids = {
            "learner": learner.pk,
            "neighbour": world.neighbour.pk,
            "offer": offer.id,
            "course": world.course,
            "code": code,
            "memo": memo.kept_id,
            "proposal": proposal.pk,
            "work": work,
            "list": kept.list_id,
            "search": search.search_id,
            "token": link.address.rstrip("/").rpartition("/")[2],
        }
        if ids_only:
            return ids
        picks = (world.learner.pk, world.neighbour.pk, between.learner.pk)
        query = "?" + "&".join(f"pick={pick}" for pick in picks)
        return reverse(f"clicnjob:{page}", args=[ids[name] for name in OF[page]]) + query

    return build


@pytest.fixture(scope="module")
def visitor(world, people, between):
    """The browser of each kind of person, the same in every test."""
    more = {
        "advisor_of_both": factories.make_advisor(
            world.course, factories.make_course("sud"), username="both"
        ),
        "advisor_of_another_cohort": factories.make_advisor(
            world.course, cohorts=("Nuit",), username="night"
        ),
        "advisor_of_the_other_structure": between.other_advisor,
    }
    clients = {role: Client() for role in ROLES}
    for role, client in clients.items():
        person = more.get(role, getattr(people, role, None))
        if person is not None:
            client.force_login(person)
    return clients.__getitem__


def main_part(response) -> str:
    if response["Content-Type"] in ("application/pdf", "application/json"):
        # Of a file, its title at least is written as it is.
        return response.content.decode(errors="replace")
    return response.content.decode().partition("<main")[2]


def outcome(response):
    if response.status_code == AWAY and response["Location"].startswith("/?next="):
        return LOGIN
    return response.status_code


def test_every_page_stands_in_the_table():
    assert sorted(set(names_of_pages())) == sorted(OF)


def test_a_page_of_included_addresses_is_found_too():
    def view(request: Any) -> HttpResponse:
        return HttpResponse()

    inner = [path("plain/", view, name="plain"), path("<int:number>/", view)]
    patterns = [path("a/", include(inner)), path("b/", include((inner, "deep")))]

    assert list(walk(patterns)) == ["plain", "<int:number>/", "deep:plain", "deep:<int:number>/"]


@pytest.mark.parametrize("page", names_of_pages())
def test_an_address_does_for_each_what_the_table_says_and_is_kept_nowhere(page, address, visitor):
    url, ids = address(page), address(page, ids_only=True)
    clients = {role: visitor(role) for role in ROLES}

    found = {
        verb: {role: send(clients[role], verb, page, url, ids) for role in ROLES} for verb in VERBS
    }

    assert found == {verb: expected(page, verb) for verb in VERBS}
    kept = clients["advisor"].get(url)["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def send(client: Any, verb: str, page: str, url: str, ids: Mapping[str, Any]) -> str:
    """What somebody gets who sends what the page may well send. Nothing of it lasts."""
    # Of the API each person asks more often here than it lets one ask.
    cache.clear()
    names = {**ids, "asking": client.session.get("_auth_user_id", "0")}
    with transaction.atomic():
        if verb in ("GET", "HEAD"):
            response = getattr(client, verb.lower())(url)
        elif verb == "POST" and page in FORMS:
            response = client.post(url, filled(FORMS[page], names))
        else:
            body = json.dumps(filled(JSON.get(page, {}), names))
            response = client.generic(verb, url, body, content_type="application/json")
        transaction.set_rollback(True)
    return str(outcome(response))


@pytest.mark.parametrize("page", names_of_pages())
def test_only_the_advisor_of_the_group_reads_a_learners_name(page, address, visitor):
    url = address(page)
    read = {
        role: [name for name in NAMES if name in main_part(visitor(role).get(url, follow=True))]
        for role in ROLES
        if role not in OWN and (page, role) != ("my_offer_cv", "learner")  # their own
    }

    assert read == {role: [] for role in read}


def test_a_cv_open_to_one_structure_is_not_there_for_the_other(address, visitor, between):
    url = address("cv", between.learner)

    assert {role: str(outcome(visitor(role).get(url))) for role in ADVISORS} == {
        role: expected("cv", "GET")[role] for role in ADVISORS
    }


@pytest.mark.parametrize("opened_before", [True, False])
def test_the_name_on_a_cv_is_not_read_where_it_is_closed(between, browse, opened_before):
    """Once proposed an offer, a learner stays on its list: by the account's name."""
    sharing.open_sharing(between.learner.pk, between.other_course)
    theirs = factories.make_offer(between.other_advisor)
    if opened_before:
        factories.propose(between.other_advisor, theirs.id, between.learner)
    sharing.close_sharing(between.learner.pk, between.other_course)
    client, pick = browse(between.other_advisor), {"pick": between.learner.pk}

    for page, args in (("offer", [theirs.id]), ("propose", [theirs.id]), ("target", [])):
        text = main_part(client.get(reverse(f"clicnjob:{page}", args=args), pick))
        assert "Zélie" not in text
        assert "Perrin" not in text
    sent = client.post(
        reverse("clicnjob:propose", args=[theirs.id]) + f"?pick={between.learner.pk}",
        {"message": "Bonjour"},
        follow=True,
    )
    assert "Zélie" not in main_part(sent)


@pytest.mark.parametrize("page", CHANGING)
def test_nobody_else_changes_anything(page, address, visitor):
    sent = {"message": "Bonjour", "confirmed": "2", "title": "x", "close": "1", "version": "1"}
    sent |= {"answer": "interested"}
    before = Offer.objects.values().get()
    strangers = [int(visitor(role).session["_auth_user_id"]) for role in STRANGERS]
    messages, proposal = Message.objects.count(), Proposal.objects.values().get()
    for role in (*NO_ADVISORS, *STRANGERS):
        if page == "my_offer" and role == "learner":
            continue  # theirs
        response = visitor(role).post(address(page), sent)
        if page != "inbox" and not (page == "offer_new" and role in STRANGERS):
            assert str(outcome(response)) == expected(page, "POST")[role]

    assert Offer.objects.values().get() == before
    assert Message.objects.count() == messages
    assert Proposal.objects.values().get() == proposal
    assert MessageDraft.objects.count() == 0
    assert not OfferFormDraft.objects.exclude(advisor__in=strangers).exists()


@pytest.mark.parametrize("page", CHANGING)
def test_a_form_without_our_token_is_refused(page, address, browse):
    response = browse(enforce_csrf_checks=True).post(address(page), {"message": "Bonjour"})

    assert response.status_code == 403


@pytest.mark.parametrize("page", sorted(set(names_of_pages()).difference(ASKING_NO_PLATFORM)))
def test_without_the_platform_nobody_sees_anything(page, address, browse, settings):
    url, client = address(page), browse()
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}

    response = client.get(url)

    assert response.status_code == 503
    assert "Rien n’est perdu" in response.content.decode()


def test_who_is_refused_reads_what_to_do(people, browse):
    home = reverse("clicnjob:home")
    ask = "Demandez à l’administrateur de vous ajouter à l’équipe"

    assert ask in browse(people.learner).get(home).content.decode()
    administrators = browse(people.administrator).get(home).content.decode()
    assert ask not in administrators
    assert reverse("clicnjob:words") in administrators


def test_htmx_is_sent_to_the_login_as_a_whole_page(browse):
    response = browse(None).get(reverse("clicnjob:target"), headers={"HX-Request": "true"})

    assert response["HX-Redirect"].startswith("/?next=")


def test_a_cv_that_was_closed_is_gone(world, browse):
    sharing.close_sharing(world.learner.pk, world.course)

    assert browse().get(reverse("clicnjob:cv", args=[world.learner.pk])).status_code == 404


def test_no_page_carries_a_script_or_a_style_of_its_own(address, browse):
    for page in set(names_of_pages()) - set(FILES):
        text = browse().get(address(page), follow=True).content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert text.count("<script") == text.count("<script src=") + text.count(
            '<script type="module" src='
        ) + text.count("<script defer src=") + text.count(' type="application/json">')
