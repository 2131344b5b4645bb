"""An offer to all whom a search finds, and files: pages that go on without anybody looking."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from advisor_dashboard.api import sharing
from advisor_dashboard.models import LongWork, Proposal
from advisor_dashboard.platform.embedded import membership
from tests import factories


@pytest.fixture
def world(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course, "ogr:20526")
    return world


@pytest.fixture
def to_everybody(world, offer, browse, settings):
    """The address of the confirmation, with the message written, and a browser."""
    settings.CLICNJOB = {**settings.CLICNJOB, "SENT_AT_ONCE": 1}
    client = browse()
    step = reverse("clicnjob:propose", args=[offer.id])
    asked = f"{step}?q=boulangerie&offer={offer.id}&everybody_found=1"
    return client, client.post(asked, {"message": "Bonjour"})["Location"]


def fields_of(response) -> dict[str, str]:
    text = response.content.decode()
    names = ("confirmed", "people")
    return {name: re.search(f'name="{name}" value="([^"]*)"', text)[1] for name in names}


def test_all_who_are_found_get_the_offer_by_a_long_work(
    world, offer, to_everybody, django_capture_on_commit_callbacks
):
    client, address = to_everybody
    fields = fields_of(client.get(address))
    assert fields["confirmed"] == "2"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, fields)
        again = client.post(address, fields)

    assert answer["Location"] == reverse("clicnjob:work", args=[LongWork.objects.get().token])
    assert again["Location"] == answer["Location"]
    assert client.get(address)["Location"] == reverse("clicnjob:offer", args=[offer.id])
    assert "2 personnes" in client.get(answer["Location"]).content.decode()
    assert set(Proposal.objects.values_list("learner_id", flat=True)) == {
        world.learner.pk,
        world.neighbour.pk,
    }


def test_whose_name_was_not_shown_gets_nothing(world, offer, to_everybody):
    client, address = to_everybody
    fields = fields_of(client.get(address))
    # As many as before, and somebody else among them.
    factories.share_cv(factories.make_learner(world.course), world.course, "ogr:20526")
    factories.save_cv(world.neighbour, "ogr:11573")

    answer = client.post(address, fields)

    assert answer["Location"].startswith(reverse("clicnjob:confirm", args=[offer.id]))
    assert "was=2" in answer["Location"]
    assert not LongWork.objects.exists()


def test_who_was_left_out_gets_nothing_though_the_number_is_the_same(world, offer, to_everybody):
    client, address = to_everybody
    # The search finds two people in a second structure too; the offer is the first one's.
    second, third = factories.make_course("sud"), factories.make_learner(world.course)
    membership.appoint(world.advisor.pk, second)
    factories.save_cv(third, "ogr:20526")
    for learner in (world.learner, third):
        membership.enroll(learner.pk, second)
        sharing.open_sharing(learner.pk, second)
    page = client.get(address)
    fields = fields_of(page)
    assert fields["confirmed"] == "2"

    sharing.close_sharing(world.learner.pk, world.course)
    sharing.open_sharing(third.pk, world.course)
    answer = client.post(address, fields)

    assert answer["Location"].startswith(reverse("clicnjob:confirm", args=[offer.id]))
    assert not LongWork.objects.exists()


def test_a_page_that_waits_asks_again_without_a_script(world, to_everybody):
    client, address = to_everybody
    page = client.get(client.post(address, fields_of(client.get(address)))["Location"])
    text = page.content.decode()
    assert '<noscript><meta http-equiv="refresh"' in text
    assert re.search(r"<progress[^>]* value=\"0\" max=\"2\"", text)


def test_what_has_stopped_can_be_gone_on_with(
    world, to_everybody, django_capture_on_commit_callbacks
):
    client, address = to_everybody
    where = client.post(address, fields_of(client.get(address)))["Location"]
    LongWork.objects.update(state=LongWork.State.FAILED, said="Non.")
    assert "Non." in client.get(where).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(where)["Location"] == where
    assert Proposal.objects.count() == 2


def test_a_search_that_cannot_be_read_makes_no_file(world, browse):
    answer = browse().post(reverse("clicnjob:target_export") + "?km=loin&commune=Lille")
    assert answer.status_code == 400
    assert not LongWork.objects.exists()


def test_a_download_is_made_of_who_may_be_seen_then(
    world, browse, django_capture_on_commit_callbacks
):
    client = browse()
    with django_capture_on_commit_callbacks(execute=True):
        where = client.post(reverse("clicnjob:target_export"))["Location"]
    assert "2 lignes." in client.get(where).content.decode()
    link = re.search(r'href="([^"]*/file/[^"]*)"', client.get(where).content.decode())[1]
    sharing.close_sharing(world.learner.pk, world.course)
    answer = client.get(link)
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(answer.content.decode().splitlines()) == 2
    assert client.get(f"{link}?part=2").status_code == 404
    assert client.get(f"{link}?part=x").status_code == 400
