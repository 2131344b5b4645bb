"""The page behind a link: a CV for an employer, and the same closed page for all the rest."""

from __future__ import annotations

import gzip
import io
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from advisor_dashboard.api import cv_links
from advisor_dashboard.models import CVLink, CVPhoto
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.views import linked_cv as views_of_links
from tests import factories

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile"
PAGE = {"id": "p1", "name": "Vente", "headline": "Vendeuse", "address": True, "age": True}


@pytest.fixture(autouse=True)
def _no_visitor_is_remembered():
    cache.clear()


@pytest.fixture
def link(world):
    factories.save_cv(
        world.learner,
        "ogr:20514",
        phone="0612345678",
        email="lina@example.org",
        address="3 rue du Bac",
        birth_date="2001-02-03",
        introduction="J’aime <b>vendre</b>.",
        experiences=[{"id": "a", "title": "Stage", "employer": "Chez Léon", "tasks": "- Vendre"}],
        pages=[PAGE],
    )

    def make(**changes):
        wanted = {"page_id": "p1", "days": 7, "anonymous": False} | changes
        return cv_links.make_link(world.learner.pk, world.course, **wanted)[0]

    return make


def path(link, *, pdf: bool = False, picture: bool = False) -> str:
    token = link.address.rstrip("/").rpartition("/")[2]
    name = "linked_cv_pdf" if pdf else "linked_cv_picture" if picture else "linked_cv"
    return reverse(f"clicnjob:{name}", args=[token])


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 40)).save(file, "JPEG")
    return file.getvalue()


def views() -> int:
    return CVLink.objects.get().views


def see(client, url, agent=PHONE, **headers):
    return client.get(url, headers={"User-Agent": agent, **headers})


def test_an_employer_reads_the_page_without_an_account(link, browse):
    response = see(browse(None), path(link()))
    text = response.content.decode()
    assert response.status_code == 200
    for words in ("Lina Morel", "Vendeuse", "06\u00a012\u00a034\u00a056\u00a078", "Chez Léon"):
        assert words in text
    assert "&lt;b&gt;vendre&lt;/b&gt;" in text
    assert "Structure nord" in text
    assert "Le lien marche jusqu’au" in text


def test_without_a_name_nothing_says_who_it_is(link, browse):
    made = link(anonymous=True)
    text = see(browse(None), path(made)).content.decode()
    for words in ("Lina", "Morel", "0612345678", "06\u00a012", "lina@", "rue du Bac", " ans"):
        assert words not in text
    assert "Chez Léon" in text
    printed = see(browse(None), path(made, pdf=True))
    assert "Morel" not in printed["Content-Disposition"]
    assert b"Morel" not in printed.content


def test_the_file_is_saved_and_not_opened_as_something_else(link, browse):
    response = see(browse(None), path(link(), pdf=True))
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_page_shows_itself_as_it_is_printed_in_its_model(world, link, browse):
    made = link()
    url = path(made, picture=True)
    assert url in see(browse(None), path(made)).content.decode()
    first = see(browse(None), url)
    assert first["Content-Type"] == "image/svg+xml"
    assert first.content.startswith(b"<svg")
    packed = see(browse(None), url, **{"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == first.content
    # With all that the page loads besides, it stays below what a slow phone loads in seconds.
    assert len(packed.content) < 100_000
    factories.save_cv(world.learner, "ogr:20514", pages=[PAGE | {"model": "relief"}])
    assert see(browse(None), url).content != first.content


def test_a_picture_without_a_name_is_another(link, browse):
    named, nameless = link(), link(anonymous=True)
    pictures = {see(browse(None), path(each, picture=True)).content for each in (named, nameless)}
    assert len(pictures) == 2


def test_a_picture_of_a_link_that_has_ended_is_not_shown(world, link, browse):
    made = link()
    url = path(made, picture=True)
    assert see(browse(None), url).status_code == 200
    cv_links.revoke_link(world.learner.pk, made.id)
    assert see(browse(None), url).status_code == 404


@pytest.mark.parametrize("pdf", [False, True])
def test_no_search_engine_and_no_other_site_learns_of_it(link, browse, pdf):
    response = see(browse(None), path(link(), pdf=pdf))
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    if not pdf:
        text = response.content.decode()
        assert '<meta name="robots" content="noindex' in text
        assert "<script" not in text
        assert "http://" not in text.replace("http://www.w3.org", "")
        assert "https://" not in text


@pytest.mark.parametrize("why", ["never was", "expired", "ended", "off"])
def test_a_link_that_shows_nothing_says_the_same_whatever_the_reason(world, link, browse, why):
    made = link()
    url = path(made)
    if why == "never was":
        url = reverse("clicnjob:linked_cv", args=["A" * 22])
    elif why == "expired":
        CVLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    elif why == "ended":
        cv_links.revoke_link(world.learner.pk, made.id)
    else:
        switch(Feature.CV_LINKS, world.course, on=False)
    response = see(browse(None), url)
    never = see(browse(None), reverse("clicnjob:linked_cv", args=["B" * 22]))
    assert (response.status_code, response.content) == (404, never.content)
    assert "Ce lien ne montre rien" in response.content.decode()
    assert "noindex" in response["X-Robots-Tag"]
    assert "Lina" not in response.content.decode()


def test_it_is_only_read(link, browse):
    assert browse(None).post(path(link())).status_code == 405


# ---- counting


def test_a_person_s_look_counts_once_an_hour(link, browse):
    url = path(link())
    for _ in range(3):
        see(browse(None), url)
    assert views() == 1
    see(browse(None), url, agent=PHONE + " Autre")
    assert views() == 2


def test_the_file_after_the_page_is_the_same_look(link, browse):
    made = link()
    see(browse(None), path(made))
    see(browse(None), path(made, pdf=True))
    assert views() == 1


def test_one_s_own_look_does_not_count(world, link, browse):
    url = path(link())
    see(browse(world.learner), url)
    assert views() == 0
    see(browse(world.advisor), url)
    assert views() == 1


@pytest.mark.parametrize(
    "agent",
    [
        "WhatsApp/2.23.20.0 A",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Twitterbot/1.0",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
        "Mozilla/5.0 (Windows NT) SkypeUriPreview Preview/0.5",
        "curl/8.5.0",
        "",
    ],
)
def test_who_only_fetches_what_is_behind_a_link_does_not_count(link, browse, agent):
    assert see(browse(None), path(link()), agent=agent).status_code == 200
    assert views() == 0


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_what_a_browser_fetches_ahead_does_not_count(link, browse, header):
    see(browse(None), path(link()), **{header: "prefetch;prerender"})
    assert views() == 0


def test_a_request_for_the_head_alone_does_not_count(link, browse):
    assert browse(None).head(path(link()), headers={"User-Agent": PHONE}).status_code == 200
    assert views() == 0


def test_who_looked_is_stored_nowhere(link, browse):
    see(browse(None), path(link()))
    row = str(CVLink.objects.values().get())
    assert "127.0.0.1" not in row
    assert PHONE not in row


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 PRO) Chrome/126 Mobile",
        "Mozilla/5.0 (Linux; Android 9; CUBOT) Chrome/126 Mobile",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 [LinkedInApp]/9.29",
        "Mozilla/5.0 (Linux; Android 14; wv) Chrome/126 Mobile Telegram-Android/11.2",
    ],
)
def test_a_person_on_such_a_phone_or_in_such_an_app_counts(link, browse, agent):
    see(browse(None), path(link()), agent=agent)
    assert views() == 1


