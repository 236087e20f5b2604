"""The answer of ``dedere status`` for a person: a sentence, a table, the reasons, the sources."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.sources import Reason
from dedere.treaties.counts import tally
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere_cli.marks import (
    LAST_KNOWN_ONLY,
    LEGEND,
    certainty_word,
    drawn,
    glyph,
    last_known_words,
    position,
    shown_glyph,
)
from dedere_cli.speech import short_version, speaker_of, table_speaker_of
from dedere_cli.text import Column, indented, lay_out, pad, wrap

WAS_BOUND = mark(
    "On {on} {state} was bound by {bound} of the {total} instruments; for {unknown} our sources "
    "do not say."
)
IS_BOUND = mark(
    "On {on} {state} is bound by {bound} of the {total} instruments; for {unknown} our sources "
    "do not say."
)
WAS_BOUND_KNOWN = mark("On {on} {state} was bound by {bound} of the {total} instruments.")
IS_BOUND_KNOWN = mark("On {on} {state} is bound by {bound} of the {total} instruments.")
WAS_BOUND_BY = mark("On {on} {state} was bound by {instrument}.")
IS_BOUND_BY = mark("On {on} {state} is bound by {instrument}.")
WAS_NOT_BOUND_BY = mark("On {on} {state} was not bound by {instrument}.")
IS_NOT_BOUND_BY = mark("On {on} {state} is not bound by {instrument}.")
PRESUMED = mark("It is presumed to go on: our sources speak of it only up to {last}.")
UNDATED = mark("A source names it as a party, without a date.")
NOT_SAID_BY = mark("Our sources do not say whether {instrument} binds {state} on {on}.")
HOW_SURELY = mark(
    "Of the {bound}, established: {established}; presumed to go on after our sources end: "
    "{presumed}; listed without a date: {undated}."
)
MANY = mark("{states} States of today, {total} instruments, on {on}.")
SOME = mark("{states} States, {total} instruments, on {on}.")
KNOWN_ON = mark("Answered as the sources that existed on {known_on} would have.")
COMPLETE_LISTS = mark(
    "Lists complete for {complete} of the {total} instruments, up to days between {first} and "
    "{last}; from the others a missing State proves nothing."
)
COMPLETE_LIST = mark("List complete up to {last}.")
NO_COMPLETE_LIST = mark("No list here is complete: a missing State proves nothing.")
FACTS = mark("Facts {version}.")
SOURCES = mark("Sources")
SOURCE_DATED = mark("[{code}] {title}. {publisher}, as of {as_of}.")
SOURCE_UNDATED = mark("[{code}] {title}. {publisher}, undated.")
PARTIAL_LIST = mark("partial")
OF = mark("{bound} of {total}")
CODE, STATE, BOUND = mark("Code"), mark("State"), mark("Bound")
REASONS = mark("Reasons and sources: --because.")

STATE_COLUMNS = (
    Column(title=""),
    Column(title=mark("Instrument")),
    Column(title=mark("Position"), wraps=True, least=25),
    Column(title=mark("Certainty")),
    Column(title=mark("Last known"), wraps=True),
)
ROOM_FOR_ALL_COLUMNS = 92
"""On a narrower terminal the certainty is left to the mark, the words and the last known day."""
NARROW = tuple(column for column in STATE_COLUMNS if column.title != "Certainty")

INSTRUMENT_COLUMNS = (
    Column(title=mark("No."), right=True),
    Column(title=mark("Instrument"), wraps=True),
    Column(title=mark("Bound"), right=True),
    Column(title=mark("Not said"), right=True),
    Column(title=mark("List complete to")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every part of the answer needs to know."""

    facts: Facts
    instruments: tuple[Instrument, ...]
    on: dt.date
    known_on: dt.date | None
    today: dt.date
    width: int
    because: bool


Answers = Mapping[str, Sequence[StandingFinding]]


