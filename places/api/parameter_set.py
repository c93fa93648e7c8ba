"""A set of parameters: those that an address takes, read together, and what is wrong with each of them."""

import django_filters
from django.http import QueryDict

from places.api.parameter_fields import CodesFilter
from places.api.shared_parameters import problems
from places.models import Place

Wrong = dict[str, list[str]]
"""Parameter → what is wrong with it."""


class ParameterSet(django_filters.FilterSet):
    """The parameters of an address, one filter each; their labels are for OpenAPI. What they ask is another module's business.

    `counts`: parameters that are whole numbers, and are read apart (`whole_number`).
    """

    counts: tuple[str, ...] = ()

    class Meta:
        model = Place
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict) -> None:
        # Only what is asked is built: a form of every filter, with its choices, costs more than the search itself.
        self.accepted = (*self.base_filters, *self.counts)
        self.base_filters = {name: one for name, one in self.base_filters.items() if name in data}
        super().__init__(data, queryset=Place.objects.none())

    def problems(self, formats: list[str]) -> Wrong:
        """What is wrong with each parameter by itself. `formats`: what `format` may name."""
        repeatable = [name for name, one in self.base_filters.items() if isinstance(one, CodesFilter) and one.repeatable]
        wrong = problems(self.data, self.accepted, formats=formats, repeatable=repeatable)
        for name, messages in self.form.errors.items():
            wrong.setdefault(name, [str(message) for message in messages])
        return wrong
