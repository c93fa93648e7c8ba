"""Sentences: what the public reads about a suggestion. One idea each, everyday words; `{}` is filled by `orientation.telling.wording`.

From the product's list of reasons. Each is a message id of locale/: changing one here changes it there.
"""

from orientation.half_days import HalfDay
from orientation.needs import Slot
from orientation.outcomes import StepCode
from orientation.reasons import Code
from orientation.travelling import Way
from places.vocabulary import Public, ServiceCategory, SupportMode

FOR_SERVICE: dict[str, str] = {
    ServiceCategory.DEMARCHES: "Ce lieu aide pour les démarches.",
    ServiceCategory.QUOTIDIEN: "Vous pouvez apprendre à utiliser un ordinateur, un téléphone ou internet.",
    ServiceCategory.INSERTION: "Ce lieu aide à chercher un travail.",
    ServiceCategory.SECURITE: "Ce lieu aide à éviter les arnaques.",
    ServiceCategory.PARENTALITE: "Ce lieu aide les parents.",
    ServiceCategory.LOISIRS: "Vous pouvez créer : photo, vidéo, musique.",
    ServiceCategory.CULTURE: "Ce lieu aide à comprendre internet.",
    ServiceCategory.ACCES: "Vous pouvez utiliser un ordinateur ou internet.",
    ServiceCategory.MATERIEL: "Vous pouvez trouver un ordinateur ou un téléphone pas cher.",
}

BY_SOMEONE: dict[str, str] = {
    ServiceCategory.DEMARCHES: "Une personne peut vous aider pour vos démarches.",
    ServiceCategory.INSERTION: "Une personne peut vous aider à chercher un travail.",
    ServiceCategory.SECURITE: "Une personne peut vous aider à éviter les arnaques.",
    ServiceCategory.CULTURE: "Une personne peut vous aider à comprendre internet.",
}
"""The same, unless the place is known to leave people alone with a machine."""

FOR_PUBLIC: dict[str, str] = {
    Public.JEUNES: "Ce lieu est pour les jeunes.",
    Public.ETUDIANTS: "Ce lieu est pour les étudiants.",
    Public.FAMILLES: "Ce lieu est pour les familles et les enfants.",
    Public.SENIORS: "Ce lieu est pour les personnes âgées.",
    Public.FEMMES: "Ce lieu est pour les femmes.",
}

FOR_MODE: dict[str, str] = {SupportMode.AUTONOMIE: "Vous pouvez faire seul, sur un ordinateur du lieu."}

FOR_SLOT: dict[str, str] = {
    Slot.MATIN: "C'est ouvert le matin.",
    Slot.APRES_MIDI: "C'est ouvert l'après-midi.",
    Slot.SOIR: "C'est ouvert après 17 h.",
    Slot.SAMEDI: "C'est ouvert le samedi.",
    **dict.fromkeys(HalfDay.values, "Ouvert {}, quand vous pouvez venir."),
}

REASONS: dict[str, str] = {
    Code.IND: "Une personne reste avec vous.",
    Code.GRP: "Il y a des ateliers en groupe.",
    Code.AC: "Une personne formée peut faire la démarche pour vous.",
    f"{Code.NEAR}:nearest": "C'est le lieu le plus proche.",
    Code.NEAR: "C'est près de vous.",
    f"{Code.FREE}:conditionnel": "Gratuit pour certaines personnes. Demandez.",
    Code.FREE: "C'est gratuit.",
    f"{Code.OPEN}:today": "C'est ouvert aujourd'hui.",
    f"{Code.OPEN}:in_time": "C'est ouvert à temps.",
    Code.OPEN: "C'est ouvert à temps : {}.",
    Code.NORDV: "Vous pouvez venir sans rendez-vous.",
    f"{Code.LANG}:": "Une personne peut parler d'autres langues.",
    Code.LANG: "Une personne parle {}.",
    Code.ILL: "Ce lieu aide les personnes qui lisent difficilement.",
    Code.SUR: "Ce lieu aide les personnes sourdes ou qui entendent mal.",
    Code.VIS: "Ce lieu aide les personnes qui voient mal.",
    Code.MOT: "Ce lieu aide les personnes qui bougent difficilement.",
    Code.MEN: "Ce lieu aide les personnes avec un handicap mental.",
    Code.ACC: "L'entrée est accessible en fauteuil.",
    f"{Code.DIST}:online": "On peut vous aider à distance.",
    f"{Code.DIST}:lessons": "On peut vous apprendre à distance, sans vous déplacer.",
    Code.DIST: "On peut vous aider par téléphone.",
    Code.DOM: "Une personne peut venir chez vous.",
    Code.ITI: "Ce service se déplace. Demandez le jour de son passage.",
    Code.PROG: "Ce lieu propose : {}.",
    f"{Code.EQP}:printing": "Vous pouvez imprimer.",
    f"{Code.EQP}:scanning": "Vous pouvez scanner un papier.",
    f"{Code.EQP}:wifi": "Il y a du wifi.",
    f"{Code.EQP}:computers": "Il y a des ordinateurs.",
    Code.EQP: "Vous pouvez recharger votre téléphone.",
}
"""By code, or by code and value when the value changes the sentence."""

