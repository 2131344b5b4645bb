"""Signals by which an implementation of the port tells that memberships have changed."""

from __future__ import annotations

from django.dispatch import Signal

#: A learner enrolled, left, or changed cohort. Arguments: ``user_id`` (int).
membership_changed = Signal()
