"""What changes people, organisations and roles; the only functions that other rooms call."""

from dedere_web.accounts.services.errors import (
    AlreadyInvitedError,
    AlreadyMemberError,
    AnotherAddressError,
    ChangedMeanwhileError,
    ClosedOrganisationError,
    EndedMembershipError,
    FixedKindError,
    LastAdministratorError,
    LastOperatorError,
    NoHeirError,
    OrganisationExistsError,
    PastDayError,
    UnusableInvitationError,
)
from dedere_web.accounts.services.inviting import (
    accept_as,
    accept_with_new_account,
    invite_member,
    invite_to_platform,
    send_again,
    withdraw_invitation,
)
from dedere_web.accounts.services.membership import (
    HandedOver,
    begin_membership,
    change_membership,
    end_grant,
    end_membership,
    hand_over,
)
from dedere_web.accounts.services.opening import (
    AccountExistsError,
    UnusableEmailError,
    WeakPasswordError,
    create_operator,
    grant,
    open_account,
)
from dedere_web.accounts.services.organisations import (
    change_organisation,
    close_organisation,
    create_organisation,
)
from dedere_web.accounts.services.profile import (
    change_address,
    change_profile,
    tell_of_sign_in_change,
)
from dedere_web.accounts.services.sessions import end_sessions, remove_second_factors

__all__ = [
    "AccountExistsError",
    "AlreadyInvitedError",
    "AlreadyMemberError",
    "AnotherAddressError",
    "ChangedMeanwhileError",
    "ClosedOrganisationError",
    "EndedMembershipError",
    "FixedKindError",
    "HandedOver",
    "LastAdministratorError",
    "LastOperatorError",
    "NoHeirError",
    "OrganisationExistsError",
    "PastDayError",
    "UnusableEmailError",
    "UnusableInvitationError",
    "WeakPasswordError",
    "accept_as",
    "accept_with_new_account",
    "begin_membership",
    "change_address",
    "change_membership",
    "change_organisation",
    "change_profile",
    "close_organisation",
    "create_operator",
    "create_organisation",
    "end_grant",
    "end_membership",
    "end_sessions",
    "grant",
    "hand_over",
    "invite_member",
    "invite_to_platform",
    "open_account",
    "remove_second_factors",
    "send_again",
    "tell_of_sign_in_change",
    "withdraw_invitation",
]
