"""The rules of the finder as an answer set program for clingo.

Expressed, from acts, final clauses, clauses on extradition and lists of treaties alone
(:mod:`benchmarks.legal_rules_facts`):

- ``legal_rules_standing.lp``: who is bound by which instrument on a day, how surely, and which
  bonds our sources leave open: entry into force by the final clauses, succession and continuity,
  denunciations, protocols and their parents, what the silence of a list proves;
- ``rules_again/rules.lp``: which text of a family governs (VCLT arts 30(4)(b), 40(4)), the
  optional and the no-treaty clause, assistance, declarations and recorded practice;
- ``legal_rules_pairs.lp``: treaties, arrangements and schemes of several States; listed bilateral
  treaties with dates, termination, supersession, what amends what and complete lists; certainty;
  clauses that deem offences included; the duty to submit the case to prosecution.

Not expressed: bases that need an organised group, treaties of predecessor States to ask about,
conditions, reservations other than on the optional clause, exclusions, safeguards, risks, ranks,
and every sentence, date and source of an explanation.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import clingo

from benchmarks.legal_rules_facts import Rows
from benchmarks.legal_rules_found import Bonds, Findings
from benchmarks.rules_again import in_clingo
from benchmarks.rules_again.found import Pair
from benchmarks.rules_again.relations import Relations

HERE = Path(__file__).parent
STANDING = (HERE / "legal_rules_standing.lp").read_text(encoding="utf-8")
PAIRS = (HERE / "legal_rules_pairs.lp").read_text(encoding="utf-8")
FOR_BONDS = frozenset(
    {
        *("act_dated", "act_effective", "act_as_of", "act_source"),
        *("source_as_of", "source_not_before", "source_not_after"),
        *("calendar", "month", "delay", "list_of_parties"),
    }
)
"""Relations of which only the rules on standing speak."""


def written(rows: Rows) -> str:
    """Return the relations as facts of a program."""
    return "\n".join(_atom(name, row) for name, values in rows.items() for row in values)


def bonds(program: str, *, on: int) -> Bonds:
    """Return who is bound by what on a day, or possibly bound.

    Args:
        program: What :func:`written` returned.
        on: The ordinal number of the day.
    """
    found: Bonds = {}
    for atom in _solved(STANDING, program, f"today({on})."):
        state, instrument, grade = atom.arguments
        found[state.string, instrument.string] = grade.number
    return found


def written_for_pairs(rows: Rows, clauses: Relations, graded: Bonds) -> str:
    """Return the program of one day: the facts, the clauses of that day, and its bonds.

    Args:
        rows: Every relation; what only bonds rest on is left out.
        clauses: The relations of ``rules_again``, without bonds.
        graded: What :func:`bonds` returned.
    """
    kept = {name: values for name, values in rows.items() if name not in FOR_BONDS}
    lines = [written(kept), in_clingo.written(clauses)]
    for (state, instrument), grade in graded.items():
        lines.append(_atom("grade", (state, instrument, grade)))
        lines.append(_atom("bond", (state, instrument, min(grade, 2))))
    return "\n".join(lines)


def findings(
    program: str, *, offence: str, kinds: Sequence[str], pairs: Iterable[Pair]
) -> Findings:
    """Return what the rules say for these pairs; ``program`` is :func:`written_for_pairs`."""
    matter = "mla" if "assistance" in kinds else "extradition"
    asked = [f'offence("{offence}").', f'matter("{matter}").']
    asked += [f'form("{kind}").' for kind in kinds]
    asked += ["asked(F) :- covers(O, _, F), offence(O)."]
    asked += [_atom("pair", pair) for pair in pairs]
    found = Findings()
    for atom in _solved(in_clingo.RULES, PAIRS, program, "\n".join(asked)):
        _take(found, atom)
    return found.with_treaties_only()


def _take(found: Findings, atom: clingo.Symbol) -> None:
    values = atom.arguments
    one, other, *rest = (
        value.string for value in values if value.type is clingo.SymbolType.String
    )
    match atom.name:
        case "given":
            found.bases.add((one, other, rest[0], rest[1], values[-1].number))
        case "why_not":
            found.set_aside.add((one, other, rest[0], rest[1]))
        case "ask_treaty":
            found.ask_treaty.add((one, other))
        case "deemed":
            found.deemed.add((one, other, rest[0]))
        case "duty":
            found.duties.add((one, other, rest[0], values[-1].number))
        case "open":
            found.open.add((one, other, rest[-1]))
        case _:
            pass  # What rules_again shows beside these.


def _solved(*parts: str) -> list[clingo.Symbol]:
    control = clingo.Control(["--warn=none"])
    for part in parts:
        control.add("base", [], part)
    control.ground([("base", [])])
    with control.solve(yield_=True) as solving:
        models = [list(model.symbols(shown=True)) for model in solving]
    assert len(models) == 1  # The rules leave nothing to choose.
    return models[0]


def _atom(table: str, row: Sequence[str | int]) -> str:
    values = ", ".join(str(v) if isinstance(v, int) else f'"{v}"' for v in row)
    return f"{table}({values})."
