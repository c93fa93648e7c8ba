"""The shapes of what `orientation/` and `needs/` send, for OpenAPI: `orientation.api.bodies` makes the values."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from orientation.api.bodies import OUTCOMES
from orientation.api.parameters import WISHES, OrientationParameters
from orientation.judging.candidates import OFFER_COLUMNS
from orientation.plan import MOST_PLACES
from orientation.travelling import MOST_MINUTES
from orientation.understanding import Understanding
from places.api.parameter_fields import CodesFilter
from places.api.serializers import PlaceSummarySerializer, ServiceSerializer


class WordedSerializer(serializers.Serializer[Any]):
    """A code, what makes it precise, and the sentence for people."""

    code = serializers.CharField(help_text="For programs.")
    value = serializers.CharField(help_text="What makes it precise: a code, an ISO date or moment, a number; blank for nothing to add.")
    text = serializers.CharField(help_text="For people, in the language of `lang`.")


class StepSerializer(WordedSerializer):
    """What was loosened so that the answer is not empty."""

    code = serializers.CharField(help_text="Vocabulary: step.")


class ReasonSerializer(WordedSerializer):
    """Why the place is proposed."""

    code = serializers.CharField(help_text="Vocabulary: reason. At most once for each suggestion.")


class CautionSerializer(WordedSerializer):
    """What to check before setting off."""

    code = serializers.CharField(help_text="Vocabulary: reason. At most once for each suggestion.")
    known = serializers.BooleanField(help_text="True: known not to be as wished. False: nobody told us.")


class FactorSerializer(serializers.Serializer[Any]):
    """By how much a wish unmet or unknown lengthens the way."""

    code = serializers.CharField(help_text="Vocabulary: factor.")
    times = serializers.FloatField(min_value=1)


class AnsweringServiceSerializer(ServiceSerializer):
    """The service of the place that answers best. Null or blank: nobody told us; an empty list: none."""

    class Meta(ServiceSerializer.Meta):
        fields = OFFER_COLUMNS


class SuggestionSerializer(serializers.Serializer[Any]):
    """One place proposed, and why."""

    rank = serializers.IntegerField(min_value=1)
    place = PlaceSummarySerializer()
    service = AnsweringServiceSerializer(allow_null=True, help_text="Null when no service of the place is known.")
    distance_m = serializers.IntegerField(allow_null=True, help_text="Great-circle metres. Null when where the person is was not said.")
    remote = serializers.BooleanField(help_text="The person need not go there, or cannot.")
    reasons = ReasonSerializer(many=True)
    cautions = CautionSerializer(many=True, help_text="The most important first.")
    equivalent_km = serializers.FloatField(
        help_text="What orders suggestions, the smallest first: (kilometres + 2) × every factor. Ties: the place known here the longest."
    )
    factors = FactorSerializer(many=True, help_text="The heaviest first. What is not there is 1: a known yes.")


class TownHallSerializer(serializers.Serializer[Any]):
    """Whom to call when nobody else can be."""

    commune = serializers.CharField(help_text="INSEE code: another's, when the telephone of the person's own is not known.")
    name = serializers.CharField(help_text="Of the commune.")
    phone = serializers.CharField(help_text="E.164, or a French short number; blank when nobody told us.")


class PlanStepSerializer(serializers.Serializer[Any]):
    """One need of the plan, and where to go for it."""

    rank = serializers.IntegerField(min_value=1, help_text="What presses first, then what to do, to learn, to be equipped with.")
    need = serializers.CharField(help_text="Vocabulary: service.")
    suggestion = SuggestionSerializer(allow_null=True, help_text="Null when no place answers, or when it would be one place too many.")
    alternatives = SuggestionSerializer(many=True, help_text="The best others; without `suggestion`, what was found instead.")
    shared_with = serializers.ListField(child=serializers.IntegerField(), help_text="Ranks of the steps made behind the same door.")
    detour_m = serializers.IntegerField(allow_null=True, help_text="Metres farther than the best place for this step alone.")
    steps = StepSerializer(many=True)


class PlanSerializer(serializers.Serializer[Any]):
    """Several needs in the fewest visits, in the order in which to make them."""

    places = serializers.IntegerField(min_value=0, max_value=MOST_PLACES, help_text="Different doors.")
    steps = PlanStepSerializer(many=True)


class OrientationSerializer(serializers.Serializer[Any]):
    """The best places for a need, or the best that can be said instead."""

    outcome = serializers.ChoiceField(
        OUTCOMES,
        help_text="`found`: places that answer the need. `nothing_near`: none near does; `steps` says what was found instead."
        " `place_unknown`: no commune has this code.",
    )
    steps = StepSerializer(many=True)
    suggestions = SuggestionSerializer(many=True)
    more = serializers.BooleanField(help_text="Others come after these.")
    reserved = serializers.ListField(
        child=serializers.CharField(),
        help_text="Publics whose own places were left out, because the person did not say they belong to them. Vocabulary: public.",
    )
    town_hall = TownHallSerializer(allow_null=True, help_text="Null when not even the département is known.")
    plan = PlanSerializer(allow_null=True, help_text="Null for a single need. With several, the fields above are those of its first step.")


class LikelyNeedSerializer(serializers.Serializer[Any]):
    """A need that the words may tell."""

    code = serializers.CharField(help_text="Vocabulary: service.")
    score = serializers.FloatField(min_value=0, max_value=1)


class AlertSerializer(serializers.Serializer[Any]):
    """A danger that the words tell: show it, and its helplines, above any place; in a quiet line when it is not certain."""

    code = serializers.CharField(help_text="Vocabulary: alert.")
    label = serializers.CharField()
    certain = serializers.BooleanField(help_text="False when the words only make it likely.")


class ElsewhereSerializer(serializers.Serializer[Any]):
    """Whom to ask about what this directory does not answer."""

    code = serializers.CharField(help_text="Vocabulary: elsewhere.")
    text = serializers.CharField()


class HelplineSerializer(serializers.Serializer[Any]):
    """A helpline for an alert, or for what is asked elsewhere. Blank: there is none, or nobody told us. In French."""

    name = serializers.CharField()
    purpose = serializers.CharField()
    phone = serializers.CharField()
    sms = serializers.CharField()
    website = serializers.CharField()
    hours = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField(), help_text="Vocabulary: alert, elsewhere; and other topics.")


def _wish_schema(name: str) -> dict[str, Any]:
    one = OrientationParameters.base_filters[name]
    if not isinstance(one, CodesFilter):
        others = {
            "deadline": {"type": "string", "format": "date"},
            "language": {"type": "string"},
            "most_minutes": {"type": "integer", "minimum": 1, "maximum": MOST_MINUTES},
        }
        return others.get(name, {"type": "boolean"})
    code: dict[str, Any] = {"type": "string", "enum": [code for code, _label in one.extra["choices"]]}
    return {"type": "array", "items": code} if one.repeatable else code


@extend_schema_field({"type": "object", "properties": {name: _wish_schema(name) for name in WISHES}, "additionalProperties": False})
class WishesField(serializers.JSONField):
    """Wishes, under the names of the parameters of `orientation/`."""


class ReadingSerializer(serializers.Serializer[Any]):
    """What someone's own words say."""

    outcome = serializers.ChoiceField(
        [one.value for one in Understanding],
        help_text="`answer`: the first need is sure enough. `ask`: let the person choose. `out_of_scope`: not a need answered here.",
    )
    language = serializers.CharField(help_text="ISO code of the language of the words; blank when unsure.")
    needs = LikelyNeedSerializer(many=True, help_text="The likeliest first, at most three.")
    wishes = WishesField(help_text="Only those that the words tell. Their names are those of the parameters of `orientation/`.")
    alerts = AlertSerializer(many=True, help_text="The most pressing first.")
    elsewhere = ElsewhereSerializer(allow_null=True, help_text="Null when another service is not the answer.")
    helplines = HelplineSerializer(many=True, help_text="For the alerts and for `elsewhere`.")
