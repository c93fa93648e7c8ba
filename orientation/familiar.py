"""Familiar: the sentences that say "vous", said to someone under 18."""

FAMILIAR: dict[str, str] = {
    "Une personne reste avec vous.": "Une personne reste avec toi.",
    "C'est près de vous.": "C'est près de chez toi.",
    "Vous pouvez venir sans rendez-vous.": "Tu peux venir sans rendez-vous.",
    "Vous pouvez apprendre à utiliser un ordinateur, un téléphone ou internet.": (
        "Tu peux apprendre à utiliser un ordinateur, un téléphone ou internet."
    ),
    "Vous pouvez créer : photo, vidéo, musique.": "Tu peux créer : photo, vidéo, musique.",
    "Vous pouvez utiliser un ordinateur ou internet.": "Tu peux utiliser un ordinateur ou internet.",
    "Vous pouvez trouver un ordinateur ou un téléphone pas cher.": "Tu peux trouver un ordinateur ou un téléphone pas cher.",
    "Une personne formée peut faire la démarche pour vous.": "Une personne formée peut faire la démarche pour toi.",
    "On peut vous aider par téléphone.": "On peut t'aider par téléphone.",
    "Une personne peut venir chez vous.": "Une personne peut venir chez toi.",
    "Vous pouvez imprimer.": "Tu peux imprimer.",
    "Vous pouvez scanner un papier.": "Tu peux scanner un papier.",
    "Vous pouvez recharger votre téléphone.": "Tu peux recharger ton téléphone.",
    "Vous pouvez faire seul, sur un ordinateur du lieu.": "Tu peux faire seul, sur un ordinateur du lieu.",
    "Gratuit pour certaines personnes. Demandez.": "Gratuit pour certaines personnes. Demande.",
    "Appelez avant de venir.": "Appelle avant de venir.",
    "Renseignez-vous avant de venir.": "Renseigne-toi avant de venir.",
    "Demandez à l'accueil.": "Demande à l'accueil.",
    "Demandez le prix.": "Demande le prix.",
    "Nous ne sommes pas sûrs des horaires. Appelez avant de venir.": "Nous ne sommes pas sûrs des horaires. Appelle avant de venir.",
    "Nous ne savons pas si une personne reste avec vous.": "Nous ne savons pas si une personne reste avec toi.",
    "Nous ne savons pas si vous pouvez imprimer.": "Nous ne savons pas si tu peux imprimer.",
    "Ces informations sont anciennes. Appelez avant.": "Ces informations sont anciennes. Appelle avant.",
    "Ce lieu est fermé quand vous pouvez venir. Demandez un rendez-vous.": "Ce lieu est fermé quand tu peux venir. Demande un rendez-vous.",
    "Nous ne savons pas si une personne parle votre langue.": "Nous ne savons pas si une personne parle ta langue.",
    "Nous ne connaissons aucun lieu près de vous. Appelez votre mairie : elle connaît les aides de votre ville.": (
        "Nous ne connaissons aucun lieu près de toi. Appelle la mairie avec un adulte : elle connaît les aides de ta ville."
    ),
    "Aucun lieu n'est ouvert quand vous pouvez venir. Voici des lieux ouverts à d'autres moments.": (
        "Aucun lieu n'est ouvert quand tu peux venir. Voici des lieux ouverts à d'autres moments."
    ),
}
"""The same, said to someone under 18. What is not here is said alike to all."""
