"""The address of a printed sheet: which place, what for, on which paper, in which second language. Nothing in it tells of the person."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from orientation.sheets.sheet_words import languages
from places.vocabulary import ServiceCategory

SERVICE, PAPER, LANGUAGE = "besoin", "format", "langue"
SMALL = "a5"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAddress:
    """`category`: a `ServiceCategory` code, "" when unsaid. `small`: on A5 instead of A4. `language`: that beside French, "" for none."""

    category: str = ""
    small: bool = False
    language: str = ""

    def url(self, code: str) -> str:
        """The address for the place of this public code. The only writer of such addresses."""
        asked = {SERVICE: self.category, PAPER: SMALL if self.small else "", LANGUAGE: self.language}
        query = urlencode({name: value for name, value in asked.items() if value})
        return reverse("orientation:sheet", args=[code]) + (f"?{query}" if query else "")

    def other_paper(self) -> "SheetAddress":
        """The same on the other size of paper."""
        return replace(self, small=not self.small)

    def in_language(self, language: str) -> "SheetAddress":
        """The same with this second language, "" for French alone."""
        return replace(self, language=language)


def read_address(query: QueryDict) -> SheetAddress:
    """What the query of an address asks for; what it says that we do not know is left out. The only reader.

    Of several services, the first that we know, as on the page of places.
    """
    language = query.get(LANGUAGE, "")
    return SheetAddress(
        category=next((asked for asked in query.getlist(SERVICE) if asked in ServiceCategory.values), ""),
        small=query.get(PAPER, "").lower() == SMALL,
        language=language if language in languages() else "",
    )
