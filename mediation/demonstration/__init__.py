"""The demonstration as it is started: database, messages, accounts, where to click, and a server for this machine only."""
