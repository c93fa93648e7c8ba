"""What one asks of the list of places to verify. What is not understood is said, and asks nothing."""

from datetime import date
from typing import Any

from django import forms

from accounts.models import User
from accounts.territories import within
from curation.forms.filters import PlaceFilterForm
from curation.freshness.queue import in_states, to_verify, with_freshness
from curation.freshness.states import State
from places.models import Place
from places.querysets import PlaceQuerySet
from places.vocabulary import Status

WITHDRAWN = "retires"
"""The places that left the directory: where a mistake is taken back."""

STATES = [("", "À vérifier"), *((code, label) for code, label in State.choices if code != State.UP_TO_DATE)]
CHOICES = [*STATES, (State.UP_TO_DATE.value, "À jour"), (WITHDRAWN, "Retirés de l'annuaire")]
ASKED = ("departement", "etat")
"""The parameters of the address."""


class VerifyFilterForm(forms.Form):
    """A département of the account, and a state."""

    departement = forms.ChoiceField(label="Département", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=CHOICES, error_messages={"invalid_choice": "Cet état n'existe pas."})

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["departement"] = PlaceFilterForm(user=user).fields["departement"]

    def places(self, today: date) -> PlaceQuerySet:
        """The places that answer, most urgent first; those that left the directory, last withdrawn first. No query yet."""
        self.is_valid()
        department, state = (self.cleaned_data.get(name, "") for name in ASKED)
        found = within(self.user, Place.objects.all()).in_departments([department] if department else [])
        if state == WITHDRAWN:
            return with_freshness(found.filter(status=Status.WITHDRAWN), today=today).order_by("-updated_at", "pk")
        if state:
            return in_states(with_freshness(found.published(), today=today), [state])
        return to_verify(found, today=today)
