"""The blocks: their views, and every handler with what a page may well send to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from advisor_dashboard.api import profiles
from advisor_dashboard.models import CVLink, CVVersion
from advisor_dashboard.platform.embedded.models import Cohort
from cv_xblock.document import from_dict
from cv_xblock.export import write_cv_file
from tests import factories
from tests.authorization import rows_of
from tests.blocks.host import BLOCKS

from .documents import hostile, hostile_quiz
from .looking import Walk, look, send
from .world import COURSE, World


def views(found: Walk) -> None:
    """The unit of every block for who learns and who teaches, and its two pages in Studio."""
    for block in BLOCKS:
        unit = reverse("demo:unit", args=[COURSE, f"unit-{block}"])
        for who in ("learner", "advisor"):
            look(found, f"{block}.student_view", who, unit)
        usage = found.world.usage(block)
        look(found, f"{block}.author_view", "advisor", f"/studio/{usage}/")
        look(found, f"{block}.studio_view", "advisor", f"/studio/{usage}/edit/")


def handlers(found: Walk) -> None:
    """Every handler of the table, by each who is answered with something."""
    for row in rows_of("handlers.tsv"):
        block, handler = row["block"], row["handler"]
        for who, studio in (("learner", False), ("advisor", False), ("advisor", True)):
            column = "preview" if studio else {"advisor": "team"}.get(who, who)
            if row[column].split()[1] != "200":
                continue
            for data in _sent_to(found.world, block, handler, who):
                call(found, block, handler, data, who=who, studio=studio)


def call(found: Walk, block: str, handler: str, data: Any, *, who: str, studio: bool) -> None:
    name = "demo:studio_handler" if studio else "demo:handler"
    url = reverse(name, args=[found.world.usage(block), handler])
    asker = getattr(found.world, who).pk
    place = f"{block}.{handler}"
    if isinstance(data, File):
        url = f"{url}?{urlencode({**data.asked, 'learner': asker})}"
        if data.sent is None:
            look(found, place, who, url)
        else:
            kind = "application/octet-stream"
            send(found, place, who, url, data.sent, content_type=kind)
    else:
        send(found, place, who, url, data, as_json=True)


@dataclass(frozen=True)
class File:
    """A handler that gives or takes a file."""

    asked: Mapping[str, str] = field(default_factory=dict)
    sent: bytes | None = None


def _sent_to(world: World, block: str, handler: str, who: str) -> list[Any]:
    """What a page may well send to a handler."""
    made = _SENT.get((block, handler)) or _SENT.get(("", handler))
    return made(world, who) if made else [{}]


def _typed_as(name: str, key: str, **more: Any) -> Callable[[World, str], list[Any]]:
    return lambda world, who: [{key: world.words(f"handler.{name}", 100), **more}]


def _file(**asked: str) -> Callable[[World, str], list[Any]]:
    return lambda world, who: [File(asked)]


def _import(world: World, who: str) -> list[Any]:
    """A CV in a file of ours: what is in it comes back to be looked at."""
    document = from_dict(profiles.load_cv(world.learner.pk).document)
    return [File({}, write_cv_file(document))]


def _every_page_file(world: World, who: str) -> list[Any]:
    kinds = ("pdf", "word", "europass", "json-resume", "cv")
    page = world.ids["page"] if who == "learner" else ""
    return [File({"kind": kind, "page": page}) for kind in kinds]


def _document_of(name: str) -> Callable[[World, str], list[Any]]:
    """The block's own document, as its editor sends it to be checked."""

    def made(world: World, who: str) -> list[Any]:
        quiz = name.startswith("clicnjob_quiz")
        value = hostile_quiz(world.words) if quiz else hostile(name, world.words)
        return [{"document": value}]

    return made


def _each_item(name: str, items: str) -> Callable[[World, str], list[Any]]:
    def made(world: World, who: str) -> list[Any]:
        value = _document_of(name)(world, who)[0]["document"]
        return [{"item": each} for each in value[items]]

    return made


def _saved(world: World, who: str) -> list[Any]:
    stored = profiles.load_cv(getattr(world, who).pk)
    document = {**stored.document, "radius_km": 40}
    long = {**document, "first_name": world.words("handler.save", 100) * 9}
    return [{"document": each, "version": stored.version} for each in (document, long)]


def _versions(world: World, who: str) -> list[Any]:
    former = CVVersion.objects.filter(learner=getattr(world, who)).first()
    return [{"id": former.pk}] if former else []


def _offer_of(world: World, who: str) -> list[Any]:
    return [{"id": world.ids["proposal"], "answer": "interested"}] if who == "learner" else []


def _quiz_as(fmt: str) -> Callable[[World, str], list[Any]]:
    def made(world: World, who: str) -> list[Any]:
        return [
            {
                "quiz": _document_of("clicnjob_quiz.questions")(world, who)[0]["document"],
                "format": fmt,
            }
        ]

    return made


def _questions_text(world: World, who: str) -> list[Any]:
    value = _document_of("clicnjob_quiz.questions")(world, who)[0]["document"]
    gift = (
        f"{world.words('handler.gift', 200)} {{=oui ~non#{world.words('handler.gift_said', 80)}}}"
    )
    return [{"text": json.dumps(value)}, {"text": gift}, {"text": world.words("handler.file", 300)}]


