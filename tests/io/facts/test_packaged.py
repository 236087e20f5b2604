"""The facts that come with Dedere: complete, coherent, and in nobody else's words."""

import csv
import datetime as dt
import os
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from dedere.parties import LANGUAGES, PartyKind
from dedere.treaties.actions import ActionKind
from dedere.treaties.coverage import Completeness
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Category
from dedere_io.facts.packaged import fact_files, packaged
from dedere_io.facts.read import read_facts, read_relationships

ROOT = packaged()
CORPUS = os.environ.get("DEDERE_CORPUS")  # noqa: TID251 - a test finds its corpus there


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(ROOT)


def test_counts(facts: Facts) -> None:
    categories = Counter(i.category for i in facts.instruments.values())
    kinds = Counter(state.kind for state in facts.parties.states.values())

    assert categories == {Category.UNIVERSAL: 19, Category.RELATED: 9, Category.CONTEXT: 11}
    assert sum(len(i.obligations) for i in facts.instruments.values()) == 1026
    assert sum(len(i.offences) for i in facts.instruments.values()) == 92
    assert kinds[PartyKind.MEMBER] == 193
    assert kinds[PartyKind.OBSERVER] == 2
    assert len(facts.declarations) == 170
    assert len(facts.treaties) == 363


def test_the_nineteen_are_numbered_from_one(facts: Facts) -> None:
    assert [i.number for i in facts.universal()] == list(range(1, 20))
    assert len(facts.memberships) == 19


def test_every_instrument_has_a_coverage_and_a_title_in_english(facts: Facts) -> None:
    assert set(facts.coverages) == set(facts.instruments)
    assert all("en" in i.titles for i in facts.instruments.values())


def test_described_instruments_have_titles_in_six_languages(facts: Facts) -> None:
    for instrument in (*facts.universal(), *facts.related()):
        assert set(instrument.titles) == set(LANGUAGES), instrument.code


def test_context_instruments_describe_no_obligations(facts: Facts) -> None:
    context = [i for i in facts.instruments.values() if i.category is Category.CONTEXT]

    assert all(not i.obligations and not i.offences for i in context)


def test_every_computed_entry_into_force_is_the_published_one(facts: Facts) -> None:
    for instrument in facts.instruments.values():
        rule = instrument.final_clauses.entry_into_force
        if rule.trigger is not None:
            assert rule.delay.after(rule.trigger) == instrument.in_force, instrument.code


def test_every_source_that_a_file_of_an_instrument_names_is_described(facts: Facts) -> None:
    for file in sorted((ROOT / "instruments").glob("*.yaml")):
        tree: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))

        assert tree["code"] == file.stem
        assert tree["sources"]
        assert set(tree["sources"]) <= set(facts.sources), file.name


def test_silence_proves_something_only_in_lists_that_are_complete(facts: Facts) -> None:
    speaking = {c.instrument: c for c in facts.coverages.values() if c.none_may_be_said}

    assert {code for code, c in speaking.items() if c.completeness is Completeness.BY_NAME} == {
        "hague-1970",
        "eu-surrender-2002",
        "commonwealth-extradition-scheme",
        "commonwealth-mla-scheme",
    }
    assert {"hostages-1979", "financing-1999", "cppnm-1980", "cat-1984"} <= set(speaking)
    assert {"tokyo-1963", "montreal-1971", "markex-1991"}.isdisjoint(speaking)
    assert all(c.sources for c in speaking.values())


def test_a_complete_list_ends_with_its_latest_action(facts: Facts) -> None:
    for coverage in facts.coverages.values():
        if coverage.completeness is Completeness.COMPLETE:
            dates = [
                action.date.latest()
                for action in facts.actions_on(coverage.instrument)
                if action.date and set(action.sources) & set(coverage.sources)
            ]
            assert coverage.complete_to in dates, coverage.instrument


