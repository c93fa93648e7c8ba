"""Accounts, as they are kept."""

from accounts.models.user import User

__all__ = ["User"]
