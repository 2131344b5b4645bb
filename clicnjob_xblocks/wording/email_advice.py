"""Says when an e-mail address would do harm on a CV, and how a better one may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .email_providers import meant
from .folding import fold
from .lists import words_of

#: An address is not read beyond: it is none.
_LONGEST = 120
#: More digits are hard to tell on the phone, and often a date of birth.
_MOST_DIGITS = 4
#: A word as long as this is the same inside of another.
_UNMISTAKABLE = 7
#: Numbers that people read for what they are said to mean.
_NUMBERS = frozenset({"69", "666", "420", "1312"})
_LEET = str.maketrans("013457", "oieast")
_LETTERS = re.compile(r"[a-z]+")
_LEET_SIGN = re.compile(r"(?<=[a-z])[013457](?![0-9])")
_SHAPE = re.compile(r"^x{2,}|x{2,}$|(.)\1{3,}|^[._-]|[._-]$|[._-]{2,}")
_DEPARTMENT = re.compile(r"(?:^|[^a-z]|[a-z]{2,})d[ue][._-]?(?:[0-8]\d|9[0-5]|2[ab]|97\d)$")
_CLOSING = re.compile(
    r"(?:^|[.-])(?:etu|etud|etudiants?|students?|eleves?|stagiaires?|edu|ecole|lycee|college|cfa|"
    r"univ|universite|campus|ac|iut|mfr)(?:$|[.-])"
)


@dataclass(frozen=True)
class EmailAdvice:
    """Why another address would be better.

    Attributes:
        code: what is odd: ``provider``, ``smile``, ``shape``, ``digits``, ``other_name`` or
            ``closing``.
        params: for the sentence: ``meant`` is the whole address that was meant.
        better: how a better address may begin, before its "@". Nobody has looked whether it
            is free.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    better: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Names:
    """The words of somebody's first name, and of the whole name."""

    first: frozenset[str]
    all: frozenset[str]


def advice(email: str, first_name: str, last_name: str) -> EmailAdvice | None:
    """What to say of an address; ``None`` when it is good, or is no address at all.

    What equals the person's own name is never looked at: a family name is no joke.
    """
    local, at, domain = email.strip().lower().rpartition("@")
    if not local or not at or "." not in domain or len(email) > _LONGEST:
        return None
    right = meant(domain)
    if right:
        return EmailAdvice("provider", {"meant": f"{email.strip().rpartition('@')[0]}@{right}"})
    who = _Names(_words_of(first_name), _words_of(first_name) | _words_of(last_name))
    code = next((code for code, found in _CHECKS if found(fold(local), who)), "")
    if not code and _CLOSING.search(domain):
        code = "closing"
    return EmailAdvice(code, better=better(first_name, last_name)) if code else None


def better(first_name: str, last_name: str) -> tuple[str, ...]:
    """How an address may begin that says who writes; empty where a name is missing."""
    first, last = _in_address(first_name), _in_address(last_name)
    if not first or not last:
        return ()
    return (f"{first}.{last}", f"{last}.{first}", f"{first}.{last}.cv")


def _smile(local: str, who: _Names) -> bool:
    rest = _without(local, who)
    if _DEPARTMENT.search(rest) or _NUMBERS & set(re.findall(r"\d+", rest)) or "4ever" in rest:
        return True
    readable = _LEET_SIGN.sub(lambda digit: digit[0].translate(_LEET), rest)
    return any(_is_odd(word, who) for word in _LETTERS.findall(f"{rest} {readable}"))


def _shape(local: str, who: _Names) -> bool:
    return bool(_SHAPE.search(_without(local, who, put="n")))


def _digits(local: str, who: _Names) -> bool:
    return sum(map(str.isdigit, local)) > _MOST_DIGITS


def _other_name(local: str, who: _Names) -> bool:
    """Another first name, and not one's own: a parent's address, or a friend's."""
    words = _LETTERS.findall(local)
    names = words_of("first_names.txt")
    if not who.first or len(words) < 2 or not any(each in names - who.all for each in words):
        return False
    initials = {name[:1] for name in who.first}
    return not any(
        word in initials or any(len(name) > 2 and name in word for name in who.first)
        for word in words
    )


_CHECKS: tuple[tuple[str, Callable[[str, _Names], bool]], ...] = (
    ("smile", _smile),
    ("shape", _shape),
    ("digits", _digits),
    ("other_name", _other_name),
)


def _is_odd(word: str, who: _Names) -> bool:
    """Whether a word is odd, or is put together of odd words, small ones and first names."""
    odd = words_of("email_words.txt")
    if word in odd or any(each in word for each in odd if len(each) >= _UNMISTAKABLE):
        return True
    small = words_of("email_small_words.txt") | words_of("first_names.txt") | who.all
    # The places up to which the word is read, and whether an odd word was among what is read.
    read = {(0, False)}
    for start in range(len(word)):
        for smiling in (False, True):
            if (start, smiling) not in read:
                continue
            for end in range(start + 1, len(word) + 1):
                part = word[start:end]
                if part in odd:
                    read.add((end, True))
                elif part in small:
                    read.add((end, smiling))
    return (len(word), True) in read


def _without(local: str, who: _Names, put: str = " ") -> str:
    """The address without the person's own names, the longest first."""
    for name in sorted(who.all, key=len, reverse=True):
        # Two letters are a name only where they stand alone.
        pattern = re.escape(name) if len(name) > 2 else rf"(?<![a-z]){re.escape(name)}(?![a-z])"
        local = re.sub(pattern, put, local)
    return local


def _words_of(name: str) -> frozenset[str]:
    """A name's parts, folded, and the parts as one word."""
    parts = _LETTERS.findall(fold(name))
    return frozenset((*parts, "".join(parts))) - {""}


def _in_address(name: str) -> str:
    return "-".join(_LETTERS.findall(fold(name).replace("'", "")))
