"""Consent: what is said aloud to the person before anything is sent, and the version of these words that they agreed to."""

from typing import Final

VERSION: Final = "2026-11"
"""Kept beside each consent. Changing a word below makes a new version, and keeps the old one."""

TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "2026-11": (
        "Je vais envoyer votre prénom et votre contact à ce lieu.",
        "Le lieu vous appelle ou vous écrit.",
        "Vous pouvez dire non.",
        "Vous pouvez changer d'avis : avec la référence et le code, vous effacez tout.",
        "Sinon, tout est effacé au plus tard dans 3 mois.",
    ),
}
"""Version → its sentences, one idea each. Lifetimes are those of `referrals.lifetimes`."""


def spoken_text() -> tuple[str, ...]:
    """The words of today."""
    return TEXTS[VERSION]
