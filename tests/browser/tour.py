"""How to reach every page there is, and what each person finds there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page, expect

from demo.seeding.places import LILLE

from .steps import choose_group, introduction, log_in, open_all, printed, write_offer

COURSE = f"/course/{LILLE.course_key}/"
CV_ADDRESS = f"{COURSE}ton-cv-creer/"
INBOX_ADDRESS = f"{COURSE}tes-offres-recues/"
TRAINING_ADDRESS = f"{COURSE}t-entrainer-internet/"
TEST_ADDRESS = f"{COURSE}t-entrainer-test/"
RESULTS = "/clicnjob/target/?q=vendeur"
MESSAGES = f"/clicnjob/me/{LILLE.course_key}/"
_BLOCK = f"/studio/{LILLE.course_key.replace('course-v1:', 'block-v1:')}+type@"
CV_BLOCK = f"{_BLOCK}clicnjob_cv+block@cv/"
INBOX_BLOCK = f"{_BLOCK}clicnjob_inbox+block@offres/"
TRAINING_BLOCK = f"{_BLOCK}clicnjob_quiz+block@quiz-entrainement/"
TEST_BLOCK = f"{_BLOCK}clicnjob_quiz+block@quiz-test/"

MEMO_ADDRESS = f"{COURSE}tes-offres-memo/"
MEMO_SHEETS = f"/clicnjob/sheets/?course={quote(LILLE.course_key)}"
MEMO_BLOCK = f"{_BLOCK}clicnjob_memo+block@memo-repondre/"

PATH = f"/course/{LILLE.path_key}/"
WORKSHOP_ADDRESS = f"{PATH}atelier/"
NEW_ACCOUNTS = "/clicnjob/access/new/"

NOBODY, STARTER, LEARNER, OTHER, ADVISOR, OTHER_ADVISOR, ADMINISTRATOR = (
    "",
    "Jade Masson",
    "Awa Konaté",
    "Yacine Meziane",
    "Claire",
    "Sophie",
    "Nadia",
)


@dataclass(frozen=True)
class Stop:
    """A page in some state: whose, where, and what to do there first."""

    page: str
    state: str
    person: str
    address: str = ""
    act: Callable[[Page], object] | None = None
    status: int = 200
    #: Looked at on a phone alone: the desk shows the same card, wider.
    for_phones: bool = False

    @property
    def name(self) -> str:
        return f"{self.page} {self.state}"

    def reach(self, page: Page) -> None:
        """Come to the stop; the person is logged in already."""
        if self.address:
            answer = page.goto(self.address)
            assert answer is not None
            assert answer.status == self.status, f"{self.address}: {answer.status}"
        if self.act:
            self.act(page)


def _press(name: str) -> Callable[[Page], object]:
    return lambda page: page.get_by_role("button", name=name).first.click()


def _open_first_mission(page: Page) -> None:
    page.get_by_role("button", name="Aide Camille").click()
    expect(page.locator("cnj-mailbox-mission").get_by_role("heading").first).to_be_visible()


def _lead_workshop(page: Page) -> None:
    """In the window: one that fills the screen cannot be made smaller."""
    page.evaluate("() => { delete Element.prototype.requestFullscreen; }")
    page.get_by_role("button", name="Animer l’atelier").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _open_first_offer(page: Page) -> None:
    page.locator("summary").first.click()
    expect(page.get_by_role("button", name="Ça m’intéresse").first).to_be_visible()


def _read_first_message(page: Page) -> None:
    """The page of its own: at once where the offer is new, by a link where it was read."""
    new = page.get_by_role("link", name="Lire cette offre")
    if not new.count():
        page.locator("summary").first.click()
    (new if new.count() else page.get_by_role("link", name="L’offre entière")).first.click()
    expect(page.get_by_role("button", name="Ça m’intéresse").first).to_be_visible()


def _messages_as_learner(page: Page) -> None:
    page.goto(COURSE)
    _view_as(page)
    page.get_by_role("link", name="Mes messages").click()
    expect(page.get_by_text("Ses messages restent privés")).to_be_visible()
    page.goto(COURSE)
    _stop_view_as(page)
    page.goto(MESSAGES)


def _keep_memo(page: Page) -> None:
    page.goto(MEMO_ADDRESS)
    keep = page.get_by_role("button", name="Garder dans mes mémos")
    if keep.is_visible():
        keep.click()
    expect(page.get_by_text("Cette fiche est dans « Mes mémos ».")).to_be_visible()
    page.goto("/clicnjob/memos/")
    expect(page.get_by_role("link", name="Répondre à une offre")).to_be_visible()


def _open_memo(page: Page) -> None:
    _keep_memo(page)
    page.get_by_role("link", name="Répondre à une offre").click()
    expect(page.get_by_label("Mes notes")).to_be_visible()


def _whom_to_send_a_memo(page: Page) -> None:
    page.get_by_text("Pour l’équipe : envoyer").click()
    expect(page.get_by_role("checkbox", name="Tous")).to_be_visible()


def _choose_people_for_a_memo(page: Page) -> None:
    page.get_by_role("link", name="Envoyer").first.click()
    expect(page.get_by_role("heading", name="Qui reçoit")).to_be_visible()


def _confirm_a_memo(page: Page) -> None:
    _choose_people_for_a_memo(page)
    page.get_by_role("button", name="Tous mes jeunes").click()
    expect(page.get_by_role("heading", name="Envoyer « Répondre")).to_be_visible()


def _tick_two(page: Page) -> None:
    for name in ("Awa Konaté", "Théo Vandamme"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_text("2 personnes choisies")).to_be_visible()


def _choose_offer(page: Page) -> None:
    _tick_two(page)
    page.get_by_role("button", name="Proposer une offre").click()
    expect(page.get_by_role("heading", name="Quelle offre")).to_be_visible()


def _write_message(page: Page) -> None:
    _choose_offer(page)
    page.get_by_role("link", name="Choisir cette offre : Équipier").click()
    expect(page.get_by_role("textbox", name="Votre message")).to_be_visible()


def _all_have_it(page: Page) -> None:
    _choose_offer(page)
    page.get_by_role("link", name="Choisir cette offre : Vendeur").last.click()
    expect(page.get_by_text("a déjà cette offre").first).to_be_visible()


def _empty_message(page: Page) -> None:
    _write_message(page)
    page.get_by_role("textbox", name="Votre message").fill("")
    page.get_by_role("button", name="Voir qui la recevra").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _first_offer(page: Page) -> None:
    page.get_by_role("link", name="Vendeur ou vendeuse en prêt-à-porter").first.click()
    expect(page.get_by_role("heading", name="Suivi")).to_be_visible()


def _one_stage(page: Page) -> None:
    _first_offer(page)
    page.goto(f"{page.url}?stage=interested")
    expect(page.get_by_role("link", name="Toutes les étapes")).to_be_visible()


def _remind(page: Page) -> None:
    _first_offer(page)
    page.get_by_role("link", name="Relancer").click()
    expect(page.get_by_role("button", name="Relancer")).to_be_visible()


def _change_offer(page: Page) -> None:
    _first_offer(page)
    page.get_by_role("link", name="Modifier l’offre").click()
    expect(page.get_by_role("heading", name="Modifier l’offre")).to_be_visible()


def _changed_twice(page: Page) -> None:
    page.goto("/clicnjob/offers/")
    _change_offer(page)
    field = page.locator("input[name=version]")
    field.evaluate("field => { field.value = field.value === '1' ? '2' : '1'; }")
    page.get_by_label("Titre de l’offre").fill("Un autre titre")
    page.get_by_role("button", name="Enregistrer les modifications").click()
    expect(page.get_by_role("alert")).to_contain_text("Rien n’est perdu")


def _close_offer(page: Page) -> None:
    write_offer(page, "Pour être fermée", ["Théo Vandamme"])
    page.goto("/clicnjob/offers/")
    page.get_by_role("link", name="Pour être fermée", exact=True).first.click()
    page.get_by_role("button", name="Fermer l’offre").click()
    expect(page.get_by_role("button", name="Rouvrir l’offre")).to_be_visible()


def _confirm(page: Page) -> None:
    write_offer(page, "Pour la visite de toutes les pages", ["Awa Konaté", "Théo Vandamme"])


def _put_on_a_list(page: Page) -> None:
    _tick_two(page)
    page.get_by_role("button", name="Mettre sur une liste").click()
    expect(page.get_by_label("Nom de la nouvelle liste")).to_be_visible()


def _fill_a_list(page: Page) -> None:
    _put_on_a_list(page)
    new = page.get_by_role("radio", name="Une nouvelle liste")
    if new.count():
        new.check()
    page.get_by_label("Nom de la nouvelle liste").fill("Salon de mars")
    page.get_by_role("button", name="Mettre sur la liste").click()
    expect(page.get_by_text("Supprimer cette liste")).to_be_visible()


def _look_at_learner(page: Page) -> None:
    _read_cv(page)
    page.get_by_role("link", name="Historique et notes").click()
    expect(page.get_by_label("Note", exact=True)).to_be_visible()


def _read_cv(page: Page) -> None:
    page.get_by_role("button", name=f"Lire le CV : {LEARNER}").click()
    expect(page.get_by_role("heading", name=LEARNER, level=1)).to_be_visible()


def _type_names(page: Page) -> None:
    choose_group(page, "Groupe du lundi")
    page.get_by_label("Prénoms et noms").fill("Zoé Martin\nAwa Konaté\nZoé Martin")
    page.get_by_role("button", name="Vérifier la liste").click()
    expect(page.get_by_role("heading", name="Créer 3 comptes")).to_be_visible()


def _make_accounts(page: Page) -> None:
    _type_names(page)
    page.get_by_role("button", name="Créer 3 comptes").click()
    expect(page.get_by_role("heading", name="3 fiches à imprimer")).to_be_visible()


def _list_accounts(page: Page) -> None:
    _make_accounts(page)
    page.get_by_role("button", name="ranger les mots de passe").click()
    expect(page.get_by_role("checkbox", name="Zoé Martin").first).to_be_visible()


def _wrong_password(page: Page) -> None:
    page.get_by_label("Identifiant").fill("zoe2345")
    page.get_by_label("Mot de passe", exact=True).fill("perdu")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _view_as(page: Page) -> None:
    page.get_by_text("Voir le cours comme un apprenant").click()
    page.get_by_role("button", name="Voir", exact=True).click()
    expect(page.get_by_role("region", name="Vue d’un apprenant")).to_be_visible()


def _stop_view_as(page: Page) -> None:
    page.get_by_role("button", name="Revenir à ma vue").click()
    expect(page.get_by_role("region", name="Vue d’un apprenant")).to_have_count(0)


def _view_as_and_back(page: Page) -> None:
    if not page.get_by_role("region", name="Vue d’un apprenant").count():
        _view_as(page)
    _stop_view_as(page)


def _view_cv_as(page: Page) -> None:
    _view_as(page)
    page.goto(CV_ADDRESS)
    expect(page.get_by_text("Son CV reste privé")).to_be_visible()


def _add_rows(page: Page) -> None:
    """Every part of the form that is folded or empty at first."""
    open_all(page)
    for name in ("Ajouter une expérience", "Ajouter une formation", "Ajouter une langue"):
        page.get_by_role("button", name=name).click()
    page.get_by_text("Autres permis").click()
    page.get_by_label("À partir d’un certain jour").check()
    page.get_by_role("combobox", name="Ajouter un métier").press_sequentially("caiss")
    expect(page.get_by_role("option").first).to_be_visible()


def _own_page(page: Page) -> None:
    page.get_by_role("button", name="Mon CV", exact=True).click()
    expect(printed(page)).to_be_visible()


def _who_sees_it(page: Page) -> None:
    page.get_by_role("button", name="Qui le voit", exact=True).click()
    page.get_by_text("Faire un lien", exact=True).click()
    expect(page.get_by_role("button", name="Faire le lien")).to_be_visible()


def _link(page: Page) -> None:
    _who_sees_it(page)
    page.get_by_role("button", name="Faire le lien").click()
    # The list with the new link has taken the place of the one before.
    expect(page.get_by_text("Ton lien est prêt")).to_be_visible()
    page.get_by_role("button", name="Montrer le QR code").first.click()
    expect(page.get_by_alt_text("QR code").first).to_be_visible()


def _behind_a_link(page: Page) -> None:
    _link(page)
    page.goto(page.get_by_label("Adresse du lien").first.input_value())
    expect(page.get_by_role("heading", name=LEARNER, level=1)).to_be_visible()


def _before_erasing(page: Page) -> None:
    page.get_by_role("button", name="Qui le voit", exact=True).click()
    page.get_by_role("button", name="Effacer mon CV").click()
    expect(page.get_by_role("button", name="Oui, tout effacer")).to_be_visible()


def _end_of_quiz(page: Page) -> None:
    for _ in range(4):
        page.get_by_role("button", name="Suivante").click()
    page.get_by_role("button", name="Voir la fin").click()
    page.get_by_role("button", name="Rendre mes réponses").click()
    expect(page.get_by_text("Questions qui restent : 5")).to_be_visible()


def _answers_of_learners(page: Page) -> None:
    page.get_by_text("Pour l’équipe : les réponses de vos apprenants").click()
    told = page.locator("[data-team=list] li, [data-team=told]:not(:empty)")
    expect(told.first).to_be_visible()


def _all_parts(page: Page) -> None:
    open_all(page)
    page.get_by_role("button", name="Des débuts de phrases").click()
    expect(page.locator(".cnj-cv__sentence").first).to_be_visible()


def _question(name: str) -> Callable[[Page], object]:
    """One question of the CV alone, reached as the page keeps it."""

    def reach(page: Page) -> None:
        expect(introduction(page)).to_be_enabled()
        page.evaluate(
            """name => {
              const answers = document.querySelector("cnj-answers");
              answers.look("questions");
              answers.go({ name });
            }""",
            name,
        )
        expect(page.locator(f"[data-step={name}]").first).to_be_visible()

    return reach


UNITS = (
    "bienvenue-ce-que-tu-vas-faire",
    "bienvenue-sur-ton-telephone",
    "bienvenue-tes-informations",
    "ton-cv-conseils",
)

#: Each question of the CV, what comes after the last one, and what is offered there.
QUESTIONS = (
    *("name", "contact", "wanted_jobs", "place", "experiences", "training", "skills", "end"),
    *("licences", "languages", "introduction", "interests", "personal"),
)

STOPS = (
    Stop("demo:people", "first", NOBODY, "/"),
    Stop("demo:people", "found", NOBODY, "/?q=a"),
    Stop("demo:people", "nobody found", NOBODY, "/?q=zzzz"),
    Stop("demo:people", "logged in", LEARNER, "/"),
    Stop("demo:people", "no such page", NOBODY, "/nowhere/", status=404),
    Stop("demo:sign_in", "first", NOBODY, "/sign-in/"),
    Stop("demo:sign_in", "wrong password", NOBODY, "/sign-in/", _wrong_password),
    Stop("demo:course", "of a learner", LEARNER, COURSE),
    Stop("demo:course", "of the team", ADVISOR, COURSE),
    Stop("demo:course", "of another structure", OTHER, COURSE, status=404),
    *(Stop("demo:unit", unit, LEARNER, f"{COURSE}{unit}/") for unit in UNITS),
    Stop("demo:unit", "CV", LEARNER, CV_ADDRESS),
    Stop("demo:unit", "the page of a CV", LEARNER, CV_ADDRESS, _own_page),
    Stop("demo:unit", "who sees the CV", LEARNER, CV_ADDRESS, _who_sees_it),
    Stop("demo:unit", "a link to the CV", LEARNER, CV_ADDRESS, _link),
    Stop("demo:unit", "before erasing the CV", LEARNER, CV_ADDRESS, _before_erasing),
    Stop("demo:unit", "CV with every part open", LEARNER, CV_ADDRESS, _all_parts),
    Stop("demo:unit", "CV with rows added", LEARNER, CV_ADDRESS, _add_rows),
    *(
        Stop(
            "demo:unit",
            f"CV, question {name}",
            LEARNER,
            CV_ADDRESS,
            _question(name),
            for_phones=True,
        )
        for name in QUESTIONS
    ),
    Stop("demo:unit", "the map of a path", LEARNER, f"{PATH}carte/"),
    Stop("demo:unit", "a story", LEARNER, f"{PATH}choisir-lecon/"),
    Stop(
        "demo:unit",
        "a mission of a mailbox",
        LEARNER,
        f"{PATH}choisir-mission/",
        _open_first_mission,
    ),
    Stop("demo:unit", "a workshop's run sheet", ADVISOR, WORKSHOP_ADDRESS),
    Stop("demo:unit", "a workshop that is led", ADVISOR, WORKSHOP_ADDRESS, _lead_workshop),
    Stop("demo:unit", "who is at a workshop", ADVISOR, WORKSHOP_ADDRESS, _press("Noter les")),
    Stop("demo:unit", "quiz that trains", LEARNER, TRAINING_ADDRESS),
    Stop("demo:unit", "quiz that tests", LEARNER, TEST_ADDRESS),
    Stop("demo:unit", "end of a quiz", LEARNER, TEST_ADDRESS, _end_of_quiz),
    Stop("demo:unit", "quiz of the team", ADVISOR, TRAINING_ADDRESS, _answers_of_learners),
    Stop("demo:unit", "inbox", LEARNER, INBOX_ADDRESS),
    Stop("demo:unit", "inbox, offer open", LEARNER, INBOX_ADDRESS, _open_first_offer),
    Stop("demo:unit", "memo sheet", LEARNER, MEMO_ADDRESS),
    Stop("demo:unit", "memo sheet of the team", ADVISOR, MEMO_ADDRESS, _whom_to_send_a_memo),
    Stop("demo:unit", "CV of the team", ADVISOR, CV_ADDRESS),
    Stop("demo:unit", "the page of the team", ADVISOR, CV_ADDRESS, _own_page),
    Stop("demo:unit", "empty inbox", ADVISOR, INBOX_ADDRESS),
    Stop("demo:view_as", "course", ADVISOR, COURSE, _view_as),
    Stop("demo:view_as", "CV", ADVISOR, COURSE, _view_cv_as),
    Stop("demo:view_as", "inbox", ADVISOR, INBOX_ADDRESS),
    Stop("demo:view_as", "over", ADVISOR, COURSE, _view_as_and_back),
    Stop("home", "of the team", ADVISOR, "/studio/"),
    Stop("home", "of everything", ADMINISTRATOR, "/studio/"),
    Stop("home", "of a learner", LEARNER, "/studio/", status=404),
    Stop("demo:studio_preview", "CV", ADMINISTRATOR, CV_BLOCK),
    Stop("demo:studio_preview", "inbox", ADMINISTRATOR, INBOX_BLOCK),
    Stop("demo:studio_preview", "quiz", ADMINISTRATOR, TRAINING_BLOCK),
    Stop("demo:studio_preview", "memo sheet", ADMINISTRATOR, MEMO_BLOCK),
    Stop("demo:studio_edit", "memo sheet", ADVISOR, f"{MEMO_BLOCK}edit/"),
    Stop("demo:studio_edit", "CV", ADMINISTRATOR, f"{CV_BLOCK}edit/"),
    Stop("demo:studio_edit", "inbox", ADVISOR, f"{INBOX_BLOCK}edit/"),
    Stop("demo:studio_edit", "quiz", ADVISOR, f"{TRAINING_BLOCK}edit/"),
    Stop("clicnjob_studio:studio", "of the team", ADVISOR, "/studio/clicnjob/"),
    Stop("clicnjob_studio:studio", "of no team", LEARNER, "/studio/clicnjob/"),
    Stop("clicnjob:inbox", "list", LEARNER, MESSAGES),
    Stop("clicnjob:my_offer", "one to answer", LEARNER, MESSAGES, _read_first_message),
    Stop("clicnjob:inbox", "empty", ADVISOR, MESSAGES),
    Stop("clicnjob:inbox", "as a learner", ADVISOR, "", _messages_as_learner),
    Stop("clicnjob:inbox", "of another structure", OTHER, MESSAGES, status=403),
    Stop("clicnjob:memos", "none", STARTER, "/clicnjob/memos/"),
    Stop("clicnjob:memos", "some", LEARNER, "", _keep_memo),
    Stop("clicnjob:memo", "with notes", LEARNER, "", _open_memo),
    Stop("clicnjob:sheets", "of a course", ADVISOR, MEMO_SHEETS),
    Stop("clicnjob:sheet_send", "whom", ADVISOR, MEMO_SHEETS, _choose_people_for_a_memo),
    Stop("clicnjob:sheet_send", "confirm", ADVISOR, MEMO_SHEETS, _confirm_a_memo),
    Stop("clicnjob:my_messages", "leads to a course", LEARNER, "/clicnjob/me/"),
    Stop("clicnjob:home", "first", ADVISOR, "/clicnjob/"),
    Stop("clicnjob:home", "of an administrator", ADMINISTRATOR, "/clicnjob/", status=403),
    Stop("clicnjob:home", "of a learner", LEARNER, "/clicnjob/", status=403),
    Stop("clicnjob:target", "everybody", ADVISOR, "/clicnjob/target/"),
    Stop("clicnjob:target", "results", ADVISOR, RESULTS),
    Stop("clicnjob:target", "two ticked", ADVISOR, RESULTS, _tick_two),
    Stop("clicnjob:target", "around a place", ADVISOR, f"{RESULTS}&commune=Lille+(59000)&km=20"),
    Stop("clicnjob:target", "which place", ADVISOR, f"{RESULTS}&commune=saint"),
    Stop("clicnjob:target", "nobody", ADVISOR, "/clicnjob/target/?q=notaire"),
    Stop("clicnjob:target", "unknown word", ADVISOR, "/clicnjob/target/?q=zzxxqq"),
    Stop("clicnjob:target", "typing error", ADVISOR, "/clicnjob/target/?q=vandeur"),
    Stop("clicnjob:access", "nobody yet", OTHER_ADVISOR, "/clicnjob/access/"),
    Stop("clicnjob:access", "accounts", ADVISOR, NEW_ACCOUNTS, _list_accounts),
    Stop("clicnjob:access_new", "empty", ADVISOR, NEW_ACCOUNTS),
    Stop("clicnjob:access_new", "sent empty", ADVISOR, NEW_ACCOUNTS, _press("Vérifier la liste")),
    Stop("clicnjob:access_check", "three people", ADVISOR, NEW_ACCOUNTS, _type_names),
    Stop("clicnjob:access_sheets", "three sheets", ADVISOR, NEW_ACCOUNTS, _make_accounts),
    Stop("clicnjob:access_sheets", "nothing to show", OTHER_ADVISOR, "/clicnjob/access/sheets/"),
    Stop("clicnjob:offers", "all", ADVISOR, "/clicnjob/offers/"),
    Stop("clicnjob:offers", "to choose from", ADVISOR, RESULTS, _choose_offer),
    Stop("clicnjob:offer_new", "empty", ADVISOR, "/clicnjob/offers/new/"),
    Stop(
        "clicnjob:offer_new", "sent empty", ADVISOR, "/clicnjob/offers/new/", _press("Enregistrer")
    ),
    Stop("clicnjob:offer", "with answers", ADVISOR, "/clicnjob/offers/", _first_offer),
    Stop("clicnjob:offer", "one stage", ADVISOR, "/clicnjob/offers/", _one_stage),
    Stop("clicnjob:remind", "two people", ADVISOR, "/clicnjob/offers/", _remind),
    Stop("clicnjob:figures", "of a structure", ADVISOR, "/clicnjob/figures/"),
    Stop("clicnjob:offer", "closed", ADVISOR, "", _close_offer),
    Stop("clicnjob:offer_edit", "as it stands", ADVISOR, "/clicnjob/offers/", _change_offer),
    Stop("clicnjob:offer_edit", "changed by two", ADVISOR, "", _changed_twice),
    Stop("clicnjob:offer", "that is not there", ADVISOR, "/clicnjob/offers/99999/", status=404),
    Stop("clicnjob:propose", "message", ADVISOR, RESULTS, _write_message),
    Stop("clicnjob:propose", "without a message", ADVISOR, RESULTS, _empty_message),
    Stop("clicnjob:propose", "to nobody left", ADVISOR, RESULTS, _all_have_it),
    Stop("clicnjob:confirm", "two people", ADVISOR, "", _confirm),
    Stop("clicnjob:cv", "shared", ADVISOR, RESULTS, _read_cv),
    Stop("clicnjob:lists", "people to put on one", ADVISOR, RESULTS, _put_on_a_list),
    Stop("clicnjob:list", "with two people", ADVISOR, RESULTS, _fill_a_list),
    Stop("clicnjob:words", "none yet", ADMINISTRATOR, "/clicnjob/words/"),
    Stop("clicnjob:learner", "with history", ADVISOR, RESULTS, _look_at_learner),
    Stop("clicnjob:live_enter", "first", NOBODY, "/clicnjob/live/"),
    Stop("clicnjob:live_phone", "no such code", NOBODY, "/clicnjob/live/AAAAAA/", status=404),
    Stop("clicnjob:linked_cv", "that works", LEARNER, CV_ADDRESS, _behind_a_link),
    Stop(
        "clicnjob:linked_cv", "that shows nothing", NOBODY, f"/clicnjob/cv/{22 * 'A'}/", status=404
    ),
    Stop("clicnjob:cv", "that is not there", ADVISOR, "/clicnjob/learners/99999/cv/", status=404),
)

#: Addresses that show no page of their own, and why.
NO_PAGES = {
    "clicnjob:api_document": "for programs",
    "clicnjob:api_offer": "for programs",
    "clicnjob:api_offer_closed": "for programs",
    "clicnjob:api_offers": "for programs",
    "clicnjob:api_profile": "for programs",
    "clicnjob:api_profile_cv": "for programs",
    "clicnjob:api_proposal_preview": "for programs",
    "clicnjob:api_proposals": "for programs",
    "clicnjob:api_target": "for programs",
    "clicnjob:api_work": "for programs",
    "clicnjob:onward": "leads to a map or a course",
    "clicnjob:search": "leads to a search",
    "clicnjob:search_save": "takes a form",
    "clicnjob:advert": "takes a text, and leads on to the search",
    "clicnjob:cv_pdf": "a file",
    "clicnjob:work": "of a work that is going on: test_long_work.py looks at it",
    "clicnjob:work_file": "a file",
    "clicnjob:target_export": "answers a button, and leads on",
    "clicnjob:offer_export": "answers a button, and leads on",
    "clicnjob:offer_file": "a file",
    "clicnjob:my_offer_file": "a file",
    "clicnjob:my_offer_cv": "a file",
    "clicnjob:memo_pdf": "a file",
    "clicnjob:memo_notes": "called by the page's script",
    "clicnjob:sheet_set": "a file",
    "clicnjob:follow": "answers a form of the offer, and leads back",
    "clicnjob:linked_cv_pdf": "a file",
    "clicnjob:linked_cv_picture": "a picture",
    "demo:course_file": "a file",
    "clicnjob:live_state": "called by the phone's script",
    "clicnjob:live_answer": "called by the phone's script",
    "clicnjob:live_projector": "of a session that is on: test_quiz_live.py looks at it",
    "clicnjob:live_projector_state": "called by the projector's script",
    "clicnjob:live_control": "called by the projector's script",
    "demo:login": "answers a button of the first page, and leads on",
    "logout": "answers a button, and leads to the first page",
    "demo:handler": "called by the blocks' scripts",
    "demo:studio_handler": "called by the blocks' scripts",
    "demo:block_resource": "files",
    "static/<path:path>": "files",
    "demo:mails": "answers a button of the course, and leads back",
    "set_language": "answers a button, and leads back",
}


def arrive(page: Page, person: str) -> None:
    """The person of a stop, at the demo's door."""
    if person:
        log_in(page, person)
