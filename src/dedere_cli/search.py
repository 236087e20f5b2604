"""``dedere search``: words in laws and treaties, in eight languages, on this machine."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dedere.phrases import Phrase, Speaker, mark
from dedere_cli.asking import day_or_none
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.speech import short_version, speaker_of
from dedere_cli.text import indented, wrap
from dedere_io.facts import load_facts
from dedere_io.home import dedere_home
from dedere_io.search import EmbeddedIndex, Found, Hit, Query
from dedere_io.search.gathering import (
    LAW,
    OBLIGATION,
    Gathered,
    files_under,
    gather_laws,
    gather_obligations,
)

INDEX = "search.sqlite3"
LONGEST_HEADING = 80
"""Characters."""

FOUND = mark("Places found for {words}: {total}. Facts {version}.")
FOUND_MORE = mark(
    "Places found for {words}: more than {total}, of which these are the first; narrow the "
    "search. Facts {version}."
)
NOTHING = mark("Nothing was found for: {words}. Facts {version}.")
MEANT = mark("Did you mean: {meant}")
REFUSED = mark("{file} was left out. {why}")
IN_LAW = mark("{title}, {label}, in {file}")
IN_LAW_HEADED = mark("{title}, {label} ({heading}), in {file}")
IN_TREATY = mark("Article {label} of {title}, in our own words")
COUNTS = mark("By {filter}: {counts}.")
FILTER_NAMES = {
    "kind": mark("kind"),
    "language": mark("language"),
    "state": mark("State"),
    "instrument": mark("instrument"),
}
EXAMPLES = """\b
Examples:
  dedere search '"taking of hostages" extradition'
  dedere search 'hague 7'
  dedere search 'freezing funds' --kind obligation --top 3
"""


@click.command(epilog=EXAMPLES)
@click.argument("words")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@click.option(
    "--kind", type=click.Choice([LAW, OBLIGATION]), help="Only laws, or only what treaties ask."
)
@click.option("--language", metavar="CODE", help="Only texts in this language, such as fr.")
@click.option("--instrument", metavar="CODE", help="Only what this instrument asks.")
@click.option("--since", callback=day_or_none, metavar="DATE", help="No text of an earlier day.")
@click.option("--until", callback=day_or_none, metavar="DATE", help="No text of a later day.")
@click.option(
    "--top", type=click.IntRange(min=1, max=200), default=10, show_default=True,
    help="How many places at most.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice([TABLE, JSON]), default=TABLE, show_default=True,
    help="A page to read, or values for programs.",
)  # fmt: skip
def search(  # noqa: PLR0913 - one parameter for each option
    *,
    words: str,
    files: tuple[Path, ...],
    kind: str | None,
    language: str | None,
    instrument: str | None,
    since: dt.date | None,
    until: dt.date | None,
    top: int,
    shape: str,
) -> None:
    """Search WORDS in what the treaties ask, and in laws on this machine.

    All words must occur; "several words" in quotes must stand side by side; -word must not occur;
    'hague 4(2)' asks for an article. Each FILE is a law, or a folder of laws: it is read when it
    is first named and when it has changed, and found from then on without being named again.
    Naming files searches these alone.
    """
    facts = load_facts()
    code = facts.instrument(instrument).code if instrument else ""
    named = files_under(files)
    with EmbeddedIndex(dedere_home() / INDEX) as index:
        gather_obligations(index, facts)
        gathered = gather_laws(index, named)
        narrowed = {"kind": kind or "", "language": language or "", "instrument": code}
        query = Query(
            words=words,
            narrowed=narrowed,
            since=since,
            until=until,
            sources=tuple(str(file) for file in named),
            many=top,
        )
        found = index.search(query)
    speaker = speaker_of(facts)
    if shape == JSON:
        print_json(_answer(found, gathered, speaker))
    else:
        lines = _page(found, gathered, speaker, words=words, version=short_version(facts))
        print_lines(lines)


def _page(
    found: Found, gathered: Gathered, speaker: Speaker, *, words: str, version: str
) -> Iterator[str]:
    width = terminal_width()
    template = FOUND if found.is_all else FOUND_MORE
    head = Phrase.of(
        template if found.total else NOTHING, words=words, total=found.total, version=version
    )
    yield from wrap(head.say(speaker), width)
    if found.meant:
        yield from wrap(Phrase.of(MEANT, meant=found.meant).say(speaker), width)
    for file, why in gathered.refused.items():
        left_out = Phrase.of(REFUSED, file=Path(file).name, why=why.say(speaker))
        yield from wrap(left_out.say(speaker), width)
    for number, hit in enumerate(found.hits, start=1):
        yield ""
        yield from indented(_place(hit).say(speaker), width, first=f"{number}. ")
        text = "".join(f"[{s.text}]" if s.is_match else s.text for s in hit.excerpt)
        if text:
            yield from indented(" ".join(text.split()), width, first="   ")
    if found.total:
        yield ""
    for name, counts in found.counts.items():
        if len(counts) > 1:
            said = "; ".join(f"{value}: {count}" for value, count in counts)
            line = Phrase.of(COUNTS, filter=speaker.translate(FILTER_NAMES[name]), counts=said)
            yield from wrap(line.say(speaker), width)


def _place(hit: Hit) -> Phrase:
    document = hit.document
    if document.kind == OBLIGATION:
        return Phrase.of(IN_TREATY, label=document.label, title=document.title)
    return Phrase.of(
        IN_LAW_HEADED if document.heading else IN_LAW,
        label=document.label,
        heading=textwrap.shorten(document.heading, LONGEST_HEADING, placeholder="…"),
        title=document.title,
        file=Path(hit.source).name,
    )


def _answer(found: Found, gathered: Gathered, speaker: Speaker) -> dict[str, object]:
    """Return what was found in its stable shape."""
    return {
        "total": found.total,
        "is_all": found.is_all,
        "meant": found.meant,
        "counts": {name: dict(counts) for name, counts in found.counts.items()},
        "hits": [_hit(hit) for hit in found.hits],
        "files": {
            "read": gathered.read,
            "unchanged": gathered.unchanged,
            "refused": {file: why.say(speaker) for file, why in gathered.refused.items()},
        },
    }


def _hit(hit: Hit) -> dict[str, object]:
    document = hit.document
    return {
        "key": document.key,
        "kind": document.kind,
        "title": document.title,
        "label": document.label,
        "heading": document.heading,
        "language": document.language,
        "instrument": document.instrument,
        "day": document.day.isoformat() if document.day else None,
        "source": hit.source,
        "excerpt": [asdict(stretch) for stretch in hit.excerpt],
        "text": document.text,
    }
