"""The commands of orientation, for whoever operates it."""
