"""Answering: the questions of an assessment, one question, and remarks on its answer."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dedere.obligations.assessment.provisions import model_provisions
from dedere.obligations.assessment.questions import Bond, Question
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.language import say
from dedere_web.obligations import policies, selectors, services
from dedere_web.obligations.forms import AnswerForm, RemarkForm
from dedere_web.obligations.models import Answer, Assessment, RemarkKind
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.words import BONDS, CHAPTERS, chapter_of
from dedere_web.obligations.services import StaleAnswerError
from dedere_web.obligations.views.opening import actor_of, allow, find, members_only, show

ON_A_PAGE = 40
STATE = "obligations/_answer_state.html"


@members_only
@require_safe
def questions(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show the questions of an assessment by chapter, theme and bond."""
    found = find(actor_of(request), assessment)
    desk = Desk(found)
    asked = {name: request.GET.get(name, "") for name in ("chapter", "theme", "bond", "show")}
    fitting = [q for q in desk.questionnaire.questions if _is_asked(desk, q, asked)]
    page = Paginator(fitting, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "obligations/questions.html",
        desk=desk,
        assessment=found,
        page=page,
        lines=[desk.line(question) for question in page],
        chosen=asked,
        chapters=[(code, name) for code, name, _kinds in CHAPTERS],
        themes=[(theme.code, theme.label) for theme in desk.facts.themes],
        bonds=[(bond.value, BONDS[bond]) for bond in Bond],
    )


def _is_asked(desk: Desk, question: Question, asked: dict[str, str]) -> bool:
    """Say whether a question passes the filters; what does not exist filters nothing."""
    bond = asked["bond"] or Bond.BINDS.value
    if bond in set(Bond) and question.bond != bond:
        return False
    if asked["chapter"] and chapter_of(question.kind) != asked["chapter"]:
        return False
    if asked["show"] == "open" and desk.is_answered(question):
        return False
    theme = next((t for t in desk.facts.themes if t.code == asked["theme"]), None)
    if theme is None:
        return True
    ids = {o for one in theme.instruments for o in one.obligations} | set(theme.safeguards)
    return question.kind in theme.kinds or any(s.obligation.id in ids for s in question.serves)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, assessment: uuid.UUID, key: str) -> HttpResponse:
    """Ask one question; keep what is answered, also while it is typed."""
    actor = actor_of(request)
    found = find(actor, assessment)
    desk = Desk(found)
    asked = _question(desk, key)
    row = desk.rows.get(key)
    if request.method != "POST":
        form = AnswerForm(initial=_begin(row))
        return _show(request, actor, desk, asked, form)
    allow(may=policies.may_answer(actor, found))
    by_script = bool(request.headers.get("HX-Request"))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        if by_script:
            return render(request, STATE, {"errors": form.errors}, status=422)
        return _show(request, actor, desk, asked, form, status=422)
    version = form.cleaned_data["version"]
    if request.POST.get("action") == "theirs":
        return redirect("obligations:question", found.pk, key)
    try:
        kept = services.save_answer(actor, found, key=key, given=form.given(), version=version)
    except StaleAnswerError as stale:
        if by_script:
            return render(request, STATE, {"conflict": say(stale.phrase)}, status=422)
        return _show_choice(request, actor, desk, asked, form, stale)
    if by_script:
        return render(request, STATE, {"row": kept, "version": kept.version})
    following = _following(desk, asked)
    if request.POST.get("action") == "next" and following:
        return redirect("obligations:question", found.pk, following.key)
    return redirect("obligations:question", found.pk, key)


@members_only
@require_POST
def remark(request: HttpRequest, assessment: uuid.UUID, key: str) -> HttpResponse:
    """Add an expert's remark, or the State's comment, to an answer."""
    actor = actor_of(request)
    found = find(actor, assessment)
    desk = Desk(found)
    asked = _question(desk, key)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        answering = AnswerForm(initial=_begin(desk.rows.get(key)))
        return _show(request, actor, desk, asked, answering, remarking=form, status=422)
    kind = RemarkKind(form.cleaned_data["kind"])
    services.remark(actor, found, key=key, kind=kind, text=form.cleaned_data["text"])
    return redirect("obligations:question", found.pk, key)


def _question(desk: Desk, key: str) -> Question:
    asked = desk.questionnaire.question(key)
    if asked is None:
        raise Http404
    return asked


def _begin(row: Answer | None) -> dict[str, object]:
    if row is None:
        return {"version": 0, "law": "unknown", "practice": "unknown"}
    names = ("law", "practice", "citation", "evidence", "work", "expression", "provision")
    return {"version": row.version} | {name: getattr(row, name) for name in names}


def _following(desk: Desk, asked: Question) -> Question | None:
    """Return the next question of the same chapter and bond, ``None`` after the last."""
    alike = [
        q
        for q in desk.questionnaire.with_bond(asked.bond)
        if chapter_of(q.kind) == chapter_of(asked.kind)
    ]
    place = alike.index(asked) + 1
    return alike[place] if place < len(alike) else None


def _show(  # noqa: PLR0913 - what a page may have beside its question
    request: HttpRequest,
    actor: Actor,
    desk: Desk,
    asked: Question,
    form: AnswerForm,
    *,
    remarking: RemarkForm | None = None,
    conflict: Answer | None = None,
    says: str = "",
    status: int = 200,
) -> HttpResponse:
    found: Assessment = desk.assessment
    speaks = RemarkKind.REVIEW if policies.may_review(actor, found) else RemarkKind.COMMENT
    may_speak = policies.may_review(actor, found) or policies.may_comment(actor, found)
    return show(
        request,
        "obligations/question.html",
        status=status,
        desk=desk,
        assessment=found,
        line=desk.line(asked),
        models=model_provisions(asked, facts=desk.facts),
        form=form,
        row=desk.rows.get(asked.key),
        conflict=conflict,
        says=says,
        remarks=selectors.remarks(found, asked.key),
        remarking=remarking or RemarkForm(initial={"kind": speaks}),
        may_speak=may_speak,
        may_answer=policies.may_answer(actor, found),
        may_see_people=policies.may_see_people(actor, found),
        following=_following(desk, asked),
    )


def _show_choice(
    request: HttpRequest,
    actor: Actor,
    desk: Desk,
    asked: Question,
    sent: AnswerForm,
    stale: StaleAnswerError,
) -> HttpResponse:
    """Show both answers; the form holds mine, and now rests on the version that is there."""
    mine = AnswerForm(initial=sent.cleaned_data | {"version": stale.theirs.version})
    return _show(
        request, actor, desk, asked, mine,
        conflict=stale.theirs, says=say(stale.phrase), status=409,
    )  # fmt: skip
