"""The closed lists in plain French, for people who do not know the words of the national standard.

The standard's own labels (`places.vocabulary`) are for import, export and staff; these words are for the public: one idea a line, everyday
words, and an example where the idea is large. A test holds that every code has its words.
"""

from dataclasses import dataclass

from places.vocabulary import AccessMode, Device, Fee, Level, Origin, Programme, Public, ServiceCategory, SpecialSupport, SupportMode


@dataclass(frozen=True, slots=True)
class PlainService:
    """One of the nine services: what a person wants to do, an example, a few words for a chip, and a pictogram of the `lucide` set."""

    title: str
    example: str
    chip: str
    icon: str


SERVICES = {
    ServiceCategory.DEMARCHES: PlainService(
        "Faire une démarche", "Par exemple : CAF, impôts, titre de séjour, santé", "Démarches", "file-check"
    ),
    ServiceCategory.QUOTIDIEN: PlainService("Apprendre", "Par exemple : téléphone, ordinateur, mail", "Apprendre", "smartphone"),
    ServiceCategory.INSERTION: PlainService("Chercher un travail", "Par exemple : faire un CV, France Travail", "Travail", "briefcase"),
    ServiceCategory.ACCES: PlainService(
        "Utiliser un ordinateur ou imprimer", "Sur place, dans un lieu proche", "Ordinateurs, internet", "printer"
    ),
    ServiceCategory.MATERIEL: PlainService(
        "Avoir un ordinateur ou un téléphone pas cher", "Acheter, louer ou emprunter", "Matériel pas cher", "laptop"
    ),
    ServiceCategory.SECURITE: PlainService(
        "Me protéger des arnaques", "Par exemple : faux message, mot de passe", "Éviter les arnaques", "shield-check"
    ),
    ServiceCategory.PARENTALITE: PlainService("Aider mon enfant", "Par exemple : école, écrans", "Parents et enfants", "baby"),
    ServiceCategory.LOISIRS: PlainService("Créer", "Par exemple : photo, vidéo, musique", "Photo, vidéo, création", "camera"),
    ServiceCategory.CULTURE: PlainService(
        "Comprendre internet", "Par exemple : réseaux sociaux, intelligence artificielle", "Comprendre internet", "lightbulb"
    ),
}
"""In the order they are offered: the most asked for first."""

PUBLICS = {
    Public.JEUNES: "Jeunes",
    Public.ETUDIANTS: "Étudiants",
    Public.FAMILLES: "Familles et enfants",
    Public.SENIORS: "Personnes âgées",
    Public.FEMMES: "Femmes",
}

SPECIAL_SUPPORT = {
    SpecialSupport.ILLETTRISME: "Personnes qui lisent ou écrivent difficilement",
    SpecialSupport.ANGLAIS: "Personnes qui parlent anglais",
    SpecialSupport.LANGUES: "Personnes qui parlent d'autres langues",
    SpecialSupport.SURDITE: "Personnes sourdes ou qui entendent mal",
    SpecialSupport.VISUEL: "Personnes qui voient mal",
    SpecialSupport.MOTEUR: "Personnes avec un handicap moteur",
    SpecialSupport.MENTAL: "Personnes avec un handicap mental",
}

FEES = {
    Fee.GRATUIT: "Gratuit",
    Fee.CONDITIONNEL: "Gratuit pour certaines personnes",
    Fee.PAYANT: "Payant",
}

SUPPORT_MODES = {
    SupportMode.INDIVIDUEL: "Une personne reste avec vous",
    SupportMode.ATELIER: "En groupe, dans un atelier",
    SupportMode.DISTANCE: "À distance, par téléphone ou internet",
    SupportMode.AUTONOMIE: "Vous faites seul, avec le matériel du lieu",
}

ACCESS_MODES = {
    AccessMode.SE_PRESENTER: "Venir sur place",
    AccessMode.TELEPHONER: "Téléphoner",
    AccessMode.COURRIEL: "Écrire un mail",
    AccessMode.RDV_EN_LIGNE: "Prendre rendez-vous sur internet",
    AccessMode.PRESCRIPTION: "Être envoyé par un professionnel",
    AccessMode.PAS_DE_PUBLIC: "Aide à distance seulement",
}

ACCESS_SENTENCES = {
    AccessMode.SE_PRESENTER: "Vous pouvez venir sur place.",
    AccessMode.TELEPHONER: "Vous pouvez téléphoner.",
    AccessMode.COURRIEL: "Vous pouvez écrire un mail.",
    AccessMode.RDV_EN_LIGNE: "Vous pouvez prendre rendez-vous sur internet.",
    AccessMode.PRESCRIPTION: "Un professionnel, par exemple une assistante sociale, peut vous y envoyer avec une fiche.",
    AccessMode.PAS_DE_PUBLIC: "Ce lieu ne reçoit pas de public. L'aide se fait par téléphone ou par internet.",
}

BY_PHONE, FROM_AFAR = "Aide par téléphone", "Aide à distance"
"""Said in the place of the address of a place that receives nobody, when its telephone is known, and when it is not."""

AT_HOME_OR_BY_PHONE, AT_HOME = "Aide à domicile ou par téléphone", "Aide à domicile"
"""The same, of a place that is known to come to people's homes."""

