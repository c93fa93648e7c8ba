"""Familiar sheet: the sentences of the sheet of a place that say "vous", said to a minor who speaks for themselves."""

FAMILIAR: dict[str, str] = {
    "Votre téléphone chargé": "Ton téléphone chargé",
    "Votre numéro CAF, sécurité sociale ou impôts": "Ton numéro CAF, sécurité sociale ou impôts",
    "Votre adresse mail, si vous en avez une": "Ton adresse mail, si tu en as une",
    "Votre téléphone ou votre ordinateur, avec le chargeur": "Ton téléphone ou ton ordinateur, avec le chargeur",
    "Vos lunettes, si vous en avez": "Tes lunettes, si tu en as",
    "Liste de vos emplois": "Liste de tes emplois",
    "Le document sur clé USB, dans votre mail ou en photo": "Le document sur clé USB, dans ton mail ou en photo",
    "Papier qui montre vos revenus (demandez lequel)": "Papier qui montre tes revenus (demande lequel)",
    "Le message qui vous inquiète : ne l'effacez pas": "Le message qui t'inquiète : ne l'efface pas",
    "Le papier de l'école, si vous en avez un": "Le papier de l'école, si tu en as un",
    "Photo numérique, si vous l'avez": "Photo numérique, si tu l'as",
    "Ne donnez pas votre mot de passe. Tapez-le vous-même.": "Ne donne pas ton mot de passe. Tape-le toi-même.",
    "Vous pouvez venir avec une personne de confiance.": "Tu peux venir avec une personne de confiance.",
    "Une personne de confiance peut rester avec vous.": "Une personne de confiance peut rester avec toi.",
    "Vous pouvez venir sans rendez-vous.": "Tu peux venir sans rendez-vous.",
    "Toutes les informations : scannez ce code avec un téléphone": "Toutes les informations : scanne ce code avec un téléphone",
    "Ce lieu se déplace. Vérifiez où il est avant de venir.": "Ce lieu se déplace. Vérifie où il est avant de venir.",
    "Appelez à côté de vos papiers.": "Appelle à côté de tes papiers.",
    "Préparez vos papiers.": "Prépare tes papiers.",
    "Appelez à côté de votre ordinateur ou de votre tablette.": "Appelle à côté de ton ordinateur ou de ta tablette.",
    "Préparez votre ordinateur ou votre tablette.": "Prépare ton ordinateur ou ta tablette.",
    "Appelez avant de venir.": "Appelle avant de venir.",
    "Renseignez-vous avant de venir.": "Renseigne-toi avant de venir.",
    "Appelez pour demander.": "Appelle pour demander.",
    "Renseignez-vous d'abord.": "Renseigne-toi d'abord.",
    "Ce lieu ne reçoit pas de public. L'aide se fait chez vous, par téléphone ou par internet.": (
        "Ce lieu ne reçoit pas de public. L'aide se fait chez toi, par téléphone ou par internet."
    ),
}
"""The other language keeps its own sentence, found by the French one that says "vous"."""
