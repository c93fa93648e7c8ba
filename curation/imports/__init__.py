"""Imports run by the team: received, checked without writing, corrected, applied or cancelled; killed, they leave nothing half done."""
