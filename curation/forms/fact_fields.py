"""Fact fields: form fields that read and show plain facts as `places.facts` keeps them. Blank, or no box ticked, means nobody told us."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from places.geography import Point
from places.languages import NAMES, language_name
from places.phones import parse_phones, spoken
from places.text_keys import search_key

YES, NO, UNTOLD = "oui", "non", ""
NONE = "aucun"
"""The box that says that there is none: a list known to be empty is not a list of which nobody told us."""

ON_EARTH = "Écrivez une latitude et une longitude. Par exemple : 48.93697, 2.35976"


class FactField(forms.Field):
    """A field that shows a fact and reads it back. `kept`: the fact as it is written now. What is left as it was shown is that fact, even
    when a source wrote it in a way that we would refuse from a person: opening a form and sending it changes nothing.
    """

    kept: Any = None

    def keep(self, value: Any) -> None:
        """Say what the fact is now."""
        self.kept = self.initial = value

    def clean(self, value: Any) -> Any:
        if _as_typed(value) == _as_typed(self.prepare_value(self.kept)):
            return self.kept
        return self.read(value)

    def read(self, value: Any) -> Any:
        """The fact that was typed. Raises ValidationError."""
        raise NotImplementedError


def _as_typed(value: Any) -> Any:
    """What a browser sends of a value: boxes in any order, lines ended its own way, spaces at the ends that nobody sees."""
    if isinstance(value, list | tuple):
        return sorted(str(one) for one in value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


class TextField(FactField, forms.CharField):
    """A text of one line, or of several with a textarea."""

    def __init__(self, *, lines: int = 1, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        super().__init__(required=kwargs.pop("required", False), widget=widget, **kwargs)

    def read(self, value: Any) -> str:
        text: str = forms.CharField.clean(self, value)
        return text.replace("\r\n", "\n")


class OneCodeField(FactField, forms.ChoiceField):
    """One code of a closed list; blank means nobody told us."""

    def __init__(self, *, codes: Iterable[tuple[str, str]], untold: str = "Nous ne savons pas", **kwargs: Any) -> None:
        super().__init__(choices=[("", untold), *codes], required=False, **kwargs)

    def read(self, value: Any) -> str:
        return str(forms.ChoiceField.clean(self, value))


class DaysField(FactField, forms.IntegerField):
    """A number of days; blank means nobody told us."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        message = f"Écrivez un nombre de jours, entre 0 et {most}."
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(min_value=0, max_value=most, required=False, widget=widget, error_messages=errors, **kwargs)

    def read(self, value: Any) -> int | None:
        days: int | None = forms.IntegerField.clean(self, value)
        return days


class ThreeValuedField(FactField, forms.TypedChoiceField):
    """Yes, no, or nobody told us."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [(YES, "Oui"), (NO, "Non"), (UNTOLD, "Nous ne savons pas")]
        super().__init__(choices=choices, coerce=lambda value: value == YES, empty_value=None, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO, None: UNTOLD}.get(value, value)

    def read(self, value: Any) -> bool | None:
        answer: bool | None = forms.TypedChoiceField.clean(self, value)
        return answer


class CodesField(FactField, forms.MultipleChoiceField):
    """Boxes for a closed list, and one that says that there is none."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, codes: Iterable[tuple[str, str]], with_none: bool = True, **kwargs: Any) -> None:
        none = [(NONE, "Aucun : on nous l'a dit")] if with_none else []
        super().__init__(choices=[*codes, *none], required=False, **kwargs)

    def read(self, value: Any) -> list[str] | None:
        ticked = forms.MultipleChoiceField.clean(self, value)
        if NONE in ticked and len(ticked) > 1:
            raise ValidationError("« Aucun » est coché avec d'autres cases. Décochez « Aucun », ou décochez les autres.")
        return [] if ticked == [NONE] else ticked or None

    def keep(self, value: Any) -> None:
        """Codes that our lists do not know get a box too: what we hold is never lost."""
        super().keep(value)
        known = {code for code, _ in self.choices}
        self.choices = [*self.choices, *((code, code) for code in value or () if code not in known)]

    def prepare_value(self, value: Any) -> Any:
        return [NONE] if value == [] else value or []


