"""Pages that change what is said about an organisation, and that close it."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere_web.accounts import messages, policies, selectors, states
from dedere_web.accounts.forms_organisations import CloseForm, OrganisationDataForm
from dedere_web.accounts.gates import members_only, signed_in_person
from dedere_web.accounts.models import Function, Kind, Organisation, User
from dedere_web.accounts.services import (
    ChangedMeanwhileError,
    change_organisation,
    close_organisation,
)
from dedere_web.accounts.versions import Difference, version_of_organisation
from dedere_web.accounts.views.organisations import the_organisation
from dedere_web.foundation.language import say


@members_only
def edit(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Change name and function; kind and State too where nobody has come in yet."""
    body, person = the_organisation(request, organisation), signed_in_person(request)
    if not policies.may_change_organisation(person, body):
        raise PermissionDenied
    fixed = not policies.may_change_kind(person, body)
    form = OrganisationDataForm(request.POST or None, body=body, kind_is_fixed=fixed)
    differences: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        try:
            _change(body, form, person)
        except ChangedMeanwhileError:
            differences = _differences(body, form)
            form.has_seen(version_of_organisation(body))
        except InvalidInputError as error:
            form.add_error("name", say(error.phrase))
        else:
            return _back(organisation, "data-changed")
    shown = {
        "organisation": body,
        "form": form,
        "kind_is_fixed": fixed,
        "differences": differences,
        "state": states.state_name(body.state),
        "states": states.state_names(),
    }
    status = 409 if differences else 200
    return render(request, "accounts/organisation_edit.html", shown, status=status)


def _change(body: Organisation, form: OrganisationDataForm, person: User) -> None:
    said = form.cleaned_data
    change_organisation(
        body,
        name=said["name"],
        kind=Kind(said["kind"]),
        function=Function(said["function"]) if said["function"] else None,
        state=said["state"],
        seen=said["seen"],
        by=person,
    )


def _differences(body: Organisation, form: OrganisationDataForm) -> list[Difference]:
    """Return what is kept now beside what the person wrote, field by field where they differ."""
    said = form.cleaned_data
    kinds, functions = dict(Kind.choices), dict(Function.choices)
    compared = [
        Difference(_("Name"), body.name, said["name"]),
        Difference(_("Kind"), kinds[body.kind], kinds[said["kind"]]),
        Difference(_("State"), states.state_name(body.state), states.state_name(said["state"])),
        Difference(
            _("What it does"),
            functions.get(body.function, _("Not stated")),
            functions.get(said["function"], _("Not stated")),
        ),
    ]
    return [one for one in compared if one.theirs != one.mine] or compared[:1]


@members_only
def close(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Explain what closing does, ask why, and close."""
    body, person = the_organisation(request, organisation), signed_in_person(request)
    if not policies.may_close_organisation(person, body):
        raise PermissionDenied
    form = CloseForm(request.POST or None, initial={"seen": version_of_organisation(body)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            people = close_organisation(body, why=said["why"], seen=said["seen"], by=person)
        except InvalidInputError as error:
            form = CloseForm(initial={"why": said["why"], "seen": version_of_organisation(body)})
            return _closing(request, body, form, problem=say(error.phrase))
        messages.send_organisation_closed(people, body.name)
        return _back(organisation, "closed")
    return _closing(request, body, form)


def _closing(
    request: HttpRequest, body: Organisation, form: CloseForm, *, problem: str = ""
) -> HttpResponse:
    shown = {
        "organisation": body,
        "form": form,
        "problem": problem,
        "members": selectors.members(body).count(),
        "invitations": selectors.open_invitations(body).count(),
        "state": states.state_name(body.state),
    }
    status = 409 if problem else 200
    return render(request, "accounts/organisation_close.html", shown, status=status)


def _back(organisation: uuid.UUID, done: str) -> HttpResponse:
    page = reverse("accounts:organisation", args=[organisation])
    return HttpResponseRedirect(f"{page}?done={done}")
