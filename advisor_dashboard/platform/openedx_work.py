"""Long works on Open edX: done by a worker, which is given their number and nothing else."""

from __future__ import annotations

from celery import shared_task
from edx_django_utils.monitoring import set_code_owner_attribute

from .signals import work_due


@shared_task(acks_late=True, ignore_result=True)
@set_code_owner_attribute
def do_work(work_id: int) -> None:
    """Do a work, or what is left of it; acknowledged when it is over, so that none is lost."""
    work_due.send(sender=None, work_id=work_id)