CAUTIONS_UNKNOWN: dict[str, str] = {
    f"{Code.MODE}:atelier": "Nous ne savons pas s'il y a des ateliers.",
    f"{Code.MODE}:distance": "Nous ne savons pas si on peut vous aider par téléphone.",
    f"{Code.MODE}:autonomie": "Nous ne savons pas si vous pouvez faire seul.",
    Code.MODE: "Nous ne savons pas si une personne reste avec vous.",
    f"{Code.FREE}:conditionnel": "Gratuit pour certaines personnes. Demandez.",
    Code.FREE: "Demandez le prix.",
    f"{Code.OPEN}:late": "Ce lieu ouvre dans plus de sept jours.",
    Code.OPEN: "Nous ne sommes pas sûrs des horaires.",
    Code.NORDV: "Nous ne savons pas s'il faut un rendez-vous.",
    Code.LANG: "Nous ne savons pas si une personne parle votre langue.",
    Code.ILL: "Dites que vous lisez difficilement.",
    Code.SUR: "Dites que vous entendez mal. Nous ne savons pas si une personne parle la langue des signes.",
    Code.VIS: "Dites que vous voyez mal.",
    Code.MOT: "Dites que vous bougez difficilement.",
    Code.MEN: "Dites de quelle aide vous avez besoin.",
    Code.ACC: "Nous ne savons pas s'il y a une marche.",
    Code.DIST: "Nous ne savons pas si une personne peut venir chez vous.",
    f"{Code.CALL}:nothing": "Nous ne savons pas comment joindre ce lieu. La mairie peut vous le dire.",
    Code.CALL: "Nous ne savons pas comment joindre ce lieu sans téléphone. Demandez à une personne d'appeler pour vous.",
    Code.WAY: "Nous ne savons pas comment on y entre. Renseignez-vous avant de venir.",
    Code.PROG: "Nous ne savons pas si ce lieu propose : {}.",
    f"{Code.EQP}:printing": "Nous ne savons pas si vous pouvez imprimer.",
    f"{Code.EQP}:scanning": "Nous ne savons pas si vous pouvez scanner.",
    f"{Code.EQP}:wifi": "Nous ne savons pas s'il y a du wifi.",
    f"{Code.EQP}:computers": "Nous ne savons pas s'il y a des ordinateurs.",
    Code.EQP: "Nous ne savons pas si vous pouvez recharger votre téléphone.",
    Code.FAR: "Nous ne savons pas où il est dans la ville. Vérifiez le temps pour y aller.",
    Code.TEL: "Nous ne connaissons pas son téléphone.",
    Code.CLOSED: "Ce lieu est peut-être fermé en ce moment.",
}
"""When nobody told us."""

