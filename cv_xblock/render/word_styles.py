"""How a Word file looks: the styles, the list and the page of each model."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from ..document import Model
from .look import Look

#: Everybody has it, or one of the same widths.
_FONT = "Arial"
_BLACK, _MUTED, _WHITE = "1b1f24", "4d5660", "ffffff"
#: Measures are in twentieths of a point, as in the file.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
SECTION_GAP = 280
_PHOTO_GAP = 280

#: Word knows these by name in every language, and its readers tell by them what is a heading.
TITLE, SUBTITLE, SECTION, ENTRY, TASK = "Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet"
NORMAL, CONTACT, WHERE, DATES = "Normal", "Contact", "Where", "Dates"


@dataclass(frozen=True)
class Character:
    """What tells a model from the others.

    Attributes:
        band: whether the head stands on colour: "", "pale" or "dark".
        heading_rule: where the line of a section's heading is: "under", "over" or "before".
        side_bar: whether a bar of colour runs down the page.
        dates_below: whether an entry's dates stand under its title, not beside it.
        side: the margin left and right.
    """

    name_size: int
    heading_size: int
    band: str = ""
    heading_rule: str = "under"
    side_bar: bool = False
    dates_below: bool = False
    side: int = 1134
    right: int = 1134

    @property
    def photo_width(self) -> int:
        """As tall a photo as the head is, most often."""
        return 1400 if self.band else 1320

    @property
    def text_width(self) -> int:
        """From margin to margin."""
        return PAGE_WIDTH - self.side - self.right


CHARACTERS = {
    Model.SOBRE.value: Character(name_size=48, heading_size=23),
    Model.CLAIR.value: Character(name_size=52, heading_size=22, band="pale", heading_rule="before"),
    Model.COLONNE.value: Character(name_size=52, heading_size=24, side_bar=True, side=1580),
    Model.RELIEF.value: Character(
        name_size=60, heading_size=26, band="dark", heading_rule="over", dates_below=True
    ),
}


def styles(look: Look, language: str, *, beside_photo: bool) -> list[BaseOxmlElement]:
    """The styles of a file, to stand in ``w:styles``."""
    return _elements(_Styles(look, beside_photo).all(language))


def numbering(look: Look) -> list[BaseOxmlElement]:
    """The one kind of list, to stand in ``w:numbering``."""
    return _elements(
        f"""<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
        <w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
        <w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr>
        <w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:hint="default"/>
        <w:color w:val="{_ink(look)}"/></w:rPr></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
    )


def settings(language: str) -> list[BaseOxmlElement]:
    """What a program is told of the file, to stand in ``w:settings``."""
    return _elements(
        f"""<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
        <w:characterSpacingControl w:val="doNotCompress"/>
        <w:compat><w:compatSetting w:name="compatibilityMode"
        w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
        <w:themeFontLang w:val="{language}"/>"""
    )


def section(look: Look, *, columns: int, continuous: bool) -> BaseOxmlElement:
    """A stretch of the page in one column or more, as ``w:sectPr``."""
    character = CHARACTERS[look.model]
    kind = '<w:type w:val="continuous"/>' if continuous else ""
    bar = (
        f"""<w:pgBorders w:offsetFrom="text"><w:left w:val="single" w:sz="96" w:space="31"
        w:color="{_ink(look)}"/></w:pgBorders>"""
        if character.side_bar
        else ""
    )
    inner = f"""{kind}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>
        <w:pgMar w:top="907" w:right="{character.right}" w:bottom="794" w:left="{character.side}"
        w:header="397" w:footer="397" w:gutter="0"/>{bar}
        <w:cols w:num="{columns}" w:space="454"/>"""
    return _elements(f"<w:sectPr>{inner}</w:sectPr>")[0]


