"""The pages where people say what is wrong, and those where the team decides."""
