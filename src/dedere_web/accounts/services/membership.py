"""Begins, changes and ends memberships, and hands over what a member leaves behind."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from dedere_web.accounts import handover, request_memory, selectors
from dedere_web.accounts.models import (
    Invitation,
    Membership,
    Organisation,
    PlatformGrant,
    PlatformRole,
    Role,
    User,
)
from dedere_web.accounts.services.errors import (
    AlreadyMemberError,
    ChangedMeanwhileError,
    EndedMembershipError,
    LastAdministratorError,
    LastOperatorError,
    NoHeirError,
    PastDayError,
)
from dedere_web.accounts.services.sessions import end_sessions
from dedere_web.accounts.services.telling import (
    membership_state,
    tell_of_grant,
    tell_of_invitation,
    tell_of_membership,
)
from dedere_web.accounts.versions import version_of_membership
from dedere_web.foundation import clock


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What became of a member's work."""

    sessions: int
    """Sessions that were ended."""
    gone: dict[str, int]
    """Pieces of work that went to the heir, by kind."""


@transaction.atomic
def begin_membership(
    person: User,
    organisation: Organisation,
    role: Role,
    *,
    by: User | None,
    until: dt.date | None = None,
) -> Membership:
    """Make a person a member from today.

    Raises:
        AlreadyMemberError: The person is one.
        PastDayError: The last day lies before today.
    """
    today = clock.today()
    if until is not None and until < today:
        raise PastDayError
    _lock(organisation)
    over = Membership.objects.filter(
        person=person, organisation=organisation, ended_at=None, until__lt=today
    )
    over.update(ended_at=clock.now())  # its time was over already; now the row says so
    if Membership.objects.filter(person=person, organisation=organisation, ended_at=None).exists():
        raise AlreadyMemberError(person.email)
    membership = Membership.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        since=today,
        until=until,
        granted_by=by,
    )
    tell_of_membership(membership, "began", actor=by, after=membership_state(membership))
    request_memory.forget()
    return membership


@transaction.atomic
def change_membership(
    membership: Membership,
    *,
    role: Role,
    until: dt.date | None,
    by: User,
    seen: str | None = None,
) -> Membership:
    """Give a member another role or another last day.

    Args:
        membership: Which one.
        role: The role from now on.
        until: The last day from now on, ``None`` for no end.
        by: Who changes it.
        seen: ``version_of_membership`` of what a person had before the eyes; ``None`` where no
            person looked at it before.

    Raises:
        EndedMembershipError: It has ended.
        ChangedMeanwhileError: Somebody else changed it since.
        PastDayError: The last day lies before today.
        LastAdministratorError: Nobody else would manage the organisation.
    """
    current = _locked(membership)
    if seen is not None and version_of_membership(current) != seen:
        raise ChangedMeanwhileError
    if until is not None and until < clock.today():
        raise PastDayError
    if role is not Role.ADMINISTRATOR or until is not None:
        _keep_an_administrator(current)
    before = membership_state(current)
    current.role, current.until = role, until
    if (after := membership_state(current)) != before:
        current.save(update_fields=["role", "until"])
        tell_of_membership(current, "changed", actor=by, before=before, after=after)
        request_memory.forget()
    return current


@transaction.atomic
def end_membership(membership: Membership, *, by: User) -> None:
    """End a membership now. What the person wrote stays with the organisation.

    Raises:
        EndedMembershipError: It has ended.
        LastAdministratorError: Nobody else would manage the organisation.
    """
    _end(_locked(membership), by=by)


@transaction.atomic
def hand_over(membership: Membership, *, heir: Membership | None, by: User) -> HandedOver:
    """End a membership, sign the person out everywhere, and pass unfinished work to an heir.

    Raises:
        EndedMembershipError: It has ended.
        LastAdministratorError: Nobody else would manage the organisation.
        NoHeirError: The heir may not work in this organisation.
    """
    current = _locked(membership)
    if heir is not None and not selectors.heirs(current).filter(pk=heir.pk).exists():
        raise NoHeirError
    _end(current, by=by)
    gone: dict[str, int] = {}
    if heir is not None:
        gone = handover.reassign_all(
            current.organisation_id, leaver=current.person_id, heir=heir.person_id
        )
    tell_of_membership(
        current,
        "handed-over",
        actor=by,
        after={"heir": heir.person_id if heir else None, "work": dict(gone)},
    )
    return HandedOver(sessions=end_sessions(current.person, by=by), gone=gone)


@transaction.atomic
def end_grant(grant: PlatformGrant, *, by: User) -> None:
    """Take a platform role back.

    Raises:
        LastOperatorError: Nobody else would run the platform.
    """
    open_grants = PlatformGrant.objects.select_for_update().filter(
        role=grant.role, ended_at=None, person__is_active=True
    )
    others = [other for other in open_grants if other.pk != grant.pk]
    if grant.role == PlatformRole.OPERATOR and not others:
        raise LastOperatorError
    grant.ended_at = clock.now()
    grant.save(update_fields=["ended_at"])
    tell_of_grant(grant, "ended", actor=by)
    request_memory.forget()


def end_all(organisation: Organisation, *, by: User) -> tuple[User, ...]:
    """End every membership of an organisation that closes, and its open invitations.

    Within the transaction of the caller. Returns the people who worked for it until now.
    """
    ended = list(selectors.members(organisation))
    for membership in ended:
        _end_now(membership, by=by)
    _withdraw(selectors.open_invitations(organisation), by=by)
    return tuple(membership.person for membership in ended)


def _end(membership: Membership, *, by: User) -> None:
    _keep_an_administrator(membership)
    _end_now(membership, by=by)
    # Somebody who leaves may still hold the links.
    sent = selectors.open_invitations(membership.organisation)
    _withdraw(sent.filter(invited_by=membership.person_id), by=by)
    request_memory.forget()


def _end_now(membership: Membership, *, by: User) -> None:
    before = membership_state(membership)
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])
    tell_of_membership(membership, "ended", actor=by, before=before)


def _withdraw(invitations: QuerySet[Invitation], *, by: User) -> None:
    for invitation in invitations:
        Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=clock.now())
        tell_of_invitation(invitation, "withdrawn", actor=by)


def _keep_an_administrator(membership: Membership) -> None:
    """Refuse what would leave an organisation without an administrator, today or later.

    Raises:
        LastAdministratorError: It would.
    """
    administers = selectors.administrators(membership.organisation)
    if not administers.filter(pk=membership.pk).exists():
        return
    if not administers.filter(until=None).exclude(pk=membership.pk).exists():
        raise LastAdministratorError(membership.organisation.name)


def _locked(membership: Membership) -> Membership:
    """Return a membership as it is now, while nobody else changes its organisation.

    Raises:
        EndedMembershipError: It has ended.
    """
    _lock(membership.organisation)
    current = Membership.objects.select_related("person", "organisation").get(pk=membership.pk)
    is_over = current.until is not None and current.until < clock.today()
    if current.ended_at is not None or is_over:
        raise EndedMembershipError
    return current


def _lock(organisation: Organisation) -> None:
    """Let changes of one organisation's members queue; on SQLite transactions queue already."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
