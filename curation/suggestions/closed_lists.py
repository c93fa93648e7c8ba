"""The closed lists of suggestions: what is wrong, who says so, what became of it and why, and how a change was proved."""

from django.db.models import TextChoices


class Topic(TextChoices):
    """What is wrong. The labels are what the public reads in the form."""

    PHONE = "phone", "Le téléphone n'est pas le bon"
    HOURS = "hours", "Les horaires ne sont pas les bons"
    ADDRESS = "address", "L'adresse n'est pas la bonne"
    SERVICES = "services", "Les aides proposées ne sont pas les bonnes"
    WAS_CLOSED = "was-closed", "J'ai trouvé ce lieu fermé"
    NOT_HELPED = "not-helped", "Ce lieu n'a pas pu m'aider"
    GONE = "gone", "Ce lieu n'existe plus"
    OTHER = "other", "Autre chose"


COMPLAINTS = frozenset({Topic.WAS_CLOSED, Topic.NOT_HELPED})
"""What tells that facts are less sure than they look, without saying which fact is right."""

WITHOUT_WORDS = COMPLAINTS | {Topic.GONE}
"""Topics that say all by themselves: a message is welcome, not asked for."""


class Teller(TextChoices):
    """Who suggests. Nobody checks it: it tells the team how to read the message, and proves nothing."""

    RESIDENT = "resident", "Je cherche de l'aide, pour moi ou pour un proche"
    WORKS_THERE = "works-there", "Je travaille dans ce lieu"
    PROFESSIONAL = "professional", "J'accompagne des personnes dans mon travail"
    OTHER = "other", "Autre, ou je préfère ne pas le dire"


class State(TextChoices):
    """Where a suggestion stands. Once it is no longer open, it never changes again."""

    OPEN = "open", "À traiter"
    ACCEPTED = "accepted", "Acceptée"
    PARTLY = "partly", "Acceptée en partie"
    REFUSED = "refused", "Refusée"


class Refusal(TextChoices):
    """Why a suggestion is refused. The labels are for the team; `curation.suggestions.answering` words them for whoever suggested."""

    ALREADY_SO = "already-so", "La fiche dit déjà cela"
    NOT_CONFIRMED = "not-confirmed", "Vérifié : la fiche est juste"
    CANNOT_CHECK = "cannot-check", "Impossible à vérifier"
    OTHER_PLACE = "other-place", "Concerne un autre lieu"
    NOT_UNDERSTOOD = "not-understood", "Message incompréhensible"
    NOT_ABOUT_FACTS = "not-about-facts", "Ne concerne pas les informations de la fiche"
    ABUSE = "abuse", "Publicité, insulte ou mauvaise plaisanterie"


class Proof(TextChoices):
    """How the team made sure of a fact that an unknown person gave."""

    CALL = "call", "J'ai appelé le lieu"
    SITE = "site", "Le site du lieu le dit"
