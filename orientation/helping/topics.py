"""Topic: what a helpline is for, when it is not an alert: an administration, or a need that this site does not answer."""

from django.db.models import TextChoices

from orientation.alerts import Alert


class Topic(TextChoices):
    """The English codes are those of `orientation.phrases.word_lists.TOPICS`: what people ask here that another service answers."""

    CAF = "caf", "CAF"
    IMPOTS = "impots", "Impôts"
    ASSURANCE_MALADIE = "assurance-maladie", "Assurance maladie"
    FRANCE_TRAVAIL = "france-travail", "France Travail"
    PREFECTURE = "prefecture", "Préfecture, titre de séjour"
    ANTS = "ants", "Carte d'identité, permis, carte grise"
    RETRAITE = "retraite", "Retraite"
    MSA = "msa", "MSA (agriculture)"
    SERVICE_PUBLIC = "service-public", "Toutes les administrations"
    YOUNG = "jeunes", "Pour les moins de 18 ans"
    READING = "lecture", "Apprendre à lire et à écrire"
    HEALTH = "health", "Santé"
    POLICE = "police", "Police, gendarmerie"
    LEGAL = "legal", "Droit, justice"
    HOUSING = "housing", "Logement"
    FOOD = "food", "Nourriture"
    MONEY = "money", "Argent, dettes"
    TRANSPORT = "transport", "Transport"
    TRANSLATION = "translation", "Traduction"
    OTHER = "other", "Autre chose"


TOPICS = (*Alert.choices, *Topic.choices)
"""Every code that a helpline may carry, with its words for staff: alerts first."""

ADMINISTRATIONS = (
    Topic.CAF, Topic.IMPOTS, Topic.ASSURANCE_MALADIE, Topic.FRANCE_TRAVAIL, Topic.PREFECTURE, Topic.ANTS, Topic.RETRAITE, Topic.MSA,
    Topic.SERVICE_PUBLIC,
)  # fmt: skip
"""Whom to call oneself when a deadline is too near for any place."""
