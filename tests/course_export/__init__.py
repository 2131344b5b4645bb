"""Tests of course bundles: writing, reading, refusing."""
