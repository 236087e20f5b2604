"""One note."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dedere_web.foundation.confidential import confidential
from dedere_web.notes import selectors
from dedere_web.notes.forms import AttachForm
from dedere_web.notes.pages import note_page
from dedere_web.notes.views.opening import actor_of, find_note, show
from dedere_web.treaties.selectors import current_facts


@confidential
@require_safe
def note(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Show a note to whoever may read it."""
    return show_note(request, note, form=AttachForm())


def show_note(
    request: HttpRequest, number: uuid.UUID, *, form: AttachForm, status: int = 200
) -> HttpResponse:
    """Show a note, with the form that adds a file to it."""
    actor = actor_of(request)
    found = find_note(actor, number)
    facts = current_facts()
    return show(
        request,
        "notes/note.html",
        facts=facts,
        status=status,
        page=note_page(actor, found, facts),
        files=selectors.attachments(actor.viewer, found),
        draft=selectors.draft_of_note(actor.viewer, found),
        form=form,
    )
