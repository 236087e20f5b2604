"""Pages of invitations: to send one, to accept one, and the roles on the platform."""

import uuid

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dedere.errors import InvalidInputError
from dedere_web.accounts import messages, policies, selectors
from dedere_web.accounts.forms import NewAccountForm
from dedere_web.accounts.forms_organisations import (
    InviteForm,
    LostFactorForm,
    PlatformInviteForm,
)
from dedere_web.accounts.gates import members_only, signed_in_person
from dedere_web.accounts.models import Invitation, Role, User
from dedere_web.accounts.services import (
    WeakPasswordError,
    accept_as,
    accept_with_new_account,
    end_grant,
    invite_member,
    invite_to_platform,
    remove_second_factors,
    withdraw_invitation,
)
from dedere_web.accounts.views.organisations import the_organisation
from dedere_web.foundation.confidential import confidential
from dedere_web.foundation.language import say


@members_only
def invite(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Invite somebody to an organisation, and show the link once."""
    body, person = the_organisation(request, organisation), signed_in_person(request)
    roles = [role for role in Role if policies.may_invite(person, body, role)]
    if not roles:
        raise PermissionDenied
    form = InviteForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invitation, token = invite_member(
                body,
                email=said["email"],
                role=Role(said["role"]),
                days=said["days"],
                until=said["until"],
                by=person,
            )
        except InvalidInputError as error:
            form.add_error("email", say(error.phrase))
        else:
            return _sent(request, invitation, token)
    appoints = not policies.may_administer(person, body)
    shown = {"form": form, "organisation": body, "appoints": appoints}
    return render(request, "accounts/invite.html", shown)


@members_only
def platform_roles(request: HttpRequest) -> HttpResponse:
    """Show who has a role on the platform, and invite to one."""
    person = signed_in_person(request)
    if not policies.may_run_platform(person):
        raise PermissionDenied
    form = PlatformInviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            invitation, token = invite_to_platform(
                email=said["email"], role=said["role"], days=said["days"], by=person
            )
        except InvalidInputError as error:
            form.add_error("email", say(error.phrase))
        else:
            return _sent(request, invitation, token)
    return _platform_page(request, form)


def _platform_page(
    request: HttpRequest, form: PlatformInviteForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    shown = {
        "form": form,
        "grants": selectors.grants(),
        "invitations": selectors.open_invitations(None),
        "problem": problem,
        "done": _("Saved.") if request.GET.get("done") else "",
    }
    return render(request, "accounts/platform_roles.html", shown, status=status)


@members_only
@require_POST
def end_platform_role(request: HttpRequest, grant: int) -> HttpResponse:
    """Take a platform role back."""
    person = signed_in_person(request)
    if not policies.may_run_platform(person):
        raise PermissionDenied
    found = selectors.grant_numbered(grant)
    if found is None:
        raise Http404
    try:
        end_grant(found, by=person)
    except InvalidInputError as error:
        problem = say(error.phrase)
        return _platform_page(request, PlatformInviteForm(), problem=problem, status=409)
    return HttpResponseRedirect(f"{reverse('accounts:platform-roles')}?done=ended")


@members_only
def lost_factor(request: HttpRequest) -> HttpResponse:
    """Take the second factors off an account whose owner has lost them."""
    operator = signed_in_person(request)
    if not policies.may_run_platform(operator):
        raise PermissionDenied
    form = LostFactorForm(request.POST or None)
    helped = None
    if request.method == "POST" and form.is_valid():
        helped = selectors.person_with(form.cleaned_data["email"])
        if helped is None:
            form.add_error("email", _("No account has this e-mail address."))
        else:
            remove_second_factors(helped, by=operator)
            messages.send_factor_removed(helped)
    return render(request, "accounts/lost_factor.html", {"form": form, "helped": helped})


def _sent(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """Send the link and show it to whoever invited, once: only its digest is kept."""
    link = request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
    sending = messages.send_invitation(invitation, link)
    shown = {
        "invitation": invitation,
        "organisation": invitation.organisation,
        "link": link,
        "sending": sending.value,
    }
    return render(request, "accounts/invited.html", shown)


@members_only
@require_POST
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    """Withdraw an invitation."""
    person = signed_in_person(request)
    found = selectors.invitation_numbered(invitation)
    if found is None:
        raise Http404
    if not policies.may_withdraw(person, found):
        raise PermissionDenied
    withdraw_invitation(found, by=person)
    if found.organisation is None:
        return HttpResponseRedirect(f"{reverse('accounts:platform-roles')}?done=withdrawn")
    page = reverse("accounts:organisation", args=[found.organisation.pk])
    return HttpResponseRedirect(f"{page}?done=withdrawn")


@confidential
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation and accept it: with a new account, or signed in with one's own."""
    found = selectors.invitation_for(token)
    if found is None:
        return render(request, "accounts/invitation_over.html", status=404)
    if isinstance(request.user, User):
        return _accept_signed_in(request, found, token, request.user)
    if selectors.person_with(found.email) is not None:
        return render(request, "accounts/invitation_sign_in.html", {"invitation": found})
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
