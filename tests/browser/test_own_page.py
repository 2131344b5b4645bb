"""From the answers to a page that goes out: looks, photo, several CVs, files, a message."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE, DemoHost
from .hands import Hands, Keyboard, Pointer
from .looking import check_width
from .steps import (
    FROM_FILE,
    LETTER,
    LOOK,
    MORE_CVS,
    PHOTO,
    SAVED,
    SHOWS,
    open_own_page,
    printed,
    state,
    unfold,
)

Check = Callable[[Page], None]
ways = pytest.mark.parametrize("hands", [Pointer(), Keyboard()], ids=["pointer", "keyboard"])


def choose(hands: Hands, page: Page, name: str, steps: int) -> None:
    """Take one of a group of radio buttons; by keyboard so many steps from the one that is set."""
    radio = page.get_by_role("radio", name=name, exact=True)
    if isinstance(hands, Pointer):
        radio.click()
        return
    group = radio.get_attribute("name")
    hands._reach(page.locator(f"input[name='{group}']:checked"))
    for _each in range(steps):
        page.keyboard.press("ArrowRight")
    expect(radio).to_be_focused()


def put_file(hands: Hands, page: Page, control: Locator, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        hands.press(control)
    chooser.value.set_files(path)


def download(hands: Hands, page: Page, link: str) -> Download:
    with page.expect_download() as waiting:
        hands.press(page.get_by_role("link", name=link))
    return waiting.value


def stored(demo: DemoHost, first: str, last: str) -> dict:
    """The CV as the server has it."""
    code = (
        "import json; from advisor_dashboard.models import CurriculumVitae as C; "
        f"print(json.dumps(C.objects.get(learner__first_name={first!r}, "
        f"learner__last_name={last!r}).document))"
    )
    return json.loads(demo.manage("shell", "-c", code).splitlines()[-1])


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    """A picture of a phone: wide, and it notes where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[29] = "SECRET-PLACE"
    path = tmp_path / "IMG_0001.jpg"
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(path, exif=exif)
    return path


@pytest.mark.parametrize(
    ("size", "hands"), [(PHONE, Pointer()), (DESK, Keyboard())], ids=["phone", "keyboard"]
)
def test_a_model_and_a_colour_are_chosen_seen_and_saved(
    open_page: OpenPage,
    demo: DemoHost,
    check_accessibility: Check,
    hands: Hands,
    size: dict[str, int],
) -> None:
    names = {"Pointer": ("Marion", "Rivière"), "Keyboard": ("Léa", "Dupire")}
    first, last = names[type(hands).__name__]
    page = open_page(size)
    open_own_page(page, f"{first} {last}", hands)
    expect(printed(page)).to_have_accessible_name(re.compile("modèle Sobre, couleur Encre"))
    expect(page.get_by_text("Il tient sur une page.")).to_be_visible()
    unfold(page, LOOK, hands)
    # Each model is there as the real page.
    for model in ("Sobre", "Clair", "Colonne", "Relief"):
        page.get_by_role("radio", name=model, exact=True).scroll_into_view_if_needed()
        picture = page.locator("label").filter(has_text=model).locator("img")
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.naturalWidth > 100")

    choose(hands, page, "Relief", 3)
    choose(hands, page, "Prune", 3)

    expect(printed(page)).to_have_accessible_name(re.compile("modèle Relief, couleur Prune"))
    expect(state(page)).to_have_text(SAVED)
    [kept] = stored(demo, first, last)["pages"]
    assert (kept["model"], kept["colour"]) == ("relief", "plum")
    check_accessibility(page)
    check_width(page)


def test_the_page_is_seen_large_and_whole_again(open_page: OpenPage, check_accessibility: Check):
    page = open_page(PHONE)
    open_own_page(page, "Rayan Traoré")
    small = printed(page).bounding_box()["width"]
    page.get_by_role("button", name="Voir en grand").click()
    assert printed(page).bounding_box()["width"] > 2 * small
    check_accessibility(page)
    check_width(page)
    page.get_by_role("button", name="Voir la page entière").click()
    assert printed(page).bounding_box()["width"] == small