CAUTIONS_KNOWN: dict[str, str] = {
    f"{Code.MODE}:atelier": "Ce lieu n'annonce pas d'atelier.",
    f"{Code.MODE}:distance": "Ce lieu n'annonce pas d'aide par téléphone.",
    f"{Code.MODE}:autonomie": "Ici, une personne vous accompagne.",
    Code.MODE: "Ce lieu n'annonce pas d'aide par une personne.",
    Code.FREE: "C'est payant. Demandez le prix.",
    Code.OPEN: "Ce lieu est fermé quand vous pouvez venir.",
    f"{Code.OPEN}:late": "Ce lieu ouvre peut-être trop tard.",
    Code.NORDV: "Il faut un rendez-vous.",
    Code.LANG: "Ce lieu n'annonce pas votre langue.",
    Code.ILL: "Dites que vous lisez difficilement.",
    Code.SUR: "Dites que vous entendez mal. Ce lieu n'annonce pas la langue des signes.",
    Code.VIS: "Dites que vous voyez mal.",
    Code.MOT: "Dites que vous bougez difficilement.",
    Code.MEN: "Dites de quelle aide vous avez besoin.",
    Code.ACC: "Il y a une marche à l'entrée.",
    Code.DIST: "Ce lieu aide par téléphone ou par mail, pas sur place.",
    f"{Code.DIST}:visits": "Ce lieu aide à domicile ou par téléphone. Il ne reçoit pas de public.",
    f"{Code.DIST}:home": "Ce lieu n'annonce pas d'aide à domicile ou par téléphone.",
    Code.CALL: "Ce lieu répond seulement au téléphone. Demandez à une personne d'appeler pour vous.",
    f"{Code.WAY}:prescription": "Un professionnel (assistante sociale, mairie…) doit vous y envoyer.",
    Code.WAY: "Ce lieu répond par mail ou par internet. Demandez de l'aide pour prendre rendez-vous.",
    Code.PUB: "Ce lieu est d'abord pour d'autres personnes.",
    Code.PROG: "Ce lieu ne propose pas : {}.",
    f"{Code.EQP}:printing": "On ne peut pas imprimer dans ce lieu.",
    f"{Code.EQP}:scanning": "On ne peut pas scanner dans ce lieu.",
    f"{Code.EQP}:wifi": "Il n'y a pas de wifi.",
    f"{Code.EQP}:computers": "Il n'y a pas d'ordinateur.",
    Code.EQP: "On ne peut pas recharger son téléphone dans ce lieu.",
    Code.FRESH: "Ces informations sont anciennes.",
    Code.DELAY: "Il faut attendre un rendez-vous environ {} jours. Dites que c'est urgent.",
    f"{Code.CLOSED}:": "Ce lieu est fermé jusqu'à nouvel ordre.",
    Code.CLOSED: "Ce lieu est fermé jusqu'au {}.",
    f"{Code.FAR}:{Way.FOOT}": "Plus de {} minutes à pied, d'après la distance.",
    f"{Code.FAR}:{Way.TRANSPORT}": "Plus de {} minutes en transports, d'après la distance.",
    f"{Code.FAR}:{Way.CAR}": "Plus de {} minutes en voiture, d'après la distance.",
    Code.TEL: "Ce lieu n'a pas de téléphone.",
}
"""When the place says otherwise than was wished."""

NOTHING: dict[str, str] = {
    "near": "Aucun lieu n'aide pour cela à moins de 50 km.",
    "department": "Aucun lieu n'aide pour cela dans ce département.",
    "anywhere": "Nous ne connaissons pas d'aide par téléphone pour cela.",
}
"""What opens the sentence of a step where no place answers, by how much was looked at."""

AFTER_NOTHING = frozenset({StepCode.REMOTE, StepCode.NEIGHBOUR_SERVICE, StepCode.GENERALIST, StepCode.TOWN_HALL})

STEPS: dict[str, str] = {
    StepCode.ABROAD: "Cette position est hors de France, ou loin d'une ville. Ce site connaît seulement des lieux en France.",
    StepCode.OUTSIDE: "Ce site aide les personnes qui vivent ici : {}. Pour les autres villes : cartographie.societenumerique.gouv.fr",
    StepCode.FARTHER: "Le lieu le plus proche est à {} km.",
    f"{StepCode.NOT_IN_TIME}:today": "Aucun lieu n'ouvre aujourd'hui. Voici des lieux qui ouvrent après.",
    StepCode.NOT_IN_TIME: "Aucun lieu n'ouvre jusqu'au {}. Voici des lieux qui ouvrent après.",
    f"{StepCode.REMOTE}:deaf": "Voici de l'aide à distance, ou qui se déplace.",
    f"{StepCode.REMOTE}:abroad:deaf": "Voici de l'aide à distance.",
    f"{StepCode.REMOTE}:abroad": "Voici de l'aide par téléphone.",
    StepCode.REMOTE: "Voici de l'aide par téléphone, ou qui se déplace.",
    StepCode.NEIGHBOUR_SERVICE: "Voici des lieux pour : {}.",
    StepCode.GENERALIST: "Voici des lieux qui aident pour beaucoup de choses.",
    f"{StepCode.TOWN_HALL}:unsaid": "Dites où vous êtes pour voir des lieux.",
    f"{StepCode.TOWN_HALL}:abroad": "Voyez les sites de cette page, ou demandez à une personne en France.",
    f"{StepCode.TOWN_HALL}:unknown": "Demandez à votre mairie. Nous ne connaissons pas son téléphone.",
    f"{StepCode.TOWN_HALL}:department": "Voici la mairie de la plus grande ville du département. Demandez-lui qui aide près de vous.",
    StepCode.TOWN_HALL: "Votre mairie connaît les aides de votre ville.",
}

