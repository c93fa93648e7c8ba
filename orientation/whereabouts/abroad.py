"""Abroad: the towns and countries near France, or that many people come from, which are no typing error. Pure: words in, words out."""

from places.text_keys import search_key

_BY_COUNTRY = {
    "Belgique": "Bruxelles, Brussels, Brussel, Anvers, Charleroi, Namur, Gand, Tournai, Mouscron, Courtrai, Arlon, Ostende",
    "Luxembourg": "Luxembourg-Ville, Ville de Luxembourg, Esch-sur-Alzette, Dudelange",
    "Suisse": "Genève, Geneva, Lausanne, Bâle, Basel, Zurich, Neuchâtel, La Chaux-de-Fonds, Delémont, Nyon, Vevey",
    "Monaco": "Monte-Carlo, Principauté de Monaco, 98000",
    "Espagne": "Barcelone, Barcelona, Madrid, Gérone, Girona, Figueras, Figueres, Irun, Pampelune, Bilbao, Valence Espagne",
    "Andorre": "Andorre-la-Vieille, Andorra la Vella, Le Pas de la Case, Pas de la Case",
    "Italie": "Turin, Torino, Milan, Rome, Gênes, Vintimille, Ventimiglia, Coni",
    "Allemagne": "Sarrebruck, Saarbrücken, Kehl, Fribourg-en-Brisgau, Karlsruhe, Berlin, Francfort, Munich",
    "Royaume-Uni": "Londres, London, Jersey, Guernesey",
    "Portugal": "Lisbonne, Lisboa",
    "Algérie": "Alger, Oran, Béjaïa",
    "Maroc": "Casablanca, Rabat, Marrakech, Tanger",
    "Tunisie": "Tunis, Sfax",
    "Suriname": "Albina, Paramaribo",
    "Brésil": "Oiapoque",
    "Pays-Bas": "Amsterdam",
}
_COMMUNES_TOO = frozenset({"suisse"})
"""Communes of France have these names: they are not said to be abroad. Left out above for the same reason: Mons, Bruges, Liège, Berne."""

_COUNTRIES = {
    search_key(name): label
    for country, names in _BY_COUNTRY.items()
    for name, label in ((country, country), *((name, f"{name} ({country})") for name in names.split(", ")))
    if search_key(name) not in _COMMUNES_TOO
}


def abroad(text: str) -> str:
    """The town or the country abroad that the words name, as "Bruxelles (Belgique)"; "" for anything else."""
    return _COUNTRIES.get(search_key(text), "")
