"""A telephone number as its country and the rest, where that can be told for sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRANCE = "33"
#: Beginnings of ten-digit French numbers that are dialled through a code of their own.
_OVERSEAS = {
    **dict.fromkeys(("0262", "0692", "0693"), "262"),
    **dict.fromkeys(("0590", "0690", "0691"), "590"),
    **dict.fromkeys(("0594", "0694"), "594"),
    **dict.fromkeys(("0596", "0696", "0697"), "596"),
}
#: Country codes are of three digits, but for these (ITU-T E.164).
_ONE_DIGIT = frozenset("17")
_TWO_DIGITS = frozenset(
    (
        *("20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45"),
        *("46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61"),
        *("62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94"),
        *("95", "98"),
    )
)
_SIGNS = re.compile(r"[\s().\-/]")


@dataclass(frozen=True)
class Telephone:
    """A number to dial from anywhere."""

    country: str
    number: str

    @property
    def is_french(self) -> bool:
        """Whether it is of mainland France."""
        return self.country == _FRANCE

    @property
    def is_mobile(self) -> bool:
        """Whether it is a French mobile."""
        return self.is_french and self.number[0] in "67"


def parse_telephone(typed: str) -> Telephone | None:
    """The number; ``None`` for one that may be of any country, or is none."""
    digits = _SIGNS.sub("", typed.replace("(0)", ""))
    if re.fullmatch(r"0[1-9][0-9]{8}", digits):
        return Telephone(_OVERSEAS.get(digits[:4], _FRANCE), digits[1:])
    if match := re.fullmatch(r"(?:\+|00)([1-9][0-9]{7,14})", digits):
        whole = match[1]
        length = 1 if whole[0] in _ONE_DIGIT else 2 if whole[:2] in _TWO_DIGITS else 3
        return Telephone(whole[:length], whole[length:].removeprefix("0"))
    return None
