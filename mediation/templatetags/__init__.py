"""Template tags of the assembly."""
