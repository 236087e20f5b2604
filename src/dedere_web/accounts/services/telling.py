"""What the accounts app tells the trail: the one place from which it does."""

from django.utils.translation import gettext_lazy as _

from dedere_web.accounts.models import Invitation, Membership, Organisation, PlatformGrant, User
from dedere_web.trail import registry
from dedere_web.trail.chain import Json
from dedere_web.trail.registry import Subject
from dedere_web.trail.services import record

ORGANISATION, MEMBERSHIP, INVITATION = "organisation", "membership", "invitation"
GRANT, PERSON = "platform-role", "person"

registry.register(
    kind=ORGANISATION,
    label=_("organisation"),
    actions={"created": _("The organisation was created.")},
    fields={"name": _("name"), "kind": _("kind"), "function": _("function"), "state": _("State")},
)
registry.register(
    kind=MEMBERSHIP,
    label=_("membership"),
    actions={
        "began": _("The membership began."),
        "changed": _("Role or last day of the membership were changed."),
        "ended": _("The membership was ended."),
        "handed-over": _("The work of the member was handed over."),
    },
    fields={"person": _("person"), "role": _("role"), "until": _("last day")},
)
registry.register(
    kind=INVITATION,
    label=_("invitation"),
    actions={
        "sent": _("The invitation was sent."),
        "withdrawn": _("The invitation was withdrawn."),
        "accepted": _("The invitation was accepted."),
    },
    fields={"role": _("role"), "until": _("last day"), "expires": _("good until")},
)
registry.register(
    kind=GRANT,
    label=_("platform role"),
    actions={
        "granted": _("The platform role was granted."),
        "ended": _("The platform role was ended."),
    },
    fields={"person": _("person"), "role": _("role")},
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
    },
)


def tell_of_organisation(body: Organisation, action: str, *, actor: User | None) -> None:
    """Record that an organisation came into being."""
    state: Json = {
        "name": body.name,
        "kind": body.kind,
        "function": body.function,
        "state": body.state,
    }
    record(
        organisation=body.pk,
        actor=actor.pk if actor else None,
        action=action,
        subject=Subject.of(ORGANISATION, body.pk),
        after=state,
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
        before=None if action == "sent" else state,
        after=state if action == "sent" else None,
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
