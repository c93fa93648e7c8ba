"""What to bring, and what to say on arriving: fixed lists by service, printed on the sheet. Nothing of what a person typed is in them."""

from places.vocabulary import ServiceCategory as Category

_LEARNING = ("Votre téléphone ou votre ordinateur, avec le chargeur", "Vos lunettes, si vous en avez")

TO_BRING = {
    Category.DEMARCHES: (
        "Pièce d'identité",
        "Le courrier reçu",
        "Votre téléphone chargé",
        "Votre numéro CAF, sécurité sociale ou impôts",
        "Votre adresse mail, si vous en avez une",
    ),
    Category.QUOTIDIEN: _LEARNING,
    Category.INSERTION: ("Ancien CV", "Liste de vos emplois", "Identifiant France Travail"),
    Category.ACCES: ("Le document sur clé USB, dans votre mail ou en photo",),
    Category.MATERIEL: ("Pièce d'identité", "Papier qui montre vos revenus (demandez lequel)"),
    Category.SECURITE: ("Votre téléphone ou votre ordinateur, avec le chargeur", "Le message qui vous inquiète : ne l'effacez pas"),
    Category.PARENTALITE: ("Votre téléphone ou votre ordinateur, avec le chargeur", "Le papier de l'école, si vous en avez un"),
    Category.LOISIRS: _LEARNING,
    Category.CULTURE: _LEARNING,
}
"""By service, in the order to pack."""

RESIDENCE_PERMIT = ("Passeport", "Titre ou récépissé", "Photo numérique, si vous l'avez", "Facture d'adresse")
"""What a residence permit asks for besides: it is one of the official procedures, and the heaviest to come back for."""

WHATEVER = ("Pièce d'identité", "Votre téléphone chargé", "Le courrier ou le document, s'il y en a un")
"""When the need is not known."""

ALWAYS = ("Ne donnez pas votre mot de passe. Tapez-le vous-même.", "Vous pouvez venir avec une personne de confiance.")
"""Said to everyone, whatever the need."""

ALWAYS_AFAR = (ALWAYS[0], "Une personne de confiance peut rester avec vous.")
"""Said to those who stay where they are."""

PURPOSES = {
    Category.DEMARCHES: "une démarche",
    Category.QUOTIDIEN: "apprendre à utiliser un ordinateur ou un téléphone",
    Category.INSERTION: "chercher un travail",
    Category.ACCES: "utiliser un ordinateur ou imprimer",
    Category.MATERIEL: "avoir un ordinateur ou un téléphone pas cher",
    Category.SECURITE: "apprendre à me protéger des arnaques",
    Category.PARENTALITE: "aider mon enfant avec internet",
    Category.LOISIRS: "faire des photos, des vidéos ou de la musique",
    Category.CULTURE: "comprendre internet",
}
"""What one comes for, after "Je viens pour", or "Je cherche de l'aide pour" from afar.

In other languages: `orientation.presenting.to_show`."""

SAY_WHATEVER, SAY_WHATEVER_AFAR = "Je viens chercher de l'aide avec internet.", "Je cherche de l'aide avec internet."


def to_bring(category: str) -> tuple[str, ...]:
    """What to bring for a `ServiceCategory` code; what is always useful when it is blank or unknown."""
    return TO_BRING[Category(category)] if category in Category.values else WHATEVER


def bring_too(category: str) -> tuple[str, ...]:
    """What a residence permit asks for besides, for official procedures; empty for any other need."""
    return RESIDENCE_PERMIT if category == Category.DEMARCHES else ()


def to_say(category: str, *, afar: bool = False) -> str:
    """The sentence to say at the desk, for a `ServiceCategory` code; one for any need when it is blank or unknown.

    `afar`: to say on the telephone, or to write.
    """
    if category not in Category.values:
        return SAY_WHATEVER_AFAR if afar else SAY_WHATEVER
    start = "Je cherche de l'aide" if afar else "Je viens"
    return f"{start} pour {PURPOSES[Category(category)]}."
