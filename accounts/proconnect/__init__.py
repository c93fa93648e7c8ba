"""ProConnect: one more way to show who one is, for accounts that exist already. Loaded only where it is on: its library is an extra."""
