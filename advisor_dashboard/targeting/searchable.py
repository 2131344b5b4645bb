"""What of a CV can be searched: the fields of its profile and the terms of its postings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cv_xblock.document import from_dict, is_complete, parse_day
from cv_xblock.reading.fluency import language_of

from ..models import Occupation
from ..vocabulary.fold import fold, words
from . import terms
from .references import References, references_of

#: Stands for "free now": before any day that an advisor asks for.
ANY_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class Searchable:
    """The searchable part of one CV."""

    #: Fields of the profile, by name.
    fields: dict[str, Any]
    #: Terms of the postings, the same in every scope.
    terms: frozenset[int]


#: What of a document goes into the index; while none of it changes, the index stands.
_SEARCHED = (
    *("first_name", "last_name", "wanted_jobs", "commune"),
    *("radius_km", "availability", "licences", "languages", "skills"),
)
_LONGEST_CODE = 3


def searched(document: Mapping[str, Any]) -> list[Any]:
    """The values of a document that the index is made from."""
    return [*(document.get(name) for name in _SEARCHED), _is_complete(document)]


def own_name(document: Mapping[str, Any]) -> str:
    """The name that the CV says; empty if it says none."""
    return " ".join(
        part for part in (document.get("first_name"), document.get("last_name")) if part
    )


def searchable(
    document: Mapping[str, Any], name_if_unsaid: str, references: References | None = None
) -> Searchable:
    """Read a stored document, which has the CV's shape.

    Args:
        references: what the document names, if that was looked up already.
    """
    references = references or references_of(document)
    jobs = [job for job in document.get("wanted_jobs") or [] if job["label"]]
    occupations = _occupations_of(jobs, references)
    commune = references.commune
    name = own_name(document)
    name = (name or name_if_unsaid)[:255]
    skills = [each for each in document.get("skills") or [] if each.strip()]
    fields = {
        "name": name,
        "name_words": spaced(words(name))[:255],
        "skills": skills,
        "skill_words": "|".join(spaced(fold(each)) for each in skills),
        "languages": spaced(_languages(document)),
        "complete": _is_complete(document),
        "wanted": [
            {"rome": known.rome if known else "", "key": job["key"], "label": job["label"]}
            for job, known in zip(jobs, occupations, strict=True)
        ],
        "commune_key": commune.key if commune else "",
        "commune_name": commune.name if commune else "",
        "latitude": commune.latitude if commune else None,
        "longitude": commune.longitude if commune else None,
        "radius_km": document.get("radius_km"),
        "available_on": _available_on(document.get("availability") or {}),
        "licences": terms.licence_mask(document.get("licences") or ()),
    }
    return Searchable(fields=fields, terms=_terms(occupations, _labels_of(jobs, references)))


def spaced(parts: Iterable[str]) -> str:
    """Words with a space on either side of each, so that a whole one can be looked for in SQL."""
    return f" {' '.join(parts)} "


def _languages(document: Mapping[str, Any]) -> list[str]:
    """The codes of the languages in a CV; one that was typed and has no code is read only there."""
    codes = (language_of(each["language"]) for each in document.get("languages") or [])
    return sorted({each for each in codes if len(each) <= _LONGEST_CODE and each.isalpha()})


def _is_complete(document: Mapping[str, Any]) -> bool:
    return is_complete(from_dict(document))


def _occupations_of(
    jobs: list[Mapping[str, Any]], references: References
) -> list[Occupation | None]:
    """The occupation behind each wanted job; ``None`` where the learner's words name none.

    The label that was chosen decides; the code that was stored with it only helps when
    another vocabulary has been loaded since. Words that were typed and not chosen count where
    they are the very name of a job ("caissière").
    """
    by_key = {key: label.occupation for key, label in references.labels.items()}
    by_name = {text: label.occupation for text, label in references.named.items()}
    codes = {job["rome"] for job in jobs if job["rome"] and job["key"] not in by_key}
    by_rome = {row.rome: row for row in Occupation.objects.filter(rome__in=codes)} if codes else {}
    return [
        by_key.get(job["key"]) or by_rome.get(job["rome"]) or by_name.get(job["label"])
        for job in jobs
    ]


def _labels_of(jobs: list[Mapping[str, Any]], references: References) -> list[int]:
    """The label behind each wanted job, as far as the vocabulary has it."""
    known = [
        references.labels.get(job["key"]) or references.named.get(job["label"]) for job in jobs
    ]
    return [label.pk if label else terms.UNKNOWN_LABEL for label in known]


def _terms(occupations: list[Occupation | None], labels: list[int]) -> frozenset[int]:
    """One term for each occupation at its first place, and one for each label that is wanted."""
    places: dict[int, int] = {}
    found = {terms.OPEN_TERM}
    for place, (occupation, label) in enumerate(
        zip(occupations[: terms.PLACES], labels, strict=False), start=1
    ):
        if occupation is not None:
            places.setdefault(occupation.pk, place)
            found.add(terms.occupation_term(occupation.pk, place, label))
    return frozenset(found | {terms.occupation_term(pk, place) for pk, place in places.items()})


def _available_on(availability: Mapping[str, Any]) -> date | None:
    if availability.get("kind") == "now":
        return ANY_DAY
    if availability.get("kind") != "from":
        return None
    # What is no day is kept as typed in the CV and remarked on there; it says nothing here.
    return parse_day(availability.get("date") or "")
