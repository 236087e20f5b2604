"""Proposals for a small law. What each obligation should find follows from reading the law."""

import re

import pytest

from dedere.library import LegalText
from dedere.obligations.alignment.aligning import (
    Alignment,
    Explaining,
    hits_of,
    joined,
    questions_of,
    read_law_for,
)
from dedere.obligations.alignment.naming import titles_of
from dedere.obligations.alignment.ranking import Rarity
from dedere.treaties.facts import Facts
from dedere_io.alignment.lexicon import load_lexicon
from dedere_io.facts import load_facts
from tests.dedere.obligations.laws import HOSTAGES, law, part, schedule, section

UTOPIA = ("Utopia",)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


def aligned(
    facts: Facts, *laws: LegalText, code: str = "hostages-1979", top: int = 5
) -> dict[str, Alignment]:
    lexicon = load_lexicon()
    titles = titles_of(facts.instruments.values())
    questions = questions_of((facts.instrument(code),), lexicon)
    readings = [
        read_law_for(one, file=f"{n}.txt", lexicon=lexicon, names=UTOPIA, titles=titles)
        for n, one in enumerate(laws)
    ]
    rarity = Rarity.of(readings)
    hits = [hits_of(reading, questions, rarity) for reading in readings]
    found = joined(readings, questions, hits, Explaining(lexicon, UTOPIA), top=top)
    return {one.article: one for one in found}


def first(alignment: Alignment) -> str:
    return alignment.suggestions[0].provision


def sections(alignment: Alignment) -> list[str]:
    return [s.provision.partition("(")[0] for s in alignment.suggestions]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("1(1)", "3"),
        ("5(1)(b)", "4"),
        ("5(2)", "4"),
        ("6(3)", "5"),
    ],
)
def test_the_section_that_a_reader_would_name_comes_first(
    facts: Facts, article: str, expected: str
) -> None:
    assert sections(aligned(facts, HOSTAGES)[article])[0] == expected


@pytest.mark.parametrize(
    ("article", "expected"), [("5(1)(b)", "4(a)"), ("5(1)(d)", "4(b)"), ("5(2)", "4(c)")]
)
def test_each_ground_of_jurisdiction_finds_its_own_paragraph(
    facts: Facts, article: str, expected: str
) -> None:
    proposed = [s.provision for s in aligned(facts, HOSTAGES)[article].suggestions]
    others = {"4(a)", "4(b)", "4(c)"} - {expected}

    assert expected in proposed
    assert all(proposed.index(expected) < proposed.index(o) for o in others & set(proposed))


def test_political_offence(facts: Facts) -> None:
    bombings = aligned(facts, HOSTAGES, code="bombings-1997")

    assert first(bombings["11"]) == "6"


def test_every_proposal_quotes_words_of_the_law_that_suggest_it(facts: Facts) -> None:
    printed = " ".join((HOSTAGES.title, *(f"{p.heading} {p.words}" for p in HOSTAGES.provisions)))
    for alignment in aligned(facts, HOSTAGES).values():
        for suggestion in alignment.suggestions:
            said = " ".join(str(reason) for reason in suggestion.because)
            quotes = re.findall("“([^”]*)”", said)
            assert quotes
            assert [q for q in quotes if q not in " ".join(printed.split())] == []


def test_consular_rights_are_found_by_the_visit_and_the_representative(facts: Facts) -> None:
    found = aligned(facts, HOSTAGES)["6(3)"].suggestions[0]

    assert "“be visited”" in " ".join(str(reason) for reason in found.because)


def test_scores_fall_and_stay_between_nought_and_one(facts: Facts) -> None:
    for alignment in aligned(facts, HOSTAGES).values():
        scores = [s.score for s in alignment.suggestions]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_no_more_than_asked_for_and_no_provision_twice(facts: Facts) -> None:
    for alignment in aligned(facts, HOSTAGES, top=3).values():
        provisions = [s.provision for s in alignment.suggestions]
        assert len(provisions) == len(set(provisions)) <= 3


def test_every_obligation_has_its_entry_in_the_order_of_the_instrument(facts: Facts) -> None:
    expected = [o.article for o in facts.instrument("hostages-1979").obligations]

    assert list(aligned(facts, HOSTAGES)) == expected


def test_the_law_about_the_instrument_goes_before_one_about_another(facts: Facts) -> None:
    other = law(
        "Nuclear Material Act",
        section(
            "1", "Interpretation", "The Convention on the Physical Protection of Nuclear Material."
        ),
        section("3", "Theft", "Whoever steals nuclear material is liable to imprisonment."),
        section("5", "Persons in custody", HOSTAGES.provisions[4].text),
    )

    found = aligned(facts, other, HOSTAGES)["6(3)"].suggestions[0]

    assert (found.file, found.provision) == ("1.txt", "5")


def test_a_treaty_printed_in_a_schedule_does_not_stand_before_the_section(facts: Facts) -> None:
    text = " ".join(p.words for p in HOSTAGES.provisions)
    printed = law(HOSTAGES.title, *HOSTAGES.provisions, schedule("International Convention", text))

    assert sections(aligned(facts, printed)["6(3)"])[0] == "5"


def test_french_words_find_a_french_law(facts: Facts) -> None:
    code = law(
        "Code pénal",
        section("22", "Tentative", "La tentative d’un crime est punie."),
        section("24", "Vol", "Quiconque soustrait une chose est puni d’une peine."),
        section(
            "185",
            "Prise d’otage",
            "",
            part(
                "1",
                "185(1)",
                "Quiconque s’empare d’une personne ou la retient comme otage pour contraindre un "
                "tiers est puni d’une peine privative de liberté.",
            ),
        ),
        language="fr",
    )
    found = aligned(facts, code)

    assert sections(found["1(1)"])[0] == "185"
    assert "22" in sections(found["1(2)"])


def test_a_law_about_something_else_gets_few_and_low_proposals(facts: Facts) -> None:
    dogs = law("Dogs Act", section("1", "Collars", "Every dog wears a collar of leather."))

    assert all(not a.suggestions for a in aligned(facts, dogs).values())
