"""Words of laws: folding, names of States, references. Expected values are by reading."""

import pytest

from dedere.obligations.alignment.naming import Names, Title, devotion
from dedere.obligations.alignment.references import articles_named, provisions_named
from dedere.obligations.alignment.words import STATE, StateNames, telling, words_of


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (("France",), "un navire français", ["un", "navire", STATE]),
        (("France",), "cent francs", ["cent", "francs"]),
        (("Schweiz",), "ein schweizerisches Schiff", ["ein", STATE, "schiff"]),
        (("Suisse", "Svizzera"), "in Svizzera", ["in", STATE]),
        (
            ("New Zealand",),
            "a New Zealand ship, a new ship",
            ["a", STATE, "ship", "a", "new", "ship"],
        ),
        (("Australia",), "an Australian citizen", ["an", STATE, "citizen"]),
        ((), "a citizen", ["a", "citizen"]),
    ],
)
def test_a_state_is_seen_by_its_names_and_adjectives(
    names: tuple[str, ...], text: str, expected: list[str]
) -> None:
    assert StateNames(names).mark(words_of(text)).words == expected


def test_marked_words_know_where_they_stand() -> None:
    marked = StateNames(("New Zealand",)).mark(words_of("in New Zealand waters"))

    assert marked.words == ["in", STATE, "waters"]
    assert [(marked.first[n], marked.last(n)) for n in range(3)] == [(0, 0), (1, 2), (3, 3)]


def test_small_words_tell_nothing() -> None:
    assert telling(words_of("The person who shall be in the ships")) == ["ship"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "an offence against section 76 or paragraph 77(a)", {"76", "77"}),
        ("en", "sections 8, 9 and 10", {"8", "9", "10"}),
        ("fr", "aux articles 421-1 à 421-2-2", {"421-1", "421-2-2"}),
        ("de", "nach Artikel 260ter", {"260ter"}),
        ("it", "ai sensi dell’articolo 70", {"70"}),
        ("en", "in the year 1977", set()),
    ],
)
def test_provisions_that_a_text_names(language: str, text: str, expected: set[str]) -> None:
    assert provisions_named(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("required by paragraph 1 or 2 of Article 3 of the Convention", {"3"}),
        ("Articles 13 and 14 of the Tokyo Convention", {"13", "14"}),
        ("l’article 6 de la convention", {"6"}),
        ("Artikel 4 des Übereinkommens", {"4"}),
        ("Article 5. The Convention", set()),
        ("section 4 of this Act", set()),
    ],
)
def test_articles_of_a_convention_that_a_text_names(text: str, expected: set[str]) -> None:
    assert articles_named(text) == expected


def test_a_convention_is_named_by_the_words_of_its_title() -> None:
    title = Title("bombings-1997", tuple(telling(words_of("Suppression of Terrorist Bombings"))))
    names = Names([title])

    assert names.found("the Convention for the Suppression of Terrorist Bombings") == {
        "bombings-1997"
    }
    assert names.found("bombings, and the suppression of terrorist acts") == frozenset()


def test_a_law_is_about_what_its_opening_names_and_less_about_what_one_section_names() -> None:
    assert devotion(["a"], {"b": 2}, 40) == {"a": 1.0, "b": 0.5}
    assert devotion([], {"b": 5}, 10) == {"b": 1.0}
    assert devotion([], {}, 0) == {}
