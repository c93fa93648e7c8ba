"""Accounts, as they are kept."""

from accounts.models.account_request import AccountRequest
from accounts.models.invitation import Invitation
from accounts.models.user import User

__all__ = ["AccountRequest", "Invitation", "User"]
