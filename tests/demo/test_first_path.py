"""The first path: what a learner of the demo comes to first, and what its team alone sees."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from advisor_dashboard.platform.embedded import membership
from demo.courses import find_course

from .conftest import Host

WORKSHOP = "atelier"


def unit_url(host: Host, name: str) -> str:
    return reverse("demo:unit", args=[host.path_key, name])


def page(host: Host, username: str, address: str) -> str:
    return host.client(username).get(address).content.decode()


@pytest.mark.parametrize("username", ["ines", "malik", "jade"])
def test_a_learner_of_the_first_page_begins_with_the_map(host: Host, username: str) -> None:
    client = host.client(None)
    answer = client.post(reverse("demo:login"), {"user": host.user_id(username)}, follow=True)
    address = answer.redirect_chain[-1][0]
    assert "+MAIL1+" in address
    button = re.search(r'<a class="cnj-button [^"]*" href="([^"]+)"', answer.content.decode())
    assert button is not None
    assert button[1] == f"{address}carte/"


def test_a_learner_goes_from_one_course_to_the_other_and_back(host: Host) -> None:
    path, other = (reverse("demo:course", args=[key]) for key in (host.path_key, host.course_key))
    assert f'href="{other}"' in page(host, "ines", path)
    assert f'href="{path}"' in page(host, "ines", other)


def test_a_learner_of_one_course_is_offered_no_other(host: Host) -> None:
    membership.unenroll(host.user_id("awa"), host.path_key)
    assert "+MAIL1+" not in page(host, "awa", reverse("demo:course", args=[host.course_key]))


def test_everybody_stands_once_on_the_first_page(host: Host) -> None:
    html = host.client(None).get("/").content.decode()
    for name in ("Inès Delattre", "Awa Konaté", "Claire Fontaine", "Karim Belkacem"):
        assert html.count(name) == 1
    found = host.client(None).get("/", {"q": "Awa Konaté"}).content.decode()
    assert found.count("Awa Konaté") == html.count("Awa Konaté") + 2  # what was typed, and one row


def test_every_unit_of_the_path_opens(host: Host) -> None:
    course = find_course(host.path_key)
    assert course is not None
    client = host.client("ines")
    for unit in course.for_learners.units:
        assert client.get(unit_url(host, unit.url_name)).status_code == 200, unit.url_name


def test_the_workshop_is_for_the_team(host: Host) -> None:
    outline = reverse("demo:course", args=[host.path_key])
    advisor = host.client("claire")
    assert WORKSHOP in advisor.get(outline).content.decode()
    assert advisor.get(unit_url(host, WORKSHOP)).status_code == 200
    learner = host.client("ines")
    assert WORKSHOP not in learner.get(outline).content.decode()
    assert learner.get(unit_url(host, WORKSHOP)).status_code == 404


def test_who_looks_as_a_learner_does_not_see_the_workshop(host: Host) -> None:
    advisor = host.client("claire")
    view_as = reverse("demo:view_as", args=[host.path_key])
    assert advisor.post(view_as, {"learner": host.user_id("ines")}).status_code == 302
    assert advisor.get(unit_url(host, WORKSHOP)).status_code == 404


def test_no_handler_of_the_workshop_is_a_learner_s(host: Host) -> None:
    handler = reverse(
        "demo:handler", args=[host.usage("clicnjob_workshop", host.path_key), "save_session"]
    )
    answer = host.client("ines").post(handler, "{}", content_type="application/json")
    assert answer.status_code == 404


def test_a_picture_of_a_page_is_served(host: Host) -> None:
    html = page(host, "ines", unit_url(host, "pieges-page"))
    sources = re.findall(r'<img [^>]*src="([^"]+)"', html)
    assert sources
    for source in sources:
        assert host.client("ines").get(source).status_code == 200, source


def test_the_way_on_leads_to_the_map_and_from_elsewhere_to_the_course(host: Host) -> None:
    client = host.client("ines")
    for key, part in ((host.path_key, "carte"), (host.course_key, "course")):
        answer = client.get(reverse("clicnjob:onward", args=[key]))
        assert answer.status_code == 302
        assert client.get(answer["Location"]).status_code == 200, part
    to_map = client.get(reverse("clicnjob:onward", args=[host.path_key]), follow=True)
    assert "clicnjob_path" in to_map.content.decode()
