"""``dedere align``: which provisions of a State's laws may carry out which obligations."""

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import click

from dedere.obligations.alignment import Alignment, Suggestion, alignment_answers
from dedere.parties import State
from dedere.phrases import InstrumentName, Phrase, Speaker, StateName, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings
from dedere_cli.asking import day_or_none, within_facts
from dedere_cli.clock import today
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import indented, wrap
from dedere_io.alignment.batch import WORTH_PROCESSES, Job, align_files, contents
from dedere_io.alignment.lexicon import load_lexicon
from dedere_io.alignment.schedulers import Scheduler, cluster, cores, processes
from dedere_io.facts import load_facts

HEAD = mark(
    "What may carry out {obligations} obligations and rules of {instruments} instruments in the "
    "laws of {state}. Facts {version}."
)
HEAD_OF_ONE = mark(
    "What may carry out the {obligations} obligations and rules of {instrument} in the laws of "
    "{state}. Facts {version}."
)
CAUTION = mark(
    "These are proposals, found by words. None is an answer: whether a provision carries out an "
    "obligation is for a person to say. A score compares proposals for one obligation only."
)
NOTHING = mark("Nothing in these laws suggests a provision.")
OBLIGATION = mark("Article {article} ({kind}): {summary}")
PROPOSAL = mark("{provision} of {file}, score {score}. {because}")
PROPOSAL_HEADED = mark("{provision} of {file} ({heading}), score {score}. {because}")
STANDINGS = {
    Standing.BOUND: mark("{instrument}: binds {state} on {on}."),
    Standing.CONSENTED: mark("{instrument}: accepted by {state}, not in force for it on {on}."),
    Standing.SIGNED: mark("{instrument}: signed by {state}, which is not bound on {on}."),
    Standing.WITHDRAWN: mark("{instrument}: no longer binds {state} on {on}."),
    Standing.NONE: mark("{instrument}: does not bind {state} on {on}."),
    Standing.UNKNOWN: mark(
        "{instrument}: our sources do not say whether it binds {state} on {on}."
    ),
}
BOUND_UNSURELY = {
    Certainty.PRESUMED: mark(
        "{instrument}: binds {state} on {on}, as is presumed: our sources speak of it only up to "
        "{last}."
    ),
    Certainty.UNDATED: mark(
        "{instrument}: {state} is listed as a party without a date; that it is bound on {on} is "
        "not established."
    ),
}
LONGEST_HEADING = 80
"""Characters."""
EXAMPLES = """\b
Examples:
  dedere align KEN hostages-act.txt --instrument hostages-1979
  dedere align KEN hostages-act.txt --instrument hostages-1979 --top 3 --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("state")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--instrument",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Only this instrument; may be repeated. By default the universal instruments.",
)
@click.option(
    "--on",
    "on",
    callback=day_or_none,
    metavar="DATE",
    help="The day whose instruments and standings count; today by default.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1, max=50),
    default=5,
    show_default=True,
    help="How many proposals for an obligation at most.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1, max=256),
    help="How many processes; by default one for each core, for large laws.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Do the work on a Dask cluster, such as tcp://10.0.0.5:8786.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON]),
    default=TABLE,
    show_default=True,
    help="A page to read, or values for programs.",
)
def align(  # noqa: PLR0913 - one parameter for each option
    *,
    state: str,
    files: tuple[Path, ...],
    codes: tuple[str, ...],
    on: dt.date | None,
    top: int,
    workers: int | None,
    scheduler: str | None,
    shape: str,
) -> None:
    """Propose provisions of STATE's laws (each FILE one law) for each obligation, best first.

    Every proposal comes with the words that suggest it and a score, and is never an answer:
    whether a provision carries out an obligation is for a person to say.
    """
    facts = load_facts()
    whose = facts.parties.find(state)
    day = within_facts(facts, on or today())
    asked = _instruments(facts, codes, day)
    laws = contents(files)
    size = sum(len(content) for content in laws.values())
    job = Job(
        state=whose,
        instruments=asked,
        known=tuple(facts.instruments.values()),
        lexicon=load_lexicon(),
        top=top,
    )
    with _opened(scheduler, workers, size=size) as doing:
        found = align_files(laws, job, scheduler=doing)
    if shape == JSON:
        print_json(alignment_answers(found, speaker_of(facts)))
    else:
        print_lines(_page(facts, whose, asked, found, on=day))


def _instruments(facts: Facts, codes: Sequence[str], day: dt.date) -> tuple[Instrument, ...]:
    named = {i.code: i for i in (facts.instrument(code) for code in codes)}
    return tuple(named.values()) or facts.universal(on=day)


def _opened(
    address: str | None, workers: int | None, *, size: int
) -> AbstractContextManager[Scheduler]:
    """Open what does the work; small laws need no processes."""
    if address is not None:
        return cluster(address)
    usual = cores() if size >= WORTH_PROCESSES else 1
    return processes(workers or usual)


def _page(
    facts: Facts,
    state: State,
    instruments: Sequence[Instrument],
    found: Sequence[Alignment],
    *,
    on: dt.date,
) -> Iterator[str]:
    """Return the proposals as lines, instrument by instrument."""
    speaker, width = speaker_of(facts), terminal_width()
    head = Phrase.of(
        HEAD_OF_ONE if len(instruments) == 1 else HEAD,
        obligations=len(found),
        instruments=len(instruments),
        instrument=InstrumentName(instruments[0].code),
        state=StateName(state.code),
        version=short_version(facts),
    )
    yield from wrap(head.say(speaker), width)
    yield from wrap(CAUTION, width)
    book = Standings(facts)
    for instrument in instruments:
        yield ""
        finding = book.of(state.code, instrument.code, on=on)
        yield from wrap(_standing(finding).say(speaker), width)
        yield from _of_instrument(instrument, found, speaker, width)


def _standing(finding: StandingFinding) -> Phrase:
    """Return whether the instrument binds the State, and how surely that can be said."""
    template = STANDINGS[finding.standing]
    if finding.standing is Standing.BOUND:
        template = BOUND_UNSURELY.get(finding.certainty, template)
    return Phrase.of(
        template,
        instrument=InstrumentName(finding.instrument),
        state=StateName(finding.state),
        on=finding.on,
        last=finding.last_known.on if finding.last_known else finding.on,
    )


def _of_instrument(
    instrument: Instrument, found: Sequence[Alignment], speaker: Speaker, width: int
) -> Iterator[str]:
    summaries = {o.id: o.summary for o in instrument.obligations}
    for one in found:
        if one.instrument != instrument.code:
            continue
        yield ""
        phrase = Phrase.of(
            OBLIGATION, article=one.article, kind=one.kind, summary=summaries[one.obligation]
        )
        yield from wrap(phrase.say(speaker), width)
        if not one.suggestions:
            yield from indented(NOTHING, width, first="  ")
        for n, suggestion in enumerate(one.suggestions, start=1):
            said = _said(suggestion, speaker)
            yield from indented(said, width, first=f"  {n}. ")


def _said(suggestion: Suggestion, speaker: Speaker) -> str:
    template = PROPOSAL_HEADED if suggestion.heading else PROPOSAL
    phrase = Phrase.of(
        template,
        provision=suggestion.provision,
        file=Path(suggestion.file).name,
        heading=_short(suggestion.heading),
        score=f"{suggestion.score:.2f}",
        because=" ".join(reason.say(speaker) for reason in suggestion.because),
    )
    return phrase.say(speaker)


def _short(heading: str) -> str:
    """Return a heading in one line, cut where a page would drown in it."""
    return textwrap.shorten(heading, LONGEST_HEADING, placeholder="…")
