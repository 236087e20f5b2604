"""What the accounts app tells the trail: the one place from which it does."""

from collections.abc import Callable, Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dedere_web.accounts import selectors
from dedere_web.accounts.models import (
    Function,
    Invitation,
    Kind,
    Membership,
    Organisation,
    PlatformGrant,
    PlatformRole,
    Role,
    User,
)
from dedere_web.trail import registry
from dedere_web.trail.chain import Json
from dedere_web.trail.people import names_of
from dedere_web.trail.registry import Subject, Words
from dedere_web.trail.services import record

ORGANISATION, MEMBERSHIP, INVITATION = "organisation", "membership", "invitation"
GRANT, PERSON = "platform-role", "person"


def _word_of(*choices: type[TextChoices]) -> Callable[[str], Words]:
    """Return what says a code of these choices in words."""
    words = {member.value: member.label for of in choices for member in of}
    return lambda code: words.get(code, code)


def _members(memberships: Collection[str]) -> dict[str, str]:
    people = selectors.memberships_numbered(memberships)
    names = names_of(person.pk for person in people.values())
    return {number: names[person.pk] for number, person in people.items()}


registry.register(
    kind=ORGANISATION,
    label=_("organisation"),
    actions={
        "created": _("The organisation was created."),
        "changed": _("What is said about the organisation was changed."),
        "closed": _("The organisation was closed. This is final."),
    },
    fields={"name": _("name"), "kind": _("kind"), "function": _("function"), "state": _("State")},
    values={"kind": _word_of(Kind), "function": _word_of(Function)},
)
registry.register(
    kind=MEMBERSHIP,
    label=_("membership"),
    actions={
        "began": _("The membership began."),
        "changed": _("Role or last day of the membership were changed."),
        "ended": _("The membership was ended."),
        "handed-over": _("The work of the member was handed over."),
        "address-changed": _("The member changed the e-mail address of the account."),
    },
    fields={
        "role": _("role"),
        "until": _("last day"),
        "heir": _("who takes the work over"),
        "work": _("pieces of work"),
    },
    values={"role": _word_of(Role)},
    persons=frozenset({"heir"}),
    untold=frozenset({"person"}),
    describe=_members,
)
registry.register(
    kind=INVITATION,
    label=_("invitation"),
    actions={
        "sent": _("The invitation was sent."),
        "sent-again": _("The invitation was sent again, with a new link."),
        "withdrawn": _("The invitation was withdrawn."),
        "accepted": _("The invitation was accepted."),
    },
    fields={"role": _("role"), "until": _("last day"), "expires": _("good until")},
    values={"role": _word_of(Role, PlatformRole)},
    describe=selectors.addresses_invited,
)
registry.register(
    kind=GRANT,
    label=_("platform role"),
    actions={
        "granted": _("The platform role was granted."),
        "ended": _("The platform role was ended."),
    },
    fields={"person": _("person"), "role": _("role")},
    values={"role": _word_of(PlatformRole)},
    persons=frozenset({"person"}),
)
registry.register(
    kind=PERSON,
    label=_("account"),
    actions={
        "opened": _("The account was opened."),
        "changed": _("Name or language of the account were changed."),
        "password-changed": _("The password was changed."),
        "second-factor-changed": _("The second factor was changed."),
        "sessions-ended": _("Sessions of the account were ended."),
        "address-changed": _("The e-mail address of the account was changed."),
    },
)


def organisation_state(body: Organisation) -> dict[str, Json]:
    """Return what the trail keeps of an organisation."""
    return {
        "name": body.name,
        "kind": body.kind,
        "function": body.function,
        "state": body.state,
    }


def tell_of_organisation(
    body: Organisation,
    action: str,
    *,
    actor: User | None,
    before: dict[str, Json] | None = None,
    after: dict[str, Json] | None = None,
    why: str = "",
) -> None:
    """Record that an organisation came into being, changed or was closed."""
    record(
        organisation=body.pk,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(ORGANISATION, body.pk),
        before=before,
        after=after,
        why=why,
    )


def membership_state(membership: Membership) -> dict[str, Json]:
    """Return what the trail keeps of a membership."""
    return {
        "person": membership.person_id,
        "role": membership.role,
        "until": membership.until.isoformat() if membership.until else None,
    }


def tell_of_membership(
    membership: Membership,
    action: str,
    *,
    actor: User | None,
    before: dict[str, Json] | None = None,
    after: dict[str, Json] | None = None,
) -> None:
    """Record that a membership began, changed, ended or was handed over."""
    record(
        organisation=membership.organisation_id,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(MEMBERSHIP, membership.pk),
        before=before,
        after=after,
    )


def tell_of_invitation(invitation: Invitation, action: str, *, actor: User | None) -> None:
    """Record an invitation, without the address: that is in the row, and may be erased there."""
    state: Json = {
        "role": invitation.role or invitation.platform_role,
        "until": invitation.until.isoformat() if invitation.until else None,
        "expires": invitation.expires_at.isoformat(),
    }
    record(
        organisation=invitation.organisation_id,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(INVITATION, invitation.pk),
        before=None if action.startswith("sent") else state,
        after=state if action.startswith("sent") else None,
    )


def tell_of_grant(grant: PlatformGrant, action: str, *, actor: User | None) -> None:
    """Record that a platform role was granted or ended."""
    state: Json = {"person": grant.person_id, "role": grant.role}
    record(
        organisation=None,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(GRANT, grant.pk),
        before=None if action == "granted" else state,
        after=state if action == "granted" else None,
    )


def tell_of_person(person: User, action: str, *, actor: User | None, what: str = "") -> None:
    """Record what happened to an account; never what was typed."""
    record(
        organisation=None,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(PERSON, person.pk),
        after={"what": what} if what else None,
    )
