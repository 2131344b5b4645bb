"""What is held on a person as that person reads it: people by their names, no key to anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ..platform import Person
from .access import asked_platform

#: So much of a link's address tells it from the others, and opens nothing.
_END = 4


def readable(held: Mapping[str, Any]) -> dict[str, Any]:
    """The export of a person for themselves: advisors by name, links by their last signs.

    Raises:
        Unavailable: the platform, which knows the names, could not be asked.
    """
    people = _people(_advisors_in(held))
    sheet = held["access_sheet"]
    return {
        **held,
        "looks_at_my_cv": [
            {"advisor": _named(people, row["advisor_id"]), "seen_at": row["seen_at"]}
            for row in held["looks_at_my_cv"]
        ],
        "groups": [_group(row, people) for row in held["groups"]],
        "shared_with": [
            {
                "course_key": row["course_key"],
                "advisor": _named(people, row["advisor_id"]),
                "shared_at": row["shared_at"],
            }
            for row in held["shared_with"]
        ],
        "applications": [_application(row, people) for row in held["applications"]],
        "lists_i_am_on": [
            {"advisor": _named(people, row["of_list_advisor_id"]), "added_at": row["added_at"]}
            for row in held["lists_i_am_on"]
        ],
        "notes_on_me": [
            {
                "advisor": _named(people, row["author_id"]),
                "body": row["body"],
                "saved_at": row["saved_at"],
            }
            for row in held["notes_on_me"]
        ],
        "access_sheet": sheet and _sheet(sheet, people),
        "cv_links": [_link(row, _page_names(held["cv"])) for row in held["cv_links"]],
    }


def _advisors_in(held: Mapping[str, Any]) -> Iterable[int | None]:
    yield from (row["advisor_id"] for row in held["looks_at_my_cv"])
    yield from (row["advisor_id"] for row in held["shared_with"])
    yield from (row["scope_advisor_id"] or None for row in held["groups"])
    yield from (row["set_by_id"] for row in held["applications"])
    yield from (row["author_id"] for row in held["notes_on_me"])
    yield from (row["of_list_advisor_id"] for row in held["lists_i_am_on"])
    if held["access_sheet"]:
        yield held["access_sheet"]["made_by_id"]
        yield held["access_sheet"]["renewed_by_id"]


def _people(ids: Iterable[int | None]) -> Mapping[int, Person]:
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    with asked_platform() as platform:
        return platform.people(wanted)


def _named(people: Mapping[int, Person], user_id: int | None) -> str:
    person = None if user_id is None else people.get(user_id)
    return person.name if person else _("Somebody who is no advisor any more")


def _sheet(row: Mapping[str, Any], people: Mapping[int, Person]) -> dict[str, Any]:
    renewed = row["renewed_at"] is not None
    return {
        "made_by": _named(people, row["made_by_id"]),
        "made_at": row["made_at"],
        "course_key": row["course_key"],
        "renewed_by": _named(people, row["renewed_by_id"]) if renewed else None,
        "renewed_at": row["renewed_at"],
    }


def _group(row: Mapping[str, Any], people: Mapping[int, Person]) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name != "scope_advisor_id"}
    shared_with = row["scope_advisor_id"]
    return {**told, "advisor": _named(people, shared_with)} if shared_with else told


def _application(row: Mapping[str, Any], people: Mapping[int, Person]) -> dict[str, Any]:
    noted_by = _named(people, row["set_by_id"])
    told = {name: value for name, value in row.items() if name != "set_by_id"}
    return {**told, "noted_by": noted_by}


def _page_names(cv: Mapping[str, Any] | None) -> dict[str, str]:
    pages = cv["document"].get("pages") or [] if cv else []
    return {page["id"]: page["name"] for page in pages}


def _link(row: Mapping[str, Any], page_names: Mapping[str, str]) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name not in ("token", "page_id")}
    page = page_names.get(row["page_id"], "") or _("Your CV")
    return {"page": page, "address_ends_in": row["token"][-_END:], **told}