def state_pages(page: Page, answers: Answers) -> Iterator[str]:
    """Return the lines for a few States: each a sentence, a table, and its reasons."""
    for state, findings in answers.items():
        yield from _sentences(page, _headings(page, state, findings))
        yield ""
        yield from _state_table(page, findings)
        yield ""
        if page.because:
            yield from _reasons(page, findings)
    if page.because:
        yield from _sources(page, (f for findings in answers.values() for f in findings))
    yield from _sentences(page, _footing(page))


def matrix_page(page: Page, answers: Answers) -> Iterator[str]:
    """Return the lines for many States: one row each, one mark for every instrument."""
    template = MANY if len(answers) == len(page.facts.parties.current()) else SOME
    heading = Phrase.of(template, states=len(answers), total=len(page.instruments), on=page.on)
    yield from _sentences(page, [heading, *_known_on(page)])
    yield ""
    yield from _matrix(page, answers)
    yield ""
    legend = [f"{drawn(sign)} {words}" for sign, words in LEGEND]
    yield from wrap("; ".join([*legend, f"{drawn('?')} {LAST_KNOWN_ONLY}"]), page.width)
    yield ""
    yield from _instrument_table(page, answers)
    yield ""
    yield from _sentences(page, _footing(page))


def _sentences(page: Page, phrases: Iterable[Phrase]) -> list[str]:
    speaker = speaker_of(page.facts)
    return wrap(" ".join(phrase.say(speaker) for phrase in phrases), page.width)


def _headings(page: Page, state: str, findings: Sequence[StandingFinding]) -> Iterator[Phrase]:
    past = page.on < page.today
    count = tally(findings)
    if len(findings) == 1:
        yield from _of_one(findings[0], past=past)
    else:
        if count.unknown:
            template = WAS_BOUND if past else IS_BOUND
        else:
            template = WAS_BOUND_KNOWN if past else IS_BOUND_KNOWN
        yield Phrase.of(
            template,
            on=page.on,
            state=StateName(state),
            bound=count.bound,
            total=count.total,
            unknown=count.unknown,
        )
        if count.bound_presumed or count.bound_undated:
            yield Phrase.of(
                HOW_SURELY,
                bound=count.bound,
                established=count.bound_established,
                presumed=count.bound_presumed,
                undated=count.bound_undated,
            )
    yield from _known_on(page)


def _of_one(finding: StandingFinding, *, past: bool) -> Iterator[Phrase]:
    match finding.standing:
        case Standing.BOUND:
            template = WAS_BOUND_BY if past else IS_BOUND_BY
        case Standing.UNKNOWN if finding.bond_is_open:
            template = NOT_SAID_BY
        case _:
            template = WAS_NOT_BOUND_BY if past else IS_NOT_BOUND_BY
    yield Phrase.of(
        template,
        on=finding.on,
        state=StateName(finding.state),
        instrument=InstrumentName(finding.instrument),
    )
    if finding.standing is Standing.BOUND and finding.certainty is Certainty.UNDATED:
        yield Phrase.of(UNDATED)
    elif finding.certainty is Certainty.PRESUMED and finding.last_known is not None:
        yield Phrase.of(PRESUMED, last=finding.last_known.on)


def _known_on(page: Page) -> Iterator[Phrase]:
    if page.known_on is not None:
        yield Phrase.of(KNOWN_ON, known_on=page.known_on)


def _footing(page: Page) -> Iterator[Phrase]:
    coverages = [page.facts.coverage(i.code) for i in page.instruments]
    days = sorted(c.complete_to for c in coverages if c.none_may_be_said and c.complete_to)
    if not days:
        yield Phrase.of(NO_COMPLETE_LIST)
    elif len(coverages) == 1:
        yield Phrase.of(COMPLETE_LIST, last=days[-1])
    else:
        yield Phrase.of(
            COMPLETE_LISTS,
            complete=len(days),
            total=len(coverages),
            first=days[0],
            last=days[-1],
        )
    yield Phrase.of(FACTS, version=short_version(page.facts))
    if not page.because:
        yield Phrase.of(REASONS)


