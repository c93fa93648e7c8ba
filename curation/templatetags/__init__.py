"""Template tags that tell of what keeps facts true."""
