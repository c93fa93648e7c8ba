"""data·inclusion v1: its closed lists, and what each value becomes in ours. Every loss is written where it happens.

Source: the schema data-inclusion 1.0, and the mapping from the national schema that its own pipeline applies (2026-06), read backwards.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode, Training

CONNECTION: Final = "numerique--acceder-a-une-connexion-internet"
EQUIPMENT: Final = "numerique--acquerir-un-equipement"
BASICS: Final = "numerique--maitriser-les-fondamentaux-du-numerique"
ONLINE_SERVICES: Final = "numerique--acceder-a-des-services-en-ligne"
PROCEDURES: Final = "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"

DIGITAL_PREFIX: Final = "numerique"
"""Themes that begin so are digital; v0 had 17 of them, v1 has 4. A service without any is not digital mediation, whatever else it is."""

EXACT_THEMES: Final[dict[str, ServiceCategory]] = {
    CONNECTION: ServiceCategory.ACCES,
    PROCEDURES: ServiceCategory.DEMARCHES,
    "preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi": ServiceCategory.INSERTION,
    "remobilisation--activites-sportives-et-culturelles": ServiceCategory.LOISIRS,
    "famille--soutien-a-la-parentalite-et-a-leducation": ServiceCategory.PARENTALITE,
    # v0, still met in older files
    "numerique--devenir-autonome-dans-les-demarches-administratives": ServiceCategory.DEMARCHES,
    "numerique--realiser-des-demarches-administratives-avec-un-accompagnement": ServiceCategory.DEMARCHES,
    "numerique--accompagner-les-demarches-de-sante": ServiceCategory.DEMARCHES,
    "numerique--prendre-en-main-un-smartphone-ou-une-tablette": ServiceCategory.QUOTIDIEN,
    "numerique--prendre-en-main-un-ordinateur": ServiceCategory.QUOTIDIEN,
    "numerique--utiliser-le-numerique-au-quotidien": ServiceCategory.QUOTIDIEN,
    "numerique--approfondir-ma-culture-numerique": ServiceCategory.CULTURE,
    "numerique--promouvoir-la-citoyennete-numerique": ServiceCategory.CULTURE,
    "numerique--favoriser-mon-insertion-professionnelle": ServiceCategory.INSERTION,
    "numerique--creer-et-developper-mon-entreprise": ServiceCategory.INSERTION,
    "numerique--acceder-a-du-materiel": ServiceCategory.ACCES,
    "numerique--s-equiper-en-materiel-informatique": ServiceCategory.MATERIEL,
    "numerique--creer-avec-le-numerique": ServiceCategory.LOISIRS,
    "numerique--soutenir-la-parentalite-et-l-education-avec-le-numerique": ServiceCategory.PARENTALITE,
}
"""Themes that say one category, beside at least one digital theme."""

PUBLICS: Final[dict[str, Public]] = {
    "etudiants": Public.ETUDIANTS,
    "familles": Public.FAMILLES,
    "femmes": Public.FEMMES,
    "jeunes": Public.JEUNES,
    "seniors": Public.SENIORS,
    "familles-enfants": Public.FAMILLES,
    "jeunes-16-26": Public.JEUNES,
    "seniors-65": Public.SENIORS,
}
EVERYONE: Final = "tous-publics"

SPECIAL_SUPPORT: Final[dict[str, SpecialSupport]] = {
    "surdite": SpecialSupport.SURDITE,
    "deficience-visuelle": SpecialSupport.VISUEL,
    "handicaps-mentaux": SpecialSupport.MENTAL,
    "personnes-en-situation-illettrisme": SpecialSupport.ILLETTRISME,
    "public-langues-etrangeres": SpecialSupport.LANGUES,
}
"""v0 only. v1 has one value for every handicap and one for exiled people: neither says which support the staff can give."""

FEES: Final[dict[str, Fee]] = {
    "gratuit": Fee.GRATUIT,
    "payant": Fee.PAYANT,
    "gratuit-sous-conditions": Fee.CONDITIONNEL,
    "adhesion": Fee.PAYANT,
    "pass-numerique": Fee.CONDITIONNEL,
}

TYPES: Final[dict[str, SupportMode]] = {
    "accompagnement": SupportMode.INDIVIDUEL,
    "atelier": SupportMode.ATELIER,
    "autonomie": SupportMode.AUTONOMIE,
    "delegation": SupportMode.INDIVIDUEL,
}
"""v1's aide-financiere, aide-materielle, formation and information do not say how help is given: unknown."""

