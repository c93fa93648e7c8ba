"""Sheets: what one takes along or sends, on paper or in a message."""
