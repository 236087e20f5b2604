"""Which words are found by which: pairs that a reader of the language would call one word."""

import pytest

from dedere_io.search.analysis import terms, tokens


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "extraditing", "extradited"),
        ("fr", "législations", "LEGISLATION"),
        ("fr", "l'extradition", "extradition"),
        ("es", "extradiciones", "extradición"),
        ("ru", "преступлений", "преступлением"),
        ("ar", "المعاهدات", "المعاهدة"),
        ("ar", "معاهدات", "المعاهدة"),
        ("ar", "والاتفاقيات", "اتفاقية"),
        ("ar", "والإرهاب", "إرهاب"),
        ("de", "Auslieferungen", "auslieferung"),
        ("it", "estradizioni", "estradizione"),
    ],
)
def test_forms_of_one_word_meet(language: str, one: str, other: str) -> None:
    assert terms(one, language)[-1] == terms(other, language)[-1]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "party", "part"), ("fr", "traité", "trafic"), ("ru", "право", "правда")],
)
def test_other_words_stay_apart(language: str, one: str, other: str) -> None:
    assert terms(one, language) != terms(other, language)


def test_chinese_is_cut_into_pairs_and_numbers_beside_it_stay_whole() -> None:
    assert terms("第1373号决议", "zh") == ["第", "1373", "号决", "决议"]


def test_places_are_those_of_the_text() -> None:
    text = "La Législation, art. 260ter"

    assert [text[t.start : t.end] for t in tokens(text, "fr")] == [
        "La", "Législation", "art", "260ter",
    ]  # fmt: skip
