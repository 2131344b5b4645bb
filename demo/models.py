"""What the demo host keeps of its blocks: state, Studio's edits, completion and grades."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class BlockState(models.Model):
    """One field that a block keeps for a user; ``user_id`` 0 is everybody.

    ``scope`` and ``block_id`` follow XBlock's key: the block is a usage, a type, or nothing.
    """

    user_id = models.PositiveBigIntegerField()
    scope = models.CharField(max_length=32)
    block_id = models.CharField(max_length=255)
    field = models.CharField(max_length=64)
    value = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["block_id", "user_id", "scope", "field"], name="demo_block_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.block_id} {self.field} of user {self.user_id}"


class BlockEdit(models.Model):
    """One field of a block that was changed in the demo's Studio, over the bundle's value."""

    usage_key = models.CharField(max_length=255)
    field = models.CharField(max_length=64)
    value = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["usage_key", "field"], name="demo_block_edit")
        ]

    def __str__(self) -> str:
        return f"{self.usage_key} {self.field}"


class BlockResult(models.Model):
    """How far a user is with a block, as the block itself published it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    usage_key = models.CharField(max_length=255)
    completion = models.FloatField(null=True)
    grade = models.FloatField(null=True)
    max_grade = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "usage_key"], name="demo_block_result")
        ]

    def __str__(self) -> str:
        return f"user {self.user_id} in {self.usage_key}"
