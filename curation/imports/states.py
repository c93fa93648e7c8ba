"""States of an import run, and what may be done in each."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where a run stands. `INTERRUPTED` is never written: it is what a run at work is when its process is dead (`starting.look`)."""

    UPLOADED = "uploaded", "Fichier reçu"
    CHECKING = "checking", "Vérification en cours"
    TO_MAP = "to_map", "Colonnes à préciser"
    CHECKED = "checked", "Vérifié, rien n'est encore écrit"
    APPLYING = "applying", "Écriture en cours"
    APPLIED = "applied", "Écrit dans l'annuaire"
    CANCELLED = "cancelled", "Abandonné"
    FAILED = "failed", "Impossible à lire"
    INTERRUPTED = "interrupted", "Interrompu, rien n'a changé"


class Task(TextChoices):
    """What a process of its own does for a run."""

    CHECK = "check", "Vérifier"
    APPLY = "apply", "Écrire"


AT_WORK = {Task.CHECK: State.CHECKING, Task.APPLY: State.APPLYING}

MAY_START = {
    Task.CHECK: frozenset({State.UPLOADED, State.TO_MAP, State.CHECKED, State.FAILED, State.INTERRUPTED}),
    Task.APPLY: frozenset({State.CHECKED, State.INTERRUPTED}),
}
"""From which states each task may start. Writing starts from a check, even an interrupted one's: see `starting.start`."""

MAY_BE_CANCELLED = frozenset({State.UPLOADED, State.TO_MAP, State.CHECKED, State.FAILED, State.INTERRUPTED})

AWAITING = (State.UPLOADED, State.CHECKING, State.TO_MAP, State.CHECKED, State.APPLYING, State.FAILED)
"""Written states of the runs that someone should look at."""
