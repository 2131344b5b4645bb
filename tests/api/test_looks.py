"""Who saw my CV: each advisor, each hour, the newest first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import looks
from advisor_dashboard.api.errors import Unavailable
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.models import CVView
from tests import factories


@pytest.fixture
def seen(world):
    """Read in each of 25 hours."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    for number in range(25):
        CVView.objects.create(
            learner=world.learner, advisor=world.advisor, seen_at=hour - timedelta(hours=number)
        )
    return hour


def test_an_advisor_s_look_is_told_with_the_name(world):
    world.advisor.first_name = "Nadia"
    world.advisor.save()
    factories.share_cv(world.learner, world.course)
    read_cv(world.advisor.pk, world.learner.pk)
    found = looks.looks_at(world.learner.pk)
    assert [look.name for look in found.looks] == ["Nadia"]
    assert (found.total, found.more) == (1, False)


def test_the_newest_come_first_page_by_page(world, seen):
    first = looks.looks_at(world.learner.pk)
    rest = looks.looks_at(world.learner.pk, skip=len(first.looks))
    assert first.looks[0].seen_at == seen
    assert (len(first.looks), first.more, first.total) == (20, True, 25)
    assert (len(rest.looks), rest.more) == (5, False)
    assert first.looks[-1].seen_at > rest.looks[0].seen_at


def test_an_account_that_is_closed_has_no_name(world, seen):
    world.advisor.is_active = False
    world.advisor.save()
    assert {look.name for look in looks.looks_at(world.learner.pk).looks} == {""}


def test_nobody_else_s_looks_are_told(world, seen):
    assert looks.looks_at(world.neighbour.pk).looks == ()
    assert looks.looks_at(world.advisor.pk).looks == ()


def test_without_the_platform_nothing_is_told(world, seen, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        looks.looks_at(world.learner.pk)
