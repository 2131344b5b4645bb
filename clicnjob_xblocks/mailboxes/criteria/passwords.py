"""A strong password, by plain rules. What is typed is judged and forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clicnjob_xblocks.wording.folding import fold
from clicnjob_xblocks.wording.lists import words_of

from .base import Criterion, NotYet, _

SHORTEST = 12
#: From this length on, several words are strong by themselves.
_PHRASE = 20
_SHORTEST_RUN = 4
#: So many letters besides a word or a name that one would try make it no longer the heart.
_OTHER_LETTERS = 8
_RUNS = ("0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qwertyuiop",
         "qsdfghjklm", "asdfghjkl", "wxcvbn", "zxcvbnm")  # fmt: skip
_USUAL = ("motdepasse", "password", "passwort", "azerty", "qwerty", "bonjour", "soleil", "jetaime",
          "chouchou", "doudou", "marseille", "football", "loulou", "admin", "secret", "iloveyou",
          "welcome", "dragon")  # fmt: skip
_LEET = str.maketrans("013457@$", "oieastas")


@dataclass(frozen=True)
class NewPassword:
    """Typed twice."""

    password: str = ""
    again: str = ""


@dataclass(frozen=True)
class AskedPassword:
    """Whose password it is, and for which site: what somebody else would guess first."""

    first_name: str = ""
    last_name: str = ""
    service: str = ""
    address: str = ""


PasswordCriterion = Criterion[NewPassword, AskedPassword]


def long(typed: NewPassword, asked: AskedPassword) -> NotYet | None:
    """Twelve signs at least."""
    return NotYet("" if typed.password else "none") if len(typed.password) < SHORTEST else None


def mixed(typed: NewPassword, asked: AskedPassword) -> NotYet | None:
    """Three kinds of signs, or several words."""
    word = typed.password
    kinds = [
        any(sign.islower() for sign in word),
        any(sign.isupper() for sign in word),
        any(sign.isdigit() for sign in word),
        any(not sign.isalnum() for sign in word),
    ]
    several_words = len(word) >= _PHRASE and len(set(re.findall(r"[^\W\d_]{3,}", word))) >= 4
    if sum(kinds) >= 3 or several_words:
        return None
    return NotYet()


def hard_to_guess(typed: NewPassword, asked: AskedPassword) -> NotYet | None:
    """No row of keys, no sign again and again, no usual word and no name as the heart of it."""
    plain = fold(typed.password)
    if not plain:
        return NotYet("none")
    for run in _RUNS:
        for start in range(len(run) - _SHORTEST_RUN + 1):
            if run[start : start + _SHORTEST_RUN] in plain:
                return NotYet("run", {"word": run[start : start + _SHORTEST_RUN]})
    if re.search(r"(.)\1{3}", plain) or len(set(plain)) < min(6, len(plain)):
        return NotYet("repeated")
    for form in (plain, plain.translate(_LEET)):
        bare = re.sub(r"[^a-z]", "", form)
        for usual in _USUAL:
            # Among several other words a usual one does no harm.
            if usual in bare and len(bare) - len(usual) < _OTHER_LETTERS:
                return NotYet("usual")
    letters = re.sub(r"[^a-z]", "", plain)
    names = (asked.first_name, asked.last_name, asked.address.partition("@")[0])
    for name in re.findall(r"[a-z]{3,}", fold(" ".join(names))):
        if name in letters and len(letters) - len(name) < _OTHER_LETTERS:
            return NotYet("name")
    # Anybody's first name, with nothing but figures and punctuation.
    return NotYet("name") if letters in words_of("first_names.txt") else None


def not_personal(typed: NewPassword, asked: AskedPassword) -> NotYet | None:
    """Neither one's name nor that of the site, nor a year of birth with it."""
    if not typed.password:
        return NotYet("none")
    plain = re.sub(r"[^a-z0-9]", "", fold(typed.password))
    for code, text in (
        ("", asked.first_name),
        ("", asked.last_name),
        ("", asked.address.partition("@")[0]),
        ("site", asked.service),
    ):
        for part in re.findall(r"[a-z]{4,}", fold(text)):
            if part in plain:
                return NotYet(code)
    return None


def same(typed: NewPassword, asked: AskedPassword) -> NotYet | None:
    """Twice the same."""
    return None if typed.password and typed.password == typed.again else NotYet()


LONG = PasswordCriterion(
    "password_long",
    _("It is long enough"),
    _("It is long: that is what makes it strong."),
    {
        "": _("Make it longer: 12 characters at least."),
        "none": _("Make up a password of 12 characters at least."),
    },
    long,
)
MIXED = PasswordCriterion(
    "password_mixed",
    _("It mixes characters, or has several words"),
    _("It has several kinds of characters."),
    {"": _("Mix capitals, small letters, figures, punctuation. Or take four words.")},
    mixed,
)
HARD_TO_GUESS = PasswordCriterion(
    "password_hard",
    _("It is hard to guess"),
    _("It is hard to guess."),
    {
        "none": _("It has to be hard to guess."),
        "run": _("“{word}” is a row that everybody knows. Take something else."),
        "repeated": _("The same character comes too often."),
        "name": _(
            "A name with a year is easy to guess. Take several words that do not belong together."
        ),
        "usual": _("Many people take this word. Take something else."),
    },
    hard_to_guess,
)
NOT_PERSONAL = PasswordCriterion(
    "password_personal",
    _("It holds neither a name nor the site"),
    _("It says nothing about you."),
    {
        "": _("A name is easy to guess. Leave it out."),
        "site": _("The name of the site is easy to guess. Leave it out."),
        "none": _("Leave out your name, and the name of the site."),
    },
    not_personal,
)
SAME = PasswordCriterion(
    "password_same",
    _("It is typed twice the same"),
    _("You have typed it twice the same."),
    {"": _("The two passwords are not the same. Type them again.")},
    same,
)
