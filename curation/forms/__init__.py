"""Forms of the team: what is typed, read as facts, and what is wrong said with how to repair it."""
