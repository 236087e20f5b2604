"""The rules in SQL: ``rules.sql`` over the relations of one day, in memory."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from benchmarks.rules_again.found import Found, Pair
from benchmarks.rules_again.relations import Relations

RULES = (Path(__file__).parent / "rules.sql").read_text(encoding="utf-8")
TABLES = {
    "bond": "state text, instrument text, bond int",
    "rule": "family text, place int, apart int",
    "needs": "family text, place int, instrument text",
    "apart": "family text, place int, later text, earlier text",
    "governs": "family text, place int, text text",
    "covers": "offence text, instrument text, family text",
    "clause": "instrument text, kind text, article text, whole text",
    "declared": "state text, instrument text, article text, accepts int, first int, over int",
    "practice": ("state text, question text, instrument text, answer text, first int, over int"),
}


def written(relations: Relations) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that holds the relations."""
    base = duckdb.connect()
    for table, columns in TABLES.items():
        base.execute(f"create table {table} ({columns})")
        rows = getattr(relations, table)
        if rows:  # Whole columns: a row at a time would take seconds.
            values = [list(column) for column in zip(*rows, strict=True)]
            kinds = ("int[]" if isinstance(v[0], int) else "text[]" for v in values)
            lists = ", ".join(f"unnest(?::{kind})" for kind in kinds)
            base.execute(f"insert into {table} select {lists}", values)
    base.execute("create table today as select ? as day", [relations.on.toordinal()])
    return base


def answer(
    base: duckdb.DuckDBPyConnection,
    *,
    offence: str,
    kinds: Sequence[str],
    pairs: Iterable[Pair],
) -> Found:
    """Return what the rules say for these pairs."""
    chosen = list(pairs)
    base.execute(
        "create or replace temp table pair as "
        "select unnest(?::text[]) as one, unnest(?::text[]) as other",
        [[one for one, _ in chosen], [other for _, other in chosen]],
    )
    base.execute("create or replace temp table offence as select ? as id", [offence])
    base.execute(
        "create or replace temp table form as select unnest(?::text[]) as kind", [list(kinds)]
    )
    base.execute(RULES)
    found = Found()
    found.bases.update(base.execute("from basis").fetchall())
    found.open.update(base.execute("from open_matter").fetchall())
    found.answers.update(
        base.execute(
            "select one, other, family, answer from decided where answer <> 'no'"
        ).fetchall()
    )
    return found
