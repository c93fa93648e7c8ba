"""The closed lists of an orientation, published by `vocabulary/` beside those of places (`API_CLOSED_LISTS`).

A code is worded here in a few words, to name it in a list; `orientation.telling.sentences` says it to a person.
"""

from orientation.alerts import Alert
from orientation.half_days import HalfDay
from orientation.helping.elsewhere import ELSEWHERE
from orientation.judging.criteria import CRITERIA
from orientation.needs import Equipment, Slot
from orientation.outcomes import StepCode
from orientation.reasons import Code
from orientation.travelling import Way

REASONS: dict[str, str] = {
    Code.SVC: "Service proposé",
    Code.IND: "Une personne reste avec vous",
    Code.GRP: "Ateliers en groupe",
    Code.AC: "Fait la démarche à la place",
    Code.NEAR: "Proche",
    Code.FREE: "Prix",
    Code.OPEN: "Horaires",
    Code.NORDV: "Sans rendez-vous",
    Code.LANG: "Langue parlée",
    Code.ILL: "Lecture difficile",
    Code.SUR: "Surdité",
    Code.VIS: "Vue",
    Code.MOT: "Handicap moteur",
    Code.MEN: "Handicap mental",
    Code.ACC: "Entrée en fauteuil",
    Code.PUB: "Public",
    Code.DIST: "Aide à distance",
    Code.DOM: "Aide à domicile",
    Code.ITI: "Service qui se déplace",
    Code.PROG: "Dispositif demandé",
    Code.EQP: "Matériel demandé",
    Code.FRESH: "Informations anciennes",
    Code.CALL: "Joindre sans téléphoner",
    Code.CLOSED: "Fermeture temporaire",
    Code.DELAY: "Délai de rendez-vous",
    Code.MODE: "Façon d'aider",
    Code.WAY: "Façon d'entrer en contact",
    Code.FAR: "Temps pour venir",
    Code.TEL: "Téléphone",
}
"""What a reason or a caution speaks of."""

STEPS: dict[str, str] = {
    StepCode.ABROAD: "Hors de France",
    StepCode.OUTSIDE: "Hors du territoire servi",
    StepCode.FARTHER: "Plus loin que d'habitude",
    StepCode.NOT_IN_TIME: "Aucun lieu ouvert à temps",
    StepCode.WISH_DROPPED: "Souhait que personne n'annonce",
    StepCode.REMOTE: "Aide à distance, ou qui se déplace",
    StepCode.NEIGHBOUR_SERVICE: "Service voisin",
    StepCode.GENERALIST: "Lieux généralistes",
    StepCode.TOWN_HALL: "Mairie",
}

CLOSED_LISTS: dict[str, list[tuple[str, str]]] = {
    "slot": [*Slot.choices, *HalfDay.choices],
    "way": Way.choices,
    "equipment": Equipment.choices,
    "alert": Alert.choices,
    "elsewhere": [(topic.value, topic.label) for topic in ELSEWHERE],
    "reason": [(code.value, REASONS[code]) for code in Code],
    "step": [(code.value, STEPS[code]) for code in StepCode],
    # Why each criterion weighs what it does is written for who reads the code: in English.
    "factor": [(criterion.name, criterion.why) for criterion in CRITERIA],
}
