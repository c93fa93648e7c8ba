"""Django's admin for the platform team: who enters it, and the accounts in it."""

from accounts.admin import secrets
from accounts.admin.users import UserAdmin

__all__ = ["UserAdmin", "secrets"]
