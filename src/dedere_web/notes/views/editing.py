"""Writing a note and changing it, without losing what somebody else wrote meanwhile."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dedere.treaties.facts import Facts
from dedere_web.accounts.selectors import organisations_of
from dedere_web.notes import policies, selectors, services, services_drafts
from dedere_web.notes.forms import NoteForm, SubjectForm
from dedere_web.notes.models import Draft, Note
from dedere_web.notes.policies import Actor
from dedere_web.notes.services import StaleNoteError, Words
from dedere_web.notes.subjects import NoteSubject, known_subject, read_subject
from dedere_web.notes.views.opening import actor_of, allow, find_note, members_only, show
from dedere_web.treaties.selectors import current_facts

BETWEEN_TWO_TEXTS = "\n\n· · ·\n\n"


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask what a note says, then write it; first ask what it is about, if nobody has said it."""
    actor = actor_of(request)
    allow(may=policies.may_begin(actor))
    facts = current_facts()
    given = request.POST if request.method == "POST" else request.GET
    if not given.get("kind"):
        return _ask_for_subject(request, facts)
    subject = read_subject(given["kind"], given.get("key", ""), facts)
    draft = find_draft(actor, given.get("draft", ""))
    if request.method != "POST":
        begin = _begin(draft)
        form = NoteForm(initial=begin, owners=owners_for(request, actor))
        return _show_form(request, form, subject, draft=draft)
    form = NoteForm(request.POST, owners=owners_for(request, actor))
    if not form.is_valid():
        return _show_form(request, form, subject, draft=draft, status=422)
    with transaction.atomic():
        note = services.write_note(
            actor, organisation=form.owner(), subject=subject, words=form.words()
        )
        _drop(actor, draft)
    return redirect("notes:note", note.pk)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Ask for new words, then write them; where somebody was quicker, let the person choose."""
    actor = actor_of(request)
    found = find_note(actor, note)
    allow(may=policies.may_write(actor, found))
    subject = known_subject(found.subject_kind, found.subject_key, current_facts())
    owners = [(found.owner_id, found.owner.name)]
    draft = selectors.draft_of_note(actor.viewer, found)
    if request.method != "POST":
        resumed = draft if request.GET.get("draft") else None
        form = NoteForm(initial=_begin(resumed, found), owners=owners)
        waiting = None if resumed else draft
        return _show_form(request, form, subject, note=found, draft=resumed, waiting=waiting)
    if request.POST.get("action") == "theirs":
        _drop(actor, draft)
        return redirect("notes:note", found.pk)
    form = NoteForm(_both(request.POST, found), owners=owners)
    if not form.is_valid():
        return _show_form(request, form, subject, status=422, note=found, draft=draft)
    version = form.cleaned_data["version"]
    try:
        with transaction.atomic():
            services.change_note(actor, found, words=form.words(), version=version)
            _drop(actor, draft)
    except StaleNoteError as stale:
        return _show_choice(request, stale.note, subject, form.words(), owners)
    return redirect("notes:note", found.pk)


def owners_for(request: HttpRequest, actor: Actor) -> list[tuple[uuid.UUID, str]]:
    """Return the organisations for which a person may write, by name."""
    bodies = organisations_of(request.user).filter(pk__in=policies.writes_for(actor))
    return list(bodies.order_by("name").values_list("pk", "name"))


def find_draft(actor: Actor, number: str) -> Draft | None:
    """Return a draft of a person's own, by the number a form carries; ``None`` for any other."""
    try:
        draft = selectors.draft(actor.viewer, uuid.UUID(number))
    except ValueError:
        return None
    return draft if draft and policies.may_use_draft(actor, draft) else None


def _begin(draft: Draft | None, note: Note | None = None) -> dict[str, object]:
    if draft is not None:
        return {
            "organisation": draft.organisation_id,
            "title": draft.title,
            "body": draft.body,
            "version": draft.note_version,
        }
    if note is not None:
        return {"title": note.title, "body": note.body, "version": note.version}
    return {"version": 0}


def _both(posted: Mapping[str, str], note: Note) -> dict[str, str]:
    """Return what was sent; where both texts are to be kept, one below the other."""
    sent = {key: posted[key] for key in posted}
    if sent.get("action") == "both":
        sent["title"] = note.title
        sent["body"] = f"{note.body}{BETWEEN_TWO_TEXTS}{sent.get('body', '')}"
    return sent


def _drop(actor: Actor, draft: Draft | None) -> None:
    if draft is not None:
        services_drafts.discard_draft(actor, draft)


def _ask_for_subject(request: HttpRequest, facts: Facts) -> HttpResponse:
    asked = any(name in request.GET for name in SubjectForm.base_fields)
    form = SubjectForm(request.GET if asked else None, facts=facts)
    if form.is_valid():
        kind, key = form.subject()
        subject = read_subject(kind, key, facts)
        query = {"kind": subject.kind, "key": subject.key}
        return redirect(reverse("notes:new", query=query))
    return show(request, "notes/subject.html", facts=facts, form=form)


def _show_form(  # noqa: PLR0913 - what the form stands beside
    request: HttpRequest,
    form: NoteForm,
    subject: NoteSubject,
    *,
    status: int = 200,
    note: Note | None = None,
    draft: Draft | None = None,
    waiting: Draft | None = None,
) -> HttpResponse:
    return show(
        request,
        "notes/edit.html",
        status=status,
        form=form,
        subject=subject,
        note=note,
        draft=draft,
        waiting=waiting,
    )


def _show_choice(
    request: HttpRequest,
    theirs: Note,
    subject: NoteSubject,
    mine: Words,
    owners: list[tuple[uuid.UUID, str]],
) -> HttpResponse:
    """Show both texts side by side; the form now rests on the version that is there."""
    begin = {"title": mine.title, "body": mine.body, "version": theirs.version}
    form = NoteForm(initial=begin, owners=owners)
    return show(
        request,
        "notes/conflict.html",
        status=409,
        form=form,
        subject=subject,
        note=theirs,
        theirs=theirs,
        mine=mine,
    )
