"""The commands of the directory, for whoever operates it."""
