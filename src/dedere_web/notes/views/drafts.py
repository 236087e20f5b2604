"""Keeping what somebody has typed: by itself while they type, or by a button."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dedere_web.accounts.actors import Actor
from dedere_web.notes import policies, selectors, services_drafts
from dedere_web.notes.forms import DraftForm, NoteForm
from dedere_web.notes.models import Draft, Note
from dedere_web.notes.services_drafts import DraftPlace
from dedere_web.notes.subjects import known_subject, read_subject
from dedere_web.notes.views import editing
from dedere_web.notes.views.opening import actor_of, allow, find_note, members_only
from dedere_web.treaties.selectors import current_facts

STATE = "notes/_draft_state.html"


@members_only
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save a draft; a script gets the line that says so, anybody else the page to go on."""
    actor = actor_of(request)
    note = _note(actor, request.POST.get("note", ""))
    owners = [(note.owner_id, note.owner.name)] if note else editing.owners_for(request, actor)
    by_script = bool(request.headers.get("HX-Request"))
    number = editing.read_number(request.POST.get("draft", ""))
    if note is None and number and selectors.is_written(actor.viewer, number):
        # Sent before the note was saved, and late: the note says it already.
        return render(request, STATE) if by_script else redirect("notes:note", number)
    form = DraftForm(request.POST, owners=owners)
    if not form.is_valid():
        if by_script:
            return render(request, STATE, {"errors": form.errors}, status=422)
        return _show_again(request, actor, note, owners)
    draft = services_drafts.save_draft(
        actor, place=_place(request, form, note), words=form.words(), number=number
    )
    if by_script:
        return render(request, STATE, {"draft": draft})
    return redirect(address_of(draft))


@members_only
@require_POST
def discard(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Remove a draft of one's own."""
    actor = actor_of(request)
    found = selectors.draft(actor.viewer, draft)
    if found is None:
        raise Http404
    services_drafts.discard_draft(actor, found)
    return redirect("notes:note", found.note_id) if found.note_id else redirect("notes:notes")


def address_of(draft: Draft) -> str:
    """Return where the author of a draft goes on."""
    if draft.note_id:
        return reverse("notes:edit", args=[draft.note_id])
    kept = {"kind": draft.subject_kind, "key": draft.subject_key, "draft": draft.pk}
    return reverse("notes:new", query=kept)


def _note(actor: Actor, number: str) -> Note | None:
    if not number:
        return None
    try:
        note = find_note(actor, uuid.UUID(number))
    except ValueError as error:
        raise Http404 from error
    allow(may=policies.may_draft(actor, note))
    return note


def _show_again(
    request: HttpRequest, actor: Actor, note: Note | None, owners: editing.Owners
) -> HttpResponse:
    """Show what was sent with what is wrong in it: nothing was kept."""
    facts = current_facts()
    form = NoteForm(request.POST, owners=owners)
    if note is not None:
        subject = known_subject(note.subject_kind, note.subject_key, facts)
        return editing.show_edit(request, form, subject, note, status=422)
    subject = read_subject(request.POST.get("kind", ""), request.POST.get("key", ""), facts)
    return editing.show_new(request, actor, form, subject, status=422)


def _place(request: HttpRequest, form: DraftForm, note: Note | None) -> DraftPlace:
    facts = current_facts()
    if note is not None:
        return DraftPlace(
            organisation=note.owner_id,
            subject=known_subject(note.subject_kind, note.subject_key, facts),
            note=note,
            note_version=form.cleaned_data["version"],
        )
    subject = read_subject(request.POST.get("kind", ""), request.POST.get("key", ""), facts)
    return DraftPlace(organisation=form.owner(), subject=subject)
