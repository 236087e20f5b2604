"""For maintenance that concerns every row: changing keys, a person's data, what is due to go.

Row security is forced and binds the owner of a table too (``tenancy_database``).  The owner alone
may lift that for one transaction; pages and jobs run as another role and cannot.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction


@contextmanager
def above_row_rules(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Work as the owner on all rows of these tables, inside one transaction.

    SQLite has no rules on rows: there this is a transaction and nothing else.
    """
    names = sorted({model._meta.db_table for model in tables})
    with transaction.atomic():
        forced = _lifted(names) if connection.vendor == "postgresql" else []
        yield
        _execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY" for name in forced)


def _lifted(names: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relname = ANY(%s)", [names]
        )
        forced = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
    _execute(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY" for name in forced)
    return forced


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
