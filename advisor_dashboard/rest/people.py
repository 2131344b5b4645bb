"""Searching learners, and reading one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from ..api import learner_page, targeting
from ..api.errors import Invalid
from ..forms.numbers import whole_number
from ..forms.target import MEANINGS, Search
from . import shapes
from .base import AdvisorAPIView
from .described import operation, refusals

_MOST = 10_000
_WORDS = OpenApiTypes.STR


def _asked(
    name: str,
    words: str,
    *,
    many: bool = False,
    kind: object = _WORDS,
    enum: Sequence[str] | None = None,
) -> OpenApiParameter:
    return OpenApiParameter(name, cast(type, kind), description=words, many=many, enum=enum)


class Target(AdvisorAPIView):
    """The search. The words of its address are those of the page's."""

    @operation(
        operation_id="target",
        parameters=[
            _asked("q", "A job, a skill or a name."),
            _asked(
                "means",
                "How to read these words; without it, the first of them that finds something.",
                enum=MEANINGS,
            ),
            _asked("rome", "ROME codes to search among those that the words may mean.", many=True),
            _asked("commune", "A commune or a postcode: the place of work."),
            _asked("km", "How far around it, in km.", kind=OpenApiTypes.INT),
            _asked("available_by", "A day on which they must be free.", kind=OpenApiTypes.DATE),
            _asked("licence", "Driving licences, all of which they must hold.", many=True),
            _asked("cohort", "Keys of cohorts.", many=True, kind=OpenApiTypes.INT),
            _asked("language", "Codes of languages, all of which they must speak.", many=True),
            _asked("active", "Active in so many days.", kind=OpenApiTypes.INT),
            _asked("complete", "1: nothing is missing in the CV."),
            _asked("path", "Keys of courses whose path they have finished.", many=True),
            _asked("skill", "Who can do these comes first.", many=True),
            _asked("everybody", "1: those who do not fit follow."),
            _asked("order", "new: the newest CV first."),
            _asked("page", "From 1.", kind=OpenApiTypes.INT),
        ],
        responses={200: shapes.Results, **refusals(400, 403)},
    )
    def get(self, request: Request) -> Response:
        """The learners of one's groups who opened their CV and fit."""
        search = Search(cast(QueryDict, request.query_params))
        if not search.valid:
            wrong = {
                name: " ".join(str(said) for said in told)
                for name, told in search.form.errors.items()
            }
            raise Invalid(" ".join(wrong.values()), fields=wrong)
        found = targeting.target(self.asking(), search.query)
        return Response(shapes.Results(found).data)


class Profile(AdvisorAPIView):
    """One learner."""

    @operation(
        operation_id="profile",
        parameters=[_asked("older", "Skip so many contacts.", kind=OpenApiTypes.INT)],
        responses={200: shapes.ProfileShape, **refusals(403, 404)},
    )
    def get(self, request: Request, learner_id: int) -> Response:
        """What one may know of a learner of one's groups, and what went to them."""
        skip = whole_number(request.query_params.get("older", ""), _MOST) or 0
        found = learner_page.learner_page(self.asking(), learner_id, skip=skip)
        return Response(shapes.ProfileShape(found).data)


class ProfileCV(AdvisorAPIView):
    """One learner's CV."""

    @operation(operation_id="profile_cv", responses={200: shapes.CVShape, **refusals(404)})
    def get(self, _request: Request, learner_id: int) -> Response:
        """The CV, if it is open. The look is noted, and the learner sees who it was."""
        return Response(shapes.CVShape(targeting.read_cv(self.asking(), learner_id)).data)
