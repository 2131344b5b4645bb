"""The page ``sobre`` as HTML and CSS, as one would write it for WeasyPrint."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path

import clicnjob_xblocks.typesetting
from cv_xblock.render.sheet import Entry, Sheet

_FONTS = Path(clicnjob_xblocks.typesetting.__file__).parent / "fonts"
_FACES = "\n".join(
    f'@font-face {{ font-family: "{family}"; font-weight: {weight};'
    f" src: url({(_FONTS / name).as_uri()}); }}"
    for family, weight, name in (
        ("Source Sans 3", 400, "SourceSans3-Regular.ttf"),
        ("Source Sans 3", 600, "SourceSans3-SemiBold.ttf"),
        ("Noto Emoji", 400, "NotoEmoji-Regular.ttf"),
    )
)

CSS = (
    _FACES
    + """
@page { size: A4; margin: 47pt 54pt 42pt; }
body { font: 10pt/1.3 "Source Sans 3", "Noto Emoji"; color: #1b1f24; margin: 0; }
h1 { font-size: 24pt; font-weight: 600; line-height: 1; color: #1d4f8c; margin: 0 0 6pt; }
.photo { float: right; width: 70pt; height: 93pt; object-fit: cover; border-radius: 2pt; }
h2 { font-size: 11.5pt; font-weight: 600; color: #1d4f8c; margin: 14pt 0 6pt;
     border-bottom: .7pt solid #a5b9d1; break-after: avoid; }
h3 { font-size: 10pt; font-weight: 600; margin: 0; }
p, ul { margin: 0; }
ul { padding-left: 10pt; }
.headline { font-size: 12.5pt; color: #4d5660; margin-bottom: 6pt; }
.contact span { margin-right: 16pt; }
.entry { margin-bottom: 9pt; break-inside: avoid; }
.top { display: flex; justify-content: space-between; }
.where, .period, .level { color: #4d5660; }
.columns { columns: 3; }
.row { display: flex; gap: 20pt; }
.row > section { flex: 1; }
"""
)


def html_of(sheet: Sheet, photo: bytes | None = None) -> str:
    """The words of the sheet, with their structure."""
    heads = sheet.headings
    contacts = "".join(f"<span>{escape(each.text)}</span> " for each in sheet.contacts)
    spoken = "".join(
        f'<p>{escape(each.name)} <span class="level">{escape(each.level)}</span></p>'
        for each in sheet.languages
    )
    glance = (
        _section(heads["languages"], spoken),
        _section(heads["practical"], _list(sheet.practical)),
        _section(heads["interests"], _list(sheet.interests)),
    )
    return f"""<!DOCTYPE html>
<html lang="{sheet.language}"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>
</head><body>
{_portrait(sheet, photo)}
<h1>{escape(sheet.name)}</h1>
<p class="headline">{escape(sheet.headline)}</p>
<p class="contact">{contacts}</p>
{_section(heads["introduction"], "".join(f"<p>{escape(each)}</p>" for each in sheet.introduction))}
{_section(heads["experience"], "".join(map(_entry, sheet.experiences)))}
{_section(heads["training"], "".join(map(_entry, sheet.training)))}
{_section(heads["skills"], _list(sheet.skills, "columns"))}
<div class="row">{"".join(glance)}</div>
</body></html>"""


def _portrait(sheet: Sheet, photo: bytes | None) -> str:
    if photo is None:
        return ""
    source = f"data:image/jpeg;base64,{b64encode(photo).decode()}"
    return f'<img class="photo" alt="{escape(sheet.portrait)}" src="{source}">'


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>" if body else ""


def _entry(entry: Entry) -> str:
    where = " · ".join(filter(None, (entry.where, entry.kind)))
    return (
        f'<div class="entry"><div class="top"><h3>{escape(entry.title)}</h3>'
        f'<span class="period">{escape(entry.period)}</span></div>'
        f'<p class="where">{escape(where)}</p>{_list(entry.tasks)}</div>'
    )


def _list(words: Iterable[str], name: str = "") -> str:
    items = "".join(f"<li>{escape(each)}</li>" for each in words)
    return f'<ul class="{name}">{items}</ul>' if items else ""
