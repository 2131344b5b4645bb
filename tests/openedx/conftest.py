"""Skips this folder outside of a platform; inside, a course with people and both blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

#: Handlers of the CV from which a browser gets a file, and those to which it sends one.
DOWNLOADS = ("page_picture", "page_file", "photo", "own_data")
UPLOADS = ("save_photo", "read_file")
PLATFORM = settings.ROOT_URLCONF in {"lms.urls", "cms.urls"}
LMS = settings.ROOT_URLCONF == "lms.urls"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        # What comes from outside, with a browser, has conditions of its own.
        if here not in item.path.parents or here / "browser" in item.path.parents:
            continue
        if not PLATFORM:
            item.add_marker(pytest.mark.skip(reason="runs inside an edx-platform only"))
        elif item.get_closest_marker("lms") and not LMS:
            item.add_marker(pytest.mark.skip(reason="is of the LMS"))
        elif item.get_closest_marker("studio") and LMS:
            item.add_marker(pytest.mark.skip(reason="is of Studio"))
        else:
            # The platform has more databases than one, and asks each.
            item.add_marker(pytest.mark.django_db(databases="__all__"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "lms: runs inside the LMS only")
    config.addinivalue_line("markers", "studio: runs inside Studio only")


@dataclass(frozen=True)
class World:
    """A course of two cohorts with the blocks, its team, and somebody of elsewhere."""

    course_key: Any
    usage: dict[str, Any]
    lina: Any
    sami: Any
    nadia: Any
    stranger: Any

    @property
    def course(self) -> str:
        return str(self.course_key)


def block_entry_points() -> list[Any]:
    """Every block that the installed package declares."""
    points = distribution("clicnjob-openedx").entry_points
    return [point for point in points if point.group == "xblock.v1"]


def handlers_of(block_class: Any) -> list[str]:
    """The names of every handler of a block, its editor's among them."""
    return [
        name
        for name in dir(block_class)
        if getattr(getattr(block_class, name, None), "_is_xblock_handler", False)
    ]


@pytest.fixture(autouse=True)
def _fresh_caches():
    """Rows are taken back after each test; what the platform remembers of them must go too."""
    if not PLATFORM:
        yield
        return
    from django.core.cache import caches
    from edx_django_utils.cache import RequestCache

    def forget() -> None:
        RequestCache.clear_all_namespaces()
        for cache in caches.all():
            cache.clear()

    forget()
    yield
    forget()


@pytest.fixture
def hosting():
    from tests.openedx import hosting

    return hosting


@pytest.fixture
def platform():
    from advisor_dashboard.platform import get_platform

    return get_platform()


@pytest.fixture
def world(db, hosting) -> World:
    """Lina in the cohort of the morning, Sami in that of the evening; Nadia teaches both."""
    course_key = hosting.make_course("nord", "Trouver un emploi")
    usage = hosting.add_unit(course_key, [point.name for point in block_entry_points()])
    people = {
        name: hosting.make_account(name, full)
        for name, full in (
            ("lina", "Lina Morel"),
            ("sami", "Sami Diallo"),
            ("nadia", "Nadia Petit"),
            ("stranger", "Autre Part"),
        )
    }
    hosting.enroll(people["lina"], course_key, "Matin")
    hosting.enroll(people["sami"], course_key, "Soir")
    hosting.appoint(people["nadia"], course_key)
    hosting.appoint(people["stranger"], hosting.make_course("sud", "Ailleurs"))
    return World(course_key, usage, **people)


@pytest.fixture
def call(world, hosting) -> Callable[..., tuple[int, Any]]:
    """Post to a handler of a block of the course, as the courseware's page does."""
    import json

    def post(who: Any, tag: str, handler: str, **data: Any) -> tuple[int, Any]:
        client = who if hasattr(who, "post") else hosting.log_in(who)
        url = f"/courses/{world.course}/xblock/{world.usage[tag]}/handler/{handler}"
        with hosting.settled():
            answer = client.post(url, json.dumps(data), content_type="application/json")
        text = answer.content.decode()
        return answer.status_code, json.loads(text) if text[:1] in ("{", "[") else text

    return post


