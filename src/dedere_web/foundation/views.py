"""Pages that belong to no room."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dedere_web.foundation import health, metrics

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


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that this process answers."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say whether pages can be answered, and what each check found."""
    found = health.readiness()
    said = {"ready": found.ready, "checks": found.checks}
    return JsonResponse(said, status=200 if found.ready else 503)


@never_cache
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """Give the operator's machines what is counted; to anybody else there is nothing here."""
    if not metrics.may_read_metrics(request):
        raise Http404
    return HttpResponse(metrics.exposition(), content_type=metrics.CONTENT_TYPE)
