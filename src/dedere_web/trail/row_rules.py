"""Who may read and write the trail, repeated by PostgreSQL: nobody reads a foreign chain.

A person reads the chains of the organisations whose confidential rows the person may read, and,
signed in, the platform's own.  An entry is added to one chain at a time, and only while our own
code says to which (``writing``): a person may come into a chain as its cause without being a
reader of it, such as an operator who creates an organisation.  Everything at once is read by the
owner of the tables alone, and only while that is said (``reading_whole``).

SQLite has no rules on rows: there this does nothing, and the filter of the query stands alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.tenancy_database import POSTGRES, RowRule
from dedere_web.trail.chain import PLATFORM

ADDING, WHOLE = "dedere.trail_adding", "dedere.trail_whole"
"""Settings that hold for one transaction: the chain being added to, and whether all is read."""

_SIGNED_IN = "(SELECT NULLIF(current_setting('dedere.person', true), '')) IS NOT NULL"
_ORGANISATIONS = (
    "ANY ((SELECT string_to_array(NULLIF(current_setting('dedere.organisations', true), ''), ','))"
    "::text[])"
)
_IS_OWNER = "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = "


class NotOwnerOfTrailError(InvalidInputError):
    """The whole trail can be read by the owner of the database alone."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The whole trail is read by the owner of the database alone. Run this with "
                    "the DATABASE_URL of the owner."
                )
            )
        )


def of_chain(table: str, column: str) -> RowRule:
    """Return the rule of a table of the trail.

    Args:
        table: The table.
        column: The column that names the chain.
    """
    adding = f"\"{column}\" = (SELECT current_setting('{ADDING}', true))"
    whole = (
        f"((SELECT current_setting('{WHOLE}', true)) = 'yes' AND ({_IS_OWNER}'{table}'::regclass))"
    )
    return RowRule(
        read=(
            f'{adding} OR "{column}" = {_ORGANISATIONS}'
            f" OR (\"{column}\" = '{PLATFORM}' AND {_SIGNED_IN}) OR {whole}"
        ),
        write=adding,
    )


@contextmanager
def writing(chain: str) -> Iterator[None]:
    """Let this transaction add to one chain, and read it for that, until the end of the block.

    Where the block fails, what is said goes with what was written.
    """
    if connection.vendor != POSTGRES:
        yield
        return
    _say(ADDING, chain)
    yield
    _say(ADDING, "")


@contextmanager
def reading_whole() -> Iterator[None]:
    """Read every chain, as the owner of the tables and in one transaction.

    Raises:
        NotOwnerOfTrailError: Whoever asks does not own the tables.
    """
    if connection.vendor != POSTGRES:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")
            cursor.execute(f"{_IS_OWNER}'trail_entry'::regclass")
            if cursor.fetchone() != (True,):
                raise NotOwnerOfTrailError
        _say(WHOLE, "yes")
        yield
        _say(WHOLE, "")


def _say(setting: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [setting, value])
