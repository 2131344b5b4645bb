"""A file is told by its content; what could harm is refused, each with a reason of its own."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA

import pytest
from django.utils.translation import override
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from PIL import Image

from advisor_dashboard.attachments import checking, office
from advisor_dashboard.attachments.checking import check_file
from advisor_dashboard.attachments.names import plain_name, safe_name
from advisor_dashboard.attachments.refusals import FileRefusedError, Refusal
from cv_xblock.document import Page
from cv_xblock.render.look import Look
from cv_xblock.render.sheet import build_sheet
from cv_xblock.render.word import render_docx
from tests.cv.making import TODAY, cv
from tests.factories import picture

from .made import PDF, archive, relationships, word

ODT = "application/vnd.oasis.opendocument.text"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def png(size=(40, 30), **note) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG", **note)
    return out.getvalue()


def refused(data: bytes) -> Refusal:
    with pytest.raises(FileRefusedError) as told:
        check_file("offre.pdf", data)
    return told.value.why


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"),
        (picture(), "jpg"),
        (png(), "jpg"),
        (word(), "docx"),
        (archive(mimetype=ODT, **{"content.xml": "<x/>"}), "odt"),
    ],
)
def test_a_file_is_what_its_content_is_whatever_its_name(data, kind):
    file = check_file("virus.exe", data)

    assert (file.kind, file.name) == (kind, f"virus.{kind}")
    assert (file.data == data) is (kind != "jpg")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Refusal.EMPTY),
        (PDF + b"\0" * checking.MOST_BYTES, Refusal.TOO_HEAVY),
        (b"<html><script>alert(1)</script></html>", Refusal.UNKNOWN),
        (b"MZ\x90\0", Refusal.UNKNOWN),
        (b"GIF89a", Refusal.UNKNOWN),
        (b"\n" + PDF, Refusal.UNKNOWN),
        (PDF[:20], Refusal.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_OFFICE),
        (archive(**{"a.txt": "x"}), Refusal.UNKNOWN),
        (archive(mimetype="application/epub+zip"), Refusal.UNKNOWN),
        (word()[:-30], Refusal.DAMAGED),
        (picture()[:200], Refusal.PICTURE_UNREADABLE),
        (png((6000, 6000)), Refusal.PICTURE_TOO_LARGE),
        (word(MACRO), Refusal.MACROS),
        (word(**{"word__vbaProject.bin": "x"}), Refusal.MACROS),
        (word(**{"word__activeX__activeX1.xml": "x"}), Refusal.MACROS),
        (word(**{"word__embeddings__oleObject1.bin": "x"}), Refusal.MACROS),
        (archive(mimetype=ODT, **{"Basic__Standard__Module1.xml": "x"}), Refusal.MACROS),
        (
            archive(mimetype=ODT, **{"META-INF__manifest.xml": "<manifest:encryption-data/>"}),
            Refusal.PROTECTED,
        ),
    ],
)
def test_what_cannot_be_passed_on_is_refused_with_its_reason(data, why):
    assert refused(data) is why


def test_an_archive_that_grows_is_refused_whatever_it_says_of_its_size(monkeypatch):
    monkeypatch.setattr(office, "MOST_BYTES", 100_000)
    honest = word(**{"word__media__a.xml": b"0" * 200_000})
    lying = honest.replace((200_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))

    assert refused(honest) is Refusal.BOMB
    assert refused(lying) is Refusal.DAMAGED


@pytest.mark.parametrize("packed", [ZIP_BZIP2, ZIP_LZMA])
def test_what_is_packed_as_no_office_program_does_is_refused_before_it_is_unpacked(packed):
    bomb = archive(packed, types="", **{"word__a.xml": b"0" * 8_000_000})
    tracemalloc.start()

    why = refused(bomb)

    heaviest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (why, heaviest < 1_000_000) == (Refusal.DAMAGED, True)


@pytest.mark.parametrize(
    "entries",
    [
        {"word___rels__settings.xml.rels": relationships("attachedTemplate")},
        {"word___rels__document.xml.rels": relationships("hyperlink", "oleObject")},
        {"word___rels__webSettings.xml.rels": relationships("frame")},
        {"word___RELS__document.xml.RELS": relationships("image", to="file://host/share/a.png")},
        {"x.rels": relationships("attachedTemplate", mode="&#69;xternal")},
        {"x.rels": relationships("attachedTemplate").encode("utf-16")},
    ],
)
def test_what_fetches_something_from_elsewhere_when_it_is_opened_is_refused(entries):
    assert refused(word(**entries)) is Refusal.FETCHES


def test_relationships_that_cannot_be_read_are_a_damage():
    declared = f'<!DOCTYPE x [<!ENTITY e "x">]>{relationships("hyperlink")}'

    assert refused(word(**{"x.rels": "<no"})) is Refusal.DAMAGED
    assert refused(word(**{"x.rels": declared})) is Refusal.DAMAGED


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        (word(MACRO), Refusal.MACROS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older table", Refusal.MACROS),
        (b"{\\rtf1 }", Refusal.MACROS),
        (archive(**{"run.exe": "MZ"}), Refusal.MACROS),
        (word(**{"x.rels": relationships("attachedTemplate")}), Refusal.FETCHES),
        (word(**{"a.docx": word(**{"b.docx": word()})}), Refusal.BOMB),
    ],
)
def test_a_file_in_a_document_is_looked_into_as_the_document_is(inner, why):
    assert refused(word(**{"word__embeddings__table.xlsx": inner})) is why


def test_macros_under_another_name_are_told_by_what_they_are():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

    assert refused(word(**{"word__media__image1.png": ole})) is Refusal.MACROS


def test_a_document_with_links_and_a_table_behind_a_chart_passes():
    letter = Document()
    line = letter.add_paragraph("Notre site : ")
    line.part.relate_to("https://example.com/jobs", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    where, whole = PackURI("/word/embeddings/table.xlsx"), letter.part.package
    table = Part(where, "application/octet-stream", word(), whole)
    letter.part.relate_to(table, RELATIONSHIP_TYPE.PACKAGE)
    out = BytesIO()
    letter.save(out)

    assert check_file("lettre.docx", out.getvalue()).kind == "docx"


def test_a_cv_as_the_product_itself_saves_it_for_word_passes():
    saved = render_docx(build_sheet(cv(), Page(), today=TODAY, language="fr"), Look())

    assert check_file("cv.docx", saved).kind == "docx"


def test_a_damage_that_only_another_packing_tells_of_is_told_as_damage():
    packed = archive(ZIP_LZMA, types="<Types/>" * 50)
    # The version and the length of its properties, of two bytes each, stand before them.
    first = packed.index(b".xml") + len(".xml") + 4

    assert refused(packed[:first] + b"\xff" + packed[first + 1 :]) is Refusal.DAMAGED


def test_of_a_picture_only_the_points_are_left():
    file = check_file("plan.png", png() + b"PK\x03\x04 hidden behind")

    assert b"hidden" not in file.data
    assert Image.open(BytesIO(file.data)).size == (40, 30)


def test_a_large_picture_is_made_as_long_as_a_sheet_needs():
    out = BytesIO()
    Image.new("RGB", (5000, 3000), "white").save(out, "JPEG")

    drawn = Image.open(BytesIO(check_file("affiche.jpg", out.getvalue()).data))

    assert drawn.size == (2500, 1500)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Fiche de poste.docx", "Fiche de poste.pdf"),
        ("annonce\u202egnp.exe", "annoncegnp.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a bSet-Cookie x.pdf"),
        ("...", "offre.pdf"),
        ("é" * 300 + ".pdf", "é" * 116 + ".pdf"),
    ],
)
def test_the_name_cannot_lead_elsewhere_or_hide_how_it_ends(name, safe):
    with override("fr"):
        assert safe_name(name, "pdf") == safe


def test_a_person_s_name_in_the_name_of_a_file_is_kept_but_for_what_no_system_takes():
    assert plain_name('CV – Lina "Lili"/Morel: <b>\u202e\r\n.pdf') == "CV – Lina Lili Morel b .pdf"
