"""Pages of invitations that are sent, and of the roles on the platform."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dedere.errors import InvalidInputError
from dedere_web.accounts import messages, policies, selectors
from dedere_web.accounts.forms_organisations import (
    InviteForm,
    LostFactorForm,
    PlatformInviteForm,
)
from dedere_web.accounts.gates import members_only, signed_in_person
from dedere_web.accounts.models import Invitation, Role
from dedere_web.accounts.services import (
    end_grant,
    invite_member,
    invite_to_platform,
    remove_second_factors,
    send_again,
    withdraw_invitation,
)
from dedere_web.accounts.views.organisations import the_organisation
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


@members_only
@require_POST
def send_invitation_again(request: HttpRequest, invitation: int) -> HttpResponse:
    """Send an invitation once more, with a new link; the one before is void."""
    person = signed_in_person(request)
    found = selectors.invitation_numbered(invitation)
    if found is None:
        raise Http404
    if not policies.may_send_again(person, found):
        raise PermissionDenied
    sent, token = send_again(found, by=person)
    return _sent(request, sent, token)
