"""How the account of an access sheet is made up, the same on every host.

Nothing here knows who asks: the API has checked that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from secrets import choice
from typing import Any

from django.core.exceptions import ValidationError

from ..conf import get_config
from ..vocabulary.fold import words
from . import port
from .easy_words import EASY_WORDS

#: Domains under this never deliver a mail (RFC 2606).
_NEVER = ".invalid"
#: Neither 0 nor 1, which are read as letters.
_DIGITS = "23456789"
_WORDS = 3
_PASSWORD_DIGITS = 4
#: How often words are tried, small and then with capitals, before the host's own generator.
_TRIES = 3
_LONGEST_FIRST_NAME = 12
#: A first name without a Latin letter.
_NO_FIRST_NAME = "compte"


def name_key(name: str) -> tuple[str, ...]:
    """What two spellings of a name have in common: neither accents, capitals nor order count."""
    return tuple(sorted(words(name)))


def placeholder_address(username: str) -> str:
    """An address that nobody reads: an account must have one, and each its own.

    It can be typed where a login page takes no username.
    """
    return f"{username}@{_domain()}"


def is_placeholder(address: str) -> bool:
    """Whether this address never delivers; no mail is sent to it."""
    return address.endswith(placeholder_endings())


def placeholder_endings() -> tuple[str, ...]:
    """How the addresses end that never deliver."""
    return (_NEVER, f"@{_domain()}")


def usernames(name: str) -> Iterator[str]:
    """Usernames to try: the first name in plain letters, and digits; no more of the person."""
    first = "".join(words(next(iter(name.split()), "")))
    letters = "".join(each for each in first if "a" <= each <= "z")[:_LONGEST_FIRST_NAME]
    for attempt in count():
        # More digits when the short ones are taken.
        yield (letters or _NO_FIRST_NAME) + _digits(4 + attempt // 10)


def easy_password(accepts: Callable[[str], bool], otherwise: Callable[[], str]) -> str:
    """A password that is read from paper: three known words and four digits, 36 bits.

    Args:
        accepts: whether the host's own rules take it.
        otherwise: the host's own generator, where no words pass.

    Raises:
        RuntimeError: the host takes none of its own either.
    """
    for change in (str.lower, str.title):
        for _try in range(_TRIES):
            chosen = [choice(EASY_WORDS) for _word in range(_WORDS)]
            password = change("-".join([*chosen, _digits(_PASSWORD_DIGITS)]))
            if accepts(password):
                return password
    for _try in range(_TRIES):
        password = otherwise()
        if accepts(password):
            return password
    raise RuntimeError("the host refuses the passwords of its own generator")


def give_password(
    user: Any,
    *,
    validate: Callable[[str, Any], object],
    otherwise: Callable[[], str],
    stored_as: Callable[[str], str] = str,
) -> port.Access:
    """Give an account a new password, and hand it out this once.

    Args:
        validate: the host's own rules; raises ``ValidationError``.
        otherwise: the host's own generator, where no words pass.
        stored_as: what the host makes of a password before it hashes it.
    """

    def accepts(password: str) -> bool:
        try:
            validate(password, user)
        except ValidationError:
            return False
        return True

    password = easy_password(accepts, otherwise)
    user.set_password(stored_as(password))
    user.save()
    return port.Access(
        user_id=user.pk,
        username=user.username,
        password=password,
        stamp=stamp_of(user.email, user.password),
    )


def is_as_made(user: Any, stamp: str) -> bool:
    """Whether the account still has the address and the password that it was given."""
    return is_placeholder(user.email) and stamp_of(user.email, user.password) == stamp


def stamp_of(email: str, password_hash: str) -> str:
    """What tells whether address and password are still those that were made.

    A hash of a salted hash: it lets nobody in, and nobody finds the password by it. A host that
    hashes anew at a login changes it; the account then counts as the learner's own.
    """
    return sha256(f"{email}\n{password_hash}".encode()).hexdigest()


def _domain() -> str:
    domain: str = get_config()["ACCOUNT_EMAIL_DOMAIN"]
    return domain


def _digits(how_many: int) -> str:
    return "".join(choice(_DIGITS) for _digit in range(how_many))
