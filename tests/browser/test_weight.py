"""How much a learner's phone must load for the page with the CV."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import OpenPage
from .driver import PHONE
from .steps import SAVED, open_cv, state

LIMIT = 150_000


def test_the_page_with_the_cv_is_light_on_a_phone_that_has_seen_nothing(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Awa Konaté")
    devtools = page.context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    weights: dict[str, float] = {}
    devtools.on(
        "Network.responseReceived",
        lambda event: addresses.update({event["requestId"]: event["response"]["url"]}),
    )
    devtools.on(
        "Network.loadingFinished",
        lambda event: weights.update({event["requestId"]: event["encodedDataLength"]}),
    )
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})

    page.reload(wait_until="networkidle")
    expect(state(page)).to_have_text(SAVED)

    loaded = {key: address for key, address in addresses.items() if address.startswith("http")}
    listed = sorted((weights[key], address) for key, address in loaded.items())
    # The page, its sheets and its scripts, and none of them out of a cache.
    assert len(listed) >= 7, listed
    assert all(weight > 0 for weight, _address in listed), listed
    total = sum(weight for weight, _address in listed)
    assert total <= LIMIT, f"{total:.0f} bytes: {listed}"
