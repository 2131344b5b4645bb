"""The page behind a link on the platform: without an account, at the site's own address."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile"


@pytest.fixture
def link(world, vocabulary, write_cv, call):
    write_cv(world.lina, "Motrarissime")
    status, answer = call(world.lina, "clicnjob_cv", "make_link", page="", days=7, anonymous=False)[
        :2
    ]
    assert status == 200, answer
    return answer["links"][0]


def test_the_address_is_the_site_s_and_opens_for_anybody(link, client):
    from django.conf import settings

    assert link["address"].startswith(f"{settings.LMS_ROOT_URL}/clicnjob/cv/")
    path = link["address"].removeprefix(settings.LMS_ROOT_URL)
    page = client.get(path, headers={"User-Agent": PHONE})
    assert page.status_code == 200
    assert "Motrarissime" in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    printed = client.get(f"{path}pdf/", headers={"User-Agent": PHONE})
    assert printed.content.startswith(b"%PDF-")


def test_switched_off_it_shows_nothing(link, world, client):
    from edx_django_utils.cache import RequestCache
    from openedx.core.djangoapps.waffle_utils import models

    models.WaffleFlagCourseOverrideModel.objects.create(
        waffle_flag="clicnjob.disable_cv_links",
        override_choice="on",
        enabled=True,
        course_id=world.course_key,
    )
    RequestCache.clear_all_namespaces()
    path = "/clicnjob/" + link["address"].partition("/clicnjob/")[2]
    page = client.get(path)
    assert page.status_code == 404
    assert "Motrarissime" not in page.content.decode()


def test_a_retired_learner_s_link_shows_nothing(link, world, client):
    from advisor_dashboard.api.privacy import erase_learner

    erase_learner(world.lina.pk)
    assert client.get("/clicnjob/" + link["address"].partition("/clicnjob/")[2]).status_code == 404
