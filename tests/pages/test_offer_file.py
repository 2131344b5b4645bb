"""The file of an offer: attached, kept with a form to mend, replaced, removed, handed out."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import exporting, offer_files, offers, privacy
from advisor_dashboard.models import Offer, OfferFile, OfferFormDraft, OfferFormFile, Proposal
from tests import factories
from tests.attachments.made import PDF, word

FORM = {
    "title": "Vendeuse",
    "job": "vendeuse en boulangerie",
    "contract": "permanent",
    "description": "Vendre du pain.",
}
NEW = "clicnjob:offer_new"


@pytest.fixture(autouse=True)
def vocabulary(world):
    """The world's."""


def upload(data: bytes = PDF, name: str = "Fiche.pdf", said: str = "application/pdf"):
    return SimpleUploadedFile(name, data, said)


def sent(client, address: str = "", **fields):
    return client.post(address or reverse(NEW), {**FORM, **fields})


def text_of(response) -> str:
    return response.content.decode()


def test_an_offer_is_saved_with_its_file_its_first_day_and_its_places(browse):
    day = timezone.localdate() + timedelta(days=9)
    client = browse()

    answer = sent(client, file=upload(), starts_on=day.isoformat(), places="3")

    offer = Offer.objects.get()
    assert answer["Location"] == reverse("clicnjob:offer", args=[offer.pk])
    assert (offer.starts_on, offer.places, offer.text_changed_at) == (day, 3, None)
    shown = text_of(client.get(answer["Location"]))
    assert "Fiche.pdf" in shown
    assert "Personnes recherchées" in shown


@pytest.mark.parametrize("wrong", ["0", "1000", "deux", "-1"])
def test_places_that_are_no_number_of_people_are_told_so(browse, wrong):
    answer = browse().post(reverse(NEW), {**FORM, "places": wrong}, follow=True)

    assert "Écrivez un nombre de 1 à 999" in text_of(answer)
    assert not Offer.objects.exists()


def test_a_first_day_of_another_century_is_a_slip(browse):
    answer = browse().post(reverse(NEW), {**FORM, "starts_on": "1926-01-05"}, follow=True)

    assert "Vérifiez l’année" in text_of(answer)


def test_a_file_of_a_wrong_kind_is_refused_and_the_form_stays(browse):
    client = browse()

    answer = sent(client, file=upload(b"<script>", "Fiche.pdf"), employer="Le Fournil")

    page = text_of(client.get(answer["Location"]))
    assert "Ce fichier n’est ni un PDF" in page
    assert 'value="Le Fournil"' in page
    assert not Offer.objects.exists()
    # Without the file it can be saved as it stands.
    sent(client, answer["Location"], employer="Le Fournil")
    assert Offer.objects.get().employer == "Le Fournil"
    assert not OfferFile.objects.exists()


def test_a_file_that_is_too_heavy_says_so(browse):
    client = browse()

    answer = sent(client, file=upload(PDF + b"0" * offer_files.MOST_BYTES))

    assert "dépasse 5" in text_of(client.get(answer["Location"]))


def test_a_good_file_waits_with_a_form_to_mend_and_goes_along(browse):
    client = browse()
    answer = sent(client, title="", file=upload(word(), "Fiche.docx"))
    page = text_of(client.get(answer["Location"]))

    assert "<bdi>Fiche.docx</bdi> est gardé" in page
    sent(client, answer["Location"])

    assert OfferFile.objects.get().name == "Fiche.docx"
    assert not OfferFormFile.objects.exists()


def test_a_waiting_file_can_be_left_out_and_is_nobody_elses(browse, world, people):
    client = browse()
    answer = sent(client, title="", file=upload())
    token = answer["Location"].partition("form=")[2]

    assert offer_files.kept_file(people.colleague.pk, token) is None
    sent(client, answer["Location"], leave_out_file="1")

    assert Offer.objects.count() == 1
    assert not OfferFile.objects.exists()


def test_of_one_advisor_a_few_files_wait_at_a_time(browse):
    client = browse()
    for number in range(6):
        sent(client, title="", file=upload(name=f"{number}.pdf"))

    names = OfferFormFile.objects.order_by("pk").values_list("name", flat=True)
    assert list(names) == ["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"]


