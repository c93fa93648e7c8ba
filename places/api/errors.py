"""The one shape of errors: `{"error": {"code", "message", "fields"}}`; `fields` says what is wrong with each parameter."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, NotFound, Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

logger = logging.getLogger(__name__)

CODES = {
    status.HTTP_400_BAD_REQUEST: "bad_request",
    status.HTTP_403_FORBIDDEN: "forbidden",
    status.HTTP_404_NOT_FOUND: "not_found",
    status.HTTP_405_METHOD_NOT_ALLOWED: "method_not_allowed",
    status.HTTP_406_NOT_ACCEPTABLE: "not_acceptable",
    status.HTTP_429_TOO_MANY_REQUESTS: "throttled",
    status.HTTP_500_INTERNAL_SERVER_ERROR: "server_error",
}


class BadParameters(ValidationError):
    """One or more parameters cannot be used. `fields`: parameter → sentences."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        super().__init__(fields)
        self.fields = fields


def shape(code: str, message: str, fields: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """The body of an error."""
    return {"error": {"code": code, "message": message, "fields": fields or {}}}


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """Every error of the API, the unexpected included, in the one shape."""
    response = exception_handler(error, context)
    if response is None:
        logger.error("api failure", exc_info=error)
        return Response(shape("server_error", _("Le service a rencontré une erreur. Réessayez plus tard.")), status=500)
    fields = error.fields if isinstance(error, BadParameters) else None
    response.data = shape(CODES.get(response.status_code, "error"), _message(error), fields)
    return response


def _message(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return _("Un paramètre ne peut pas être utilisé.")
    if isinstance(error, Http404 | NotFound):
        return _("Il n'y a rien à cette adresse.")
    if isinstance(error, MethodNotAllowed):
        return _("Cette adresse se lit seulement : utilisez GET.")
    if isinstance(error, NotAcceptable):
        return _("Ce format n'existe pas. Formats acceptés : json, geojson.")
    if isinstance(error, Throttled):
        return _("Trop de demandes. Réessayez dans %(seconds)d secondes.") % {"seconds": error.wait or 1}
    if isinstance(error, PermissionDenied):
        return _("Cette adresse se lit seulement : utilisez GET.")
    return str(error.detail) if isinstance(error, APIException) else str(error)


def nothing_here(request: HttpRequest) -> JsonResponse:
    """Any other address under /api/."""
    return JsonResponse(shape("not_found", _("Il n'y a rien à cette adresse.")), status=404)
