"""Tests of the advisors' pages, through the addresses."""
