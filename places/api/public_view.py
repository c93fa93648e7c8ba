"""What every address of the API shares: the language of its messages, what it refuses, and errors in the one shape."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from places.api.errors import BadParameters
from places.api.shared_parameters import language_of, problems


class PublicView(APIView):
    """An address that answers in the language of `lang`."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(language_of(request)):
            return super().dispatch(request, *args, **kwargs)

    def finalize_response(self, request: Request, response: HttpResponse, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        if getattr(response, "exception", False):
            # An error has one shape, whatever format was asked for.
            response.accepted_renderer, response.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
        return response

    @property
    def formats(self) -> list[str]:
        """What `format` may name here."""
        return [renderer.format for renderer in self.renderer_classes]

    def refuse_others(self, request: Request, accepted: Collection[str] = ()) -> None:
        """Raises BadParameters, naming every parameter that this address does not take or cannot read."""
        if wrong := problems(request.query_params, accepted, formats=self.formats):
            raise BadParameters(wrong)


class NothingHere(PublicView):
    """Any other address under /api/."""

    schema = None
    permission_classes: list[Any] = []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound
