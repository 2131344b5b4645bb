"""Signals by which an implementation of the port tells that memberships have changed."""

from __future__ import annotations

from django.dispatch import Signal

#: Somebody enrolled, left, changed cohort, or joined or left the team of a course.
#: Arguments: ``user_id`` (int).
membership_changed = Signal()
