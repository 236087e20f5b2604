"""Pages of the operator: the mail that the embedded default keeps in files."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dedere_web.accounts.gates import members_only, signed_in_person
from dedere_web.accounts.policies import may_run_platform
from dedere_web.foundation import mail

FILES = f"{mail.__name__}.{mail.FileBackend.__name__}"


@members_only
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """List the messages that were written into files, newest first."""
    _operators_only(request)
    kept = settings.EMAIL_BACKEND == FILES
    context = {"messages": mail.kept_messages() if kept else [], "kept": kept}
    return render(request, "operations/mail.html", context)


@members_only
@require_safe
def message(request: HttpRequest, name: str) -> HttpResponse:
    """Show the text of one message."""
    _operators_only(request)
    found = mail.kept_message(name) if settings.EMAIL_BACKEND == FILES else None
    if found is None:
        raise Http404
    return render(request, "operations/message.html", {"message": found})


def _operators_only(request: HttpRequest) -> None:
    if not may_run_platform(signed_in_person(request)):
        raise PermissionDenied
