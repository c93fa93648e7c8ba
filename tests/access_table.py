"""The table of who may open what, read by tests/test_access.py and tests/accounts/test_proconnect_access.py: one line an address.

A line gives the route as the address book writes it, then what reading (GET) and sending (POST, empty) answer: one number for everyone, or
one for each of VISITORS. Routes with blanks say how to fill them: `{place}`, `{other}`, `{suggestion}`, `{batch}`, `{write}`, `{member}`,
`{invitation}` and `{request}` are of Seine-Saint-Denis (93); `{token}` is the secret of `{place}`, `{demand}` that of a demand sent to it
by the pro, under `{reference}`.
"""

from dataclasses import dataclass
from typing import Final

ADMIN: Final = "admin/"
"""Django's admin has one rule for all its addresses."""

VISITORS: Final = ("stranger", "no role", "pro", "editor", "editor elsewhere", "manager", "manager elsewhere", "admin")
"""A stranger, then accounts. Editors and managers are of Seine-Saint-Denis, or of Lozère. Each has the second factor of their role."""

Answers = tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """One address: `route` as the address book writes it, `address` with its blanks named."""

    route: str
    address: str
    get: Answers
    post: Answers


def answers(told: int | Answers) -> Answers:
    """One answer for each of VISITORS. Lines that tell several leave the pro out: one is answered as an account without a role."""
    if isinstance(told, int):
        return (told,) * len(VISITORS)
    return told if len(told) == len(VISITORS) else (*told[:2], told[1], *told[2:])


def page(route: str, get: int | Answers = 200, post: int | Answers = 405, *, at: str = "") -> Row:
    """An address for everyone, by default to read and never to send to."""
    return Row(route, at or route, answers(get), answers(post))


def own(route: str, get: int = 200, post: int | Answers = 405) -> Row:
    """A page of one's own account: strangers are sent to sign in."""
    posted = (302, *(post,) * (len(VISITORS) - 1)) if isinstance(post, int) else answers(post)
    return Row(route, route, (302, *(get,) * (len(VISITORS) - 1)), posted)


PROTECTED: Final = (302, 302, 302, 302, 200, 200, 200)
"""A page of one's account about its second factor, for those who have one."""
PROTECTED_AGAIN: Final = (302, 404, 404, 404, 302, 302, 302)
"""The same, where one first shows again who one is."""

ORIENTING: Final = (302, 403, *(200,) * 6)
"""A page for whoever orients someone else: pros, and the team."""
SENDER: Final = (302, 403, 200, *(404,) * 5)
"""A page about what the pro sent: nobody else, admins included, is told that it exists."""
NOBODY_S: Final = (302, 403, *(404,) * 6)

MEMBERS: Final = (302, 403, 200, 200, 200, 200, 200)
"""A page of the team that every member may read."""
SENDING: Final = (302, 403, 405, 405, 405, 405, 405)
"""A page of the team to which nothing is sent."""
THERE: Final = (302, 403, 200, 403, 200, 403, 200)
"""A page about a place, for the members who answer for it."""
HIDDEN: Final = (302, 403, 200, 404, 200, 404, 200)
"""The same, where others are not told that it exists."""
SENT_THERE: Final = (302, 403, 400, 403, 400, 403, 400)
"""What sending nothing answers about a place, to those who answer for it and to the others."""
UNSEEN: Final = (302, 403, 409, 403, 409, 403, 409)
"""What confirming something that was not read answers."""
NOWHERE: Final = (302, 403, 404, 404, 404, 404, 404)
"""A page about something that does not exist."""
MANAGERS: Final = (302, 403, 403, 403, 200, 200, 200)
MANAGERS_THERE: Final = (302, 403, 403, 403, 200, 403, 200)
"""The same, for whoever answers for that territory."""


def team(route: str, get: Answers = MEMBERS, post: Answers = SENDING, *, at: str = "") -> Row:
    """A page of the team, by default for every member to read."""
    return Row(route, at or route, answers(get), answers(post))


