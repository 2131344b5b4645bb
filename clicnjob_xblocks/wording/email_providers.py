"""Mail providers, and the one that somebody meant who mistyped its name."""

from __future__ import annotations

_FRENCH, _WORLD = "fr", "com"
#: Provider -> the endings that it has, the usual one first.
_PROVIDERS = {
    "gmail": (_WORLD,),
    "googlemail": (_WORLD,),
    "hotmail": (_FRENCH, _WORLD),
    "outlook": (_FRENCH, _WORLD),
    "yahoo": (_FRENCH, _WORLD),
    "icloud": (_WORLD,),
    "orange": (_FRENCH,),
    "wanadoo": (_FRENCH,),
    "laposte": ("net",),
    "protonmail": (_WORLD,),
}
#: Names that are like one of these and are providers or firms of their own.
_OTHERS = frozenset({"mail", "email", "ymail", "fmail", "hmail", "rmail", "zmail", "oranges"})
#: What fingers make of an ending.
_ENDINGS = {
    **dict.fromkeys(("con", "cm", "om", "comm", "cpm", "vom", "xom", "clm", "cim", "co", "coml",
                     "coom", "cmo", "ocm", "cok"), _WORLD),
    **dict.fromkeys(("f", "frr", "ft", "rf", "fe", "fl", "fre", "ffr", "dr"), _FRENCH),
    **dict.fromkeys(("ner", "nat", "nett", "ne", "nte"), "net"),
}  # fmt: skip
#: Endings that the provider does not have, though people think so.
_NEVER = {("gmail", _FRENCH), ("icloud", _FRENCH), ("laposte", _FRENCH), ("laposte", _WORLD)}
_LONG_NAME = 7


def meant(domain: str) -> str:
    """The domain that was meant by one that looks mistyped; empty when it may well be right."""
    name, dot, ending = domain.lower().partition(".")
    if not dot or "." in ending:
        return ""
    right_name = name if name in _PROVIDERS else _nearest(name)
    if not right_name:
        return ""
    endings = _PROVIDERS[right_name]
    right_ending = _ENDINGS.get(ending, ending)
    wrong = right_name != name or (right_ending not in endings and (name, ending) in _NEVER)
    if right_ending not in endings and (wrong or right_ending != ending):
        right_ending = endings[0]
    guess = f"{right_name}.{right_ending}"
    return guess if guess != f"{name}.{ending}" else ""


def _nearest(name: str) -> str:
    if name in _OTHERS:
        return ""
    for provider in _PROVIDERS:
        most = 2 if len(provider) >= _LONG_NAME else 1
        if name[:1] == provider[:1] and _distance(name, provider) <= most:
            return provider
    return ""


def _distance(one: str, other: str) -> int:
    """How many letters are missing, too many, wrong or swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, above, row = row, before, [at]
        for place, wanted in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            swapped = at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted
            if swapped:
                cost = min(cost, above[place - 2] + 1)
            row.append(cost)
    return row[-1]
