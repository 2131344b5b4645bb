"""However quickly one choice follows another, one saving waits for the one before."""

from __future__ import annotations

from playwright.sync_api import Request, Route, expect

from .conftest import OpenPage, Watch
from .driver import DESK
from .steps import LOOK, SAVED, open_cv, open_own_page, state, unfold

SAVE = "**/handler/save_cv**"


def test_what_is_chosen_while_a_saving_is_on_its_way_is_saved_after_it_and_once(
    open_page: OpenPage,
) -> None:
    page = open_page(DESK)
    versions: list[int] = []
    held: list[Route] = []

    def note(request: Request) -> None:
        if "/handler/save_cv" in request.url:
            versions.append(request.post_data_json["version"])

    def hold(route: Route) -> None:
        held.append(route)

    open_own_page(page, "Léa Dupire")
    unfold(page, LOOK)
    page.on("request", note)
    page.route(SAVE, hold, times=1)
    with page.expect_request(SAVE):
        page.get_by_role("radio", name="Clair", exact=True).check()
    for model in ("Colonne", "Relief"):
        page.get_by_role("radio", name=model, exact=True).check()
    held.pop().continue_()

    expect(state(page)).to_have_text(SAVED)
    first = versions[0]
    assert versions == [first, first + 1]
    page.reload()
    page.get_by_role("button", name="Mon CV", exact=True).click()
    unfold(page, LOOK)
    expect(page.get_by_role("radio", name="Relief", exact=True)).to_be_checked()


def test_what_is_mended_while_a_refusal_is_on_its_way_is_saved_after_it(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected.append("400 (Bad Request)")
    page = open_page(DESK)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    open_cv(page, "Louise Faure")
    page.route(SAVE, hold, times=1)
    with page.expect_request(SAVE):
        page.get_by_label("Prénom").fill("L" * 200)
    page.get_by_label("Prénom").fill("Louise")
    # A phone that finds its network again sends at once, here in vain: the first is on its way.
    page.evaluate("dispatchEvent(new Event('online'))")
    held.pop().continue_()

    expect(state(page)).to_have_text(SAVED)
    page.reload()
    expect(page.get_by_label("Prénom")).to_have_value("Louise")
