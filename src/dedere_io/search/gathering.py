"""What can be found on one machine: the provisions of law files, and what treaties ask."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dedere.errors import DedereError, InvalidInputError
from dedere.library.structure import LegalText
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere_io.laws import read_law
from dedere_io.laws.opening import read_file
from dedere_io.search.index import Document, SearchIndex

OBLIGATIONS = "facts: obligations"
"""The source under which what the treaties ask is kept."""
LAW, OBLIGATION = "law", "obligation"

NO_FILE = mark("There is no file or folder '{file}'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was put into an index, and what could not be."""

    read: int
    unchanged: int
    refused: Mapping[str, Phrase]


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and all files in the folders named, in a fixed order.

    Raises:
        InvalidInputError: One of them does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (f for f in sorted(path.rglob("*")) if f.is_file())
            found |= dict.fromkeys(f.resolve() for f in inside if not f.name.startswith("."))
        elif path.is_file():
            found[path.resolve()] = None
        else:
            raise InvalidInputError(Phrase.of(NO_FILE, file=str(path)))
    return list(found)


def gather_laws(index: SearchIndex, files: Iterable[Path]) -> Gathered:
    """Put the provisions of law files into an index; files that did not change are not read again.

    Each file is put in whole or not at all, so that a run that was stopped goes on where it was.
    """
    stamps = index.stamps()
    read = unchanged = 0
    refused: dict[str, Phrase] = {}
    for file in files:
        source = str(file)
        try:
            content = read_file(file)
            stamp = hashlib.sha256(content).hexdigest()
            if stamps.get(source) == stamp:
                unchanged += 1
                continue
            law = read_law(content, name=file.name)
        except DedereError as error:
            refused[source] = error.phrase
            continue
        index.replace(source, stamp=stamp, documents=provisions_of(law, source))
        read += 1
    return Gathered(read=read, unchanged=unchanged, refused=refused)


def provisions_of(law: LegalText, source: str) -> Iterator[Document]:
    """Yield each provision of a law that has words of its own."""
    for number, provision in enumerate(law.walk()):
        own = "\n".join(part for part in (provision.text, provision.closing) if part)
        if own or provision.heading:
            yield Document(
                key=f"{source}#{number}",
                title=law.title,
                label=provision.label,
                heading=provision.heading,
                text=own,
                language=law.language,
                kind=LAW,
            )


def gather_obligations(index: SearchIndex, facts: Facts) -> None:
    """Put what the treaties ask into an index, in our own words, as the facts are now."""
    if index.stamps().get(OBLIGATIONS) != facts.version:
        index.replace(OBLIGATIONS, stamp=facts.version, documents=_obligations(facts))


def _obligations(facts: Facts) -> Iterator[Document]:
    for instrument in facts.instruments.values():
        title = f"{instrument.short_title('en')} ({instrument.code})"
        for obligation in instrument.obligations:
            yield Document(
                key=obligation.id,
                title=title,
                label=obligation.article,
                text=obligation.summary,
                language="en",
                kind=OBLIGATION,
                instrument=instrument.code,
            )
