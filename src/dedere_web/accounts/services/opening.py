"""What changes accounts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.models import User
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
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise UnusableEmailError(email) from error
    if User.objects.filter(email=address).exists():
        raise AccountExistsError(address)
    user = User(email=address, name=name, edits_facts=True, joined_at=clock.now())
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPasswordError([str(message) for message in error.messages]) from error
    user.set_password(password)
    user.save()
    return user
