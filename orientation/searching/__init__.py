"""Searching: from the directory to ranking: which places, how far, a page at a time. Every query of a search is here."""
