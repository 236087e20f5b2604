"""Pages of organisations: the list, one of them, a member of it."""

import uuid
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dedere.errors import InvalidInputError
from dedere_web.accounts import handover, policies, selectors, states
from dedere_web.accounts.forms_organisations import HandOverForm, MemberForm, OrganisationForm
from dedere_web.accounts.gates import members_only, signed_in_person
from dedere_web.accounts.models import Function, Kind, Membership, Organisation, Role
from dedere_web.accounts.services import (
    ChangedMeanwhileError,
    change_membership,
    create_organisation,
    end_membership,
    hand_over,
)
from dedere_web.accounts.versions import Difference, version_of_membership
from dedere_web.foundation.language import say


def _done(word: str) -> str:
    return {
        "changed": _("Role and last day are saved."),
        "ended": _("The membership was ended. What the person wrote stays here."),
        "handed-over": _(
            "The membership was ended, the person was signed out everywhere, and the unfinished "
            "work was handed over."
        ),
        "withdrawn": _("The invitation was withdrawn: its link no longer works."),
        "accepted": _("You are a member now."),
        "data-changed": _("What is said about the organisation is saved."),
        "closed": _("The organisation is closed. Those who worked for it were told by mail."),
    }.get(word, "")


def the_organisation(request: HttpRequest, organisation: uuid.UUID) -> Organisation:
    """Return an organisation that this person may open; to others it does not exist.

    Raises:
        Http404: There is none, or none for this person.
    """
    body = selectors.organisation(organisation)
    if body is None or not policies.may_see_organisation(request.user, body):
        raise Http404
    return body


@members_only
def organisations(request: HttpRequest) -> HttpResponse:
    """List every organisation, for operators."""
    if not policies.may_run_platform(signed_in_person(request)):
        raise PermissionDenied
    listed = [(body, states.state_name(body.state)) for body in selectors.organisations()]
    shown = {"organisations": listed, "closed": selectors.closed_organisations()}
    return render(request, "accounts/organisations.html", shown)


@members_only
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Create an organisation."""
    person = signed_in_person(request)
    if not policies.may_run_platform(person):
        raise PermissionDenied
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            body = create_organisation(
                name=said["name"],
                kind=Kind(said["kind"]),
                function=Function(said["function"]) if said["function"] else None,
                state=said["state"],
                by=person,
            )
        except InvalidInputError as error:
            form.add_error("name", say(error.phrase))
        else:
            return HttpResponseRedirect(reverse("accounts:invite", args=[body.pk]))
    return render(
        request,
        "accounts/organisation_new.html",
        {"form": form, "states": states.state_names()},
    )


@members_only
def organisation(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Show an organisation: who works for it, in which role, who is invited."""
    body, person = the_organisation(request, organisation), signed_in_person(request)
    administers = policies.may_administer(person, body)
    appoints = policies.may_appoint_first_administrator(person, body)
    sees_members = policies.may_see_members(person, body)
    if sees_members:
        members = selectors.members(body)
    else:
        members = selectors.administrators(body).select_related("person")
    return render(
        request,
        "accounts/organisation.html",
        {
            "organisation": body,
            "state": states.state_name(body.state),
            "members": members,
            "sees_members": sees_members,
            "former": selectors.former_members(body) if administers else [],
            "invitations": selectors.open_invitations(body) if administers or appoints else [],
            "administers": administers,
            "may_invite": administers or appoints,
            "may_change": policies.may_change_organisation(person, body),
            "may_close": policies.may_close_organisation(person, body),
            "mine": selectors.open_memberships().filter(person=person, organisation=body).first(),
            "done": _done(request.GET.get("done", "")),
        },
    )


def _the_member(request: HttpRequest, organisation: uuid.UUID, membership: int) -> Membership:
    body = the_organisation(request, organisation)
    found = selectors.membership_of(body, membership)
    if found is None:
        raise Http404
    if not policies.may_change_membership(signed_in_person(request), found):
        raise PermissionDenied
    return found


@members_only
def member(request: HttpRequest, organisation: uuid.UUID, membership: int) -> HttpResponse:
    """Change role and last day of a member."""
    found, person = _the_member(request, organisation, membership), signed_in_person(request)
    form = MemberForm(request.POST or None, initial=_said_of(found))
    differences: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_membership(
                found, role=said["role"], until=said["until"], seen=said["seen"], by=person
            )
        except ChangedMeanwhileError:
            differences = _differences(found, form)
            form.has_seen(version_of_membership(found))
        except InvalidInputError as error:
            form.add_error(None, say(error.phrase))
        else:
            return _back(organisation, "changed")
    return _member_page(request, found, form=form, differences=differences)


def _said_of(found: Membership) -> dict[str, object]:
    seen = version_of_membership(found)
    return {"role": found.role, "until": found.until, "seen": seen}


def _differences(found: Membership, form: MemberForm) -> list[Difference]:
    """Return what is kept now beside what the person wrote."""
    said = form.cleaned_data
    without = _("Without an end")
    theirs, mine = (str(day) if day else without for day in (found.until, said["until"]))
    return [
        Difference(_("Role"), Role(found.role).label, said["role"].label),
        Difference(_("Last day of the membership"), theirs, mine),
    ]


@members_only
@require_POST
def end_member(request: HttpRequest, organisation: uuid.UUID, membership: int) -> HttpResponse:
    """End a membership: somebody else's as an administrator, or one's own."""
    body, person = the_organisation(request, organisation), signed_in_person(request)
    found = selectors.membership_of(body, membership)
    if found is None:
        raise Http404
    if not policies.may_end_membership(person, found):
        raise PermissionDenied
    end_membership(found, by=person)
    if found.person_id == person.pk:
        return HttpResponseRedirect(f"{reverse('accounts:mine')}?done=left")
    return _back(organisation, "ended")


@members_only
@require_POST
def hand_over_member(
    request: HttpRequest, organisation: uuid.UUID, membership: int
) -> HttpResponse:
    """End a membership and pass what is unfinished on."""
    found, person = _the_member(request, organisation, membership), signed_in_person(request)
    form = HandOverForm(request.POST, heirs=list(selectors.heirs(found)))
    if form.is_valid():
        try:
            hand_over(found, heir=form.chosen_heir(), by=person)
        except InvalidInputError as error:
            form.add_error(None, say(error.phrase))
        else:
            return _back(organisation, "handed-over")
    return _member_page(request, found, passing_on=form)


def _member_page(
    request: HttpRequest,
    found: Membership,
    *,
    form: MemberForm | None = None,
    passing_on: HandOverForm | None = None,
    differences: Sequence[Difference] = (),
) -> HttpResponse:
    return render(
        request,
        "accounts/member.html",
        {
            "membership": found,
            "organisation": found.organisation,
            "form": form or MemberForm(initial=_said_of(found)),
            "passing_on": passing_on or HandOverForm(heirs=list(selectors.heirs(found))),
            "staying": handover.what_stays(found.organisation_id, found.person_id),
            "is_me": found.person_id == signed_in_person(request).pk,
            "differences": differences,
        },
        status=409 if differences else 200,
    )


def _back(organisation: uuid.UUID, done: str) -> HttpResponse:
    return HttpResponseRedirect(
        f"{reverse('accounts:organisation', args=[organisation])}?done={done}"
    )
