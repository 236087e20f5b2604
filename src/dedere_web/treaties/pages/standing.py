"""One standing: the answer for a State and an instrument, and the chain it rests on."""

from dataclasses import dataclass

from dedere.treaties.standing import Standing
from dedere.treaties.timelines import Segment
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.bonds import StandingLine, line_of
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.instruments import CoverageView, coverage_of, reach_of
from dedere_web.treaties.pages.labels import CERTAINTIES, FAMILIES, label
from dedere_web.treaties.pages.reasons import ActRow, act_row
from dedere_web.treaties.pages.squares import Square, square_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in which the answer does not change."""

    since: str
    until: str
    square: Square
    certainty: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule of a family: which text governs between two States."""

    both_bound_by: tuple[Link, ...]
    governs: tuple[Link, ...]
    article: str
    says: str
    is_unsettled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """The family of an instrument, and how its texts stand to each other."""

    name: str
    standings: tuple[StandingLine, ...]
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """What the page of one standing shows."""

    state_code: str
    instrument_code: str
    state: Link
    instrument: Link
    title: str
    line: StandingLine
    reach: str
    since: str
    certainty: str
    acts: tuple[ActRow, ...]
    other_acts: tuple[ActRow, ...]
    """Acts on record that the answer does not rest on."""
    stretches: tuple[Stretch, ...]
    families: tuple[FamilyView, ...]
    coverage: CoverageView
    depositary: str
    is_bound: bool


def standing_page(desk: Desk, asked_state: str, asked_instrument: str) -> StandingPage:
    """Draw up the answer for a State and an instrument.

    Raises:
        UnknownStateError: No State has this code or name.
        UnknownInstrumentError: No instrument has this code.
    """
    state = desk.facts.parties.find(asked_state)
    instrument = desk.facts.instrument(asked_instrument)
    finding = desk.find(state.code, instrument.code)
    line = line_of(desk, finding, instrument)
    on_record = desk.facts.actions_of(state.code, instrument.code)
    rested_on = {action.id for action in finding.actions}
    timeline = desk.standings.timeline(state.code, instrument.code)
    return StandingPage(
        state_code=state.code,
        instrument_code=instrument.code,
        state=Link(words=desk.state_name(state.code), address=desk.address("state", state.code)),
        instrument=Link(words=line.instrument, address=line.instrument_address),
        title=line.title,
        line=line,
        reach=reach_of(desk, instrument.code),
        since=desk.date(finding.since) if finding.since else "",
        certainty=finding.certainty.value,
        acts=tuple(act_row(a, desk) for a in on_record if a.id in rested_on),
        other_acts=tuple(act_row(a, desk) for a in on_record if a.id not in rested_on),
        stretches=tuple(_stretch(desk, segment) for segment in timeline.segments),
        families=_families(desk, state.code, instrument.code),
        coverage=coverage_of(desk, instrument.code),
        depositary=instrument.depositary.name,
        is_bound=finding.standing is Standing.BOUND,
    )


def _stretch(desk: Desk, segment: Segment) -> Stretch:
    finding = segment.finding
    begins, ends = segment.since, segment.until
    return Stretch(
        since=begins.isoformat(),
        until=ends.isoformat() if ends else "",
        square=square_of(finding, date=written_day),
        certainty=label(CERTAINTIES, finding.certainty),
        address=desk.address("standing", finding.state, finding.instrument, on=begins),
        is_here=begins <= desk.on and (ends is None or desk.on < ends),
    )


def _families(desk: Desk, state: str, instrument: str) -> tuple[FamilyView, ...]:
    facts = desk.facts
    return tuple(
        FamilyView(
            name=label(FAMILIES, family.id, family.label),
            standings=tuple(
                line_of(desk, desk.find(state, code), facts.instruments[code])
                for code in family.members
                if code in facts.instruments
            ),
            rules=tuple(
                RuleRow(
                    both_bound_by=_links(desk, rule.both_bound_by),
                    governs=_links(desk, rule.governs),
                    article=rule.article,
                    says=rule.says or rule.note,
                    is_unsettled=bool(rule.one_only_by),
                )
                for rule in family.rules
            ),
        )
        for family in facts.families
        if instrument in family.members
    )


def _links(desk: Desk, codes: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(words=desk.instrument_name(code), address=desk.address("instrument", code))
        for code in codes
    )