@ways
def test_what_the_page_shows_is_chosen_and_printed(
    open_page: OpenPage, demo: DemoHost, hands: Hands, tmp_path: Path
) -> None:
    first, last = ("Théo", "Leclercq") if isinstance(hands, Pointer) else ("Thibault", "Camara")
    page = open_page(PHONE)
    open_own_page(page, f"{first} {last}", hands)
    unfold(page, SHOWS, hands)
    skill = (
        page.get_by_role("group", name="Ce que tu sais faire, sur ce CV")
        .get_by_role("checkbox")
        .first
    )
    words = skill.evaluate("box => box.value")

    hands.write(page.get_by_label("La ligne sous ton nom"), "Motivé et ponctuel")
    hands.tick(page.get_by_label("Mes formations avant mes expériences"))
    if isinstance(hands, Pointer):
        skill.uncheck()
    else:
        hands.tick(skill)  # the space bar takes the tick away
    expect(skill).not_to_be_checked()
    made = download(hands, page, "Télécharger mon CV (PDF)")

    assert made.suggested_filename == f"CV-{first.replace('é', 'e')}-{last}.pdf"
    assert Path(made.path()).read_bytes().startswith(b"%PDF-")
    # Nothing was waited for: what was not saved yet went first.
    [kept] = stored(demo, first, last)["pages"]
    assert (kept["headline"], kept["training_first"]) == ("Motivé et ponctuel", True)
    assert kept["hidden_skills"] == [words]
    page.reload()
    page.get_by_role("button", name="Mon CV", exact=True).click()
    expect(page.get_by_label("La ligne sous ton nom")).to_have_value("Motivé et ponctuel")
    expect(page.get_by_label(words, exact=True)).not_to_be_checked()


@ways
def test_a_photo_is_cut_out_kept_and_erased_for_good(
    open_page: OpenPage,
    demo: DemoHost,
    check_accessibility: Check,
    hands: Hands,
    portrait: Path,
) -> None:
    first, last = ("Tanguy", "Jacquin") if isinstance(hands, Pointer) else ("Camille", "Aubry")
    page = open_page(PHONE)
    open_own_page(page, f"{first} {last}", hands)
    unfold(page, PHOTO, hands)
    put_file(hands, page, page.get_by_label("Choisir une image"), portrait)
    expect(page.get_by_role("img", name="Ton image dans le cadre")).to_be_visible()
    if isinstance(hands, Pointer):
        page.get_by_label("Plus grand ou plus petit").fill("200")
        frame = page.get_by_role("img", name="Ton image dans le cadre").bounding_box()
        page.mouse.move(frame["x"] + 60, frame["y"] + 60)
        page.mouse.down()
        page.mouse.move(frame["x"] + 110, frame["y"] + 90, steps=4)
        page.mouse.up()
        assert float(page.get_by_label("À gauche ou à droite").input_value()) < 50
    else:
        hands._reach(page.get_by_label("Plus grand ou plus petit"))
        for _each in range(10):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_label("Plus grand ou plus petit")).to_have_value("150")
    check_accessibility(page)

    hands.press(page.get_by_role("button", name="Garder cette photo"))

    expect(page.get_by_text("Ta photo est enregistrée")).to_be_visible()
    expect(page.get_by_role("img", name="Ta photo")).to_be_visible()
    expect(page.get_by_label("Ma photo")).to_be_checked()
    expect(state(page)).to_have_text(SAVED)
    code = (
        "from advisor_dashboard.models import CVPhoto; "
        f"p = CVPhoto.objects.get(learner__first_name={first!r}, learner__last_name={last!r}); "
        "print(len(p.data), b'SECRET' in bytes(p.data))"
    )
    length, secret = demo.manage("shell", "-c", code).splitlines()[-1].split()
    assert 1000 < int(length) < 120_000
    assert secret == "False"
    check_accessibility(page)

    hands.press(page.get_by_role("button", name="Effacer ma photo"))
    hands.press(page.get_by_role("button", name="Oui, l’effacer"))
    expect(page.get_by_text("Ta photo est effacée")).to_be_visible()
    expect(page.get_by_role("img", name="Ta photo")).to_have_count(0)
    count = "from advisor_dashboard.models import CVPhoto; print(CVPhoto.objects.filter("
    count += f"learner__first_name={first!r}, learner__last_name={last!r}).count())"
    assert demo.manage("shell", "-c", count).splitlines()[-1] == "0"


