"""Seeding: the same people each time, and nothing twice."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from advisor_dashboard.api import offers, own_vocabulary, targeting
from advisor_dashboard.models import CurriculumVitae, Proposal, Sharing
from cv_xblock.document import check
from demo.seeding.cvs import document, find_sources
from demo.seeding.people import ADVISORS, learners

TODAY = date(2026, 9, 1)


def _sources():
    return find_sources(
        lambda job: {"key": f"cnj:{job.rome.lower()}", "rome": job.rome, "label": job.words},
        lambda town: {"key": "insee:59350", "name": town, "postcode": "59000"},
        ["Lille", "Lyon"],
        TODAY,
    )


def test_more_learners_never_change_the_first_ones() -> None:
    assert learners(300)[:40] == learners(40)
    assert len({plan.username for plan in learners(300)}) == 300


def test_cvs_are_the_same_each_time_and_without_a_fault() -> None:
    for plan in learners(60):
        made = document(plan, _sources())
        assert made == document(plan, _sources())
        checked = check(made, today=TODAY)
        assert checked.problems == ()
        assert made["email"].endswith("@example.org")


def test_about_sixty_percent_share() -> None:
    sharing = sum(plan.shares for plan in learners(300))
    assert 150 <= sharing <= 210


@pytest.fixture
def seeded(db: None, settings, tmp_path: Path) -> StringIO:
    settings.DEMO_DIR = tmp_path
    output = StringIO()
    call_command("seed", learners=16, stdout=output)
    return output


def _counts() -> dict[str, int]:
    models = (get_user_model(), CurriculumVitae, Sharing, Proposal)
    return {model.__name__: model.objects.count() for model in models}


def test_a_filled_demo_stays_as_it_is(seeded: StringIO) -> None:
    before = _counts()
    cv = CurriculumVitae.objects.order_by("pk").first()
    assert cv is not None
    call_command("seed", learners=16, stdout=StringIO())
    again = StringIO()
    call_command("seed", "--if-empty", stdout=again)
    assert _counts() == before
    assert "already" in again.getvalue()
    cv.refresh_from_db()
    assert cv.version == 1


def test_each_advisor_has_somebody_to_find_and_an_offer(seeded: StringIO) -> None:
    for plan in ADVISORS:
        advisor = get_user_model().objects.get(username=plan.username)
        found = targeting.target(advisor.pk, targeting.TargetQuery())
        assert found.total
        assert offers.list_offers(advisor.pk)


def test_the_administrator_finds_words_that_found_nothing(seeded: StringIO) -> None:
    nadia = get_user_model().objects.get(is_staff=True)
    shown = {each.words for each in own_vocabulary.unknown_words(nadia.pk)}
    assert shown == {"dispatcheur", "pizzaman", "affreteur"}
    assert own_vocabulary.waiting_words(nadia.pk) == 1


def test_two_learners_have_their_cv_still_to_make(seeded: StringIO) -> None:
    users = get_user_model().objects.filter(username__in=["ines", "malik"])
    assert users.count() == 2
    assert not CurriculumVitae.objects.filter(learner__in=users, version__gt=0).exists()
