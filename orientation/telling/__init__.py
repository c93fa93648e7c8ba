"""Telling: reasons, cautions and steps as sentences."""
