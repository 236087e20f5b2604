"""Writing a note and changing it, without losing what somebody else wrote meanwhile."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dedere.treaties.facts import Facts
from dedere_web.accounts.actors import Actor, writes_for
from dedere_web.accounts.selectors import organisations_of
from dedere_web.notes import policies, selectors, services, services_drafts
from dedere_web.notes.comparing import both_texts, compare
from dedere_web.notes.forms import LONGEST_TEXT, NoteForm, SubjectForm
from dedere_web.notes.models import Draft, Note
from dedere_web.notes.services import StaleNoteError
from dedere_web.notes.services_drafts import DraftPlace
from dedere_web.notes.subjects import NoteSubject, known_subject, read_subject
from dedere_web.notes.views.opening import actor_of, allow, find_note, members_only, show
from dedere_web.treaties.selectors import current_facts

Owners = list[tuple[uuid.UUID, str]]


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
    number = read_number(given.get("draft", ""))
    draft = _draft_of_new(actor, number)
    owners = owners_for(request, actor)
    if request.method != "POST":
        form = NoteForm(initial=_begin(draft), owners=owners)
        return show_new(request, actor, form, subject, draft=draft)
    form = NoteForm(request.POST, owners=owners)
    if not form.is_valid():
        return show_new(request, actor, form, subject, draft=draft, status=422)
    words = form.words()
    with transaction.atomic():
        note = services.write_note(
            actor, organisation=form.owner(), subject=subject, words=words, number=number
        )
        _drop(actor, draft)
        services_drafts.discard_drafts_like(actor, subject, words)
    return redirect("notes:note", note.pk)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Ask for new words, then write them; where somebody was quicker, let the person choose."""
    actor = actor_of(request)
    found = find_note(actor, note)
    subject = known_subject(found.subject_kind, found.subject_key, current_facts())
    draft = selectors.draft_of_note(actor.viewer, found)
    if request.method != "POST":
        allow(may=policies.may_write(actor, found))
        form = NoteForm(initial=_begin(draft, found), owners=_owner(found))
        return show_edit(request, form, subject, found, draft=draft)
    allow(may=policies.may_draft(actor, found))
    if request.POST.get("action") == "theirs":
        _drop(actor, draft)
        return redirect("notes:note", found.pk)
    form = NoteForm(request.POST, owners=_owner(found))
    if not form.is_valid():
        return show_edit(request, form, subject, found, draft=draft, status=422)
    if not policies.may_write(actor, found):
        return _keep_what_cannot_be_saved(request, actor, form, subject)
    return _change(request, actor, found, form, draft)


def _change(
    request: HttpRequest, actor: Actor, note: Note, form: NoteForm, draft: Draft | None
) -> HttpResponse:
    """Write what was sent, alone or below the text that is there; or show both texts."""
    words, version = form.words(), form.cleaned_data["version"]
    if request.POST.get("action") == "both":
        words = both_texts(note, words)
        if len(words.body) > LONGEST_TEXT:
            form.add_error("body", _("Both texts together are longer than a note may be."))
            return _show_choice(request, note, form, status=422)
    try:
        with transaction.atomic():
            services.change_note(actor, note, words=words, version=version)
            _drop(actor, draft)
    except StaleNoteError as stale:
        # Also without scripts: whoever closes the page now finds the text among the drafts.
        subject = known_subject(note.subject_kind, note.subject_key, current_facts())
        kept = services_drafts.save_draft(
            actor,
            place=DraftPlace(
                organisation=note.owner_id, subject=subject, note=note, note_version=version
            ),
            words=form.words(),
        )
        return _show_choice(request, stale.note, form, draft=kept)
    return redirect("notes:note", note.pk)


def _keep_what_cannot_be_saved(
    request: HttpRequest, actor: Actor, form: NoteForm, subject: NoteSubject
) -> HttpResponse:
    """Keep words whose note was withdrawn or opened meanwhile, as a draft of a new note."""
    place = DraftPlace(organisation=form.owner(), subject=subject)
    draft = services_drafts.save_draft(actor, place=place, words=form.words())
    again = NoteForm(initial=_begin(draft), owners=owners_for(request, actor))
    return show_new(request, actor, again, subject, draft=draft, status=409)


def owners_for(request: HttpRequest, actor: Actor) -> Owners:
    """Return the organisations for which a person may write, by name."""
    bodies = organisations_of(request.user).filter(pk__in=writes_for(actor))
    return list(bodies.order_by("name").values_list("pk", "name"))


def read_number(given: str) -> uuid.UUID | None:
    """Return the number that a form carries, ``None`` where it is none."""
    try:
        return uuid.UUID(given)
    except ValueError:
        return None


def _draft_of_new(actor: Actor, number: uuid.UUID | None) -> Draft | None:
    draft = selectors.draft(actor.viewer, number) if number else None
    if draft is None or draft.note_id is not None:
        return None
    return draft if policies.may_use_draft(actor, draft) else None


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


def _owner(note: Note) -> Owners:
    return [(note.owner_id, note.owner.name)]


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


def show_new(
    request: HttpRequest,
    actor: Actor,
    form: NoteForm,
    subject: NoteSubject,
    *,
    draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form of a new note, and the other drafts on the same subject.

    Its number is that of its draft, and later of the note: what is sent twice is written once.
    """
    number = draft.pk if draft else read_number(request.POST.get("draft", "")) or uuid.uuid4()
    drafts = selectors.drafts_about(actor.viewer, subject.kind, subject.key)
    return show(
        request,
        "notes/edit.html",
        status=status,
        form=form,
        subject=subject,
        draft=draft,
        number=number,
        waiting=[other for other in drafts if other.pk != number],
        could_not_be_saved=status == 409,
    )


def show_edit(
    request: HttpRequest,
    form: NoteForm,
    subject: NoteSubject,
    note: Note,
    *,
    draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form of a note, with what the person had typed before, if anything."""
    return show(
        request,
        "notes/edit.html",
        status=status,
        form=form,
        subject=subject,
        note=note,
        draft=draft,
        is_behind=draft is not None and draft.note_version < note.version,
    )


def _show_choice(
    request: HttpRequest,
    theirs: Note,
    sent: NoteForm,
    *,
    draft: Draft | None = None,
    status: int = 409,
) -> HttpResponse:
    """Show both texts side by side; the form now rests on the version that is there."""
    mine = sent.words() if sent.is_valid() else None
    title, body = sent["title"].value(), sent["body"].value()
    begin = {"title": title, "body": body, "version": theirs.version}
    form = sent if mine is None else NoteForm(initial=begin, owners=_owner(theirs))
    return show(
        request,
        "notes/conflict.html",
        status=status,
        form=form,
        note=theirs,
        theirs=theirs,
        titles=compare(theirs.title, title),
        texts=compare(theirs.body, body),
        draft=draft,
    )
