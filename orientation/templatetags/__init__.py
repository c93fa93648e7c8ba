"""Template tags that tell pages of places what the person answered."""
