"""How the pages write names of jobs, days, and what people typed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation

from advisor_dashboard.forms.quoting import isolated, quoted, straight
from advisor_dashboard.vocabulary.job_names import own_forms, short_job

TURNED = "\u202eVendeur\u2066\u200f"


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Vendeur en prêt-à-porter / Vendeuse en prêt-à-porter",
         "Vendeur / Vendeuse en prêt-à-porter"),
        ("Agent polyvalent de restauration / Agente polyvalente de restauration",
         "Agent polyvalent / Agente polyvalente de restauration"),
        ("Conducteur (PL) / Conductrice (PL)", "Conducteur / Conductrice (PL)"),
        ("Hôte / Hôtesse d’accueil", "Hôte / Hôtesse d’accueil"),
        ("Caissier / Caissière", "Caissier / Caissière"),
        ("Employé commercial / Employée commerciale", "Employé commercial / Employée commerciale"),
        ("Barista / Barista", "Barista"),
        ("Chef de rang / Cheffe", "Chef de rang / Cheffe"),
        ("un / deux / trois", "un / deux / trois"),
        ("Cariste", "Cariste"),
        (" / ", " / "),
        ("", ""),
    ],
)  # fmt: skip
def test_both_forms_of_a_job_share_what_they_end_with(label, short):
    assert short_job(label) == short


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("Vendeur / Vendeuse en prêt",
         ("Vendeuse en prêt", "Vendeur en prêt", "Vendeur / Vendeuse en prêt")),
        ("Caissier / Caissière", ("Caissière", "Caissier", "Caissier / Caissière")),
        ("Cariste", ()),
        ("travail avec des animaux", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_a_job_offers_the_forms_that_its_label_holds(label, forms):
    assert own_forms(label) == forms


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (date(2026, 12, 1), "fr", "1er décembre 2026"),
        (date(2026, 12, 11), "fr", "11 décembre 2026"),
        (datetime(2026, 11, 30, 23, 30, tzinfo=ZoneInfo("UTC")), "fr", "1er décembre 2026"),
        (date(2026, 12, 1), "en", "Dec. 1, 2026"),
        (None, "fr", ""),
    ],
)
def test_the_first_of_a_month_is_counted_in_french(value, language, words):
    template = Template("{% load clicnjob %}{{ value|day }}")

    with translation.override(language):
        assert template.render(Context({"value": value})) == words


def test_a_short_day_is_counted_too():
    template = Template("{% load clicnjob %}{{ value|short_day }}")

    assert template.render(Context({"value": date(2026, 12, 1)})).startswith("1er déc")


def test_what_is_quoted_cannot_turn_the_sentence_around_it():
    assert straight(TURNED) == "Vendeur"
    assert isolated(TURNED) == "\u2068Vendeur\u2069"
    assert quoted("é" * 50) == "\u2068" + "é" * 39 + "…\u2069"
    assert straight("بائع 😀 L’été") == "بائع 😀 L’été"
