"""Suggestions: what the public says is wrong with a place, from the form to the answer."""
