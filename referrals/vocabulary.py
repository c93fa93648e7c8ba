"""The closed lists of a referral: its states, why a place says no, what the person says of it, and what is written in its journal."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where the sending to one place stands. The last four are ends."""

    SENT = "sent", "Envoyée"
    SEEN = "seen", "Vue par le lieu"
    APPOINTMENT = "appointment", "Rendez-vous donné"
    NOT_POSSIBLE = "not_possible", "Pas possible"
    DONE = "done", "Terminée"
    EXPIRED = "expired", "Fermée sans réponse"
    WITHDRAWN = "withdrawn", "Retirée par la personne"


ENDS = frozenset({State.NOT_POSSIBLE, State.DONE, State.EXPIRED, State.WITHDRAWN})
"""States in which nothing more is expected of anyone."""


class Refusal(TextChoices):
    """Why a place cannot help, in its own words: the five answers of the form."""

    FULL = "full", "Nous n'avons plus de place"
    OTHER_PUBLIC = "other_public", "Nous n'accueillons pas ce public"
    OUT_OF_AREA = "out_of_area", "La personne habite hors de notre secteur"
    SERVICE_ENDED = "service_ended", "Nous ne faisons plus cette aide"
    OTHER = "other", "Une autre raison"


class PersonSays(TextChoices):
    """What the person says became of it."""

    WENT = "went", "J'y suis allé"
    COULD_NOT = "could_not", "Je n'ai pas pu y aller"
    WAS_CLOSED = "was_closed", "C'était fermé"


class Actor(TextChoices):
    """Who did something."""

    PROFESSIONAL = "professional", "Le professionnel"
    PLACE = "place", "Le lieu"
    PERSON = "person", "La personne"
    SITE = "site", "Le site"


class Happened(TextChoices):
    """One line of the journal of a referral, which the person reads."""

    SENT = "sent", "Demande envoyée"
    READ = "read", "Prénom et contact lus"
    LINK_SENT = "link_sent", "Nouveau lien envoyé"
    REMINDED = "reminded", "Rappel envoyé"
    APPOINTMENT = "appointment", "Rendez-vous donné"
    NOT_POSSIBLE = "not_possible", "Le lieu ne peut pas aider"
    WENT = "went", "La personne y est allée"
    COULD_NOT = "could_not", "La personne n'a pas pu y aller"
    WAS_CLOSED = "was_closed", "C'était fermé"
    DONE = "done", "Demande terminée"
    EXPIRED = "expired", "Demande fermée sans réponse"
    WITHDRAWN = "withdrawn", "Accord retiré, informations effacées"
