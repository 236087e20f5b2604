"""``dedere jurisdiction``: which States must, and which may, have jurisdiction."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dedere.cooperation.claims import Claim, Level
from dedere.cooperation.jurisdiction import Jurisdiction, JurisdictionAnswer
from dedere.cooperation.jurisdiction_answers import jurisdiction_answer
from dedere.cooperation.jurisdiction_case import KEYS, read_jurisdiction_case
from dedere.phrases import Phrase, Speaker, StateName, mark
from dedere.treaties.facts import Facts
from dedere_cli.asking import day_or_none, within_facts
from dedere_cli.clock import today
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import Column, indented, lay_out, wrap
from dedere_io.case_files import read_case_file
from dedere_io.facts import load_facts

HEAD = mark("{offence}, on {on}. Facts {version}.")
NOBODY = mark("No State is known to have jurisdiction on the facts stated.")
WHY = mark("Grounds")
UNKNOWN_BONDS = mark("Bonds that our sources leave open")
UNBOUND = mark("Linked, and not bound")
OPEN = mark("Not stated in the facts, and able to change the answer")
SCOPE = mark("Does the text apply?")
TELL = mark("Who must be told")
SEVERAL = mark("Where several States claim jurisdiction")
TOLD = mark("Told: {states}.")
TOLD_IF = mark("Told if it has established its jurisdiction: {states}.")
QUESTION_OF = mark("{question} (for {state}; {articles}; key: {key})")
QUESTION = mark("{question} ({articles}; key: {key})")

LEVELS = {
    Level.MUST: mark("must"),
    Level.PRESENCE: mark("must, if not extradited"),
    Level.MAY: mark("may"),
}
COLUMNS = (
    Column(title=mark("State"), wraps=True),
    Column(title=mark("Establishes")),
    Column(title=mark("Link")),
    Column(title=mark("Provision"), wraps=True),
    Column(title=mark("Certainty")),
)
EXAMPLES = """\b
Examples:
  dedere jurisdiction --offence hague-1970/offence/unlawful-seizure --facts hijacking.yaml
  dedere jurisdiction --offence sua-1988/offence/seizure --facts ship.json --on 2013-04-22
  dedere jurisdiction --offence sua-1988/offence/seizure --facts ship.json --format json

\b
Keys of FILE (YAML or JSON). A State is a code or a name; several stand in a list; 'none' says
that there is no such State. A key that is left out is not stated.
""" + "\n".join(f"  {name}" for name in KEYS)


@click.command(epilog=EXAMPLES)
@click.option("--offence", required=True, metavar="ID", help="An offence of the catalogue.")
@click.option(
    "--facts",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The facts of the case, as YAML or JSON.",
)
@click.option(
    "--on",
    "on",
    callback=day_or_none,
    metavar="DATE",
    help="The day asked about; today by default.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON]),
    default=TABLE,
    show_default=True,
    help="A table to read, or values for programs.",
)
def jurisdiction(*, offence: str, file: Path, on: dt.date | None, shape: str) -> None:
    """Say which States must, and which may, have jurisdiction over an offence.

    Each State answers for the texts that bind it on that day, with the article of each ground. A
    bond our sources leave open is listed as such; a fact that is not stated becomes a question.
    """
    facts = load_facts()
    day = within_facts(facts, on or today())
    case = read_jurisdiction_case(facts.parties, read_case_file(file))
    answer = Jurisdiction(facts).resolve(offence, case, on=day)
    speaker = speaker_of(facts)
    if shape == JSON:
        print_json(jurisdiction_answer(answer, speaker) | {"facts": facts.version})
    else:
        print_lines(page(facts, answer, width=terminal_width()))


def page(facts: Facts, answer: JurisdictionAnswer, *, width: int) -> Iterator[str]:
    """Return the answer as lines: who must and who may, why, and what is open."""
    speaker = speaker_of(facts)
    head = Phrase.of(HEAD, offence=answer.offence, on=answer.on, version=short_version(facts))
    yield from wrap(head.say(speaker), width)
    for note in answer.notes:
        yield from wrap(note.say(speaker), width)
    yield ""
    if answer.states:
        yield from lay_out(COLUMNS, list(_rows(answer, speaker)), width=width)
        yield from _section(WHY, _grounds(answer, speaker), width)
    else:
        yield from wrap(NOBODY, width)
    yield from _section(SCOPE, (a.says.say(speaker) for a in answer.applications), width)
    yield from _section(UNKNOWN_BONDS, (u.says.say(speaker) for u in answer.unknowns), width)
    yield from _section(UNBOUND, (u.says.say(speaker) for u in answer.not_bound), width)
    yield from _section(OPEN, _open(answer, speaker), width)
    yield from _section(TELL, _told(answer, speaker), width)
    if len(answer.states) > 1:
        ranking = [answer.ranking.says.say(speaker)]
        ranking += [f"{c.instrument}, art. {c.article}: {c.says}" for c in answer.coordination]
        yield from _section(SEVERAL, ranking, width)


def _rows(answer: JurisdictionAnswer, speaker: Speaker) -> Iterator[tuple[str, ...]]:
    for finding in answer.states:
        for n, claim in enumerate(finding.claims):
            yield (
                speaker.state(finding.state) if n == 0 else "",
                LEVELS[claim.level],
                claim.clause.link.code,
                str(claim.provision),
                claim.certainty.value,
            )


def _grounds(answer: JurisdictionAnswer, speaker: Speaker) -> Iterator[str]:
    for finding in answer.states:
        for claim in finding.claims:
            yield " ".join(_why(claim, speaker))


def _why(claim: Claim, speaker: Speaker) -> Iterator[str]:
    yield from (reason.says.say(speaker) for reason in claim.because)
    yield from (condition.say(speaker) for condition in claim.conditions)


def _open(answer: JurisdictionAnswer, speaker: Speaker) -> Iterator[str]:
    for question in answer.questions:
        articles = "; ".join(str(provision) for provision in question.provisions)
        values = {
            "question": question.says.say(speaker),
            "articles": articles,
            "key": question.key,
        }
        if question.state:
            named = Phrase.of(QUESTION_OF, **values, state=StateName(question.state))
            yield named.say(speaker)
        else:
            yield Phrase.of(QUESTION, **values).say(speaker)


def _told(answer: JurisdictionAnswer, speaker: Speaker) -> Iterator[str]:
    for notice in answer.notices:
        parts = [phrase.say(speaker) for phrase in notice.says]
        for template, codes in ((TOLD, notice.to), (TOLD_IF, notice.to_if_established)):
            if codes:
                named = ", ".join(speaker.state(code) for code in codes)
                parts.append(Phrase.of(template, states=named).say(speaker))
        yield " ".join(parts)


def _section(title: str, lines: Iterable[str], width: int) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        for line in found:
            yield from indented(line, width, first="  - ", rest="    ")
