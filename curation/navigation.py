"""Navigation: the pages that the team's menu leads to. One line here puts a page in it."""

from dataclasses import dataclass
from typing import Final

from accounts.policy import Action, Someone, may


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu, shown to those who may do `action`. `view` is the name of its address."""

    label: str
    view: str
    action: Action


ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("Accueil de l'équipe", "curation:home", Action.READ_TEAM),
    Entry("Lieux", "curation:places", Action.READ_TEAM),
    Entry("À vérifier", "curation:verify", Action.READ_TEAM),
    Entry("Suggestions", "curation:suggestions", Action.ANSWER_SUGGESTIONS),
    Entry("Doublons", "curation:duplicates", Action.MERGE),
    Entry("Imports", "curation:imports", Action.IMPORT),
    Entry("Désaccords", "curation:conflicts", Action.IMPORT),
    Entry("Recherches sans résultat", "curation:unmet", Action.READ_TEAM),
    Entry("Demandes envoyées", "curation:referrals", Action.READ_TEAM),
    Entry("Orienter une personne", "orientation:pro", Action.ORIENT),
    Entry("Membres", "curation:members", Action.INVITE),
    Entry("Demandes de compte", "curation:account-requests", Action.INVITE),
    Entry("Aide", "curation:guide", Action.READ_TEAM),
)


def entries_for(user: Someone) -> list[Entry]:
    """The pages that this account may open, in order. No query."""
    return [entry for entry in ENTRIES if may(user, entry.action)]
