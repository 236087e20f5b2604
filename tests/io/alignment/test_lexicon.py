"""The lexicon is whole: what a profile names is described, and every word can be read."""

from pathlib import Path

import pytest

from dedere.errors import FactsError
from dedere.obligations.alignment.lexicon import LANGUAGES, Recogniser
from dedere.treaties.facts import Facts
from dedere_io.alignment.lexicon import load_lexicon, read_lexicon
from dedere_io.facts import load_facts


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


def test_every_kind_and_link_of_the_facts_has_a_profile(facts: Facts) -> None:
    lexicon = load_lexicon()
    obligations = [o for i in facts.universal() for o in i.obligations]

    assert {o.kind for o in obligations} - {"other"} <= lexicon.kinds.keys()
    assert {link for o in obligations for link in o.link_codes} - {"various"} <= (
        lexicon.links.keys()
    )


def test_every_concept_has_words_in_four_languages() -> None:
    missing = [
        (concept.concept, language)
        for concept in load_lexicon().concepts
        for language in LANGUAGES
        if not concept.patterns(language)
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "seizes an aircraft in flight", "aircraft"),
        ("fr", "s’empare d’un aéronef en vol", "in-flight"),
        ("de", "wer eine Geisel nimmt", "hostage"),
        ("it", "chiunque prende un ostaggio", "hostage"),
        ("fr", "le financement du terrorisme", "financing"),
        ("de", "Die Rechtshilfe wird verweigert", "assistance"),
        ("it", "l’estradizione è ammessa", "extraditable"),
    ],
)
def test_words_of_statutes_are_recognised(language: str, text: str, concept: str) -> None:
    assert concept in Recogniser(load_lexicon(), language).count(text)


def folder(root: Path, concepts: str, profiles: str) -> Path:
    (root / "alignment").mkdir()
    (root / "alignment/concepts.yaml").write_text(concepts, encoding="utf-8")
    (root / "alignment/profiles.yaml").write_text(profiles, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("concepts", "profiles", "says"),
    [
        ("concepts: [{concept: a}]", "kinds: [{kind: k, concepts: {b: 1}}]\nlinks: []", "'b'"),
        ("concepts: [{concept: a}, {concept: a}]", "kinds: []\nlinks: []", "twice"),
        ("concepts: [{concept: a, xx: [b]}]", "kinds: []\nlinks: []", "not known"),
        ("concepts: [{concept: a}]", "links: []", "kinds"),
    ],
)
def test_a_lexicon_that_contradicts_itself_is_refused(
    tmp_path: Path, concepts: str, profiles: str, says: str
) -> None:
    with pytest.raises(FactsError, match=says):
        read_lexicon(folder(tmp_path, concepts, profiles))
