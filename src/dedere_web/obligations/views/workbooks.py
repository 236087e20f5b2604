"""The questionnaire as a workbook: taken along, filled in, brought back with a preview."""

import uuid

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dedere.errors import InvalidInputError
from dedere_io.tables.reading import read_workbook
from dedere_io.tables.workbook import to_xlsx
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.language import say
from dedere_web.foundation.uploads import MEDIA_TYPES, inspect_upload
from dedere_web.obligations import policies, services
from dedere_web.obligations.forms import AnswerForm, WorkbookForm
from dedere_web.obligations.models import Assessment
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.workbook import Returned, compare_returned, workbook_of
from dedere_web.obligations.services import StaleAnswerError
from dedere_web.obligations.views.opening import actor_of, allow, find, members_only, show

SALT = "dedere.obligations.workbook"
AN_HOUR = 3600


@members_only
@require_safe
def download(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Give the questionnaire with its answers as a workbook."""
    found = find(actor_of(request), assessment)
    name = f"assessment-{found.state}-{found.on.isoformat()}.xlsx"
    return HttpResponse(
        to_xlsx(workbook_of(Desk(found))),
        content_type=MEDIA_TYPES["xlsx"],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, assessment: uuid.UUID) -> HttpResponse:
    """Show what a workbook would change; then, if somebody confirms, change it."""
    actor = actor_of(request)
    found = find(actor, assessment)
    allow(may=policies.may_answer(actor, found))
    if request.method == "POST" and request.POST.get("preview"):
        return _confirm(request, actor, found)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, found, form)
    sent = form.cleaned_data["file"]
    if sent is None:
        form.add_error("file", _("Choose the workbook that was filled in."))
        return _show(request, found, form, status=422)
    content, verdict = inspect_upload(sent.chunks(), file_name=sent.name or "")
    try:
        if not verdict.is_accepted:
            form.add_error("file", verdict.sentence)
            return _show(request, found, form, status=422)
        rows = read_workbook(content)
    except InvalidInputError as error:
        form.add_error("file", say(error.phrase))
        return _show(request, found, form, status=422)
    returned = list(compare_returned(Desk(found), rows))
    taken = {one.key: dict(one.sent) for one in returned if not one.problem}
    preview = signing.dumps(
        {"assessment": str(found.pk), "person": actor.person, "rows": taken},
        salt=SALT,
        compress=True,
    )
    return _show(request, found, form, returned=returned, preview=preview)


def _confirm(request: HttpRequest, actor: Actor, found: Assessment) -> HttpResponse:
    """Write what the preview showed; a row answered meanwhile stays as it is."""
    form = WorkbookForm()
    try:
        held = signing.loads(request.POST["preview"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        held = {}
    if held.get("assessment") != str(found.pk) or held.get("person") != actor.person:
        form = WorkbookForm({})
        form.add_error("file", _("The preview is too old. Send the workbook again."))
        return _show(request, found, form, status=422)
    written, late = 0, 0
    for key, row in held["rows"].items():
        answer = AnswerForm(row)
        if not answer.is_valid():
            late += 1
            continue
        try:
            with transaction.atomic():
                services.save_answer(
                    actor, found, key=key, given=answer.given(),
                    version=answer.cleaned_data["version"],
                )  # fmt: skip
            written += 1
        except StaleAnswerError:
            late += 1
    return _show(request, found, form, done=True, written=written, late=late)


def _show(
    request: HttpRequest,
    found: Assessment,
    form: WorkbookForm,
    *,
    returned: list[Returned] | None = None,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    returned = returned or []
    return show(
        request,
        "obligations/import.html",
        status=status,
        assessment=found,
        desk=Desk(found),
        form=form,
        taken=[one for one in returned if not one.problem],
        refused=[one for one in returned if one.problem],
        was_read=request.method == "POST" and not form.errors,
        **context,
    )
