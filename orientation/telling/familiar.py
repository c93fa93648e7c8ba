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
    "On peut vous apprendre à distance, sans vous déplacer.": "On peut t'apprendre à distance, sans te déplacer.",
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
    "Nous ne savons pas si une personne reste avec vous.": "Nous ne savons pas si une personne reste avec toi.",
    "Nous ne savons pas si vous pouvez imprimer.": "Nous ne savons pas si tu peux imprimer.",
    "Nous ne savons pas si une personne parle votre langue.": "Nous ne savons pas si une personne parle ta langue.",
    "Aucun lieu n'est ouvert quand vous pouvez venir. Voici des lieux ouverts à d'autres moments.": (
        "Aucun lieu n'est ouvert quand tu peux venir. Voici des lieux ouverts à d'autres moments."
    ),
    "Nous ne savons pas où il est dans la ville. Vérifiez le temps pour y aller.": (
        "Nous ne savons pas où il est dans la ville. Vérifie le temps pour y aller."
    ),
    "Ouvert {}, quand vous pouvez venir.": "Ouvert {}, quand tu peux venir.",
    "On peut vous aider à distance.": "On peut t'aider à distance.",
    "Ce service se déplace. Demandez le jour de son passage.": "Ce service se déplace. Demande le jour de son passage.",
    "Nous ne savons pas si on peut vous aider par téléphone.": "Nous ne savons pas si on peut t'aider par téléphone.",
    "Nous ne savons pas si vous pouvez faire seul.": "Nous ne savons pas si tu peux faire seul.",
    "Dites que vous lisez difficilement.": "Dis que tu lis difficilement.",
    "Dites que vous voyez mal.": "Dis que tu vois mal.",
    "Dites que vous bougez difficilement.": "Dis que tu bouges difficilement.",
    "Dites de quelle aide vous avez besoin.": "Dis de quelle aide tu as besoin.",
    "Nous ne savons pas si une personne peut venir chez vous.": "Nous ne savons pas si une personne peut venir chez toi.",
    "Nous ne savons pas comment joindre ce lieu sans téléphone. Demandez à une personne d'appeler pour vous.": (
        "Nous ne savons pas comment joindre ce lieu sans téléphone. Demande à une personne d'appeler pour toi."
    ),
    "Nous ne savons pas comment on y entre. Renseignez-vous avant de venir.": (
        "Nous ne savons pas comment on y entre. Renseigne-toi avant de venir."
    ),
    "Nous ne savons pas si vous pouvez scanner.": "Nous ne savons pas si tu peux scanner.",
    "Nous ne savons pas si vous pouvez recharger votre téléphone.": "Nous ne savons pas si tu peux recharger ton téléphone.",
    "Ici, une personne vous accompagne.": "Ici, une personne t'accompagne.",
    "C'est payant. Demandez le prix.": "C'est payant. Demande le prix.",
    "Ce lieu est fermé quand vous pouvez venir.": "Ce lieu est fermé quand tu peux venir.",
    "Ce lieu n'annonce pas votre langue.": "Ce lieu n'annonce pas ta langue.",
    "Ce lieu répond seulement au téléphone. Demandez à une personne d'appeler pour vous.": (
        "Ce lieu répond seulement au téléphone. Demande à une personne d'appeler pour toi."
    ),
    "Un professionnel (assistante sociale, mairie…) doit vous y envoyer.": (
        "Un professionnel (assistante sociale, mairie…) doit t'y envoyer."
    ),
    "Ce lieu répond par mail ou par internet. Demandez de l'aide pour prendre rendez-vous.": (
        "Ce lieu répond par mail ou par internet. Demande de l'aide pour prendre rendez-vous."
    ),
    "Dites où vous êtes pour voir des lieux.": "Dis où tu es pour voir des lieux.",
    "Voyez les sites de cette page, ou demandez à une personne en France.": (
        "Regarde les sites de cette page, ou demande à une personne en France."
    ),
    "Demandez à votre mairie. Nous ne connaissons pas son téléphone.": "Demande à ta mairie. Nous ne connaissons pas son téléphone.",
    "Voici la mairie de la plus grande ville du département. Demandez-lui qui aide près de vous.": (
        "Voici la mairie de la plus grande ville du département. Demande-lui qui aide près de toi."
    ),
    "Votre mairie connaît les aides de votre ville.": "Ta mairie connaît les aides de ta ville.",
    "Nous ne connaissons pas de lieu qui aide à domicile ou par téléphone. Appelez, demandez si une personne peut venir.": (
        "Nous ne connaissons pas de lieu qui aide à domicile ou par téléphone. Appelle, demande si une personne peut venir."
    ),
    "Nous ne connaissons pas de lieu qui aide à domicile ou à distance. Demandez si une personne peut venir.": (
        "Nous ne connaissons pas de lieu qui aide à domicile ou à distance. Demande si une personne peut venir."
    ),
    "Aucune aide à domicile ou par téléphone n'est ouverte aujourd'hui. Appelez les autres lieux, demandez si une personne peut venir.": (
        "Aucune aide à domicile ou par téléphone n'est ouverte aujourd'hui. Appelle les autres lieux, demande si une personne peut venir."
    ),
    "Aucune aide à domicile ou par téléphone n'est ouverte à temps. Appelez les autres lieux, demandez si une personne peut venir.": (
        "Aucune aide à domicile ou par téléphone n'est ouverte à temps. Appelle les autres lieux, demande si une personne peut venir."
    ),
    "Aucune aide à domicile ou à distance n'est ouverte aujourd'hui. Demandez aux autres lieux si une personne peut venir.": (
        "Aucune aide à domicile ou à distance n'est ouverte aujourd'hui. Demande aux autres lieux si une personne peut venir."
    ),
    "Aucune aide à domicile ou à distance n'est ouverte à temps. Demandez aux autres lieux si une personne peut venir.": (
        "Aucune aide à domicile ou à distance n'est ouverte à temps. Demande aux autres lieux si une personne peut venir."
    ),
    "Nous ne connaissons pas de lieu que l'on peut joindre sans téléphone. Demandez à une personne d'appeler pour vous.": (
        "Nous ne connaissons pas de lieu que l'on peut joindre sans téléphone. Demande à une personne d'appeler pour toi."
    ),
    "Aucun lieu n'annonce qu'une personne reste avec vous. Demandez-le.": (
        "Aucun lieu n'annonce qu'une personne reste avec toi. Demande-le."
    ),
    "Nous ne savons pas quels lieux sont ouverts quand vous pouvez venir. Demandez-le.": (
        "Nous ne savons pas quels lieux sont ouverts quand tu peux venir. Demande-le."
    ),
    "Nous ne savons pas quels lieux sont ouverts le samedi. Demandez-le.": (
        "Nous ne savons pas quels lieux sont ouverts le samedi. Demande-le."
    ),
    "Aucun lieu n'annonce une entrée sans marche. Renseignez-vous avant de venir.": (
        "Aucun lieu n'annonce une entrée sans marche. Renseigne-toi avant de venir."
    ),
    "Aucun lieu n'annonce un accueil sans rendez-vous. Renseignez-vous avant de venir.": (
        "Aucun lieu n'annonce un accueil sans rendez-vous. Renseigne-toi avant de venir."
    ),
    "Aucun lieu n'annonce la gratuité. Demandez le prix.": "Aucun lieu n'annonce la gratuité. Demande le prix.",
    "Aucun lieu n'annonce votre langue. Venez avec une personne qui parle français, si vous pouvez.": (
        "Aucun lieu n'annonce ta langue. Viens avec une personne qui parle français, si tu peux."
    ),
    "Aucun lieu n'annonce le service que vous demandez. Voici d'autres lieux.": (
        "Aucun lieu n'annonce le service que tu demandes. Voici d'autres lieux."
    ),
    "Appelez.": "Appelle.",
    "Écrivez avant de venir.": "Écris avant de venir.",
    "Écrivez un mail.": "Écris un mail.",
    "Envoyez un SMS avant de venir.": "Envoie un SMS avant de venir.",
    "Envoyez un SMS.": "Envoie un SMS.",
    "Demandez à une personne d'appeler pour vous.": "Demande à une personne d'appeler pour toi.",
    "Une personne peut vous aider pour vos démarches.": "Une personne peut t'aider pour tes démarches.",
    "Une personne peut vous aider à chercher un travail.": "Une personne peut t'aider à chercher un travail.",
    "Une personne peut vous aider à éviter les arnaques.": "Une personne peut t'aider à éviter les arnaques.",
    "Une personne peut vous aider à comprendre internet.": "Une personne peut t'aider à comprendre internet.",
    "Dites que vous entendez mal. Nous ne savons pas si une personne parle la langue des signes.": (
        "Dis que tu entends mal. Nous ne savons pas si une personne parle la langue des signes."
    ),
    "Dites que vous entendez mal. Ce lieu n'annonce pas la langue des signes.": (
        "Dis que tu entends mal. Ce lieu n'annonce pas la langue des signes."
    ),
    "Nous ne savons pas comment joindre ce lieu. La mairie peut vous le dire.": (
        "Nous ne savons pas comment joindre ce lieu. La mairie peut te le dire."
    ),
    "Appelez pour trouver un autre moment.": "Appelle pour trouver un autre moment.",
    "Écrivez pour trouver un autre moment.": "Écris pour trouver un autre moment.",
    "Envoyez un SMS pour trouver un autre moment.": "Envoie un SMS pour trouver un autre moment.",
    "Venez à un autre moment, ou choisissez un autre lieu.": "Viens à un autre moment, ou choisis un autre lieu.",
}
"""The same, said to someone under 18. What is not here is said alike to all."""
