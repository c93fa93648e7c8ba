"""The public list of places: what a visitor asks for, where they are, what answers, and what to say when nothing does."""
