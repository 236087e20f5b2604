"""The page of an invitation: prove the address, open an account, or accept with one's own."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters

from dedere_web.accounts import messages, proofs, selectors
from dedere_web.accounts.forms import NewAccountForm
from dedere_web.accounts.models import Invitation, User
from dedere_web.accounts.services import WeakPasswordError, accept_as, accept_with_new_account
from dedere_web.accounts.views.proving import ask_for_code, check_code
from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.language import say


@confidential
@sensitive_post_parameters("password", "again", "code")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation and accept it: with a new account, or signed in with one's own."""
    found = selectors.invitation_for(token)
    if found is None:
        return render(request, "accounts/invitation_over.html", status=404)
    if isinstance(request.user, User):
        return _accept_signed_in(request, found, token, request.user)
    if selectors.person_with(found.email) is not None:
        return render(request, "accounts/invitation_sign_in.html", {"invitation": found})
    if proofs.proved_address(request, proofs.for_invitation(found)) != found.email:
        return _prove(request, found)
    return _open_account(request, found, token)


def _prove(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Let whoever holds the link prove that the invited address is theirs, by a code."""
    purpose = proofs.for_invitation(found)
    shown: dict[str, object] = {"invitation": found, "email": found.email}
    if request.method == "POST":
        if "code" in request.POST:
            form = check_code(request, purpose)
            if form.is_valid():
                return HttpResponseRedirect(request.path)
            shown["form"] = form
        else:
            problem = ask_for_code(
                request,
                purpose=purpose,
                email=found.email,
                send=lambda code: messages.send_code_of_invitation(found, code),
            )
            if not problem:
                return HttpResponseRedirect(request.path)
            shown["problem"] = problem
    shown["awaited"] = proofs.awaited(request, purpose)
    return render(request, "accounts/invitation_prove.html", shown)


def _open_account(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person, _used = accept_with_new_account(
                token, name=said["name"], password=said["password"], language=get_language() or ""
            )
        except WeakPasswordError as error:
            form.add_error("password", say(error.phrase))
        else:
            proofs.forget(request)
            return _welcome(request, person)
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form})


def _accept_signed_in(
    request: HttpRequest, found: Invitation, token: str, person: User
) -> HttpResponse:
    if found.email != person.email:
        shown = {"invitation": found}
        return render(request, "accounts/invitation_other.html", shown, status=403)
    if request.method != "POST":
        return render(request, "accounts/invitation_accept.html", {"invitation": found})
    accept_as(person, token)
    if found.organisation is None:
        return HttpResponseRedirect(f"{reverse('accounts:mine')}?done=accepted")
    page = reverse("accounts:organisation", args=[found.organisation.pk])
    return HttpResponseRedirect(f"{page}?done=accepted")


def _welcome(request: HttpRequest, person: User) -> HttpResponse:
    """Sign a new person in and go on to the second factor."""
    get_adapter(request).login(request, person)
    record_authentication(request, person, method="password", email=person.email)
    UserSession.objects.create_from_request(request)
    return HttpResponseRedirect(reverse("mfa_index"))
