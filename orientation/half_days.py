"""Half-day: one part of one day of the week, when someone can come. Finer than the four moments of `orientation.needs.Slot`.

Sunday is left out: hardly any place opens then, and asking would promise otherwise.
"""

from collections.abc import Iterable

from django.db.models import TextChoices

from orientation.needs import Slot

PARTS = (Slot.MATIN, Slot.APRES_MIDI, Slot.SOIR)
"""In the order of the day."""


class HalfDay(TextChoices):
    """Codes begin with the day and end with the code of the part (`Slot`): "mardi-apres-midi"."""

    LUNDI_MATIN = "lundi-matin", "Le lundi matin"
    LUNDI_APRES_MIDI = "lundi-apres-midi", "Le lundi après-midi"
    LUNDI_SOIR = "lundi-soir", "Le lundi soir"
    MARDI_MATIN = "mardi-matin", "Le mardi matin"
    MARDI_APRES_MIDI = "mardi-apres-midi", "Le mardi après-midi"
    MARDI_SOIR = "mardi-soir", "Le mardi soir"
    MERCREDI_MATIN = "mercredi-matin", "Le mercredi matin"
    MERCREDI_APRES_MIDI = "mercredi-apres-midi", "Le mercredi après-midi"
    MERCREDI_SOIR = "mercredi-soir", "Le mercredi soir"
    JEUDI_MATIN = "jeudi-matin", "Le jeudi matin"
    JEUDI_APRES_MIDI = "jeudi-apres-midi", "Le jeudi après-midi"
    JEUDI_SOIR = "jeudi-soir", "Le jeudi soir"
    VENDREDI_MATIN = "vendredi-matin", "Le vendredi matin"
    VENDREDI_APRES_MIDI = "vendredi-apres-midi", "Le vendredi après-midi"
    VENDREDI_SOIR = "vendredi-soir", "Le vendredi soir"
    SAMEDI_MATIN = "samedi-matin", "Le samedi matin"
    SAMEDI_APRES_MIDI = "samedi-apres-midi", "Le samedi après-midi"
    SAMEDI_SOIR = "samedi-soir", "Le samedi soir"

    @property
    def words(self) -> str:
        """As in a sentence: "le mardi matin"."""
        return self.label[:1].lower() + self.label[1:]

    @property
    def part(self) -> Slot:
        """Which part of the day."""
        return PARTS[list(HalfDay).index(self) % len(PARTS)]

    @property
    def weekday(self) -> int:
        """Which day, 0 for Monday."""
        return list(HalfDay).index(self) // len(PARTS)


DAYS = tuple(tuple(list(HalfDay)[start : start + len(PARTS)]) for start in range(0, len(HalfDay), len(PARTS)))
"""The parts of each day, Monday first."""

MOMENTS = (*Slot.values, *HalfDay.values)
"""Every code that says when someone can come."""


def on_the_grid(slots: Iterable[str]) -> tuple[str, ...]:
    """The same, as a grid of days and parts of days may tick them: Saturday is its three parts. In the order of the grid."""
    told = set(slots)
    if Slot.SAMEDI in told:
        told |= {half.value for half in DAYS[-1]}
    return tuple(code for code in MOMENTS if code in told and code != Slot.SAMEDI)
