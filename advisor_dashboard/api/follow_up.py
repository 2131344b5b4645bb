"""An advisor notes how far a learner is with an offer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..events import OfferFollowedUp
from ..following.stages import Stage, Step
from ..following.words import STAGE_NAMES
from ..models import Offer, Proposal
from .access import Reach
from .errors import Conflict, Invalid, NotFound
from .features import OFFERS, reach_with
from .offer_rows import visible_offer
from .proposal_lines import ProposalLine, lines_of
from .steps import write_step
from .tracking import record

__all__ = ["STAGE_NAMES", "Stage", "Step", "set_step"]


def set_step(
    advisor_id: int, offer_id: int, learner_id: int, step: Step | str, *, base: int
) -> ProposalLine:
    """An advisor notes how far a learner of theirs is with an offer, closed or not.

    Args:
        step: empty to take back what was noted, so that the learner's own answer counts.
        base: the ``step_number`` that the advisor had before their eyes.

    Raises:
        Conflict: somebody noted something else since; nothing was saved; ``.current`` is the
            learner's line now.
        Invalid: this is no step.
        NotFound: there is no such offer in the advisor's structures, or it was not proposed to
            this learner, or the learner is not the advisor's now.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    if step and step not in Step.values:
        raise Invalid(_("This step is not in the list. Choose again."))
    reach = reach_with(advisor_id, OFFERS)
    offer = visible_offer(reach, offer_id)
    before = _line(reach, offer, learner_id)
    proposal = Proposal.objects.filter(pk=before.proposal_id)
    written = write_step(proposal, advisor_id, step, base)
    line = _line(reach, offer, learner_id)
    if written:
        record(OfferFollowedUp(offer.structure_key, offer.pk, str(step)))
    elif (line.step or "") != step:
        raise Conflict(
            _("Somebody noted something else in the meantime. Nothing was saved."),
            code="step_changed",
            current=line,
        )
    return line


def _line(reach: Reach, offer: Offer, learner_id: int) -> ProposalLine:
    for line in lines_of(reach, offer, [learner_id]):
        return line
    raise NotFound(_("This person is not on the list of this offer."))
