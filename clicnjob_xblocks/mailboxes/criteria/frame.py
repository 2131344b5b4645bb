"""How a mail begins and ends: greeting, polite ending, name, phone number."""

from __future__ import annotations

import re

from clicnjob_xblocks.wording.folding import fold

from .base import Asked, MailCriterion, NotYet, Written, _
from .reading import PHONE, addresses_of, is_like, lines_of, word_set, words_of

_GREETINGS = word_set(
    "bonjour bonsoir madame monsieur mesdames messieurs mademoiselle mme mr cher chere"
)
_FAMILIAR_GREETINGS = word_set("salut coucou hello hey hi yo wesh wsh slt bjr bsr cc kikou allo")
_ENDINGS = (
    "cordialement",
    "salutations",
    "respectueusement",
    "consideration distinguee",
    "sentiments distingues",
    "sentiments les meilleurs",
    "bien a vous",
    "bonne journee",
    "belle journee",
    "bonne soiree",
    "bonne semaine",
    "bon week-end",
    "bonne reception",
    "je vous remercie",
    "merci d'avance",
    "merci par avance",
    "avec mes remerciements",
    "tous mes remerciements",
    "dans l'attente de",
    "au plaisir de",
)
_FAMILIAR_ENDINGS = re.compile(
    r"\b(?:bises?|bisous?|biz|ciao|tchao|bye|tchuss|a plus|a\+|a toute?s?)(?!\w)|\+\+|<3"
)
_SHORT_ENDINGS = word_set("cdt cdlt cdmt crdlt bav")
#: How far from the end a mail ends.
_LAST_LINES = 6
_SIGNED_LINES = 4
_MOST_WORDS_OF_A_NAME = 5
_DIGITS = re.compile(r"(?<!\w)\+?\d(?:[\s.-]?\d){6,13}(?!\w)")
#: Words with a capital that begin a line and are no name.
_NO_NAMES = word_set(
    "a au aux avec bien bon bonne belle bonjour bonsoir cordialement dans de en et ici j je la le "
    "les ma mes merci mon nous objet pour salut salutations sinceres sincerement tel telephone "
    "tres un une veuillez voici vos votre vous madame monsieur"
)


def greeting(mail: Written, asked: Asked) -> NotYet | None:
    """A greeting that fits at work, before all else."""
    first = [word for line in lines_of(mail.text)[:1] for word in words_of(line)[:2]]
    if any(word in _GREETINGS or is_like(word, "bonjour") for word in first):
        return None
    return NotYet("familiar" if any(word in _FAMILIAR_GREETINGS for word in first) else "")


def ending(mail: Written, asked: Asked) -> NotYet | None:
    """A polite formula near the end."""
    last = lines_of(mail.text)[-_LAST_LINES:]
    plain = fold("\n".join(last))
    words = words_of(plain)
    if any(formula in plain for formula in _ENDINGS):
        return None
    if any(is_like(word, "cordialement") or is_like(word, "salutations") for word in words):
        return None
    if _FAMILIAR_ENDINGS.search(plain):
        return NotYet("familiar")
    return NotYet("short" if _SHORT_ENDINGS.intersection(words) else "")


def signature(mail: Written, asked: Asked) -> NotYet | None:
    """First name and last name, in a line of their own at the end."""
    lines = [line for line in lines_of(mail.text) if not _is_a_way_to_reach(line)]
    last = lines[-_SIGNED_LINES:] if len(lines) > 1 else []
    first_names, last_names = set(words_of(asked.first_name)), set(words_of(asked.last_name))
    only_first = False
    for line in last:
        words = words_of(line)
        if not words or len(words) > _MOST_WORDS_OF_A_NAME:
            continue
        has_first, has_last = first_names & set(words), last_names & set(words)
        if (has_first and has_last) or _looks_like_a_name(line):
            return None
        only_first = only_first or bool(has_first) or len(_names_in(line)) == 1
    return NotYet("half" if only_first else "")


def phone(mail: Written, asked: Asked) -> NotYet | None:
    """A number by which one can be reached."""
    text = "\n".join(lines_of(mail.text))
    if PHONE.search(text):
        return None
    return NotYet("odd" if _DIGITS.search(text) else "")


def _is_a_way_to_reach(line: str) -> bool:
    return bool(PHONE.search(line) or _DIGITS.search(line) or addresses_of(line))


def _looks_like_a_name(line: str) -> bool:
    """Two to five words, each with a capital, and nothing else."""
    return len(_names_in(line)) >= 2


def _names_in(line: str) -> list[str]:
    """The words of a line that holds words with capitals only, and none that is no name."""
    found = re.findall(r"[^\W\d_]+", line)
    fits = all(word[0].isupper() and fold(word) not in _NO_NAMES for word in found)
    return found if fits and len(found) <= _MOST_WORDS_OF_A_NAME else []


GREETING = MailCriterion(
    "greeting",
    _("There is a greeting"),
    _("You say hello first: that is polite."),
    {
        "": _("Begin with a greeting: “Bonjour,” or “Bonjour Madame,”."),
        "familiar": _("This greeting is for friends. Write “Bonjour,” to an employer."),
    },
    greeting,
)
ENDING = MailCriterion(
    "ending",
    _("There is a polite ending"),
    _("Your mail ends politely."),
    {
        "": _("End politely, with “Cordialement,” before your name."),
        "familiar": _("This ending is for friends. Write “Cordialement,”."),
        "short": _("Write “Cordialement,” in full."),
    },
    ending,
)
SIGNATURE = MailCriterion(
    "signature",
    _("It is signed with a name"),
    _("You have signed: one knows who writes."),
    {
        "": _("Sign your mail: your first name and your last name on the last line."),
        "half": _("Sign with your first name and your last name."),
    },
    signature,
)
PHONE_NUMBER = MailCriterion(
    "phone",
    _("There is a phone number"),
    _("Your phone number is there: one can call you."),
    {
        "": _("Add your phone number under your name."),
        "odd": _("Look at your phone number: a French one has 10 figures."),
    },
    phone,
)
