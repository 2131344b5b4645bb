"""Looking at a place and sending something to it, and all that was read on the way."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from .attacks import Attack
from .reading import Read, read
from .world import World


@dataclass(frozen=True, eq=False)
class Answer:
    """What somebody got.

    Attributes:
        place: what it is called in the table of texts.
    """

    place: str
    who: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The MIME type, without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @cached_property
    def read(self) -> Read:
        """What its reader finds in it."""
        return read(self.place, self.kind, self.body)


@dataclass
class Walk:
    """All that was read in a world."""

    world: World
    answers: list[Answer] = field(default_factory=list)
    mails: list[Any] = field(default_factory=list)
    records: list[logging.LogRecord] = field(default_factory=list)

    @property
    def attack(self) -> Attack:
        """What was typed."""
        return self.world.words.attack

    def note(self, place: str, who: str, response: HttpResponse) -> None:
        """Keep an answer, and follow where it leads."""
        body = b"".join(response) if response.streaming else response.content
        headers = dict(response.headers)
        self.answers.append(Answer(place, who, response.status_code, headers, body))


class _Recorder(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.DEBUG)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def recorded(records: list[logging.LogRecord]) -> Iterator[None]:
    """Every record of every log."""
    root, recorder = logging.getLogger(), _Recorder(records)
    level = root.level
    root.addHandler(recorder)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(recorder)
        root.setLevel(level)


def look(found: Walk, place: str, who: str, url: str, **headers: str) -> None:
    """Open an address as somebody; whatever that changes is taken back."""
    client = found.world.client(who)
    cache.clear()
    with transaction.atomic():
        _follow(found, place, who, client, client.get(url, headers=headers))
        transaction.set_rollback(True)


def _follow(found: Walk, place: str, who: str, client: Client, response: HttpResponse) -> None:
    found.note(place, who, response)
    for _step in range(3):
        if response.status_code not in (301, 302, 303):
            return
        response = client.get(response["Location"])
        found.note(place, who, response)


def send(
    found: Walk, place: str, who: str, url: str, data: Any, *, method: str = "POST", **more: Any
) -> None:
    client = found.world.client(who)
    cache.clear()
    with transaction.atomic():
        if isinstance(data, bytes):
            response = client.generic(method, url, data, **more)
        elif more.pop("as_json", False):
            text = json.dumps(data)
            response = client.generic(method, url, text, content_type="application/json", **more)
        else:
            response = client.post(url, data, **more)
        _follow(found, place, who, client, response)
        transaction.set_rollback(True)
