"""The changes of the tables of orientation, in order."""
