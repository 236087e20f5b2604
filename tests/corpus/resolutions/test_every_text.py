"""Every text of the corpus: nothing lost, nothing split wrongly, doubts said."""

import csv
import re
from collections.abc import Iterator

import pytest

from dedere.mandates.lines import LineKind
from dedere.mandates.values import Operative, Printed, Resolution
from dedere.phrases import MONTHS
from dedere_io.resolutions import read_lines
from tests.corpus.resolutions.measuring import CORPUS, FOLDER, resolution

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data"),
]

FILES = sorted(path.stem for path in FOLDER.glob("*.txt")) if CORPUS else []

# What the table of sources says otherwise, read again in the texts: the table is wrong there.
ADOPTED_AS_PRINTED = {
    "S_RES_687_1991": "1991-04-03",
    "S_RES_803_1993": "1993-01-28",
    "S_RES_804_1993": "1993-01-29",
    "S_RES_883_1993": "1993-11-11",
}
TITLE_AS_PRINTED = {
    "A_C.5_80_L.17": "United Nations common system",
    "A_RES_79_243": "United Nations Convention against Cybercrime; Strengthening International",
}


def letters(text: str) -> str:
    """Return the letters of a text alone: spaces, hyphens and marks of notes do not count."""
    return re.sub(r"[^A-Za-zÀ-ɏ]", "", text)


def source_of(file: str) -> str:
    """Return the letters of a source without its page furniture."""
    lines = read_lines((FOLDER / f"{file}.txt").read_bytes())
    return letters(" ".join(line.text for line in lines if line.kind is LineKind.WORDS))


def paragraphs(found: Resolution) -> Iterator[Printed]:
    """Return the words of every paragraph, annexes and all."""
    yield from (preambular.printed for preambular in found.preambular)
    yield from (operative.printed for operative in found.operative)
    for annex in found.annexes:
        yield from annex.paragraphs


def runs(found: Resolution) -> Iterator[list[Operative]]:
    """Return the numbered paragraphs, one list for each numbering."""
    run: list[Operative] = []
    for paragraph in (p for p in found.operative if p.numbered):
        if (
            run
            and paragraph.n == 1
            and (paragraph.part, paragraph.section)
            != (
                run[-1].part,
                run[-1].section,
            )
        ):
            yield run
            run = []
        run.append(paragraph)
    if run:
        yield run


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 105


@pytest.mark.parametrize("file", FILES)
def test_numbers_follow_each_other_or_the_gap_is_reported(file: str) -> None:
    found = resolution(file)
    said = " ".join(str(remark.says) for remark in found.remarks)
    for run in runs(found):
        numbers = [paragraph.n for paragraph in run]
        assert numbers == list(range(1, len(numbers) + 1)) or "a number is missing" in said


@pytest.mark.parametrize("file", FILES)
def test_every_operative_paragraph_has_a_verb_or_is_reported(file: str) -> None:
    found = resolution(file)
    assert found.operative
    reported = {r.line for r in found.remarks if "no directive verb" in str(r.says)}
    silent = [p for p in found.operative if not p.directives]
    assert {p.printed.first_line for p in silent} <= reported
    # No text of this corpus needs such a report.
    assert not silent


@pytest.mark.parametrize("file", FILES)
def test_every_preambular_paragraph_opens_with_a_known_word(file: str) -> None:
    assert not [r for r in resolution(file).remarks if "no known opening" in str(r.says)]


@pytest.mark.parametrize("file", FILES)
def test_the_words_of_every_paragraph_stand_in_the_source(file: str) -> None:
    found, source = resolution(file), source_of(file)
    for words in paragraphs(found):
        assert letters(words.text) in source


@pytest.mark.parametrize("file", FILES)
def test_no_word_behind_the_masthead_is_lost(file: str) -> None:
    found, source = resolution(file), source_of(file)
    kept = sum(
        len(letters(text))
        for text in (
            *(words.text for words in paragraphs(found)),
            *found.headings,
            found.closing,
            *(annex.heading for annex in found.annexes),
        )
    )
    start = source.find(letters(found.preambular[0].printed.text)) if found.preambular else 0
    body = (
        source[start:] if found.preambular else source[source.find("TheGeneralAssemblyAdopts") :]
    )
    again = body.count(letters(found.chapeau)) * len(letters(found.chapeau))
    leads = 60  # words such as "Resolves that:" stand above the paragraphs
    assert kept <= len(body)
    assert len(body) - kept <= again + leads


@pytest.mark.parametrize("file", FILES)
def test_spans_point_into_the_paragraph(file: str) -> None:
    for paragraph in resolution(file).operative:
        text = paragraph.printed.text
        for directive in paragraph.directives:
            words = text[directive.span.start : directive.span.end]
            assert directive.inherited or " ".join(words.split()) == directive.printed
        for actor in (*paragraph.addressees, *paragraph.beneficiaries):
            assert actor.name.split()[0] in text[actor.span.start : actor.span.end]
        for condition in paragraph.conditions:
            words = text[condition.span.start : condition.span.end]
            assert " ".join(words.split()) == condition.words


def test_mastheads_agree_with_the_table_of_sources() -> None:
    with (FOLDER / "SOURCES.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        file = row["file"].removesuffix(".txt")
        found = resolution(file)
        head = found.masthead
        if "number not in the text" not in row["symbol"]:
            assert head.symbol == row["symbol"].replace(" (", "("), file
        assert (head.body, head.kind) == (row["body"], row["type"]), file
        assert (head.adopted.isoformat() if head.adopted else "") == adopted(file, row), file
        if row["title"] and not file.startswith("S_RES"):
            assert found.title.startswith(TITLE_AS_PRINTED.get(file, row["title"])), file


def adopted(file: str, row: dict[str, str]) -> str:
    """Return the day of adoption the table states, as a date."""
    if file in ADOPTED_AS_PRINTED or not row["adopted"]:
        return ADOPTED_AS_PRINTED.get(file, "")
    day, month, year = row["adopted"].split()
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
