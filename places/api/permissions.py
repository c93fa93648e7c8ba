"""What may be done through the API: read. Everything else is refused by default, before any address is asked."""

from typing import Any

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request


class ReadOnly(BasePermission):
    """Reading, for all."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Raises MethodNotAllowed (405, with `Allow`): nobody has the permission, so it is not one that is missing (403)."""
        if request.method not in SAFE_METHODS:
            raise MethodNotAllowed(str(request.method))
        return True
