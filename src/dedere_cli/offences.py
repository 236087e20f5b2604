"""``dedere offences``: which offences of the catalogue the facts of a case meet."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dedere.cooperation.elements import Vocabulary, read_case
from dedere.cooperation.matching import Match, Matcher, Verdict
from dedere.cooperation.matching_answers import ask_question, match_answer, vocabulary_answer
from dedere.phrases import Phrase, Speaker, mark
from dedere.treaties.facts import Facts
from dedere_cli.asking import day_or_none, within_facts
from dedere_cli.clock import today
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import Column, indented, lay_out, wrap
from dedere_io.case_files import read_case_file
from dedere_io.facts import load_facts

HEAD = mark("{met} offences met, {maybe} that may be met, on {on}. Facts {version}.")
NONE = mark("No offence of the catalogue fits what is stated.")
ASK = mark("What would settle it")
QUESTION = mark("{question} (key: {key})")
MORE = mark("{count} more may be met: --top {all} shows all.")
MOST_QUESTIONS = 10
"""How many questions the table asks at once; the JSON has all, offence by offence."""
VERDICTS = {
    Verdict.MET: mark("met"),
    Verdict.MAY_BE_MET: mark("may be met"),
    Verdict.NOT_MET: mark("not met"),
}
COLUMNS = (
    Column(title=mark("Offence"), wraps=True),
    Column(title=mark("Article")),
    Column(title=mark("Result")),
)
EXAMPLES = """\b
Examples:
  dedere offences --questions
  dedere offences --facts case.yaml
  dedere offences --facts case.yaml --on 2013-04-22 --format json

\b
FILE (YAML or JSON) answers questions by their keys: yes, no, or left out, which is not stated.
A topic holds a list of what applies; with 'nothing-else' in it, nothing else of it does.
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--facts",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The facts of the case, as YAML or JSON.",
)
@click.option("--questions", is_flag=True, help="List every question with its key instead.")
@click.option(
    "--on",
    "on",
    callback=day_or_none,
    metavar="DATE",
    help="The day asked about; today by default.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=15,
    show_default=True,
    help="How many offences of the table at most.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON]),
    default=TABLE,
    show_default=True,
    help="A table to read, or values for programs.",
)
def offences(
    *, file: Path | None, questions: bool, on: dt.date | None, top: int, shape: str
) -> None:
    """Say which offences the facts of a case meet, or may meet, element by element.

    What is not stated is never taken for no: an offence that may be met comes with the fewest
    questions that could settle it.
    """  # noqa: DOC501 - help for readers; main() turns the error into one line
    if questions is (file is not None):
        raise click.UsageError("Give either the facts of a case or --questions.")
    facts = load_facts()
    matcher = Matcher(facts)
    if file is None:
        _print_questions(matcher.vocabulary, facts, shape)
        return
    day = within_facts(facts, on or today())
    case = read_case(matcher.vocabulary, read_case_file(file))
    found = [m for m in matcher.match(case, on=day) if m.verdict is not Verdict.NOT_MET]
    if shape == JSON:
        speaker = speaker_of(facts)
        items = [match_answer(match, matcher.vocabulary, speaker) for match in found]
        print_json({"on": day.isoformat(), "items": items, "facts": facts.version})
    else:
        touched = [m for m in found if m.touches or m.verdict is Verdict.MET]
        print_lines(page(facts, matcher.vocabulary, touched, on=day, top=top))


def page(
    facts: Facts, vocabulary: Vocabulary, found: list[Match], *, on: dt.date, top: int
) -> Iterator[str]:
    """Return the matches as lines: those met first, and what would settle the others."""
    speaker, width = speaker_of(facts), terminal_width()
    met = sum(match.verdict is Verdict.MET for match in found)
    maybe, version = len(found) - met, short_version(facts)
    head = Phrase.of(HEAD, met=met, maybe=maybe, on=on, version=version)
    yield from wrap(head.say(speaker), width)
    yield ""
    if not found:
        yield from wrap(NONE, width)
        return
    shown = found[:top]
    rows = [(m.offence, m.article, VERDICTS[m.verdict]) for m in shown]
    yield from lay_out(COLUMNS, rows, width=width)
    asked = list(dict.fromkeys(_asks(shown, vocabulary, speaker)))[:MOST_QUESTIONS]
    if asked:
        yield ""
        yield ASK
        yield from _listed(asked, width)
    if len(found) > top:
        yield ""
        more = Phrase.of(MORE, count=len(found) - top, all=len(found))
        yield from wrap(more.say(speaker), width)


def _asks(found: Iterable[Match], vocabulary: Vocabulary, speaker: Speaker) -> Iterator[str]:
    for match in found:
        for ask in match.asks:
            question = ask_question(ask, vocabulary)
            yield Phrase.of(QUESTION, question=question, key=ask.element).say(speaker)


def _listed(lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        yield from indented(line, width, first="  - ", rest="    ")


def _print_questions(vocabulary: Vocabulary, facts: Facts, shape: str) -> None:
    if shape == JSON:
        print_json(vocabulary_answer(vocabulary) | {"facts": facts.version})
        return
    lines: list[str] = []
    for topic, codes in vocabulary.topics.items():
        lines += [f"{topic}: {vocabulary.question(topic)}"]
        for code in codes:
            lines += _listed([f"{code}: {vocabulary.question(code)}"], terminal_width())
        lines += [""]
    lines += ["part:"]
    lines += _listed((f"{p.part}: {p.says}" for p in vocabulary.ontology.parts), terminal_width())
    print_lines(lines)
