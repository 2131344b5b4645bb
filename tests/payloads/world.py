"""A small world in which every text is hostile, made through the product's own doors."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from opaque_keys.edx.keys import CourseKey

from advisor_dashboard.api import (
    cv_links,
    profiles,
    sharing,
)
from advisor_dashboard.models import (
    Appellation,
    Commune,
    Occupation,
    ReferenceLoad,
)
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.models import Course, Structure
from clicnjob_xblocks.content.documents import dump
from course_export.bundle import write_bundle
from course_export.model import Block, Chapter, Sequential, Vertical
from course_export.model import Course as Bundle
from tests import factories

from .documents import SHAPES, hostile, hostile_cv, hostile_quiz
from .words import Words

COURSE = "course-v1:nord+HOSTILE+2026"
PICTURE = "static/ecran.png"
JOB, PLACE = "ogr:99001", "insee:99001"
#: No other vocabulary is kept under these numbers.
_loads = count(9_200_001)
_tokens = count(1)


def typable(text: str) -> str:
    """What a keyboard types of a text: no sign that our forms refuse."""
    return "".join(each for each in text if each in "\r\n\t" or unicodedata.category(each) != "Cc")


@dataclass
class World:
    """Who is there, and the ids by which their pages are found.

    Attributes:
        learner: whose words these are; was proposed the offer, reminded of it, and answered.
        neighbour: was proposed it too, and closed the CV afterwards.
        silent: has not answered.
        newcomer: has not been proposed anything.
    """

    words: Words
    advisor: Any = None
    learner: Any = None
    neighbour: Any = None
    silent: Any = None
    newcomer: Any = None
    administrator: Any = None
    ids: dict[str, Any] = field(default_factory=dict)
    _sessions: dict[str, str] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """A fresh browser in which somebody has logged in."""
        client = Client()
        if who != "anonymous":
            if who not in self._sessions:
                client.force_login(getattr(self, who))
                self._sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[who]
        return client

    def text(self, name: str, limit: int = 4000) -> str:
        """The words of a field, as a keyboard types them."""
        return typable(self.words(name, limit))

    def usage(self, block: str) -> str:
        """The key of the course's block of this type."""
        return str(CourseKey.from_string(COURSE).make_usage_key(block, block))

    def call(self, who: str, block: str, handler: str, data: Any) -> Any:
        """What a handler answers to somebody."""
        address = reverse("demo:handler", args=[self.usage(block), handler])
        answer = self.client(who).post(address, json.dumps(data), content_type="application/json")
        assert answer.status_code == 200, (block, handler, answer.content)
        return answer.json()


def make_reference_data(world: World) -> None:
    """The vocabulary and the places of a file, with a hostile line in each."""
    factories.make_vocabulary()
    factories.make_communes()
    label = world.text("vocabulary.label", 120)
    Appellation.objects.create(
        key=JOB,
        occupation=Occupation.objects.get(rome="D1214"),
        label=label,
        masculine=label,
        feminine=label,
    )
    name = world.text("places.name", 120)
    Commune.objects.create(key=PLACE, name=name, folded=name.lower(), latitude=50.6, longitude=3.0)
    for kind in ReferenceLoad.Kind:
        ReferenceLoad.objects.create(pk=next(_loads), kind=kind, source="tests", version="1")


def make_people(world: World) -> None:
    structure = Structure.objects.create(key="nord", name=world.text("platform.structure", 255))
    Course.objects.create(key=COURSE, name=world.text("platform.course", 255), structure=structure)
    switch(Feature.ACCESS_SHEETS, "", on=True)
    cohort = world.text("platform.cohort", 255)
    world.advisor = factories.make_person("claire", last_name=world.text("account.advisor", 150))
    membership.appoint(world.advisor.pk, COURSE)
    for name in ("learner", "neighbour", "silent", "newcomer"):
        last = world.text(f"account.{name}", 150)
        person = factories.make_learner(COURSE, cohort, f"a-{name}", last_name=last)
        setattr(world, name, person)
    world.administrator = factories.make_person("root", is_staff=True, is_superuser=True)


def make_course(world: World) -> None:
    words = world.words
    fields: dict[str, dict[str, Any]] = {
        f"clicnjob_{name}": {}
        for name in ("cv", "inbox", "mailbox", "memo", "path", "quiz", "story", "workshop")
    }
    for name in SHAPES:
        block, own = name.split(".")
        fields[block][own] = dump(hostile(name, words))
    fields["clicnjob_quiz"]["questions"] = json.dumps(hostile_quiz(words))
    for block in ("clicnjob_cv", "clicnjob_inbox", "clicnjob_quiz"):
        fields[block]["introduction"] = world.text(f"{block}.introduction")
    for block, own in fields.items():
        own["display_name"] = world.text(f"{block}.display_name", 120)
    units = tuple(
        Vertical(f"unit-{tag}", world.text("course.unit", 255), (Block(tag, tag, own),))
        for tag, own in fields.items()
    )
    step = Sequential("step", world.text("course.step", 255), units)
    chapters = (Chapter("chapter", world.text("course.chapter", 255), (step,)),)
    org, number, run_of = COURSE.removeprefix("course-v1:").split("+")
    path = Path(settings.DEMO_DIR) / "courses" / f"{org}.{number}.{run_of}.tar.gz"
    path.parent.mkdir(exist_ok=True)
    files = {PICTURE: factories.picture(), "static/chat.png": factories.picture()}
    name = world.text("course.name", 255)
    write_bundle(Bundle(org, number, run_of, name, chapters, files=files), path)


def make_cv(world: World) -> None:
    sample = factories.cv_document(
        "ogr:20514",
        experiences=[_history(kind="job", employer="x", tasks="x")],
        training=[_history(school="x")],
        skills=["x"],
        languages=[{"language": "x", "level": "good"}],
        interests=["x"],
        commune={"key": "", "name": "x", "postcode": "x"},
        availability={"kind": "from", "date": "x"},
        licences=["B"],
        pages=[
            {
                **{"id": "one", "name": "x", "headline": "x", "introduction": "x"},
                **{"model": "sobre", "colour": "ink", "photo": False, "age": True},
                **{"address": True, "training_first": False},
                **{"hidden": ["x"], "hidden_skills": ["x"]},
            }
        ],
    )
    document = hostile_cv(world.words, sample)
    # By these a search finds them, among them one whose label is hostile.
    document["wanted_jobs"] += [factories.wanted_job(key) for key in (JOB, "ogr:20514")]
    # What a page hides must be there to be seen on another one.
    document["pages"].append({**document["pages"][0], "id": "two", "hidden_skills": []})
    for person in (world.learner, world.neighbour, world.silent, world.newcomer):
        own = document if person == world.learner else factories.cv_document("ogr:20514")
        stored = profiles.save_cv(person.pk, own, base_version=0, course_key=COURSE)
        # Once more, so that there is an earlier state.
        profiles.save_cv(
            person.pk,
            {**own, "radius_km": 30},
            base_version=stored.version,
            course_key=COURSE,
            keep=True,
        )
        sharing.open_sharing(person.pk, COURSE)
    world.ids["page"] = document["pages"][1]["id"]
    made = cv_links.make_link(
        world.learner.pk, COURSE, page_id=world.ids["page"], days=7, anonymous=False
    )
    world.ids["token"] = made[0].address.rstrip("/").rpartition("/")[2]


def _history(**more: Any) -> dict[str, Any]:
    common = {"id": "one", "title": "x", "place": "x", "start": "x", "end": "x", "current": False}
    return {**common, **more}
