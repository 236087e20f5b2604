"""Opens accounts: from the command line, and for people who were invited."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts import request_memory
from dedere_web.accounts.models import PlatformGrant, PlatformRole, User
from dedere_web.accounts.services.telling import tell_of_grant, tell_of_person
from dedere_web.foundation import clock


class AccountExistsError(InvalidInputError):
    """Somebody already signs in with this address."""

    def __init__(self, email: str) -> None:
        self.email = email
        super().__init__(
            Phrase.of(
                mark("An account for {email} exists already. Nothing was changed."), email=email
            )
        )


class WeakPasswordError(InvalidInputError):
    """The password does not meet the rules of this platform."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(
            Phrase.of(
                mark("The password cannot be used: {reasons} Choose another one."),
                reasons=" ".join(reasons),
            )
        )


class UnusableEmailError(InvalidInputError):
    """The text is no e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(
            Phrase.of(
                mark("'{email}' is not an e-mail address. Write it like name@ministry.example."),
                email=email,
            )
        )


@transaction.atomic
def create_operator(*, email: str, password: str, name: str = "") -> User:
    """Create the account of a person who runs this platform and may edit its facts.

    Raises:
        UnusableEmailError: The address is none.
        AccountExistsError: The address is taken.
        WeakPasswordError: The password does not meet the rules.
    """
    person = open_account(email=email, password=password, name=name)
    grant(person, PlatformRole.OPERATOR, by=None)
    grant(person, PlatformRole.EDITOR_OF_FACTS, by=None)
    return person


@transaction.atomic
def open_account(*, email: str, password: str, name: str, language: str = "") -> User:
    """Open an account that may sign in and nothing else.

    Raises:
        UnusableEmailError: The address is none.
        AccountExistsError: The address is taken.
        WeakPasswordError: The password does not meet the rules.
    """
    address = usable_address(email)
    if User.objects.filter(email=address).exists():
        raise AccountExistsError(address)
    person = User(email=address, name=name.strip(), language=language, joined_at=clock.now())
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPasswordError([str(message) for message in error.messages]) from error
    person.set_password(password)
    person.save()
    tell_of_person(person, "opened", actor=person)
    return person


def usable_address(email: str) -> str:
    """Return an e-mail address as it is kept: in lower case.

    Raises:
        UnusableEmailError: The text is no address.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise UnusableEmailError(email) from error
    return address


@transaction.atomic
def grant(person: User, role: PlatformRole, *, by: User | None) -> PlatformGrant:
    """Give a person a role on the platform; one that the person has already stays as it is."""
    made, is_new = PlatformGrant.objects.get_or_create(
        person=person,
        role=role,
        ended_at=None,
        defaults={"granted_at": clock.now(), "granted_by": by},
    )
    if is_new:
        tell_of_grant(made, "granted", actor=by)
        request_memory.forget()
    return made
