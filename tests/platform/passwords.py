"""A rule for passwords such as an institution may have."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError


class Refusing:
    """Refuses every password in which a pattern is found."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def validate(self, password: str, user: Any = None) -> None:
        if self._pattern.search(password):
            raise ValidationError("refused")

    def get_help_text(self) -> str:
        return self._pattern.pattern
