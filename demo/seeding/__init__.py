"""Invented people and their CVs, the same at each run."""
