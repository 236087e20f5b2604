"""Why a change of people and roles is refused: each a sentence that says what to do instead."""

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark


class LastAdministratorError(InvalidInputError):
    """Without this administrator, nobody could manage the organisation."""

    def __init__(self, organisation: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This is the last administrator of {organisation}. Make another member "
                    "administrator first, without a last day; then this can be done."
                ),
                organisation=organisation,
            )
        )


class LastOperatorError(InvalidInputError):
    """Without this operator, nobody could run the platform."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This is the last operator of the platform. Invite another operator first; "
                    "then this role can be ended."
                )
            )
        )


class AlreadyMemberError(InvalidInputError):
    """The address belongs to a member already."""

    def __init__(self, email: str) -> None:
        super().__init__(
            Phrase.of(
                mark("{email} is a member already. Change the role in the list of members."),
                email=email,
            )
        )


class AlreadyInvitedError(InvalidInputError):
    """There is an open invitation to this address."""

    def __init__(self, email: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "{email} has an open invitation. Withdraw it first; then invite the person "
                    "again."
                ),
                email=email,
            )
        )


class UnusableInvitationError(InvalidInputError):
    """The link is wrong, used, withdrawn or too old. Which of these is nobody's business."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This invitation cannot be used: it was accepted or withdrawn, or its time "
                    "is over. Ask whoever invited you for a new one."
                )
            )
        )


class AnotherAddressError(InvalidInputError):
    """Somebody else is signed in."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This invitation is for another e-mail address than the one you are signed "
                    "in with. Sign out, open the link again, and sign in with the other address."
                )
            )
        )


class NoHeirError(InvalidInputError):
    """Work can only go to somebody who is there to do it."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The work can only go to another active member of this organisation who may "
                    "write in it. Choose one, or let the work stay with the organisation alone."
                )
            )
        )


class OrganisationExistsError(InvalidInputError):
    """An organisation of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Phrase.of(
                mark("{name} is on the list already. Open it there, or choose another name."),
                name=name,
            )
        )


class EndedMembershipError(InvalidInputError):
    """The membership has ended; what ended stays as it was."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "This membership has ended and cannot be changed. Invite the person again to "
                    "begin a new one."
                )
            )
        )


class PastDayError(InvalidInputError):
    """A last day lies before today."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("The last day lies in the past. Choose today or later, or end it at once.")
            )
        )


class ChangedMeanwhileError(InvalidInputError):
    """Somebody else was faster; nothing of theirs is overwritten unseen."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Somebody changed this after you had opened it, and nothing of yours was "
                    "saved. Compare both, then save yours or leave theirs."
                )
            )
        )


class ClosedOrganisationError(InvalidInputError):
    """A closed organisation stays as it was."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Phrase.of(mark("{name} is closed. Nothing about it can be changed."), name=name)
        )


class FixedKindError(InvalidInputError):
    """Kind and State decide who reads what was shared; they are fixed once anybody came in."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "Kind and State decide who reads what was shared, so they are fixed once "
                    "somebody has worked for the organisation. Create another organisation, and "
                    "close this one."
                )
            )
        )
