"""Reading the words that stand for others: "conduire" -> "conducteur", "bagnole" -> "voiture"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from advisor_dashboard.vocabulary.synonyms import DataFileError, data_lines

REWORDING_FILE = Path(__file__).parent / "data" / "rewording.tsv"
_NONE = "-"


class Kind(StrEnum):
    """What a word of the file tells about the job.

    ``SAME`` has another word for it. ``DOES`` is a verb that tells little without its object, and
    the object leads ("garder des chiens"). ``ROLE`` tells the trade, and leads where its object
    says nothing of that trade ("vendre des parapluies"). ``WEAK`` tells nothing beside any other.
    """

    SAME = "same"
    DOES = "does"
    ROLE = "role"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of one meaning and the words to try in their place, the likeliest first."""

    kind: Kind
    words: tuple[str, ...]
    others: tuple[str, ...]


def read_rewordings(path: Path = REWORDING_FILE) -> tuple[Rewording, ...]:
    """The lines of a rewording file, in its order.

    Raises:
        DataFileError: a line that is not "kind<TAB>words<TAB>other words, or -".
    """
    return tuple(_line(path, number, fields) for number, fields in data_lines(path, columns=3))


def _line(path: Path, number: int, fields: list[str]) -> Rewording:
    try:
        kind = Kind(fields[0])
    except ValueError:
        raise DataFileError(f"{path.name}, line {number}: {fields[0]!r} is no kind.") from None
    words = tuple(part.strip() for part in fields[1].split("|"))
    others = tuple(part.strip() for part in fields[2].split("|") if part.strip() != _NONE)
    if not all(words) or not all(others):
        raise DataFileError(f"{path.name}, line {number}: a word is empty.")
    return Rewording(kind, words, others)


def forms_of(word: str) -> tuple[str, ...]:
    """A word and, for a verb in -er, the form that sounds like it: "livrer", "livré"."""
    if len(word) > 4 and word.endswith("er") and " " not in word:
        return (word, f"{word[:-1]}")
    return (word,)
