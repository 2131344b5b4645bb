"""Tests of communes: reading, loading, suggesting, measuring."""
