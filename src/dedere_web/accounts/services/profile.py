"""Changes what a person says about oneself, and tells the trail of changes of the sign-in."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from dedere_web.accounts import request_memory, selectors
from dedere_web.accounts.models import User
from dedere_web.accounts.services.opening import AccountExistsError, usable_address
from dedere_web.accounts.services.telling import tell_of_membership, tell_of_person


@transaction.atomic
def change_profile(person: User, *, name: str, language: str) -> None:
    """Keep another name or language."""
    changed = (person.name, person.language) != (name, language)
    person.name, person.language = name, language
    if changed:
        person.save(update_fields=["name", "language"])
        tell_of_person(person, "changed", actor=person)


@transaction.atomic
def change_address(person: User, email: str) -> str:
    """Let a person sign in with another address, and return the one before.

    That the person reads the new address is for the caller to have made sure: ``proofs``. The
    organisations of the person learn from their trail that it changed, not what it is.

    Raises:
        UnusableEmailError: The text is no address.
        AccountExistsError: The address has an account.
    """
    address, before = usable_address(email), person.email
    person.email = address
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
    except IntegrityError as error:
        person.email = before
        raise AccountExistsError(address) from error
    EmailAddress.objects.filter(user_id=person.pk).delete()
    tell_of_person(person, "address-changed", actor=person)
    for membership in selectors.memberships_of(person):
        tell_of_membership(membership, "address-changed", actor=person)
    return before


@transaction.atomic
def tell_of_sign_in_change(person: User, what: str) -> None:
    """Record that a password or second factor was changed, by the word the library has for it."""
    request_memory.forget()
    action = "password-changed" if what.startswith("password") else "second-factor-changed"
    tell_of_person(person, action, actor=person, what=what)
