"""``dedere plan``: what accessions would bring, to one State, a region or the world."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import click

from dedere.cooperation.question import Form
from dedere.planning.answers import campaign_answer, coverage_answer, state_plan_answer
from dedere.planning.bonds import BondHistory, lay_bonds, persons
from dedere.planning.coverage_map import coverage_columns
from dedere.planning.directions import closed_directions
from dedere.planning.planner import StatePlan, plan_for_state
from dedere.planning.scopes import Scope, scope_of
from dedere.planning.worldwide import (
    OffenceCoverage,
    RegionalCampaign,
    offence_coverage,
    regional_campaign,
)
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_cli.asking import day_or_none, find_region, within_facts
from dedere_cli.clock import today
from dedere_cli.output import CSV, JSON, TABLE, print_csv, print_json, print_lines, terminal_width
from dedere_cli.plan_table import PlanPage, campaign_page, coverage_page, state_page
from dedere_cli.speech import speaker_of
from dedere_io.facts import load_facts

STATE_HEADER = (
    "rank", "state", "instrument", "on", "standing", "certainty", "links_low", "links_high",
    "last_known_links_low", "last_known_links_high", "text_low", "text_high", "partners_low",
    "partners_high", "offences", "possible_offences", "obligations", "must", "joins",
    "conditions", "facts",
)  # fmt: skip
CAMPAIGN_HEADER = (
    *("rank", "state", "instrument", "on", "links_low", "links_high", "joins", "conditions"),
    "facts",
)

EXAMPLES = """\b
Examples:
  dedere plan --state KEN
  dedere plan --state KEN --family maritime-ships --on 2012-06-01 --format json
  dedere plan --region Africa --top 5
  dedere plan --offence hostages-1979/offence/hostage-taking --on 2013-04-22
  dedere plan --offence hostages-1979/offence/hostage-taking --form mla --state CHE
  dedere plan --region 142 --family financing-1999 --on 2013-04-22 --format csv
