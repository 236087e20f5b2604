"""One invented law in each drafting style: sections, items, notes, definitions, quoted words."""

import pytest

from dedere.library.structure import LegalText, Level, Provision
from dedere_io.laws import read_law
from tests.io.laws import building


def read(text: str) -> LegalText:
    return read_law(text.encode(), name="invented")


def labels(text: LegalText) -> list[str]:
    return [provision.label for provision in text.walk()]


def at(text: LegalText, label: str) -> Provision:
    return next(provision for provision in text.walk() if provision.label == label)


def test_a_gazetted_act() -> None:
    text = read(building.GAZETTE)
    assert text.title == "Invented Matters Act, No. 4 of 2001"
    assert labels(text) == [
        "1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "2(2) proviso", "3", "3 [new 5A]",
        "3 [new 5A(1)]", "3 [new 5A(2)]", "4", "Schedule", "Schedule(1)",
    ]  # fmt: skip
    assert [at(text, n).heading for n in "12"] == ["Short title.", "Offences."]
    assert at(text, "2(1)").closing == "shall be guilty of an offence under this Act."
    assert "under subsection (1) of this section" in at(text, "2(2)").text
    assert at(text, "3 [new 5A]").heading == "Keeping of registers."
    assert [p.number for p in text.basic()] == ["1", "2", "3", "4"]
    assert text.unsplit == ()


def test_headings_and_bullets() -> None:
    text = read(building.HEADINGS_AND_BULLETS)
    assert labels(text) == [
        "Part I", "1", "7.1", "7.1(1)", "7.1(1)(a)", "7.1(1)(b)", "7.1(1)(b)(i)",
        "7.1(1)(b)(ii)", "7.1(2)", "7.1(2.1)", "AMENDMENTS NOT IN FORCE",
        "AMENDMENTS NOT IN FORCE, 7.1",
    ]  # fmt: skip
    assert at(text, "7.1(1)").closing == "and has a name."
    assert at(text, "7.1(2)").heading == "Exception"
    assert "2001, c. 1" not in at(text, "1").words


def test_a_reprint() -> None:
    text = read(building.REPRINT)
    assert text.title == "Invented Act 2001"
    assert labels(text) == ["1", "Part 1", "2A", "2A(1)", "2A(1)(a)", "2A(1)(b)", "2A(2)",
                            "2A(2) thing"]  # fmt: skip
    assert at(text, "2A(1)(a)").text == "is invented under section 1; or"
    assert at(text, "Part 1").heading == ""
    assert "inserted, on" not in at(text, "2A").words


def test_a_compilation() -> None:
    text = read(building.COMPILATION)
    assert labels(text) == ["1", "2.1A", "2.1A(1)", "2.1A(1)(a)", "2.1A(1)(b)",
                            "2.1A(1) thing", "2.1A(1) thing (a)", "2.1A(1) thing (b)"]  # fmt: skip
    assert text.preface == "An Act about invented things"
    assert at(text, "2.1A(1) thing").level is Level.DEFINITION


def test_a_revised_act() -> None:
    text = read(building.REVISED)
    assert labels(text) == ["Part 1", "1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "3",
                            "3 [new 9(1A)]"]  # fmt: skip
    assert at(text, "2(1)").closing == "without a licence."
    assert at(text, "2(1)(b)").text == "another thing,"
    assert at(text, "3 [new 9(1A)]").quoted


def test_a_code_by_articles() -> None:
    text = read(building.CODE_BY_ARTICLES)
    assert labels(text) == ["Livre Ier", "L121-3", "L121-3(1°)", "L121-3(2°)", "R*122-1 bis"]
    assert text.language == "fr"
    assert at(text, "L121-3(2°)").text == "Ailleurs."


def test_flattened_articles() -> None:
    text = read(building.FLATTENED)
    assert labels(text) == ["Titre 1", "1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "2bis",
                            "2bis(1)", "2bis(2)", "3"]  # fmt: skip
    assert at(text, "2").heading == "Exceptions"
    assert at(text, "2(1)(b)").text == "aux autres."
    assert at(text, "3").heading == "Entrée en vigueur"
    assert "Introduit" not in at(text, "2bis").words


def test_a_plain_law() -> None:
    text = read(building.PLAIN)
    assert labels(text) == ["Chapter I", "1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "Annex",
                            "Annex, Article 1"]  # fmt: skip
    assert at(text, "1").heading == "Purpose"
    assert [p.number for p in text.basic()] == ["1", "2"]


@pytest.mark.parametrize(
    ("number", "rest"), [("8", "Anything."), ("8A", "Anything."), ("9", "Anything.")]
)
def test_a_number_that_repeats_is_kept_and_said(number: str, rest: str) -> None:
    twice = building.REVISED + f"\n##### {number}. **Once.**\n\n{rest}\n"
    text = read(twice + f"\n##### {number}. **Twice.**\n\n{rest}\n")
    assert at(text, number).heading == "Once"
    assert at(text, f"{number} #2").heading == "Twice"
    assert [(u.why, u.words) for u in text.unsplit] == [("number-repeats", number)]


def test_words_before_any_section_are_said_to_be_unplaced() -> None:
    # A part that no section stands in yet takes its own words; an item needs a section.
    text = read(building.REVISED.replace("##### 1.", "(a) astray\n\n##### 1.", 1))
    assert "astray" in " ".join(p.words for p in text.provisions) + str(text.unsplit)
