"""Who may read a note, and whether it still stands."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from dedere_web.foundation.language import say
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies, selectors, services
from dedere_web.notes.forms import VersionForm, VisibilityForm, WithdrawForm
from dedere_web.notes.pages import effects, note_page
from dedere_web.notes.services import NotAllowedError, StaleNoteError
from dedere_web.notes.views.opening import actor_of, allow, find_note, members_only, show
from dedere_web.treaties.selectors import current_facts


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def visibility(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Say who could read a note under each choice; then, if somebody chooses, change it."""
    actor = actor_of(request)
    found = find_note(actor, note)
    allow(may=policies.may_change_visibility(actor, found))
    facts = current_facts()
    offered = policies.visibilities(actor, found)
    begin = {"visibility": found.visibility, "version": found.version}
    form = VisibilityForm(request.POST or None, initial=begin, offered=offered)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.change_visibility(
                    actor,
                    found,
                    visibility=Visibility(form.cleaned_data["visibility"]),
                    version=form.cleaned_data["version"],
                    why=form.cleaned_data["why"],
                )
            except StaleNoteError as stale:
                form.add_error(None, say(stale.phrase))
                again = request.POST.copy()
                again["version"] = str(stale.note.version)
                form.data = again
                found, status = stale.note, 409
            else:
                return redirect("notes:note", found.pk)
    return show(
        request,
        "notes/visibility.html",
        facts=facts,
        status=status,
        note=found,
        form=form,
        effects=effects(actor, found, facts),
        chosen=form["visibility"].value(),
        page=note_page(actor, found, facts),
        files=selectors.attachments(actor.viewer, found),
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Say what withdrawing means; then withdraw."""
    actor = actor_of(request)
    found = find_note(actor, note)
    allow(may=found.withdrawn_at is None and policies.may_withdraw(actor, found))
    form = WithdrawForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(
                actor,
                found,
                version=form.cleaned_data["version"],
                why=form.cleaned_data["why"],
            )
        except StaleNoteError as stale:
            return show(
                request, "notes/stale.html", status=409, note=stale.note, says=say(stale.phrase)
            )
        return redirect("notes:note", found.pk)
    status = 422 if request.method == "POST" else 200
    return show(request, "notes/withdraw.html", status=status, note=found, form=form)


@members_only
@require_POST
def bring_back(request: HttpRequest, note: uuid.UUID) -> HttpResponse:
    """Take a withdrawal back."""
    actor = actor_of(request)
    found = find_note(actor, note)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise NotAllowedError
    try:
        services.bring_back(actor, found, version=form.cleaned_data["version"])
    except StaleNoteError as stale:
        return show(
            request, "notes/stale.html", status=409, note=stale.note, says=say(stale.phrase)
        )
    return redirect("notes:note", found.pk)
