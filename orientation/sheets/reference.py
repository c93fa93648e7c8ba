"""Reference: a few letters on a paper, so that two people on the telephone know that they hold the same. Drawn at random, kept nowhere."""

import secrets

ALPHABET = "234679ACDEFGHJKMNPQRTUVWXY"
"""Without what is mistaken for something else when read aloud or written by hand: 0 O, 1 I L, 5 S, 8 B, Z."""

LENGTH = 4
"""26 to the fourth: 456,976. Two papers of one office will hardly meet."""


def new_reference() -> str:
    """As "OR-7F3K". It says nothing of anyone, and leads to nothing."""
    return "OR-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
