"""``dedere resolution``: what a resolution asks of whom, by when, paragraph by paragraph."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dedere.errors import InvalidInputError
from dedere.mandates.answers import resolution_answer
from dedere.mandates.citations import documents
from dedere.mandates.reading import read_resolution
from dedere.mandates.values import Operative, Preambular, Resolution
from dedere.phrases import Phrase, mark
from dedere_cli.output import JSON, TABLE, print_json, print_lines, terminal_width
from dedere_cli.text import indented
from dedere_io.resolutions import read_lines
from dedere_io.resolutions.akn_writing import to_akn

UNREADABLE = mark("The file '{file}' cannot be read ({why}).")
NO_RESOLUTION = mark(
    "'{file}' does not read like a resolution: it has neither preambular nor operative paragraphs."
)
AKN = "akn"
EXAMPLES = """\b
Examples:
  dedere resolution A_RES_68_187.txt
  dedere resolution draft.docx --format json
  dedere resolution A_RES_68_187.txt --format akn
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice([TABLE, JSON, AKN]),
    default=TABLE,
    show_default=True,
    help="A table to read, values for programs, or Akoma Ntoso for the United Nations.",
)
def resolution(file: Path, shape: str) -> None:
    """Read a resolution: what each paragraph says, to whom, on which grounds, by when.

    FILE is a resolution or draft resolution in English, as text (UTF-8), DOCX, PDF or Akoma Ntoso.
    """
    # A damaged PDF makes its reader complain line by line; one line of ours is enough.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    found = read_file(file)
    if shape == JSON:
        print_json(resolution_answer(found))
    elif shape == AKN:
        click.echo(to_akn(found).decode())
    else:
        print_lines(page(found, terminal_width()))


def read_file(file: Path) -> Resolution:
    """Read a resolution from a file.

    Raises:
        InvalidInputError: The file cannot be read, or holds no resolution.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InvalidInputError(Phrase.of(UNREADABLE, file=file.name, why=why)) from error
    found = read_resolution(read_lines(content))
    if not found.operative and not found.preambular:
        raise InvalidInputError(Phrase.of(NO_RESOLUTION, file=file.name))
    return found


def page(found: Resolution, width: int) -> Iterator[str]:
    """Return a resolution as lines: its masthead, then what each paragraph says."""
    yield from _head(found, width)
    yield ""
    yield f"Preamble ({len(found.preambular)})"
    for preambular in found.preambular:
        yield from _preambular(preambular, width)
    yield ""
    yield f"Operative part ({len(found.operative)})"
    for paragraph in found.operative:
        yield from _operative(paragraph, width)
    for annex in found.annexes:
        yield from ["", *indented(f"{annex.heading} ({len(annex.paragraphs)})", width)]
    if found.remarks:
        yield from ["", "What could not be read, or only with a doubt"]
    for remark in found.remarks:
        where = f" (line {remark.line})" if remark.line else ""
        yield from indented(f"{remark.says}{where}", width, first="  - ")


def _head(found: Resolution, width: int) -> Iterator[str]:
    head = found.masthead
    yield from indented(found.title or "(no title)", width)
    adopted = f"adopted {head.adopted.isoformat()}" if head.adopted else ""
    told = (head.symbol, head.body, head.kind, head.session, adopted)
    yield from indented(" | ".join(word for word in told if word), width)
    if head.sponsors:
        yield from indented(", ".join(head.sponsors), width, first="Sponsors: ")


def _preambular(paragraph: Preambular, width: int) -> Iterator[str]:
    first = f"{paragraph.n:>4}  "
    yield from indented(paragraph.verb, width, first=first)
    yield from _field("cites", documents(paragraph.cites), width)


def _operative(paragraph: Operative, width: int) -> Iterator[str]:
    first = f"{paragraph.n:>4}. " if paragraph.numbered else f"{paragraph.n:>4}  "
    verbs = "; ".join(directive.printed for directive in paragraph.directives)
    yield from indented(verbs or "(no directive verb)", width, first=first)
    deadline = paragraph.deadline
    yield from _field("to", [actor.name for actor in paragraph.addressees], width)
    yield from _field("for", [actor.name for actor in paragraph.beneficiaries], width)
    yield from _field("by", [deadline.label] if deadline else [], width)
    yield from _field("if", dict.fromkeys(c.kind.value for c in paragraph.conditions), width)
    yield from _field("cites", documents(paragraph.cites), width)


def _field(name: str, values: Iterable[str], width: int) -> Iterator[str]:
    said = "; ".join(values)
    if said:
        yield from indented(said, width, first=f"      {name}: ", rest=" " * 10)
