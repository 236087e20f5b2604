"""Creates organisations."""

from django.db import IntegrityError, transaction

from dedere_web.accounts.models import Function, Kind, Organisation, User
from dedere_web.accounts.services.errors import OrganisationExistsError
from dedere_web.accounts.services.telling import tell_of_organisation
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
            tell_of_organisation(body, "created", actor=by)
    except IntegrityError as error:
        if Organisation.objects.filter(name__iexact=body.name, state=state).exists():
            raise OrganisationExistsError(body.name) from error
        raise
    return body
