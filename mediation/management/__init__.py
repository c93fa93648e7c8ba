"""Delivery on the command line, for what belongs to no single application."""
