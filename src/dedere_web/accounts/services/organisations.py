"""Creates, changes and closes organisations."""

from django.db import IntegrityError, transaction

from dedere_web.accounts import request_memory, selectors
from dedere_web.accounts.models import Function, Kind, Organisation, User
from dedere_web.accounts.services.errors import (
    ChangedMeanwhileError,
    ClosedOrganisationError,
    FixedKindError,
    OrganisationExistsError,
)
from dedere_web.accounts.services.membership import end_all
from dedere_web.accounts.services.telling import organisation_state, tell_of_organisation
from dedere_web.accounts.versions import version_of_organisation
from dedere_web.foundation import clock


def create_organisation(
    *,
    name: str,
    kind: Kind,
    by: User | None,
    function: Function | None = None,
    state: str = "",
) -> Organisation:
    """Create an organisation that nobody belongs to yet.

    Args:
        name: Its name, as it writes it itself.
        kind: What it is.
        by: The operator; ``None`` for the command line.
        function: What it does, where it is a body of a State.
        state: The State, by alpha-3 code, where it is a body of one.

    Raises:
        OrganisationExistsError: This State has one of this name already.
        IntegrityError: Kind, function and State contradict each other.
    """
    body = Organisation(
        name=name.strip(),
        kind=kind,
        function=function or "",
        state=state,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            body.save(force_insert=True)
            tell_of_organisation(body, "created", actor=by, after=organisation_state(body))
    except IntegrityError as error:
        if Organisation.objects.filter(name__iexact=body.name, state=state).exists():
            raise OrganisationExistsError(body.name) from error
        raise
    return body


@transaction.atomic
def change_organisation(  # noqa: PLR0913 - everything that is said about an organisation
    organisation: Organisation,
    *,
    name: str,
    kind: Kind,
    function: Function | None,
    state: str,
    seen: str,
    by: User,
) -> Organisation:
    """Keep another name or function; another kind or State only before anybody came in.

    Args:
        organisation: Which one.
        name: Its name, as it writes it itself.
        kind: What it is.
        function: What it does, where it is a body of a State.
        state: The State, by alpha-3 code, where it is a body of one.
        seen: ``version_of_organisation`` of what the person had before the eyes.
        by: Who changes it.

    Raises:
        ClosedOrganisationError: It is closed.
        ChangedMeanwhileError: Somebody else changed it since.
        FixedKindError: Kind or State would change, and somebody has worked for it.
        OrganisationExistsError: This State has one of this name already.
        IntegrityError: Kind, function and State contradict each other.
    """
    current = _open_and_unchanged(organisation, seen)
    if (current.kind, current.state) != (kind, state) and selectors.had_members(current):
        raise FixedKindError
    before = organisation_state(current)
    current.name, current.kind = name.strip(), kind
    current.function, current.state = function or "", state
    if (after := organisation_state(current)) == before:
        return current
    try:
        with transaction.atomic():
            current.save(update_fields=["name", "kind", "function", "state"])
    except IntegrityError as error:
        others = Organisation.objects.filter(name__iexact=current.name, state=state)
        if others.exclude(pk=current.pk).exists():
            raise OrganisationExistsError(current.name) from error
        raise
    tell_of_organisation(current, "changed", actor=by, before=before, after=after)
    request_memory.forget()
    return current


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, why: str, seen: str, by: User
) -> tuple[User, ...]:
    """Close an organisation for good and return who worked for it until now.

    Every membership ends and every open invitation is withdrawn, each told in its trail. What it
    wrote stays under its name: what it shared is read by whom it was shared with, and what was for
    its members alone is read by nobody, the operator who closes it included. There is no way
    back: otherwise closing, opening and appointing oneself would be a way in.

    Raises:
        ClosedOrganisationError: It is closed already.
        ChangedMeanwhileError: Somebody else changed it since.
    """
    current = _open_and_unchanged(organisation, seen)
    people = end_all(current, by=by)
    before = organisation_state(current)
    current.closed_at = clock.now()
    current.save(update_fields=["closed_at"])
    tell_of_organisation(current, "closed", actor=by, before=before, why=why)
    request_memory.forget()
    return people


def _open_and_unchanged(organisation: Organisation, seen: str) -> Organisation:
    """Return an organisation as it is now, while nobody else changes it.

    Raises:
        ClosedOrganisationError: It is closed.
        ChangedMeanwhileError: It is not what the person saw.
    """
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if current.closed_at is not None:
        raise ClosedOrganisationError(current.name)
    if version_of_organisation(current) != seen:
        raise ChangedMeanwhileError
    return current
