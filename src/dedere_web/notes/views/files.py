"""Files of notes: added, offered, taken away."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dedere.errors import InvalidInputError
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.language import say
from dedere_web.foundation.uploads import inspect_upload
from dedere_web.notes import policies, selectors, services_files
from dedere_web.notes.forms import AttachForm
from dedere_web.notes.models import Attachment
from dedere_web.notes.views.opening import actor_of, allow, find_note, members_only, show
from dedere_web.notes.views.reading import show_note


@members_only
@require_POST
def attach(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Look into a file that was sent, and add it to a note."""
    actor = actor_of(request)
    found = find_note(actor, note)
    allow(may=policies.may_attach(actor, found))
    form = AttachForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.upload()
        name = upload.name or ""
        content, verdict = inspect_upload(upload.chunks(), file_name=name)
        if verdict.is_accepted:
            try:
                services_files.attach(
                    actor, found, file_name=name, content=content, verdict=verdict
                )
            except InvalidInputError as error:
                form.add_error("file", say(error.phrase))
            else:
                return redirect("notes:note", found.pk)
        else:
            form.add_error("file", verdict.sentence)
    return show_note(request, note, form=form, status=422)


@confidential
@require_safe
def download(request: HttpRequest, note: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """Offer a file to whoever may read its note: to keep, never to open in the page."""
    found = _find(actor_of(request), note, file)
    answer = HttpResponse(services_files.content_of(found), content_type=found.media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=found.file_name
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: HttpRequest, note: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """Say that a file taken away cannot be brought back; then take it away."""
    actor = actor_of(request)
    found = _find(actor, note, file)
    allow(may=policies.may_attach(actor, found.note))
    if request.method != "POST":
        return show(request, "notes/detach.html", note=found.note, file=found)
    services_files.detach(actor, found)
    return redirect("notes:note", note)


def _find(actor: Actor, note: uuid.UUID, number: uuid.UUID) -> Attachment:
    file = selectors.attachment(actor.viewer, note, number)
    if file is None:
        raise Http404
    return file
