"""LibreOffice opens the Word file, finds every word, and lays it on one page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cv_xblock.document import Model, Page
from cv_xblock.render.look import look_of
from cv_xblock.render.sheet import Sheet, build_sheet
from cv_xblock.render.word import render_docx

from .making import TODAY, cv
from .pictures import photo

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None and os.environ.get("CI") != "true",
    reason="no LibreOffice here: apt-get install libreoffice-writer-nogui to run it",
)
#: What a first CV holds when it is full.
FULL = [
    {
        "title": f"Travail n° {number}",
        "employer": "Boutique du Marché",
        "place": "Lille",
        "start": "2025-03",
        "end": "2025-06",
        "tasks": "Ranger les rayons\nEncaisser les clients\nTenir la caisse",
    }
    for number in range(4)
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of each model, as PDF and as text: starting the program is what takes time."""
    folder = tmp_path_factory.mktemp("word")
    for model in Model:
        page = Page(model=model, photo=True)
        (folder / f"{model}.docx").write_bytes(render_docx(sheet(page), look_of(page), photo()))
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        subprocess.run(
            [
                str(SOFFICE),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", str(folder)),
                *(str(folder / f"{model}.docx") for model in Model),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def sheet(page: Page) -> Sheet:
    return build_sheet(cv(experiences=FULL, last_name="محمد <w:t>"), page, today=TODAY)


@pytest.mark.parametrize("model", list(Model))
def test_a_full_first_cv_is_one_page(converted, model):
    pdf = (converted / f"{model}.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("model", list(Model))
def test_every_word_is_there(converted, model):
    text = (converted / f"{model}.txt").read_text("utf-8-sig")
    page = sheet(Page())
    for wanted in (page.name, page.headline, *page.introduction, *page.skills, *page.practical):
        assert wanted in text
    assert text.count("Ranger les rayons") == len(FULL)
