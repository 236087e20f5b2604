"""The lexicon of alignment, read from the packaged facts and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dedere.errors import FactsError
from dedere.obligations.alignment import Concept, Lexicon
from dedere.phrases import Phrase, mark
from dedere_io.facts.documents import decoded, document
from dedere_io.facts.packaged import packaged

CONCEPTS = "alignment/concepts.yaml"
PROFILES = "alignment/profiles.yaml"

UNKNOWN_CONCEPT = mark("{file} names the concept '{concept}', which {concepts} does not describe.")
DESCRIBED_TWICE = mark("{file} describes '{concept}' twice.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Concepts:
    concepts: tuple[Concept, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    kind: str
    concepts: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    link: str
    concepts: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expansion:
    concept: str
    concepts: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profiles:
    kinds: tuple[_Kind, ...]
    links: tuple[_Link, ...]
    expansions: tuple[_Expansion, ...] = ()
    every: dict[str, float] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@cache
def load_lexicon() -> Lexicon:
    """Return the packaged lexicon.

    Raises:
        FactsError: A file has another shape, or names a concept that is not described.
    """
    return read_lexicon(packaged())


def read_lexicon(root: Path) -> Lexicon:
    """Read the lexicon below the folder ``root`` of facts.

    Raises:
        FactsError: A file has another shape, or names a concept that is not described.
    """
    concepts = decoded(document(root, CONCEPTS), _Concepts, root=root, name=CONCEPTS).concepts
    profiles = decoded(document(root, PROFILES), _Profiles, root=root, name=PROFILES)
    found = Lexicon(
        concepts=concepts,
        kinds={one.kind: one.concepts for one in profiles.kinds},
        links={one.link: one.concepts for one in profiles.links},
        expansions={one.concept: one.concepts for one in profiles.expansions},
        every=profiles.every,
        common=profiles.common,
    )
    _refuse_unknown(found)
    return found


def _refuse_unknown(lexicon: Lexicon) -> None:
    described = [concept.concept for concept in lexicon.concepts]
    for concept in described:
        if described.count(concept) > 1:
            raise FactsError(Phrase.of(DESCRIBED_TWICE, file=CONCEPTS, concept=concept))
    groups: tuple[Mapping[str, Mapping[str, float]], ...] = (
        lexicon.kinds,
        lexicon.links,
        lexicon.expansions,
    )
    named = {c for group in groups for weights in group.values() for c in weights}
    named |= {*lexicon.expansions, *lexicon.every, *lexicon.common}
    for concept in sorted(named - set(described)):
        phrase = Phrase.of(UNKNOWN_CONCEPT, file=PROFILES, concept=concept, concepts=CONCEPTS)
        raise FactsError(phrase)
