"""The contract of the port about mail: who gets a letter, and what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model

from advisor_dashboard.platform import Letter
from tests.platform.drivers import DRIVERS, HostDriver, not_in_studio

pytestmark = [pytest.mark.django_db, not_in_studio]


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request) -> HostDriver:
    return request.param()


@pytest.fixture
def course(host) -> str:
    return host.make_course("nord", "Premier cours")


@pytest.fixture
def lina(host, course) -> int:
    user_id = host.make_person("lina", "Lina Morel")
    host.enroll(user_id, course)
    return user_id


@pytest.fixture
def sami(host, course) -> int:
    user_id = host.make_person("sami", "Sami Diallo")
    host.enroll(user_id, course)
    return user_id


@pytest.fixture
def letter(course) -> Letter:
    return Letter(
        course_key=course,
        course_name="L’emploi & moi",
        structure_name="Mission <locale>",
        offer_title="Vendeur d'été",
        link="",
    )


def addressed(outbox) -> list[list[str]]:
    return sorted(mail.to for mail in outbox)


def test_each_gets_a_letter_of_their_own(host, letter, lina, sami, mailoutbox):
    host.platform.send_letters(letter, [lina, sami])
    assert addressed(mailoutbox) == [["lina@example.org"], ["sami@example.org"]]
    assert all(not mail.cc and not mail.bcc for mail in mailoutbox)


def test_a_letter_says_who_proposes_what_and_where_to_read_it(
    host, letter, course, lina, mailoutbox
):
    host.platform.send_letters(letter, [lina])
    [mail] = mailoutbox
    assert mail.subject.replace("\N{NO-BREAK SPACE}", " ") == "Une offre pour toi : Vendeur d'été"
    for said in ("Mission <locale>", "Vendeur d'été", "L’emploi & moi", f"/{course}/"):
        assert said in mail.body, said
    for private in ("Lina", "Morel", "lina"):
        assert private not in mail.subject + mail.body


def test_a_reminder_says_that_the_answer_is_missing(host, letter, lina, mailoutbox):
    host.platform.send_letters(replace(letter, reminder=True), [lina])
    [mail] = mailoutbox
    assert mail.subject.replace("\N{NO-BREAK SPACE}", " ") == (
        "On attend ta réponse : Vendeur d'été"
    )
    assert "Tu n’as pas encore répondu." in mail.body


def test_the_link_is_read_from_the_course_s_page(host, letter, lina, mailoutbox):
    host.platform.send_letters(replace(letter, link="/ailleurs/ici/"), [lina])
    [line] = [line for line in mailoutbox[0].body.splitlines() if line.endswith("/ailleurs/ici/")]
    assert line.startswith("http")
    assert "/course" not in line


def test_who_stopped_the_e_mails_of_the_course_gets_none(host, letter, lina, sami, mailoutbox):
    host.stop_mails(lina, letter.course_key)
    host.platform.send_letters(letter, [lina, sami])
    assert addressed(mailoutbox) == [["sami@example.org"]]


def test_stopping_those_of_another_course_stops_none_of_this(host, letter, lina, mailoutbox):
    other = host.make_course("nord", "Second cours")
    host.enroll(lina, other)
    host.stop_mails(lina, other)
    host.platform.send_letters(letter, [lina])
    assert addressed(mailoutbox) == [["lina@example.org"]]


def test_without_an_address_or_an_account_there_is_no_letter(host, letter, lina, sami, mailoutbox):
    get_user_model().objects.filter(pk=lina).update(email="")
    host.deactivate(sami)
    host.platform.send_letters(letter, [lina, sami, 10**9])
    host.platform.send_letters(letter, [])
    assert mailoutbox == []
