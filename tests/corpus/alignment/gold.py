"""Alignments made by hand, as the collected data hold them, and how proposals are counted.

A row names an article of an instrument, a law and one or several provisions of it. An article
that our catalogue divides otherwise is matched with the closest obligation of the instrument: the
same article, else the longest one it lies under, else the first of those that lie under it.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dedere.obligations.alignment.aligning import (
    POOL,
    names_of,
    questions_of,
    read_law_for,
)
from dedere.obligations.alignment.lexicon import Lexicon
from dedere.obligations.alignment.naming import titles_of
from dedere.obligations.alignment.proposing import propose
from dedere.obligations.alignment.ranking import Index, Rarity
from dedere.obligations.alignment.reading import Reading
from dedere.obligations.alignment.tuning import USUAL, Tuning
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Obligation
from dedere_io.laws import read_law

CORPUS = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - a test decides where it looks
LAWS = Path(CORPUS) / "legislation"
GOLD = LAWS / "gold-dev.csv"

_WIDER = {"jurisdiction-presence": "jurisdiction-mandatory", "penalties": "criminalize"}
"""Kinds of ours that the rows count among wider ones."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


@dataclass(frozen=True, slots=True)
class Row:
    """One judgement that a law carries out an article, fully or in part."""

    instrument: str
    article: str
    kind: str
    state: str
    file: str
    provision: str


@dataclass(frozen=True, slots=True)
class Found:
    """How proposals fare with one row: ranks counted from 1, `None` where nothing fits.

    Attributes:
        exact: The first proposal that is a provision of the row, to the letter.
        section: The first one of its section or article.
    """

    row: Row
    language: str
    exact: int | None
    section: int | None


def rows(file: Path = GOLD) -> tuple[Row, ...]:
    """Return the rows that name a provision."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(
                instrument=line["instrument"],
                article=line["convention_article"],
                kind=line["obligation_kind"],
                state=line["state_iso3"],
                file=line["act_file"],
                provision=line["provision"],
            )
            for line in csv.DictReader(lines)
            if line["coverage"] != "none"
        )


def obligation_of(facts: Facts, row: Row) -> Obligation | None:
    """Return the obligation of ours that a row is about."""
    asked = _article(row.article)
    scored = [
        (_closeness(o, asked, row.kind), -n, o)
        for n, o in enumerate(facts.instrument(row.instrument).obligations)
    ]
    best = max(scored, key=lambda one: one[:2])
    return best[2] if best[0] > 0 else None


def _article(printed: str) -> str:
    parent = re.match(r"^[IVX]+ \((.*)\)$", printed)
    plain = (parent.group(1) if parent else printed).replace(" ", "")
    return re.sub(r"\)-\(.*", "", plain)


def _closeness(obligation: Obligation, asked: str, kind: str) -> float:
    ours = obligation.article.replace(" ", "")
    same_kind = 5 if kind in {obligation.kind, _WIDER.get(obligation.kind)} else 0
    if ours == asked:
        return 100 + same_kind
    if _lies_under(asked, ours):
        return 50 + len(ours) + same_kind
    if _lies_under(ours, asked):
        return 40 - len(ours) / 10 + same_kind
    enacted = re.search(rf"^Protocol Art\. {re.escape(asked)}(?![IVX])", obligation.enacted_by)
    return 30 - len(ours) / 10 + same_kind if enacted and re.fullmatch("[IVX]+", asked) else 0


def _lies_under(lower: str, upper: str) -> bool:
    return lower.startswith(upper) and not lower[len(upper) : len(upper) + 1].isalnum()


def labels(provision: str) -> tuple[str, ...]:
    """Return the provisions of a row one by one, as acts number them.

    >>> labels("2(1)-(2);7 [new 7A]")
    ('2(1)', '2(2)', '7')
    """
    return tuple(label for part in provision.split(";") for label in _labels(part.strip()))


def _labels(part: str) -> Iterator[str]:
    between = re.match(r"^(.*)\((\w+)\)-\((\w+)\)$", part)
    if between is None:
        yield part if part.startswith("Schedule") else part.split(" ")[0]
        return
    base, first, last = between.groups()
    for order in (_ROMAN, "abcdefghijklmnopqrstuvwxyz", [str(n) for n in range(1, 100)]):
        if first in order and last in order:
            for one in order[order.index(first) : order.index(last) + 1]:
                yield f"{base}({one})"
            return


def readings_of(
    facts: Facts, lexicon: Lexicon, files: Sequence[str], folder: Path = LAWS
) -> dict[str, Reading]:
    """Read laws of the collected data."""
    titles = titles_of(facts.instruments.values())
    return {
        file: read_law_for(
            read_law(folder / file),
            file=file,
            lexicon=lexicon,
            names=names_of(facts.parties.find(file.split("/")[0])),
            titles=titles,
        )
        for file in files
    }


def measure(
    facts: Facts,
    lexicon: Lexicon,
    readings: dict[str, Reading],
    asked: Sequence[Row],
    *,
    together: Callable[[Row], tuple[str, ...]] = lambda row: (row.file,),
    tuning: Tuning = USUAL,
) -> list[Found]:
    """Return how the proposals fare.

    Args:
        facts: The facts.
        lexicon: The words.
        readings: The laws by file.
        asked: The rows.
        together: The files among which the provision of a row is looked for.
        tuning: The numbers.
    """
    questions = {
        q.obligation: q for q in questions_of(facts.instruments.values(), lexicon, tuning)
    }
    indexes: dict[tuple[str, ...], tuple[list[Index], Rarity]] = {}
    found: list[Found] = []
    for row in asked:
        files = together(row)
        if files not in indexes:
            laws = [readings[file] for file in files]
            indexes = {files: ([Index(law, tuning) for law in laws], Rarity.of(laws))}
        each, rarity = indexes[files]
        obligation = obligation_of(facts, row)
        ranked: list[tuple[str, str]] = []
        if obligation is not None:
            question = questions[obligation.id]
            hits = {n: index.ask(question, rarity, top=POOL) for n, index in enumerate(each)}
            laws = [index.reading for index in each]
            ranked = [
                (laws[p.law].file, laws[p.law].candidates[p.place].label)
                for p in propose(hits, laws, tuning, top=20)
            ]
        found.append(_fares(row, ranked, readings[row.file].language))
    return found


def _fares(row: Row, ranked: Sequence[tuple[str, str]], language: str) -> Found:
    wanted = {(row.file, label) for label in labels(row.provision)}
    sections = {(file, _section(label)) for file, label in wanted}
    return Found(
        row=row,
        language=language,
        exact=_rank([one in wanted for one in ranked]),
        section=_rank([(file, _section(label)) in sections for file, label in ranked]),
    )


def _section(label: str) -> str:
    return label if label.startswith("Schedule") else re.split(r"[( ]", label)[0]


def _rank(fits: Sequence[bool]) -> int | None:
    return fits.index(True) + 1 if True in fits else None


def recall(ranks: Sequence[int | None], *, among: int = 5) -> float:
    """Return the share of rows with a fitting proposal among the first."""
    return sum(rank is not None and rank <= among for rank in ranks) / len(ranks)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Return the mean of 1/rank; nought where nothing fits."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)
