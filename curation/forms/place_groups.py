"""Groups: the facts of a place and of its services in the order in which a person thinks of them, with plain labels."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django import forms

from curation.forms.fact_fields import (
    CodesField,
    DaysField,
    EmailsField,
    LanguagesField,
    LinesField,
    OneCodeField,
    PhoneField,
    PhonesField,
    TextField,
    ThreeValuedField,
    UrlField,
    UrlsField,
)
from places import plain_words
from places.typologies import Typology
from places.vocabulary import Itinerancy, Level, Status, Training

Make = Callable[[], forms.Field]

LONGEST_WAIT_DAYS = 365


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the form. `fields`: fact → how to make its field. `closed`: folded until it is opened, for what is seldom known."""

    title: str
    fields: dict[str, Make] = field(default_factory=dict)
    closed: bool = False


def _yes_no(label: str) -> Make:
    return lambda: ThreeValuedField(label=label)


def _text(label: str, most: int, *, lines: int = 1, required: bool = False, hint: str = "") -> Make:
    return lambda: TextField(label=label, max_length=most, lines=lines, required=required, help_text=hint)


PROGRAMMES = [(code, name) for code, (name, _) in plain_words.PROGRAMMES.items()]
STATUSES = [(code, label) for code, label in Status.choices if code != Status.MERGED]

PLACE_GROUPS = (
    Group(
        "Le lieu",
        {
            "name": _text("Nom", 300, required=True),
            "status": lambda: OneCodeField(codes=STATUSES, label="État"),
            "summary": _text("Présentation courte", 280, lines=2),
            "description": _text("Présentation", 4000, lines=4),
        },
    ),
    Group(
        "Adresse",
        {
            "address": _text("Numéro et rue", 400),
            "address_details": _text("Complément", 400, hint="Bâtiment, étage, lieu-dit"),
            "postal_code": _text("Code postal", 5),
            "city": _text("Ville", 200),
            "access_sentence": _text("Pour trouver l'entrée", 80, hint="80 lettres au plus. Par exemple : « Entrée derrière la mairie »"),
            "itinerancy": lambda: CodesField(codes=Itinerancy.choices, with_none=False, label="Le lieu se déplace-t-il ?"),
        },
    ),
    Group(
        "Joindre le lieu",
        {
            "phone": lambda: PhoneField(label="Téléphone"),
            "other_phones": lambda: PhonesField(label="Autres téléphones", help_text="Un par ligne"),
            "emails": lambda: EmailsField(label="Adresses mail", help_text="Une par ligne"),
            "websites": lambda: UrlsField(label="Sites", help_text="Un par ligne"),
            "booking_url": lambda: UrlField(label="Page pour prendre rendez-vous"),
        },
    ),
    Group(
        "Venir",
        {
            "access_modes": lambda: CodesField(codes=plain_words.ACCESS_MODES.items(), label="Comment obtenir de l'aide"),
            "walk_in": _yes_no("Peut-on venir sans rendez-vous ?"),
            "appointment_delay_days": lambda: DaysField(most=LONGEST_WAIT_DAYS, label="Jours d'attente pour un rendez-vous"),
            "home_visits": _yes_no("Une personne peut-elle venir à domicile ?"),
            "does_it_for_you": _yes_no("Peut-on faire la démarche à la place de la personne ?"),
            "step_free": _yes_no("L'entrée est-elle sans marche ?"),
            "accessibility_url": lambda: UrlField(label="Fiche acceslibre"),
            "languages": lambda: LanguagesField(label="Langues parlées", help_text="Entre des virgules. Par exemple : arabe, turc"),
        },
    ),
    Group(
        "Sur place",
        {
            "computers": _yes_no("Y a-t-il des ordinateurs à utiliser ?"),
            "wifi": _yes_no("Y a-t-il le wifi ?"),
            "printing": _yes_no("Peut-on imprimer ?"),
            "scanning": _yes_no("Peut-on scanner un papier ?"),
            "charging": _yes_no("Peut-on recharger un téléphone ?"),
        },
    ),
    Group(
        "Structure et labels",
        {
            "typologies": lambda: CodesField(codes=Typology.choices, with_none=False, label="Types de structure"),
            "parent_organization": _text("Structure porteuse", 300),
            "pivot": _text("SIRET ou RNA", 14),
            "programmes": lambda: CodesField(codes=PROGRAMMES, label="Programmes nationaux"),
            "trainings": lambda: CodesField(codes=Training.choices, label="Formations et labels"),
            "other_labels": lambda: LinesField(label="Autres labels", help_text="Un par ligne"),
        },
        closed=True,
    ),
)
"""What is neither the hours nor the position, which have a part of their own."""

SERVICE_FIELDS: dict[str, Make] = {
    "support_modes": lambda: CodesField(codes=plain_words.SUPPORT_MODES.items(), label="Comment on aide"),
    "fees": lambda: CodesField(codes=plain_words.FEES.items(), with_none=False, label="Prix"),
    "fees_note": _text("Précision sur le prix", 500),
    "publics": lambda: CodesField(codes=plain_words.PUBLICS.items(), label="Pour qui"),
    "exclusive": _yes_no("Réservé à ces personnes ?"),
    "special_support": lambda: CodesField(codes=plain_words.SPECIAL_SUPPORT.items(), label="Personnes que ce lieu sait accueillir"),
    "remote": _yes_no("L'aide se fait-elle aussi à distance ?"),
    "schedule": _text("Horaires de cette aide, si ce ne sont pas ceux du lieu", 500, hint="Par exemple : Tu 14:00-17:00"),
    "title": _text("Titre", 300),
    "description": _text("Description", 4000, lines=3),
    "level": lambda: OneCodeField(codes=Level.choices, label="Niveau"),
    "devices": lambda: CodesField(codes=plain_words.DEVICES.items(), label="Appareils"),
}
"""The facts of one service, apart from its category."""
