"""Questions with a closed list of answers: each answer, and whether it is the one chosen."""

from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    code: str
    label: str
    chosen: bool


def options(answers: type[TextChoices], chosen: str) -> list[Option]:
    """Every answer, in the order of the list; none is chosen beforehand."""
    return [Option(code, str(label), code == chosen) for code, label in answers.choices]
