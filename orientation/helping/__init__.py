"""Helping: whom to call when a place is not the answer, or not the first."""
