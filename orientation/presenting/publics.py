"""Publics: whom a place is for, as a person says it of themselves and as it is said of others."""

from dataclasses import dataclass

from places.vocabulary import Public


@dataclass(frozen=True, slots=True)
class PublicWords:
    """`short`: what matters, in the recap. `mine`: the answer to "Is it for you?". `theirs`: of those whom a place is for."""

    short: str
    mine: str
    theirs: str


PUBLICS: dict[str, PublicWords] = {
    Public.JEUNES: PublicWords("jeune", "je suis jeune", "les jeunes"),
    Public.ETUDIANTS: PublicWords("étudiant ou étudiante", "je suis étudiant ou étudiante", "les étudiants"),
    Public.FAMILLES: PublicWords("famille", "c'est pour ma famille", "les familles"),
    Public.SENIORS: PublicWords("personne âgée", "je suis une personne âgée", "les personnes âgées"),
    Public.FEMMES: PublicWords("femme", "je suis une femme", "les femmes"),
}
"""By `Public` code, in the order in which they are said."""
