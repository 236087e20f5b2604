"""What follows from answers: gaps, needs, and the changes of the law on their way."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dedere_web.obligations import policies, selectors, services
from dedere_web.obligations.forms import BillForm
from dedere_web.obligations.models import Assessment, Bill, Progress
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.results import gap_lines, need_lines
from dedere_web.obligations.services import Planned
from dedere_web.obligations.views.opening import actor_of, allow, find, members_only, show


@members_only
@require_safe
def gaps(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show what is lacking, the most pressing first, with reasons and model elements."""
    desk = Desk(find(actor_of(request), assessment))
    return show(
        request,
        "obligations/gaps.html",
        desk=desk,
        assessment=desk.assessment,
        lines=gap_lines(desk),
        open=desk.open_duties(),
    )


@members_only
@require_safe
def needs(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show the help that would mend the gaps, with the articles from which it follows."""
    desk = Desk(find(actor_of(request), assessment))
    return show(
        request,
        "obligations/needs.html",
        desk=desk,
        assessment=desk.assessment,
        lines=need_lines(desk),
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def pipeline(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show the changes of the law on their way; add one, or say how far one is."""
    actor = actor_of(request)
    found = find(actor, assessment)
    desk = Desk(found)
    choices = [(line.key, f"{line.articles}: {line.text}"[:120]) for line in gap_lines(desk)]
    questions = list(dict(choices).items())
    editing = _bill(found, request.GET.get("bill") or request.POST.get("bill") or "")
    if editing and editing.question and editing.question not in dict(questions):
        questions.append((editing.question, editing.question))
    form = BillForm(request.POST or None, initial=_begin(editing), questions=questions)
    if request.method == "POST":
        allow(may=policies.may_plan(actor, found))
        if form.is_valid():
            sent = form.cleaned_data
            planned = Planned(
                title=sent["title"],
                progress=Progress(sent["progress"]),
                question=sent["question"],
                expected=sent["expected"],
                amends=sent["amends"].strip(),
            )
            services.plan_bill(actor, found, planned, bill=editing)
            return redirect("obligations:pipeline", found.pk)
    bills = list(selectors.bills(found))
    return show(
        request,
        "obligations/pipeline.html",
        status=422 if form.errors else 200,
        desk=desk,
        assessment=found,
        stages=[(s.label, [b for b in bills if b.progress == s]) for s in Progress],
        form=form,
        editing=editing,
        may_plan=policies.may_plan(actor, found),
    )


def _bill(found: Assessment, number: str) -> Bill | None:
    if not number:
        return None
    try:
        bill: Bill | None = selectors.bills(found).filter(pk=uuid.UUID(number)).first()
    except ValueError as error:
        raise Http404 from error
    if bill is None:
        raise Http404
    return bill


def _begin(bill: Bill | None) -> dict[str, object]:
    if bill is None:
        return {"progress": Progress.PLANNED}
    return {
        "bill": bill.pk,
        "title": bill.title,
        "progress": bill.progress,
        "expected": bill.expected,
        "question": bill.question,
        "amends": bill.amends,
    }
