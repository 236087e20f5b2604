"""The rules in clingo: ``rules.lp`` over the relations of one day."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import clingo

from benchmarks.rules_again.found import Found, Pair
from benchmarks.rules_again.relations import Relations, Row

RULES = (Path(__file__).parent / "rules.lp").read_text(encoding="utf-8")
TABLES = ("bond", "rule", "needs", "apart", "governs", "covers", "clause", "declared", "practice")


def written(relations: Relations) -> str:
    """Return the relations as facts of a program."""
    lines = [f"today({relations.on.toordinal()})."]
    for table in TABLES:
        lines += [_atom(table, row) for row in getattr(relations, table)]
    return "\n".join(lines)


def answer(program: str, *, offence: str, kinds: Sequence[str], pairs: Iterable[Pair]) -> Found:
    """Return what the rules say for these pairs; ``program`` is what :func:`written` returned."""
    asked = [f'offence("{offence}").', *(f'form("{kind}").' for kind in kinds)]
    asked += ["asked(F) :- covers(O, _, F), offence(O)."]
    asked += [f'pair("{one}", "{other}").' for one, other in pairs]
    control = clingo.Control(["--warn=none"])
    control.add("base", [], RULES)
    control.add("base", [], program)
    control.add("base", [], "\n".join(asked))
    control.ground([("base", [])])
    found = Found()
    with control.solve(yield_=True) as solving:
        for model in solving:
            for atom in model.symbols(shown=True):
                values = [argument.string for argument in atom.arguments]
                found.take(atom.name, values)
    return found


def _atom(table: str, row: Row) -> str:
    values = ", ".join(str(v) if isinstance(v, int) else f'"{v}"' for v in row)
    return f"{table}({values})."
