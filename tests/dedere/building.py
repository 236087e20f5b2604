"""Builders of invented facts: States XAA to XZZ, instruments of their own, sources that agree."""

import datetime as dt
from collections.abc import Iterable

from dedere.parties import Continuity, Parties, PartyKind, State
from dedere.periods import Delay, DelayKind, PartialDate
from dedere.sources import Source
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family
from dedere.treaties.final_clauses import (
    Denunciation,
    FinalClauses,
    GeneralEntryIntoForce,
    LaterParty,
    LinkedDenunciation,
    Prerequisite,
    Reservations,
)
from dedere.treaties.instruments import Category, Depositary, Instrument, InstrumentTitle

STATES = ("XAA", "XAB", "XAC", "XAD")
COMPILED = dt.date(2026, 1, 1)
LIST_DATE = dt.date(2014, 5, 27)
DEPOSITARY_LIST = Source(
    id="depositary-list", title="List", publisher="Depositary", as_of=PartialDate.of(LIST_DATE)
)
LATER_LIST = Source(
    id="later-list", title="Later list", publisher="Agency", as_of=PartialDate(2019)
)
UNDATED_LIST = Source(id="undated-list", title="Undated list", publisher="Agency")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def clauses(
    *,
    delay: Delay | None = None,
    notice: Delay | None = None,
    ends_also: tuple[LinkedDenunciation, ...] = (),
) -> FinalClauses:
    counted = delay or Delay(DelayKind.DAYS, 30)
    return FinalClauses(
        entry_into_force=GeneralEntryIntoForce(article="20(1)", delay=counted, consents_needed=22),
        later_party=LaterParty(article="20(2)", delay=counted),
        denunciation=Denunciation(
            allowed=True,
            article="21",
            notice=notice or Delay(DelayKind.YEARS, 1),
            ends_also=ends_also,
        ),
        reservations=Reservations(regime="silent"),
    )


def instrument(
    code: str = "convention",
    *,
    adopted: str = "1979-12-17",
    in_force: str | None = "1983-06-03",
    final_clauses: FinalClauses | None = None,
    prerequisites: tuple[Prerequisite, ...] = (),
    depositaries: int = 1,
) -> Instrument:
    title = InstrumentTitle(title=code, short=code, source="", verified=True)
    return Instrument(
        code=code,
        category=Category.UNIVERSAL,
        titles={"en": title},
        adopted=day(adopted),
        in_force=day(in_force) if in_force else None,
        final_clauses=final_clauses or clauses(),
        depositary=Depositary(name="Depositary", count=depositaries),
        prerequisites=prerequisites,
    )


def act(
    state: str,
    kind: ActionKind,
    date: str | None,
    *,
    code: str = "convention",
    effective: str | None = None,
    sources: tuple[str, ...] = ("depositary-list",),
    n: int = 1,
) -> TreatyAction:
    return TreatyAction(
        id=f"{code}/{state}/{kind}/{date}/{n}",
        state=state,
        instrument=code,
        kind=kind,
        date=PartialDate.parse(date) if date else None,
        effective=day(effective) if effective else None,
        sources=sources,
    )


def complete(code: str = "convention", to: dt.date = LIST_DATE) -> Coverage:
    return Coverage(
        instrument=code,
        completeness=Completeness.COMPLETE,
        complete_to=to,
        sources=("depositary-list",),
    )


def facts(
    *actions: TreatyAction,
    instruments: Iterable[Instrument] = (),
    coverages: Iterable[Coverage] = (),
    continuities: tuple[Continuity, ...] = (),
    former: Iterable[str] = (),
    families: tuple[Family, ...] = (),
) -> Facts:
    states = {
        code: State(code=code, kind=PartyKind.MEMBER, names={"en": f"State {code}"}, m49="001")
        for code in STATES
    }
    states |= {
        code: State(code=code, kind=PartyKind.FORMER, names={"en": f"Former {code}"})
        for code in former
    }
    known = list(instruments) or [instrument()]
    return Facts(
        version="test",
        compiled_on=COMPILED,
        parties=Parties(states=states, continuities=continuities),
        instruments={i.code: i for i in known},
        sources={s.id: s for s in (DEPOSITARY_LIST, LATER_LIST, UNDATED_LIST)},
        actions=actions,
        coverages={c.instrument: c for c in coverages},
        families=families,
    )
