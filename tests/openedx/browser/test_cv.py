"""A learner's CV in the platform: question by question, its page, its photo, its links, its end."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import DESK, PHONE
from tests.browser.hands import Hands, Keyboard, Pointer
from tests.browser.steps import introduction

from .conftest import OpenPage, Site, Unit, Watch
from .steps import FULL_NAME, cv_of, erase_cv, open_unit, saved, side_of, write_cv

ways = pytest.mark.parametrize("hands", [Pointer(), Keyboard()], ids=["pointer", "keyboard"])
SIDE, ANSWERS, AUDIENCE = "Mon CV", "Mes réponses", "Qui le voit"
Begin = Callable[..., tuple[Page, Locator]]
#: More presses than there are questions, and what each may have to say first.
LONGEST_WAY = 60


@pytest.fixture
def begin(cv_unit: Unit, open_page: OpenPage, site: Site) -> Begin:
    """Lina before the CV of a unit; she leaves before the unit is deleted."""

    def begun(size: dict[str, int] = PHONE) -> tuple[Page, Locator]:
        page = open_page(size, site.learner)
        open_unit(page, site, cv_unit)
        return page, cv_of(page)

    return begun


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    """A picture of a phone, wide."""
    path = tmp_path / "IMG_0001.jpg"
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(path)
    return path


# ---- question by question


def _answer(step: Locator, hands: Hands) -> None:
    """What Lina answers to what the question that is shown asks, if it must be answered."""
    first, last = FULL_NAME.split()
    said = {
        "Prénom": first,
        "Nom": last,
        "E-mail": "lina.essai@example.org",
        "Qu’as-tu fait": "Stage de vente",
    }
    for label, words in said.items():
        field = step.get_by_label(label, exact=label == "Nom").locator("visible=true")
        if field.count() and not field.first.input_value():
            hands.write(field.first, words)
    for name, (typed, wanted) in {
        "Ajouter un métier": ("vend", "Vend"),
        "Ta commune": ("lille", "Lille"),
    }.items():
        box = step.get_by_role("combobox", name=name)
        if box.count() and not box.input_value() and not step.locator("[data-chips] li").count():
            hands.choose(box, typed, wanted)


def _shown(cv: Locator) -> Locator:
    """The question that is shown, or that of the list which stands above it."""
    return cv.locator("[data-step]:not([data-off])").locator("visible=true").last


def _walk(cv: Locator, hands: Hands) -> Iterator[str]:
    """From the first question to the end; gives the name of each."""
    added = False
    for _each in range(LONGEST_WAY):
        step = _shown(cv)
        name = str(step.get_attribute("data-step"))
        yield name
        if name == "end":
            return
        kind = step.locator("[data-add-kind]").locator("visible=true")
        if name == "experiences" and not added and kind.count():
            hands.press(kind.first)
            added = True
            continue
        _answer(step, hands)
        hands.press(cv.locator("[data-next]"))
    raise AssertionError("the questions have no end")


@pytest.mark.parametrize(
    ("size", "hands"),
    [(PHONE, Pointer()), (PHONE, Keyboard()), (DESK, Keyboard())],
    ids=["phone", "phone by keyboard", "desk by keyboard"],
)
def test_question_by_question_to_a_whole_cv(
    begin: Begin, size: dict[str, int], hands: Hands
) -> None:
    page, cv = begin(size)
    erase_cv(cv, hands)
    page.reload()
    expect(introduction(cv)).to_be_enabled()
    expect(cv.get_by_text("Question 1 sur")).to_be_visible()

    seen = []
    for name in _walk(cv, hands):
        seen.append(name)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], name

    assert seen[0] == "name"
    assert seen[-1] == "end"
    saved(cv)
    page.reload()
    expect(introduction(cv)).to_be_enabled()
    side_of(cv, AUDIENCE, hands)
    expect(cv.get_by_text("Ton CV a tout ce que les conseillers cherchent.")).to_be_visible()
    expect(cv.get_by_role("switch")).to_be_enabled()


# ---- its page


@ways
def test_a_photo_is_cut_out_kept_and_printed_on_a_pdf(
    begin: Begin, hands: Hands, portrait: Path
) -> None:
    page, cv = begin()
    write_cv(cv, Pointer())
    side_of(cv, SIDE, hands)
    bare = _download(page, hands, cv.get_by_role("link", name="Télécharger mon CV (PDF)"))
    assert bare.startswith(b"%PDF-")

    with page.expect_file_chooser() as chooser:
        hands.press(cv.get_by_label("Choisir une image"))
    chooser.value.set_files(portrait)
    expect(cv.get_by_role("img", name="Ton image dans le cadre")).to_be_visible()
    hands.press(cv.get_by_role("button", name="Garder cette photo"))
    face = cv.get_by_role("img", name="Ta photo")
    expect(face).to_be_visible()
    page.wait_for_function("image => image.naturalWidth === 480", arg=face.element_handle())
    expect(cv.get_by_label("Ma photo")).to_be_checked()
    saved(cv)

    printed = _download(page, hands, cv.get_by_role("link", name="Télécharger mon CV (PDF)"))
    assert len(printed) > len(bare) + 1000

    hands.press(cv.get_by_role("button", name="Effacer ma photo"))
    hands.press(cv.get_by_role("button", name="Oui, l’effacer"))
    expect(cv.get_by_text("Ta photo est effacée")).to_be_visible()


def _download(page: Page, hands: Hands, link: Locator) -> bytes:
    with page.expect_download() as waiting:
        hands.press(link)
    return Path(waiting.value.path()).read_bytes()


# ---- who sees it


@ways
def test_a_link_opens_for_who_has_no_account_until_it_is_ended(
    begin: Begin, open_page: OpenPage, watch: Watch, hands: Hands
) -> None:
    watch.expected.append("404")
    _page, cv = begin()
    write_cv(cv, Pointer())
    side_of(cv, AUDIENCE, hands)
    hands.press(cv.get_by_text("Faire un lien", exact=True))
    hands.press(cv.get_by_role("button", name="Faire le lien"))
    expect(cv.get_by_text("Ton lien est prêt")).to_be_visible()
    hands.press(cv.get_by_role("button", name="Montrer le QR code").first)
    expect(cv.get_by_alt_text("QR code qui ouvre ton CV").first).to_be_visible()
    address = cv.get_by_label("Adresse du lien").first.input_value()

    employer = open_page(PHONE, "")
    employer.goto(address)
    expect(employer.get_by_role("heading", name=FULL_NAME, level=1)).to_be_visible()
    assert employer.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    pdf = _download(employer, hands, employer.get_by_role("link", name="Télécharger en PDF"))
    assert pdf.startswith(b"%PDF-")

    hands.press(cv.get_by_role("button", name="Arrêter ce lien").first)
    hands.press(cv.get_by_role("button", name="Oui, l’arrêter").first)
    expect(cv.get_by_text("Le lien est arrêté.")).to_be_visible()
    gone = employer.goto(address)
    assert gone is not None
    assert gone.status == 404
    expect(employer.get_by_role("heading", name="Ce lien ne montre rien")).to_be_visible()


def test_an_advisor_s_look_is_told(begin: Begin, open_page: OpenPage, site: Site) -> None:
    page, cv = begin()
    write_cv(cv, Pointer())
    side_of(cv, AUDIENCE, Pointer())
    switch = cv.get_by_role("switch")
    if switch.get_attribute("aria-checked") != "true":
        switch.click()
    expect(switch).to_be_checked()

    advisor = open_page(DESK, site.advisor)
    advisor.goto(f"{site.lms}/clicnjob/target/?q=vendeur")
    advisor.get_by_role("button", name=re.compile(f"^Lire le CV\\s: {FULL_NAME}")).click()
    expect(advisor.get_by_role("heading", name=FULL_NAME, level=1)).to_be_visible()

    page.reload()
    expect(introduction(cv)).to_be_enabled()
    side_of(cv, AUDIENCE, Pointer())
    expect(cv.locator("cnj-looks").get_by_text("Ton CV a été lu")).to_be_visible()
    assert cv.locator("cnj-looks li").count() > 0


@ways
def test_a_cv_comes_back_from_a_file_and_the_one_before_from_the_versions(
    begin: Begin, hands: Hands, tmp_path: Path
) -> None:
    page, cv = begin()
    write_cv(cv, Pointer())
    introduction(cv).fill("Ce qui était avant.")
    saved(cv)
    side_of(cv, SIDE, hands)
    hands.press(cv.get_by_text("Autres fichiers"))
    copy = _download(page, hands, cv.get_by_role("link", name="Toutes mes réponses"))
    content = json.loads(copy)
    content["document"]["introduction"] = "Ce qui vient du fichier."
    path = tmp_path / "copie.clicnjob.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    with page.expect_file_chooser() as chooser:
        hands.press(cv.get_by_label("Ouvrir un fichier"))
    chooser.value.set_files(path)
    hands.press(cv.get_by_role("button", name="Remplacer mes réponses"))
    saved(cv)
    expect(introduction(cv)).to_have_value("Ce qui vient du fichier.")

    side_of(cv, AUDIENCE, hands)
    versions = cv.locator("cnj-versions")
    former = versions.get_by_role("listitem").first
    hands.press(former.get_by_role("button", name="Regarder"))
    expect(former.get_by_text("Ce qui était avant.")).to_be_visible()
    hands.press(former.get_by_role("button", name="Reprendre cette version"))
    expect(versions.get_by_text("Ton CV est de nouveau comme")).to_be_visible()
    page.reload()
    expect(introduction(cv)).to_have_value("Ce qui était avant.")


@ways
def test_all_that_is_kept_is_taken_along_and_then_erased(
    begin: Begin, hands: Hands, tmp_path: Path
) -> None:
    page, cv = begin()
    write_cv(cv, Pointer())
    introduction(cv).fill("Un texte à effacer.")
    saved(cv)
    side_of(cv, AUDIENCE, hands)
    link = cv.get_by_role("link", name="Télécharger tout ce qui est gardé sur moi")
    path = tmp_path / "tout.zip"
    path.write_bytes(_download(page, hands, link))
    with zipfile.ZipFile(path) as archive:
        everything = " ".join(archive.read(name).decode() for name in archive.namelist())
    assert "Un texte à effacer." in everything

    erase_cv(cv, hands)

    side_of(cv, ANSWERS, hands)
    expect(introduction(cv)).to_have_value("")
    page.reload()
    expect(introduction(cv)).to_be_enabled()
    expect(introduction(cv)).to_have_value("")
    side_of(cv, AUDIENCE, hands)
    expect(cv.get_by_text("Il n’y a pas encore de version d’avant.")).to_be_visible()
    expect(cv.locator("cnj-versions").get_by_role("listitem")).to_have_count(0)
