"""The form that keeps the filters of the list of places under a name: the filters are read by the form of the list itself."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode

from accounts.models import User
from curation.forms.filters import PlaceFilterForm
from curation.models import SavedFilter

MOST: Final = 20
"""Lists that one person keeps: what is found again at a glance."""

LONGEST: Final = SavedFilter._meta.get_field("query").max_length


def asked_of(query: QueryDict) -> str:
    """The filters of an address, as a query string, its other parameters dropped. "" when it asks for everything."""
    return urlencode([(name, query[name]) for name in PlaceFilterForm.base_fields if query.get(name)])


class SavedFilterForm(forms.Form):
    """A name, and the filters of the list shown."""

    nom = forms.CharField(
        label="Nom de cette liste",
        max_length=60,
        error_messages={"required": "Donnez un nom à cette liste.", "max_length": "Écrivez un nom plus court : 60 lettres au plus."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    filtres = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """What is wrong with the filters is said of the name, the only thing that is seen here. Also refuses one list too many."""
        data = self.cleaned_data
        data["filtres"] = asked_of(query := QueryDict(data.get("filtres", "")[:2000]))
        if not data["filtres"]:
            self.add_error("nom", "Choisissez au moins un filtre avant de garder cette liste.")
        elif len(data["filtres"]) > LONGEST or not PlaceFilterForm(query, user=self.user).is_valid():
            self.add_error("nom", "Un filtre de cette liste n'est pas compris. Choisissez-le de nouveau, puis gardez la liste.")
        elif self._is_one_too_many():
            self.add_error("nom", f"Vous gardez déjà {MOST} listes : enlevez-en une, ou donnez le nom d'une liste à remplacer.")
        return data

    def _is_one_too_many(self) -> bool:
        """Whether this would be a list more than MOST; a name that is kept already is replaced, and is none more."""
        mine = self.user.saved_filters
        return not mine.filter(name=self.cleaned_data.get("nom", "")).exists() and mine.count() >= MOST

    def keep(self, *, at: datetime) -> SavedFilter:
        """Keep the list, in place of the one of the same name if there is one. After validation."""
        data = self.cleaned_data
        kept, _ = SavedFilter.objects.update_or_create(
            owner=self.user, name=data["nom"], defaults={"query": data["filtres"], "created_at": at}
        )
        return kept
