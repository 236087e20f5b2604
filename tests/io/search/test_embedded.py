"""What is found, by whom, and what a broken run leaves behind."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.search import EmbeddedIndex, Query
from dedere_io.search.embedded import MOST_RANKED
from dedere_io.search.index import Document

ACT = "Hostages Act"


def provision(label: str, text: str, **more: object) -> Document:
    shape: dict[str, object] = {
        "key": f"act#{label}{more.get('language', 'en')}{text[:9]}", "title": ACT, "label": label,
        "text": text, "language": "en", "kind": "law",
    }  # fmt: skip
    return Document(**(shape | more))  # type: ignore[arg-type] # what the test says


DOCUMENTS = [
    provision("4(2)", "A person who seizes or detains another person commits an offence."),
    provision("4(2)(a)", "to compel a third party"),
    provision("5", "No extradition for the taking of hostages is refused as political."),
    provision("6", "The taking of evidence, and hostages of fortune.", state="KEN"),
    provision("260ter", "La participation à une organisation criminelle", language="fr"),
    provision("1", "引渡条约的缔约国", language="zh"),
    provision("2", "تسليم المجرمين بموجب المعاهدات", language="ar"),
    provision("7", "See A/RES/66/178 on assistance.", day=dt.date(2012, 3, 1)),
    provision("8", "A sealed plan of hostages.", reader="org:1"),
]


@pytest.fixture
def index() -> Iterator[EmbeddedIndex]:
    """An index of one source."""
    with EmbeddedIndex() as made:
        made.replace("act", stamp="1", documents=DOCUMENTS)
        yield made


def labels(index: EmbeddedIndex, words: str, **more: object) -> list[str]:
    found = index.search(Query(words=words, **more))  # type: ignore[arg-type] # what the test says
    assert found.total == len(found.hits)
    return [hit.document.label for hit in found.hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("seizing", {"4(2)"}),
        ('"taking of hostages"', {"5"}),
        ("taking hostages", {"5", "6"}),
        ("taking -evidence", {"5"}),
        ("organisations criminelles", {"260ter"}),
        ("缔约国", {"1"}),
        ("المعاهدة", {"2"}),
        ("A/RES/66/178", {"7"}),
        ("hostages 4(2)", {"4(2)", "4(2)(a)"}),
        ("article 4(2)(a)", {"4(2)(a)"}),
        ("section 5", {"5"}),
        ("nothing of this", set()),
        ("", set()),
        ('"', set()),
        ("-taking", set()),
    ],
)
def test_words_find_provisions(index: EmbeddedIndex, words: str, expected: set[str]) -> None:
    assert set(labels(index, words)) == expected


def test_the_very_article_comes_before_its_points(index: EmbeddedIndex) -> None:
    assert labels(index, "4(2)") == ["4(2)", "4(2)(a)"]


def test_rights_are_part_of_the_question(index: EmbeddedIndex) -> None:
    everybody = index.search(Query(words="sealed plan"))
    member = index.search(Query(words="sealed plan", readers=frozenset({"public", "org:1"})))
    nobody = index.search(Query(words="hostages", readers=frozenset()))

    assert (everybody.total, everybody.counts["kind"]) == (0, ())
    assert [hit.document.label for hit in member.hits] == ["8"]
    assert nobody.total == 0


def test_filters_narrow_and_are_counted(index: EmbeddedIndex) -> None:
    assert labels(index, "hostages taking", narrowed={"state": "KEN"}) == ["6"]
    assert labels(index, "assistance", since=dt.date(2012, 1, 1)) == ["7"]
    assert labels(index, "assistance", until=dt.date(2011, 1, 1)) == []
    assert index.search(Query(words="taking")).counts["state"] == (("KEN", 1),)


def test_a_misspelt_word_is_met_with_the_nearest_one_that_is_there(index: EmbeddedIndex) -> None:
    assert index.search(Query(words="extraditoin")).meant == "extradition"
    assert index.search(Query(words="extradition")).meant == ""


def test_an_excerpt_marks_a_phrase_only_where_it_stands(index: EmbeddedIndex) -> None:
    (hit,) = index.search(Query(words='"taking of hostages"')).hits

    assert [s.text for s in hit.excerpt if s.is_match] == ["taking", "of", "hostages"]
    assert "".join(s.text for s in hit.excerpt) == hit.document.text


def test_a_source_is_replaced_whole(index: EmbeddedIndex) -> None:
    index.replace("act", stamp="2", documents=[provision("9", "Only freezing remains.")])

    assert labels(index, "hostages") == ["9"]  # by the title of the act
    assert labels(index, "seizes") == []
    assert index.stamps() == {"act": "2"}
    index.drop("act")
    assert labels(index, "freezing") == []


def test_a_source_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield provision("1", "new words")
        raise OSError("the disk is full")

    with EmbeddedIndex(tmp_path / "search.sqlite3") as index:
        index.replace("act", stamp="1", documents=DOCUMENTS)
        with pytest.raises(OSError, match="full"):
            index.replace("act", stamp="2", documents=broken())
    with EmbeddedIndex(tmp_path / "search.sqlite3") as again:
        assert again.stamps() == {"act": "1"}
        assert labels(again, "seizing") == ["4(2)"]
        assert labels(again, "new") == []


@given(st.text(max_size=60))
def test_whatever_is_typed_is_words_and_never_an_operator(typed: str) -> None:
    with EmbeddedIndex() as index:
        index.replace("act", stamp="1", documents=DOCUMENTS[:3])
        found = index.search(Query(words=typed))

    assert found.total == len(found.hits)


def test_of_a_word_that_is_everywhere_the_first_are_given_and_headings_foremost() -> None:
    many = [provision(str(n), "The same law again.") for n in range(1, MOST_RANKED + 50)]
    last = provision("9999", "The same law.", title="An act", heading="Law of the sea")
    with EmbeddedIndex() as index:
        index.replace("acts", stamp="1", documents=[*many, last])
        found = index.search(Query(words="law", many=3))

    assert (found.total, found.is_all) == (MOST_RANKED, False)
    assert [hit.document.label for hit in found.hits] == ["9999", "1", "2"]
    assert found.counts["kind"] == (("law", MOST_RANKED),)
