"""Standings of one State, one line per instrument, with the reasons one click away."""

from collections.abc import Iterable
from dataclasses import dataclass

from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import Standing, StandingFinding
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.labels import (
    CERTAINTIES,
    CERTAINTY_MEANINGS,
    label,
)
from dedere_web.treaties.pages.reasons import Step, chain_of
from dedere_web.treaties.pages.squares import Square, is_conflict, square_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One standing of a State, and why."""

    code: str
    instrument: str
    title: str
    instrument_address: str
    address: str
    square: Square
    standing: Standing
    certainty: str
    meaning: str
    """What the certainty means."""
    since: str
    chain: tuple[Step, ...]
    is_unknown: bool
    is_conflict: bool
    depositary: str


def line_of(desk: Desk, finding: StandingFinding, instrument: Instrument) -> StandingLine:
    """Return a standing as a line of the page of a State."""
    return StandingLine(
        code=instrument.code,
        instrument=desk.instrument_name(instrument.code),
        title=instrument.title(desk.language),
        instrument_address=desk.address("instrument", instrument.code),
        address=desk.address("standing", finding.state, instrument.code),
        square=square_of(finding, date=desk.date),
        standing=finding.standing,
        certainty=label(CERTAINTIES, finding.certainty),
        meaning=label(CERTAINTY_MEANINGS, finding.certainty),
        since=finding.since.isoformat() if finding.since else "",
        chain=chain_of(finding.because, desk),
        is_unknown=finding.bond_is_open,
        is_conflict=is_conflict(finding),
        depositary=instrument.depositary.name,
    )


def lines_of(
    desk: Desk, state: str, instruments: Iterable[Instrument]
) -> tuple[StandingLine, ...]:
    """Return the standing of a State under each of these instruments."""
    return tuple(line_of(desk, desk.find(state, i.code), i) for i in instruments)