def test_what_a_visitor_says_of_their_address_is_not_believed(link, browse):
    url = path(link())
    for number in range(3):
        see(browse(None), url, **{"X-Forwarded-For": f"10.0.0.{number}"})
    assert views() == 1
    browse(None).get(url, headers={"User-Agent": PHONE}, REMOTE_ADDR="10.0.0.9")
    assert views() == 2


# ---- what the page may load


@pytest.mark.parametrize(
    ("static", "own"),
    [
        ("/static/", "'self'"),
        ("https://cdn.example:8443/s/", "'self' https://cdn.example:8443"),
        ("//cdn.example/s/", "'self' cdn.example"),
    ],
)
def test_the_page_loads_its_own_style_and_icons_and_nothing_else(
    link, browse, settings, static, own
):
    url = path(link())
    settings.STATIC_URL = static
    response = see(browse(None), url)
    policy = response["Content-Security-Policy"]
    assert policy == (
        f"default-src 'none'; style-src {own}; img-src {own} data:; font-src {own}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    text = response.content.decode()
    assert not re.search(r"<style|\bstyle=|<script", text)


# ---- the file is drawn once


@pytest.fixture
def drawn(monkeypatch):
    """How often a file was drawn."""
    times, draw = [], views_of_links.printed_page

    def counted(*args, **more):
        times.append(args)
        return draw(*args, **more)

    monkeypatch.setattr(views_of_links, "printed_page", counted)
    return times


def test_the_file_is_drawn_once_for_all_who_ask(link, browse, drawn):
    url = path(link(), pdf=True)
    first, second = see(browse(None), url), see(browse(None), url)
    assert first.content == second.content
    assert first["Content-Disposition"] == second["Content-Disposition"]
    assert len(drawn) == 1


def test_it_is_drawn_anew_for_another_cv_choice_or_photo(world, link, browse, drawn):
    named, nameless = path(link(), pdf=True), path(link(anonymous=True), pdf=True)
    see(browse(None), named)
    assert "Morel" not in see(browse(None), nameless)["Content-Disposition"]
    assert len(drawn) == 2
    factories.save_cv(world.learner, "ogr:20514", pages=[PAGE | {"photo": True}])
    see(browse(None), named)
    assert len(drawn) == 3
    CVPhoto.objects.create(learner=world.learner, data=jpeg(), saved_at=timezone.now())
    for _ in range(2):
        see(browse(None), named)
    assert len(drawn) == 4


def test_a_file_in_the_cache_opens_no_link_that_has_ended(world, link, browse):
    made = link()
    url = path(made, pdf=True)
    assert see(browse(None), url).status_code == 200
    cv_links.revoke_link(world.learner.pk, made.id)
    assert see(browse(None), url).status_code == 404
