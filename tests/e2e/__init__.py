"""The site in a real browser: journeys through page objects, keyboard included, and axe on every kind of page."""
