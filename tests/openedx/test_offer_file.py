"""The file of an offer in the LMS: sent through its form, kept in its database, handed out."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from advisor_dashboard.models import Offer, OfferFile, Proposal
from tests.attachments.made import PDF

pytestmark = pytest.mark.lms

FORM = {
    "title": "Vendeuse",
    "job": "Vendeur en prêt-à-porter",
    "contract": "permanent",
    "description": "Vendre du pain.",
}


def upload(data: bytes = PDF, name: str = "Fiche été.pdf"):
    return SimpleUploadedFile(name, data, "application/pdf")


@pytest.fixture
def file_of_offer(world, hosting, vocabulary) -> str:
    """The address of the file of an offer that Nadia has written."""
    sent = hosting.log_in(world.nadia).post("/clicnjob/offers/new/", {**FORM, "file": upload()})
    assert sent.status_code == 302
    return f"/clicnjob/offers/{Offer.objects.get().pk}/file/"


@pytest.fixture
def file_of_lina(world, file_of_offer, write_cv) -> str:
    """The address at which Lina has it, to whom the offer was proposed."""
    from advisor_dashboard.api import offers

    write_cv(world.lina, "Lina")
    offers.propose(
        world.nadia.pk,
        Offer.objects.get().pk,
        [world.lina.pk],
        message="Bonjour",
        confirmed=1,
        token="t" * 32,
    )
    return f"/clicnjob/me/offers/{Proposal.objects.get().pk}/file/"


def test_who_has_the_offer_saves_its_file(world, hosting, file_of_offer, file_of_lina):
    for who, address in ((world.nadia, file_of_offer), (world.lina, file_of_lina)):
        answer = hosting.log_in(who).get(address)
        assert (answer.status_code, answer.content) == (200, PDF), who.username
        assert answer["Content-Type"] == "application/pdf"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Disposition"].startswith("attachment")
        assert "no-store" in answer["Cache-Control"]


def test_nobody_else_gets_it(world, hosting, file_of_offer, file_of_lina):
    root = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)
    refused = {
        file_of_offer: (world.stranger, world.lina, world.sami, root),
        file_of_lina: (world.stranger, world.nadia, world.sami, root),
    }
    for address, people in refused.items():
        for who in people:
            answer = hosting.log_in(who).get(address)
            assert answer.status_code in (403, 404), (address, who.username)
            assert PDF not in answer.content
        assert hosting.Client().get(address).status_code == 302


def test_who_has_left_the_team_gets_it_no_more(world, hosting, file_of_offer):
    client = hosting.log_in(world.nadia)
    hosting.dismiss(world.nadia, world.course_key)
    assert client.get(file_of_offer).status_code in (403, 404)


@pytest.mark.parametrize("data", [b"<script>alert(1)</script>", PDF + b"0" * 5 * 2**20])
def test_a_file_that_may_not_be_is_refused_and_the_form_stays(world, hosting, vocabulary, data):
    nadia = hosting.log_in(world.nadia)
    page = nadia.post("/clicnjob/offers/new/", {**FORM, "file": upload(data)}, follow=True)
    assert 'value="Vendeuse"' in page.content.decode()
    assert not Offer.objects.exists()
    assert not OfferFile.objects.exists()
