"""The file of the rows to correct of an import."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.imports.corrections import file_to_correct
from curation.imports.queue import runs_of
from places.importing.drafts import UnreadableFileError


@team_page(Action.IMPORT)
@require_safe
def rows_to_correct(request: HttpRequest, number: int) -> HttpResponse:
    """A CSV to correct in a spreadsheet and to send back. 404 when the file is not kept any more. Two queries."""
    run = get_object_or_404(runs_of(request.user), pk=number)
    try:
        text = file_to_correct(run)
    except UnreadableFileError as error:
        raise Http404 from error
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lignes-a-corriger-{run.pk}.csv"'
    return response