WISHES_DROPPED: dict[str, str] = {
    "home_bound": "Nous ne connaissons pas de lieu qui aide à domicile ou par téléphone. Appelez, demandez si une personne peut venir.",
    "home_bound:deaf": "Nous ne connaissons pas de lieu qui aide à domicile ou à distance. Demandez si une personne peut venir.",
    "home_bound:today": (
        "Aucune aide à domicile ou par téléphone n'est ouverte aujourd'hui. Appelez les autres lieux, demandez si une personne peut venir."
    ),
    "home_bound:late": (
        "Aucune aide à domicile ou par téléphone n'est ouverte à temps. Appelez les autres lieux, demandez si une personne peut venir."
    ),
    "home_bound:today:deaf": (
        "Aucune aide à domicile ou à distance n'est ouverte aujourd'hui. Demandez aux autres lieux si une personne peut venir."
    ),
    "home_bound:late:deaf": (
        "Aucune aide à domicile ou à distance n'est ouverte à temps. Demandez aux autres lieux si une personne peut venir."
    ),
    "without_a_call": "Nous ne connaissons pas de lieu que l'on peut joindre sans téléphone. Demandez à une personne d'appeler pour vous.",
    "mode:individuel": "Aucun lieu n'annonce qu'une personne reste avec vous. Demandez-le.",
    "mode:atelier": "Aucun lieu n'annonce d'atelier. Voici des lieux qui aident autrement.",
    "mode:distance": "Aucun lieu n'annonce d'aide par téléphone. Voici des lieux où aller.",
    "mode:autonomie": "Aucun lieu n'annonce d'ordinateur en libre accès. Voici des lieux qui aident autrement.",
    "slots": "Aucun lieu n'est ouvert quand vous pouvez venir. Voici des lieux ouverts à d'autres moments.",
    "slots:unknown": "Nous ne savons pas quels lieux sont ouverts quand vous pouvez venir. Demandez-le.",
    "slots:samedi": "Aucun lieu ouvert le samedi. Voici des lieux ouverts la semaine.",
    "slots:samedi:unknown": "Nous ne savons pas quels lieux sont ouverts le samedi. Demandez-le.",
    "within_minutes": "Les lieux que nous connaissons sont plus loin que le temps donné.",
    "step_free": "Aucun lieu n'annonce une entrée sans marche. Renseignez-vous avant de venir.",
    "walk_in": "Aucun lieu n'annonce un accueil sans rendez-vous. Renseignez-vous avant de venir.",
    "free_only": "Aucun lieu n'annonce la gratuité. Demandez le prix.",
    "language": "Aucun lieu n'annonce votre langue. Venez avec une personne qui parle français, si vous pouvez.",
    "programme": "Aucun lieu n'annonce le service que vous demandez. Voici d'autres lieux.",
    "in_time": "Nous ne sommes pas sûrs que ces lieux ouvrent à temps.",
}
"""By the criterion that no place proposed satisfies."""

ADVICE: dict[str, str] = {
    "call": "Appelez avant de venir.",
    "call_only": "Appelez.",
    "write": "Écrivez avant de venir.",
    "write_only": "Écrivez un mail.",
    "sms": "Envoyez un SMS avant de venir.",
    "sms_only": "Envoyez un SMS.",
    "desk": "Demandez à l'accueil.",
    "someone": "Demandez à une personne d'appeler pour vous.",
    "somehow": "Renseignez-vous avant de venir.",
}
"""What to do about a caution, by the means that are known."""

ANOTHER_TIME: dict[str, str] = {
    "call": "Appelez pour trouver un autre moment.",
    "write": "Écrivez pour trouver un autre moment.",
    "sms": "Envoyez un SMS pour trouver un autre moment.",
    "someone": "Demandez à une personne d'appeler pour vous.",
    "desk": "Venez à un autre moment, ou choisissez un autre lieu.",
    "somehow": "Venez à un autre moment, ou choisissez un autre lieu.",
}
"""What to do about a place that is closed when the person can come: to come is no advice."""
