"""What ``python -m cv_xblock render`` does, done with WeasyPrint.

Usage: ``python -m tests.bench.by_weasyprint cv.json cv.pdf [PHOTO]``
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from cv_xblock.document import Page, from_dict
from cv_xblock.render.sheet import Sheet, build_sheet

from .page_html import CSS, html_of

VARIANT = "pdf/ua-1"


def page(sheet: Sheet, photo: bytes | None) -> bytes:
    """A page, with a font configuration and a style sheet of its own, as the guide has it."""
    from weasyprint import CSS as StyleSheet  # noqa: N811
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = StyleSheet(string=CSS, font_config=fonts)
    html = HTML(string=html_of(sheet, photo))
    return bytes(html.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT) or b"")


def main(source: str, target: str, photo: str = "") -> None:
    """Read a CV, check it, and print it."""
    cv = from_dict(json.loads(Path(source).read_text(encoding="utf-8")))
    sheet = build_sheet(cv, Page(photo=bool(photo)), today=date.today())
    Path(target).write_bytes(page(sheet, Path(photo).read_bytes() if photo else None))


if __name__ == "__main__":
    main(*sys.argv[1:])
