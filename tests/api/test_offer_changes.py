"""An offer that exists: changed, closed and opened again by the advisors of its structure."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import inbox, offers
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import Appellation, Offer
from tests import factories

DRAFT = offers.OfferDraft(
    title="Vendeuse",
    appellation_key="ogr:20526",
    employer="Boulangerie d’en face",
    commune_key="insee:59512",
    contract="permanent",
    hours="28 h",
    description="Le matin.",
    contact="03 20 00 00 00",
)


@pytest.fixture
def offer(world):
    factories.share_cv(world.learner, world.course)
    offer = factories.make_offer(world.advisor, appellation_key="ogr:20514")
    factories.propose(world.advisor, offer.id, world.learner)
    return offer


@pytest.fixture
def colleague(world):
    return factories.make_advisor(factories.make_course("nord"), username="colleague")


def yesterday():
    return timezone.localdate() - timedelta(days=1)


def test_every_field_changes_and_the_learner_reads_the_new_text(world, offer, colleague):
    [item] = inbox.inbox(world.learner.pk)
    assert item.changed_at is None
    inbox.mark_read(world.learner.pk, item.proposal_id)
    changed = offers.change_offer(colleague.pk, offer.id, DRAFT, base_version=offer.version)

    assert (changed.title, changed.rome, changed.place) == ("Vendeuse", "D1106", "Roubaix")
    assert (changed.contract, changed.hours, changed.contact) == (
        "permanent", "28 h", "03 20 00 00 00",
    )  # fmt: skip
    assert (changed.changed_by_name, changed.author_name) == ("colleague", "nadia")
    assert (changed.version, changed.proposed) == (offer.version + 1, 1)
    [item] = inbox.inbox(world.learner.pk)
    assert (item.title, item.description, item.place) == ("Vendeuse", "Le matin.", "Roubaix")
    assert item.changed_at == changed.changed_at


def test_a_change_over_a_colleague_s_is_refused_and_tells_what_is_there(world, offer, colleague):
    offers.change_offer(colleague.pk, offer.id, DRAFT, base_version=offer.version)
    mine = offers.OfferDraft(title="À moi", contract="other", description="Autre chose.")
    with pytest.raises(Conflict) as caught:
        offers.change_offer(world.advisor.pk, offer.id, mine, base_version=offer.version)
    now = caught.value.current
    assert (now.title, now.changed_by_name) == ("Vendeuse", "colleague")
    assert (
        offers.change_offer(world.advisor.pk, offer.id, mine, base_version=now.version).title
        == "À moi"
    )


def test_the_same_text_again_is_no_change(world, offer):
    first = offers.change_offer(world.advisor.pk, offer.id, DRAFT, base_version=offer.version)
    again = offers.change_offer(world.advisor.pk, offer.id, DRAFT, base_version=offer.version)
    assert again == first


def test_wrong_fields_are_refused_as_for_a_new_offer(world, offer):
    draft = offers.OfferDraft(title="", contract="x", description="", closes_on=yesterday())
    with pytest.raises(Invalid) as caught:
        offers.change_offer(world.advisor.pk, offer.id, draft, base_version=offer.version)
    assert set(caught.value.fields) == {"title", "contract", "description", "closes_on"}
    assert caught.value.fields == offers.wrong_fields(world.advisor.pk, draft, offer_id=offer.id)
    assert Offer.objects.get().version == offer.version


def test_a_day_that_has_passed_may_stay(world, offer):
    Offer.objects.update(closes_on=yesterday())
    draft = offers.OfferDraft(
        title="Corrigé", contract="other", description="x", closes_on=yesterday()
    )
    changed = offers.change_offer(world.advisor.pk, offer.id, draft, base_version=offer.version)
    assert (changed.title, changed.open, changed.ended) == ("Corrigé", False, True)


def test_a_job_stays_whatever_the_vocabulary_became(world, offer):
    Appellation.objects.all().update(retired=True)
    draft = offers.OfferDraft(title="x", contract="other", description="x", keeps_job=True)
    changed = offers.change_offer(world.advisor.pk, offer.id, draft, base_version=offer.version)
    assert (changed.job, changed.rome) == (offer.job, "D1214")


def test_the_structure_stays(world, offer):
    factories.membership.appoint(world.advisor.pk, factories.make_course("sud"))
    draft = offers.OfferDraft(title="x", contract="other", description="x", structure_key="sud")
    changed = offers.change_offer(world.advisor.pk, offer.id, draft, base_version=offer.version)
    assert changed.structure_key == "nord"


def test_a_closed_offer_is_neither_answered_nor_proposed(world, offer, colleague):
    closed = offers.close_offer(colleague.pk, offer.id)
    assert (closed.open, closed.changed_by_name) == (False, "colleague")
    [item] = inbox.inbox(world.learner.pk)
    assert not item.open
    assert item.changed_at is None
    with pytest.raises(NotAllowed):
        inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.INTERESTED)
    with pytest.raises(NotAllowed):
        offers.preview(world.advisor.pk, offer.id, [world.neighbour.pk])
    assert offers.close_offer(world.advisor.pk, offer.id).changed_by_name == "colleague"


def test_an_offer_that_was_closed_opens_again(world, offer):
    offers.close_offer(world.advisor.pk, offer.id)
    assert offers.reopen_offer(world.advisor.pk, offer.id).open
    [item] = inbox.inbox(world.learner.pk)
    assert inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.INTERESTED).open


def test_an_offer_whose_last_day_has_passed_does_not_open_again(world, offer):
    Offer.objects.update(closes_on=yesterday())
    with pytest.raises(Invalid):
        offers.reopen_offer(world.advisor.pk, offer.id)


def every_change(person, offer):
    return (
        lambda: offers.change_offer(person.pk, offer.id, DRAFT, base_version=offer.version),
        lambda: offers.close_offer(person.pk, offer.id),
        lambda: offers.reopen_offer(person.pk, offer.id),
    )


def test_nobody_else_changes_an_offer(world, offer):
    stranger = factories.make_advisor(factories.make_course("sud"))
    before = Offer.objects.values().get()
    for person, refusal in ((stranger, NotFound), (world.learner, NotAllowed)):
        for change in every_change(person, offer):
            with pytest.raises(refusal):
                change()
    assert Offer.objects.values().get() == before


def test_no_answer_from_the_platform_changes_nothing(world, offer, unavailable):
    unavailable()
    for change in every_change(world.advisor, offer):
        with pytest.raises(Unavailable):
            change()
    assert Offer.objects.get().version == offer.version
