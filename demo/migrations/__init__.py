"""Migrations of the demo host's own tables."""
