"""The one shape of errors: `{"error": {"code", "message", "fields"}}`; `fields` says what is wrong with each parameter."""

import logging
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.utils.translation import gettext_lazy
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
    status.HTTP_412_PRECONDITION_FAILED: "precondition_failed",
    status.HTTP_429_TOO_MANY_REQUESTS: "throttled",
    status.HTTP_500_INTERNAL_SERVER_ERROR: "server_error",
}


class BadParameters(ValidationError):
    """One or more parameters cannot be used. `fields`: parameter → sentences."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        super().__init__(fields)
        self.fields = fields


class PreconditionFailed(APIException):
    """The caller only wanted an answer that has changed since (`If-Match`, `If-Unmodified-Since`)."""

    status_code = status.HTTP_412_PRECONDITION_FAILED


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """Every error of the API, the unexpected included, in the one shape. No cache keeps it."""
    if isinstance(error, SuspiciousOperation):
        error = ValidationError()
    response = exception_handler(error, context)
    if response is None:
        logger.error("api failure", exc_info=error)
        response = Response(status=status.HTTP_500_INTERNAL_SERVER_ERROR)
    fields = error.fields if isinstance(error, BadParameters) else {}
    code = CODES.get(response.status_code, "error")
    response.data = {"error": {"code": code, "message": message_of(error), "fields": fields}}
    response["Cache-Control"] = "no-store"
    return response


MESSAGES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Any], ...] = (
    (BadParameters, gettext_lazy("Un paramètre ne peut pas être utilisé.")),
    (ValidationError, gettext_lazy("Cette demande ne peut pas être lue.")),
    ((Http404, NotFound), gettext_lazy("Il n'y a rien à cette adresse.")),
    (MethodNotAllowed, gettext_lazy("Cette adresse se lit seulement : utilisez GET.")),
    (NotAcceptable, gettext_lazy("Ce format n'existe pas ici. Demandez application/json.")),
    (PreconditionFailed, gettext_lazy("Cette réponse a changé depuis celle que vous avez.")),
    (Throttled, gettext_lazy("Trop de demandes. Réessayez dans %(wait)d secondes.")),
    (APIException, gettext_lazy("Cette demande n'est pas acceptée.")),
    (Exception, gettext_lazy("Le service a rencontré une erreur. Réessayez plus tard.")),
)
"""The first that fits. What an error says of itself is never repeated: it may quote what was sent, or the inside of the site."""


def message_of(error: Exception) -> str:
    """What went wrong, in the language of the answer."""
    text = next(str(text) for kind, text in MESSAGES if isinstance(error, kind))
    return text % {"wait": error.wait or 1} if isinstance(error, Throttled) else text
