"""Accounts in the admin: the platform team's way to open the first one and to help whoever is locked out."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_in import keep_address_in_step


class OpeningForm(AdminUserCreationForm):
    """A new account: who, and whether a password is set."""

    class Meta:
        model = User
        fields = ("email", "name", "role")
        field_classes: dict[str, Any] = {}


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """An account is closed, never deleted: what it wrote keeps its author."""

    add_form = OpeningForm
    ordering = ["email"]
    list_display = ["email", "name", "role", "territory", "is_active", "is_staff", "last_login"]
    list_filter = ["role", "is_active", "is_staff"]
    search_fields = ["email", "name"]
    readonly_fields = ["last_login", "created_at", "unused_told_on", "closed_unused_on"]
    fieldsets = [
        (None, {"fields": ["email", "name", "organisation", "phone", "password", "is_active"]}),
        ("Dans l'équipe", {"fields": ["role", "territory"]}),
        ("Dans l'administration de Django", {"fields": ["is_staff", "is_superuser", "groups", "user_permissions"]}),
        ("Dates", {"fields": ["last_login", "created_at", "unused_told_on", "closed_unused_on"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["email", "name", "role", "usable_password", "password1", "password2"]})]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        keep_address_in_step(obj)
