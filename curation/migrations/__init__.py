"""The changes of the tables of curation, in order."""
