"""Judging: what is asked of one place, and what it answers. Pure; `orientation.ranking` puts the answers in order."""
