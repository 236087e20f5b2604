"""Who may do what that concerns people and roles. The only place of this app that decides."""

from django.contrib.auth.models import AnonymousUser

from dedere_web.accounts.models import User

Person = User | AnonymousUser


def may_edit_facts(person: Person) -> bool:
    """Say whether a person may import lists into the facts of this deployment."""
    return isinstance(person, User) and person.is_active and person.edits_facts
