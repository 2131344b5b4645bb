"""Search learners as an advisor's page does: ``manage.py target "vendeur" --advisor NAME``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...api.access import asked_platform
from ...api.errors import ApiError
from ...api.places import get_commune, suggest_communes
from ...api.targeting import LearnerCard, TargetQuery, TargetResult, target


class Command(BaseCommand):
    help = "Print the learners that an advisor finds with these words, in the page's order."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="?", default="", help="the job; none = everybody")
        parser.add_argument("--advisor", required=True, help="username of the advisor")
        parser.add_argument("--rome", action="append", help="tick this code only (may be repeated)")
        parser.add_argument("--commune", default="", help="key or name of the place of work")
        parser.add_argument("--km", type=int, help="how far around the commune")
        parser.add_argument(
            "--newest-first", action="store_true", help="around a commune, too: the newest CV first"
        )
        parser.add_argument("--available-by", type=_day, help="free on this day (2027-01-15)")
        parser.add_argument("--licence", action="append", default=[], help="may be repeated")
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        query = TargetQuery(
            text=options["text"],
            romes=frozenset(options["rome"]) if options["rome"] else None,
            commune_key=_commune_key(options["commune"]),
            radius_km=options["km"],
            available_by=options["available_by"],
            licences=frozenset(options["licence"]),
            nearest_first=not options["newest_first"],
        )
        try:
            advisor_id = _advisor_id(options["advisor"])
            results = list(_pages(advisor_id, query))
            cards = [card for result in results for card in result.cards]
            rows = _rows(cards)
        except ApiError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(f"{row['name']} ({row['learner']}): {row['reason']}")
        if results[0].message:
            self.stderr.write(results[0].message)


def _pages(advisor_id: int, query: TargetQuery) -> Iterator[TargetResult]:
    result = target(advisor_id, query)
    yield result
    for page in range(2, result.pages + 1):
        yield target(advisor_id, replace(query, page=page))


def _advisor_id(username: str) -> int:
    with asked_platform() as platform:
        person = platform.person_named(username)
    if person is None:
        raise CommandError(f"There is nobody with the username {username!r}.")
    return person.user_id


def _commune_key(wanted: str) -> str:
    """A key as it is, or the key of the commune of this name."""
    if not wanted or get_commune(wanted) is not None:
        return wanted
    choices = suggest_communes(wanted, limit=1)
    if not choices or choices[0].guessed:
        raise CommandError(f"There is no commune {wanted!r}.")
    return choices[0].key


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _rows(cards: list[LearnerCard]) -> list[dict[str, Any]]:
    with asked_platform() as platform:
        people = platform.people([card.learner_id for card in cards])
    return [
        {
            "learner": people[card.learner_id].username if card.learner_id in people else "",
            "id": card.learner_id,
            "name": card.name,
            "rome": card.rome,
            "tier": str(card.tier or ""),
            "reason": card.reason,
            "reasons": list(card.reasons),
            "wanted": list(card.wanted),
            "place": card.place,
            "distance_km": card.distance_km,
            "radius_km": card.radius_km,
            "available": card.available,
            "licences": list(card.licences),
            "course": card.course_name,
            "cohort": card.cohort_name,
            "updated_at": card.updated_at.isoformat(),
        }
        for card in cards
    ]
