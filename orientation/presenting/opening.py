"""Whether the service proposed is open: by its own hours when they are told, else by those of the place."""

from datetime import datetime

from orientation.judging.candidates import Offer
from places.hours import Unreadable, read_hours
from places.hours_words import NBSP, status_sentence
from places.models import Place
from places.presenting.opening import CLOSED, OPEN, SHUT, UNKNOWN, OpeningWords, opening_of

LONG = OpeningWords(UNKNOWN, f"Horaires à lire dans «{NBSP}Toutes les informations{NBSP}»")
"""Hours that no rule can read are often long: the page of the place has room for them."""


def opening_for(place: Place, offer: Offer, at: datetime) -> OpeningWords:
    """Whether one may come at this moment (aware). No query. A closure of the place comes before the hours of its services."""
    of_place = opening_of(place, at)
    if of_place.state == SHUT:
        return of_place
    hours = read_hours(offer.schedule or place.hours, zone=place.zone, department=place.department or "")
    if isinstance(hours, Unreadable):
        return LONG
    if hours is None or not offer.schedule:
        return of_place
    return OpeningWords({True: OPEN, False: CLOSED, None: UNKNOWN}[hours.open_at(at)], status_sentence(hours, at))
