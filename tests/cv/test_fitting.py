"""One page by rule: how roomy it is set, and what to shorten when it overflows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cv_xblock.document import Model, Page, from_dict
from cv_xblock.render.look import Look
from cv_xblock.render.pdf import render_pdf
from cv_xblock.render.sheet import Sheet, build_sheet
from cv_xblock.render.shortening import explain, too_long
from cv_xblock.render.wording import catalogue

from .making import TODAY, ZOE

TASKS = "Ranger les rayons\nEncaisser et rendre la monnaie sans erreur\nTenir la réserve"


def sheet_of(count: int, **changes: Any) -> Sheet:
    rows = [
        {"id": f"e{number}", "title": f"Poste {number}", "start": "2024-01", "tasks": TASKS}
        for number in range(1, count + 1)
    ]
    return build_sheet(from_dict({**ZOE, "experiences": rows, **changes}), Page(), today=TODAY)


@pytest.mark.parametrize("model", list(Model))
def test_more_to_say_is_set_tighter_before_it_overflows(model: Model) -> None:
    rooms = []
    for experiences in range(1, 14):
        pdf = render_pdf(sheet_of(experiences), Look(model))
        rooms.append(pdf.room)
        assert (pdf.pages == 1) == (pdf.over == 0)
        if pdf.pages > 1:
            break

    assert rooms == sorted(rooms, reverse=True)
    assert rooms[0] >= 1
    assert rooms[-1] == 0
    assert len(rooms) > 5


def test_a_page_with_little_on_it_is_set_larger() -> None:
    assert render_pdf(sheet_of(0, skills=[], interests=[]), Look()).room > 1


def test_a_page_that_fits_has_nothing_to_shorten() -> None:
    assert too_long(sheet_of(3), Look()) == ()


def test_another_model_that_holds_it_all_comes_first() -> None:
    found = too_long(sheet_of(8), Look("relief"))

    assert found[0].code == "model"
    assert found[0].path == "model"


def test_what_saves_most_comes_first() -> None:
    long = "\n".join(f"Tâche numéro {number}" for number in range(60))
    rows = [
        {"id": "e1", "title": "Court", "tasks": "Une ligne"},
        {"id": "e2", "title": "Long", "tasks": long},
        *({"id": f"e{number}", "title": f"Poste {number}"} for number in range(3, 7)),
    ]
    introduction = "J’aime le contact avec les gens. " * 15
    found = too_long(sheet_of(0, experiences=rows, introduction=introduction), Look())
    codes = [each.code for each in found]

    assert (found[0].code, found[0].path) == ("tasks", "experiences.e2.tasks")
    assert codes.index("experience") > 0
    assert "introduction" in codes


def test_there_is_always_something_to_shorten() -> None:
    rows = [{"id": "e1", "title": "mot " * 29, "tasks": "x"}]
    assert too_long(sheet_of(0, experiences=rows), Look()) == ()

    training = [{"id": f"t{number}", "title": "mot " * 29} for number in range(2)]
    languages = [{"language": "mot " * 29} for _number in range(10)]
    for model in Model:
        sheet = sheet_of(
            0,
            experiences=rows * 3,
            training=training,
            languages=languages,
            introduction="mot\n" * 40,
        )
        found = too_long(sheet, Look(model))
        assert bool(found) == (render_pdf(sheet, Look(model)).pages > 1)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_advice_is_a_sentence(language: str) -> None:
    gettext = catalogue(language)
    sheet = sheet_of(
        15,
        training=[{"id": f"t{number}", "title": f"Cours {number}"} for number in range(6)],
        skills=[f"Savoir {number}" for number in range(20)],
        interests=[f"Loisir {number}" for number in range(8)],
    )
    sentences = [explain(each, gettext) for each in too_long(sheet, Look())]

    assert len(sentences) >= 4
    for sentence in sentences:
        assert not re.search(r"[{}]", sentence)
        assert sentence.endswith(".")
