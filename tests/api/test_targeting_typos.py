"""Of the jobs that a mistyped word looks like, only the best correction is searched at once."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import targeting
from advisor_dashboard.api.targeting import TargetQuery
from advisor_dashboard.models import Appellation, Occupation, ReferenceLoad
from tests import factories

#: See tests/factories.py: this vocabulary always goes with this id.
WITH_A_BOUNCER_ID = 9_000_003

pytestmark = pytest.mark.django_db


def test_what_looks_less_like_the_typed_word_is_offered_unticked():
    world = factories.make_world()
    Appellation.objects.create(
        key="cnj:videur",
        occupation=Occupation.objects.create(rome="K2504", label="Videur / Videuse"),
        label="Videur / Videuse",
        masculine="Videur",
        feminine="Videuse",
    )
    ReferenceLoad.objects.create(
        pk=WITH_A_BOUNCER_ID, kind=ReferenceLoad.Kind.VOCABULARY, source="tests", version="2"
    )

    result = targeting.target(world.advisor.pk, TargetQuery("vandeur"))

    ticked = {tick.match.rome: tick.ticked for tick in result.occupations}
    assert ticked["D1214"]
    assert ticked["D1106"]
    assert not ticked["K2504"]
