"""Template tags that tell of accounts."""
