"""How facts are kept true: who confirms them, what is suggested, which places are one, and the team's pages."""
