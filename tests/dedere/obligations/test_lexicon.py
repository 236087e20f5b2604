"""How patterns of the lexicon are seen in texts."""

import pytest

from dedere.obligations.alignment.lexicon import Concept, Lexicon, Recogniser
from dedere.obligations.alignment.words import StateNames


def seen(pattern: str, text: str, *names: str) -> list[tuple[int, int]]:
    lexicon = Lexicon(concepts=(Concept(concept="it", en=(pattern,)),))
    recogniser = Recogniser(lexicon, "en", StateNames(names))
    words = recogniser.names.mark(text.split()).words
    return [(sighting.first, sighting.last) for sighting in recogniser.seen(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ship", "the ship", [(1, 1)]),
        ("ship", "the ships", []),
        ("ship*", "the ships", [(1, 1)]),
        ("in flight", "aircraft in flight", [(1, 2)]),
        ("in flight", "in the flight", []),
        ("against .. citizen", "against any other citizen", [(0, 3)]),
        ("against .. citizen", "against one two three four five citizen", []),
        ("citizen", "citizen citizen", [(0, 0), (1, 1)]),
        ("citizen of @state", "citizen of utopia", [(0, 2)]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert seen(pattern, text, "Utopia") == expected


def test_a_concept_is_not_seen_twice_in_the_same_words() -> None:
    lexicon = Lexicon(concepts=(Concept(concept="it", en=("nuclear material", "nuclear")),))

    assert Recogniser(lexicon, "en").count("nuclear material") == {"it": 1}


def test_a_language_without_words_sees_nothing() -> None:
    lexicon = Lexicon(concepts=(Concept(concept="it", en=("ship",)),))

    assert Recogniser(lexicon, "pt").count("ship") == {}