TABLE: Final[list[Row]] = [
    # The public site
    page("", post=200),
    page("ou/", 302, 302),
    page("ou/departements/", 302),
    page("important/", 302, 302),
    page("resultats/", 302),
    page("resultats/pour-moi/", 405, 302),
    page("effacer/", 405, 302),
    page("annuaire/"),
    page("annuaire/carte/"),
    page("lieu/<str:code>/", at="lieu/{place}/"),
    page("lieu/<str:code>/fiche/", at="lieu/{place}/fiche/"),
    page("lieu/<str:code>/signaler/", post=400, at="lieu/{place}/signaler/"),
    page("lieu/<str:code>/signaler/merci/", at="lieu/{place}/signaler/merci/"),
    page("mon-lieu/<str:token>/", post=302, at="mon-lieu/{token}/"),
    page("mon-lieu/<str:token>/corriger/", post=400, at="mon-lieu/{token}/corriger/"),
    page("mon-lieu/<str:token>/merci/", 302, 302, at="mon-lieu/{token}/merci/"),
    page("mon-lieu/<str:token>/ferme/", post=200, at="mon-lieu/{token}/ferme/"),
    page("mon-lieu/<str:token>/demandes/", post=302, at="mon-lieu/{token}/demandes/"),
    page("mon-lieu/<str:token>/nouveau-lien/", 405, 200, at="mon-lieu/{token}/nouveau-lien/"),
    page("mon-lieu/<str:token>/ne-plus-ecrire/", 404, 404, at="mon-lieu/{token}/ne-plus-ecrire/"),
    page("demande/<str:token>/", post=400, at="demande/{demand}/"),
    page("demande/<str:token>/ne-plus-recevoir/", post=200, at="demande/{demand}/ne-plus-recevoir/"),
    page("suivi/", post=400),
    page("l/<str:code>/", 301, at="l/{place}/"),
    page("a-propos/"),
    page("accessibilite/"),
    page("confidentialite/"),
    page("mentions-legales/"),
    page("plan-du-site/"),
    page("sante"),
    page("robots.txt"),
    page("sitemap.xml"),
    page("sitemap-pages.xml"),
    page("sitemap-lieux-<int:number>.xml", at="sitemap-lieux-1.xml"),
    page(".well-known/security.txt", 404),
    # The API
    page("api/", 404, 404),
    page("api/docs/"),
    page("api/v1/places/"),
    page("api/v1/communes/", 400),
    page("api/v1/needs/", 400),
    page("api/v1/openapi/"),
    page("api/v1/orientation/", 400),
    page("api/v1/vocabulary/"),
    page("api/^v1/places/(?P<code>[0-9a-z]{8})/$", at="api/v1/places/{place}/"),
    page("api/^v1/(?:orientation|needs)$", 301, 301, at="api/v1/needs"),
    page("api/^(?:v1/(?:places(?:/[0-9a-z]{8})?|communes|vocabulary|openapi)|docs)$", 301, 301, at="api/docs"),
    # Coming in, going out, one's own account
    page("compte/inscription/"),
    page("compte/demande/", post=400),
    page("compte/demande/envoyee/"),
    page("compte/demande/confirmer/", 410, 410),
    page("compte/demande/recue/"),
    page("compte/invitation/", 410, 410),
    page("compte/connexion/", (200, *(302,) * 6), (200, *(302,) * 6)),
    page("compte/connexion/code/", (200, *(302,) * 6), (200, *(302,) * 6)),
    page("compte/connexion/code/recu/", 302, 302),
    page("compte/connexion/telephone/", 302, 302),
    page("compte/connexion/ferme/"),
    page("compte/deconnexion/", 405, 302),
    own("compte/", post=400),
    own("compte/confirmer/", 302, 302),
    own("compte/confirmer/code/", 200, 200),
    own("compte/confirmer/code/recu/", 302, 302),
    page("compte/confirmer/telephone/", PROTECTED, PROTECTED),
    own("compte/mot-de-passe/", 302, 302),
    own("compte/telephone/"),
    own("compte/telephone/activer/", 302, 302),
    page("compte/telephone/retirer/", PROTECTED_AGAIN, PROTECTED_AGAIN),
    page("compte/codes-de-secours/", PROTECTED_AGAIN),
    own("compte/codes-de-secours/nouveaux/", 302, 302),
    # Professionals
    page("pro/", ORIENTING, (302, 403, *(400,) * 6)),
    page("pro/fiche/", (302, 403, *(405,) * 6), (302, 403, *(400,) * 6)),
    page("pro/transmettre/", (302, 403, *(302,) * 6), (302, 403, *(400,) * 6)),
    page("pro/suivi/", ORIENTING, (302, 403, *(405,) * 6)),
    page("pro/suivi/<str:reference>/", SENDER, (302, 403, 400, *(404,) * 5), at="pro/suivi/{reference}/"),
    page("pro/suivi/<str:reference>/envoyer/<str:code>/", NOBODY_S, NOBODY_S, at="pro/suivi/{reference}/envoyer/{other}/"),
    # The team
    team("equipe/"),
    team("equipe/aide/"),
    team("equipe/lieux/"),
    team("equipe/lieux/lieux.csv"),
    team("equipe/lieux/ajouter/", MEMBERS, (302, 403, 400, 400, 400, 400, 400)),
    team("equipe/lieux/listes/", SENDING, (302, 403, 400, 400, 400, 400, 400)),
    team("equipe/lieux/listes/<int:key>/enlever/", SENDING, NOWHERE, at="equipe/lieux/listes/1/enlever/"),
    team("equipe/lieux/en-nombre/", MANAGERS, (302, 403, 403, 403, 400, 400, 400)),
    team("equipe/lieux/<str:code>/", THERE, (302, 403, 400, 403, 400, 403, 400), at="equipe/lieux/{place}/"),
    team("equipe/suggestions/"),
    team("equipe/suggestions/<int:pk>/", HIDDEN, (302, 403, 400, 404, 400, 404, 400), at="equipe/suggestions/{suggestion}/"),
    team("equipe/a-verifier/"),
    team("equipe/a-verifier/feuille/"),
    team("equipe/a-verifier/feuille/retour/", MEMBERS, (302, 403, 400, 400, 400, 400, 400)),
    team("equipe/a-verifier/raccourcis/", SENDING, (302, 403, *(302,) * 5)),
    team("equipe/a-verifier/<str:code>/", SENDING, SENT_THERE, at="equipe/a-verifier/{place}/"),
    team("equipe/doublons/"),
    team("equipe/doublons/chercher/", SENDING, (302, 403, *(302,) * 5)),
    team("equipe/doublons/fusions/<int:number>/", NOWHERE, at="equipe/doublons/fusions/1/"),
    team("equipe/doublons/fusions/<int:number>/annuler/", NOWHERE, NOWHERE, at="equipe/doublons/fusions/1/annuler/"),
    team("equipe/doublons/<str:kept_code>/<str:absorbed_code>/", THERE, SENT_THERE, at="equipe/doublons/{place}/{other}/"),
    team("equipe/imports/", MEMBERS, (302, 403, *(400,) * 5)),
    team("equipe/imports/<int:number>/", NOWHERE, NOWHERE, at="equipe/imports/1/"),
    team("equipe/imports/<int:number>/lignes-a-corriger.csv", NOWHERE, at="equipe/imports/1/lignes-a-corriger.csv"),
    team("equipe/desaccords/", MEMBERS, (302, 403, *(400,) * 5)),
    team("equipe/lieux/<str:code>/liens/", THERE, (302, 403, 302, 403, 302, 403, 302), at="equipe/lieux/{place}/liens/"),
    team("equipe/lieux/<str:code>/demandes/", THERE, (302, 403, 302, 403, 302, 403, 302), at="equipe/lieux/{place}/demandes/"),
    team("equipe/lieux/<str:code>/historique/", THERE, at="equipe/lieux/{place}/historique/"),
    team("equipe/lieux/<str:code>/historique/<int:number>/annuler/", THERE, UNSEEN, at="equipe/lieux/{place}/historique/{write}/annuler/"),
    team("equipe/lots/<int:number>/", THERE, at="equipe/lots/{batch}/"),
    team("equipe/lots/<int:number>/annuler/", THERE, UNSEEN, at="equipe/lots/{batch}/annuler/"),
    team("equipe/travaux/<int:number>/", NOWHERE, at="equipe/travaux/1/"),
    team("equipe/recherches-sans-resultat/"),
    team("equipe/demandes/"),
    team("equipe/demandes-de-compte/", MANAGERS, (302, 403, 403, 403, 405, 405, 405)),
    team(
        "equipe/demandes-de-compte/<int:key>/",
        (302, 403, 403, 403, 200, 404, 200),
        (302, 403, 403, 403, 400, 404, 400),
        at="equipe/demandes-de-compte/{request}/",
    ),
    team("equipe/membres/", MANAGERS, MANAGERS),
    team(
        "equipe/membres/<int:key>/", (302, 403, 403, 403, 200, 403, 200), (302, 403, 403, 403, 200, 403, 200), at="equipe/membres/{member}/"
    ),
    team(
        "equipe/membres/invitations/<int:key>/reprendre/",
        (302, 403, 403, 403, 405, 405, 405),
        (302, 403, 403, 403, 302, 404, 302),
        at="equipe/membres/invitations/{invitation}/reprendre/",
    ),
]

PROCONNECT: Final[list[Row]] = [
    page("compte/proconnect/", 302),
    page("compte/proconnect/retour/", 400),
    page("compte/proconnect/sorti/", 302),
]
"""The same, of addresses that exist only where ProConnect is on, and answers. Nobody comes back who has not left: 400."""
