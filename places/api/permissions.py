"""Who may call the API: anyone, to read. Everything else is refused by default."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request


class ReadOnly(BasePermission):
    """Reading, for all."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return request.method in SAFE_METHODS