class LinesField(FactField, forms.CharField):
    """A free list, one line each; each line is read by `read_line`."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def read(self, value: Any) -> list[str] | None:
        lines = [line.strip() for line in forms.CharField.clean(self, value).splitlines() if line.strip()]
        return list(dict.fromkeys(self.read_line(line) for line in lines)) or None

    def read_line(self, line: str) -> str:
        """The value of a line. Raises ValidationError, quoting it."""
        return line

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(self.show_line(line) for line in value) if isinstance(value, list) else value

    def show_line(self, line: str) -> str:
        """A value as it is typed."""
        return line


def read_phone(text: str, postal_code: str = "") -> str:
    """One number in E.164. Raises ValidationError when the text is not one number, and nothing else."""
    found = parse_phones(text, postal_code=postal_code)
    if len(found.numbers) == 1 and not (found.rejected or found.short or found.notes):
        return found.numbers[0]
    if len(found.numbers) > 1:
        raise ValidationError(f"« {text} » : un seul numéro ici. Mettez les autres dans « Autres téléphones ».")
    if found.short:
        raise ValidationError(f"« {text} » est un numéro court. Écrivez-le dans la présentation.")
    raise ValidationError(f"« {text} » n'est pas un numéro de téléphone complet. Par exemple : 01 99 00 12 34")


class PhoneField(FactField, forms.CharField):
    """One telephone number, however it is typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, widget=forms.TextInput(attrs={"inputmode": "tel"}), **kwargs)

    def read(self, value: Any) -> str:
        text = forms.CharField.clean(self, value).strip()
        return read_phone(text) if text else ""

    def prepare_value(self, value: Any) -> Any:
        return spoken(value) if isinstance(value, str) and value.startswith("+") else value


class PhonesField(LinesField):
    """Telephone numbers, one a line."""

    def read_line(self, line: str) -> str:
        return read_phone(line)

    def show_line(self, line: str) -> str:
        return spoken(line)


class EmailsField(LinesField):
    """Mail addresses, one a line."""

    _valid = EmailValidator(message="")

    def read_line(self, line: str) -> str:
        try:
            self._valid(line)
        except ValidationError:
            raise ValidationError(f"« {line} » n'est pas une adresse mail complète. Par exemple : contact@exemple.fr") from None
        return line


def read_url(text: str) -> str:
    """A web address, its scheme added when it has none. Raises ValidationError."""
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise ValidationError(f"« {text} » n'est pas une adresse de site. Par exemple : https://exemple.fr") from None
    return address


class UrlsField(LinesField):
    """Web addresses, one a line."""

    def read_line(self, line: str) -> str:
        return read_url(line)


class UrlField(FactField, forms.CharField):
    """One web address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"}), **kwargs)

    def read(self, value: Any) -> str:
        text = forms.CharField.clean(self, value).strip()
        return read_url(text) if text else ""


class LanguagesField(FactField, forms.CharField):
    """Languages by their French names, between commas."""

    _codes = {search_key(name): code for code, name in NAMES.items()} | {code: code for code in NAMES}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def read(self, value: Any) -> list[str] | None:
        return [
            self._code(part.strip()) for part in forms.CharField.clean(self, value).replace(";", ",").split(",") if part.strip()
        ] or None

    def _code(self, name: str) -> str:
        if code := self._codes.get(search_key(name)):
            return code
        raise ValidationError(f"Nous ne connaissons pas la langue « {name} ». Par exemple : arabe, turc, langue des signes française")

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(language_name(code) for code in value) if isinstance(value, list) else value


class PositionField(FactField, forms.CharField):
    """A latitude and a longitude in one field, as maps give them to copy. Gives a Point, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, **kwargs)

    def read(self, value: Any) -> Point | None:
        text = forms.CharField.clean(self, value).strip().strip("()")
        if not text:
            return None
        separator = ";" if ";" in text else ", " if text.count(",") > 1 else "," if "," in text else None
        try:
            latitude, longitude = (float(part.strip().replace(",", ".")) for part in text.split(separator))
            return Point(latitude, longitude)
        except ValueError:
            raise ValidationError(f"Nous ne comprenons pas « {text} ». {ON_EARTH}") from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value.latitude:.7f}, {value.longitude:.7f}" if isinstance(value, Point) else value