def test_no_side_scrolls_sideways_at_twice_the_size(open_page: OpenPage) -> None:
    page = open_page({"width": PHONE["width"] // 2, "height": PHONE["height"] // 2})
    open_own_page(page, "Rayan Traoré")
    for side in ("Mon CV", "Qui le voit"):
        page.get_by_role("button", name=side, exact=True).click()
        page.evaluate(
            "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
        )
        expect(page.locator("[data-panel]:not([hidden]) details").last).to_be_visible()
        if side == "Qui le voit":
            page.get_by_role("button", name="Faire le lien").click()
            page.get_by_role("button", name="Montrer le QR code").first.click()
            page.get_by_role("button", name="Effacer mon CV").click()
        check_width(page)


def test_what_is_no_picture_is_said_to_be_none(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(PHONE)
    open_own_page(page, "Aurélie Joly")
    unfold(page, PHOTO)
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"GIF89a, or so it says")
    put_file(Pointer(), page, page.get_by_label("Choisir une image"), path)
    expect(page.get_by_role("alert").filter(has_text="n’arrive pas à ouvrir")).to_be_visible()
    expect(page.get_by_label("Choisir une image")).to_be_visible()


@ways
def test_several_cvs_are_made_named_switched_and_deleted_with_an_undo(
    open_page: OpenPage, demo: DemoHost, check_accessibility: Check, hands: Hands
) -> None:
    first, last = ("Tom", "Dumoulin") if isinstance(hands, Pointer) else ("Moussa", "Tisserand")
    page = open_page(PHONE)
    open_own_page(page, f"{first} {last}", hands)
    unfold(page, MORE_CVS, hands)
    hands.press(page.get_by_role("button", name="Faire un autre CV"))
    jobs = page.get_by_role("group", name="Pour quel métier").get_by_role("button")
    job = jobs.nth(1).inner_text()
    hands.press(jobs.nth(1))
    expect(page.get_by_text("Ton nouveau CV est prêt")).to_be_visible()
    expect(page.get_by_label("La ligne sous ton nom")).to_have_value(job)
    # Which one is open is said on every side, and that the answers are those of all.
    which = page.get_by_text(re.compile("^CV ouvert.*Tes réponses servent à tes 2 CV"))
    for side in ("Mes réponses", "Qui le voit", "Mon CV"):
        hands.press(page.get_by_role("button", name=side, exact=True))
        expect(which).to_contain_text(job)
    hands.write(page.get_by_label("Nom de ce CV").nth(1), "Pour l’été")
    switch = page.get_by_role("group", name="Quel CV ?")
    expect(switch.get_by_role("button", name="Pour l’été")).to_have_attribute(
        "aria-pressed", "true"
    )
    check_accessibility(page)
    unfold(page, LOOK, hands)
    choose(hands, page, "Clair", 1)
    expect(printed(page)).to_have_accessible_name(re.compile("modèle Clair"))

    hands.press(switch.get_by_role("button", name="Mon CV"))
    expect(printed(page)).to_have_accessible_name(re.compile("modèle Sobre"))
    expect(page.get_by_label("La ligne sous ton nom")).to_have_value("")

    hands.press(page.get_by_role("button", name="Supprimer ce CV").nth(1))
    expect(page.get_by_text("Retiré : Pour l’été".replace(" :", "\u00a0:"))).to_be_visible()
    expect(state(page)).to_have_text(SAVED)
    hands.press(page.get_by_role("button", name="Remettre", exact=True))
    expect(page.get_by_label("Nom de ce CV")).to_have_count(2)
    expect(state(page)).to_have_text(SAVED)
    page.wait_for_function("() => document.querySelector('cnj-autosave').dirty() === false")
    pages = stored(demo, first, last)["pages"]
    assert [(each["name"], each["model"]) for each in pages] == [
        ("", "sobre"),
        ("Pour l’été", "clair"),
    ]


def test_five_cvs_are_the_most(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_own_page(page, "Hanna Verdier")
    unfold(page, MORE_CVS)
    more = page.get_by_role("button", name="Faire un autre CV")
    for number in range(2, 6):
        more.click()
        page.get_by_role("button", name="Un autre métier").click()
        expect(page.get_by_label("Nom de ce CV")).to_have_count(number)
    more.click()
    expect(page.get_by_text("Tu as 5 CV. C’est le maximum.")).to_be_visible()
    expect(page.get_by_label("Nom de ce CV")).to_have_count(5)
    check_width(page)


@ways
def test_a_message_is_ready_to_copy(open_page: OpenPage, hands: Hands) -> None:
    page = open_page(PHONE)
    name = "Gaëlle Cissé" if isinstance(hands, Pointer) else "Nina L’Hermite"
    open_own_page(page, name, hands)
    hands.press(page.get_by_role("button", name="L’envoyer par e-mail"))
    subject = page.get_by_role("textbox", name="Objet")
    expect(subject).to_be_focused()
    # Other tests of the same host may have given them another first name.
    last_name = name.partition(" ")[2]
    expect(subject).to_have_value(re.compile(f"^Candidature.*– .+ {last_name}$"))
    expect(page.get_by_role("textbox", name="Message")).to_have_value(re.compile("^Bonjour,"))
    hands.write(subject, "Candidature pour l’été")
    mail = page.get_by_role("link", name="Écrire un e-mail").get_attribute("href")
    assert mail.startswith("mailto:?subject=Candidature%20pour")
    # Nobody was asked whether the page may use the clipboard.
    hands.press(page.get_by_role("button", name="Copier le message"))
    expect(
        page.get_by_text(re.compile("^(Copié|Ton téléphone ne nous laisse pas)"))
    ).to_be_visible()


SHARE = """
navigator.canShare = ({ files }) => files.every((each) => each.type === "application/pdf");
navigator.share = async ({ title, text, files }) => {
  window.shared = { title, text, files: files.map((each) => [each.name, each.size > 1000]) };
};
"""


def test_a_phone_that_can_share_sends_the_page_and_the_message(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    # Chromium without a screen has nothing to share with.
    page.add_init_script(SHARE)
    open_own_page(page, "Léo Bellanger")
    unfold(page, LETTER)
    expect(page.get_by_role("textbox", name="Objet")).not_to_have_value("")
    page.get_by_role("button", name="L’envoyer depuis ce téléphone").click()
    page.wait_for_function("() => window.shared")
    shared = page.evaluate("window.shared")
    assert shared["title"].startswith("Candidature")
    assert shared["text"].startswith("Bonjour,")
    [[name, has_content]] = shared["files"]
    assert re.fullmatch(r"CV-\w+-Bellanger\.pdf", name)
    assert has_content


def test_every_file_of_a_cv_comes_down(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_own_page(page, "Julie Brunel")
    unfold(page, LETTER)
    page.get_by_text("Autres fichiers").click()
    for link, name in {
        "Word, pour le modifier": "CV-Julie-Brunel.docx",
        "PDF sans mon nom": "CV.pdf",
        "Word sans mon nom": "CV.docx",
        "Europass": "CV-Julie-Brunel.xml",
        "JSON Resume": "CV-Julie-Brunel.json",
        "Toutes mes réponses": "CV-Julie-Brunel.clicnjob.json",
    }.items():
        made = download(Pointer(), page, link)
        assert made.suggested_filename == name
        assert Path(made.path()).stat().st_size > 500


@ways
def test_a_cv_comes_back_from_a_file_after_a_question(
    open_page: OpenPage, demo: DemoHost, check_accessibility: Check, hands: Hands, tmp_path: Path
) -> None:
    first, last = ("Mathéo", "D’Almeida") if isinstance(hands, Pointer) else ("Farid", "Ferrand")
    page = open_page(PHONE)
    open_own_page(page, f"{first} {last}", hands)
    unfold(page, LETTER, hands)
    hands.press(page.get_by_text("Autres fichiers"))
    path = tmp_path / "cv.json"
    download(hands, page, "Toutes mes réponses").save_as(path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["document"]["skills"] = ["Souder", "Peindre"]
    path.write_text(json.dumps(kept), encoding="utf-8")

    unfold(page, FROM_FILE, hands)
    put_file(hands, page, page.get_by_label("Ouvrir un fichier"), path)
    expect(page.get_by_text("ce que tu sais faire", exact=True)).to_be_visible()
    assert stored(demo, first, last)["skills"] != ["Souder", "Peindre"]
    check_accessibility(page)
    hands.press(page.get_by_role("button", name="Remplacer mes réponses"))

    expect(page.get_by_text("Ton CV contient maintenant")).to_be_visible()
    expect(state(page)).to_have_text(SAVED)
    page.wait_for_function("() => document.querySelector('cnj-autosave').dirty() === false")
    assert stored(demo, first, last)["skills"] == ["Souder", "Peindre"]


def test_without_network_the_page_of_before_stays_and_says_so(
    open_page: OpenPage, watch: Watch
) -> None:
    page = open_page(PHONE)
    open_own_page(page, "David Boulanger")
    watch.expected.append("net::ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    unfold(page, LOOK)
    page.get_by_role("radio", name="Bleu").click()
    expect(state(page)).to_contain_text("Pas de réseau")
    expect(printed(page)).to_be_visible()
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    expect(printed(page)).to_have_accessible_name(re.compile("couleur Bleu"))


LONG = """
from advisor_dashboard.api import profiles
from django.contrib.auth.models import User
who = User.objects.get(first_name="Samir", last_name="Vasseur")
stored = profiles.load_cv(who.pk)
rows = [
    {"id": f"e{n}", "title": f"Vente {n}", "employer": "Boutique", "place": "", "start": "",
     "end": "", "current": False, "kind": "job", "tasks": "Ranger les rayons du magasin.\\n" * 9}
    for n in range(9)
]
document = {**stored.document, "experiences": rows}
profiles.save_cv(who.pk, document, base_version=stored.version, course_key=None)
"""


def test_a_page_that_is_too_long_leads_to_what_to_shorten(
    open_page: OpenPage, demo: DemoHost, check_accessibility: Check
) -> None:
    demo.manage("shell", "-c", LONG)
    page = open_page(PHONE)
    open_own_page(page, "Samir Vasseur")
    expect(page.get_by_text(re.compile(r"Ton CV prend \d pages"))).to_be_visible()
    check_accessibility(page)
    page.get_by_role("button", name="Vente 0").click()
    field = page.get_by_label("Qu’as-tu fait là-bas").first.or_(
        page.locator("[data-rows=experiences] [data-path=tasks]").first
    )
    expect(field.first).to_be_focused()
    page.get_by_role("button", name="Revenir à ma page").click()
    expect(printed(page)).to_be_visible()
