"""Skills that an advert asks for, by the words of a list kept by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor_dashboard.vocabulary.fold import STOP_WORDS, fold_word, words
from advisor_dashboard.vocabulary.synonyms import data_lines

from .readings import ReadText
from .words import AdvertText

SKILLS_FILE = Path(__file__).parent / "data" / "skills.tsv"
_MOST = 8
_LONGEST = 5

Folded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill by its short name, with the expressions that mean it."""

    name: str
    expressions: tuple[Folded, ...]


@lru_cache(maxsize=1)
def read_skills_file(path: Path = SKILLS_FILE) -> tuple[Skill, ...]:
    """The skills of the file, in its order.

    Raises:
        DataFileError: a line that is not "name<TAB>expressions".
    """
    skills = []
    for _number, (name, expressions) in data_lines(path, columns=2):
        folded = (_fold(each) for each in (name, *expressions.split("|")))
        skills.append(Skill(name, tuple(dict.fromkeys(each for each in folded if each))))
    return tuple(skills)


def read_skills(advert: AdvertText, skills: Iterable[Skill]) -> tuple[ReadText, ...]:
    """The skills that the advert names, in its order, each once."""
    known = {form: skill.name for skill in skills for form in skill.expressions}
    found: dict[str, ReadText] = {}
    for folded, start, end in _runs(advert):
        name = known.get(folded)
        if name is not None:
            found.setdefault(name, ReadText(advert.said(start, end), start, end, name))
    return tuple(sorted(found.values(), key=lambda each: each.start))[:_MOST]


def _runs(advert: AdvertText) -> Iterator[tuple[Folded, int, int]]:
    telling = [
        (fold_word(word.plain), word) for word in advert.words if word.plain not in STOP_WORDS
    ]
    for first in range(len(telling)):
        for size in range(1, min(_LONGEST, len(telling) - first) + 1):
            some = telling[first : first + size]
            start, end = some[0][1].start, some[-1][1].end
            if size > 1 and advert.broken(start, end):
                break
            yield tuple(folded for folded, _word in some), start, end


def _fold(text: str) -> Folded:
    return tuple(fold_word(word) for word in words(text) if word not in STOP_WORDS)
