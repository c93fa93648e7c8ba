"""The older spellings still met in files: the headings and values of the national schema v0.1, and of the first v1 files."""

from typing import Final

from places.importing.standard import Column
from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode, Training

LEGACY_PUBLICS: Final = "publics_accueillis"
"""v0.1: publics and special support in one column."""

LEGACY_LABELS: Final = "labels_nationaux"
"""v0.1: programmes, trainings and other labels in one column."""

HEADINGS: Final[dict[str, str]] = {
    "conditions_acces": Column.FEES,
    "conditions_access": Column.FEES,
    "courriel": Column.EMAILS,
    "labels_autres": Column.OTHER_LABELS,
    "accessibilite": Column.ACCESSIBILITY,
    LEGACY_LABELS: LEGACY_LABELS,
    LEGACY_PUBLICS: LEGACY_PUBLICS,
}
"""Old heading → the column it became, or itself when it became several. `conditions_access` is a slip of early files."""

IGNORED_HEADINGS: Final = frozenset({"cle_ban"})
"""Old columns that were dropped: an address key that nobody reads any more."""

SERVICES: Final[dict[str, ServiceCategory]] = {
    "Prendre en main un smartphone ou une tablette": ServiceCategory.QUOTIDIEN,
    "Prendre en main un ordinateur": ServiceCategory.QUOTIDIEN,
    "Utiliser le numérique au quotidien": ServiceCategory.QUOTIDIEN,
    "Approfondir ma culture numérique": ServiceCategory.CULTURE,
    "Promouvoir la citoyenneté numérique": ServiceCategory.CULTURE,
    "Devenir autonome dans les démarches administratives": ServiceCategory.DEMARCHES,
    "Réaliser des démarches administratives avec un accompagnement": ServiceCategory.DEMARCHES,
    "Accompagner les démarches de santé": ServiceCategory.DEMARCHES,
    "Favoriser mon insertion professionnelle": ServiceCategory.INSERTION,
    "Créer et développer mon entreprise": ServiceCategory.INSERTION,
    "Accéder à une connexion internet": ServiceCategory.ACCES,
    "Accéder à du matériel": ServiceCategory.ACCES,
    "S'équiper en matériel informatique": ServiceCategory.MATERIEL,
    "Créer avec le numérique": ServiceCategory.LOISIRS,
    "Soutenir la parentalité et l'éducation avec le numérique": ServiceCategory.PARENTALITE,
}

FEES: Final[dict[str, Fee]] = {
    "Adhésion": Fee.PAYANT,
    "Accepte le Pass numérique": Fee.CONDITIONNEL,
    "Pass numérique": Fee.CONDITIONNEL,
}
"""Each may be followed by " : " and an explanation, which is not read."""

SUPPORT_MODES: Final[dict[str, SupportMode]] = {
    "Seul": SupportMode.AUTONOMIE,
    "Avec de l'aide": SupportMode.INDIVIDUEL,
    "A ma place": SupportMode.INDIVIDUEL,
    "Dans un atelier": SupportMode.ATELIER,
}

ACCESS_MODES: Final[dict[str, AccessMode]] = {
    "Envoyer un mail": AccessMode.COURRIEL,
    "Contacter par courriel": AccessMode.COURRIEL,
}

PUBLICS: Final[dict[str, Public]] = {
    "Seniors (+ 65 ans)": Public.SENIORS,
    "Jeunes (16-26 ans)": Public.JEUNES,
    "Familles/enfants": Public.FAMILLES,
    "Uniquement femmes": Public.FEMMES,
}

SPECIAL_SUPPORT: Final[dict[str, SpecialSupport]] = {
    "Public langues étrangères": SpecialSupport.LANGUES,
    "Personnes en situation d'illettrisme": SpecialSupport.ILLETTRISME,
    "Handicaps : Surdité": SpecialSupport.SURDITE,
    "Handicaps : Déficience visuelle": SpecialSupport.VISUEL,
    "Handicaps : Handicaps mentaux": SpecialSupport.MENTAL,
}

PROGRAMMES: Final[dict[str, Programme]] = {
    "CNFS": Programme.CONSEILLERS_NUMERIQUES,
    "Conseiller numérique France Services": Programme.CONSEILLERS_NUMERIQUES,
    "Grandes écoles du numérique": Programme.GEN,
    "Point numérique CAF": Programme.PAN_CAF,
}

TRAININGS: Final[dict[str, Training]] = {"SudLabs": Training.SUD_LABS, "Mon Espace Santé": Training.MON_ESPACE_SANTE}

TYPOLOGIES: Final[dict[str, str]] = {"PE": "FT"}
"""Pôle emploi became France Travail on 1 January 2024."""

WITHOUT_CODE: Final = frozenset({"Adultes", "Tout public", "Tous publics"})
"""Publics that today's schema says by saying nothing."""
