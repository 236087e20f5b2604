"""Two versions of a text, provision by provision."""

from hypothesis import given
from hypothesis import strategies as st

from dedere.library.comparing import Kind, Part, affected, compare, differences
from dedere.library.structure import Level
from tests.dedere.library.building import ACT, item, section, text

LONG = "A person who keeps an invented thing without the licence that this Act requires"


def kinds(changes: object) -> list[tuple[str, str]]:
    assert isinstance(changes, tuple)
    return [(change.kind.value, change.label) for change in changes]


def test_a_text_is_as_it_was() -> None:
    assert compare(ACT, ACT) == ()


def test_a_section_is_added_and_another_removed() -> None:
    old = text(section("1", "Short title."), section("2", LONG))
    new = text(section("1", "Short title."), section("3", "Regulations may be made."))
    assert kinds(compare(old, new)) == [("added", "3"), ("removed", "2")]


def test_changed_words_are_shown() -> None:
    old = text(section("2", f"{LONG} is liable to ten years."))
    new = text(section("2", f"{LONG} is liable to five years."))
    (change,) = compare(old, new)
    assert (change.kind, change.label) == (Kind.CHANGED, "2")
    assert [(s.part, s.words) for s in change.words if s.part is not Part.SAME] == [
        (Part.REMOVED, "ten"),
        (Part.ADDED, "five"),
    ]


def test_an_inserted_paragraph_renumbers_the_ones_after_it_and_changes_none() -> None:
    first, second = f"{LONG} at home", f"{LONG} on board a ship"
    old = text(section("2", "", item("2(a)", first), item("2(b)", second)))
    new = text(
        section(
            "2",
            "",
            item("2(a)", f"{LONG} in an aircraft or an airport"),
            item("2(b)", first),
            item("2(c)", second),
        )
    )
    assert kinds(compare(old, new)) == [
        ("added", "2(a)"),
        ("renumbered", "2(b)"),
        ("renumbered", "2(c)"),
    ]


def test_a_renumbered_section_with_changed_words_is_followed() -> None:
    old = text(section("2", f"{LONG} commits an offence and is liable to a fine."))
    new = text(section("14", f"{LONG} commits an offence and is liable to prison."))
    (change,) = compare(old, new)
    assert change.kind is Kind.RENUMBERED
    assert change.old is not None
    assert change.old.label == "2"
    assert any(stretch.part is Part.ADDED for stretch in change.words)


def test_a_change_touches_the_provision_those_under_it_and_the_one_around_it() -> None:
    under = item("2(1)(a)", "y")
    old = text(section("2", LONG, item("2(1)", "x", under, level=Level.SUBSECTION)))
    new = text(section("2", LONG, item("2(1)", "z", under, level=Level.SUBSECTION)))
    changes = compare(old, new)
    assert kinds(changes) == [("changed", "2(1)")]
    touched = {label: len(affected(changes, label)) for label in ("2", "2(1)", "2(1)(a)")}
    assert touched == {"2": 1, "2(1)": 1, "2(1)(a)": 1}
    assert affected(changes, "2(10)") == affected(changes, "20") == ()


def test_two_repealed_sections_are_not_taken_for_one() -> None:
    old = text(section("1", "[Repealed]"), section("2", "[Repealed]"), section("3", LONG))
    new = text(section("2", "[Repealed]"), section("3", LONG))
    assert kinds(compare(old, new)) == [("removed", "1")]


WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=12).map(" ".join)  # noqa: SIM905


@given(WORDS, WORDS)
def test_the_stretches_hold_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    before = [s.words for s in found if s.part is not Part.ADDED]
    after = [s.words for s in found if s.part is not Part.REMOVED]
    assert " ".join(before) == old
    assert " ".join(after) == new


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_every_provision_is_accounted_for(old: list[str], new: list[str]) -> None:
    before = text(*(section(str(n), words) for n, words in enumerate(old, 1)))
    after = text(*(section(str(n), words) for n, words in enumerate(new, 1)))
    changes = compare(before, after)
    touched_old = {change.old.label for change in changes if change.old is not None}
    touched_new = {change.new.label for change in changes if change.new is not None}
    kept = [provision for provision in after.provisions if provision.label not in touched_new]
    for provision in before.provisions:
        assert provision.label in touched_old or provision in kept
