"""Bulk edit: one fact of many places at once, seen before it is written, confirmed by its number, and undone together."""