"""


@dataclass(frozen=True)
class Question:
    """What was asked: whose accessions, about which instruments or offence, on which day."""

    facts: Facts
    standings: Standings
    scope: Scope
    state: str | None
    region: str | None
    form: Form
    on: dt.date
    top: int

    @cached_property
    def history(self) -> BondHistory:
        """Return the bonds that the answers need."""
        columns = self.scope.columns(self.facts)
        if self.scope.offence:
            columns += coverage_columns(self.facts, self.scope.offence, self.form)
        return lay_bonds(
            self.standings,
            states=persons(self.facts.parties),
            instruments=tuple(dict.fromkeys(columns)),
        )

    def plan(self) -> StatePlan:
        """Return the plan of the State asked about."""
        return plan_for_state(
            self.standings, self.history, state=self.state or "", scope=self.scope, on=self.on
        )

    def campaign(self) -> RegionalCampaign:
        """Return the steps chosen as last known, and what they add whatever is unknown."""
        return regional_campaign(
            self.standings,
            self.history,
            scope=self.scope,
            region=self.region or "",
            on=self.on,
            top=self.top,
        )

    def coverage(self) -> OffenceCoverage | None:
        """Return where the offence finds a basis: on the day, and if all is as last known."""
        if not self.scope.offence:
            return None
        return offence_coverage(
            self.facts, self.history, offence=self.scope.offence, form=self.form, on=self.on
        )


@click.command(epilog=EXAMPLES)
@click.option("--state", metavar="STATE", help="What this State would gain by what it may join.")
@click.option(
    "--region", metavar="CODE|NAME", help="Only the States of this region may join; else all."
)
@click.option("--family", metavar="CODE", help="Only this family, or this instrument.")
@click.option("--offence", metavar="ID", help="Only texts on which this offence may rest.")
@click.option(
    "--form",
    type=click.Choice([Form.EXTRADITION.value, Form.ASSISTANCE.value]),
    default=Form.EXTRADITION.value,
    show_default=True,
    help="With --offence: extradition, or mutual legal assistance.",
)
@click.option(
    "--on", callback=day_or_none, metavar="DATE", help="The day asked about; today by default."
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many instruments or steps at most.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON, CSV]),
    default=TABLE,
    show_default=True,
    help="A table to read, values or a list for programs.",
)
def plan(  # noqa: PLR0913 - one parameter for each option that may be typed
    *,
    state: str | None,
    region: str | None,
    family: str | None,
    offence: str | None,
    form: str,
    on: dt.date | None,
    top: int,
    shape: str,
) -> None:
    """Say what accessions would bring: links with other States, offences, obligations.

    With --state, rank what the State has not joined. Without it, name the few accessions, in a
    region or the world, that close most gaps. With --offence, also say between which States a
    basis for it stands, may stand, or is not known. Nothing is changed: accessions are supposed.
    """  # noqa: DOC501 - help for readers; main() turns the error into one line
    if state is not None and region is not None:
        raise click.UsageError("Ask either about a State or about a region, not about both.")
    facts = load_facts()
    asked = Form(form)
    question = Question(
        facts=facts,
        standings=Standings(facts),
        scope=scope_of(facts, family=family, offence=offence, form=asked),
        state=facts.parties.find(state).code if state is not None else None,
        region=find_region(facts, region) if region is not None else None,
        form=asked,
        on=within_facts(facts, on or today()),
        top=top,
    )
    match shape:
        case "json":
            _print_json(question)
        case "csv":
            _print_csv(question)
        case _:
            _print_table(question)


def _print_json(question: Question) -> None:
    speaker, version = speaker_of(question.facts), question.facts.version
    if question.state is not None:
        answer = state_plan_answer(question.plan(), speaker, top=question.top, version=version)
    else:
        found = question.campaign()
        answer = {"region": question.region}
        answer |= campaign_answer(found.campaign, speaker, sure=found.surely, version=version)
    coverage = question.coverage()
    if coverage is not None:
        regions = coverage.region_of
        for name, covered in (
            ("coverage", coverage.on_the_day),
            ("coverage_as_last_known", coverage.last_known),
        ):
            closed = closed_directions(question.facts, covered)
            answer[name] = coverage_answer(covered, regions, closed)
    print_json(answer)


def _print_csv(question: Question) -> None:
    speaker, version = speaker_of(question.facts), question.facts.version
    if question.state is None:
        found = question.campaign().campaign
        rows = [
            (
                n,
                step.accession.state,
                step.accession.instrument,
                found.on,
                step.new_links.low,
                step.new_links.high,
                ";".join(step.joins),
                " ".join(reason.says.say(speaker) for reason in step.conditions),
                version,
            )
            for n, step in enumerate(found.steps, 1)
        ]
        print_csv(CAMPAIGN_HEADER, rows)
        return
    found_plan = question.plan()
    print_csv(
        STATE_HEADER,
        [
            (
                *(n, found_plan.state, option.accession.instrument, found_plan.on),
                *(option.standing.standing.value, option.standing.certainty.value),
                *(option.gains.links.low, option.gains.links.high),
                *(option.last_known.links.low, option.last_known.links.high),
                *(option.gains.text.low, option.gains.text.high),
                *(option.gains.partners.low, option.gains.partners.high),
                ";".join(option.gains.offences),
                ";".join(option.gains.possible_offences),
                *(sum(count for _, count in option.obligations), option.must),
                ";".join(option.joins),
                " ".join(reason.says.say(speaker) for reason in option.conditions),
                version,
            )
            for n, option in enumerate(found_plan.options[: question.top], 1)
        ],
    )


def _print_table(question: Question) -> None:
    page = PlanPage(facts=question.facts, width=terminal_width(), top=question.top)
    lines: list[str] = []
    coverage = question.coverage()
    if coverage is not None:
        maps = coverage.on_the_day, coverage.last_known
        lines += [*coverage_page(page, *maps, coverage.region_of, state=question.state), ""]
    if question.state is not None:
        lines += state_page(page, question.plan())
    else:
        found = question.campaign()
        lines += campaign_page(page, found.campaign, found.surely, region=question.region)
    print_lines(lines)
