"""The départements and overseas collectivities: their names, regions, clocks and telephone regions."""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

METROPOLITAN_ZONE = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One département or overseas collectivity.

    `code` is the INSEE one (two characters, three overseas); `region` is None for the collectivities that belong to
    no region; `phone_region` is the ISO country code that decides how a number written there without its
    international prefix is read (0596 60 00 00 read as "FR" is a valid but wrong number).
    """

    code: str
    name: str
    region: str | None
    zone: ZoneInfo = METROPOLITAN_ZONE
    phone_region: str = "FR"


# Official geographic code of INSEE, 2026: 13 metropolitan regions and their départements.
_METROPOLITAN = {
    "Auvergne-Rhône-Alpes": {
        "01": "Ain",
        "03": "Allier",
        "07": "Ardèche",
        "15": "Cantal",
        "26": "Drôme",
        "38": "Isère",
        "42": "Loire",
        "43": "Haute-Loire",
        "63": "Puy-de-Dôme",
        "69": "Rhône",
        "73": "Savoie",
        "74": "Haute-Savoie",
    },
    "Bourgogne-Franche-Comté": {
        "21": "Côte-d'Or",
        "25": "Doubs",
        "39": "Jura",
        "58": "Nièvre",
        "70": "Haute-Saône",
        "71": "Saône-et-Loire",
        "89": "Yonne",
        "90": "Territoire de Belfort",
    },
    "Bretagne": {"22": "Côtes-d'Armor", "29": "Finistère", "35": "Ille-et-Vilaine", "56": "Morbihan"},
    "Centre-Val de Loire": {
        "18": "Cher",
        "28": "Eure-et-Loir",
        "36": "Indre",
        "37": "Indre-et-Loire",
        "41": "Loir-et-Cher",
        "45": "Loiret",
    },
    "Corse": {"2A": "Corse-du-Sud", "2B": "Haute-Corse"},
    "Grand Est": {
        "08": "Ardennes",
        "10": "Aube",
        "51": "Marne",
        "52": "Haute-Marne",
        "54": "Meurthe-et-Moselle",
        "55": "Meuse",
        "57": "Moselle",
        "67": "Bas-Rhin",
        "68": "Haut-Rhin",
        "88": "Vosges",
    },
    "Hauts-de-France": {"02": "Aisne", "59": "Nord", "60": "Oise", "62": "Pas-de-Calais", "80": "Somme"},
    "Île-de-France": {
        "75": "Paris",
        "77": "Seine-et-Marne",
        "78": "Yvelines",
        "91": "Essonne",
        "92": "Hauts-de-Seine",
        "93": "Seine-Saint-Denis",
        "94": "Val-de-Marne",
        "95": "Val-d'Oise",
    },
    "Normandie": {"14": "Calvados", "27": "Eure", "50": "Manche", "61": "Orne", "76": "Seine-Maritime"},
    "Nouvelle-Aquitaine": {
        "16": "Charente",
        "17": "Charente-Maritime",
        "19": "Corrèze",
        "23": "Creuse",
        "24": "Dordogne",
        "33": "Gironde",
        "40": "Landes",
        "47": "Lot-et-Garonne",
        "64": "Pyrénées-Atlantiques",
        "79": "Deux-Sèvres",
        "86": "Vienne",
        "87": "Haute-Vienne",
    },
    "Occitanie": {
        "09": "Ariège",
        "11": "Aude",
        "12": "Aveyron",
        "30": "Gard",
        "31": "Haute-Garonne",
        "32": "Gers",
        "34": "Hérault",
        "46": "Lot",
        "48": "Lozère",
        "65": "Hautes-Pyrénées",
        "66": "Pyrénées-Orientales",
        "81": "Tarn",
        "82": "Tarn-et-Garonne",
    },
    "Pays de la Loire": {
        "44": "Loire-Atlantique",
        "49": "Maine-et-Loire",
        "53": "Mayenne",
        "72": "Sarthe",
        "85": "Vendée",
    },
    "Provence-Alpes-Côte d'Azur": {
        "04": "Alpes-de-Haute-Provence",
        "05": "Hautes-Alpes",
        "06": "Alpes-Maritimes",
        "13": "Bouches-du-Rhône",
        "83": "Var",
        "84": "Vaucluse",
    },
}

# code, name, region, clock, telephone region. Saint-Barthélemy and Saint-Martin keep the clock of Guadeloupe.
_OVERSEAS = (
    ("971", "Guadeloupe", "Guadeloupe", "America/Guadeloupe", "GP"),
    ("972", "Martinique", "Martinique", "America/Martinique", "MQ"),
    ("973", "Guyane", "Guyane", "America/Cayenne", "GF"),
    ("974", "La Réunion", "La Réunion", "Indian/Reunion", "RE"),
    ("975", "Saint-Pierre-et-Miquelon", None, "America/Miquelon", "PM"),
    ("976", "Mayotte", "Mayotte", "Indian/Mayotte", "YT"),
    ("977", "Saint-Barthélemy", None, "America/Guadeloupe", "BL"),
    ("978", "Saint-Martin", None, "America/Guadeloupe", "MF"),
    ("986", "Wallis-et-Futuna", None, "Pacific/Wallis", "WF"),
    ("987", "Polynésie française", None, "Pacific/Tahiti", "PF"),
    ("988", "Nouvelle-Calédonie", None, "Pacific/Noumea", "NC"),
)


def _every_department() -> list[Department]:
    metropolitan = [
        Department(code=code, name=name, region=region)
        for region, departments in _METROPOLITAN.items()
        for code, name in departments.items()
    ]
    overseas = [
        Department(code=code, name=name, region=region, zone=ZoneInfo(zone), phone_region=phone_region)
        for code, name, region, zone, phone_region in _OVERSEAS
    ]
    return sorted(metropolitan + overseas, key=lambda department: department.code)


# The 101 départements and 6 collectivities, by code, in the order of the codes.
DEPARTMENTS: dict[str, Department] = {department.code: department for department in _every_department()}

# INSEE codes of the two islands before they left Guadeloupe (2007), still met in files.
_FORMER_INSEE = {"97123": "977", "97127": "978"}

# The two islands kept postal codes that begin like those of Guadeloupe.
_ISLAND_POSTAL_CODES = {"97133": "977", "97150": "978"}

# Postal codes of Corsica begin with 20 on the whole island: 200 and 201 in the south, 202 to 206 in the north.
_CORSICA = {"200": "2A", "201": "2A", "202": "2B", "203": "2B", "204": "2B", "205": "2B", "206": "2B"}


def department_of_code(code: str) -> Department | None:
    """The département of this code ("93", "2A", "972"), None when there is none."""
    return DEPARTMENTS.get(code.strip().upper())


def department_of_insee(insee: str) -> Department | None:
    """The département of a commune from its five-character INSEE code, None when blank, malformed or unknown."""
    code = insee.strip().upper()
    if not re.fullmatch(r"[0-9][0-9AB][0-9]{3}", code):
        return None
    return DEPARTMENTS.get(_FORMER_INSEE.get(code) or code[: 3 if code >= "97" else 2])


def department_of_postal_code(postal_code: str) -> Department | None:
    """The département of a five-digit postal code, None when blank, malformed or foreign (98000 is Monaco).

    A few dozen communes are served from the next département and have its postal code: the INSEE code, when it is
    known, is the better source.
    """
    code = postal_code.strip()
    if not re.fullmatch(r"[0-9]{5}", code):
        return None
    if code.startswith("20"):
        return DEPARTMENTS.get(_CORSICA.get(code[:3], ""))
    return DEPARTMENTS.get(_ISLAND_POSTAL_CODES.get(code) or code[: 3 if code >= "97" else 2])


def zone_of(where: Department | str | None) -> ZoneInfo:
    """The clock of a département or of an INSEE code; that of metropolitan France when it is unknown."""
    found = department_of_insee(where) if isinstance(where, str) else where
    return found.zone if found else METROPOLITAN_ZONE
