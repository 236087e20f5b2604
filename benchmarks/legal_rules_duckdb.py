"""The rules of the finder as SQL for DuckDB.

What is expressed, and what is not, stands in :mod:`benchmarks.legal_rules_clingo`: the same
subset, from the same relations, in ``legal_rules_standing.sql``, ``rules_again/rules.sql`` and
``legal_rules_pairs.sql``. Months are counted by the calendar of the database, not by ours.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from benchmarks.legal_rules_facts import TABLES, Rows
from benchmarks.legal_rules_found import Bonds, Findings
from benchmarks.rules_again import in_duckdb
from benchmarks.rules_again.found import Pair
from benchmarks.rules_again.relations import Relations

HERE = Path(__file__).parent
STANDING = (HERE / "legal_rules_standing.sql").read_text(encoding="utf-8")
PAIRS = (HERE / "legal_rules_pairs.sql").read_text(encoding="utf-8")

Base = duckdb.DuckDBPyConnection


def written(rows: Rows) -> Base:
    """Return a database in memory that holds the relations."""
    base = duckdb.connect()
    _fill(base, TABLES, rows)
    base.execute("create table today (day int)")
    return base


def bonds(base: Base, *, on: int) -> Bonds:
    """Return who is bound by what on a day, or possibly bound, and keep it in the database.

    Args:
        base: What :func:`written` returned.
        on: The ordinal number of the day.
    """
    base.execute("delete from today")
    base.execute("insert into today values (?)", [on])
    base.execute(STANDING)
    rows = base.execute("select state, instrument, grade from grade").fetchall()
    assert len({row[:2] for row in rows}) == len(rows)
    return {(state, instrument): grade for state, instrument, grade in rows}


def ready_for_pairs(base: Base, clauses: Relations) -> Base:
    """Add the clauses of the day whose bonds :func:`bonds` has left in the database.

    Args:
        base: The database.
        clauses: The relations of ``rules_again``, without bonds.
    """
    tables = {name: columns for name, columns in in_duckdb.TABLES.items() if name != "bond"}
    for name in ("bond", *tables):
        base.execute(f"drop table if exists {name}")
    _fill(base, tables, {name: getattr(clauses, name) for name in tables})
    base.execute(
        "create table bond as select state, instrument, least(grade, 2) as bond from grade"
    )
    return base


def findings(base: Base, *, offence: str, kinds: Sequence[str], pairs: Iterable[Pair]) -> Findings:
    """Return what the rules say for these pairs; ``base`` is ready for them."""
    matter = "mla" if "assistance" in kinds else "extradition"
    base.execute("create or replace temp table matter as select ? as matter", [matter])
    in_duckdb.answer(base, offence=offence, kinds=kinds, pairs=pairs)
    base.execute(PAIRS)
    return Findings(
        bases=set(base.execute("from given").fetchall()),
        set_aside=set(base.execute("from why_not").fetchall()),
        ask_treaty=set(base.execute("from ask_treaty").fetchall()),
        deemed=set(base.execute("from deemed").fetchall()),
        duties=set(base.execute("from duty").fetchall()),
        open=set(base.execute("from open_matter").fetchall()),
    ).with_treaties_only()


def _fill(base: Base, tables: dict[str, str], rows: Rows) -> None:
    for table, columns in tables.items():
        base.execute(f"create table {table} ({columns})")
        chosen = rows.get(table, ())
        if chosen:  # Whole columns: a row at a time would take seconds.
            values = [list(column) for column in zip(*chosen, strict=True)]
            kinds = ("int[]" if isinstance(v[0], int) else "text[]" for v in values)
            lists = ", ".join(f"unnest(?::{kind})" for kind in kinds)
            base.execute(f"insert into {table} select {lists}", values)
