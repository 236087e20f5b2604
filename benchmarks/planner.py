"""Plans: one State's ranking and the greedy steps for the world, as the world grows.

The reference of a State's plan is asking ``regime_between`` pair by pair how things stand, without
any accession. That of the steps is counting what every State would gain by one instrument.
"""

import datetime as dt
import itertools

from benchmarks.links import real_history, times
from benchmarks.measure import Work, say, turns
from dedere.planning.bonds import BOUND, Bonds
from dedere.planning.campaigns import campaign
from dedere.planning.gains import Range
from dedere.planning.planner import plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere.treaties.facts import Facts
from dedere.treaties.regimes import regime_between
from dedere.treaties.standings import Standings

DAY = dt.date(2012, 6, 1)
SCALES = (1, 10)
STEPS = 10


def step_by_step(facts: Facts, bonds: Bonds, scope: Scope, instruments: int) -> Range:
    """Ask of every State and a few instruments what the first step would gain, one by one."""
    found = Range()
    for state, code in itertools.product(bonds.states, scope.instruments[:instruments]):
        if bonds.of(state, code) < BOUND:
            one = campaign(
                facts,
                bonds,
                scope=Scope(scope.subjects, (code,)),
                among=(state,),
                top=1,
            )
            found = max(found, one.one_by_one)
    return found


def main() -> None:
    """Print the ratios for a State's plan and for the steps of the world."""
    facts, history = real_history()
    book, scope = Standings(facts), scope_of(facts)
    states = itertools.cycle(history.states)

    def pair_by_pair() -> object:
        state = next(states)
        return [
            regime_between(book, one=state, other=other, family=subject.family, on=DAY)
            for subject in scope.subjects
            for other in history.states
            if other != state
        ]

    timings = turns(
        {
            "plan": lambda: plan_for_state(book, history, state=next(states), scope=scope, on=DAY),
            "pair by pair": pair_by_pair,
        },
        rounds=5,
    )
    say("plan of one State", "1x", timings, ours="plan")
    small = history.last_known_on(DAY)
    for scale in SCALES:
        bonds = times(history, scale).last_known_on(DAY)

        def steps() -> object:
            return campaign(facts, bonds, scope=scope, among=bonds.states, top=STEPS)  # noqa: B023

        works: dict[str, Work] = {"lazy steps": steps}
        if scale == 1:
            works["one by one"] = lambda: step_by_step(facts, bonds, scope, 1)  # noqa: B023
        else:
            works["world 1x"] = lambda: campaign(
                facts, small, scope=scope, among=small.states, top=STEPS
            )
        say("steps for the world", f"{scale}x", turns(works, rounds=3), ours="lazy steps")


if __name__ == "__main__":
    main()
