"""The planner: what joining further instruments would bring, to one State or to a region."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dedere.planning.campaigns import Campaign, campaign, gained_together
from dedere.planning.conditions import deposited
from dedere.planning.gains import Range
from dedere.planning.planner import Option, StatePlan, plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.selectors import bonds_on
from dedere_web.treaties.pages.choices import Choice, region_choices, state_choices
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.reasons import Step, chain_of

TOP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One instrument a State has not joined."""

    rank: int
    instrument: Link
    standing: Link
    links: str
    last_known: str
    bar: int
    """The last known gain as a share of the largest, in hundredths; drawn as a meter."""
    offences: tuple[str, ...]
    obligations: int
    must: int
    joins: tuple[str, ...]
    conditions: tuple[Step, ...]
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One accession of a campaign."""

    rank: int
    state: Link
    instrument: Link
    links: str
    bar: int
    joins: tuple[str, ...]
    conditions: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerPage:
    """What the page of the planner shows."""

    states: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    state_name: str
    region_name: str
    options: tuple[OptionRow, ...]
    bound: tuple[str, ...]
    waiting: tuple[str, ...]
    steps: tuple[StepRow, ...]
    together: str
    gaps: str
    guarantee: SafeString


def planner_page(desk: CooperationDesk, query: Mapping[str, str]) -> PlannerPage:
    """Draw up the plan of a State where one is named, and else of a region or the world.

    Raises:
        UnknownStateError: The State is not known.
    """
    asked, region = query.get("state", "").strip(), query.get("region", "").strip()
    regions = desk.facts.parties.regions
    region = region if region in regions else ""
    scope = scope_of(desk.facts)
    plan = _plan(desk, scope, asked) if asked else None
    found, together = _campaign(desk, scope, region) if plan is None else (None, Range())
    return PlannerPage(
        states=state_choices(desk, plan.state if plan else ""),
        regions=region_choices(desk, region),
        state_name=desk.state_name(plan.state) if plan else "",
        region_name=regions[region].name(desk.language) if region else "",
        options=_options(desk, plan) if plan else (),
        bound=tuple(desk.instrument_name(code) for code in plan.bound) if plan else (),
        waiting=tuple(desk.instrument_name(code) for code in plan.waiting) if plan else (),
        steps=_steps(desk, found) if found else (),
        together=str(together),
        gaps=str(found.gaps) if found else "",
        guarantee=desk.say(found.guarantee) if found else SafeString(""),
    )


def _plan(desk: CooperationDesk, scope: Scope, asked: str) -> StatePlan:
    state = desk.facts.parties.find(asked).code
    history = bonds_on(desk.standings)
    return plan_for_state(desk.standings, history, state=state, scope=scope, on=desk.on)


def _campaign(desk: CooperationDesk, scope: Scope, region: str) -> tuple[Campaign, Range]:
    history = bonds_on(desk.standings)
    shown = history.last_known_on(desk.on)
    known = desk.facts.parties.states
    among = [code for code in shown.states if not region or region in known[code].regions]
    waiting = deposited(desk.standings, shown, states=among, instruments=scope.instruments)
    found = campaign(desk.facts, shown, scope=scope, among=among, top=TOP, waiting=waiting)
    steps = [step.accession for step in found.steps]
    bonds = history.on(desk.on).of_the_day()
    return found, gained_together(desk.facts, bonds, scope, steps)


def _options(desk: CooperationDesk, plan: StatePlan) -> tuple[OptionRow, ...]:
    most = max((o.last_known.links.high for o in plan.options), default=0)
    return tuple(_option(desk, n, option, most) for n, option in enumerate(plan.options, start=1))


def _option(desk: CooperationDesk, rank: int, option: Option, most: int) -> OptionRow:
    code = option.accession.instrument
    return OptionRow(
        rank=rank,
        instrument=Link(
            words=desk.instrument_name(code), address=desk.address("instrument", code)
        ),
        standing=Link(
            words=desk.state_name(option.accession.state),
            address=desk.address("standing", option.accession.state, code),
        ),
        links=str(option.gains.links),
        last_known=str(option.last_known.links),
        bar=_share(option.last_known.links.high, most),
        offences=option.last_known.offences,
        obligations=sum(number for _, number in option.obligations),
        must=option.must,
        joins=tuple(desk.instrument_name(one) for one in option.joins[:-1]),
        conditions=chain_of(option.conditions, desk),
        chain=chain_of(option.because, desk),
    )


def _steps(desk: CooperationDesk, found: Campaign) -> tuple[StepRow, ...]:
    most = max((step.new_links.high for step in found.steps), default=0)
    return tuple(
        StepRow(
            rank=n,
            state=Link(
                words=desk.state_name(step.accession.state),
                address=desk.room("planner", state=step.accession.state),
            ),
            instrument=Link(
                words=desk.instrument_name(step.accession.instrument),
                address=desk.address("instrument", step.accession.instrument),
            ),
            links=str(step.new_links),
            bar=_share(step.new_links.high, most),
            joins=tuple(desk.instrument_name(one) for one in step.joins[:-1]),
            conditions=chain_of(step.conditions, desk),
        )
        for n, step in enumerate(found.steps, start=1)
    )


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
