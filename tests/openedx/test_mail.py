"""A proposed offer is mailed by edx-ace, by a worker's task, under the platform's policies."""

from __future__ import annotations

from contextlib import suppress
from smtplib import SMTPServerDisconnected

import pytest

from advisor_dashboard.platform import PlatformUnavailable

pytestmark = pytest.mark.lms


@pytest.fixture
def letter(world):
    from advisor_dashboard.platform import Letter

    return Letter(
        course_key=world.course,
        course_name="Trouver un emploi",
        structure_name="Structure <nord>",
        offer_title="Vendeuse & vendeur d'été",
        link="",
    )


def test_the_task_is_found_by_the_workers():
    from celery import current_app

    from advisor_dashboard.tasks import send_batch

    current_app.loader.import_default_modules()
    assert current_app.tasks[send_batch.name] is not None


def test_text_and_page_say_the_same_in_the_platform_s_frame(world, platform, letter, mailoutbox):
    platform.send_letters(letter, [world.lina.pk])
    [mail] = mailoutbox
    [(page, kind)] = mail.alternatives
    assert kind == "text/html"
    assert "Structure <nord>" in mail.body
    assert "Structure &lt;nord&gt;" in page
    assert "Structure <nord>" not in page
    assert "Vendeuse &amp; vendeur" in page
    for said in ("Lire l’offre", "Bonjour,", "Trouver un emploi", f"/courses/{world.course}/"):
        assert said in page, said
    assert "/dashboard" in mail.body
    assert "Lina" not in mail.body + page


@pytest.mark.parametrize(
    ("preferred", "greeting"), [("en", "Hello,"), ("fr", "Bonjour,"), ("es-419", "Bonjour,")]
)
def test_it_is_in_the_learner_s_language(world, letter, mailoutbox, preferred, greeting):
    from openedx.core.djangoapps.user_api.preferences.api import set_user_preference

    from advisor_dashboard.platform import get_platform

    set_user_preference(world.lina, "pref-lang", preferred)
    get_platform().send_letters(letter, [world.lina.pk])
    assert greeting in mailoutbox[0].body


def test_an_address_that_nobody_confirmed_gets_none(world, hosting, platform, letter, mailoutbox):
    awa = hosting.make_account("awa", "Awa Sow", confirmed=False)
    hosting.enroll(awa, world.course_key)
    platform.send_letters(letter, [awa.pk, world.lina.pk])
    assert [mail.to for mail in mailoutbox] == [["lina@example.org"]]


def test_many_are_written_to_in_several_tasks(world, platform, letter, mailoutbox, monkeypatch):
    monkeypatch.setattr("advisor_dashboard.platform.openedx_mail.BATCH", 1)
    platform.send_letters(letter, [world.lina.pk, world.sami.pk])
    assert sorted(mail.to[0] for mail in mailoutbox) == ["lina@example.org", "sami@example.org"]


def test_who_could_not_be_reached_is_tried_again_and_nobody_else(
    world, platform, letter, mailoutbox, monkeypatch
):
    from edx_ace import ace

    send, refused = ace.send, []

    def refuse_lina_once(message):
        if message.recipient.lms_user_id == world.lina.pk and not refused:
            refused.append(message)
            raise ConnectionRefusedError("lina@example.org")
        send(message)

    monkeypatch.setattr(ace, "send", refuse_lina_once)
    # Where tasks run at once, a task that is tried again says so to its caller.
    with suppress(PlatformUnavailable):
        platform.send_letters(letter, [world.lina.pk, world.sami.pk])
    assert sorted(mail.to[0] for mail in mailoutbox) == ["lina@example.org", "sami@example.org"]


def test_a_server_that_fails_for_good_is_no_one_s_trouble(
    world, platform, letter, monkeypatch, caplog
):
    from django.core.mail.backends.locmem import EmailBackend

    def disconnect(self, messages):
        raise SMTPServerDisconnected("lina@example.org")

    monkeypatch.setattr(EmailBackend, "send_messages", disconnect)
    platform.send_letters(letter, [world.lina.pk])
    # edx-ace logs what the server refuses and gives up; nothing of it is ours to tell.
    assert [each for each in caplog.records if each.name.startswith("edx_ace")]
    assert not [each for each in caplog.records if each.name.startswith("advisor_dashboard")]
