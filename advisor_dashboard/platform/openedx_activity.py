"""When people were last seen on Open edX."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from completion.models import BlockCompletion
from django.db.models import Max

from .openedx_accounts import people_accounts


def last_active(user_ids: Collection[int]) -> dict[int, datetime]:
    """The last login or the last change of a completion, whichever came later; two questions.

    A session lasts for weeks, so the login alone would call people idle who work each day.
    """
    people = people_accounts().filter(pk__in=list(user_ids))
    logins = dict(people.values_list("pk", "last_login"))
    done = BlockCompletion.objects.filter(user_id__in=list(logins)).order_by()
    found = {user_id: moment for user_id, moment in logins.items() if moment is not None}
    for user_id, moment in done.values_list("user_id").annotate(last=Max("modified")):
        found[user_id] = max(moment, found.get(user_id, moment))
    return found
