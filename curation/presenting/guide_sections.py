"""Guide sections: what the guide of the team tells, in the order in which one needs it. One line here and one template add a section."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the guide: `anchor`, its place in the page and the name of its template; `title`, in French."""

    anchor: str
    title: str

    @property
    def template(self) -> str:
        """What it says."""
        return f"curation/guide/{self.anchor}.html"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page. `alt`: what it shows, for whoever does not see it (French)."""

    name: str
    alt: str

    @property
    def file(self) -> str:
        """Among static files; taken by `python -m tests.pictures`."""
        return f"img/guide/{self.name}.webp"


WIDTH: Final = 720
HEIGHT: Final = 480
"""Of each picture, in pixels."""

SECTIONS: Final = (
    Section("lieu", "Ce qu'est un lieu, et d'où viennent ses informations"),
    Section("territoire", "Votre territoire"),
    Section("corriger", "Corriger un lieu"),
    Section("suggestions", "Répondre aux suggestions"),
    Section("doublons", "Réunir les doublons"),
    Section("verifier", "Vérifier, par téléphone ou par mail"),
    Section("imports", "Les imports, et comment annuler"),
    Section("nombre", "Modifier des lieux en nombre"),
    Section("doute", "Que faire en cas de doute"),
    Section("mots", "Les mots de l'équipe"),
)

PICTURES: Final = {
    "list": Picture("list", "La liste des lieux : leur nombre, puis un tableau avec le nom, la commune et l'état de chacun."),
    "form": Picture("form", "La fiche d'un lieu : sous chaque réponse, une ligne dit d'où elle vient."),
    "suggestion": Picture("suggestion", "Une suggestion : ce que dit la fiche, ce qui est proposé, et une case à cocher."),
    "verify": Picture("verify", "La liste à vérifier : un lieu, pourquoi il est urgent, et un bouton pour chaque réponse possible."),
    "bulk": Picture("bulk", "L'aperçu d'une modification en nombre : un tableau dit ce qui est écrit avant et après pour chaque lieu."),
}