class _Styles:
    def __init__(self, look: Look, beside_photo: bool) -> None:
        self.character = CHARACTERS[look.model]
        self.ink = _ink(look)
        self.pale, self.hair = _lighter(self.ink, 91), _lighter(self.ink, 60)
        self.head_right = self.character.photo_width + _PHOTO_GAP if beside_photo else 0

    def all(self, language: str) -> str:
        return "".join(
            (
                self._defaults(language),
                _style("Normal", NORMAL, default=True),
                self._head(),
                self._sections(),
                self._entries(),
            )
        )

    def _defaults(self, language: str) -> str:
        run = f"""<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}"
            w:cs="{_FONT}"/>{_color(_BLACK)}{_size(21)}
            <w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>"""
        paragraph = '<w:spacing w:before="0" w:after="40" w:line="259" w:lineRule="auto"/>'
        return f"""<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"""

    def _head(self) -> str:
        dark = self.character.band == "dark"
        name, rest = (_WHITE, _WHITE) if dark else (self.ink, _BLACK)
        return "".join(
            (
                _style(
                    "Title",
                    TITLE,
                    self._band() + _spacing(0, 60, line=240) + self._head_indent(),
                    f"<w:b/><w:bCs/>{_color(name)}{_size(self.character.name_size)}",
                ),
                _style(
                    "Subtitle",
                    SUBTITLE,
                    self._band() + _spacing(0, 80, line=240) + self._head_indent(),
                    _color(_WHITE if dark else _MUTED) + _size(26),
                ),
                _style(
                    "Contact",
                    CONTACT,
                    self._band() + _spacing(40, 160) + self._head_indent(),
                    _color(rest),
                ),
            )
        )

    def _band(self) -> str:
        """The colour under the head: the border carries it beyond the text."""
        if not self.character.band:
            return ""
        fill = self.ink if self.character.band == "dark" else self.pale
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{fill}"/>'
            for side, space in (("top", 12), ("left", 12), ("bottom", 12), ("right", 12))
        )
        return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'

    def _head_indent(self) -> str:
        return f'<w:ind w:right="{self.head_right}"/>' if self.head_right else ""

    def _sections(self) -> str:
        side, size, space, colour = {
            "under": ("bottom", 6, 3, self.hair),
            "over": ("top", 18, 5, self.ink),
            "before": ("left", 24, 6, self.ink),
        }[self.character.heading_rule]
        border = (
            f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}"'
            f' w:color="{colour}"/></w:pBdr>'
        )
        return _style(
            "Heading1",
            SECTION,
            f"<w:keepNext/><w:keepLines/>{border}{_spacing(SECTION_GAP, 100)}"
            + '<w:outlineLvl w:val="0"/>',
            f"<w:b/><w:bCs/>{_color(self.ink)}{_size(self.character.heading_size)}",
        )

    def _entries(self) -> str:
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{self.character.text_width}"/></w:tabs>'
        dates = self.ink if self.character.dates_below else _MUTED
        return "".join(
            (
                _style(
                    "Heading2",
                    ENTRY,
                    f"<w:keepNext/><w:keepLines/>{tab}{_spacing(140, 20)}"
                    + '<w:outlineLvl w:val="1"/>',
                    f"<w:b/><w:bCs/>{_size(21)}",
                ),
                _style("Where", WHERE, _spacing(0, 30), _color(_MUTED)),
                _style(
                    "ListBullet",
                    TASK,
                    '<w:numPr><w:numId w:val="1"/></w:numPr>'
                    + _spacing(0, 20)
                    + "<w:contextualSpacing/>",
                ),
                f"""<w:style w:type="character" w:customStyle="1" w:styleId="Dates">
                <w:name w:val="{DATES}"/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>
                {_color(dates)}{_size(20)}</w:rPr></w:style>""",
            )
        )


def _style(
    style_id: str, name: str, paragraph: str = "", run: str = "", *, default: bool = False
) -> str:
    ours = ' w:customStyle="1"' if name in (CONTACT, WHERE) else ""
    start = ' w:default="1"' if default else ""
    # After a line of a list comes another one.
    follows = "" if name == TASK else '<w:next w:val="Normal"/>'
    based = "" if default else f'<w:basedOn w:val="Normal"/>{follows}'
    return f"""<w:style w:type="paragraph"{start}{ours} w:styleId="{style_id}">
        <w:name w:val="{name.replace("Heading", "heading")}"/>{based}<w:qFormat/>
        <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"""


def _spacing(before: int, after: int, *, line: int = 259) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _ink(look: Look) -> str:
    return look.ink.removeprefix("#")


def _lighter(colour: str, percent: int) -> str:
    """``colour`` so much nearer to white."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{part + round((255 - part) * percent / 100):02x}" for part in parts)


def _elements(xml: str) -> list[BaseOxmlElement]:
    return list(parse_xml(f"<w:x {nsdecls('w')}>{xml}</w:x>"))
