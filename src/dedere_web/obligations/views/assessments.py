"""Assessments: the list, a new one, one as a whole, its step, and the State's observations."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dedere.obligations.assessment.answers import Layer
from dedere.obligations.assessment.questions import Bond
from dedere_web.accounts import selectors as accounts
from dedere_web.accounts.actors import Actor, writes_for
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import Visibility
from dedere_web.obligations import policies, selectors, services
from dedere_web.obligations.forms import BeginForm, MoveForm, ObservationsForm, VisibilityForm
from dedere_web.obligations.models import Assessment, Stage
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.views.opening import actor_of, allow, find, members_only, show


@members_only
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the assessments that a person may read."""
    actor = actor_of(request)
    found = list(selectors.listed(actor.viewer)[:200])
    return show(
        request,
        "obligations/assessments.html",
        desks=[Desk(one) for one in found],
        may_begin=policies.may_begin(actor),
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for which organisation and of which day; then begin."""
    actor = actor_of(request)
    allow(may=policies.may_begin(actor))
    bodies = accounts.organisations_of(request.user).filter(
        pk__in=writes_for(actor), kind=services.STATE_BODY
    )
    owners = list(bodies.order_by("name").values_list("pk", "name"))
    form = BeginForm(request.POST or None, initial={"on": clock.today()}, owners=owners)
    if request.method == "POST" and form.is_valid():
        body = uuid.UUID(form.cleaned_data["organisation"])
        made = services.begin(actor, organisation=body, on=form.cleaned_data["on"])
        return redirect("obligations:assessment", made.pk)
    status = 422 if form.errors else 200
    return show(request, "obligations/begin.html", status=status, form=form)


@members_only
@require_safe
def assessment(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show how far an assessment is, and what follows from it so far."""
    actor = actor_of(request)
    found = find(actor, assessment)
    desk = Desk(found)
    chapters = desk.chapters()
    return show(
        request,
        "obligations/assessment.html",
        desk=desk,
        assessment=found,
        chapters=chapters,
        answered=sum(chapter.answered for chapter in chapters),
        total=sum(chapter.total for chapter in chapters),
        would_bind=len(desk.questionnaire.with_bond(Bond.WOULD_BIND)),
        open_bonds=len(desk.questionnaire.with_bond(Bond.UNKNOWN)),
        law=desk.score_in_words(Layer.LAW),
        practice=desk.score_in_words(Layer.PRACTICE),
        stale=[row for row in desk.rows.values() if row.stale_since],
        may_open=policies.may_open(actor, found),
        may_move=bool(policies.moves(actor, found)),
        may_answer=policies.may_answer(actor, found),
        may_comment=policies.may_comment(actor, found),
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Say which steps can follow; then take one."""
    actor = actor_of(request)
    found = find(actor, assessment)
    allow(may=bool(policies.moves(actor, found)))
    form = _move_form(request, actor, found)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        services.move(
            actor,
            found,
            to=Stage(sent["to"]),
            version=sent["version"],
            reviewer=uuid.UUID(sent["reviewer"]) if sent["reviewer"] else None,
        )
        return redirect("obligations:assessment", found.pk)
    status = 422 if form.errors else 200
    return show(
        request, "obligations/move.html", status=status, form=form, desk=Desk(found),
        assessment=found,
    )  # fmt: skip


def _move_form(request: HttpRequest, actor: Actor, found: Assessment) -> MoveForm:
    others = accounts.organisations().exclude(pk=found.owner_id).order_by("name")
    return MoveForm(
        request.POST or None,
        initial={"version": found.version, "reviewer": found.reviewer_id},
        steps=[(step.value, step.label) for step in policies.moves(actor, found)],
        reviewers=list(others.values_list("pk", "name")),
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def visibility(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Say who may read an assessment, and let its owner decide anew."""
    actor = actor_of(request)
    found = find(actor, assessment)
    allow(may=policies.may_open(actor, found))
    begin = {"visibility": found.visibility, "version": found.version}
    form = VisibilityForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        services.change_visibility(
            actor,
            found,
            visibility=Visibility(sent["visibility"]),
            version=sent["version"],
            why=sent["why"],
        )
        return redirect("obligations:assessment", found.pk)
    status = 422 if form.errors else 200
    return show(
        request, "obligations/visibility.html", status=status, form=form, desk=Desk(found),
        assessment=found,
    )  # fmt: skip


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def observations(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Ask for what the State says to the whole, and keep it."""
    actor = actor_of(request)
    found = find(actor, assessment)
    allow(may=policies.may_comment(actor, found))
    form = ObservationsForm(request.POST or None, initial={"text": found.observations})
    if request.method == "POST" and form.is_valid():
        services.observe(actor, found, form.cleaned_data["text"])
        return redirect("obligations:assessment", found.pk)
    return show(
        request, "obligations/observations.html", form=form, desk=Desk(found), assessment=found
    )
