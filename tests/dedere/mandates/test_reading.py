"""Reading short resolutions written for these tests."""

import datetime as dt

import pytest

from dedere.mandates.answers import resolution_answer
from dedere.mandates.lines import Line, LineKind, as_lines
from dedere.mandates.reading import read_resolution
from dedere.mandates.values import Resolution

HEAD = """United Nations
A/RES/68/1

General Assembly
Distr.: General
20 September 2013

Sixty-eighth session
Agenda item 5

Resolution adopted by the General Assembly
on 18 September 2013

68/1. Help with treaties

The General Assembly,
"""


def read(text: str) -> Resolution:
    return read_resolution(as_lines(text))


def test_a_small_resolution_is_read_whole() -> None:
    found = read(
        HEAD
        + """
Recalling its resolution 67/99 of 14 December 2012,

1. Urges Member States to become parties, and requests the Secretary-General,
within existing resources, to report to the General Assembly at its
sixty-ninth session;

2. Decides to remain seized of the matter.
"""
    )
    answer = resolution_answer(found)
    assert answer["symbol"] == "A/RES/68/1"
    assert answer["title"] == "Help with treaties"
    assert answer["session"] == "Sixty-eighth session"
    first = found.operative[0]
    assert [d.base for d in first.directives] == ["urge", "request"]
    assert [a.name for a in first.addressees] == ["Member States", "Secretary-General"]
    assert first.deadlines[0].label == "General Assembly, sixty-ninth session (opens 2014)"
    assert [c.kind.value for c in first.conditions] == ["within existing resources"]
    assert not found.remarks


def test_the_answer_has_the_keys_that_programs_rely_on() -> None:
    answer = resolution_answer(read(HEAD + "\nRecalling it,\n\n1. Notes the report.\n"))
    assert list(answer)[:7] == [
        "symbol", "title", "body", "session", "sponsors", "preambular", "operative",
    ]  # fmt: skip
    operative = answer["operative"]
    assert isinstance(operative, list)
    assert list(operative[0])[:6] == ["n", "verb", "addressees", "text", "cites", "deadline"]
    preambular = answer["preambular"]
    assert isinstance(preambular, list)
    assert list(preambular[0])[:4] == ["n", "verb", "text", "cites"]


def test_a_missing_number_is_reported() -> None:
    found = read(HEAD + "\n1. Notes the report;\n\n3. Requests the Secretary-General to go.\n")
    assert [p.n for p in found.operative] == [1, 3]
    assert [str(r.says) for r in found.remarks] == [
        "Paragraph 3 follows paragraph 1: a number is missing."
    ]


def test_a_damaged_number_is_read_by_its_neighbours_and_said() -> None:
    found = read(HEAD + "\n1. Notes A;\n\nZ. Demands that Iraq stop;\n\n3. Decides so.\n")
    assert [p.n for p in found.operative] == [1, 2, 3]
    assert [str(r.says) for r in found.remarks] == ["'Z.' was read as paragraph 2."]


def test_the_verb_above_the_numbers_is_carried_down() -> None:
    found = read(HEAD + "\nResolves:\n\n1. To request the Secretary-General to go;\n\n2. To be.\n")
    assert [p.verb for p in found.operative] == ["Resolves", "Resolves"]
    assert [d.base for d in found.operative[0].directives] == ["resolve", "request"]
    assert [a.name for a in found.operative[0].addressees] == ["Secretary-General"]


def test_gerunds_in_sub_paragraphs_are_no_preamble() -> None:
    found = read(
        HEAD
        + """
1. Invites States:

(a) Making use of training:

(i) Exploring means;

(ii) Seeking aid;

(b) Noting results.
"""
    )
    (paragraph,) = found.operative
    assert [s.path for s in paragraph.subparagraphs] == [
        ("a",), ("a", "i"), ("a", "ii"), ("b",),
    ]  # fmt: skip
    assert not found.preambular


def test_two_resolutions_in_one_document_are_two_parts() -> None:
    one = "The General Assembly,\n\nRecalling it,\n\n1. Notes A;\n\n2. Notes B.\n\n"
    found = read("Draft resolution\n\nThe matter\n\nA\n\n" + one + "B\n\n" + one)
    assert [(p.part, p.n) for p in found.operative] == [
        ("A", 1), ("A", 2), ("B", 1), ("B", 2),
    ]  # fmt: skip


def test_an_annex_is_set_apart() -> None:
    found = read(
        HEAD
        + "\n1. Adopts the plan.\n\n50th plenary meeting\n18 September 2013\n\nAnnex\n\nPlan\n"
    )
    assert found.closing.startswith("50th plenary meeting")
    assert [a.heading for a in found.annexes] == ["Annex"]


def test_marks_of_footnotes_are_taken_out_of_the_words() -> None:
    lines = [
        *as_lines(HEAD + "\nRecalling the Strategy,4 its review and article 4 of it,\n"),
        Line(90, "4 Resolution 60/288.", LineKind.NOTE),
    ]
    found = read_resolution(lines)
    assert found.preambular[0].printed.text == (
        "Recalling the Strategy, its review and article 4 of it,"
    )
    assert found.preambular[0].printed.notes == ("4",)
    assert found.footnotes[0].cites[0].document == "A/RES/60/288"


@pytest.mark.parametrize("text", ["", "\n\n", "Annex", "1.", "(a)", "The General Assembly,", "*"])
def test_fragments_end_in_a_report(text: str) -> None:
    found = read(text)
    assert "No operative paragraph was found." in [str(r.says) for r in found.remarks]


def test_the_day_of_adoption_is_read() -> None:
    assert read(HEAD + "\n1. Notes A.\n").masthead.adopted == dt.date(2013, 9, 18)
