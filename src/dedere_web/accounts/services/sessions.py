"""Ends sessions, and helps people who have lost their second factor."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from dedere_web.accounts import request_memory
from dedere_web.accounts.models import User
from dedere_web.accounts.services.telling import tell_of_person


@transaction.atomic
def end_sessions(
    person: User, *, by: User, only: int | None = None, keep: str | None = None
) -> int:
    """End sessions of a person and return how many.

    Args:
        person: Whose sessions.
        by: Who ends them.
        only: The one to end, by its number; otherwise all of them.
        keep: The key of a session that goes on.
    """
    found = UserSession.objects.filter(user=person)
    if only is not None:
        found = found.filter(pk=only)
    if keep is not None:
        found = found.exclude(session_key=keep)
    ended = list(found)
    for session in ended:
        session.end()
    if ended:
        tell_of_person(person, "sessions-ended", actor=by)
    return len(ended)


@transaction.atomic
def remove_second_factors(person: User, *, by: User) -> None:
    """Take every second factor off an account whose owner has lost them, and sign it out.

    Until a new one is set up the account sees nothing confidential.
    """
    Authenticator.objects.filter(user_id=person.pk).delete()
    tell_of_person(person, "second-factor-changed", actor=by, what="removed_by_operator")
    end_sessions(person, by=by)
    request_memory.forget()
