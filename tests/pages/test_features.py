"""The advisors' pages without what the institution has switched off."""

from __future__ import annotations

import pytest
from django.urls import reverse

from advisor_dashboard.api.features import Shown
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests.platform.broken import BrokenPlatform

HOME, TARGET = reverse("clicnjob:home"), reverse("clicnjob:target")


def offer_pages(offer) -> list[str]:
    one = [reverse(f"clicnjob:{name}", args=[offer.id]) for name in ("offer", "propose")]
    return [reverse("clicnjob:offers"), reverse("clicnjob:offer_new"), *one]


def test_without_offers_no_page_speaks_of_them(world, browse, offer):
    switch(Feature.OFFERS, world.course, on=False)
    for address in (HOME, TARGET):
        page = browse().get(address)
        assert page.status_code == 200
        text = page.content.decode()
        for link in (*offer_pages(offer), 'name="pick"', 'name="choose"', 'name="all"'):
            assert link not in text, (address, link)
    assert "Lina Morel" in browse().get(TARGET).content.decode()


def test_without_offers_their_pages_say_so(world, browse, offer):
    switch(Feature.OFFERS, world.course, on=False)
    for address in offer_pages(offer):
        page = browse().get(address, {"pick": world.learner.pk})
        assert page.status_code == 403, address
        assert "Votre structure a désactivé cette fonction" in page.content.decode(), address


def test_without_open_cvs_and_memos_there_is_nothing_to_do(world, browse):
    switch(Feature.CV_SHARING, world.course, on=False)
    switch(Feature.KEPT_MEMOS, world.course, on=False)
    home = browse().get(HOME)
    assert home.status_code == 200
    assert TARGET not in home.content.decode()
    assert "Votre structure a désactivé" in home.content.decode()
    assert browse().get(TARGET).status_code == 403


def test_a_toggle_that_cannot_be_read_is_not_said_to_be_switched_off(world, browse, monkeypatch):
    refusing = BrokenPlatform().is_on
    monkeypatch.setattr(EmbeddedPlatform, "is_on", lambda self, *args: refusing(*args))
    page = browse().get(HOME)
    assert page.status_code == 503
    assert "désactivé" not in page.content.decode()


def test_a_learner_s_page_asks_nothing_about_the_advisors_parts(world, browse, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "advisor_dashboard.views.pages.shown_to", lambda user_id: asked.append(user_id) or Shown()
    )
    learner = browse(world.learner)
    assert learner.get(reverse("clicnjob:inbox", args=[world.course])).status_code == 200
    assert asked == []
    assert browse().get(TARGET).status_code == 200
    assert asked == [world.advisor.pk]


@pytest.mark.parametrize("address", [HOME, TARGET])
def test_who_is_no_advisor_is_refused_all_the_same(world, browse, address):
    switch(Feature.CV_SHARING, "", on=False)
    assert browse(world.learner).get(address).status_code == 403
