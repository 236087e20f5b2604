"""Pages about oneself: name, language, second factor, sessions, organisations."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dedere_web.accounts import policies, selectors
from dedere_web.accounts.adapters import keep_language
from dedere_web.accounts.forms import ProfileForm
from dedere_web.accounts.gates import signed_in_person
from dedere_web.accounts.services import change_profile, end_sessions
from dedere_web.foundation.confidential import confidential


def _done(word: str) -> str:
    """Return the sentence for what was just done, empty for a word that means nothing."""
    return {
        "saved": _("Name and language are saved."),
        "left": _("You have left the organisation. What you wrote stays with it."),
        "ended": _("The session was ended: whoever used it must sign in again."),
        "others-ended": _("Every other session was ended: this one goes on."),
        "password": _("Your password was changed. Every other session was ended."),
        "accepted": _("You are in."),
        "address": _(
            "Your e-mail address was changed: sign in with the new one from now on. The one "
            "before was told."
        ),
    }.get(word, "")


@login_required
@confidential
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own account, and keep name and language."""
    person = signed_in_person(request)
    said = {"name": person.name, "language": person.language}
    form = ProfileForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        change_profile(person, **form.cleaned_data)
        response = HttpResponseRedirect(f"{reverse('accounts:mine')}?done=saved")
        if person.language:
            keep_language(response, person.language)
        return response
    return render(
        request,
        "accounts/mine.html",
        {
            "form": form,
            "done": _done(request.GET.get("done", "")),
            "memberships": selectors.memberships_of(person),
            "roles": selectors.platform_roles_of(person),
            "has_second_factor": selectors.has_second_factor(person),
            "needs_second_factor": selectors.needs_second_factor(person),
            "sessions": UserSession.objects.filter(user=person).count(),
            "may_run_platform": policies.may_run_platform(person),
        },
    )


@login_required
@confidential
def sessions(request: HttpRequest) -> HttpResponse:
    """List where one is signed in."""
    person = signed_in_person(request)
    found = UserSession.objects.purge_and_list(person)
    return render(
        request,
        "accounts/sessions.html",
        {
            "sessions": sorted(found, key=lambda session: session.created_at, reverse=True),
            "here": request.session.session_key,
            "done": _done(request.GET.get("done", "")),
        },
    )


@login_required
@require_POST
def end_session(request: HttpRequest, session: int) -> HttpResponse:
    """End one session of one's own."""
    end_sessions(signed_in_person(request), by=signed_in_person(request), only=session)
    return HttpResponseRedirect(f"{reverse('accounts:sessions')}?done=ended")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    person = signed_in_person(request)
    end_sessions(person, by=person, keep=request.session.session_key)
    return HttpResponseRedirect(f"{reverse('accounts:sessions')}?done=others-ended")
