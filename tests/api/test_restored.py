"""What the administrator's guide says of a restored backup."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone

from advisor_dashboard.models import Posting, Profile, Sharing
from tests import factories


def test_consents_closed_by_hand_leave_the_search_with_the_next_reconciling(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    Sharing.objects.filter(closed_at=None).update(closed_at=timezone.now())
    call_command("reconcile_scopes", verbosity=0)
    assert not Profile.objects.exists()
    assert not Posting.objects.exists()
