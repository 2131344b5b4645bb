"""Works that go on after the answer: how far one is, and going on with one that broke off."""

from __future__ import annotations

from dataclasses import asdict

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from ..api import long_work
from ..api.errors import NotFound
from . import proposal_shapes
from .base import AdvisorAPIView
from .described import operation, refusals


def accepted(starter_id: int, token: str) -> Response:
    """The work that has been handed over, with its address.

    Raises:
        NotFound: there is none, or not any more.
    """
    response = _told(starter_id, token)
    response.status_code = 202
    response["Location"] = response.data["address"]
    return response


def kept_about(starter_id: int, token: str) -> str | None:
    """The address of the page that a work is about; ``None`` where no work is kept."""
    try:
        return long_work.work_of(starter_id, token).about
    except NotFound:
        return None


class Work(AdvisorAPIView):
    """A work that one has started."""

    @operation(
        operation_id="work", responses={200: proposal_shapes.WorkShape, **refusals(403, 404)}
    )
    def get(self, _request: Request, token: str) -> Response:
        """How far it is. It is kept for a day."""
        return _told(self.asking(), token)

    @operation(
        operation_id="work_again",
        request=None,
        responses={202: proposal_shapes.WorkShape, **refusals(403, 404)},
    )
    def post(self, _request: Request, token: str) -> Response:
        """Go on with one that has stopped; one that goes on, or is over, stays as it is."""
        long_work.begin_anew(self.asking(), token)
        return accepted(self.asking(), token)


def _told(starter_id: int, token: str) -> Response:
    work = long_work.work_of(starter_id, token)
    address = reverse("clicnjob:api_work", args=[token])
    return Response(proposal_shapes.WorkShape({**asdict(work), "address": address}).data)
