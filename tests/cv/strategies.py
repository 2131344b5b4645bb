"""Any document that the schema accepts: every script, every choice, every length, any markup."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from advisor_dashboard.text import long_text, short_text
from cv_xblock.document import (
    CV,
    LICENCES,
    LIMITS,
    LONG,
    MAX_RADIUS_KM,
    SCHEMA,
    SHORT,
    AvailabilityKind,
    Colour,
    ExperienceKind,
    Level,
    Model,
    from_dict,
)
from cv_xblock.words import language_names

#: What people type or paste that some format takes for its own.
TELLING = (
    "Zoé O’Brien-N’Guyen",
    "محمد الأمين",
    "Олександр Шевченко",
    "李小龙 · 田中さん · 김민수",
    "नरेन्द्र · ไทย · ខ្មែរ · አማርኛ",
    "👩🏽‍🍳 👨‍👩‍👧 🇫🇷 1️⃣",
    "<b>gras</b> &amp; &eacute; &#65; <!-- --> <![CDATA[x]]> ]]>",
    '<w:t>x</w:t> </w:p> { HYPERLINK "x" } MERGEFIELD \\* PAGE «champ»',
    "{{ 7*7 }} {% now %} ${x} #{x} <%= x %> %s %(x)s {0} {x}",
    '#set page(width: 1cm) #eval("1") $ x^2 $ *gras* _x_ `x` <x> @x // /* [x] \\u{41} = x',
    "=1+1 @SUM(A1) \"guillemets\" 'x' \\n \\t C:\\new",
    "a\u00a0b\u202fc\u2011d\u00ade\u200bf\u200d\u200eg",
    "ﬁ ﷺ ẞ İ ı ﬀ Å Ω e\u0301",
    "- tiret",
    "1) un",
    "\U0001fffe\ufdd0\ue000\u0378",
)

_characters = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")


def _texts(limit: int, clean: Any) -> st.SearchStrategy[str]:
    typed = st.one_of(
        st.just(""),
        st.sampled_from(TELLING),
        st.text(_characters, max_size=12),
        st.sampled_from(("x", "é", "👩", "م", "<", "&")).map(lambda sign: sign * limit),
    )
    return typed.map(clean).filter(lambda text: len(text) <= limit)


short = _texts(SHORT, short_text)
long = (
    st.lists(_texts(LONG, long_text), max_size=3)
    .map("\n".join)
    .filter(lambda text: len(long_text(text)) <= LONG)
)
#: A month, half of one, a year, or anything: drafts are stored as they were typed.
month = st.one_of(
    st.sampled_from(("", "2025", "-03", "2025-13", "mars", "0999-01", "٢٠٢٥-٠٣")),
    st.builds("{:04}-{:02}".format, st.integers(1950, 2100), st.integers(1, 12)),
    short,
)
_day = st.one_of(st.sampled_from(("", "2026-02-30", "hier")), st.dates().map(str))


def _rows(limit: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    row = st.fixed_dictionaries({}, optional=fields)
    return st.lists(row, max_size=3) | row.map(lambda one: [one] * LIMITS[limit])


def _distinct(limit: int) -> st.SearchStrategy[list[str]]:
    return st.lists(short, max_size=4) | st.just([f"n° {number}" for number in range(limit)])


_stay = {
    "id": short,
    "title": short,
    "place": short,
    "start": month,
    "end": month,
    "current": st.booleans(),
}
_experiences = _rows(
    "experiences",
    kind=st.sampled_from(list(ExperienceKind)),
    employer=short,
    tasks=long,
    **_stay,
)
_training = _rows("training", school=short, **_stay)
_languages = _rows(
    "languages",
    language=short | st.sampled_from(sorted(language_names(str))),
    level=st.sampled_from(["", *Level]),
)
_pages = _rows(
    "pages",
    id=short,
    name=short,
    headline=short,
    introduction=long,
    model=st.sampled_from(list(Model)),
    colour=st.sampled_from(list(Colour)),
    photo=st.booleans(),
    age=st.booleans(),
    address=st.booleans(),
    training_first=st.booleans(),
    hidden=_distinct(LIMITS["experiences"] + LIMITS["training"]),
    hidden_skills=_distinct(LIMITS["skills"]),
)

#: The document as a page sends it: any field may be missing.
json_documents: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"schema": st.just(SCHEMA)},
    optional={
        "first_name": short,
        "last_name": short,
        "email": short | st.just("zoe@example.org"),
        "phone": short | st.sampled_from(("0639980102", "+33 6 39 98 01 02", "+1 (555) 0100-22")),
        "address": short,
        "birth_date": _day,
        "introduction": long,
        "wanted_jobs": _rows("wanted_jobs", key=short, rome=short, label=short, said=short),
        "experiences": _experiences,
        "training": _training,
        "skills": _distinct(LIMITS["skills"]),
        "languages": _languages,
        "commune": st.none()
        | st.fixed_dictionaries({}, optional={"key": short, "name": short, "postcode": short}),
        "radius_km": st.none() | st.integers(0, MAX_RADIUS_KM),
        "availability": st.fixed_dictionaries(
            {}, optional={"kind": st.sampled_from(list(AvailabilityKind)), "date": _day}
        ),
        "licences": st.lists(st.sampled_from(LICENCES), unique=True),
        "has_vehicle": st.booleans(),
        "interests": _distinct(LIMITS["interests"]),
        "pages": _pages,
    },
)


def documents() -> st.SearchStrategy[CV]:
    """Any CV that the schema accepts."""
    return json_documents.map(from_dict)
