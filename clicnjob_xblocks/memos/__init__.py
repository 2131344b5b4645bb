"""Memo sheets: one subject on one side of A4."""
