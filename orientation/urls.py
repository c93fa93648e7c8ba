"""The addresses of an orientation, in French: the public reads them."""

from django.urls import path

from orientation.views import belonging, erasing, need, plan_sheet, pro, results, sheet, where, wishes

app_name = "orientation"

urlpatterns = [
    path("", need.need, name="need"),
    path("ou/", where.where, name="where"),
    path("ou/departements/", where.departments, name="departments"),
    path("important/", wishes.wishes, name="wishes"),
    path("resultats/", results.results, name="results"),
    path("resultats/pour-moi/", belonging.belong, name="belong"),
    path("effacer/", erasing.erase, name="erase"),
    path("pro/", pro.interview, name="pro"),
    path("pro/fiche/", plan_sheet.plan_sheet, name="plan-sheet"),
    path("lieu/<str:code>/fiche/", sheet.sheet, name="sheet"),
    path("l/<str:code>/", sheet.short_link, name="short-link"),
]
