"""A short scene that branches: what one says leads to what happens next."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import Choice as ChoiceField
from clicnjob_xblocks.content.editing import EditorField, Reference, Rows, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader, unique
from clicnjob_xblocks.content.text import as_plain

from ..problems import AnswerError
from .base import Answer, Judgement, Layout, _, shuffled, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

TEXT_LIMIT, CHOICE_LIMIT, FEEDBACK_LIMIT, MAX_MOMENTS, MAX_CHOICES = 1000, 300, 1000, 20, 4
#: What a choice is worth.
_WORTH = {"good": 1.0, "fair": 0.5, "poor": 0.0}


@dataclass(frozen=True)
class Move:
    """Something to say or do; ``to`` is the moment that follows, empty at the end."""

    id: str
    text: str
    to: str = ""
    worth: str = "good"
    feedback: str = ""


@dataclass(frozen=True)
class Moment:
    """What happens, and what can be done then. Without ``moves`` it is an end."""

    id: str
    text: str
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Scene:
    """The body: moments; the first one is where it begins."""

    moments: tuple[Moment, ...] = ()

    def moment(self, ident: str) -> Moment | None:
        """The moment of that id."""
        return next((each for each in self.moments if each.id == ident), None)

    def walk(self, path: Sequence[str]) -> Iterator[tuple[Moment, Move | None]]:
        """The moments along a path of moves, each with the move made there.

        The last one has none: there the scene ends, or the next move is to be made. A path that
        leads nowhere ends the walk early.
        """
        now = self.moments[0] if self.moments else None
        for ident in path:
            move = next((each for each in now.moves if each.id == ident), None) if now else None
            if now is None or move is None:
                return
            yield now, move
            now = self.moment(move.to)
        if now is not None:
            yield now, None


class SceneKind(PlainKind):
    """Choose what to say, see what happens, choose again."""

    name = "scene"
    rank = 9
    label = _("A scene to play")
    help = _("What one chooses leads to what happens next.")
    widget = "scene"
    at_once = False
    editor: tuple[EditorField, ...] = (
        Rows(
            "moments",
            _("Moments; the first one begins"),
            (
                Text("text", _("What happens"), limit=TEXT_LIMIT, lines=True, markdown=True),
                Rows(
                    "moves",
                    _("What can be done then"),
                    (
                        Text("text", _("What one says or does"), limit=CHOICE_LIMIT),
                        Reference("to", _("What follows"), to="moments", none=_("The end")),
                        ChoiceField(
                            "worth",
                            _("What it is worth"),
                            {"good": _("Good"), "fair": _("Fair"), "poor": _("Not good")},
                            default="good",
                        ),
                        Text(
                            "feedback",
                            _("What is said to whoever chooses it"),
                            limit=FEEDBACK_LIMIT,
                            lines=True,
                            markdown=True,
                        ),
                    ),
                    one=_("Choice"),
                    most=MAX_CHOICES,
                ),
            ),
            one=_("Moment"),
            least=1,
            most=MAX_MOMENTS,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """One moment with two moves, both of which end it."""
        moves = [{"id": each, "text": "", "to": ""} for each in ("x", "y")]
        return {"moments": [{"id": "a", "text": "", "moves": moves}]}

    def read_body(self, reader: Reader) -> Scene:
        """The moments."""
        return Scene(reader.rows("moments", MAX_MOMENTS, _read_moment))

    def problems(self, question: Question) -> Sequence[Problem]:
        """No beginning, an empty text, a move to nowhere, a way round in circles, nothing good."""
        body: Scene = question.body
        if not body.moments or not body.moments[0].moves:
            return [Problem("no_scene", "body.moments")]
        if not unique([each.id for each in body.moments]):
            return [Problem("id_twice", "body.moments")]
        found = []
        for place, moment in enumerate(body.moments):
            where = f"body.moments.{place}"
            if not moment.text:
                found.append(Problem("empty_moment", f"{where}.text"))
            if not unique([each.id for each in moment.moves]):
                found.append(Problem("id_twice", f"{where}.moves"))
            for number, move in enumerate(moment.moves):
                if not move.text:
                    found.append(Problem("empty_choice", f"{where}.moves.{number}.text"))
                if move.to and body.moment(move.to) is None:
                    found.append(Problem("leads_nowhere", f"{where}.moves.{number}.to"))
            if moment.moves and not any(each.worth == "good" for each in moment.moves):
                found.append(Problem("no_good_move", f"{where}.moves"))
        if not found and _goes_round(body):
            found.append(Problem("goes_round", "body.moments"))
        return found

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """The moves of each moment in their order, or in any."""
        body: Scene = question.body
        return Layout(
            {
                moment.id: shuffled([each.id for each in moment.moves], rng, shuffle=shuffle)
                for moment in body.moments
            }
        )

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """What happened so far, what was done, and what can be done now; nothing that follows."""
        steps = list(question.body.walk(answer or []))
        past = [
            {"markdown": moment.text, "done": move.text}
            for moment, move in steps
            if move is not None
        ]
        last = steps[-1] if steps else None
        here: dict[str, Any] = {"now": None, "moves": []}
        if last is not None and last[1] is None:
            here = _here(last[0], layout)
        if here["moves"] or not past:
            return {"past": past, **here}
        # Over: who trains may play it again.
        return {"past": past, **here, "first": _here(steps[0][0], layout)}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """The moves from the first one on; the page says where each stood."""
        if not isinstance(raw, list) or len(raw) > MAX_MOMENTS:
            raise AnswerError
        if not raw:
            raise AnswerError("empty")
        path: list[str] = []
        for each in raw:
            steps = list(question.body.walk(path))
            if not steps or steps[-1][1] is not None:
                raise AnswerError
            moves = layout.groups[steps[-1][0].id]
            if not isinstance(each, str) or not each.isdecimal() or not each.isascii():
                raise AnswerError
            place = int(each[:3])
            if not 1 <= place <= len(moves):
                raise AnswerError
            path.append(moves[place - 1])
        return path

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether the way still leads where it led."""
        if not isinstance(answer, list) or not answer:
            return False
        if not all(isinstance(each, str) for each in answer):
            return False
        made = [move for _moment, move in question.body.walk(answer) if move is not None]
        return len(made) == len(answer)

    def complete(self, question: Question, answer: Answer) -> bool:
        """Whether the scene has come to an end."""
        steps = list(question.body.walk(answer))
        return bool(steps) and (steps[-1][1] is not None or not steps[-1][0].moves)

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """Where each move stood."""
        return [
            str(layout.groups[moment.id].index(move.id) + 1)
            for moment, move in question.body.walk(answer)
            if move is not None
        ]

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """The mean worth of the moves that were made."""
        made = [move for _moment, move in question.body.walk(answer) if move is not None]
        worth = [_WORTH[move.worth] for move in made]
        return Judgement(
            share=whole(sum(worth) / max(1, len(worth)), partial=partial),
            marks={str(n): move.worth == "good" for n, move in enumerate(made)},
            feedback=tuple(move.feedback for move in made if move.feedback),
        )

    def correction(self, question: Question) -> tuple[str, ...]:
        """The best way through, from one good move to the next."""
        lines: list[str] = []
        now = question.body.moments[0] if question.body.moments else None
        while now is not None and now.moves and len(lines) < MAX_MOMENTS:
            best = max(now.moves, key=lambda move: _WORTH[move.worth])
            lines.append(best.text)
            now = question.body.moment(best.to)
        return tuple(lines)

    def said(self, question: Question, answer: Answer) -> str:
        """The moves that were made."""
        made = [move for _moment, move in question.body.walk(answer) if move is not None]
        return " > ".join(as_plain(move.text) for move in made)


