"""Communes: reading the official base, distances."""
