"""The host's pages: one click to be somebody, units with their blocks, Studio."""

from __future__ import annotations

import json
import re

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from advisor_dashboard.api import inbox
from advisor_dashboard.platform.embedded.models import Structure
from demo.courses import find_course
from demo.models import BlockEdit, BlockState
from demo.runtime.field_data import DemoKeyValueStore
from tests import factories

from .conftest import Host


def _main(html: str) -> str:
    return html[html.index("<main") :]


def test_the_first_page_offers_the_demo_people(host: Host) -> None:
    html = host.client(None).get("/").content.decode()
    for name in ("Inès Delattre", "Malik Bensaïd", "Claire Fontaine", "Nadia Rochefort"):
        assert name in html


def test_one_click_makes_one_somebody(host: Host) -> None:
    client = host.client(None)
    answer = client.post(reverse("demo:login"), {"user": host.user_id("ines")})
    assert answer.headers["Location"] == reverse("demo:course", args=[host.path_key])
    assert "Inès Delattre" in client.get(answer.headers["Location"]).content.decode()
    client.post(reverse("logout"))
    assert client.get(answer.headers["Location"]).status_code == 302


def test_an_advisor_logs_out_from_the_advisors_pages(host: Host) -> None:
    client = host.client("claire")
    html = client.get(reverse("clicnjob:home")).content.decode()
    assert f'<form method="post" action="{reverse("logout")}">' in html
    assert client.post(reverse("logout")).headers["Location"] == "/"
    assert client.get(reverse("clicnjob:home")).status_code == 302


def test_the_way_back_after_the_click_never_leads_off_the_host(host: Host) -> None:
    data = {"user": host.user_id("claire"), "next": "https://elsewhere.example/"}
    answer = host.client(None).post(reverse("demo:login"), data)
    assert answer.headers["Location"] == reverse("clicnjob:home")


def test_nobody_is_a_number_out_of_bounds(host: Host) -> None:
    for number in ("", "0", "x", "²", "9" * 40, "-1"):
        answer = host.client(None).post(reverse("demo:login"), {"user": number})
        assert answer.status_code == 404


def test_a_search_on_the_first_page_finds_by_name_and_survives_anything(host: Host) -> None:
    client = host.client(None)
    assert "Awa Konaté" in _main(client.get("/", {"q": "konat"}).content.decode())
    for text in ("\0", "%", "'" * 500, "\u202e"):
        assert client.get("/", {"q": text}).status_code == 200


def test_a_unit_shows_its_block_with_the_platform_s_protocol(host: Host) -> None:
    for block_type in ("clicnjob_cv", "clicnjob_inbox"):
        html = host.client("awa").get(host.unit_url(block_type)).content.decode()
        usage = host.usage(block_type)
        assert f'data-usage-id="{usage}"' in html
        assert f'data-block-type="{block_type}"' in html
        assert 'data-runtime-version="1"' in html
        arguments = re.search(r'xblock-json-init-args">(.*?)</script>', html, re.DOTALL)
        assert arguments is not None
        assert isinstance(json.loads(arguments[1]), dict)
        assert html.count("<h1") == 1


def test_a_unit_gives_the_cookie_that_its_scripts_send_back(host: Host) -> None:
    assert "csrftoken" in host.client("awa").get(host.unit_url("clicnjob_cv")).cookies


