"""Changes what a person says about oneself, and tells the trail of changes of the sign-in."""

from django.db import transaction

from dedere_web.accounts import request_memory
from dedere_web.accounts.models import User
from dedere_web.accounts.services.telling import tell_of_person


@transaction.atomic
def change_profile(person: User, *, name: str, language: str) -> None:
    """Keep another name or language."""
    changed = (person.name, person.language) != (name, language)
    person.name, person.language = name, language
    if changed:
        person.save(update_fields=["name", "language"])
        tell_of_person(person, "changed", actor=person)


@transaction.atomic
def tell_of_sign_in_change(person: User, what: str) -> None:
    """Record that a password or second factor was changed, by the word the library has for it."""
    request_memory.forget()
    action = "password-changed" if what.startswith("password") else "second-factor-changed"
    tell_of_person(person, action, actor=person, what=what)