REMOTE: Final = "a-distance"
ON_SITE: Final = "en-presentiel"

ACCESS_MODES: Final[dict[str, AccessMode]] = {
    "se-presenter": AccessMode.SE_PRESENTER,
    "telephoner": AccessMode.TELEPHONER,
    "envoyer-un-courriel": AccessMode.COURRIEL,
    "utiliser-lien-mobilisation": AccessMode.RDV_EN_LIGNE,
}
PROFESSIONALS_ONLY: Final = ["professionnels"]

PROGRAMMES: Final[dict[str, Programme]] = {
    "aidants-connect": Programme.AIDANTS_CONNECT,
    "conseillers-numeriques": Programme.CONSEILLERS_NUMERIQUES,
    "croix-rouge": Programme.CROIX_ROUGE,
    "france-service": Programme.FRANCE_SERVICES,
    "grandes-ecoles-du-numerique": Programme.GEN,
}
TRAININGS: Final[dict[str, Training]] = {"fabrique-de-territoire": Training.FABRIQUES_DE_TERRITOIRE}

TYPOLOGIES: Final[dict[str, str]] = {
    "aci": "ACI",
    "afpa": "AFPA",
    "caf": "CAF",
    "cap-emploi-reseau-cheops": "CAP_EMPLOI",
    "ccas-cias": "CCAS",
    "cidff": "CIDFF",
    "cpam": "CPAM",
    "departements": "DEPT",
    "espaces-publics-numeriques": "EPN",
    "france-service": "RFS",
    "france-travail": "FT",
    "la-poste": "LA_POSTE",
    "maisons-de-l-emploi": "MDE",
    "maisons-des-solidarites": "MDS",
    "mdph": "MDPH",
    "mission-locale": "ML",
    "mjc": "MJC",
    "mutualite-sociale-agricole": "MSA",
    "pimms-mediation": "PIMMS",
    "plie": "PLIE",
    "points-justice": "PAD",
    "reseau-information-jeunesse": "PIJ_BIJ",
    "ressourceries": "RESSOURCERIE",
}
"""Networks that say what kind of structure it is. The others are left in the row as received."""

DIGITAL_NETWORKS: Final = frozenset(
    {"aidants-connect", "conseillers-numeriques", "espaces-publics-numeriques", "france-service", "grandes-ecoles-du-numerique"}
)

PERSONAL_KEYS: Final = frozenset({"contact_nom_prenom"})
"""Names of persons: never read, never kept."""


def categories_of(themes: Collection[str]) -> list[ServiceCategory]:
    """The fewest categories that explain the themes of one digital service, in the order of the schema; none when they only say "digital".

    Losses: "culture" and "securite" come back as "quotidien" (one theme for the three), and "materiel" beside "acces" does not come
    back (the theme of equipment is part of both).
    """
    said = {EXACT_THEMES[theme] for theme in themes if theme in EXACT_THEMES}
    if EQUIPMENT in themes and ServiceCategory.ACCES not in said:
        said.add(ServiceCategory.MATERIEL)
    if ONLINE_SERVICES in themes and ServiceCategory.DEMARCHES not in said and BASICS not in themes:
        said.add(ServiceCategory.DEMARCHES)
    explained = said & {ServiceCategory.INSERTION, ServiceCategory.LOISIRS, ServiceCategory.PARENTALITE}
    if BASICS in themes and (ONLINE_SERVICES in themes or not explained):
        said.add(ServiceCategory.QUOTIDIEN)
    return [category for category in ServiceCategory if category in said]


def is_digital(service: Mapping[str, Any]) -> bool:
    """Whether a service has at least one digital theme."""
    return any(theme.startswith(DIGITAL_PREFIX) for theme in strings(service.get("thematiques")))


def is_ours(structure: Mapping[str, Any], services: Collection[Mapping[str, Any]]) -> bool:
    """Whether a structure is a place of digital mediation: by its services, else by its networks."""
    return any(map(is_digital, services)) or not DIGITAL_NETWORKS.isdisjoint(strings(structure.get("reseaux_porteurs")))


def strings(value: Any) -> list[str]:
    """A list of texts however it was written: a list, one text, several between `|` or commas, or nothing."""
    if isinstance(value, str):
        return [part.strip() for part in value.replace(",", "|").split("|") if part.strip()]
    if isinstance(value, list):
        return [item.strip() for item in value if isinstance(item, str) and item.strip()]
    return []
