"""Who someone of the team is, and what they may do."""
