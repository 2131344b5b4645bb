"""The pictograms of memo sheets: small drawings of our own, on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


#: What authors choose from, and what each is called.
LABELS: Mapping[str, str] = {
    "": _("None"),
    "envelope": _("Envelope"),
    "key": _("Key"),
    "lock": _("Padlock"),
    "check": _("Tick"),
    "cross": _("Cross"),
    "phone": _("Phone"),
    "computer": _("Computer"),
    "person": _("Person"),
    "people": _("People"),
    "magnifier": _("Magnifier"),
    "warning": _("Warning"),
    "pen": _("Pen"),
    "page": _("Page"),
    "clip": _("Paper clip"),
    "send": _("Paper plane"),
    "speech": _("Speech bubble"),
    "clock": _("Clock"),
    "calendar": _("Calendar"),
    "bell": _("Bell"),
    "bulb": _("Light bulb"),
    "link": _("Link"),
    "house": _("House"),
    "star": _("Star"),
}

#: Of a square of 24, drawn with a line 2 wide; every part is an element of SVG.
_DRAWINGS: Mapping[str, str] = {
    "envelope": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3.5 7l8.5 6 8.5-6"/>',
    "key": '<circle cx="8" cy="12" r="4.5"/><path d="M12.5 12H21v4M17 12v3"/>',
    "lock": '<rect x="5" y="11" width="14" height="10" rx="2"/>'
    '<path d="M8 11V8a4 4 0 0 1 8 0v3M12 15v2.5"/>',
    "check": '<path d="M4 13l5.5 5.5L20 7"/>',
    "cross": '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>',
    "phone": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18h2"/>',
    "computer": '<rect x="3" y="4" width="18" height="12" rx="2"/><path d="M8 20.5h8M12 16v4.5"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 21c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7"/>',
    "people": '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c0-4 2.5-6 6.5-6s6.5 2 '
    '6.5 6M15.5 5.300a3.5 3.5 0 0 1 0 6.400M18 14.600c2.3.8 3.5 2.7 3.5 5.4"/>',
    "magnifier": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L21 21"/>',
    "warning": '<path d="M12 3.500L22 20.500H2zM12 10v4.500M12 17.400v.2"/>',
    "pen": '<path d="M4 20l1-4.500L16.5 4a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3'
    'L8.5 19zM14 6.500l3.5 3.5"/>',
    "page": '<path d="M6 2.500h8l5 5v14H6zM14 2.500v5h5M9.5 12.500h6M9.5 16.500h6"/>',
    "clip": '<path d="M19.5 11.500l-8 8a5 5 0 0 1-7-7l9-9a3.3 3.3 0 0 1 4.7 4.700l-9 9'
    'a1.7 1.7 0 0 1-2.4-2.400l8-8"/>',
    "send": '<path d="M21.5 2.500L10.5 13.500M21.5 2.500l-7 19-4-8-8-4z"/>',
    "speech": '<path d="M4 4h16a1.5 1.5 0 0 1 1.5 1.500v9.500a1.5 1.5 0 0 1-1.5 1.500h-8.5'
    'l-5 4.500v-4.500H4a1.5 1.5 0 0 1-1.5-1.500V5.500A1.5 1.5 0 0 1 4 4z"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.500l3.5 2"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="16" rx="2"/>'
    '<path d="M3.5 10h17M8 2.500V7M16 2.500V7"/>',
    "bell": '<path d="M5 17c1.5-1.5 2-3.5 2-7a5 5 0 0 1 10 0c0 3.5.5 5.5 2 7zM10 20.500h4"/>',
    "bulb": '<path d="M9 17c0-2-3-3.5-3-7.500a6 6 0 0 1 12 0c0 4-3 5.5-3 7.500zM9.5 20.500h5"/>',
    "link": '<path d="M10 14a4.2 4.2 0 0 0 6 0l3.5-3.500a4.2 4.2 0 0 0-6-6L12 6"/>'
    '<path d="M14 10a4.2 4.2 0 0 0-6 0l-3.5 3.500a4.2 4.2 0 0 0 6 6L12 18"/>',
    "house": '<path d="M3 11.500L12 3.500l9 8M5.5 9.500V20.500h13V9.500M10 20.500V14h4v6.5"/>',
    "star": '<path d="M12 2.800l2.8 5.9 6.4.9-4.7 4.5 1.2 6.400L12 17.400l-5.7 3.1 1.2-6.4'
    'L2.8 9.600l6.4-.9z"/>',
}


def is_pictogram(name: str) -> bool:
    """Whether there is such a drawing."""
    return name in _DRAWINGS


def drawing(name: str, *, colour: str = "currentColor", size: int = 24) -> str:
    """The SVG of a pictogram. It says nothing: what it stands beside is said in words."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="{size}"'
        f' height="{size}" fill="none" stroke="{escape(colour)}" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{_DRAWINGS[name]}</svg>"
    )


def labels(gettext: Callable[[str], str]) -> dict[str, str]:
    """By name, what each is called in the page's language."""
    return {name: gettext(label) for name, label in LABELS.items()}
