"""``dedere check``: do the facts hold together, and what do they leave open?

Every file is read again against its schema; then the engine's checks run over the facts of this
deployment, its own additions included.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from dedere.errors import FactsError
from dedere.phrases import Phrase, Speaker, mark
from dedere.treaties.check_findings import GRAVITY, Finding, Severity
from dedere.treaties.checks import check_facts
from dedere.treaties.facts import Facts
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import Column, indented, lay_out, wrap
from dedere_io.facts import load_facts, packaged
from dedere_io.facts.read import read_facts

SUMMARY = mark(
    "Facts {version}: {error} errors, {disagreement} disagreements, {gap} gaps, {note} notes."
)
UNREADABLE = mark("The facts cannot be read: {error} errors.")
NOTES_HINT = mark("The notes one by one: --notes.")

HEADINGS = {
    Severity.ERROR: mark("Errors: to be mended"),
    Severity.DISAGREEMENT: mark("Disagreements: both sides are kept"),
    Severity.GAP: mark("Gaps: answers say so"),
    Severity.NOTE: mark("Notes"),
}
COLOURS = {Severity.ERROR: "red", Severity.DISAGREEMENT: "yellow"}

KINDS = {
    "ambiguous-name": mark("A name belongs to two States"),
    "before-adoption": mark("An act before the adoption of the instrument"),
    "before-deposit": mark("An effect before the deposit"),
    "before-general-entry": mark("An effect before the instrument was in force"),
    "before-opening": mark("An act before the instrument was open"),
    "count-agrees": mark("Consents counted again, general entry into force as published"),
    "count-earlier": mark("More consents than the clause needed"),
    "count-later": mark("Fewer consents in the list than the clause needed"),
    "count-short": mark("Too few consents in the list"),
    "duplicate-id": mark("One id for two things"),
    "effect-differs": mark("Entry into force for a State: clause and source differ"),
    "effects-recomputed": mark("Entry into force for a State computed again"),
    "files": mark("A file of facts"),
    "general-entry-differs": mark("General entry into force: clause and source differ"),
    "list-by-name": mark("Lists complete by name, without most dates"),
    "list-ends": mark("Where complete lists end"),
    "list-omits": mark("Consents that a complete list omits"),
    "list-partial": mark("Lists that are partial"),
    "one-person-twice": mark("One legal person under two codes"),
    "parent-absent": mark("Consent to the parent treaty missing"),
    "parties-missing": mark("Fewer parties than a source states"),
    "rule-uncertain": mark("Rules that are not settled"),
    "several-deposits": mark("Deposits with several depositaries"),
    "source-never-cited": mark("Sources that nothing cites"),
    "sources-disagree": mark("Sources that disagree"),
    "title-missing": mark("Titles missing in a language"),
    "title-unverified": mark("Titles not checked against an official text"),
    "trigger-unknown": mark("General entry into force that cannot be computed"),
    "trigger-unverified": mark("Deposits known only from general knowledge"),
    "unknown-instrument": mark("An instrument that is not there"),
    "unknown-obligation": mark("An obligation that is not there"),
    "unknown-region": mark("A region that is not there"),
    "unknown-source": mark("A source that is not described"),
    "unknown-state": mark("A State that is not there"),
    "unknown-treaty": mark("A treaty that is not there"),
    "unverified": mark("Parts of a description still to be verified"),
}
"""What kinds of finding there are, in words."""

EXAMPLES = """\b
Examples:
  dedere check
  dedere check --notes
  dedere check --format json
"""


@click.command(epilog=EXAMPLES)
@click.option("--notes", is_flag=True, help="List the notes one by one too.")
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON]),
    default=TABLE,
    show_default=True,
    help="A page to read, or a list for programs.",
)
@click.pass_context
def check(ctx: click.Context, *, notes: bool, shape: str) -> None:
    """Check the facts, and list what they contradict and leave open.

    Every file is read against its schema. Every entry into force is computed again from the final
    clauses and held against the published date. Disagreements between sources, gaps of the lists
    and references that lead nowhere are listed. The exit code is 1 where there is an error.
    """
    facts, findings = findings_of_deployment()
    if shape == JSON:
        print_json(_answer(facts, findings))
    else:
        print_lines(_page(facts, findings, notes=notes, width=terminal_width()))
    ctx.exit(exit_code(findings))


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 1 where an error was found; what is only missing or disputed is no failure."""
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def findings_of_deployment(
    read: Callable[[Path], Facts] = read_facts,
) -> tuple[Facts | None, tuple[Finding, ...]]:
    """Return the facts of this deployment and what the checks found, or why there are none.

    Args:
        read: How the packaged files are read against their schemas.
    """
    try:
        read(packaged())
        facts = load_facts()
    except FactsError as error:
        broken = Finding(
            severity=Severity.ERROR, code="files", subject="dedere_facts", says=error.phrase
        )
        return None, (broken,)
    return facts, check_facts(facts)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in GRAVITY}


def _answer(facts: Facts | None, findings: Sequence[Finding]) -> dict[str, object]:
    speaker = speaker_of(facts)
    return {
        "facts": facts.version if facts else None,
        "counts": _counts(findings),
        "findings": [
            {
                "severity": finding.severity.value,
                "code": finding.code,
                "subject": finding.subject,
                "says": finding.says.say(speaker),
                "instrument": finding.provision.instrument if finding.provision else None,
                "article": finding.provision.article if finding.provision else None,
                "sources": list(finding.sources),
            }
            for finding in findings
        ],
    }


def _page(
    facts: Facts | None, findings: Sequence[Finding], *, notes: bool, width: int
) -> Iterator[str]:
    speaker = speaker_of(facts)
    template = SUMMARY if facts else UNREADABLE
    version = short_version(facts) if facts else ""
    summary = Phrase.of(template, version=version, **_counts(findings))
    yield from wrap(summary.say(speaker), width)
    for severity, found in groupby(findings, key=lambda f: f.severity):
        yield ""
        heading = click.style(HEADINGS[severity], bold=True, fg=COLOURS.get(severity))
        yield heading
        if severity is Severity.NOTE and not notes:
            yield from _counted(tuple(found), width)
            yield NOTES_HINT
        else:
            yield from _listed(tuple(found), speaker, width)


def _listed(findings: Sequence[Finding], speaker: Speaker, width: int) -> Iterator[str]:
    for code, found in groupby(findings, key=lambda f: f.code):
        same = tuple(found)
        yield f"  {KINDS.get(code, code)} ({len(same)})"
        for finding in same:
            cited = f" [{', '.join(finding.sources)}]" if finding.sources else ""
            text = f"{finding.subject}: {finding.says.say(speaker)}{cited}"
            yield from indented(text, width, first="    ", rest="      ")


def _counted(findings: Sequence[Finding], width: int) -> list[str]:
    columns = (Column(title=mark("Number"), right=True), Column(title=mark("What"), wraps=True))
    counted = Counter(finding.code for finding in findings)
    rows = [(str(number), KINDS.get(code, code)) for code, number in counted.items()]
    return lay_out(columns, rows, width=width)
