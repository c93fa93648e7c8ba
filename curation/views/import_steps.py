"""The steps of an import: what each button of its page does. Each answers what is to be repaired, or None when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from curation.forms.imports import MISSING_FILE
from curation.imports.corrections import LONGEST_CELL, correct_row, take_back
from curation.imports.mapping import UnclearMappingError, keep
from curation.imports.queue import departments_of
from curation.imports.receiving import weighed
from curation.imports.starting import cancel, start
from curation.imports.states import Task
from curation.models import ImportRun
from curation.views.following import CANNOT_START
from places.importing.drafts import UnreadableFileError

NOT_REFUSED = "Cette ligne n'est plus à corriger. Relisez la liste."


@dataclass(frozen=True, slots=True)
class Refused:
    """What is to be repaired: the id of the field, and how."""

    field: str
    sentence: str


Step = Callable[[HttpRequest, ImportRun], Refused | None]


def check(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Check again."""
    return _start(request, run, Task.CHECK)


def apply(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Write what was checked. Where much would be lost, the number of rows must be typed."""
    lost = run.summary.get("lost", 0) if run.summary.get("losses") else 0
    typed = request.POST.get("confirmation", "").replace(" ", "").replace("\u202f", "").strip()
    if lost and typed != str(lost):
        return Refused("confirmation", f"Pour confirmer, recopiez le nombre de lignes qui seraient perdues : {lost}.")
    return _start(request, run, Task.APPLY, insisted=bool(lost))


def give_up(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Forget the file; nothing was written."""
    cancel(run.pk, at=timezone.now())
    messages.success(request, "C'est abandonné. Rien n'a changé dans l'annuaire.")
    return None


def say_columns(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Keep which column is which, and check with it."""
    chosen = {heading: request.POST.get(f"colonne-{rank}", "") for rank, heading in enumerate(run.columns)}
    try:
        keep(run.source, run.columns, chosen)
    except UnclearMappingError as error:
        if error.twice:
            return Refused("colonne-0", f"Deux titres ne peuvent pas être « {error.twice} » à la fois. Choisissez-en un seul.")
        return Refused("colonne-0", "Dites quelle colonne identifie chaque lieu : choisissez « id » pour l'une d'elles.")
    return _start(request, run, Task.CHECK)


def correct(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Put right one cell of a row that was refused, and check with it."""
    line, text = request.POST.get("ligne", ""), request.POST.get("valeur", "").strip()
    try:
        correct_row(run.pk, int(line), request.POST.get("colonne", ""), text)
    except (KeyError, ValueError):
        if len(text) > LONGEST_CELL:
            return Refused(f"valeur-{line}", f"Ce texte est trop long. Écrivez {LONGEST_CELL} caractères au plus.")
        return Refused("refusees", NOT_REFUSED)
    return _start(request, run, Task.CHECK)


def send_back(request: HttpRequest, run: ImportRun) -> Refused | None:
    """Take the file of rows to correct, corrected, and check with it."""
    upload = request.FILES.get("lignes")
    if upload is None:
        return Refused("lignes", MISSING_FILE)
    try:
        count = take_back(run.pk, b"".join(weighed(upload.chunks(), upload.name or "")), upload.name or "")
    except UnreadableFileError as error:
        return Refused("lignes", f"{error} {error.fix}")
    except ValueError:
        return Refused("lignes", f"Une cellule est trop longue. Écrivez {LONGEST_CELL} caractères au plus dans chacune.")
    if not count:
        return Refused("lignes", "Rien n'est corrigé dans ce fichier. Corrigez-y les cellules, enregistrez-le, puis renvoyez-le.")
    return _start(request, run, Task.CHECK)


def _start(request: HttpRequest, run: ImportRun, task: Task, *, insisted: bool = False) -> Refused | None:
    try:
        start(
            run.pk, task, at=timezone.now(), author_id=request.user.pk, departments=departments_of(request.user), insisted=insisted
        )  # fmt: skip
    except OSError:
        return Refused("etape", CANNOT_START)
    return None


STEPS: Final[dict[str, Step]] = {
    "verifier": check,
    "ecrire": apply,
    "abandonner": give_up,
    "colonnes": say_columns,
    "corriger": correct,
    "lignes": send_back,
}
"""The steps, by the value of their button."""
