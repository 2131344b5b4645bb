"""Signals by which an implementation of the port tells what has changed on the host."""

from __future__ import annotations

from django.dispatch import Signal

#: Somebody enrolled, left, changed cohort, or joined or left the team of a course.
#: Arguments: ``user_id`` (int).
membership_changed = Signal()

#: A course was deleted, for good. Arguments: ``course_key`` (str).
course_deleted = Signal()

#: The host has somebody free for a work that was handed to it. Arguments: ``work_id`` (int).
work_due = Signal()
