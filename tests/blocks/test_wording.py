"""The words of learners' pages: the same thing has the same name everywhere."""

from __future__ import annotations

import gettext
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

import clicnjob_xblocks
import cv_xblock
from advisor_dashboard.days import day_in_words
from tests import factories


def _sentences() -> list[tuple[str, str]]:
    found = []
    for package in (clicnjob_xblocks, cv_xblock):
        path = Path(package.__file__).parent / "translations/fr/LC_MESSAGES/text.mo"
        with path.open("rb") as compiled:
            found += gettext.GNUTranslations(compiled)._catalog.items()
    return [(english, french) for english, french in found if english]


@pytest.mark.parametrize(
    "word",
    [
        "élèves?",
        "signes?",
        "[Tt]oi seul",
        "[Aa]idez-moi",
        "es (?:pas|plus) connecté",
        "[Tt]on conseiller",
        "[Rr]épondre avant",
    ],
)
def test_french_does_without(word):
    assert [french for _english, french in _sentences() if re.search(rf"\b{word}\b", french)] == []


def test_english_speaks_of_characters_too():
    assert [
        english
        for english, _french in _sentences()
        if re.search(r"(?<!to )(?<!they )\bsigns?\b", english)
    ] == []


def test_b1_is_the_heavy_quadricycle():
    assert ("Heavy quadricycle (B1)", "Quad lourd (B1)") in _sentences()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 1), "1er décembre 2026"),
        (date(2026, 12, 11), "11 décembre 2026"),
        (datetime(2026, 5, 31, 22, 30, tzinfo=ZoneInfo("UTC")), "1er juin 2026"),
    ],
)
def test_the_first_of_a_month_is_said_as_french_says_it(day, words, settings):
    settings.TIME_ZONE = "Europe/Paris"
    with translation.override("fr"):
        assert day_in_words(day) == words


def test_other_languages_have_their_own_dates():
    with translation.override("en"):
        assert day_in_words(date(2026, 12, 1)) == "Dec. 1, 2026"


def test_an_offer_says_its_last_day(learner, world):
    from advisor_dashboard.models import Offer

    factories.share_cv(world.learner, world.course, "ogr:20526")
    made = factories.make_offer(world.advisor)
    factories.propose(world.advisor, made.id, world.learner)
    Offer.objects.update(closes_on=date(2099, 12, 1))
    content = learner.block("clicnjob_inbox").render("student_view").content
    assert "<dt>Répondre au plus tard le</dt><dd>1er décembre 2099</dd>" in content


def test_an_offer_changed_after_it_was_read_says_when(learner, world):
    from advisor_dashboard.api import inbox
    from advisor_dashboard.models import Offer

    factories.share_cv(world.learner, world.course, "ogr:20526")
    made = factories.make_offer(world.advisor)
    factories.propose(world.advisor, made.id, world.learner)
    inbox.mark_read(world.learner.pk, inbox.inbox(world.learner.pk)[0].proposal_id)
    words = "Cette offre a changé le 1er décembre 2099"
    assert words not in learner.block("clicnjob_inbox").render("student_view").content
    Offer.objects.update(text_changed_at=datetime(2099, 12, 1, 12, tzinfo=ZoneInfo("UTC")))
    assert words in learner.block("clicnjob_inbox").render("student_view").content


def test_the_day_of_opening_is_said_in_words(learner, world):
    from advisor_dashboard.models import Sharing

    factories.share_cv(world.learner, world.course, "ogr:20526")
    when = datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("UTC"))
    Sharing.objects.update(opened_at=when)
    own = learner.block("clicnjob_cv").render("student_view").json_init_args["own"]
    assert own["sharing"]["since"] == "1er mars 2026"
