"""Every address of the demo host, for every kind of visitor; a new one cannot be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, reverse

from demo import urls

from .conftest import Host

LOGIN, DONE, AWAY, REFUSED, UNKNOWN, NO_GET = "login", 200, 302, 403, 404, 405

#: The course that is visited is Lille's.
VISITORS = {
    "nobody": None,
    "learner": "awa",
    "learner of the other course": "yacine",
    "advisor": "claire",
    "advisor of the other course": "sophie",
    "administrator": "nadia",
}


def everybody(outcome: object) -> dict[str, object]:
    return dict.fromkeys(VISITORS, outcome)


def only(outcome: object, *who: str, nobody: object = LOGIN) -> dict[str, object]:
    """``outcome`` for these; for the others there is no such address."""
    return {**everybody(UNKNOWN), "nobody": nobody, **dict.fromkeys(who, outcome)}


TEAM = ("advisor", "administrator")
#: What each visitor gets by GET.
ADDRESSES = {
    "demo:people": everybody(DONE),
    "demo:login": everybody(NO_GET),
    "demo:sign_in": everybody(DONE),
    "demo:course": only(DONE, "learner", *TEAM),
    "demo:view_as": everybody(NO_GET),
    "demo:mails": everybody(NO_GET),
    "demo:unit": only(DONE, "learner", *TEAM),
    # A handler takes POST; who may not come in does not learn that it is there.
    "demo:handler": only(NO_GET, "learner", *TEAM, nobody=REFUSED),
    "demo:block_resource": everybody(DONE),
    # As the platform serves a course's files, unless they are locked.
    "demo:course_file": everybody(DONE),
    "home": only(DONE, "advisor of the other course", *TEAM),
    "demo:studio_preview": only(DONE, *TEAM),
    "demo:studio_edit": only(DONE, *TEAM),
    "demo:studio_handler": only(NO_GET, *TEAM, nobody=REFUSED),
    # It says what there is, and shows nobody but oneself.
    "clicnjob_studio:studio": {**everybody(DONE), "nobody": LOGIN},
    "logout": everybody(NO_GET),
    "set_language": everybody(AWAY),
    "static/<path:path>": everybody(DONE),
}
#: These have a table of their own, in ``tests/pages``.
ADVISORS_PAGES = "clicnjob:"


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, inside)
        else:
            yield prefix + (pattern.name or str(pattern.pattern))


def url_of(host: Host, name: str) -> str:
    block = host.usage("clicnjob_cv")
    given = {
        "demo:course": [host.course_key],
        "demo:view_as": [host.course_key],
        "demo:mails": [host.course_key],
        "demo:handler": [block, "save_cv"],
        "demo:course_file": [host.course_key, "annonce-vendeur.svg"],
        "demo:block_resource": ["clicnjob_inbox", "public/tokens.css"],
        "demo:studio_preview": [block],
        "demo:studio_edit": [block],
        "demo:studio_handler": [block, "studio_submit"],
    }
    if name == "demo:unit":
        return host.unit_url("clicnjob_cv")
    if name == "static/<path:path>":
        return "/static/demo/demo.css"
    return reverse(name, args=given.get(name, []))


def outcome(response: HttpResponse) -> object:
    if response.status_code == AWAY and response["Location"].startswith("/?next="):
        return LOGIN
    return response.status_code


def test_every_address_stands_in_the_table() -> None:
    named = {name for name in walk(urls.urlpatterns) if not name.startswith(ADVISORS_PAGES)}

    assert named == set(ADDRESSES)


def test_an_address_opens_for_whom_the_table_says(host: Host) -> None:
    clients = {visitor: host.client(username) for visitor, username in VISITORS.items()}

    found = {
        name: {
            visitor: outcome(client.get(url_of(host, name))) for visitor, client in clients.items()
        }
        for name in ADDRESSES
    }

    assert found == ADDRESSES


def test_only_learners_of_a_course_choose_their_e_mails_of_it(host: Host) -> None:
    for visitor, username in VISITORS.items():
        answer = host.client(username).post(url_of(host, "demo:mails"), {"wanted": "no"})
        wanted = {"nobody": LOGIN, "learner": AWAY}.get(visitor, UNKNOWN)
        assert outcome(answer) == wanted, visitor


def test_viewing_as_another_and_studio_are_shut_by_post_too(host: Host) -> None:
    theo = host.user_id("theo")
    for visitor, username in VISITORS.items():
        client = host.client(username)
        if visitor in TEAM:
            continue
        looked = client.post(url_of(host, "demo:view_as"), {"learner": theo})
        assert outcome(looked) in (LOGIN, UNKNOWN), visitor
        edited = client.post(
            url_of(host, "demo:studio_handler"), {}, content_type="application/json"
        )
        assert outcome(edited) in (REFUSED, UNKNOWN), visitor