COMES_OR_CALLS = "Ce lieu ne reçoit pas de public. L'aide se fait chez vous, par téléphone ou par internet."
"""Instead of the sentence of ACCESS_SENTENCES, of such a place."""

MOVES, MOVES_AFAR = "Ce lieu se déplace. Vérifiez où il est avant de venir.", "Ce lieu se déplace. Demandez où et quand."
"""Of a place that goes round: when it receives people, and when it receives nobody."""

PROGRAMMES = {
    Programme.FRANCE_SERVICES: ("France services", "On vous aide dans vos démarches : impôts, CAF, retraite, santé, emploi."),
    Programme.CONSEILLERS_NUMERIQUES: ("Conseiller numérique", "Une personne formée vous apprend à utiliser internet, pas à pas."),
    Programme.AIDANTS_CONNECT: ("Aidants Connect", "Une personne formée peut faire une démarche à votre place, avec votre accord."),
    Programme.PIX: ("Pix", "Vous pouvez y passer la certification Pix. Elle prouve ce que vous savez faire."),
    Programme.EMMAUS_CONNECT: ("Emmaüs Connect", "Cette association aide les personnes qui ont peu d'argent à avoir du matériel."),
    Programme.RELAIS_NUMERIQUE: ("Relais numérique", "Ce lieu travaille avec l'association Emmaüs Connect."),
    Programme.PAN_CAF: ("Point numérique CAF", "Vous pouvez y faire vos démarches avec la CAF, et on vous aide."),
    Programme.CROIX_ROUGE: ("Croix-Rouge", "La Croix-Rouge aide ici les personnes en difficulté avec le numérique."),
    Programme.PROMENEURS_DU_NET: ("Promeneurs du net", "Des professionnels parlent avec les jeunes sur internet."),
    Programme.BNR: ("Bibliothèque numérique de référence", "Une grande bibliothèque qui propose beaucoup de services numériques."),
    Programme.GEN: ("Grande école du numérique", "On y trouve des formations aux métiers du numérique."),
}
"""The name that the public knows, and what it means for a visitor, in one sentence."""

DEVICES = {Device.SMARTPHONE: "téléphone", Device.TABLET: "tablette", Device.COMPUTER: "ordinateur"}
LEVELS = {Level.BEGINNER: "Pour les débutants", Level.INTERMEDIATE: "Niveau moyen", Level.ADVANCED: "Niveau avancé"}

AUTHORS = {
    Origin.STAFF: "notre équipe",
    Origin.OWNER: "le lieu",
    Origin.SUGGESTION: "notre équipe, après un signalement",
    Origin.IMPORT: "sa source",
    Origin.API: "un site partenaire",
}
"""Who wrote or verified, after "par"."""

COLLECTORS = {
    "aidants-connect": "Aidants Connect",
    "conseiller-numerique": "Conseiller numérique",
    "dora": "DORA",
    "etapes-numerique": "Étapes numériques",
    "france-services": "France services",
    "france-tiers-lieux": "France Tiers-Lieux",
    "hub-du-sud": "le Hub du Sud",
    "siao": "le SIAO",
}
"""Names, after "par", of those who collect places, whom files call by a code; others are named as the file does."""


@dataclass(frozen=True, slots=True)
class PlainFact:
    """A three-valued fact of a place: what to say when yes, when no, and the end of "Nous ne savons pas…" when nobody told us."""

    field: str
    yes: str
    no: str
    unknown: str


COMING = (
    PlainFact(
        "walk_in", "Vous pouvez venir sans rendez-vous.", "Il faut prendre rendez-vous avant de venir.", "s'il faut prendre rendez-vous"
    ),
    PlainFact("step_free", "L'entrée est sans marche.", "Il y a une marche à l'entrée.", "s'il y a une marche à l'entrée"),
    PlainFact(
        "home_visits", "Une personne peut venir chez vous.", "Ce lieu ne se déplace pas chez vous.", "si une personne peut venir chez vous"
    ),
    PlainFact(
        "does_it_for_you",
        "On peut faire la démarche à votre place.",
        "On ne fait pas la démarche à votre place.",
        "si on peut faire la démarche à votre place",
    ),
)
"""What decides whether to come."""

COMING_TO_NOBODY = (
    PlainFact("walk_in", "Il ne faut pas de rendez-vous.", "Il faut prendre rendez-vous.", "s'il faut prendre rendez-vous"),
    *(fact for fact in COMING if fact.field in ("home_visits", "does_it_for_you")),
)
"""The same of a place that receives nobody: of its door there is nothing to know."""

EQUIPMENT = (
    PlainFact("computers", "Il y a des ordinateurs à utiliser.", "Il n'y a pas d'ordinateur à utiliser.", "s'il y a des ordinateurs"),
    PlainFact("wifi", "Il y a le wifi.", "Il n'y a pas de wifi.", "s'il y a le wifi"),
    PlainFact("printing", "Vous pouvez imprimer.", "Vous ne pouvez pas imprimer.", "si vous pouvez imprimer"),
    PlainFact("scanning", "Vous pouvez scanner un papier.", "Vous ne pouvez pas scanner.", "si vous pouvez scanner"),
    PlainFact(
        "charging",
        "Vous pouvez recharger votre téléphone.",
        "Vous ne pouvez pas recharger votre téléphone.",
        "si vous pouvez recharger votre téléphone",
    ),
)
"""What one finds on the spot."""
