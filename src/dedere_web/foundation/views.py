"""Pages that belong to no room."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

ONE_YEAR = 365 * 24 * 60 * 60


def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language a reader chose, and go back to where the reader was."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(_("Dedere is not offered in this language."))
    back = request.GET.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=ONE_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