def _here(moment: Moment, layout: Layout) -> dict[str, Any]:
    texts = {each.id: each.text for each in moment.moves}
    return {
        "now": {"markdown": moment.text},
        "moves": [
            {"id": str(place), "markdown": texts[own]}
            for place, own in enumerate(layout.groups[moment.id], start=1)
        ],
    }


def _goes_round(scene: Scene) -> bool:
    """Whether some way comes back to where it was: such a scene might never end."""
    open_moments: set[str] = set()
    done: set[str] = set()

    def round_from(ident: str) -> bool:
        if ident in open_moments:
            return True
        moment = scene.moment(ident)
        if ident in done or moment is None:
            return False
        open_moments.add(ident)
        found = any(round_from(move.to) for move in moment.moves if move.to)
        open_moments.discard(ident)
        done.add(ident)
        return found

    return any(round_from(moment.id) for moment in scene.moments)


def _read_moment(reader: Reader, place: int) -> Moment:
    return Moment(
        id=reader.identifier(default=f"m{place + 1}"),
        text=reader.text("text", TEXT_LIMIT, lines=True),
        moves=reader.rows("moves", MAX_CHOICES, _read_move),
    )


def _read_move(reader: Reader, place: int) -> Move:
    return Move(
        id=reader.identifier(default=f"v{place + 1}"),
        text=reader.text("text", CHOICE_LIMIT),
        to=reader.text("to", 16),
        worth=reader.choice("worth", _WORTH, default="good"),
        feedback=reader.text("feedback", FEEDBACK_LIMIT, lines=True),
    )


KIND = SceneKind()