def test_what_may_be_a_signature_is_never_a_consent(facts: Facts) -> None:
    doubtful = ("fcdo-db-", "verdragenbank-")
    for action in facts.actions:
        if action.kind is ActionKind.PARTICIPATION:
            assert not action.sources[0].startswith(doubtful), action.id


def test_no_act_is_later_than_what_its_sources_can_know(facts: Facts) -> None:
    late = [
        action.id
        for action in facts.actions
        for source in action.sources
        if action.date and (known := facts.sources[source].as_of)
        if action.date.earliest() > known.latest()
    ]

    assert late == []


def test_sources_that_disagree_are_both_kept(facts: Facts) -> None:
    dates = {
        (a.effective, a.sources)
        for a in facts.actions_of("BIH", "tokyo-1963")
        if a.effective is not None
    }

    assert len({day for day, _ in dates}) == 2
    assert len({sources for _, sources in dates}) == 2


def test_declarations_are_kept_without_the_words_of_the_state() -> None:
    for file in sorted((ROOT / "declarations").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            assert table.fieldnames is not None
            assert not [name for name in table.fieldnames if "text" in name]
            assert all(len(row["note"]) < 200 for row in table)


def test_the_facts_are_data_with_a_guide() -> None:
    kinds = {file.suffix for file in ROOT.rglob("*") if file.is_file()}

    assert kinds <= {".csv", ".json", ".md", ".yaml"}
    assert (ROOT / "README.md").is_file()


def test_the_guide_names_every_column() -> None:
    guide = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("participation/hague-1970.csv", "declarations/cat-1984.csv"):
        header = (ROOT / name).read_text(encoding="utf-8").splitlines()[0]

        assert [column for column in header.split(",") if f"`{column}`" not in guide] == []


@pytest.mark.parametrize("file", fact_files(ROOT), ids=lambda f: f.relative_to(ROOT).as_posix())
def test_every_file_is_utf_8_with_plain_line_ends(file: Path) -> None:
    content = file.read_bytes()

    assert content.decode("utf-8")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_reading_keeps_every_value_of_every_file(facts: Facts) -> None:
    """Whatever stands in the file of an instrument stands in the value, and in the same place."""
    for file in sorted((ROOT / "instruments").glob("*.yaml")):
        tree: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        built = msgspec.to_builtins(facts.instruments[file.stem], builtin_types=(dt.date,))
        for key, value in tree.items():
            if key not in {"final_clauses", "sources"}:
                assert _holds(built[key], value), (file.name, key)


def _holds(built: Any, stated: Any) -> bool:
    if isinstance(stated, dict):
        return all(key in built and _holds(built[key], part) for key, part in stated.items())
    if isinstance(stated, list):
        pairs = zip(built, stated, strict=True)
        return all(_holds(home, part) for home, part in pairs)
    return bool(built == stated)


def test_relationships_can_be_read() -> None:
    relationships = read_relationships(ROOT)

    assert len(relationships.offence_equivalence) == 30
    assert {link.type for link in relationships.links} >= {"amends", "supplements"}


@pytest.mark.corpus
@pytest.mark.skipif(CORPUS is None, reason="DEDERE_CORPUS names no shared corpus")
def test_no_sentence_of_a_treaty_or_declaration_was_copied() -> None:
    """No long line of the collected texts stands in the facts; titles are names, not prose."""
    data = Path(CORPUS or "")
    described = [*ROOT.glob("instruments/*"), *ROOT.glob("declarations/*"), ROOT / "families.yaml"]
    held = " ".join(" ".join(f.read_text(encoding="utf-8").split()) for f in described)
    prose = [
        line for f in data.glob("texts/*.en.txt") for line in f.read_text("utf-8").split("\n")
    ]
    for file in data.glob("declarations/*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            prose += [row["text_in_source"] for row in csv.DictReader(lines)]
    long = 120

    assert prose
    assert [line for line in prose if len(line) > long and line[:long] in held] == []
