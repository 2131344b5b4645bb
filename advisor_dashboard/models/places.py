"""French communes, to say where a learner lives and how far they would go."""

from __future__ import annotations

from django.db import models


class Commune(models.Model):
    """A commune with the coordinates of its centre, in decimal degrees (WGS 84).

    ``key`` is ``insee:<code>`` from La Poste's base, ``gn:<id>`` from the default places.

    .. no_pii:
    """

    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, db_index=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(default=0)
    retired = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """One postcode of a commune; a commune may have several, and share them.

    .. no_pii:
    """

    commune = models.ForeignKey(
        Commune, on_delete=models.CASCADE, related_name="postcodes", db_index=False
    )
    code = models.CharField(max_length=5, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="cnj_postcode")]

    def __str__(self) -> str:
        return self.code
