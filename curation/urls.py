"""Addresses of curation: where the public says what is wrong, where a place speaks for itself, and the team's pages.

Every view under `equipe/` is a `accounts.views.guards.team_page`; tests/test_access.py lists who may open which.
"""

from django.urls import path

from accounts.views import members
from curation.views import (
    asked_link,
    batches,
    bulk,
    conflicts,
    duplicates,
    guide,
    history,
    home,
    import_files,
    imports,
    merges,
    own_place,
    place,
    place_links,
    place_list,
    referrals,
    saved_filters,
    suggesting,
    suggestions,
    told_back,
    unmet,
    verify,
    verify_acts,
)

app_name = "curation"

urlpatterns = [
    path("lieu/<str:code>/signaler/", suggesting.suggest, name="suggest"),
    path("lieu/<str:code>/signaler/merci/", suggesting.thanks, name="thanks"),
    path("mon-lieu/<str:token>/", own_place.own_place, name="own-place"),
    path("mon-lieu/<str:token>/corriger/", own_place.own_correct, name="own-correct"),
    path("mon-lieu/<str:token>/merci/", own_place.own_thanks, name="own-thanks"),
    path("mon-lieu/<str:token>/ferme/", own_place.own_closed, name="own-closed"),
    path("mon-lieu/<str:token>/nouveau-lien/", asked_link.own_ask, name="own-ask"),
    path("mon-lieu/<str:token>/ne-plus-ecrire/", own_place.own_stop, name="own-stop"),
    path("equipe/", home.home, name="home"),
    path("equipe/aide/", guide.guide, name="guide"),
    path("equipe/lieux/", place_list.place_list, name="places"),
    path("equipe/lieux/lieux.csv", place_list.place_file, name="place-file"),
    path("equipe/lieux/ajouter/", place.add, name="add-place"),
    path("equipe/lieux/listes/", saved_filters.keep, name="keep-filter"),
    path("equipe/lieux/listes/<int:key>/enlever/", saved_filters.remove, name="remove-filter"),
    path("equipe/lieux/en-nombre/", bulk.bulk, name="bulk"),
    path("equipe/lieux/<str:code>/", place.place, name="place"),
    path("equipe/lieux/<str:code>/liens/", place_links.place_links, name="place-links"),
    path("equipe/lieux/<str:code>/historique/", history.history, name="history"),
    path("equipe/imports/", imports.imports, name="imports"),
    path("equipe/imports/<int:number>/", imports.import_run, name="import"),
    path("equipe/imports/<int:number>/lignes-a-corriger.csv", import_files.rows_to_correct, name="import-rows"),
    path("equipe/desaccords/", conflicts.conflicts, name="conflicts"),
    path("equipe/lots/<int:number>/", batches.batch, name="batch"),
    path("equipe/membres/", members.members, name="members"),
    path("equipe/membres/<int:key>/", members.member, name="member"),
    path("equipe/membres/invitations/<int:key>/reprendre/", members.revoke_invitation, name="revoke-invitation"),
    path("equipe/a-verifier/", verify.verify, name="verify"),
    path("equipe/a-verifier/feuille/", verify.worksheet, name="worksheet"),
    path("equipe/a-verifier/feuille/retour/", told_back.told_back, name="told-back"),
    path("equipe/a-verifier/raccourcis/", verify.shortcuts, name="verify-shortcuts"),
    path("equipe/a-verifier/<str:code>/", verify_acts.act, name="verify-act"),
    path("equipe/suggestions/", suggestions.suggestions, name="suggestions"),
    path("equipe/suggestions/<int:pk>/", suggestions.suggestion, name="suggestion"),
    path("equipe/doublons/", duplicates.duplicates, name="duplicates"),
    path("equipe/doublons/chercher/", duplicates.search_again, name="duplicate-search"),
    path("equipe/doublons/fusions/<int:number>/", merges.merge, name="merge"),
    path("equipe/doublons/fusions/<int:number>/annuler/", merges.undo, name="merge-undo"),
    path("equipe/doublons/<str:kept_code>/<str:absorbed_code>/", duplicates.pair, name="duplicate"),
    path("equipe/demandes/", referrals.referrals, name="referrals"),
    path("equipe/recherches-sans-resultat/", unmet.unmet, name="unmet"),
]
