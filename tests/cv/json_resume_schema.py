"""The types of JSON Resume 1.0.0, as its published schema has them."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_DATE = {
    "type": "string",
    "pattern": "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$",
}
_ADDRESS = {"type": "string", "format": "uri"}
_PERIOD = {"startDate": _DATE, "endDate": _DATE}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _rows(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _object(**properties)}


_DONE = {"position": _TEXT, "url": _ADDRESS, "summary": _TEXT, "highlights": _TEXTS, **_PERIOD}

SCHEMA = _object(
    **{"$schema": _ADDRESS},
    basics=_object(
        name=_TEXT,
        label=_TEXT,
        image=_TEXT,
        email={"type": "string", "format": "email"},
        phone=_TEXT,
        url=_ADDRESS,
        summary=_TEXT,
        location=_object(
            address=_TEXT, postalCode=_TEXT, city=_TEXT, countryCode=_TEXT, region=_TEXT
        ),
        profiles=_rows(network=_TEXT, username=_TEXT, url=_ADDRESS),
    ),
    work=_rows(name=_TEXT, location=_TEXT, description=_TEXT, **_DONE),
    volunteer=_rows(organization=_TEXT, **_DONE),
    education=_rows(
        institution=_TEXT,
        url=_ADDRESS,
        area=_TEXT,
        studyType=_TEXT,
        score=_TEXT,
        courses=_TEXTS,
        **_PERIOD,
    ),
    skills=_rows(name=_TEXT, level=_TEXT, keywords=_TEXTS),
    languages=_rows(language=_TEXT, fluency=_TEXT),
    interests=_rows(name=_TEXT, keywords=_TEXTS),
    meta=_object(canonical=_ADDRESS, version=_TEXT, lastModified=_TEXT),
)
