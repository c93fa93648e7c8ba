"""The closed lists of the field, written once.

Each member's value is the code we store and publish; its label is the exact wording of the national schema of digital-mediation
places (LaMednum/standard-mediation-num v1.0.2), used as is for import, export and display. Members follow the schema's order.
The one exception is `Typology`, whose national value *is* the code: see `places.typologies`.
"""

from django.db.models import TextChoices


class ServiceCategory(TextChoices):
    """What a place helps with. The schema calls these nine values "services"."""

    DEMARCHES = "demarches", "Aide aux démarches administratives"
    QUOTIDIEN = "quotidien", "Maîtrise des outils numériques du quotidien"
    INSERTION = "insertion", "Insertion professionnelle via le numérique"
    SECURITE = "securite", "Utilisation sécurisée du numérique"
    PARENTALITE = "parentalite", "Parentalité et éducation avec le numérique"
    LOISIRS = "loisirs", "Loisirs et créations numériques"
    CULTURE = "culture", "Compréhension du monde numérique"
    ACCES = "acces", "Accès internet et matériel informatique"
    MATERIEL = "materiel", "Acquisition de matériel informatique à prix solidaire"


class Public(TextChoices):
    """A group a service is addressed to (HSDS: eligibility). An unset list means nobody told us, in practice everyone."""

    JEUNES = "jeunes", "Jeunes"
    ETUDIANTS = "etudiants", "Étudiants"
    FAMILLES = "familles", "Familles et/ou enfants"
    SENIORS = "seniors", "Seniors"
    FEMMES = "femmes", "Femmes"


class SpecialSupport(TextChoices):
    """A difficulty the staff are equipped to help with."""

    SURDITE = "surdite", "Surdité"
    MOTEUR = "moteur", "Handicaps moteurs"
    MENTAL = "mental", "Handicaps mentaux"
    ILLETTRISME = "illettrisme", "Illettrisme"
    ANGLAIS = "anglais", "Langues étrangères (anglais)"
    LANGUES = "langues", "Langues étrangères (autres)"
    VISUEL = "visuel", "Déficience visuelle"


class Fee(TextChoices):
    """What the person pays."""

    GRATUIT = "gratuit", "Gratuit"
    CONDITIONNEL = "conditionnel", "Gratuit sous condition"
    PAYANT = "payant", "Payant"


class AccessMode(TextChoices):
    """How one gets in touch with a place. `NO_PUBLIC` means help by telephone or on line only."""

    SE_PRESENTER = "se-presenter", "Se présenter"
    TELEPHONER = "telephoner", "Téléphoner"
    COURRIEL = "courriel", "Contacter par mail"
    RDV_EN_LIGNE = "rdv-en-ligne", "Prendre un RDV en ligne"
    PAS_DE_PUBLIC = "pas-de-public", "Ce lieu n'accueille pas de public"
    PRESCRIPTION = "prescription", "Envoyer un mail avec une fiche de prescription"


class SupportMode(TextChoices):
    """How help is given."""

    AUTONOMIE = "autonomie", "En autonomie"
    INDIVIDUEL = "individuel", "Accompagnement individuel"
    ATELIER = "atelier", "Dans un atelier collectif"
    DISTANCE = "distance", "À distance"


class Programme(TextChoices):
    """A national programme the place belongs to."""

    AIDANTS_CONNECT = "aidants-connect", "Aidants Connect"
    BNR = "bnr", "Bibliothèques numérique de référence"
    PIX = "pix", "Certification PIX"
    CONSEILLERS_NUMERIQUES = "conseillers-numeriques", "Conseillers numériques"
    EMMAUS_CONNECT = "emmaus-connect", "Emmaüs Connect"
    FRANCE_SERVICES = "france-services", "France Services"
    GEN = "gen", "Grande école du numérique"
    CROIX_ROUGE = "croix-rouge", "La Croix Rouge"
    PAN_CAF = "pan-caf", "Point d'accès numérique CAF"
    PROMENEURS_DU_NET = "promeneurs-du-net", "Promeneurs du net"
    RELAIS_NUMERIQUE = "relais-numerique", "Relais numérique (Emmaüs Connect)"


class Itinerancy(TextChoices):
    """Whether the place comes to people (a bus, a rota) or stays put. A place may do both."""

    ITINERANT = "itinerant", "Itinérant"
    FIXE = "fixe", "Fixe"


class Training(TextChoices):
    """A training or label held by the staff."""

    MON_ESPACE_SANTE = "mon-espace-sante", "Formé à « Mon Espace Santé »"
    DUPLEX = "duplex", "Formé à « DUPLEX » (illettrisme)"
    ARNIA = "arnia", "Arnia/MedNum BFC (Bourgogne-Franche-Comté)"
    REEMPLOI_NORMANDIE = "reemploi-normandie", "Collectif ressources et acteurs réemploi (Normandie)"
    ETAPES_NUMERIQUES = "etapes-numeriques", "Étapes numériques (La Poste)"
    FABRIQUES_DE_TERRITOIRE = "fabriques-de-territoire", "Fabriques de Territoire"
    ECLAIREURS_DROME = "eclaireurs-drome", "Les Éclaireurs du numérique (Drôme)"
    MES_PAPIERS_LYON = "mes-papiers-lyon", "Mes Papiers (Métropole de Lyon)"
    ORDI_3_0 = "ordi-3-0", "ORDI 3.0"
    SUD_LABS = "sud-labs", "SUD LABS (PACA)"


class Device(TextChoices):
    """A device one may be helped on. Not in the national schema."""

    SMARTPHONE = "smartphone", "Téléphone"
    TABLET = "tablette", "Tablette"
    COMPUTER = "ordinateur", "Ordinateur"


class Level(TextChoices):
    """The level a service supposes. Not in the national schema."""

    BEGINNER = "debutant", "Débutant"
    INTERMEDIATE = "intermediaire", "Intermédiaire"
    ADVANCED = "avance", "Avancé"


class Status(TextChoices):
    """Where a place stands in the directory. No place is ever deleted."""

    DRAFT = "draft", "Brouillon"
    PUBLISHED = "published", "Publié"
    WITHDRAWN = "withdrawn", "Retiré"
    MERGED = "merged", "Fusionné avec un autre lieu"


class PositionPrecision(TextChoices):
    """How far a place's coordinates may be trusted."""

    SOURCE = "source", "Position donnée par la source"
    COMMUNE = "commune", "Position de la mairie de la commune"
    STAFF = "staff", "Position vérifiée"


class Origin(TextChoices):
    """The door through which a fact was written."""

    STAFF = "staff", "Équipe"
    OWNER = "owner", "Le lieu lui-même"
    SUGGESTION = "suggestion", "Suggestion du public"
    IMPORT = "import", "Import d'une source"
    API = "api", "API"


class SourceKind(TextChoices):
    """How far a source is trusted when two sources disagree (design: staff > the place > administration > other)."""

    ADMINISTRATION = "administration", "Administration"
    OTHER = "other", "Autre"


class Settlement(TextChoices):
    """How a disagreement between a source and a person ended."""

    KEPT = "kept", "Notre information gardée"
    TAKEN = "taken", "Information de la source prise"
    SUPERSEDED = "superseded", "La source a dit autre chose depuis"
    UNDONE = "undone", "Import annulé"
