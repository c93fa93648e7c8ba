"""The list of places: search by town or name, filters, pages."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from places.directory.asked import Asked
from places.directory.filters import chips, described, distances, groups
from places.directory.listing import Listing
from places.directory.relaxing import Nothing
from places.directory.where import InCommune, InDepartment, Perhaps, Several, Unknown, Where, locate
from places.forms import DirectoryForm
from places.versions import directory_version

WHERE_TEMPLATES: dict[type, str] = {
    Several: "places/_where_several.html",
    Perhaps: "places/_where_perhaps.html",
    Unknown: "places/_where_unknown.html",
}
"""What to say of where, when there is something to say."""


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Answers 400 when a parameter is not understood: the problem is said, and the list answers the others.

    Queries: 1 for the commune, 1 for the state of the directory, 1 to 3 counts (kept while nothing is written), 1 or 2 for the places and 1
    for their services, whatever their number. An empty list adds one count for each filter, and the nearest places.
    """
    form = DirectoryForm(request.GET)
    asked = form.asked()
    where = locate(asked.where, asked.commune)
    asked = settled(asked, where)
    listing = Listing(asked, where, timezone.now(), directory_version())
    context = {
        "form": form,
        "asked": asked,
        "where": where,
        "where_template": WHERE_TEMPLATES.get(type(where), ""),
        "listing": listing,
        "title": described(asked, listing.heading),
        "nothing": None if listing.total else Nothing(listing),
        "groups": groups(asked),
        "distances": distances(asked),
        "chips": chips(asked, label_of(where)),
        "map_url": asked.but().url("places:map"),
    }
    return render(request, "places/directory.html", context, status=400 if form.errors else 200)


def settled(asked: Asked, where: Where) -> Asked:
    """What is asked, a commune found from words being from now on the commune chosen, so that no link has to find it again."""
    return replace(asked, where="", commune=where.commune.pk) if isinstance(where, InCommune) else asked


def label_of(where: Where) -> str:
    """The place asked for, in words: "Saint-Denis (93)". Blank when there is none, or none we know."""
    return where.label if isinstance(where, InCommune | InDepartment) else ""
