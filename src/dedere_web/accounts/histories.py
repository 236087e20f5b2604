"""Who came, changed and left, on the pages of organisations, members and one's own account."""

import uuid

from django.urls import reverse
from django.utils.translation import gettext as _

from dedere_web.accounts import policies, selectors
from dedere_web.accounts.models import Organisation, User
from dedere_web.accounts.selectors import Person, viewer_of
from dedere_web.accounts.services import telling
from dedere_web.trail.histories import Told, register_history
from dedere_web.trail.registry import Subject
from dedere_web.trail.sign_ins import KIND as SIGN_IN


def history_of_organisation(person: Person, key: str) -> Told | None:
    """Return the history of an organisation for its members.

    Invitations, and members who have left, are for its administrators, as on the page itself.
    """
    body = _organisation(key)
    if body is None or not policies.may_see_members(person, body):
        return None
    present = selectors.members(body).values_list("pk", flat=True)
    subjects = [Subject.of(telling.ORGANISATION, body.pk)]
    subjects += [Subject.of(telling.MEMBERSHIP, number) for number in present]
    if policies.may_administer(person, body):
        left = selectors.former_members(body).values_list("pk", flat=True)
        sent = selectors.invitations_of(body).values_list("pk", flat=True)
        subjects += [Subject.of(telling.MEMBERSHIP, number) for number in left]
        subjects += [Subject.of(telling.INVITATION, number) for number in sent]
    return Told(
        viewer=viewer_of(person),
        subjects=tuple(subjects),
        title=body.name,
        address=reverse("accounts:organisation", args=[body.pk]),
    )


def history_of_membership(person: Person, key: str) -> Told | None:
    """Return the history of a membership, for who may change it."""
    found = selectors.membership_numbered(int(key)) if key.isdecimal() else None
    if found is None or not policies.may_change_membership(person, found):
        return None
    return Told(
        viewer=viewer_of(person),
        subjects=(Subject.of(telling.MEMBERSHIP, found.pk),),
        title=str(found.person),
        address=reverse("accounts:member", args=[found.organisation_id, found.pk]),
    )


def history_of_account(person: Person, _key: str) -> Told | None:
    """Return what happened to a person's own account: everybody's is one's own."""
    if not isinstance(person, User):
        return None
    return Told(
        viewer=viewer_of(person),
        subjects=(Subject.of(telling.PERSON, person.pk), Subject.of(SIGN_IN, person.pk)),
        title=_("Your account"),
        address=reverse("accounts:mine"),
    )


def history_of_platform_roles(person: Person, _key: str) -> Told | None:
    """Return who was given which duty on the platform, for operators."""
    if not policies.may_run_platform(person):
        return None
    numbers = selectors.every_grant().values_list("pk", flat=True)
    return Told(
        viewer=viewer_of(person),
        subjects=tuple(Subject.of(telling.GRANT, number) for number in numbers),
        title=_("Platform roles"),
        address=reverse("accounts:platform-roles"),
    )


def register_all() -> None:
    """Say on which pages a history stands."""
    register_history("organisation", history_of_organisation)
    register_history("membership", history_of_membership)
    register_history("account", history_of_account)
    register_history("platform-roles", history_of_platform_roles)


def _organisation(key: str) -> Organisation | None:
    try:
        return selectors.organisation(uuid.UUID(key))
    except ValueError:
        return None
