"""The sheets themselves, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..api import access_sheets
from ..api.access_sheets import Sheet
from ..api.features import SHEETS, reach_with
from .handing import forget, handed_on
from .pages import asking, page, show


@dataclass(frozen=True)
class PrintedSheet:
    """A sheet with its password.

    Attributes:
        address: what one types who has no camera.
        code: the picture that a camera reads, as the address of an image.
        small: whether no capital letter is to be typed.
    """

    sheet: Sheet
    password: str
    address: str
    code: str

    @property
    def small(self) -> bool:
        return self.password.islower()


@page("GET", "HEAD", "POST")
def access_print(request: HttpRequest) -> HttpResponse:
    """The sheets that were just made, in this browser alone; POST puts them away."""
    # Asked whatever there is to show: the page is for who may make accounts.
    reach_with(asking(request), SHEETS)
    if request.method == "POST":
        response = redirect("clicnjob:access")
        forget(request, response)
        return response
    handed = {access.user_id: access for access in handed_on(request)}
    stamps = {user_id: access.stamp for user_id, access in handed.items()}
    sheets = access_sheets.sheets_to_print(asking(request), stamps) if stamps else []
    codes: dict[str, str] = {}
    context = {
        "printed": [
            _printed(request, sheet, handed[sheet.learner_id].password, codes) for sheet in sheets
        ]
    }
    return show(request, "access_sheets.html", context)


def _printed(
    request: HttpRequest, sheet: Sheet, password: str, codes: dict[str, str]
) -> PrintedSheet:
    url = request.build_absolute_uri(sheet.login_url)
    if url not in codes:
        codes[url] = segno.make(url, error="m", micro=False).svg_data_uri(border=0)
    typed = url.partition("?")[0].partition("://")[2].rstrip("/")
    return PrintedSheet(sheet, password, typed, codes[url])
