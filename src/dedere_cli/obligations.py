"""``dedere obligations``: what an instrument asks of a State party, article by article."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import click

from dedere.errors import InvalidInputError
from dedere.phrases import InstrumentName, Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding, Category, Instrument, Obligation
from dedere_cli.asking import context
from dedere_cli.output import CSV, JSON, TABLE, print_csv, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import Column, lay_out, wrap
from dedere_io.facts import load_facts

UNKNOWN_KIND = mark("No obligation is of the kind '{asked}'. The kinds are: {kinds}.")
UNKNOWN_KIND_SUGGESTED = mark("No obligation is of the kind '{asked}'. Did you mean {kinds}?")
NO_DESCRIPTION = mark("Of {instrument} only the parties are known, not what it asks. {facts}")
ONE = mark(
    "{instrument} holds {total} obligations and rules; {must} of them say what a State must do. "
    "{facts}"
)
CHOSEN = mark("{chosen} of the {total} obligations and rules of {instrument}. {facts}")
ALL = mark("{instruments} instruments, {total} obligations and rules. {facts}")
FACTS = mark("Facts {version}.")
IN_OUR_WORDS = mark("All summaries are in our own words; the treaty text alone is authentic.")

CATEGORIES = {
    Category.UNIVERSAL: mark("universal"),
    Category.RELATED: mark("related"),
    Category.CONTEXT: mark("parties only"),
}

OBLIGATION_COLUMNS = (
    Column(title=mark("Article")),
    Column(title=mark("Kind")),
    Column(title=mark("Binding")),
    Column(title=mark("Summary"), wraps=True),
)
INSTRUMENT_COLUMNS = (
    Column(title=mark("Instrument")),
    Column(title=mark("Short title"), wraps=True),
    Column(title=mark("Category")),
    Column(title=mark("Rules"), right=True),
    Column(title=mark("Must"), right=True),
    Column(title=mark("Offences"), right=True),
)
FIRST_KEYS = ("id", "instrument", "article", "kind", "binding", "summary", "question")
"""The keys of the stable shape; every other field follows."""

EXAMPLES = """\b
Examples:
  dedere obligations
  dedere obligations financing-1999
  dedere obligations financing-1999 --kind criminalize --binding must
  dedere obligations hague-1970 --format json
  dedere obligations --kind jurisdiction-mandatory --format csv
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One obligation, with the instrument it belongs to."""

    instrument: Instrument
    obligation: Obligation


@click.command(epilog=EXAMPLES)
@click.argument("instrument", required=False)
@click.option("--kind", metavar="KIND", help="Only rules of this kind, such as criminalize.")
@click.option(
    "--binding",
    type=click.Choice([binding.value for binding in Binding]),
    help="Only rules that bind in this way.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON, CSV]),
    default=TABLE,
    show_default=True,
    help="A table to read, or a list for programs.",
)
def obligations(
    *, instrument: str | None, kind: str | None, binding: str | None, shape: str
) -> None:
    """List what INSTRUMENT asks of a State party; without it, list the instruments.

    INSTRUMENT is a code such as financing-1999. As JSON or CSV, the list without INSTRUMENT holds
    the obligations of all instruments.
    """
    facts = load_facts()
    asked = (facts.instrument(instrument),) if instrument else _catalogue(facts)
    if kind is not None:
        _refuse_unknown_kind(facts, kind)
    rules = [rule for one in asked for rule in _rules(one, kind=kind, binding=binding)]
    match shape:
        case "json":
            print_json([_answer(rule) for rule in rules])
        case "csv":
            print_csv(_keys(), [[_cell(v) for v in _answer(rule).values()] for rule in rules])
        case _ if instrument:
            print_lines(_one_page(facts, asked[0], rules, width=terminal_width()))
        case _:
            print_lines(_all_page(facts, asked, rules, width=terminal_width()))


def _catalogue(facts: Facts) -> tuple[Instrument, ...]:
    return (*facts.universal(), *facts.related(), *context(facts))


def _rules(instrument: Instrument, *, kind: str | None, binding: str | None) -> list[Rule]:
    return [
        Rule(instrument=instrument, obligation=obligation)
        for obligation in instrument.obligations
        if kind in {None, obligation.kind} and binding in {None, obligation.binding.value}
    ]


def _refuse_unknown_kind(facts: Facts, asked: str) -> None:
    kinds = sorted({o.kind for i in facts.instruments.values() for o in i.obligations})
    if asked not in kinds:
        close = difflib.get_close_matches(asked, kinds, n=3)
        template = UNKNOWN_KIND_SUGGESTED if close else UNKNOWN_KIND
        raise InvalidInputError(Phrase.of(template, asked=asked, kinds=", ".join(close or kinds)))


def _keys() -> tuple[str, ...]:
    others = [f.name for f in fields(Obligation) if f.name not in FIRST_KEYS]
    return (*FIRST_KEYS, *others)


def _answer(rule: Rule) -> dict[str, object]:
    """Return an obligation in its stable shape."""
    return {
        key: rule.instrument.code if key == "instrument" else getattr(rule.obligation, key)
        for key in _keys()
    }


def _cell(value: object) -> object:
    match value:
        case tuple():
            return "; ".join(str(part) for part in value)
        case bool():
            return str(value).lower()
        case _:
            return value


def _one_page(
    facts: Facts, instrument: Instrument, rules: Sequence[Rule], *, width: int
) -> Iterator[str]:
    total = len(instrument.obligations)
    template = NO_DESCRIPTION if not total else ONE if len(rules) == total else CHOSEN
    heading = Phrase.of(
        template,
        instrument=InstrumentName(instrument.code),
        total=total,
        chosen=len(rules),
        must=sum(o.binding is Binding.MUST for o in instrument.obligations),
        facts=_facts_line(facts),
    )
    yield from wrap(heading.say(speaker_of(facts)), width)
    if rules:
        rows = [
            (o.article, o.kind, o.binding.value, o.summary)
            for o in (rule.obligation for rule in rules)
        ]
        yield ""
        yield from lay_out(OBLIGATION_COLUMNS, rows, width=width)
        yield ""
        yield from wrap(IN_OUR_WORDS, width)


def _all_page(
    facts: Facts, instruments: Sequence[Instrument], rules: Sequence[Rule], *, width: int
) -> Iterator[str]:
    heading = Phrase.of(
        ALL, instruments=len(instruments), total=len(rules), facts=_facts_line(facts)
    )
    yield from wrap(heading.say(speaker_of(facts)), width)
    yield ""
    rows = []
    for instrument in instruments:
        own = [r.obligation for r in rules if r.instrument.code == instrument.code]
        must = sum(o.binding is Binding.MUST for o in own)
        rows.append(
            (
                instrument.code,
                instrument.short_title(),
                CATEGORIES[instrument.category],
                str(len(own)),
                str(must),
                str(len(instrument.offences)),
            )
        )
    yield from lay_out(INSTRUMENT_COLUMNS, rows, width=width)


def _facts_line(facts: Facts) -> str:
    return Phrase.of(FACTS, version=short_version(facts)).say(speaker_of(facts))
