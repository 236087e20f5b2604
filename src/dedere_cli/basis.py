"""``dedere basis``: every legal basis between two States for an offence, on a day."""

import datetime as dt
from collections.abc import Iterator

import click

from dedere.cooperation.answers import basis_answer
from dedere.cooperation.bases import Answer, Basis, BasisKind, RiskStatus
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Stated, ask
from dedere.phrases import Phrase, StateName, mark
from dedere.sources import Reason
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty
from dedere.treaties.standings import Standings
from dedere_cli.asking import day_or_none
from dedere_cli.clock import today
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import indented, wrap
from dedere_io.facts import load_facts

HEADING = mark("{state} asks {other_state} on {on}: {form}. Facts {version}.")
NO_ADVICE = mark(
    "An answer from recorded facts, not legal advice: the authentic text and the depositary "
    "decide."
)
BASES, CONSIDERED = mark("Bases, in order of preference"), mark("Considered, and no basis")
DUTIES, EXCLUSIONS = mark("What remains due"), mark("What may not be invoked")
SAFEGUARDS, RISKS = mark("Safeguards"), mark("Grounds of refusal to address")
UNKNOWNS = mark("Not known: ask")

KINDS = {
    BasisKind.ARRANGEMENT: mark("binding arrangement"),
    BasisKind.TREATY: mark("treaty"),
    BasisKind.CONVENTION_OPTIONAL: mark("the convention, at the option of the requested State"),
    BasisKind.WITHOUT_TREATY: mark("without a treaty"),
    BasisKind.SCHEME: mark("scheme, not binding"),
    BasisKind.RECIPROCITY: mark("reciprocity"),
}
CERTAINTIES = {
    Certainty.ESTABLISHED: mark("established"),
    Certainty.PRESUMED: mark("presumed"),
    Certainty.UNDATED: mark("undated: confirm"),
    Certainty.NO_DATA: mark("nothing recorded"),
}
BASIS_LINE = mark("{kind}: {title} ({certainty})")
BASIS_LINE_SINCE = mark("{kind}: {title}, since {since} ({certainty})")
ARTICLES = mark("Articles: {articles}.")

EXAMPLES = """\b
Examples:
  dedere basis CHE ARG --offence hague-1970/offence/unlawful-seizure --on 2010-05-01
  dedere basis Kenya France --offence bombings-1997/offence/terrorist-bombing --because
  dedere basis GBR USA --offence hostages-1979/offence/hostage-taking --format json
  dedere basis FRA CHE --offence bombings-1997/offence/terrorist-bombing --form mla-search
"""


@click.command(epilog=EXAMPLES)
@click.argument("requesting")
@click.argument("requested")
@click.option(
    "--offence",
    "offences",
    multiple=True,
    required=True,
    metavar="ID",
    help="Offence of the catalogue; may be given more than once.",
)
@click.option(
    "--form",
    type=click.Choice([form.value for form in Form]),
    default=Form.EXTRADITION.value,
    show_default=True,
    help="What is asked for.",
)
@click.option("--on", callback=day_or_none, metavar="DATE", help="The day asked about.")
@click.option(
    "--organised-group",
    type=click.Choice([stated.value for stated in Stated]),
    default=Stated.NOT_STATED.value,
    show_default=True,
    help="Whether an organised criminal group took part.",
)
@click.option("--because", is_flag=True, help="Print the reasons under each basis.")
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON]),
    default=TABLE,
    show_default=True,
    help="A page to read, or a value for programs.",
)
def basis(  # noqa: PLR0913 - one parameter for each option
    *,
    requesting: str,
    requested: str,
    offences: tuple[str, ...],
    form: str,
    on: dt.date | None,
    organised_group: str,
    because: bool,
    shape: str,
) -> None:
    """Find every legal basis on which REQUESTING may ask REQUESTED for cooperation.

    States are codes such as KEN, or names in any of the six languages. Bases come in the order in
    which a request should rely on them, each with its articles, since when it binds both, how
    surely, and what to meet or confirm. What is not known is listed as a question.
    """
    facts = load_facts()
    question = ask(
        facts,
        requesting=requesting,
        requested=requested,
        offences=offences,
        form=Form(form),
        on=on or today(),
        organised_group=Stated(organised_group),
    )
    answer = Cooperation(Standings(facts)).answer(question)
    if shape == JSON:
        print_json(basis_answer(answer, speaker_of(facts)))
    else:
        print_lines(_page(facts, answer, width=terminal_width(), because=because))


def _page(facts: Facts, answer: Answer, *, width: int, because: bool) -> Iterator[str]:
    speaker = speaker_of(facts)
    question = answer.question
    heading = Phrase.of(
        HEADING,
        state=StateName(question.requesting),
        other_state=StateName(question.requested),
        on=question.on,
        form=question.form.value,
        version=short_version(facts),
    )
    yield from wrap(heading.say(speaker), width)
    if answer.says:
        yield from wrap(answer.says.say(speaker), width)
    yield from _section(BASES)
    for one in answer.bases:
        yield from _basis(facts, one, width=width, because=because)
    listed = (
        (UNKNOWNS, [unknown.says for unknown in answer.unknowns]),
        (DUTIES, [duty.says for duty in answer.duties]),
        (EXCLUSIONS, [exclusion.says for exclusion in answer.exclusions]),
        (SAFEGUARDS, [s.says for s in answer.safeguards if s.applies != "no"]),
        (CONSIDERED, [considered.says for considered in answer.considered]),
    )
    for title, phrases in listed:
        if phrases:
            yield from _section(title)
            for phrase in phrases:
                yield from indented(phrase.say(speaker), width, first="- ")
    remaining = [risk for risk in answer.risks if risk.status is not RiskStatus.REMOVED]
    if remaining:
        yield from _section(RISKS)
        for risk in remaining:
            yield from indented(f"{risk.label}: {risk.address}", width, first="- ")
    yield ""
    yield from wrap(NO_ADVICE, width)


def _section(title: str) -> Iterator[str]:
    yield ""
    yield title


def _basis(facts: Facts, basis: Basis, *, width: int, because: bool) -> Iterator[str]:
    speaker = speaker_of(facts)
    known = facts.instruments.get(basis.instrument)
    title = basis.title or (known.short_title() if known else "")
    line = Phrase.of(
        BASIS_LINE if basis.since is None else BASIS_LINE_SINCE,
        kind=KINDS[basis.kind],
        title=title or basis.instrument or KINDS[basis.kind],
        since=basis.since or "",
        certainty=CERTAINTIES[basis.certainty],
    )
    yield from indented(line.say(speaker), width, first=f"{basis.rank}. ")
    hang = "   "
    if basis.articles:
        says = Phrase.of(ARTICLES, articles=", ".join(basis.articles))
        yield from indented(says.say(speaker), width, first=hang, rest=hang)
    for clause in basis.deemed:
        yield from indented(clause.says.say(speaker), width, first=hang, rest=hang)
    for condition in basis.conditions:
        yield from indented(condition.says.say(speaker), width, first=f"{hang}- ")
    if because:
        yield from _reasons(facts, basis.because, width=width, depth=2)


def _reasons(
    facts: Facts, reasons: tuple[Reason, ...], *, width: int, depth: int
) -> Iterator[str]:
    for reason in reasons:
        says = reason.says.say(speaker_of(facts))
        sources = f" [{', '.join(reason.sources)}]" if reason.sources else ""
        yield from indented(says + sources, width, first=f"{'  ' * depth}> ")
        yield from _reasons(facts, reason.grounds, width=width, depth=depth + 1)