@pytest.fixture
def vocabulary(db) -> None:
    """One job, as the reference data has thousands."""
    from advisor_dashboard.models import Appellation, Occupation, ReferenceLoad

    Appellation.objects.create(
        key="ogr:20514",
        occupation=Occupation.objects.create(rome="D1214", label="Vente en habillement"),
        label="Vendeur / Vendeuse en prêt-à-porter",
        masculine="Vendeur en prêt-à-porter",
        feminine="Vendeuse en prêt-à-porter",
        main=True,
    )
    ReferenceLoad.objects.create(
        pk=9_000_003, kind=ReferenceLoad.Kind.VOCABULARY, source="tests", version="1"
    )


@pytest.fixture
def write_cv(call) -> Callable[..., None]:
    """Fill a CV through the block, and open it."""

    def write(who: Any, first_name: str, *, shared: bool = True) -> None:
        status, own = call(who, "clicnjob_cv", "load")
        assert status == 200, own
        document = own["document"] | {
            "first_name": first_name,
            "wanted_jobs": [{"key": "ogr:20514", "rome": "D1214", "label": "Vendeuse"}],
            "introduction": "Bonjour 🎉",
        }
        status, saved = call(
            who, "clicnjob_cv", "save_cv", version=own["version"], document=document
        )
        assert status == 200, saved
        if shared:
            status, state = call(who, "clicnjob_cv", "set_sharing", open=True)
            assert status == 200, state
            assert state["open"]

    return write


@pytest.fixture
def propose(world, hosting) -> Callable[..., int]:
    """Nadia proposes an offer to somebody of her course, on the advisors' pages."""
    offer = {
        "title": "Vendeuse ou vendeur",
        "job": "Vendeur en prêt-à-porter",
        "employer": "Boulangerie",
        "commune": "",
        "contract": "fixed_term",
        "hours": "",
        "description": "Vente au comptoir.",
        "contact": "",
        "closes_on": "",
    }

    def send(learner: Any, message: str = "Bonjour. Cette offre est pour toi.") -> int:
        nadia = hosting.log_in(world.nadia)
        pick = f"?pick={learner.pk}"
        written = nadia.post(f"/clicnjob/offers/new/{pick}", offer)
        assert written.status_code == 302, written.content.decode()
        number = written["Location"].partition("/offers/")[2].partition("/")[0]
        kept = nadia.post(f"/clicnjob/offers/{number}/propose/{pick}", {"message": message})
        assert kept.status_code == 302, kept.content.decode()
        preview = nadia.get(kept["Location"])
        assert message in preview.content.decode()
        sent = nadia.post(kept["Location"], {"confirmed": "1"})
        assert sent.status_code == 302, sent.content.decode()
        return int(number)

    return send


@pytest.fixture
def finish_cv(call, hosting) -> Callable[..., None]:
    """Write a whole CV through the block, on a platform that keeps completion."""
    whole = {
        "first_name": "Lina",
        "last_name": "Morel",
        "email": "lina@example.org",
        "phone": "0601020304",
        "introduction": "Bonjour",
        "wanted_jobs": [{"key": "ogr:20514", "rome": "D1214", "label": "Vendeuse"}],
        "experiences": [
            {
                "id": "k3f9", "title": "Stage", "employer": "Boulangerie", "place": "Lille",
                "start": "2025-03", "end": "2025-06", "current": False, "tasks": "Vente",
            }
        ],
        "training": [
            {
                "id": "k3g0", "title": "CAP", "school": "Lycée", "place": "Lille",
                "start": "2024-09", "end": "2025-06", "current": False,
            }
        ],
        "skills": ["Accueil"],
        "languages": [{"language": "fr", "level": "native"}],
        "commune": {"key": "insee:59350", "name": "Lille", "postcode": "59000"},
        "radius_km": 10,
        "availability": {"kind": "now", "date": ""},
    }  # fmt: skip
    hosting.keep_completion()

    def finish(who: Any, first_name: str) -> None:
        own = call(who, "clicnjob_cv", "load")[1]
        document = own["document"] | whole | {"first_name": first_name}
        status, saved = call(
            who, "clicnjob_cv", "save_cv", version=own["version"], document=document
        )
        assert (status, saved["missing"]) == (200, []), saved

    return finish
