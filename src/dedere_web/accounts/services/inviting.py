"""Invites people, by a link that is good once; withdraws invitations; lets people in."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction

from dedere_web.accounts import selectors
from dedere_web.accounts.models import Invitation, Organisation, PlatformRole, Role, User
from dedere_web.accounts.services.errors import (
    AlreadyInvitedError,
    AlreadyMemberError,
    AnotherAddressError,
    PastDayError,
    UnusableInvitationError,
)
from dedere_web.accounts.services.membership import begin_membership
from dedere_web.accounts.services.opening import grant, open_account, usable_address
from dedere_web.accounts.services.telling import tell_of_invitation
from dedere_web.foundation import clock

TOKEN_BYTES = 32


@transaction.atomic
def invite_member(
    organisation: Organisation,
    *,
    email: str,
    role: Role,
    by: User,
    days: int = settings.INVITATION_DAYS,
    until: dt.date | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody to an organisation and return the invitation and its only token.

    Raises:
        UnusableEmailError: The address is none.
        AlreadyMemberError: The address belongs to a member.
        AlreadyInvitedError: There is an open invitation.
        PastDayError: The last day lies before today.
    """
    address = usable_address(email)
    if until is not None and until < clock.today():
        raise PastDayError
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if selectors.members(organisation).filter(person__email=address).exists():
        raise AlreadyMemberError(address)
    if selectors.open_invitations(organisation).filter(email=address).exists():
        raise AlreadyInvitedError(address)
    return _invite(
        Invitation(organisation=organisation, email=address, role=role, until=until), by, days
    )


@transaction.atomic
def invite_to_platform(
    *, email: str, role: PlatformRole, by: User, days: int = settings.INVITATION_DAYS
) -> tuple[Invitation, str]:
    """Invite somebody to a role on the platform and return the invitation and its only token.

    Raises:
        UnusableEmailError: The address is none.
        AlreadyInvitedError: There is an open invitation.
    """
    address = usable_address(email)
    if selectors.open_invitations(None).filter(email=address, platform_role=role).exists():
        raise AlreadyInvitedError(address)
    return _invite(Invitation(email=address, platform_role=role), by, days)


def _invite(invitation: Invitation, by: User, days: int) -> tuple[Invitation, str]:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    now = clock.now()
    invitation.token_hash = selectors.digest(token)
    invitation.created_at, invitation.expires_at = now, now + dt.timedelta(days=days)
    invitation.invited_by = by
    invitation.save(force_insert=True)
    tell_of_invitation(invitation, "sent", actor=by)
    return invitation, token


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> tuple[Invitation, str]:
    """Give an invitation a new link, good for as long as the first was; the one before is void.

    Raises:
        UnusableInvitationError: It was accepted or withdrawn, or its time is over.
    """
    token, now = secrets.token_urlsafe(TOKEN_BYTES), clock.now()
    changed = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    ).update(
        token_hash=selectors.digest(token),
        created_at=now,
        expires_at=now + (invitation.expires_at - invitation.created_at),
        invited_by=by,
    )
    if not changed:
        raise UnusableInvitationError
    invitation.refresh_from_db()
    tell_of_invitation(invitation, "sent-again", actor=by)
    return invitation, token


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Make an invitation useless.

    Raises:
        UnusableInvitationError: It was accepted or withdrawn, or its time is over.
    """
    changed = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).update(withdrawn_at=clock.now())
    if not changed:
        raise UnusableInvitationError
    tell_of_invitation(invitation, "withdrawn", actor=by)


@transaction.atomic
def accept_with_new_account(
    token: str, *, name: str, password: str, language: str = ""
) -> tuple[User, Invitation]:
    """Open the account of an invited person and let the person in.

    The account has the invited address and no other. That the person reads it is for the caller
    to have made sure: ``proofs``.

    Raises:
        UnusableInvitationError: The link is no longer good.
        AccountExistsError: The address has an account: sign in and accept there.
        WeakPasswordError: The password does not meet the rules.
    """
    invitation = _take(token)
    person = open_account(email=invitation.email, password=password, name=name, language=language)
    _let_in(person, invitation)
    return person, invitation


@transaction.atomic
def accept_as(person: User, token: str) -> Invitation:
    """Let a person in who has an account and is signed in.

    Raises:
        UnusableInvitationError: The link is no longer good.
        AnotherAddressError: It is for another address.
        AlreadyMemberError: The person is a member.
    """
    invitation = _take(token)
    if invitation.email != person.email:
        raise AnotherAddressError
    _let_in(person, invitation)
    return invitation


def _take(token: str) -> Invitation:
    """Return the invitation of a link and use it up; of two who try at once, one gets it.

    Raises:
        UnusableInvitationError: The link is no longer good.
    """
    invitation = selectors.invitation_for(token)
    if invitation is None:
        raise UnusableInvitationError
    taken = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).update(accepted_at=clock.now())
    if not taken:
        raise UnusableInvitationError
    return invitation


def _let_in(person: User, invitation: Invitation) -> None:
    if invitation.organisation is not None:
        if invitation.until is not None and invitation.until < clock.today():
            raise UnusableInvitationError
        begin_membership(
            person,
            invitation.organisation,
            Role(invitation.role),
            by=invitation.invited_by,
            until=invitation.until,
        )
    else:
        grant(person, PlatformRole(invitation.platform_role), by=invitation.invited_by)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=person)
    tell_of_invitation(invitation, "accepted", actor=person)
