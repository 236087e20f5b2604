"""``dedere status``: by what States are bound on a day, since when, and who says so."""

import datetime as dt
from dataclasses import dataclass

import click

from dedere.parties import State
from dedere.treaties.answers import standing_answer
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings
from dedere_cli.asking import chosen_instruments, chosen_states, day_or_none, within_facts
from dedere_cli.clock import today
from dedere_cli.output import CSV, JSON, TABLE, print_csv, print_json, print_lines, terminal_width
from dedere_cli.speech import speaker_of
from dedere_cli.status_table import Page, matrix_page, state_pages
from dedere_io.facts import load_facts

A_FEW = 4
"""Up to so many States each get a table of their own; more share one, unless reasons are asked."""

CSV_HEADER = (
    "state", "name", "instrument", "on", "standing", "since", "takes_effect", "certainty",
    "last_known_standing", "last_known_on", "last_known_source", "actions", "sources", "because",
    "facts",
)  # fmt: skip

EXAMPLES = """\b
Examples:
  dedere status KEN
  dedere status CHE FRA SDN --on 2013-04-22 --format json
  dedere status "Côte d'Ivoire" Египет 中国 --instrument hague-1970
  dedere status KEN --on 2013-04-22 --because
  dedere status --region Africa --on 2014-05-01
  dedere status --group WEOG --instrument financing-1999 --format csv
  dedere status KEN --on 2013-04-22 --known-on 2010-01-01
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked: which States, which instruments, which day, known when."""

    facts: Facts
    states: tuple[State, ...]
    instruments: tuple[Instrument, ...]
    on: dt.date
    known_on: dt.date | None

    def answers(self) -> dict[str, list[StandingFinding]]:
        """Return the findings of every State, in the order of the instruments."""
        book = Standings(self.facts, known_on=self.known_on)
        return {
            state.code: [book.of(state.code, i.code, on=self.on) for i in self.instruments]
            for state in self.states
        }


@click.command(epilog=EXAMPLES)
@click.argument("states", nargs=-1, metavar="[STATE]...")
@click.option(
    "--instrument",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Only this instrument; repeatable.",
)
@click.option("--all", "every", is_flag=True, help="Related instruments as well.")
@click.option(
    "--on", callback=day_or_none, metavar="DATE", help="The day asked about; today by default."
)
@click.option(
    "--known-on",
    callback=day_or_none,
    metavar="DATE",
    help="Answer as the sources of that day would have.",
)
@click.option(
    "--region", metavar="M49|NAME", help="The States of a region, such as 002 or Africa."
)
@click.option("--group", metavar="NAME", help="The States of a UN regional group, such as GRULAC.")
@click.option("--because", is_flag=True, help="Print the reasons too, down to the sources.")
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON, CSV]),
    default=TABLE,
    show_default=True,
    help="A table to read, or a list for programs.",
)
def status(  # noqa: PLR0913 - one parameter for each option that may be typed
    *,
    states: tuple[str, ...],
    codes: tuple[str, ...],
    every: bool,
    on: dt.date | None,
    known_on: dt.date | None,
    region: str | None,
    group: str | None,
    because: bool,
    shape: str,
) -> None:
    """Say by which instruments States are bound on a day, since when, and who says so.

    A STATE is an ISO 3166-1 code (KEN, KE) or a name in any of the six languages of the United
    Nations. Without any, the answer is about all States of today. The instruments are the nineteen
    universal ones unless others are asked for. A date is written 2013-04-22.
    """
    facts = load_facts()
    question = Question(
        facts=facts,
        states=chosen_states(facts, states, region=region, group=group),
        instruments=chosen_instruments(facts, codes, every=every),
        on=within_facts(facts, on or today()),
        known_on=known_on,
    )
    match shape:
        case "json":
            _print_json(question)
        case "csv":
            _print_csv(question)
        case _:
            _print_table(question, because=because)


def _print_json(question: Question) -> None:
    speaker = speaker_of(question.facts)
    print_json(
        [
            standing_answer(finding, speaker) | {"facts": question.facts.version}
            for findings in question.answers().values()
            for finding in findings
        ]
    )


def _print_csv(question: Question) -> None:
    speaker = speaker_of(question.facts)
    rows = [
        _csv_row(finding, name=state.name(), because=because, version=question.facts.version)
        for state, findings in zip(question.states, question.answers().values(), strict=True)
        for finding in findings
        for because in [" ".join(reason.says.say(speaker) for reason in finding.because)]
    ]
    print_csv(CSV_HEADER, rows)


def _csv_row(
    finding: StandingFinding, *, name: str, because: str, version: str
) -> tuple[object, ...]:
    last = finding.last_known
    acts = "; ".join(
        f"{a.kind.value} {a.date or a.effective or 'undated'}" for a in finding.actions
    )
    return (
        finding.state,
        name,
        finding.instrument,
        finding.on,
        finding.standing.value,
        finding.since,
        finding.takes_effect,
        finding.certainty.value,
        last.standing.value if last else None,
        last.on if last else None,
        last.source if last else None,
        acts,
        ";".join(dict.fromkeys(s for a in finding.actions for s in a.sources)),
        because,
        version,
    )


def _print_table(question: Question, *, because: bool) -> None:
    page = Page(
        facts=question.facts,
        instruments=question.instruments,
        on=question.on,
        known_on=question.known_on,
        today=today(),
        width=terminal_width(),
        because=because,
    )
    if because or len(question.states) <= A_FEW:
        print_lines(state_pages(page, question.answers()))
    else:
        print_lines(matrix_page(page, question.answers()))
