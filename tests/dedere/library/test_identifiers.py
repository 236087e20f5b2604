"""Names of works, expressions and provisions after the naming convention of Akoma Ntoso."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.errors import InvalidInputError
from dedere.library.identifiers import (
    Expression,
    Work,
    eids,
    parse_iri,
    three_letters,
    two_letters,
)
from tests.dedere.library.building import ACT, section, text

DATES = st.dates().map(str) | st.integers(1000, 2999).map(str)
WORKS = st.builds(
    Work,
    jurisdiction=st.sampled_from(["lk", "nz", "ch-zh"]),
    kind=st.sampled_from(["act", "judgment", "doc"]),
    subtype=st.sampled_from(["", "decree"]),
    date=DATES,
    number=st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True),
)
EXPRESSIONS = st.builds(
    Expression,
    work=WORKS,
    language=st.sampled_from(["eng", "fra"]),
    version=st.just("") | DATES,
)


@given(WORKS | EXPRESSIONS)
def test_what_is_printed_is_read_again(name: Work | Expression) -> None:
    assert parse_iri(str(name)) == name


def test_the_names_of_the_convention_are_read() -> None:
    work = Work(jurisdiction="lk", date="1999", number="11")
    assert parse_iri("/akn/lk/act/1999/11") == work
    assert parse_iri("/akn/lk/act/1999/11/!main") == work
    assert parse_iri("/akn/lk/act/1999/11/eng@1999-08-11") == Expression(
        work=work, language="eng", version="1999-08-11"
    )


@pytest.mark.parametrize("said", ["", "/akn/lk/act/1999", "/lk/act/1999/11", "/akn/LKA/act/x/1"])
def test_other_names_are_refused(said: str) -> None:
    with pytest.raises(InvalidInputError, match="identifier"):
        parse_iri(said)


def test_languages_have_three_letters() -> None:
    assert (three_letters("en"), three_letters("fr-CH"), two_letters("deu")) == (
        "eng",
        "fra",
        "de",
    )
    with pytest.raises(InvalidInputError):
        three_letters("tlh")


def test_provisions_have_paths() -> None:
    found = eids(ACT)
    assert found["7(1)(a)"] == "sec_7__subsec_1__para_a"
    assert found["260ter(1)"] == "sec_260ter__para_1"
    assert found["7 odd thing (a)"] == "sec_7__def_1__para_a"
    assert found["9 [new 2A(1)]"] == "sec_9__qstr__sec_2A__para_1"
    assert found["Schedule I"] == "att_I"
    assert len(set(found.values())) == len(found)


def test_a_number_that_repeats_gets_a_path_of_its_own() -> None:
    twice = text(section("7"), section("7").__class__(
        level=section("7").level, number="7", label="7 #2"))  # fmt: skip
    assert sorted(eids(twice).values()) == ["sec_7", "sec_7_2"]
