"""The finder of legal bases."""

from django.http import HttpRequest, HttpResponse

from dedere_io.documents import to_docx
from dedere_web.cooperation.pages.finder import asked_question, finder_page
from dedere_web.cooperation.pages.note import note_of
from dedere_web.cooperation.selectors import cooperation_on
from dedere_web.cooperation.views.opening import open_desk, public
from dedere_web.treaties.views.opening import show

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@public
def finder(request: HttpRequest) -> HttpResponse:
    """Find every basis on which one State may ask another, and explain it."""
    desk = open_desk(request)
    page = finder_page(
        desk, cooperation_on(desk.standings), request.GET.dict(), request.GET.getlist("offence")
    )
    status = 422 if page.error else 200
    return show(request, "cooperation/finder.html", desk, page=page, status=status)


@public
def note(request: HttpRequest) -> HttpResponse:
    """Hand the answer out as a note for the file."""
    desk = open_desk(request)
    question = asked_question(desk, request.GET.dict(), request.GET.getlist("offence"))
    answer = cooperation_on(desk.standings).answer(question)
    name = f"dedere-{question.requesting}-{question.requested}-{question.on.isoformat()}.docx"
    response = HttpResponse(to_docx(note_of(desk, answer)), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
