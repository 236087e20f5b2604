"""States: names in six languages, near misses, and who is the same person as whom."""

import datetime as dt

import pytest

from dedere.errors import UnknownStateError
from dedere.parties import Continuity, ContinuityKind, Parties, PartyKind, State, fold_name


def state(code: str, *, kind: PartyKind = PartyKind.MEMBER, **names: str) -> State:
    return State(code=code, kind=kind, names=names, m49="001", other_names=("Old " + names["en"],))


def link(before: str, after: str, kind: ContinuityKind, date: str) -> Continuity:
    return Continuity(
        predecessor=before, successor=after, kind=kind, date=dt.date.fromisoformat(date)
    )


PARTIES = Parties(
    states={
        s.code: s
        for s in (
            state("XAA", en="Côte d’Azur", fr="Côte d’Azur", ar="الساحل"),
            state("XAB", en="Republic of Arcadia", zh="阿卡迪亚"),
            state("XYA", kind=PartyKind.FORMER, en="Great Arcadia"),
            state("XYB", kind=PartyKind.FORMER, en="Union of Both"),
        )
    },
    continuities=(
        link("XYA", "XAB", ContinuityKind.CONTINUATION, "1991-12-24"),
        link("XYB", "XYA", ContinuityKind.SUCCESSION, "1950-01-01"),
        link("XYB", "XAA", ContinuityKind.SUCCESSION, "1951-06-01"),
    ),
)


@pytest.mark.parametrize(
    "asked", ["XAA", "xaa", "COTE D'AZUR", "côte d’azur", "الساحل", "old Côte d'Azur", " XAA "]
)
def test_a_state_answers_to_its_code_and_its_names(asked: str) -> None:
    assert PARTIES.find(asked).code == "XAA"


def test_a_name_in_chinese_is_found() -> None:
    assert PARTIES.find("阿卡迪亚").code == "XAB"


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(UnknownStateError, match=r"Did you mean XAB \(Republic of Arcadia\)"):
        PARTIES.find("Republic of Arkadia")


def test_a_wild_guess_is_told_what_to_type() -> None:
    with pytest.raises(UnknownStateError, match="alpha-3"):
        PARTIES.find("zzzzzz")


def test_a_state_that_continues_another_is_the_same_person() -> None:
    assert set(PARTIES.same_person("XAB")) == {"XAB", "XYA"}
    assert set(PARTIES.same_person("XYA")) == {"XAB", "XYA"}
    assert PARTIES.same_person("XAA") == ("XAA",)


def test_a_successor_began_with_its_succession() -> None:
    began = PARTIES.began("XAB")

    assert began is not None
    assert began.date == dt.date(1950, 1, 1)


def test_a_former_state_ended_when_the_last_successor_came() -> None:
    ended = PARTIES.ended("XYB")

    assert ended is not None
    assert ended.date == dt.date(1951, 6, 1)
    assert PARTIES.ended("XAA") is None


def test_names_are_compared_without_accents_and_articles() -> None:
    assert fold_name("The Republic of Côte-d’Azur") == fold_name("republic cote d azur")
