"""The demonstration: about a hundred invented places, told by a source and by hub staff as real ones are."""
