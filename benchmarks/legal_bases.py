"""The finder, against the same rules in clingo and in DuckDB, and as the lists of treaties grow.

One answer of the engine carries every sentence, article and source; the other two say only which
bases there are and how surely (:mod:`benchmarks.legal_rules_clingo` says what they express and
what not). All three agree before anything is timed.
"""

import datetime as dt
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import legal_rules_clingo, legal_rules_dedere, legal_rules_duckdb
from benchmarks.legal_rules_facts import Rows, plain_facts
from benchmarks.measure import Work, say, turns
from benchmarks.rules_again.relations import Relations, relations_of
from benchmarks.worlds_of_treaties import grown
from dedere.cooperation.answers import basis_answer
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Question
from dedere.phrases import PLAIN_ENGLISH
from dedere.planning.bonds import lay_bonds
from dedere.planning.coverage_map import coverage_of
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAY = dt.date(2013, 4, 22)
OFFENCE = "hague-1970/offence/unlawful-seizure"
KINDS = ("optional", "without")
SCALES = (1, 10, 100)
SAMPLE = 200


def questions(states: tuple[str, ...]) -> Iterator[Question]:
    """Yield questions about one pair after the other, without end."""
    for one, other in itertools.cycle(itertools.permutations(states, 2)):
        yield Question(
            requesting=one,
            requested=other,
            offences=(OFFENCE,),
            form=Form.EXTRADITION,
            on=DAY,
        )


@dataclass(frozen=True)
class ThreeWays:
    """One day, ready to be asked about in three ways."""

    cooperation: Cooperation
    clauses: Relations
    program: str
    base: legal_rules_duckdb.Base

    def works(self, pairs: Iterator[list[tuple[str, str]]]) -> dict[str, Work]:
        """Return the same question about the next pairs, by who answers it."""
        return {
            "clingo": lambda: legal_rules_clingo.findings(
                self.program, offence=OFFENCE, kinds=KINDS, pairs=next(pairs)
            ),
            "duckdb": lambda: legal_rules_duckdb.findings(
                self.base, offence=OFFENCE, kinds=KINDS, pairs=next(pairs)
            ),
        }

    def must_agree(self, pairs: list[tuple[str, str]]) -> None:
        """Stop where the three do not say the same."""
        ours = legal_rules_dedere.findings(
            self.cooperation, self.clauses, offence=OFFENCE, kinds=KINDS, pairs=pairs
        )
        for name, work in self.works(itertools.repeat(pairs)).items():
            assert work() == ours, name


def bonds_of_a_day(cooperation: Cooperation, rows: Rows, states: tuple[str, ...]) -> ThreeWays:
    """Print how long it takes to say who is bound by what on one day, for every State."""
    facts, number = cooperation.facts, DAY.toordinal()
    asked = {**rows, "state": [(state,) for state in states]}
    program, base = legal_rules_clingo.written(asked), legal_rules_duckdb.written(asked)
    ours = legal_rules_dedere.bonds(cooperation.standings, states, on=DAY)
    found = legal_rules_clingo.bonds(program, on=number)
    assert ours == found == legal_rules_duckdb.bonds(base, on=number)
    timings = turns(
        {
            "dedere": lambda: legal_rules_dedere.bonds(cooperation.standings, states, on=DAY),
            "a new book": lambda: legal_rules_dedere.bonds(Standings(facts), states, on=DAY),
            "clingo": lambda: legal_rules_clingo.bonds(program, on=number),
            "duckdb": lambda: legal_rules_duckdb.bonds(base, on=number),
        },
        rounds=3,
    )
    say(f"{len(states) * len(facts.instruments)} standings", "1x", timings, ours="dedere")
    clauses = relations_of(cooperation.standings, on=DAY, states=())
    return ThreeWays(
        cooperation=cooperation,
        clauses=clauses,
        program=legal_rules_clingo.written_for_pairs(asked, clauses, found),
        base=legal_rules_duckdb.ready_for_pairs(base, clauses),
    )


