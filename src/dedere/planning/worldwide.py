"""What the faces ask about a region or the world: a campaign, and the coverage of an offence.

Steps are chosen by the bonds as last known, which is what maps and tables show; beside them stands
what the same steps surely add, whichever way the bonds that are unknown turn out.
"""

import datetime as dt
from dataclasses import dataclass

from dedere.cooperation.question import Form
from dedere.planning.bonds import BondHistory
from dedere.planning.campaigns import Campaign, campaign, gained_together
from dedere.planning.conditions import deposited
from dedere.planning.coverage_map import CoverageMap, coverage_of
from dedere.planning.gains import Range
from dedere.planning.scopes import Scope
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalCampaign:
    """The few accessions that close most gaps of a region, or of the world."""

    campaign: Campaign
    """As last known."""
    surely: Range
    """Links that all steps together add on the day, whatever is unknown."""


def regional_campaign(
    standings: Standings,
    history: BondHistory,
    *,
    scope: Scope,
    region: str,
    on: dt.date,
    top: int,
) -> RegionalCampaign:
    """Choose up to ``top`` accessions in a region that close most gaps.

    Args:
        standings: The book of standings.
        history: The bonds of all States under every instrument of the scope.
        scope: Which instruments, and which links count.
        region: M49 code of a region; empty for the world.
        on: The day asked about.
        top: How many steps at most.
    """
    facts, shown = standings.facts, history.last_known_on(on)
    known = facts.parties.states
    among = [code for code in shown.states if not region or region in known[code].regions]
    waiting = deposited(standings, shown, states=among, instruments=scope.instruments)
    found = campaign(facts, shown, scope=scope, among=among, top=top, waiting=waiting)
    steps = [step.accession for step in found.steps]
    bonds = history.on(on).of_the_day()
    return RegionalCampaign(campaign=found, surely=gained_together(facts, bonds, scope, steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceCoverage:
    """Between which States an offence finds a basis: on the day, and as last known."""

    on_the_day: CoverageMap
    last_known: CoverageMap
    region_of: tuple[str, ...]
    """The largest region of each State, in the order of the map."""


def offence_coverage(
    facts: Facts, history: BondHistory, *, offence: str, form: Form, on: dt.date
) -> OffenceCoverage:
    """Return between which States an offence finds a basis.

    Raises:
        UnknownOffenceError: The offence is not in the catalogue.
    """
    on_the_day, last_known = (
        coverage_of(facts, bonds, offence=offence, form=form)
        for bonds in (history.on(on), history.last_known_on(on))
    )
    known = facts.parties.states
    return OffenceCoverage(
        on_the_day=on_the_day,
        last_known=last_known,
        region_of=tuple(next(iter(known[s].regions), "") for s in on_the_day.states),
    )
