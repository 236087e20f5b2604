"""Invented bilateral treaties: to make the lists grow, and to meet what real lists rarely show."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dedere.parties import Parties, PartyKind, State
from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.bilaterals import (
    BilateralKind,
    ListCompleteness,
    ListedScope,
    ListedTreaty,
    Matter,
)
from dedere.treaties.facts import Facts

INVENTED = ("XAA", "XAB", "XAC", "XAD", "XAE", "XAF")
SOURCES = ("list-of-one", "list-of-another", "list-that-tells-nothing")
SILENT = SOURCES[-1]
CONSENTS = (
    ActionKind.RATIFICATION,
    ActionKind.ACCESSION,
    ActionKind.SUCCESSION,
    ActionKind.PARTICIPATION,
    ActionKind.PARTICIPATION,
    ActionKind.MENTION,
)
MATTERS = {
    BilateralKind.EXTRADITION: (Matter.EXTRADITION,),
    BilateralKind.MLA: (Matter.ASSISTANCE,),
    BilateralKind.BOTH: (Matter.EXTRADITION, Matter.ASSISTANCE),
}


def grown(facts: Facts, scale: int) -> Facts:
    """Return the facts with ``scale`` times as many listed treaties, between other pairs.

    The copies keep their dates and what amends what. Both parties move along the list of States,
    one twice as fast as the other, so that no pair gathers the treaties of many: a pair has about
    as many as before, and more pairs have some.
    """
    codes = [state.code for state in facts.parties.current()]
    place = {code: n for n, code in enumerate(codes)}
    treaties: list[ListedTreaty] = list(facts.treaties)
    for copy in range(1, scale):
        for treaty in facts.treaties:
            moved = _moved(treaty.parties, copy, place, codes)
            if len(moved) == 2:
                again = tuple(f"{one}-{copy}" for one in treaty.amends)
                name = f"{treaty.id}-{copy}"
                treaties.append(replace(treaty, id=name, parties=moved, amends=again))
    return replace(facts, treaties=tuple(treaties))


def _moved(
    parties: Sequence[str], copy: int, place: Mapping[str, int], codes: Sequence[str]
) -> tuple[str, ...]:
    """Return both parties moved along the list of States; nothing where there are no two."""
    if len(parties) != 2 or any(party not in place for party in parties):
        return ()
    one, other = ((place[party] + copy * (n + 1)) % len(codes) for n, party in enumerate(parties))
    return tuple(dict.fromkeys((codes[one], codes[other])))


def drawn(facts: Facts, seed: str) -> Facts:
    """Return a world of invented States, acts and treaties drawn by chance, the same for a seed.

    The catalogue stays; nobody else has done anything. The lists of treaties are of every sort:
    complete for some years, or not telling what amends what. Days repeat, so that two lists can
    show one treaty, and so that a day asked about can be the very day of a change.
    """
    chance = random.Random(seed)  # noqa: S311 - a world that is the same every time
    states = {code: _state(code) for code in INVENTED}
    parties = Parties(
        {**facts.parties.states, **states}, facts.parties.continuities, facts.parties.regions
    )
    days = [dt.date(chance.randint(1930, 2015), chance.randint(1, 12), 1) for _ in range(8)]
    treaties: list[ListedTreaty] = []
    for number in range(90):
        treaties.append(_treaty(chance, f"invented-{number:03d}", days, treaties))
    return replace(
        facts,
        parties=parties,
        actions=tuple(_acts(chance, facts)),
        treaties=tuple(treaties),
        treaty_lists=_lists(),
    )


def _lists() -> tuple[ListCompleteness, ...]:
    return tuple(
        ListCompleteness(
            id=f"invented-list-{source}-{kind.value}",
            state=INVENTED[n],
            kinds=(kind,),
            sources=(source,),
            complete=source != SILENT,
            tells_amendments=source != SILENT,
            complete_from=None if n else dt.date(1950, 1, 1),
            complete_to=dt.date(2012, 6, 30) if n else dt.date(2020, 1, 1),
        )
        for n, source in enumerate(SOURCES)
        for kind in (BilateralKind.EXTRADITION, BilateralKind.BOTH)[: n + 1]
    )


def _acts(chance: random.Random, facts: Facts) -> Iterator[TreatyAction]:
    """Yield a consent of most States to most instruments, and some second acts."""
    for code, instrument in facts.instruments.items():
        known = facts.coverage(code).sources or tuple(facts.sources)[:1]
        for state in INVENTED:
            if chance.random() < 0.25:
                continue
            kinds = [chance.choice(CONSENTS)]
            if chance.random() < 0.3:
                known_party = kinds[0] is not ActionKind.MENTION
                kinds.append(ActionKind.DENUNCIATION if known_party else ActionKind.SIGNATURE)
            for number, kind in enumerate(kinds):
                lived = (dt.date(2022, 1, 1) - instrument.open_from).days
                day = instrument.open_from + dt.timedelta(days=chance.randrange(1, lived))
                stated = chance.random() < 0.1
                yield TreatyAction(
                    id=f"{code}/{state}/{number}",
                    state=state,
                    instrument=code,
                    kind=kind,
                    sources=(chance.choice((*known, *facts.sources)),),
                    date=None if stated else _known_in_part(chance, day),
                    effective=day + dt.timedelta(days=30) if stated else None,
                )


def _state(code: str) -> State:
    return State(code=code, kind=PartyKind.NON_MEMBER, names={"en": code}, m49=code)


def _treaty(
    chance: random.Random, name: str, days: Sequence[dt.date], before: Sequence[ListedTreaty]
) -> ListedTreaty:
    kind = chance.choice((*MATTERS, *MATTERS, BilateralKind.AMENDMENT, BilateralKind.EXTENSION))
    parties = tuple(chance.sample(INVENTED, 2))
    amends: tuple[str, ...] = ()
    if kind not in MATTERS:
        known = [
            one for one in before if chance.random() < 0.3 or set(one.parties) == set(parties)
        ]
        amends = (chance.choice(known).id,) if known and chance.random() < 0.8 else ()
        amends = ("ecoe-1957",) if chance.random() < 0.15 else amends
    signed = chance.choice(days)
    in_force = signed + dt.timedelta(days=chance.choice((0, 200, 900, 4000)))
    ended = in_force + dt.timedelta(days=chance.choice((500, 5000, 12000)))
    return ListedTreaty(
        id=name,
        parties=parties,
        title=name,
        kind=kind,
        sources=(chance.choice(SOURCES),),
        matters=MATTERS.get(kind, (chance.choice((Matter.EXTRADITION, Matter.ASSISTANCE)),)),
        scope=chance.choice((*[ListedScope.GENERAL] * 5, *ListedScope)),
        signed=_known_in_part(chance, signed),
        in_force=in_force if chance.random() < 0.6 else None,
        terminated=ended if chance.random() < 0.15 else None,
        terminated_effective=ended + dt.timedelta(days=180) if chance.random() < 0.1 else None,
        amends=amends,
    )


def _known_in_part(chance: random.Random, day: dt.date) -> PartialDate | None:
    known = chance.random()
    if known < 0.1:
        return None
    return PartialDate(day.year) if known < 0.2 else PartialDate.of(day)
