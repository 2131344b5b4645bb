"""Occupations: reading ROME, folding words, widening a query into tiers."""
