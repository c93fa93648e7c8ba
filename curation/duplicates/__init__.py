"""Duplicates: which places may be one and the same, why we think so, and what a person decided."""
