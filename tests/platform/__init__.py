"""Tests of the port to the host."""