def test_every_page_is_marked_and_kept_from_other_hosts(host: Host) -> None:
    client = host.client("claire")
    for url in ("/", host.unit_url("clicnjob_cv"), reverse("clicnjob:home"), "/nowhere/"):
        answer = client.get(url)
        assert answer.content.decode().count("data-demo-mark") == 1
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_a_stranger_is_asked_who_they_are(host: Host) -> None:
    for url in (host.unit_url("clicnjob_cv"), reverse("home")):
        answer = host.client(None).get(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/?next=")


def test_a_learner_enters_their_own_course_only(host: Host) -> None:
    client = host.client("awa")
    assert client.get(reverse("demo:course", args=[host.course_key])).status_code == 200
    assert client.get(reverse("demo:course", args=[host.other_course_key])).status_code == 404
    assert client.get(reverse("demo:course", args=["course-v1:..+..+x"])).status_code == 404


def test_the_administrator_edits_and_completes_the_same_courses(host: Host) -> None:
    client = host.client("nadia")
    for page in (reverse("home"), reverse("clicnjob_studio:studio")):
        html = client.get(page).content.decode()
        assert host.course_key in html
        assert host.other_course_key in html


def test_courses_of_one_name_are_told_apart_by_their_structure_in_studio(host: Host) -> None:
    html = host.client("nadia").get(reverse("home")).content.decode()
    for structure in Structure.objects.all():
        assert f">{escape(structure.name)}</p>" in html


def test_languages_and_log_out_stand_in_the_same_order_on_every_page(host: Host) -> None:
    client = host.client("claire")
    for page in (reverse("demo:course", args=[host.course_key]), reverse("clicnjob:home")):
        html = client.get(page).content.decode()
        assert 0 < html.index(reverse("set_language")) < html.index(reverse("logout"))


def test_a_learner_can_neither_view_as_another_nor_author(host: Host) -> None:
    client = host.client("awa")
    view_as = reverse("demo:view_as", args=[host.course_key])
    assert client.post(view_as, {"learner": host.user_id("theo")}).status_code == 404
    usage = host.usage("clicnjob_cv")
    for name in ("demo:studio_preview", "demo:studio_edit"):
        assert client.get(reverse(name, args=[usage])).status_code == 404
    assert client.get(reverse("home")).status_code == 404


def test_viewing_as_a_learner_shows_a_banner_and_no_cv(host: Host) -> None:
    client = host.client("claire")
    host.look_as(client, "awa")
    html = client.get(host.unit_url("clicnjob_cv")).content.decode()
    assert "demo-banner" in html
    assert "awa.konate" not in html
    assert "awa@example.org" not in html
    client.post(reverse("demo:view_as", args=[host.course_key]), {"learner": ""})
    assert "demo-banner" not in client.get(host.unit_url("clicnjob_cv")).content.decode()


def test_the_course_says_that_a_message_is_new_until_it_is_read(host: Host) -> None:
    advisor, learner = (get_user_model().objects.get(username=each) for each in ("claire", "awa"))
    client, course = host.client("awa"), reverse("demo:course", args=[host.course_key])
    for item in inbox.inbox(learner.pk):
        inbox.mark_read(learner.pk, item.proposal_id)

    def shown() -> str:
        return client.get(course).content.decode()

    assert "nouvelle offre d’emploi" not in shown()
    factories.propose(advisor, factories.make_offer(advisor).id, learner)
    assert ">Mes messages (1)</a>" in shown()
    assert "Tu as 1 nouvelle offre d’emploi" in shown()
    inbox.mark_read(learner.pk, inbox.inbox(learner.pk)[0].proposal_id)
    assert ">Mes messages</a>" in shown()
    assert "nouvelle offre d’emploi" not in shown()


def test_the_course_has_the_tabs_of_who_looks(host: Host) -> None:
    course = reverse("demo:course", args=[host.course_key])
    messages = f'<a href="{reverse("clicnjob:inbox", args=[host.course_key])}">Mes messages</a>'
    advisor = f'<a href="{reverse("clicnjob:home")}">Conseiller</a>'

    def tabs(client: Client) -> list[str]:
        html = client.get(course).content.decode()
        return [tab for tab in (messages, advisor) if tab in html]

    claire = host.client("claire")
    assert tabs(host.client("awa")) == [messages]
    assert tabs(claire) == [advisor]
    assert tabs(host.client("nadia")) == []
    host.look_as(claire, "awa")
    assert tabs(claire) == [messages]
    shown = claire.get(reverse("clicnjob:inbox", args=[host.course_key])).content.decode()
    assert "restent privés" in shown


def test_a_learner_goes_from_the_messages_to_the_cv_and_back_to_the_course(host: Host) -> None:
    html = host.client("awa").get(reverse("clicnjob:my_messages"), follow=True).content.decode()

    assert f'href="{host.unit_url("clicnjob_cv")}"' in html
    assert f'href="{reverse("demo:course", args=[host.course_key])}"' in html


def test_an_edit_in_studio_shows_in_the_course_and_leaves_the_bundle(host: Host) -> None:
    author = host.client("claire")
    usage = host.usage("clicnjob_cv")
    assert author.get(reverse("demo:studio_edit", args=[usage])).status_code == 200
    answer = author.post(
        host.studio_handler_url("clicnjob_cv", "studio_submit"),
        json.dumps({"display_name": "Mon CV à moi", "introduction": "À toi de jouer."}),
        content_type="application/json",
    )
    assert answer.status_code == 200, answer.content
    assert BlockEdit.objects.filter(usage_key=usage, field="display_name").exists()
    html = host.client("awa").get(host.unit_url("clicnjob_cv")).content.decode()
    assert "Mon CV à moi" in html
    course = find_course(host.course_key)
    assert course is not None
    assert course.leaves[usage].fields.get("display_name") != "Mon CV à moi"


def test_studio_s_preview_learns_nothing_of_its_visitor(host: Host) -> None:
    url = reverse("demo:studio_preview", args=[host.usage("clicnjob_cv")])
    assert host.client("nadia").get(url).status_code == 200
    assert not BlockState.objects.exists()


def test_a_block_keeps_state_per_person(host: Host) -> None:
    from xblock.fields import Scope
    from xblock.runtime import KeyValueStore

    course = find_course(host.course_key)
    assert course is not None
    leaf = course.leaves[host.usage("clicnjob_cv")]
    store = DemoKeyValueStore(course, authoring=False, keep_state=True)
    keys = [KeyValueStore.Key(Scope.user_state, user, leaf.usage_key, "seen") for user in (1, 2)]
    store.set(keys[0], {"emoji": "😀"})
    fresh = DemoKeyValueStore(course, authoring=False, keep_state=True)
    assert fresh.get(keys[0]) == {"emoji": "😀"}
    assert not fresh.has(keys[1])
    passing = DemoKeyValueStore(course, authoring=False, keep_state=False)
    passing.set(keys[1], 1)
    assert passing.get(keys[1]) == 1
    assert not fresh.has(keys[1])


def test_files_come_from_public_folders_only_and_packed(host: Host) -> None:
    client = host.client(None)
    good = client.get(
        "/xblock/resource/clicnjob_inbox/public/tokens.css", headers={"Accept-Encoding": "gzip"}
    )
    assert good.headers["Content-Encoding"] == "gzip"
    again = client.get(
        "/xblock/resource/clicnjob_inbox/public/tokens.css",
        headers={"If-None-Match": good.headers["ETag"]},
    )
    assert again.status_code == 304
    for path in (
        "/xblock/resource/clicnjob_inbox/base.py",
        "/xblock/resource/clicnjob_inbox/public/../base.py",
        "/xblock/resource/clicnjob_inbox/public/%00",
        "/xblock/resource/nothing/public/tokens.css",
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/%00",
    ):
        assert client.get(path).status_code == 404, path


def test_the_language_can_be_chosen(host: Host) -> None:
    client = host.client(None)
    assert "Qui êtes-vous" in client.get("/").content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "Who are you?" in client.get("/").content.decode()


def test_what_a_block_publishes_is_kept_but_not_for_a_preview(host: Host) -> None:
    from django.contrib.auth import get_user_model

    from demo.models import BlockResult
    from demo.runtime.runtime import DemoRuntime
    from demo.runtime.services import Viewer

    course = find_course(host.course_key)
    assert course is not None
    usage = course.leaves[host.usage("clicnjob_cv")].usage_key
    user = get_user_model().objects.get(username="awa")
    runtimes = [
        DemoRuntime(course, Viewer(user, user.pk)),
        DemoRuntime(course, Viewer(user, user.pk), read_only=True),
        DemoRuntime(course, Viewer(user, None), in_studio=True),
    ]
    for runtime, value in zip(runtimes, (0.5, 0.9, 1.0), strict=True):
        block = runtime.get_block(usage)
        runtime.publish(block, "completion", {"completion": value})
        runtime.publish(block, "grade", {"value": value, "max_value": 1})
    low = {"value": 0.1, "max_value": 1, "only_if_higher": True}
    runtimes[0].publish(runtimes[0].get_block(usage), "grade", low)
    row = BlockResult.objects.get(usage_key=str(usage), user_id=user.pk)
    assert (row.user_id, row.completion, row.grade) == (user.pk, 0.5, 0.5)
