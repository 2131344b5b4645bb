"""Every page, for every kind of person; a new page cannot be forgotten.

The pages are found by walking the URL patterns. A name that is not in the table fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse

from advisor_dashboard import urls
from advisor_dashboard.api import (
    cv_links,
    exports,
    learner_lists,
    memos,
    offer_files,
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

LOGIN, REFUSED, UNKNOWN, SEEN, AWAY, NO_GET = "login", 403, 404, 200, 302, 405

#: The advisor of the group, and one who is also on the team of another structure.
OWN = ("advisor", "advisor_of_both")
#: Advisors of the same structure, of another course or another cohort.
COLLEAGUES = ("colleague", "advisor_of_another_cohort")
#: Advisors of other structures; the second looks after a learner who shares with ours only.
STRANGERS = ("stranger", "advisor_of_the_other_structure")
ADVISORS = (*OWN, *COLLEAGUES, *STRANGERS)

EVERYBODY = (*ADVISORS, "anonymous", "learner", "other_learner", "administrator")
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

#: Who leads a live quiz: the team of its course, cohorts or not.
LIVE_TEAM = dict.fromkeys(EVERYBODY, UNKNOWN) | dict.fromkeys(
    [*OWN, "advisor_of_another_cohort"], SEEN
)

#: Of a memo, or of an offer: the learner whose it is.
OWN_MEMO = {"learner": SEEN, "anonymous": LOGIN}

#: As the pages, but for who is not logged in.
API = dict.fromkeys(ADVISORS, SEEN) | {"anonymous": REFUSED}
API_OFFER = (
    dict.fromkeys([*OWN, *COLLEAGUES], SEEN)
    | dict.fromkeys(STRANGERS, UNKNOWN)
    | {"anonymous": REFUSED}
)
API_LEARNER = dict.fromkeys(EVERYBODY, UNKNOWN) | dict.fromkeys(OWN, SEEN) | {"anonymous": REFUSED}
API_NO_GET = dict.fromkeys(EVERYBODY, NO_GET) | {"anonymous": REFUSED}

#: For each page: the arguments of its address, and what each kind of person gets.
#: ``SEEN`` must be so for the advisor alone wherever a learner's name may stand.
PAGES = {
    "home": ((), dict.fromkeys(ADVISORS, SEEN)),
    # It takes a text, and shows nothing.
    "advert": ((), dict.fromkeys(EVERYBODY, NO_GET)),
    "target": ((), dict.fromkeys(ADVISORS, SEEN)),
    # One's own lists and searches; the second leads on.
    "lists": ((), dict.fromkeys(ADVISORS, SEEN)),
    "list": (("list",), dict.fromkeys(ADVISORS, UNKNOWN) | {"advisor": SEEN}),
    "search": (
        ("search",),
        dict.fromkeys(EVERYBODY, UNKNOWN) | {"advisor": AWAY, "anonymous": LOGIN},
    ),
    "search_save": ((), dict.fromkeys(EVERYBODY, NO_GET)),
    # Words are nobody's; who runs the platform sees them.
    "words": ((), dict.fromkeys(ADVISORS, REFUSED) | {"administrator": SEEN}),
    "target_export": ((), dict.fromkeys(EVERYBODY, NO_GET)),
    "offer_export": (("offer",), dict.fromkeys(EVERYBODY, NO_GET)),
    # Only who started a long work; nobody else learns that it is there.
    "work": (("work",), dict.fromkeys(ADVISORS, UNKNOWN) | {"advisor": SEEN}),
    "work_file": (("work",), dict.fromkeys(ADVISORS, UNKNOWN) | {"advisor": SEEN}),
    "access": ((), dict.fromkeys(ADVISORS, SEEN)),
    "access_new": ((), dict.fromkeys(ADVISORS, SEEN)),
    # Without a list it leads back to where one is typed.
    "access_check": ((), dict.fromkeys(ADVISORS, AWAY)),
    "access_sheets": ((), dict.fromkeys(ADVISORS, SEEN)),
    "offers": ((), dict.fromkeys(ADVISORS, SEEN)),
    "offer_new": ((), dict.fromkeys(ADVISORS, SEEN)),
    # Who may not read a CV does not learn that there is one.
    "cv": (
        ("learner",),
        dict.fromkeys(OWN, SEEN)
        | dict.fromkeys([*COLLEAGUES, *STRANGERS], UNKNOWN)
        | dict.fromkeys(["learner", "other_learner", "administrator"], UNKNOWN)
        | {"anonymous": LOGIN},
    ),
    "learner": (
        ("learner",),
        dict.fromkeys(OWN, SEEN)
        | dict.fromkeys([*COLLEAGUES, *STRANGERS], UNKNOWN)
        | dict.fromkeys(["learner", "other_learner", "administrator"], UNKNOWN)
        | {"anonymous": LOGIN},
    ),
    "cv_pdf": (
        ("learner",),
        dict.fromkeys(OWN, SEEN)
        | dict.fromkeys([*COLLEAGUES, *STRANGERS], UNKNOWN)
        | dict.fromkeys(["learner", "other_learner", "administrator"], UNKNOWN)
        | {"anonymous": LOGIN},
    ),
    # Whoever holds the link, and nobody by another way.
    "linked_cv": (("token",), dict.fromkeys(EVERYBODY, SEEN)),
    "linked_cv_pdf": (("token",), dict.fromkeys(EVERYBODY, SEEN)),
    "linked_cv_picture": (("token",), dict.fromkeys(EVERYBODY, SEEN)),
    # A live quiz asks for no account; its projector is the team's of its course.
    "live_enter": ((), dict.fromkeys(EVERYBODY, SEEN)),
    "live_phone": (("code",), dict.fromkeys(EVERYBODY, SEEN)),
    # Who has not joined is told nothing.
    "live_state": (("code",), dict.fromkeys(EVERYBODY, UNKNOWN)),
    "live_answer": (("code",), dict.fromkeys(EVERYBODY, NO_GET)),
    "live_projector": (("code",), LIVE_TEAM | {"anonymous": LOGIN}),
    "live_projector_state": (("code",), LIVE_TEAM | {"anonymous": REFUSED}),
    "live_control": (("code",), dict.fromkeys(EVERYBODY, NO_GET)),
    "offer": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], SEEN) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    "offer_file": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], SEEN) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    "offer_edit": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], SEEN) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    "propose": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], SEEN) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    "follow": (("offer",), dict.fromkeys(EVERYBODY, NO_GET)),
    "remind": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], SEEN) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    "figures": ((), dict.fromkeys(ADVISORS, SEEN)),
    # Without a message it leads back to where one is written.
    "confirm": (
        ("offer",),
        dict.fromkeys([*OWN, *COLLEAGUES], AWAY) | dict.fromkeys(STRANGERS, UNKNOWN),
    ),
    # The same for programs: who is not logged in is told so, and sent to no form.
    "api_target": ((), API),
    "api_offers": ((), API),
    "api_profile": (("learner",), API_LEARNER),
    "api_profile_cv": (("learner",), API_LEARNER),
    "api_offer": (("offer",), API_OFFER),
    "api_proposals": (("offer",), API_OFFER),
    "api_offer_closed": (("offer",), API_NO_GET),
    "api_proposal_preview": (("offer",), API_NO_GET),
    "api_document": ((), dict.fromkeys(EVERYBODY, SEEN) | {"anonymous": REFUSED}),
    # One's own memos; of another's, nobody learns that they are there.
    "memos": ((), dict.fromkeys(EVERYBODY, SEEN) | {"anonymous": LOGIN}),
    "memo": (("memo",), dict.fromkeys(EVERYBODY, UNKNOWN) | OWN_MEMO),
    "memo_pdf": (("memo",), dict.fromkeys(EVERYBODY, UNKNOWN) | OWN_MEMO),
    "memo_notes": (("memo",), dict.fromkeys(EVERYBODY, NO_GET)),
    "sheets": ((), dict.fromkeys(ADVISORS, SEEN)),
    "sheet_set": ((), dict.fromkeys(EVERYBODY, NO_GET)),
    # The address names no sheet.
    "sheet_send": ((), dict.fromkeys(ADVISORS, UNKNOWN)),
    # One's own messages, in a course that one is in.
    "inbox": (
        ("course",),
        dict.fromkeys([*OWN, "advisor_of_another_cohort", "learner", "other_learner"], SEEN)
        | dict.fromkeys(["colleague", *STRANGERS], REFUSED),
    ),
    # An offer that one has; of another's, nobody learns that it is there.
    "my_offer": (("proposal",), dict.fromkeys(EVERYBODY, UNKNOWN) | OWN_MEMO),
    "my_offer_file": (("proposal",), dict.fromkeys(EVERYBODY, UNKNOWN) | OWN_MEMO),
    "my_offer_cv": (("proposal",), dict.fromkeys(EVERYBODY, UNKNOWN) | OWN_MEMO),
    # It leads on to a course of one's own.
    "my_messages": ((), dict.fromkeys([*ADVISORS, "learner", "other_learner"], AWAY)),
}
#: Nobody of these is an advisor: administering the platform opens no learner's data.
NO_ADVISORS = {
    "anonymous": LOGIN,
    "learner": REFUSED,
    "other_learner": REFUSED,
    "administrator": REFUSED,
}
ROLES = (*ADVISORS, *NO_ADVISORS)
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


def expected(page: str, role: str):
    return {**NO_ADVISORS, **PAGES[page][1]}[role]


@dataclass(frozen=True)
class Between:
    """A learner of two structures, whose CV is open in the first only."""

    learner: Any
    other_course: str
    other_advisor: Any


@pytest.fixture
def between(world) -> Between:
    other_course = factories.make_course("est")
    learner = factories.make_learner(world.course, "Matin", "between")
    membership.enroll(learner.pk, other_course, "Lundi")
    factories.share_cv(learner, world.course, "ogr:20514", first_name="Zélie", last_name="Perrin")
    return Between(learner, other_course, factories.make_advisor(other_course, username="est"))


@pytest.fixture
def address(world, offer, between, settings):
    settings.CLICNJOB = {"PLATFORM": memo_sheets.PLATFORM}
    switch(Feature.ACCESS_SHEETS, "", on=True)
    memo = memos.keep(world.learner.pk, memo_sheets.source(world.course))
    # Of a page without a name: what a link shows with one has tests of its own.
    link = cv_links.make_link(world.learner.pk, world.course, page_id="", days=7, anonymous=True)[0]

    work = exports.export_follow_up(world.advisor.pk, offer.id)
    run(LongWork.objects.get(token=work).pk)
    kept = learner_lists.add_to_list(world.advisor.pk, [world.learner.pk], list_id=None, name="Oui")
    search = saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    code = live_quiz.start(world.advisor, world.course)
    offer_files.put_file(
        world.advisor.pk, offer.id, offer_files.checked_file("annonce.pdf", b"%PDF-1.7 %%EOF")
    )
    factories.propose(world.advisor, offer.id, world.learner)
    proposal = Proposal.objects.get()

    def build(page: str, learner: Any = world.learner) -> str:
        ids = {
            "learner": learner.pk,
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
        picks = (world.learner.pk, world.neighbour.pk, between.learner.pk)
        query = "?" + "&".join(f"pick={pick}" for pick in picks)
        return reverse(f"clicnjob:{page}", args=[ids[name] for name in PAGES[page][0]]) + query

    return build


@pytest.fixture
def visitor(world, people, between, browse):
    more = {
        "advisor_of_both": factories.make_advisor(
            world.course, factories.make_course("sud"), username="both"
        ),
        "advisor_of_another_cohort": factories.make_advisor(
            world.course, cohorts=("Nuit",), username="night"
        ),
        "advisor_of_the_other_structure": between.other_advisor,
    }
    return lambda role: browse(more.get(role, getattr(people, role, None)))


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
    assert sorted(names_of_pages()) == sorted(PAGES)


def test_a_page_of_included_addresses_is_found_too():
    def view(request: Any) -> HttpResponse:
        return HttpResponse()

    inner = [path("plain/", view, name="plain"), path("<int:number>/", view)]
    patterns = [path("a/", include(inner)), path("b/", include((inner, "deep")))]

    assert list(walk(patterns)) == ["plain", "<int:number>/", "deep:plain", "deep:<int:number>/"]


@pytest.mark.parametrize("page", names_of_pages())
def test_a_page_opens_for_whom_the_table_says(page, address, visitor):
    url = address(page)

    assert {role: outcome(visitor(role).get(url)) for role in ROLES} == {
        role: expected(page, role) for role in ROLES
    }


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

    assert {role: outcome(visitor(role).get(url)) for role in ADVISORS} == {
        role: expected("cv", role) for role in ADVISORS
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
            assert outcome(response) == expected(page, role)

    assert Offer.objects.values().get() == before
    assert Message.objects.count() == messages
    assert Proposal.objects.values().get() == proposal
    assert MessageDraft.objects.count() == 0
    assert not OfferFormDraft.objects.exclude(advisor__in=strangers).exists()


@pytest.mark.parametrize("page", CHANGING)
def test_a_form_without_our_token_is_refused(page, address, browse):
    response = browse(enforce_csrf_checks=True).post(address(page), {"message": "Bonjour"})

    assert response.status_code == 403


@pytest.mark.parametrize("page", names_of_pages())
def test_a_page_with_personal_data_is_kept_nowhere(page, address, browse):
    response = browse().get(address(page))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("page", sorted(set(names_of_pages()).difference(ASKING_NO_PLATFORM)))
def test_without_the_platform_nobody_sees_anything(page, address, browse, settings):
    url, client = address(page), browse()
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}

    response = client.get(url)

    assert response.status_code == 503
    assert "Rien n’est perdu" in response.content.decode()


def test_a_refused_administrator_reads_what_to_do(people, browse):
    text = browse(people.administrator).get(reverse("clicnjob:home")).content.decode()

    assert "Demandez à l’administrateur de vous ajouter à l’équipe" in text


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