def test_a_waiting_file_goes_with_the_form_after_a_day(browse):
    client = browse()
    sent(client, title="", file=upload())
    OfferFormDraft.objects.update(kept_at=timezone.now() - timedelta(days=2))

    sent(client, title="")

    assert not OfferFormFile.objects.exists()


def test_a_file_is_replaced_removed_and_learners_read_that_the_offer_changed(browse, world, offer):
    address, client = reverse("clicnjob:offer_edit", args=[offer.id]), browse()
    form = {**FORM, "version": "1"}
    client.post(address, {**form, "file": upload()})
    first = OfferFile.objects.get()

    assert Offer.objects.get().text_changed_at is not None
    version = Offer.objects.get().version
    client.post(address, {**form, "version": version, "file": upload(word(), "B.docx")})
    assert OfferFile.objects.get().name == "B.docx"
    assert first.pk == OfferFile.objects.get().pk
    client.post(address, {**form, "version": version, "remove_file": "1"})

    assert not OfferFile.objects.exists()
    assert Offer.objects.get().version == version


@pytest.fixture
def small_database():
    """A database that takes no large values, as one whose packets are small."""
    if connection.vendor != "sqlite":
        pytest.skip("the limit of a connection is SQLite's")
    connection.ensure_connection()
    before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 20_000)
    yield
    connection.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


def test_with_a_file_that_the_database_refuses_nothing_of_the_offer_is_saved(
    browse, offer, small_database
):
    client = browse(raise_request_exception=False)
    heavy = PDF + b"0" * 30_000

    changed = client.post(
        reverse("clicnjob:offer_edit", args=[offer.id]),
        {**FORM, "version": "1", "file": upload(heavy)},
    )
    made = sent(client, file=upload(heavy))

    assert (changed.status_code, made.status_code) == (500, 500)
    kept = Offer.objects.get()
    assert (kept.title, kept.version, kept.text_changed_at) == ("Vendeuse ou vendeur", 1, None)


def test_what_a_colleague_changed_of_the_start_and_the_places_is_shown(browse, world, offer):
    address, client = reverse("clicnjob:offer_edit", args=[offer.id]), browse()
    day = timezone.localdate() + timedelta(days=9)
    client.post(address, {**FORM, "version": "1", "starts_on": day.isoformat(), "places": "7"})

    answer = client.post(address, {**FORM, "version": "1", "file": upload()})

    shown = client.get(answer["Location"])
    theirs = dict(shown.context["theirs"])
    assert (theirs["Premier jour de travail"], theirs["Nombre de personnes recherchées"]) == (
        day,
        7,
    )
    assert "Fichier joint à l’offre" not in theirs
    assert "<bdi>Fiche.pdf</bdi> est gardé" in text_of(shown)


def test_a_file_is_handed_out_to_be_saved_and_to_be_nothing_else(browse, world, offer):
    factories.attach(world.advisor, offer.id, 'Été "x".html', PDF)
    factories.propose(world.advisor, offer.id, world.learner)
    own = reverse("clicnjob:my_offer_file", args=[Proposal.objects.get().pk])

    for client, address in (
        (browse(), reverse("clicnjob:offer_file", args=[offer.id])),
        (browse(world.learner), own),
    ):
        response = client.get(address)
        assert response.content == PDF
        assert response["Content-Type"] == "application/pdf"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Disposition"].endswith("%C3%89t%C3%A9%20x.pdf")
        assert "no-store" in response["Cache-Control"]


def test_without_a_file_there_is_none_to_save(browse, offer):
    answer = browse().get(reverse("clicnjob:offer_file", args=[offer.id]))

    assert answer.status_code == 404
    assert "pas de fichier" in text_of(answer)


def test_a_file_goes_with_its_offer(world, offer):
    factories.attach(world.advisor, offer.id)

    Offer.objects.all().delete()

    assert not OfferFile.objects.exists()


def test_who_wrote_an_offer_finds_its_file_in_their_data(world, offer):
    factories.attach(world.advisor, offer.id)

    written = exporting.export_learner(world.advisor.pk)["offers_written"]

    assert written[0]["file_name"] == "Fiche.pdf"
    privacy.erase_learner(world.advisor.pk)
    assert OfferFile.objects.get().offer_id == offers.Offer.objects.get().pk
