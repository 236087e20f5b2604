"""Searching a million provisions: milliseconds a question, against FTS5 alone over the same terms.

The provisions are those of the real laws of the corpus, repeated with an invented name in each, so
that the number of different words grows too. Without a corpus invented provisions are searched.
"""

import itertools
import os
import sqlite3
import statistics
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Work
from dedere.errors import DedereError
from dedere_io.laws import read_law
from dedere_io.search import EmbeddedIndex, Query
from dedere_io.search.analysis import terms
from dedere_io.search.gathering import provisions_of
from dedere_io.search.index import Document

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 5
QUESTIONS = (
    "hijacking aircraft", '"taking of hostages"', "extradition treaty", "freezing of property",
    "financing terrorism offence", "nuclear material", "safety of ships", "mutual assistance",
    "jurisdiction nationals abroad", "détournement aéronef", "prise d'otage",
    "entraide judiciaire",
    "Minister may make regulations", "seizure -aircraft", "section 4", "person offence",
    "law",
)  # fmt: skip


def main() -> None:
    """Print how long questions take in 10,000, 100,000 and 1,000,000 provisions."""
    real = list(laws()) or list(invented())
    for size in SIZES:
        with TemporaryDirectory() as folder:
            compared(Path(folder), real, size)


def compared(folder: Path, real: list[Document], size: int) -> None:
    """Print the time of each question, ours and that of the bare engine."""
    started = time.perf_counter()
    with EmbeddedIndex(folder / "ours.sqlite3") as index:
        index.replace("laws", stamp="1", documents=repeated(real, size))
        took = time.perf_counter() - started
        bare = bare_engine(folder / "bare.sqlite3", real, size)
        ours_ms, bare_ms = [], []
        for words in QUESTIONS:
            match = " AND ".join(f'"{t}"' for t in terms(words.replace("-", " "), "en"))
            for _ in range(ROUNDS):
                ours_ms.append(milliseconds(partial(index.search, Query(words=words))))
                bare_ms.append(milliseconds(partial(ranked, bare, match)))
    print(
        f"searching {size:,} provisions: median {statistics.median(ours_ms):.1f} ms, 95th "
        f"percentile {percentile(ours_ms):.1f} ms; FTS5 alone {statistics.median(bare_ms):.1f} "
        f"and {percentile(bare_ms):.1f} ms; put in at {size / took:,.0f} provisions a second"
    )


def ranked(bare: sqlite3.Connection, match: str) -> list[tuple[int]]:
    """Ask the bare engine: the ten best, nothing counted, read or marked."""
    asked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10"
    return bare.execute(asked, (match,)).fetchall()


def milliseconds(work: Work) -> float:
    """Return how long one call took."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def percentile(times: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def bare_engine(path: Path, real: list[Document], size: int) -> sqlite3.Connection:
    """Return FTS5 with the terms of the same documents, and nothing else."""
    bare = sqlite3.connect(path)
    bare.execute("CREATE VIRTUAL TABLE words USING fts5(body, content='')")
    rows = (
        (number, " ".join(terms(f"{d.title} {d.label} {d.heading} {d.text}", d.language)))
        for number, d in enumerate(repeated(real, size), start=1)
    )
    bare.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", rows)
    bare.commit()
    return bare


def repeated(real: list[Document], size: int) -> Iterator[Document]:
    """Yield so many documents: the real ones again and again, each time with another name."""
    for number, one in enumerate(itertools.islice(itertools.cycle(real), size)):
        name = f"edition {number // len(real)} of volume{number % 9973}"
        yield Document(
            key=str(number), title=one.title, label=one.label, heading=one.heading,
            text=f"{one.text} {name}", language=one.language, kind=one.kind,
        )  # fmt: skip


def laws() -> Iterator[Document]:
    """Yield the provisions of the laws of the corpus; packed collections are left out."""
    corpus = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - the corpus is the reader's
    files = sorted(Path(corpus, "legislation").rglob("*")) if corpus else []
    for file in files:
        if file.suffix not in {".txt", ".md"} or file.name == "README.md":
            continue
        try:
            yield from provisions_of(read_law(file.read_bytes(), name=file.name), file.name)
        except DedereError:
            continue


def invented() -> Iterator[Document]:
    """Yield provisions of nobody, where there is no corpus."""
    for number in range(1, 1001):
        yield Document(
            key=str(number), title="Lighthouse Act", label=str(number), language="en", kind="law",
            text=f"A keeper of lamp {number} who hides the light from an aircraft or ship commits "
            "an offence and is liable to extradition under a treaty.",
        )  # fmt: skip


if __name__ == "__main__":
    main()
