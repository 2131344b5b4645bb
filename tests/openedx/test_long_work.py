"""What takes long in the LMS: a task of the platform's Celery, and the page that follows it."""

from __future__ import annotations

import csv
import io
import re

import pytest

from advisor_dashboard.models import CVView, LongWork, Proposal

pytestmark = pytest.mark.lms

NAME = "advisor_dashboard.platform.openedx_work.do_work"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def number(world, vocabulary, write_cv, settings) -> int:
    """Of an offer that both learners would be sent by a worker."""
    from advisor_dashboard.api import offers

    settings.CLICNJOB = {**settings.CLICNJOB, "SENT_AT_ONCE": 1}
    for learner, name in ((world.lina, "Lina"), (world.sami, "Sami")):
        write_cv(learner, name)
    draft = offers.OfferDraft(title="Vente", description="Vendre.", contract="permanent")
    return offers.create_offer(world.nadia.pk, draft).id


def send_to_everybody(client, number):
    """To the page of the work, as the pages lead there."""
    asked = f"/clicnjob/offers/{number}/propose/?q=vendeur&offer={number}&everybody_found=1"
    address = client.post(asked, {"message": "Bonjour"})["Location"]
    names = ("confirmed", "people")
    page = text_of(client.get(address))
    fields = {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in names}
    return client.post(address, fields)["Location"]


def lines_of(client, work) -> list[list[str]]:
    answer = client.get(f"{work}file/")
    assert answer["Content-Disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_task_is_known_to_the_workers_by_its_name():
    from lms.celery import APP

    APP.loader.import_default_modules()
    assert APP.tasks[NAME].name == NAME
    assert APP.tasks[NAME].acks_late
    assert APP.conf.task_serializer == "json"


def test_a_message_on_the_platform_s_queue_holds_the_number_of_the_work_alone(settings):
    from kombu import Connection
    from lms.celery import APP

    routed = APP.amqp.router.route({}, NAME, args=(7,))
    queue = routed.get("queue") or APP.amqp.queues[APP.conf.task_default_queue]
    assert queue.name in settings.CELERY_QUEUES
    with Connection("memory://") as connection:
        queue(connection.default_channel).declare()
        APP.send_task(NAME, (7,), connection=connection)
        message = queue(connection.default_channel).get()
    assert message.content_type == "application/json"
    assert message.headers["task"] == NAME
    args, kwargs, _embedded = message.decode()
    assert (args, kwargs) == ([7], {})


def test_an_offer_goes_to_all_who_are_found_by_a_worker(
    world, hosting, number, mailoutbox, django_capture_on_commit_callbacks
):
    nadia = hosting.log_in(world.nadia)
    with django_capture_on_commit_callbacks(execute=True):
        work = send_to_everybody(nadia, number)
    assert "/clicnjob/work/" in work
    assert LongWork.objects.get().state == LongWork.State.DONE
    assert set(Proposal.objects.values_list("learner_id", flat=True)) == {
        world.lina.pk,
        world.sami.pk,
    }
    assert f"/clicnjob/offers/{number}/" in text_of(nadia.get(work))
    assert sorted(mail.to[0] for mail in mailoutbox) == ["lina@example.org", "sami@example.org"]


def test_the_people_found_and_an_offer_s_answers_become_files(
    world, hosting, number, django_capture_on_commit_callbacks
):
    nadia = hosting.log_in(world.nadia)
    with django_capture_on_commit_callbacks(execute=True):
        send_to_everybody(nadia, number)
        people = nadia.post("/clicnjob/target/export/?q=vendeur")["Location"]
        answers = nadia.post(f"/clicnjob/offers/{number}/export/")["Location"]
    for work in (people, answers):
        _headings, *lines = lines_of(nadia, work)
        assert sorted(line[0].partition(" ")[0] for line in lines) == ["Lina", "Sami"]
    assert CVView.objects.filter(advisor=world.nadia).count() == 2


def test_the_page_of_a_work_is_for_who_started_it(
    world, hosting, number, django_capture_on_commit_callbacks
):
    paul = hosting.make_account("paul", "Paul Roux")
    hosting.appoint(paul, world.course_key)
    with django_capture_on_commit_callbacks(execute=True):
        work = hosting.log_in(world.nadia).post("/clicnjob/target/export/?q=vendeur")["Location"]
    for who, statuses in ((paul, {404}), (world.stranger, {404}), (world.lina, {403, 404})):
        client = hosting.log_in(who)
        for address in (work, f"{work}file/"):
            assert client.get(address).status_code in statuses, (who.username, address)
    hosting.dismiss(world.nadia, world.course_key)
    assert hosting.log_in(world.nadia).get(f"{work}file/").status_code == 403


def test_without_a_broker_the_page_says_so_and_offers_to_go_on(
    world, hosting, number, monkeypatch, django_capture_on_commit_callbacks
):
    from kombu.exceptions import OperationalError

    from advisor_dashboard.platform import openedx

    def refuse(_work_id):
        raise OperationalError("no broker")

    nadia = hosting.log_in(world.nadia)
    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr(openedx.do_work, "delay", refuse)
        work = send_to_everybody(nadia, number)
    page = text_of(nadia.get(work))
    assert f'<form method="post" action="{work}"' in page
    assert not Proposal.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert nadia.post(work)["Location"] == work
    assert Proposal.objects.count() == 2
