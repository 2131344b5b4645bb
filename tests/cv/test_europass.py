"""A page as Europass XML: in its form, nothing claimed, nothing that hides shown."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cv_xblock.document import Page, pages_of
from cv_xblock.render.europass import to_europass
from cv_xblock.render.sheet import build_sheet
from cv_xblock.render.telephone import Telephone, parse_telephone

from .europass_form import faults, name_of
from .making import TODAY, cv
from .pictures import photo
from .strategies import TELLING, documents

RICH = ("hr:ExecutiveSummary", "oa:Description", "OccupationalSkillsCovered", "Description")


def written(page: Page | None = None, *, picture: bytes | None = None, **changes):
    data = to_europass(cv(**changes), page or Page(), today=TODAY, photo=picture)
    return etree.fromstring(data)


def texts(root, *names: str) -> list[str]:
    return [each.text or "" for each in root.iter() if name_of(each) in names]


def shown(root) -> set[str]:
    """Every text as a reader sees it: rich text read as what it is, in the four tags of ours."""
    found: set[str] = set()
    for element in root.iter():
        if name_of(element) in RICH:
            rich = etree.fromstring(f"<x>{element.text}</x>")
            assert {each.tag for each in rich.iter()} <= {"x", "p", "ul", "li", "strong"}
            found |= {each.text for each in rich.iter() if each.text}
        elif element.text and element.text.strip():
            found.add(element.text)
    return found


@settings(deadline=None)
@given(documents(), st.sampled_from(("fr", "en")))
def test_any_page_is_in_the_form_and_holds_its_words(document, language):
    for page in pages_of(document):
        data = to_europass(document, page, today=TODAY, language=language, photo=photo())
        root = etree.fromstring(data)
        assert faults(root) == []
        sheet = build_sheet(document, page, today=TODAY, language=language)
        rows = (*sheet.experiences, *sheet.training)
        wanted = {sheet.headline, *sheet.introduction, *sheet.skills, *sheet.interests}
        wanted |= {row.title for row in rows} | {task for row in rows for task in row.tasks}
        assert wanted - {""} <= shown(root)


@pytest.mark.parametrize("text", TELLING)
def test_markup_is_text_in_xml_and_in_the_html_within(text):
    root = written(introduction=text, last_name=text)
    assert build_sheet(cv(last_name=text), Page(), today=TODAY).name.endswith(
        texts(root, "hr:FamilyName")[0]
    )
    assert build_sheet(cv(introduction=text), Page(), today=TODAY).introduction[0] in shown(root)


def test_a_job_and_a_training_stand_where_the_editor_looks_for_them():
    root = written()
    assert texts(root, "PositionTitle") == ["Stage de vente"]
    assert texts(root, "hr:OrganizationName") == ["Boutique du Marché", "Lycée de la Plaine"]
    assert texts(root, "hr:FormattedDateTime") == ["2025-03", "2025-06", "2027-06", "2023"]
    assert texts(root, "hr:DegreeName") == ["CAP cuisine"]
    assert texts(root, "hr:LicenseTypeCode") == ["B", "AM"]
    assert "work-experience" in texts(root, "Title")


def test_the_family_is_no_employer():
    root = written()
    assert ("Famille", "Chez moi") in list(
        zip(texts(root, "Title")[::2], texts(root, "Title")[1::2], strict=False)
    )


def test_the_mother_tongue_has_its_code_and_no_level_is_made_up():
    root = written(
        languages=[
            {"language": "ar", "level": "native"},
            {"language": "en", "level": "fluent"},
            {"language": "lingala"},
        ]
    )
    assert texts(root, "PrimaryLanguageCode") == ["ara"]
    named = [(each.text, each.get("schemeName")) for each in root.iter("{*}CompetencyID")]
    assert named == [("eng", "NORMAL"), ("lingala", "FREE_TEXT")]
    assert not re.search(r"\b[ABC][12]\b", etree.tostring(root).decode())
    assert "Anglais – courant" in texts(root, "Title")
    assert not [each for each in texts(root, "Title") if each and "lingala" in each]


def test_what_a_page_hides_is_not_in_the_file():
    whole = etree.tostring(
        written(Page(hidden=("e1", "t1"), hidden_skills=("Cuisiner pour dix",)), picture=photo()),
        encoding="unicode",
    )
    for word in ("Boutique", "CAP cuisine", "Cuisiner", "2006", "Lilas", "EmbeddedData"):
        assert word not in whole


def test_what_a_page_shows_is_in_it():
    root = written(Page(age=True, address=True, photo=True), picture=photo())
    assert texts(root, "hr:BirthDate") == ["2006-11-24"]
    assert texts(root, "oa:AddressLine") == ["3 rue des Lilas"]
    picture = b64decode(texts(root, "oa:EmbeddedData")[0])
    assert b64decode(picture.removeprefix(b"data:image/jpeg;base64,")) == photo()


def test_a_date_that_does_not_exist_is_said_in_words():
    root = written(experiences=[{"title": "x", "start": "-03", "end": "2025-13"}], training=[])
    assert texts(root, "hr:FormattedDateTime") == []
    assert texts(root, "oa:Description") == ["<p>-03 – 2025-13</p>"]


def test_a_number_without_its_country_does_not_spoil_the_file():
    root = written(phone="12 34 56 78")
    assert texts(root, "oa:DialNumber") == []
    assert "12 34 56 78" in texts(root, "Title")


@pytest.mark.parametrize(
    ("typed", "telephone"),
    [
        ("06 39 98 01 02", Telephone("33", "639980102")),
        ("0692.12.34.56", Telephone("262", "692123456")),
        ("+33 (0)6 39 98 01 02", Telephone("33", "639980102")),
        ("0032 470 12 34 56", Telephone("32", "470123456")),
        ("+1 555 010 9999", Telephone("1", "5550109999")),
        ("+212 612345678", Telephone("212", "612345678")),
        ("12345678", None),
        ("téléphone", None),
        ("", None),
    ],
)
def test_the_country_of_a_number_is_told_where_it_is_sure(typed, telephone):
    assert parse_telephone(typed) == telephone


def test_the_same_page_makes_the_same_bytes():
    assert to_europass(cv(), Page(), today=TODAY) == to_europass(cv(), Page(), today=TODAY)