_SENT: dict[tuple[str, str], Callable[[World, str], list[Any]]] = {
    ("", "suggest_jobs"): lambda world, who: [
        {"text": world.words("handler.job", 100)},
        {"text": "vendeur"},
        {"text": world.text("vocabulary.label", 120)[:12]},
    ],
    ("", "suggest_communes"): _typed_as("commune", "text"),
    ("", "suggest_tasks"): _typed_as("task", "title"),
    ("", "check_email"): lambda world, who: [
        {
            "email": f"{world.words('handler.email', 40)}@x.fr",
            "first_name": world.words("handler.first_name", 40),
            "last_name": world.words("handler.last_name", 40),
        }
    ],
    ("", "check_spelling"): _typed_as("spelling", "text"),
    ("", "page_state"): lambda world, who: [
        {"page": world.ids["page"] if who == "learner" else ""},
        {"page": world.words("handler.page", 40)},
    ],
    ("", "page_picture"): lambda world, who: [
        File({"page": world.ids["page"] if who == "learner" else ""})
    ],
    ("", "page_file"): _every_page_file,
    ("", "own_data"): _file(),
    ("", "read_file"): _import,
    ("", "list_looks"): lambda world, who: [{"skip": 0}],
    ("", "make_link"): lambda world, who: [
        {"page": page, "days": 7, "anonymous": False}
        for page in (world.words("handler.link", 40), world.ids["page"])
    ],
    ("", "show_version"): _versions,
    ("", "go_back"): lambda world, who: [{**each, "version": 2} for each in _versions(world, who)],
    ("", "save_cv"): _saved,
    ("", "save_photo"): lambda world, who: [File({}, factories.picture())],
    ("", "erase_cv"): lambda world, who: [{"sure": True}],
    ("", "set_sharing"): lambda world, who: [{"open": True}] if who == "learner" else [],
    ("", "revoke_link"): lambda world, who: [
        {"id": each.pk} for each in CVLink.objects.filter(learner=getattr(world, who))
    ],
    ("", "open_offer"): _offer_of,
    ("", "answer_offer"): _offer_of,
    ("clicnjob_mailbox", "cv"): _file(),
    ("clicnjob_mailbox", "sample_cv"): _file(),
    ("clicnjob_memo", "pdf"): _file(),
    ("clicnjob_workshop", "sheet_to_sign"): _file(),
    ("clicnjob_quiz", "answers_csv"): _file(),
    ("", "list_group"): lambda world, who: [
        {"group": each.pk} for each in Cohort.objects.filter(course__key=COURSE)
    ],
    ("clicnjob_story", "answer"): lambda world, who: [{"card": "question-1", "choice": "nom"}],
    ("clicnjob_story", "tick"): lambda world, who: [{"card": "todo-1", "done": True}],
    ("clicnjob_story", "saw"): lambda world, who: [{"seen": ["text-1"], "here": "text-1"}],
    ("clicnjob_path", "begin"): lambda world, who: [{"knows": []}],
    ("clicnjob_quiz", "hint"): lambda world, who: [{"question": "qone"}],
    ("clicnjob_quiz", "show_answer"): lambda world, who: [{"question": "qgap"}],
    ("clicnjob_quiz", "export_questions"): lambda world, who: [
        *_quiz_as("gift")(world, who),
        *_quiz_as("json")(world, who),
    ],
    ("clicnjob_quiz", "import_questions"): _questions_text,
    ("clicnjob_quiz", "start_live"): lambda world, who: [{"seconds": 0}],
    ("clicnjob_quiz", "check_document"): _document_of("clicnjob_quiz.questions"),
    ("clicnjob_quiz", "preview_item"): _each_item("clicnjob_quiz.questions", "questions"),
    ("clicnjob_story", "check_document"): _document_of("clicnjob_story.cards"),
    ("clicnjob_story", "preview_item"): _each_item("clicnjob_story.cards", "cards"),
    ("clicnjob_memo", "check_document"): _document_of("clicnjob_memo.sheet"),
    ("clicnjob_memo", "preview_item"): _each_item("clicnjob_memo.sheet", "parts"),
    ("clicnjob_workshop", "check_document"): _document_of("clicnjob_workshop.run_sheet"),
    ("clicnjob_workshop", "preview_item"): _each_item("clicnjob_workshop.run_sheet", "steps"),
    ("clicnjob_mailbox", "check_document"): _document_of("clicnjob_mailbox.missions"),
    ("clicnjob_mailbox", "preview_item"): _each_item("clicnjob_mailbox.missions", "missions"),
    ("clicnjob_path", "check_document"): _document_of("clicnjob_path.steps"),
    ("clicnjob_path", "preview_item"): _each_item("clicnjob_path.steps", "steps"),
    ("clicnjob_mailbox", "agree"): lambda world, who: [
        {"mission": "ecrire-fleurs", "agreed": True}
    ],
    ("clicnjob_mailbox", "again"): lambda world, who: [{"mission": "adresse-pro"}],
    ("clicnjob_mailbox", "keep_draft"): lambda world, who: [
        {"mission": "ecrire-fleurs", "draft": {"text": world.words("handler.draft", 500)}}
    ],
    ("", "studio_submit"): lambda world, who: [
        {"display_name": world.words("handler.title", 100)},
        {"display_name": world.words("handler.too_long", 500) * 5},
    ],
    ("clicnjob_memo", "write_notes"): lambda world, who: [
        {"document": {"text": world.words("handler.notes", 500)}, "version": version}
        for version in (0, 1, 7)
    ],
    ("clicnjob_workshop", "save_session"): lambda world, who: [
        {
            **{"session": None, "version": 0, "day": day, "guests": 1, "present": []},
            **{"notes": world.words("handler.workshop", 500), "absent": []},
            **{"begun_as": "1" * 16, "submission": "2" * 16},
        }
        for day in (world.words("handler.day", 40), "2026-11-21")
    ],
}