def _state_table(page: Page, findings: Sequence[StandingFinding]) -> list[str]:
    speaker = table_speaker_of(page.facts)
    columns = STATE_COLUMNS if page.width >= ROOM_FOR_ALL_COLUMNS else NARROW
    rows = []
    for instrument, finding in zip(page.instruments, findings, strict=True):
        cells = {
            "": glyph(finding),
            "Instrument": instrument.code,
            "Position": position(finding, page.facts).say(speaker),
            "Certainty": certainty_word(finding).say(speaker),
            "Last known": last_known_words(finding.last_known, speaker),
        }
        rows.append([cells[column.title] for column in columns])
    return lay_out(columns, rows, width=page.width)


def _reasons(page: Page, findings: Sequence[StandingFinding]) -> Iterator[str]:
    for instrument, finding in zip(page.instruments, findings, strict=True):
        short = f"{glyph(finding)} {instrument.code}: {instrument.short_title()}"
        yield from indented(click.style(short, bold=True), page.width, rest="  ")
        yield from _chain(page, finding.because, indent="  ")
        yield ""


def _chain(
    page: Page, reasons: Sequence[Reason], *, indent: str, under: str = ""
) -> Iterator[str]:
    speaker = speaker_of(page.facts)
    for n, reason in enumerate(reasons, start=1):
        number = f"{under}{n}."
        cited = f" [{', '.join(reason.sources)}]" if reason.sources else ""
        text = f"{reason.says.say(speaker)}{cited}"
        yield from indented(text, page.width, first=f"{indent}{number} ")
        yield from _chain(page, reason.grounds, indent=f"{indent}  ", under=number)


def _sources(page: Page, findings: Iterable[StandingFinding]) -> Iterator[str]:
    cited = dict.fromkeys(
        source
        for finding in findings
        for reason in _all_reasons(finding.because)
        for source in reason.sources
    )
    if not cited:
        return
    yield click.style(SOURCES, bold=True)
    for code in cited:
        source = page.facts.sources.get(code)
        if source is not None:
            says = Phrase.of(
                SOURCE_DATED if source.as_of else SOURCE_UNDATED,
                code=code,
                title=source.title,
                publisher=source.publisher,
                as_of=str(source.as_of),
            )
            text = says.say(speaker_of(page.facts))
            yield from indented(text, page.width, first="  ", rest="    ")
    yield ""


def _all_reasons(reasons: Iterable[Reason]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _all_reasons(reason.grounds)


def _matrix(page: Page, answers: Answers) -> Iterator[str]:
    names = {code: page.facts.parties.states[code].name() for code in answers}
    room = min(30, max(len(name) for name in names.values()))
    total = len(page.instruments)
    per_block = max(10, (page.width - 4 - room - 12) // 2)
    for start in range(0, total, per_block):
        if start:
            yield ""
        shown = slice(start, start + per_block)
        numbers = range(start + 1, min(start + per_block, total) + 1)
        blank = pad("", 4 + 1 + room + 2 + 8 + 2)
        yield (blank + " ".join(str(n // 10) if n >= 10 else " " for n in numbers)).rstrip()
        lead = pad(CODE, 5) + pad(STATE, room + 2) + pad(BOUND, 8, right=True)
        yield lead + "  " + " ".join(str(n % 10) for n in numbers)
        for code, findings in answers.items():
            count = OF.format(bound=tally(findings).bound, total=total)
            lead = (
                pad(code, 5) + pad(_cut(names[code], room), room + 2) + pad(count, 8, right=True)
            )
            marks = "".join(shown_glyph(finding) for finding in findings[shown])
            yield f"{lead}  {marks}".rstrip()


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 3]}..."


def _instrument_table(page: Page, answers: Answers) -> list[str]:
    rows = []
    for n, instrument in enumerate(page.instruments):
        count = tally(findings[n] for findings in answers.values())
        coverage = page.facts.coverage(instrument.code)
        complete = coverage.complete_to if coverage.none_may_be_said else None
        rows.append(
            (
                str(n + 1),
                instrument.code,
                OF.format(bound=count.bound, total=count.total),
                str(count.unknown),
                str(complete) if complete else PARTIAL_LIST,
            )
        )
    return lay_out(INSTRUMENT_COLUMNS, rows, width=page.width)
