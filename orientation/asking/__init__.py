"""Asking: what goes from one question to the next, and what never does."""
