"""The CV's document: what is kept, what is remarked on, what is refused."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cv_xblock.document import (
    CV,
    InvalidDocumentError,
    Part,
    check,
    filled_parts,
    from_dict,
    is_complete,
    parse_month,
)

TODAY = date(2026, 11, 23)
FULL = {
    "schema": 3,
    "first_name": "Zoé",
    "last_name": "O’Brien-N’Guyen",
    "email": "zoe@example.org",
    "phone": "+33 6 12 34 56 78",
    "address": "3 rue des Lilas",
    "birth_date": "2006-11-24",
    "introduction": "Je cherche un poste en vente.\nJe suis disponible 👩🏽‍🍳.",
    "wanted_jobs": [
        {"key": "ogr:11640", "rome": "D1505", "label": "Caissier / Caissière", "said": "Caissière"}
    ],
    "experiences": [
        {
            "id": "k3f9",
            "kind": "internship",
            "title": "Stage de vente",
            "employer": "H&M",
            "place": "Lille",
            "start": "2025-03",
            "end": "2025-06",
            "current": False,
            "tasks": "Ranger\nEncaisser",
        }
    ],
    "training": [
        {
            "id": "a1",
            "title": "CAP cuisine",
            "school": "Lycée Michel-Servet",
            "place": "Lille",
            "start": "2024-09",
            "end": "2027-06",
            "current": True,
        }
    ],
    "skills": ["Cuisiner pour dix", "Conduire un chariot"],
    "languages": [{"language": "ar", "level": "native"}, {"language": "lingala", "level": "good"}],
    "commune": {"key": "insee:59350", "name": "Lille", "postcode": "59000"},
    "radius_km": 20,
    "availability": {"kind": "from", "date": "2027-01-15"},
    "licences": ["B", "AM"],
    "has_vehicle": True,
    "interests": ["Football", "Dessin"],
    "pages": [
        {
            "id": "p1",
            "name": "Pour la vente",
            "headline": "Vendeuse",
            "introduction": "J’aime le contact.",
            "model": "colonne",
            "colour": "green",
            "photo": True,
            "age": True,
            "address": True,
            "training_first": True,
            "hidden": ["a1"],
            "hidden_skills": ["Conduire un chariot"],
        }
    ],
}


def codes(data: dict, **known) -> dict[str, str]:
    return {each.path: each.code for each in check(data, today=TODAY, **known).problems}


def test_a_full_document_comes_back_as_it_went():
    checked = check(FULL, today=TODAY)
    assert checked.problems == ()
    assert checked.document.to_dict() == FULL
    assert json.loads(json.dumps(checked.document.to_dict(), ensure_ascii=False)) == FULL


def test_the_sample_fills_every_field_so_that_none_escapes_the_round_trip():
    assert set(FULL) == {field.name for field in fields(CV)}
    assert all(FULL[name] for name in FULL)


def test_an_empty_document_is_the_empty_cv():
    assert check({}).document == CV()
    assert check({}).problems == ()
    assert from_dict(CV().to_dict()) == CV()


@pytest.mark.parametrize(
    "text",
    ["N’Diaye", "O'Brien", "مريم الأحمد", "שלום", "Zoë 🎉", "👨‍👩‍👧‍👦", "می‌خواهم", "Đặng Thị"],
)
def test_names_of_every_script_are_kept_as_typed(text):
    checked = check({"first_name": text})
    assert checked.problems == ()
    assert checked.document.first_name == text


def test_a_document_of_schema_1_is_read_with_all_that_it_held():
    new = ("address", "birth_date", "interests", "pages")
    old = {name: value for name, value in FULL.items() if name not in new} | {"schema": 1}
    old["experiences"] = [
        {name: value for name, value in row.items() if name != "kind"}
        for row in FULL["experiences"]
    ]
    read = from_dict(old).to_dict()
    assert read["schema"] == 3
    assert read["pages"] == []
    assert read["experiences"][0]["kind"] == "job"
    assert {name: read[name] for name in old if name not in {"schema", "experiences"}} == {
        name: value for name, value in old.items() if name not in {"schema", "experiences"}
    }


def test_a_page_that_speaks_schema_1_cannot_save_over_a_newer_one():
    assert [each.code for each in check({"schema": 1}).refused] == ["schema"]


def test_a_document_of_schema_2_keeps_the_distance_and_the_levels_that_are_stored():
    old = {"schema": 2, "radius_km": 10, "languages": [{"language": "fr", "level": "basic"}]}
    read = from_dict(old)
    assert (read.radius_km, read.languages[0].level) == (10, "basic")


def test_nobody_is_taken_to_have_said_a_distance_or_a_level():
    read = from_dict({"languages": [{"language": "fr"}]})
    assert (read.radius_km, read.languages[0].level) == (None, "")
    assert read.to_dict()["radius_km"] is None


@pytest.mark.parametrize("schema", [True, 1.0, "1", None, [1], 0, -1])
def test_what_is_no_schema_is_not_taken_for_an_old_one(schema):
    with pytest.raises(InvalidDocumentError, match="schema"):
        from_dict({"schema": schema})


def test_text_is_stored_composed():
    assert check({"first_name": "Zoe\u0301"}).document.first_name == "Zo\u00e9"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Inès  ", "Inès"),
        ("Inès\tB.\nC.", "Inès B. C."),
        ("a\x0bb\u2028c", "a b c"),
        ("a\x01\x7f\x9fb", "ab"),
        ("\u202eHIDDEN\u202c name", "HIDDEN name"),
        ("\u2066iso\u2069late", "isolate"),
        ("cut \ud83d emoji", "cut  emoji"),
        ("\ufeffstart", "start"),
        ("right\u200fleft", "right\u200fleft"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_of_a_line(typed, kept):
    assert check({"first_name": typed}).document.first_name == kept


def test_long_texts_keep_their_lines():
    document = check({"introduction": "un\r\ndeux\r\n\r\ntrois\x00".replace("\x00", "")}).document
    assert document.introduction == "un\ndeux\n\ntrois"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("first_name", {"first_name": "a\x00b"}),
        ("introduction", {"introduction": "\x00"}),
        ("skills.1", {"skills": ["ok", "no\x00"]}),
        ("experiences.0.tasks", {"experiences": [{"tasks": "\x00"}]}),
        ("commune.name", {"commune": {"key": "", "name": "Li\x00lle", "postcode": ""}}),
    ],
)
def test_a_nul_is_refused_wherever_it_stands(path, data):
    checked = check(data)
    assert [(each.path, each.code) for each in checked.refused] == [(path, "nul")]
    assert "\x00" not in json.dumps(checked.document.to_dict())


def test_ten_thousand_characters_are_refused_and_counted():
    checked = check({"introduction": "é" * 10_000, "first_name": "a" * 121})
    assert {each.path: dict(each.params) for each in checked.refused} == {
        "first_name": {"length": 121, "limit": 120},
        "introduction": {"length": 10_000, "limit": 2000},
    }


def test_the_caps_count_what_is_stored():
    assert check({"first_name": " " * 500 + "e\u0301" * 120}).problems == ()


@pytest.mark.parametrize(
    ("name", "item", "limit"),
    [
        ("wanted_jobs", {"label": "x"}, 5),
        ("experiences", {}, 15),
        ("training", {}, 15),
        ("skills", "x", 30),
        ("languages", {}, 10),
        ("interests", "x", 10),
        ("pages", {}, 5),
    ],
)
def test_a_list_that_is_too_long_is_refused(name, item, limit):
    assert check({name: [item] * limit}).refused == ()
    assert [each.code for each in check({name: [item] * (limit + 1)}).refused] == ["too_many"]


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ([], "", "wrong_type"),
        (None, "", "wrong_type"),
        ("text", "", "wrong_type"),
        ({"schema": 4}, "schema", "schema"),
        ({"schema": "3"}, "schema", "schema"),
        ({"first_name": 3}, "first_name", "wrong_type"),
        ({"first_name": None}, "first_name", "wrong_type"),
        ({"experiences": {}}, "experiences", "wrong_type"),
        ({"experiences": ["x"]}, "experiences.0", "wrong_type"),
        ({"commune": "Lille"}, "commune", "wrong_type"),
        ({"has_vehicle": 1}, "has_vehicle", "wrong_type"),
        ({"radius_km": True}, "radius_km", "wrong_type"),
        ({"radius_km": "10"}, "radius_km", "wrong_type"),
        ({"radius_km": 201}, "radius_km", "out_of_range"),
        ({"radius_km": -1}, "radius_km", "out_of_range"),
        ({"licences": ["Z"]}, "licences.0", "not_a_choice"),
        ({"languages": [{"level": "top"}]}, "languages.0.level", "not_a_choice"),
        ({"experiences": [{"kind": "crime"}]}, "experiences.0.kind", "not_a_choice"),
        ({"pages": [{"model": "no"}]}, "pages.0.model", "not_a_choice"),
        ({"pages": [{"colour": "#fff"}]}, "pages.0.colour", "not_a_choice"),
        ({"pages": [{"hidden": "a1"}]}, "pages.0.hidden", "wrong_type"),
        ({"availability": {"kind": "soon"}}, "availability.kind", "not_a_choice"),
        ({"photo": "x"}, "photo", "unknown_field"),
        ({"pages": [{"photo": "x"}]}, "pages.0.photo", "wrong_type"),
        ({"experiences": [{"salary": 1}]}, "experiences.0.salary", "unknown_field"),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(data, path, code):
    assert [(each.path, each.code) for each in check(data).refused] == [(path, code)]
    with pytest.raises(InvalidDocumentError, match=code):
        from_dict(data)


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ({"email": "zoe@"}, "email", "email_odd"),
        ({"email": "zoe at home"}, "email", "email_odd"),
        ({"phone": "12"}, "phone", "phone_odd"),
        ({"phone": "zéro six"}, "phone", "phone_odd"),
        ({"experiences": [{"start": "2026-12"}]}, "experiences.0.start", "in_future"),
        ({"experiences": [{"end": "2031-01"}]}, "experiences.0.end", "in_future"),
        ({"training": [{"start": "2027-01"}]}, "training.0.start", "in_future"),
        ({"experiences": [{"start": "2025"}]}, "experiences.0.start", "month_odd"),
        ({"experiences": [{"start": "-03"}]}, "experiences.0.start", "month_odd"),
        ({"training": [{"end": "2025-13"}]}, "training.0.end", "month_odd"),
        (
            {"experiences": [{"start": "2025-03", "end": "2025-02"}]},
            "experiences.0.end",
            "ends_before_start",
        ),
        ({"availability": {"kind": "from", "date": ""}}, "availability.date", "date_missing"),
        (
            {"availability": {"kind": "from", "date": "2027-02-30"}},
            "availability.date",
            "date_odd",
        ),
        ({"birth_date": "2006-11-31"}, "birth_date", "birth_date_odd"),
        ({"birth_date": "24/11/2006"}, "birth_date", "birth_date_odd"),
        ({"birth_date": "2014-11-24"}, "birth_date", "birth_date_odd"),
        ({"birth_date": "1906-11-24"}, "birth_date", "birth_date_odd"),
        ({"wanted_jobs": [{"label": "dompteuse"}]}, "wanted_jobs.0.label", "job_free_text"),
        ({"commune": {"name": "Lile"}}, "commune", "commune_unknown"),
    ],
)
def test_what_looks_wrong_is_kept_as_typed_and_remarked_on(data, path, code):
    checked = check(data, today=TODAY)
    assert checked.refused == ()
    assert [(each.path, each.code) for each in checked.remarks] == [(path, code)]
    name = path.split(".")[0]
    assert data[name] == _same_keys(checked.document.to_dict()[name], data[name])


def _same_keys(stored, typed):
    """The stored value, narrowed to what was typed."""
    if isinstance(typed, dict):
        return {name: stored[name] for name in typed}
    if isinstance(typed, list):
        return [_same_keys(*pair) for pair in zip(stored, typed, strict=True)]
    return stored


def test_this_month_and_a_diploma_of_next_summer_are_no_future():
    data = {"experiences": [{"start": "2026-11"}], "training": [{"end": "2027-06"}]}
    assert codes(data) == {}


def test_without_a_today_no_date_is_in_the_future():
    assert check({"experiences": [{"start": "2099-01"}]}).problems == ()


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ({"phone": "٠٦ ١٢ ٣٤ ٥٦ ٧٨"}, {"phone": "06 12 34 56 78"}),
        ({"phone": "۰۶۱۲۳۴۵۶۷۸"}, {"phone": "0612345678"}),
        ({"experiences": [{"start": "٢٠٢٥-03"}]}, {"experiences": [{"start": "2025-03"}]}),
        ({"training": [{"end": "２０２５-0６"}]}, {"training": [{"end": "2025-06"}]}),
        (
            {"availability": {"kind": "from", "date": "۲۰۲۷-۰۱-۱۵"}},
            {"availability": {"kind": "from", "date": "2027-01-15"}},
        ),
    ],
)
def test_numbers_typed_in_the_digits_of_another_script_are_stored_in_ours(data, kept):
    checked = check(data, today=TODAY)
    assert checked.problems == ()
    name = next(iter(kept))
    assert _same_keys(checked.document.to_dict()[name], kept[name]) == kept[name]


@pytest.mark.parametrize("month", ["٢٠٢٥-03", "2025-0３", "²025-03", "2025-03\n"])
def test_a_month_that_is_not_in_plain_digits_is_none(month):
    assert parse_month(month) is None


@pytest.mark.parametrize("phone", ["²²²²²²²²", "06 12 34 56 78\u2028x"])
def test_odd_digits_make_no_phone_number(phone):
    assert codes({"phone": phone}) == {"phone": "phone_odd"}


def test_a_month_in_other_digits_is_compared_with_today():
    assert codes({"experiences": [{"start": "٢٠٩٩-01"}]}) == {"experiences.0.start": "in_future"}


def test_of_many_unknown_fields_one_is_named():
    refused = check({f"x{number}": 1 for number in range(1000)}).refused
    assert [(each.path, each.code) for each in refused] == [("x0", "unknown_field")]


def test_what_is_left_unsaid_still_refuses_the_document():
    # Remarks alone never keep a refusal from being heard.
    rows = [{"start": "x", "end": "x"}] * 15
    checked = check({"experiences": rows, "training": rows, "licences": ["Z"] * 15})
    assert len(checked.remarks) == 60
    assert checked.refused


def test_a_job_and_a_commune_that_left_the_lists_are_remarked_on():
    data = {
        "wanted_jobs": [{"key": "ogr:1", "rome": "", "label": "Allumeur"}],
        "commune": {"key": "insee:0", "name": "Nulle-Part", "postcode": ""},
    }
    unknown = codes(data, knows_job=lambda key: False, knows_commune=lambda key: False)
    assert unknown == {"wanted_jobs.0.label": "job_unknown", "commune": "commune_unknown"}
    assert codes(data, knows_job=lambda key: True, knows_commune=lambda key: True) == {}


def test_repeated_skills_and_licences_count_once():
    document = check({"skills": ["Vente", "vente ", "", "Caisse"], "licences": ["B", "B"]}).document
    assert document.skills == ("Vente", "Caisse")
    assert document.licences == ("B",)


def test_a_cv_is_made_of_five_parts():
    assert is_complete(from_dict(FULL))
    assert filled_parts(CV()) == frozenset()
    without_name = from_dict({**FULL, "last_name": ""})
    assert filled_parts(without_name) == frozenset(Part) - {Part.NAME}
    nothing_yet = from_dict({**FULL, "experiences": [], "training": []})
    assert not is_complete(nothing_yet)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*FULL, "key", "start", "label", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


# How long an example takes says how busy the machine is, not whether the check holds.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_JSON)
def test_no_json_value_makes_the_check_fail(data):
    checked = check(data, today=TODAY)
    again = check(checked.document.to_dict(), today=TODAY)
    assert again.refused == ()
    assert again.document == checked.document
    json.dumps(checked.document.to_dict(), ensure_ascii=False).encode()
