"""Reading the hand-made labels, and how far a reading agrees with them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from dedere.mandates.citations import documents
from dedere.mandates.reading import read_resolution
from dedere.mandates.values import Operative, Resolution
from dedere_io.resolutions import read_lines

HERE = Path(__file__).parent
CORPUS = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - a test finds its corpus there
FOLDER = Path(CORPUS) / "resolutions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one paragraph says, by hand."""

    file: str
    n: int
    verbs: tuple[str, ...]
    to: tuple[str, ...]
    cites: tuple[str, ...]
    by: str | None


def labels(name: str) -> list[Label]:
    """Return every label of one set, short names written out."""
    table = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    short = table["short"]
    return [
        Label(
            file=file,
            n=n,
            verbs=tuple(said["verbs"]),
            to=tuple(short.get(name, name) for name in said.get("to", ())),
            cites=tuple(said.get("cites", ())),
            by=said.get("by"),
        )
        for file, paragraphs in table["files"].items()
        for n, said in paragraphs.items()
    ]


@cache
def resolution(file: str) -> Resolution:
    """Read one text of the corpus."""
    return read_resolution(read_lines((FOLDER / f"{file}.txt").read_bytes()))


def paragraph(label: Label) -> Operative:
    """Return the first paragraph of this number."""
    return next(p for p in resolution(label.file).operative if p.n == label.n)


@dataclass(slots=True)
class Score:
    """Counted agreement of two lists of names."""

    hits: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, where: str, expected: Iterable[str], found: Sequence[str]) -> None:
        """Count one paragraph."""
        left = list(found)
        for name in expected:
            if name in left:
                left.remove(name)
                self.hits += 1
            else:
                self.missed.append(f"{where}: {name}")
        self.extra += [f"{where}: {name}" for name in left]

    @property
    def recall(self) -> float:
        """Return which part of what was expected was found."""
        return self.hits / max(1, self.hits + len(self.missed))

    @property
    def precision(self) -> float:
        """Return which part of what was found was expected."""
        return self.hits / max(1, self.hits + len(self.extra))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def scores(chosen: Iterable[Label]) -> dict[str, Score]:
    """Compare readings with labels: verbs, addressees, citations, deadlines."""
    table = {name: Score() for name in ("verbs", "addressees", "cites", "deadlines")}
    for label in chosen:
        found, where = paragraph(label), f"{label.file} {label.n}"
        table["verbs"].add(where, label.verbs, [d.base for d in found.directives])
        table["addressees"].add(where, label.to, [a.name for a in found.addressees])
        table["cites"].add(where, label.cites, documents(found.cites))
        due = [found.deadline.label] if found.deadline else []
        table["deadlines"].add(where, [label.by] if label.by else [], due)
    return table
