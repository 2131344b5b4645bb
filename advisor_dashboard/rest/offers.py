"""Offers, and proposing them."""

from __future__ import annotations

from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from ..api import offers as doors
from ..api.errors import Invalid
from ..api.long_sending import propose_later, takes_long, work_token
from ..api.offers import OfferDraft
from ..forms.numbers import LARGEST_PAGE, whole_number
from . import proposal_shapes, shapes
from .base import AdvisorAPIView
from .described import operation, refusals
from .works import accepted, kept_about

PAGE = 20
PROPOSALS_ON_A_PAGE = 100
_PAGE = OpenApiParameter("page", OpenApiTypes.INT, description="From 1.")


def _taken(kind: type[Serializer], request: Request) -> dict[str, Any]:
    given = kind(data=request.data)
    given.is_valid(raise_exception=True)
    values: dict[str, Any] = given.validated_data
    return values


class Offers(AdvisorAPIView):
    """The offers of one's structures."""

    @operation(
        operation_id="offers",
        parameters=[_PAGE],
        responses={200: shapes.OfferLines, **refusals(400, 403)},
    )
    def get(self, request: Request) -> Response:
        """A page of the offers, the newest first."""
        total = doors.count_offers(self.asking())
        last = max(1, ceil(total / PAGE))
        asked = whole_number(request.query_params.get("page", ""), LARGEST_PAGE) or 1
        number = min(asked, last)
        found = doors.list_offers(self.asking(), limit=PAGE, offset=(number - 1) * PAGE)
        page = {"total": total, "page": number, "pages": last, "offers": found}
        return Response(shapes.OfferLines(page).data)

    @operation(
        operation_id="offer_create",
        request=shapes.OfferWritten,
        responses={201: shapes.OfferShape, **refusals(400, 403)},
    )
    def post(self, request: Request) -> Response:
        """Write an offer down."""
        draft = OfferDraft(**_taken(shapes.OfferWritten, request))
        made = doors.create_offer(self.asking(), draft)
        return Response(shapes.OfferShape(made).data, status=201)


class Offer(AdvisorAPIView):
    """One offer."""

    @operation(operation_id="offer", responses={200: shapes.OfferShape, **refusals(403, 404)})
    def get(self, _request: Request, offer_id: int) -> Response:
        """An offer of one's structures."""
        return Response(shapes.OfferShape(doors.get_offer(self.asking(), offer_id)).data)

    @operation(
        operation_id="offer_change",
        request=shapes.OfferChanged,
        responses={200: shapes.OfferShape, **refusals(400, 403, 404, 409)},
    )
    def put(self, request: Request, offer_id: int) -> Response:
        """Write it anew, on top of the version that was read."""
        values = _taken(shapes.OfferChanged, request)
        version = values.pop("version")
        draft = OfferDraft(**values, keeps_job="appellation_key" not in request.data)
        changed = doors.change_offer(self.asking(), offer_id, draft, base_version=version)
        return Response(shapes.OfferShape(changed).data)


class OfferClosing(AdvisorAPIView):
    """Closing an offer by hand, and opening it again."""

    @operation(
        operation_id="offer_close",
        request=None,
        responses={200: shapes.OfferShape, **refusals(403, 404)},
    )
    def put(self, _request: Request, offer_id: int) -> Response:
        """Nobody answers it or proposes it any more."""
        return Response(shapes.OfferShape(doors.close_offer(self.asking(), offer_id)).data)

    @operation(
        operation_id="offer_reopen",
        request=None,
        responses={200: shapes.OfferShape, **refusals(400, 403, 404)},
    )
    def delete(self, _request: Request, offer_id: int) -> Response:
        """Open it again, unless its last day has passed."""
        return Response(shapes.OfferShape(doors.reopen_offer(self.asking(), offer_id)).data)


def _sent(outcome: doors.SendingOutcome) -> Response:
    return Response(
        proposal_shapes.OutcomeShape(outcome).data, status=200 if outcome.repeated else 201
    )


class Proposals(AdvisorAPIView):
    """To whom an offer was proposed."""

    @operation(
        operation_id="proposals",
        parameters=[_PAGE],
        responses={200: proposal_shapes.ProposalLines, **refusals(400, 403, 404)},
    )
    def get(self, request: Request, offer_id: int) -> Response:
        """A page of the proposals to one's own learners, the last to answer first."""
        number = whole_number(request.query_params.get("page", ""), LARGEST_PAGE) or 1
        found = doors.list_proposals(self.asking(), offer_id, page=number, size=PROPOSALS_ON_A_PAGE)
        return Response(proposal_shapes.ProposalLines(found).data)

    @operation(
        operation_id="propose",
        request=proposal_shapes.ProposalWritten,
        responses={
            200: OpenApiResponse(proposal_shapes.OutcomeShape, "This token was sent before."),
            201: OpenApiResponse(proposal_shapes.OutcomeShape, "It was sent."),
            202: OpenApiResponse(
                proposal_shapes.WorkShape, "It is being sent: the work tells how far."
            ),
            **refusals(400, 403, 404, 409),
        },
    )
    def post(self, request: Request, offer_id: int) -> Response:
        """Propose the offer to learners who have not had it yet; many get it by a work."""
        values = _taken(proposal_shapes.ProposalWritten, request)
        if takes_long(values["confirmed"]):
            return self._left_to_a_work(offer_id, values)
        return _sent(doors.propose(self.asking(), offer_id, **values))

    def _left_to_a_work(self, offer_id: int, values: dict[str, Any]) -> Response:
        before = doors.sent_before(self.asking(), offer_id, values["token"])
        token = work_token(self.asking(), values["token"])
        about = kept_about(self.asking(), token)
        if about not in (None, reverse("clicnjob:offer", args=[offer_id])):
            raise Invalid(_("This token was used for another offer. Take a new one."), code="token")
        if before is None:
            token = propose_later(self.asking(), offer_id, **values)
        elif about is None:
            # It was over a day ago.
            return _sent(before)
        return accepted(self.asking(), token)


class ProposalPreview(AdvisorAPIView):
    """Who would get an offer."""

    @operation(
        operation_id="proposal_preview",
        request=proposal_shapes.Chosen,
        responses={200: proposal_shapes.PreviewShape, **refusals(400, 403, 404)},
    )
    def post(self, request: Request, offer_id: int) -> Response:
        """By name, and nothing is sent."""
        values = _taken(proposal_shapes.Chosen, request)
        shown = doors.preview(self.asking(), offer_id, values["learner_ids"])
        return Response(proposal_shapes.PreviewShape(shown).data)
