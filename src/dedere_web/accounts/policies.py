"""Who may do what that concerns people and roles. The only place of this app that decides."""

from dedere_web.accounts.models import (
    Invitation,
    Membership,
    Organisation,
    PlatformRole,
    Role,
    User,
)
from dedere_web.accounts.selectors import (
    Person,
    had_members,
    has_administrator,
    platform_roles_of,
    role_in,
    viewer_of,
)

__all__ = [
    "Person",
    "may_administer",
    "may_appoint_first_administrator",
    "may_change_kind",
    "may_change_membership",
    "may_change_organisation",
    "may_close_organisation",
    "may_draft_reports",
    "may_edit_facts",
    "may_end_membership",
    "may_hand_over",
    "may_invite",
    "may_run_platform",
    "may_run_programmes",
    "may_see_members",
    "may_see_organisation",
    "may_send_again",
    "may_withdraw",
]


def may_edit_facts(person: Person) -> bool:
    """Say whether a person may import lists into the facts of this deployment.

    Lists of depositaries are public: this takes no second factor.
    """
    return PlatformRole.EDITOR_OF_FACTS in platform_roles_of(person)


def may_run_platform(person: Person) -> bool:
    """Say whether a person creates organisations and gives platform roles."""
    return PlatformRole.OPERATOR in viewer_of(person).platform_roles


def may_run_programmes(person: Person) -> bool:
    """Say whether a person plans assistance for the platform."""
    return PlatformRole.PROGRAMME_OFFICER in viewer_of(person).platform_roles


def may_draft_reports(person: Person) -> bool:
    """Say whether a person drafts reports for the platform."""
    return PlatformRole.REPORT_DRAFTER in viewer_of(person).platform_roles


def may_see_organisation(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may open the page of an organisation: its members, and operators."""
    return organisation.pk in viewer_of(person).organisations or may_run_platform(person)


def may_see_members(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may see who works for an organisation: those who do.

    An operator who does not sees its administrators alone, to know whom to write to.
    """
    return organisation.pk in viewer_of(person).organisations


def may_administer(person: Person, organisation: Organisation) -> bool:
    """Say whether a person manages the members of an organisation."""
    return role_in(person, organisation) is Role.ADMINISTRATOR


def may_change_organisation(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may change what is said about an organisation."""
    if organisation.closed_at is not None:
        return False
    return may_administer(person, organisation) or may_run_platform(person)


def may_change_kind(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may change kind and State: an operator, before anybody came in.

    They decide who reads what was shared: later, another State would read what was given to one.
    """
    return (
        may_change_organisation(person, organisation)
        and may_run_platform(person)
        and not had_members(organisation)
    )


def may_close_organisation(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may close an organisation: an operator, once."""
    return organisation.closed_at is None and may_run_platform(person)


def may_appoint_first_administrator(person: Person, organisation: Organisation) -> bool:
    """Say whether a person may appoint an administrator from outside: only where there is none."""
    return (
        may_run_platform(person)
        and organisation.closed_at is None
        and not has_administrator(organisation)
    )


def may_invite(person: Person, organisation: Organisation, role: Role) -> bool:
    """Say whether a person may invite somebody to an organisation in this role."""
    if may_administer(person, organisation):
        return True
    return role is Role.ADMINISTRATOR and may_appoint_first_administrator(person, organisation)


def may_withdraw(person: Person, invitation: Invitation) -> bool:
    """Say whether a person may make an invitation useless: whoever may send one like it."""
    if invitation.organisation is None:
        return may_run_platform(person)
    return may_invite(person, invitation.organisation, Role(invitation.role))


def may_send_again(person: Person, invitation: Invitation) -> bool:
    """Say whether a person may send an invitation once more: whoever may send one like it."""
    return may_withdraw(person, invitation)


def may_change_membership(person: Person, membership: Membership) -> bool:
    """Say whether a person may change role and last day of a member."""
    return may_administer(person, membership.organisation)


def may_end_membership(person: Person, membership: Membership) -> bool:
    """Say whether a person may end a membership: an administrator, and everybody one's own."""
    if isinstance(person, User) and membership.person_id == person.pk:
        return True
    return may_change_membership(person, membership)


def may_hand_over(person: Person, membership: Membership) -> bool:
    """Say whether a person may end a membership and pass the work on."""
    return may_change_membership(person, membership)
