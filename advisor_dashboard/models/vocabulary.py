"""Occupations of ROME 4.0 and the labels by which people name them."""

from __future__ import annotations

from django.db import models


class Occupation(models.Model):
    """One ROME code. Rows are updated in place and never deleted: postings hold their ids.

    .. no_pii:
    """

    rome = models.CharField(max_length=5, unique=True)
    label = models.CharField(max_length=255)
    retired = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.rome} {self.label}"


class Appellation(models.Model):
    """One job label of an occupation, with its masculine and feminine forms.

    ``key`` is ``ogr:<code>`` for ROME's own labels and ``cnj:<slug>`` for ours. A label that
    a newer ROME drops is retired, not deleted: learners may have chosen it.

    .. no_pii:
    """

    key = models.CharField(max_length=120, unique=True)
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, related_name="appellations"
    )
    label = models.CharField(max_length=255)
    masculine = models.CharField(max_length=255)
    feminine = models.CharField(max_length=255)
    main = models.BooleanField(default=False)
    rarely_used = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.label


class JobHint(models.Model):
    """Something that people do or know in an occupation; a lower rank is more typical.

    ``own`` tells our plain words from ROME's.

    .. no_pii:
    """

    class Kind(models.TextChoices):
        TASK = "task"
        SKILL = "skill"

    occupation = models.ForeignKey(
        Occupation, on_delete=models.CASCADE, related_name="hints", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    own = models.BooleanField()
    rank = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "kind", "own", "rank"], name="cnj_job_hint"
            )
        ]

    def __str__(self) -> str:
        return self.label


class Mobility(models.Model):
    """A near job: who does ``occupation`` can move to ``target``. A lower rank is nearer.

    .. no_pii:
    """

    occupation = models.ForeignKey(
        Occupation, on_delete=models.CASCADE, related_name="mobilities", db_index=False
    )
    target = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "mobilities"
        constraints = [
            models.UniqueConstraint(fields=["occupation", "target"], name="cnj_mobility")
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} -> {self.target_id} ({self.rank})"


class ReferenceLoad(models.Model):
    """A reference file that was loaded whole: the vocabulary or the communes.

    The newest row of a kind says what the tables hold; caches in memory are keyed on its id.

    .. no_pii:
    """

    class Kind(models.TextChoices):
        VOCABULARY = "vocabulary"
        COMMUNES = "communes"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    source = models.CharField(max_length=255)
    version = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="cnj_load_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.source} {self.version}"
