"""The gap report as a file."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dedere_io.documents.docx import to_docx
from dedere_io.documents.pdf import to_pdf
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.report import report_of
from dedere_web.obligations.views.opening import actor_of, find, members_only

WRITERS = {
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (to_pdf, "application/pdf"),
}


@members_only
@require_safe
def report(request: HttpRequest, assessment: uuid.UUID, ext: str) -> HttpResponse:
    """Give the gap report as DOCX or PDF; the same answers give the same bytes."""
    found = find(actor_of(request), assessment)
    if ext not in WRITERS:
        raise Http404
    write, media_type = WRITERS[ext]
    name = f"gap-report-{found.state}-{found.on.isoformat()}.{ext}"
    return HttpResponse(
        write(report_of(Desk(found))),
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
