"""Every law of the corpus: sections found, labels as lawyers write them, no words lost."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from dedere.library.citations import Provisions, citations_in
from dedere_io.laws import read_archive
from tests.io.laws.corpus import FOLDER, files, law, needed, numbers_printed

pytestmark = needed

LEAST = 0.98
"""The share of sections, and of provisions cited, that must be found for each State."""


def sample() -> Mapping[str, dict[str, object]]:
    table = Path(__file__).parent / "sample.yaml"
    loaded: Mapping[str, dict[str, object]] = yaml.safe_load(table.read_text(encoding="utf-8"))
    return loaded


SAMPLE = sample()


@pytest.mark.parametrize("file", sorted(SAMPLE))
def test_a_law_counted_by_hand_has_its_sections(file: str) -> None:
    expected = SAMPLE[file]["sections"]
    assert isinstance(expected, int)
    found = len({provision.number for provision in law(file).basic()})
    assert LEAST * expected <= found <= expected


@pytest.mark.parametrize("file", sorted(SAMPLE))
def test_a_section_read_by_hand_has_its_paragraphs(file: str) -> None:
    wanted = SAMPLE[file]["section"]
    section = next(s for s in law(file).basic() if s.number == wanted)
    assert [provision.label for provision in section.walk()][1:] == SAMPLE[file]["under"]


@pytest.mark.parametrize("state", ["AUS", "CAN", "FRA", "IRL", "NZL"])
def test_the_numbers_that_a_law_prints_are_found(state: str) -> None:
    expected = 0
    missing: list[str] = []
    for file in files():
        # The second volume of the code has no contents list that ends before its text.
        if not file.startswith(state) or "volume-2" in file:
            continue
        printed = set(numbers_printed(file))
        found = {provision.number for provision in law(file).basic()}
        expected += len(printed)
        missing.extend(f"{file} {number}" for number in sorted(printed - found))
    assert expected > 1_000
    assert len(missing) <= (1 - LEAST) * expected, missing


def test_acts_of_a_gazette_have_every_number_up_to_their_last() -> None:
    missing: list[tuple[str, int]] = []
    for file in files():
        if file.startswith("LKA") and file.endswith(".txt"):
            numbers = {int(provision.number) for provision in law(file).basic()}
            missing.extend((file, n) for n in range(1, max(numbers) + 1) if n not in numbers)
    assert missing == []


def test_one_law_in_three_languages_has_the_same_articles() -> None:
    expected = 0
    missing: list[tuple[str, str, list[str]]] = []
    for file in files():
        if file.startswith("CHE/core") and file.endswith(".fr.md"):
            read = {
                language: {p.number for p in law(file.replace(".fr.", f".{language}.")).basic()}
                for language in ("de", "fr", "it")
            }
            every = set.union(*read.values())
            expected += len(every) * len(read)
            missing.extend((file, code, sorted(every - found)) for code, found in read.items())
    assert sum(len(numbers) for _, _, numbers in missing) <= (1 - LEAST) * expected


def test_provisions_that_lawyers_cited_are_found() -> None:
    asked: Counter[str] = Counter()
    lost = defaultdict(list)
    provisions: dict[str, Provisions] = {}
    with (FOLDER / "gold-dev.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            file, state = row["act_file"], row["state_iso3"]
            if file not in provisions:
                provisions[file] = Provisions(law(file))
            for cited in citations_in(row["provision"]):
                asked[state] += 1
                found = provisions[file].find_all(cited)
                if not found or not all(one.exact for one in found):
                    lost[state].append(f"{file} {cited}")
    assert asked.total() > 400
    for state, count in asked.items():
        assert len(lost[state]) <= (1 - LEAST) * count, lost[state]


@pytest.mark.parametrize("state", ["CAN", "IRL"])
def test_no_words_are_lost(state: str) -> None:
    words = re.compile(r"[^\W\d_]{2,}")
    printed, lost = 0, Counter[str]()
    for file in files():
        if not file.startswith(state):
            continue
        source = (FOLDER / file).read_text(encoding="utf-8").split("---\n", 2)[2]
        # The history of a section is the editor's, and no part of the law.
        source = re.sub(r"<details>.*?</details>", "", source, flags=re.DOTALL)
        there = Counter(words.findall(source.replace("*", "").replace("\xad", "")))
        text = law(file)
        said = [f"{p.label} {p.heading} {p.text} {p.closing}" for p in text.walk()]
        unplaced = [unsplit.words for unsplit in text.unsplit]
        here = Counter(words.findall(" ".join([text.title, text.preface, *said, *unplaced])))
        printed += there.total()
        lost += there - here
    # Left over: PART and SCHEDULE in capitals, which labels write in small letters.
    assert lost.total() < 0.001 * printed, lost.most_common(10)


def test_labels_are_unique() -> None:
    for file in files():
        labels = Counter(provision.label for provision in law(file).walk())
        assert max(labels.values()) == 1, file


def test_an_archive_is_read_on_from_where_it_stopped() -> None:
    archive = FOLDER / "CHE" / "federal-law-fr.tar.xz"
    begun = read_archive(archive)
    first = [next(begun) for _ in range(40)]
    on = read_archive(archive, after=first[29].name)
    assert [next(on).name for _ in range(10)] == [one.name for one in first[30:]]
    assert any(one.text is not None for one in first)
    assert all((one.text is None) != (one.problem is None) for one in first)
