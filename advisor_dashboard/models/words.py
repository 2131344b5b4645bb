"""Words that the vocabulary does not know, and those that an institution taught it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class UnknownWord(models.Model):
    """Words that advisors searched, and that named no job, no skill and nobody.

    Who searched them is not kept, and no name of an account, nor of a CV of the advisor's groups.

    .. pii: A name that is on no account and was mistyped, perhaps: shown only once it was searched
        on several days, and deleted with whom it names.
    .. pii_types: name
    .. pii_retirement: local_api
    """

    #: Folded: without accents and capitals.
    words = models.CharField(max_length=80, unique=True)
    #: On how many days they were searched.
    days = models.PositiveIntegerField(default=1)
    first_on = models.DateField()
    last_on = models.DateField()

    def __str__(self) -> str:
        return self.words


class OwnSynonym(models.Model):
    """Words of the institution's own for an occupation. A removed one stays as a row.

    .. pii: Which administrator taught the vocabulary a word.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    words = models.CharField(max_length=80, unique=True)
    occupation = models.ForeignKey(
        "advisor_dashboard.Occupation", on_delete=models.CASCADE, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    removed = models.BooleanField(default=False)
    #: Goes up with every change of any of them: indexes in memory are built again by it.
    revision = models.PositiveIntegerField(unique=True)

    def __str__(self) -> str:
        return self.words
