"""The planner: what joining further instruments would bring, to one State or to a region."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dedere.planning.campaigns import Campaign
from dedere.planning.planner import Option, StatePlan, plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere.planning.worldwide import RegionalCampaign, regional_campaign
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.planner_picture import Gain, planner_picture
from dedere_web.cooperation.selectors import bonds_on
from dedere_web.treaties.pages.choices import Choice, region_choices, state_choices
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.drawn import Picture
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
    picture: Picture | None
    """The gains as bars; none where there is nothing to join."""


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
    world = _campaign(desk, scope, region) if plan is None else None
    found = world.campaign if world else None
    return PlannerPage(
        states=state_choices(desk, plan.state if plan else ""),
        regions=region_choices(desk, region),
        state_name=desk.state_name(plan.state) if plan else "",
        region_name=regions[region].name(desk.language) if region else "",
        options=_options(desk, plan) if plan else (),
        bound=tuple(desk.instrument_name(code) for code in plan.bound) if plan else (),
        waiting=tuple(desk.instrument_name(code) for code in plan.waiting) if plan else (),
        steps=_steps(desk, found) if found else (),
        together=str(world.surely) if world else "",
        gaps=str(found.gaps) if found else "",
        guarantee=desk.say(found.guarantee) if found else SafeString(""),
        picture=_picture(desk, plan, found, region),
    )


def _picture(
    desk: CooperationDesk, plan: StatePlan | None, found: Campaign | None, region: str
) -> Picture | None:
    """Return the bars of what is on the page."""
    gains: list[Gain] = []
    chosen = {"region": region}
    title = _("New links by accessions, one after the other")
    if plan is not None:
        chosen = {"state": plan.state}
        title = _("%(state)s: new links by accession") % {"state": desk.state_name(plan.state)}
        gains = [
            (
                desk.instrument_name(option.accession.instrument),
                desk.address("instrument", option.accession.instrument),
                option.gains.links,
            )
            for option in plan.options
        ]
    elif found is not None:
        gains = [
            (
                _("%(state)s, %(instrument)s")
                % {
                    "state": desk.state_name(step.accession.state),
                    "instrument": desk.instrument_name(step.accession.instrument),
                },
                desk.room("planner", state=step.accession.state),
                step.new_links,
            )
            for step in found.steps
        ]
    return planner_picture(desk, title, gains, **chosen) if gains else None


def _plan(desk: CooperationDesk, scope: Scope, asked: str) -> StatePlan:
    state = desk.facts.parties.find(asked).code
    history = bonds_on(desk.standings)
    return plan_for_state(desk.standings, history, state=state, scope=scope, on=desk.on)


def _campaign(desk: CooperationDesk, scope: Scope, region: str) -> RegionalCampaign:
    return regional_campaign(
        desk.standings,
        bonds_on(desk.standings),
        scope=scope,
        region=region,
        on=desk.on,
        top=TOP,
    )


def _options(desk: CooperationDesk, plan: StatePlan) -> tuple[OptionRow, ...]:
    return tuple(_option(desk, n, option) for n, option in enumerate(plan.options, start=1))


def _option(desk: CooperationDesk, rank: int, option: Option) -> OptionRow:
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
        offences=option.last_known.offences,
        obligations=sum(number for _, number in option.obligations),
        must=option.must,
        joins=tuple(desk.instrument_name(one) for one in option.joins[:-1]),
        conditions=chain_of(option.conditions, desk),
        chain=chain_of(option.because, desk),
    )


def _steps(desk: CooperationDesk, found: Campaign) -> tuple[StepRow, ...]:
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
            joins=tuple(desk.instrument_name(one) for one in step.joins[:-1]),
            conditions=chain_of(step.conditions, desk),
        )
        for n, step in enumerate(found.steps, start=1)
    )
