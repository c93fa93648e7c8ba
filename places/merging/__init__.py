"""Merging two places that are one: what differs, what is kept, how it is written, and how it is undone."""
