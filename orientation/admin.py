"""Django's admin for orientation: the useful numbers, to keep true, and the needs that no place met, to look at."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from orientation.helping.topics import TOPICS
from orientation.models import Helpline, UnmetNeed
from places.admin.lists import CodesField, LinesField
from places.admin.reading import ReadOnlyAdmin
from places.departments import DEPARTMENTS
from places.models import Commune
from places.presenting.words import counted
from places.vocabulary import ServiceCategory

SOON = timedelta(days=30)
CHECKED_FOR = timedelta(days=182)
"""A number just checked is believed for half a year."""

WORST_SHOWN = 10


class ToCheck(admin.SimpleListFilter):
    """« À vérifier »: late, soon, or never checked by us."""

    title = "à vérifier"
    parameter_name = "a_verifier"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("retard", "En retard"), ("bientot", "Dans 30 jours"), ("jamais", "Jamais vérifié")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        today = timezone.localdate()
        asked = {
            "retard": {"check_before__lte": today},
            "bientot": {"check_before__gt": today, "check_before__lte": today + SOON},
            "jamais": {"checked_on__isnull": True},
        }
        return queryset.filter(**asked.get(self.value() or "", {}))


class DepartmentsField(LinesField):
    """Codes of départements, one a line, put in capitals."""

    def clean(self, value: Any) -> list[str] | None:
        codes = [code.upper() for code in super().clean(value) or []]
        if unknown := [code for code in codes if code not in DEPARTMENTS]:
            raise forms.ValidationError(f"Nous ne connaissons pas ce département : {', '.join(unknown)}.")
        return codes or None


class HelplineForm(forms.ModelForm):
    """Topics are boxes to tick, départements are lines."""

    topics = CodesField(choices=TOPICS, required=False, label="sujets")
    departments = DepartmentsField(required=False, label="départements", help_text="Un code par ligne. Vide : toute la France.")

    not_in = DepartmentsField(
        required=False, label="pas depuis ces départements", help_text="Un code par ligne : là, on ne peut pas appeler, ou on en doute."
    )

    class Meta:
        model = Helpline
        fields = [
            "slug", "name", "purpose", "phone", "sms", "website", "hours", "languages", "is_shown", "topics", "departments", "not_in",
            "rank", "owner", "source", "doubt", "checked_on", "check_before",
        ]  # fmt: skip


@admin.register(Helpline)
class HelplineAdmin(admin.ModelAdmin):
    """What a person writes here is never overwritten by the file of the repository. A number is hidden rather than deleted."""

    form = HelplineForm
    list_display = ["name", "reach", "is_shown", "owner", "checked_on", "check_before", "state"]
    list_filter = [ToCheck, "is_shown"]
    search_fields = ["slug", "name", "purpose", "phone"]
    actions = ["mark_checked"]
    fieldsets = [
        ("Ce que le public voit", {"fields": ["slug", "name", "purpose", "phone", "sms", "website", "hours", "languages"]}),
        ("Où et quand le montrer", {"fields": ["is_shown", "topics", "departments", "not_in", "rank"]}),
        ("Vérifier", {"fields": ["owner", "source", "doubt", "checked_on", "check_before"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Helpline | None = None) -> list[str]:
        return ["slug"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="joindre")
    def reach(self, helpline: Helpline) -> str:
        """The number, or the site."""
        return helpline.phone or helpline.sms or helpline.website

    @admin.display(description="à vérifier")
    def state(self, helpline: Helpline) -> str:
        """Late ones are marked."""
        today = timezone.localdate()
        if helpline.is_overdue(today):
            return f"⚠ En retard de {(today - helpline.check_before).days} jours"
        return "Bientôt" if helpline.check_before <= today + SOON else ""

    @admin.action(description="Je viens de les vérifier, tout est juste")
    def mark_checked(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Checked today, to be checked again in half a year."""
        today = timezone.localdate()
        count = queryset.update(checked_on=today, check_before=today + CHECKED_FOR)
        self.message_user(request, f"Vérifiés aujourd'hui : {count}.")


@admin.register(UnmetNeed)
class UnmetNeedAdmin(ReadOnlyAdmin):
    """Counts, with their sums over what is filtered. Nobody writes them by hand."""

    list_display = ["day", "category", "commune", "count"]
    list_filter = ["category", ("day", admin.DateFieldListFilter)]
    search_fields = ["=commune"]
    date_hierarchy = "day"
    change_list_template = "orientation/admin/unmet_needs.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None)
        if context and "cl" in context:
            context["sums"] = sums_of(context["cl"].queryset)
        return response


def sums_of(found: QuerySet) -> dict[str, Any]:
    """The total, the sums by service, and the communes where most is missing. Four queries."""
    rows = found.order_by()
    by_category = rows.values_list("category").annotate(total=Sum("count")).order_by("-total", "category")
    by_commune = list(rows.values_list("commune").annotate(total=Sum("count")).order_by("-total", "commune")[:WORST_SHOWN])
    names = dict(Commune.objects.filter(pk__in=[code for code, _ in by_commune]).values_list("code", "name"))
    return {
        "total": counted(rows.aggregate(total=Sum("count"))["total"] or 0, "recherche", "recherches"),
        "categories": [(ServiceCategory(category).label, total) for category, total in by_category],
        "communes": [(f"{names.get(code, '')} {code}".strip() or "Commune non dite", total) for code, total in by_commune],
    }
