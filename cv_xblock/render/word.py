"""The page as a Word file, to be changed by hand: real headings, real lists, one reading order.

What a person typed goes in as the text of a run and is never read as markup or as a field. The
same page gives the same bytes every time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from . import word_styles as style
from .errors import PhotoError
from .look import Look
from .sheet import Entry, Sheet
from .word_columns import lists_of, second_column
from .word_package import packed, stripped
from .xml_text import xml_line

_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_DOT = "\u00a0· "
_DASH = "\u00a0– "


def render_docx(sheet: Sheet, look: Look, photo: bytes | None = None) -> bytes:
    """Write a page, with the photo if the sheet says that it has one.

    Raises:
        PhotoError: the photo is no picture.
    """
    document = stripped(Document())
    _Writer(document, sheet, look, photo if sheet.portrait else None).write()
    return packed(document)


class _Writer:
    def __init__(
        self, document: WordDocument, sheet: Sheet, look: Look, photo: bytes | None
    ) -> None:
        self._document = document
        self._sheet = sheet
        self._look = look
        self._photo = photo
        self._character = style.CHARACTERS[look.model]

    def write(self) -> None:
        self._set_up()
        self._head()
        self._introduction()
        entries = [
            ("experience", self._sheet.experiences),
            ("training", self._sheet.training),
        ]
        for name, rows in reversed(entries) if self._sheet.training_first else entries:
            self._entries(name, rows)
        self._at_a_glance()

    def _set_up(self) -> None:
        language = _LOCALES[self._sheet.language]
        document, beside_photo = self._document, self._photo is not None
        _fill(
            document.styles.element, style.styles(self._look, language, beside_photo=beside_photo)
        )
        _fill(document.part.numbering_part.element, style.numbering(self._look))
        _fill(document.settings.element, style.settings(language))
        properties = document.core_properties
        # The properties take so much of a text.
        properties.title = xml_line(self._sheet.title)[:255]
        properties.author = xml_line(self._sheet.name)[:255]
        properties.language = language

    def _head(self) -> None:
        sheet = self._sheet
        lines = [text for text in (sheet.name, sheet.headline) if text]
        head = [
            self._paragraph(name, text)
            for name, text in zip((style.TITLE, style.SUBTITLE), lines, strict=False)
        ]
        if sheet.contacts:
            head.append(self._paragraph(style.CONTACT))
            _join(head[-1], [each.text for each in sheet.contacts], _DOT)
        if self._photo is not None:
            first = head[0] if head else self._paragraph(style.CONTACT)
            self._put_photo(first, self._photo)

    def _introduction(self) -> None:
        if self._sheet.introduction:
            self._section("introduction")
            for line in self._sheet.introduction:
                self._paragraph(style.NORMAL, line)

    def _entries(self, name: str, entries: Iterable[Entry]) -> None:
        for number, entry in enumerate(entries):
            if number == 0:
                self._section(name)
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        heading = self._paragraph(style.ENTRY, entry.title)
        beside = "" if self._character.dates_below else entry.period
        if beside:
            heading.add_run().add_tab()
            _say(heading, beside, style.DATES)
        below = [text for text in (entry.where, entry.kind) if text]
        below_dates = entry.period if self._character.dates_below else ""
        if below or below_dates:
            line = self._paragraph(style.WHERE)
            _join(line, below, _DOT)
            if below_dates:
                if below:
                    _say(line, _DOT)
                _say(line, below_dates, style.DATES)
        for task in entry.tasks:
            self._paragraph(style.TASK, task)

    def _at_a_glance(self) -> None:
        """The short lists, in two columns that are read one after the other."""
        body = self._document.element.body
        body.remove(body.sectPr)
        lists = lists_of(self._sheet)
        above = self._document.paragraphs
        if lists and above:
            # What stands above is a stretch of the page of its own, in one column.
            whole = style.section(self._look, columns=1, continuous=False)
            above[-1].paragraph_format.space_after = Twips(style.SECTION_GAP)
            above[-1]._p.get_or_add_pPr().append(whole)
        right = second_column(lists)
        for number, (name, rows) in enumerate(lists):
            heading = self._section(name, at_the_right=right == (number, 0))
            if number == 0 or right == (number, 0):
                # Programs differ in what they leave above the first line of a column.
                heading.paragraph_format.space_before = Twips(0)
            for at, texts in enumerate(rows):
                row = self._paragraph(style.TASK)
                if at and right == (number, at):
                    row.add_run().add_break(WD_BREAK.COLUMN)
                _join(row, texts, _DASH)
        if not self._document.paragraphs:
            self._paragraph(style.NORMAL)
        columns = 1 if right is None else 2
        body.append(style.section(self._look, columns=columns, continuous=bool(lists and above)))

    def _section(self, name: str, *, at_the_right: bool = False) -> Paragraph:
        heading = self._paragraph(style.SECTION)
        if at_the_right:
            heading.add_run().add_break(WD_BREAK.COLUMN)
        _say(heading, self._sheet.headings[name])
        return heading

    def _paragraph(self, name: str, text: str = "") -> Paragraph:
        paragraph = self._document.add_paragraph(style=name)
        _say(paragraph, text)
        return paragraph

    def _put_photo(self, paragraph: Paragraph, photo: bytes) -> None:
        """Beside the head, at the right margin; what it shows is said in words."""
        width = Twips(self._character.photo_width)
        try:
            inline = self._document.part.new_pic_inline(BytesIO(photo), width, None)
        except (UnrecognizedImageError, UnexpectedEndOfFileError, ValueError, KeyError):
            raise PhotoError("not a JPEG or PNG picture") from None
        described = inline.docPr
        described.set("name", "photo")
        described.set("descr", xml_line(self._sheet.portrait))
        anchor = parse_xml(
            f"""<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="171450"
            distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"
            allowOverlap="1"><wp:simplePos x="0" y="0"/>
            <wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
            <wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>
            </wp:anchor>"""
        )
        wrap = OxmlElement("wp:wrapSquare")
        wrap.set("wrapText", "left")
        picture = (inline.find(qn("wp:cNvGraphicFramePr")), inline.graphic)
        for part in (inline.extent, wrap, described, *picture):
            anchor.append(part)
        drawing = OxmlElement("w:drawing")
        drawing.append(anchor)
        paragraph.add_run()._r.append(drawing)


def _join(paragraph: Paragraph, texts: Iterable[str], between: str) -> None:
    for number, text in enumerate(texts):
        if number:
            _say(paragraph, between)
        _say(paragraph, text)


def _say(paragraph: Paragraph, text: str, name: str | None = None) -> None:
    """Add a text as it is: the library would take a tab or a break in it for its own."""
    text = xml_line(text)
    if not text:
        return
    run = paragraph.add_run(style=name)
    if _from_the_right(text):
        run.font.rtl = True
    element = OxmlElement("w:t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    run._r.append(element)


def _from_the_right(text: str) -> bool:
    """Whether all letters that have a direction are written from the right."""
    directions = {unicodedata.bidirectional(sign) for sign in text}
    return bool(directions & {"R", "AL"}) and "L" not in directions


def _fill(element: BaseOxmlElement, children: Iterable[BaseOxmlElement]) -> None:
    """Put ``children`` in the place of what the library's model file has."""
    for each in list(element):
        element.remove(each)
    for each in children:
        element.append(each)
