"""Addresses of the demo host."""

from __future__ import annotations

urlpatterns: list = []