def one_answer(ways: ThreeWays, states: tuple[str, ...]) -> None:
    """Print how long one answer takes, in words and with every source, against the bare rules."""
    cooperation, asked = ways.cooperation, questions(states[::3])
    for question in itertools.islice(questions(states[::3]), len(states) * 22):
        cooperation.answer(question)  # As in a process that has served for a while.
    sample = list(itertools.islice(itertools.permutations(states[::7], 2), SAMPLE))
    ways.must_agree(sample)
    fresh = Cooperation(Standings(cooperation.facts))
    first = questions(states[1::2])
    answer: Work = lambda: cooperation.answer(next(asked))  # noqa: E731 - beside its rivals
    told = turns(
        {
            "dedere": answer,
            "as JSON, in words": lambda: basis_answer(
                cooperation.answer(next(asked)), PLAIN_ENGLISH
            ),
            "States new to it": lambda: fresh.answer(next(first)),
        },
        rounds=9,
    )
    say("one answer, explained", "1x", told, ours="dedere")
    pairs = ([pair] for pair in itertools.cycle(sample))
    say(
        "one answer", "1x", turns({"dedere": answer, **ways.works(pairs)}, rounds=9), ours="dedere"
    )


def every_pair(ways: ThreeWays, states: tuple[str, ...]) -> None:
    """Print how long all ordered pairs for one offence take, against the bare rules."""
    facts, standings = ways.cooperation.facts, ways.cooperation.standings
    history = lay_bonds(standings, states=states, instruments=tuple(facts.instruments))
    pairs = list(itertools.permutations(states, 2))
    timings = turns(
        {
            "dedere": lambda: coverage_of(facts, history.on(DAY), offence=OFFENCE),
            **ways.works(itertools.repeat(pairs)),
        },
        rounds=1,
    )
    say(f"all {len(pairs)} ordered pairs", "1x", timings, ours="dedere")


def growth(facts: Facts, states: tuple[str, ...]) -> None:
    """Print how the lists, an answer and all pairs grow with 10 and 100 times the treaties."""
    worlds = {scale: Cooperation(Standings(grown(facts, scale))) for scale in SCALES}
    sizes = {scale: len(world.facts.treaties) for scale, world in worlds.items()}
    asked = {scale: questions(states[::3]) for scale in SCALES}
    codes = tuple(facts.instruments)
    # Every world draws its timelines here, so that none is timed later while it draws them.
    histories = {
        n: lay_bonds(w.standings, states=states, instruments=codes) for n, w in worlds.items()
    }
    bonds = histories[1].on(DAY)

    def answer(scale: int) -> Work:
        return lambda: worlds[scale].answer(next(asked[scale]))

    def whole_map(scale: int) -> Work:
        return lambda: coverage_of(worlds[scale].facts, bonds, offence=OFFENCE)

    def first(scale: int) -> Work:
        standings = worlds[scale].standings
        question = next(questions(states[::3]))
        return lambda: Cooperation(standings).answer(question)

    for what, work, rounds in (
        ("one answer", answer, 9),
        ("lists sorted, one answer", first, 5),
        ("all pairs", whole_map, 3),
    ):
        timings = turns({f"{scale}x": work(scale) for scale in SCALES}, rounds=rounds)
        least = timings["1x"].median
        for scale in SCALES[1:]:
            took = timings[f"{scale}x"].median
            exponent = math.log(took / least) / math.log(sizes[scale] / sizes[1])
            print(
                f"{what:<28} {scale:>4}x  {sizes[scale]:>6} treaties: {took * 1e6:10.1f} µs"
                f"   ratio to 1x {took / least:8.2f}x   exponent {exponent:5.2f} (linear: 1)"
            )


def main() -> None:
    """Print every ratio of the finder."""
    facts = load_facts()
    states = tuple(state.code for state in facts.parties.current())
    cooperation = Cooperation(Standings(facts))
    ways = bonds_of_a_day(cooperation, plain_facts(facts), states)
    one_answer(ways, states)
    every_pair(ways, states)
    growth(facts, states)


if __name__ == "__main__":
    main()
