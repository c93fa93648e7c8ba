"""Whether the service proposed is open: by its own hours when they are told, else by those of the place."""

from datetime import datetime

from orientation.judging.candidates import Offer
from places.exceptional_hours import read_with_exceptions
from places.hours import Unreadable
from places.hours_words import NBSP, status_sentence
from places.models import Place
from places.presenting.opening import CLOSED, OPEN, SHUT, UNKNOWN, OpeningWords, opening_of, usual_hours_of

LONG = OpeningWords(UNKNOWN, f"Horaires à lire dans «{NBSP}Toutes les informations{NBSP}»")
"""Hours that no rule can read are often long: the page of the place has room for them."""


def opening_for(place: Place, offer: Offer, at: datetime) -> OpeningWords:
    """Whether one may come at this moment (aware). No query. A closure of the place comes before the hours of its services, and its
    exceptional hours bound them."""
    of_place = opening_of(place, at)
    if of_place.state == SHUT:
        return of_place
    if not offer.schedule:
        return LONG if of_place.state == UNKNOWN and isinstance(usual_hours_of(place), Unreadable) else of_place
    told = place.exceptional_hours
    hours = read_with_exceptions(offer.schedule, told, zone=place.zone, department=place.department or "", narrows=True)
    if isinstance(hours, Unreadable):
        return LONG
    if hours is None:
        return of_place
    return OpeningWords({True: OPEN, False: CLOSED, None: UNKNOWN}[hours.open_at(at)], status_sentence(hours, at))
