"""What every request to the API and every answer of it have in common."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from dedere_web.api.errors import MEDIA_TYPE, status_problem

ROOT = "/api/v1/"


def open_data(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer HEAD like GET, every error with a problem document, and pages of any origin."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ROOT):
            return get_response(request)
        asked_by = request.method
        if asked_by == "HEAD":
            request.method = "GET"
        response = get_response(request)
        request.method = asked_by
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA_TYPE:
            response = _as_problem(request, response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def _as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    problem = status_problem(request, response.status_code)
    if response.status_code == 405:
        problem.headers["Allow"] = "GET, HEAD"
    return problem
