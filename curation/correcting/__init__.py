"""Correcting a place by hand: what a form says, and what happens when two people correct it at once."""
