"""A few offers with answers, so that the advisors' pages are not empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from advisor_dashboard.api import inbox, occupations, offers, places, proposing, targeting
from advisor_dashboard.api.follow_up import Step, set_step
from advisor_dashboard.api.offers import Answer, Contract, OfferDraft
from advisor_dashboard.models import Message, Offer, Proposal, ProposalStep


@dataclass(frozen=True)
class OfferPlan:
    """An invented offer, who writes it, and what the first learners answer in turn.

    Attributes:
        days_ago: when it was proposed; the answers came one by one since.
        steps: what its author noted of the first learners in turn.
    """

    advisor: str
    title: str
    job: str
    employer: str
    town: str
    contract: Contract
    hours: str
    description: str
    message: str
    days_open: int
    reach: int
    answers: tuple[Answer | None, ...]
    days_ago: int = 0
    steps: tuple[Step | None, ...] = ()


OFFERS = (
    OfferPlan(
        "claire",
        "Vendeur ou vendeuse en prêt-à-porter",
        "vendeur en prêt-à-porter",
        "Boutique Mirabelle (exemple)",
        "Lille",
        Contract.FIXED_TERM,
        "30 h par semaine, un samedi sur deux",
        "Accueillir les clients, ranger les rayons, tenir la caisse. Débutants bienvenus.",
        "Bonjour, cette offre peut te convenir. Dis-moi ce que tu en penses.",
        21,
        6,
        (Answer.INTERESTED, Answer.HELP_ME, Answer.NOT_FOR_ME, None, Answer.INTERESTED),
        days_ago=24,
        steps=(Step.INTERVIEW, None, None, None, Step.APPLIED),
    ),
    OfferPlan(
        "karim",
        "Équipier ou équipière de restauration rapide",
        "équipier de restauration rapide",
        "Burger de la Gare (exemple)",
        "Roubaix",
        Contract.PERMANENT,
        "24 h par semaine, le soir et le week-end",
        "Préparer les commandes et servir au comptoir. Formation de deux semaines sur place.",
        "Bonjour, ils forment sur place. Réponds avant vendredi si tu peux.",
        14,
        4,
        (Answer.INTERESTED, None, Answer.NOT_FOR_ME),
        days_ago=9,
        steps=(Step.HIRED,),
    ),
    OfferPlan(
        "sophie",
        "Préparateur ou préparatrice de commandes",
        "préparateur de commandes",
        "Entrepôt du Rhône (exemple)",
        "Lyon",
        Contract.TEMPORARY,
        "35 h par semaine, le matin",
        "Préparer les colis avec un scanner et emballer les palettes. Bus direct depuis la gare.",
        "Bonjour, l’entrepôt cherche plusieurs personnes. Cela t’intéresse ?",
        10,
        5,
        (Answer.HELP_ME, Answer.INTERESTED, None),
        days_ago=12,
        steps=(None, Step.EMPLOYER_DECLINED),
    ),
)


def propose_offers(made: Mapping[str, int], today: date) -> int:
    """Write the offers and propose them to learners just made.

    Args:
        made: the user ids of the learners that this seeding added, by username.

    Returns:
        How many proposals were sent.
    """
    if not made:
        return 0
    sent = 0
    for number, plan in enumerate(OFFERS):
        advisor_id = get_user_model().objects.get(username=plan.advisor).pk
        if any(line.title == plan.title for line in offers.list_offers(advisor_id)):
            continue
        sent += _propose(advisor_id, plan, number, set(made.values()), today)
    return sent


def _propose(advisor_id: int, plan: OfferPlan, number: int, made: set[int], today: date) -> int:
    offer = offers.create_offer(advisor_id, _draft(plan, today))
    found = targeting.target(advisor_id, targeting.TargetQuery(text=plan.job))
    chosen = [card.learner_id for card in found.cards if card.learner_id in made][: plan.reach]
    if not chosen:
        return 0
    shown = proposing.preview(advisor_id, offer.id, chosen)
    proposing.propose(
        advisor_id,
        offer.id,
        chosen,
        message=plan.message,
        confirmed=len(shown.recipients),
        token=f"demo-seed-{number}",
    )
    for recipient, answer in zip(shown.recipients, plan.answers, strict=False):
        if answer is not None:
            _answer(recipient.learner_id, offer.title, answer)
    for recipient, step in zip(shown.recipients, plan.steps, strict=False):
        if step is not None:
            set_step(advisor_id, offer.id, recipient.learner_id, step, base=0)
    _date_back(offer.id, timedelta(days=plan.days_ago))
    return len(shown.recipients)


def _date_back(offer_id: int, ago: timedelta) -> None:
    """As if all had come one after the other since then, and not within a second."""
    start = timezone.now() - ago
    Offer.objects.filter(pk=offer_id).update(created_at=start)
    Message.objects.filter(proposals__offer_id=offer_id).update(sent_at=start)
    proposals = list(Proposal.objects.filter(offer_id=offer_id).order_by("pk"))
    for place, row in enumerate(proposals, start=1):
        answered = start + ago * place / (len(proposals) + 1)
        own = Proposal.objects.filter(pk=row.pk)
        own.exclude(seen_at=None).update(seen_at=answered)
        own.exclude(answered_at=None).update(answered_at=answered)
        noted = answered + (timezone.now() - answered) / 2
        own.exclude(step_at=None).update(step_at=noted)
        ProposalStep.objects.filter(proposal=row).update(set_at=noted)


def _draft(plan: OfferPlan, today: date) -> OfferDraft:
    jobs = occupations.suggest_appellations(plan.job)
    towns = [town for town in places.suggest_communes(plan.town) if town.name == plan.town]
    return OfferDraft(
        title=plan.title,
        appellation_key=jobs[0].key if jobs else "",
        employer=plan.employer,
        commune_key=towns[0].key if towns else "",
        contract=plan.contract.value,
        hours=plan.hours,
        description=plan.description,
        contact="Les conseillers de la mission locale transmettent les CV.",
        closes_on=today + timedelta(days=plan.days_open),
    )


def _answer(learner_id: int, title: str, answer: Answer) -> None:
    for item in inbox.inbox(learner_id):
        if item.title == title:
            inbox.mark_read(learner_id, item.proposal_id)
            inbox.answer(learner_id, item.proposal_id, answer)
