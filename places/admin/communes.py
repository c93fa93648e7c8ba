"""The gazetteer, to look at and to choose from. It is filled from its file (docs/gazetteer.md)."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from places.admin.reading import ReadOnlyAdmin
from places.models import Commune
from places.text_keys import search_key


@admin.register(Commune)
class CommuneAdmin(ReadOnlyAdmin):
    list_display = ["name", "code", "department", "population"]
    search_fields = ["name_key", "code"]
    ordering = ["name_key", "code"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Accents and hyphens do not matter: a code is looked up as such, a name by its key."""
        term = search_term if search_term[:1].isdigit() else search_key(search_term)
        return super().get_search_results(request, queryset, term)
