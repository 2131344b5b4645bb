"""How a mail is written: spelling of messages, capitals, "vous", length."""

from __future__ import annotations

import re

from clicnjob_xblocks.wording.folding import fold
from clicnjob_xblocks.wording.short_messages import short_words

from .base import Asked, MailCriterion, NotYet, Written, _
from .reading import lines_of

_TU = re.compile(r"(?<![\w'-])(?:(?:tu|te|toi|tes|ton)(?![\w-])|t'(?=[aeiouyh]))|-(?:tu|toi)\b")
_FEWEST_LETTERS, _MOST_CAPITALS = 20, 0.6
_MOST_SHOWN = 3
_VOUS = re.compile(r"\b(?:vous|votre|vos|madame|monsieur)\b")
#: With fewer, a fault that is absent is no merit.
_FEWEST_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def spelling(mail: Written, asked: Asked) -> NotYet | None:
    """No word as it is typed in messages."""
    text = "\n".join([mail.subject, *lines_of(mail.text)])
    found = short_words(text)
    if not found:
        return None
    shown = ", ".join(each.word for each in found[:_MOST_SHOWN])
    if len(found) == 1 and found[0].answers:
        answer = found[0].answers[0].replace("'", "’")
        return NotYet("one", {"word": found[0].word, "answer": answer})
    return NotYet("", {"words": shown})


def capitals(mail: Written, asked: Asked) -> NotYet | None:
    """Not shouted."""
    for code, text in (("", "\n".join(lines_of(mail.text))), ("subject", mail.subject)):
        letters = [sign for sign in text if sign.isalpha()]
        if len(letters) < _FEWEST_LETTERS:
            continue
        if sum(map(str.isupper, letters)) > _MOST_CAPITALS * len(letters):
            return NotYet(code)
    return None


def formal(mail: Written, asked: Asked) -> NotYet | None:
    """No "tu"."""
    found = _TU.search(fold("\n".join(lines_of(mail.text))))
    return NotYet("", {"word": found[0].strip("-")}) if found else None


def length(mail: Written, asked: Asked) -> NotYet | None:
    """Neither too short nor too long."""
    count = sum(len(_WORD.findall(line)) for line in lines_of(mail.text))
    if count == 0:
        return NotYet()
    if count < asked.shortest:
        return NotYet("short")
    return NotYet("long") if count > asked.longest else None


def has_sentences(mail: Written) -> bool:
    """Whether there is enough text to say anything of its words."""
    return sum(len(_WORD.findall(line)) for line in lines_of(mail.text)) >= _FEWEST_WORDS


def begins_with_a_capital(mail: Written) -> bool:
    """Whether capitals stand where they belong, as far as one can tell."""
    lines = [line for line in lines_of(mail.text) if line[:1].isalpha()]
    return has_sentences(mail) and bool(lines) and lines[0][0].isupper()


def says_vous(mail: Written) -> bool:
    """Whether it speaks to somebody at all."""
    return bool(_VOUS.search(fold("\n".join(lines_of(mail.text)))))


SPELLING = MailCriterion(
    "spelling",
    _("No text-message spelling"),
    _("Your words are written in full."),
    {
        "": _("Write these words in full: {words}."),
        "one": _("Write “{answer}” in place of “{word}”."),
    },
    spelling,
    has_sentences,
)
CAPITALS = MailCriterion(
    "capitals",
    _("Not all in capitals"),
    _("Capitals and small letters are well used."),
    {
        "": _("Do not write all in capitals: it looks as if you shouted."),
        "subject": _("Do not write the subject all in capitals."),
    },
    capitals,
    begins_with_a_capital,
)
FORMAL = MailCriterion(
    "formal",
    _("It says “vous”"),
    _("You do not say “tu”: that is right at work."),
    {"": _("Say “vous” to an employer, not “{word}”.")},
    formal,
    says_vous,
)
LENGTH = MailCriterion(
    "length",
    _("Neither too short nor too long"),
    _("Your mail has the right length."),
    {
        "": _("Your mail has no text yet. Write a few sentences."),
        "short": _("Your mail is very short. Add a sentence or two."),
        "long": _("Your mail is too long. Keep what matters most."),
    },
    length,
)
