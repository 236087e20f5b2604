"""The elements of offences, read and checked: whatever one entry names, another describes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dedere.errors import FactsError
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.offence_elements import Condition, NamedCondition, Ontology
from dedere_io.facts.documents import decoded, document

FILE = "offence-elements.yaml"

UNKNOWN_NAME = mark("{place} names '{name}', which is not described there.")
DESCRIBED_TWICE = mark("{place} describes '{name}' twice.")
NO_ELEMENTS = mark("{place}: '{name}' has neither elements nor an offence with the same ones.")


def read_ontology(root: Path) -> Ontology:
    """Read the vocabulary of elements and the elements of every offence.

    Raises:
        FactsError: The file has another shape, or names what it does not describe.
    """
    found = decoded(document(root, FILE), Ontology, root=root, name=FILE)
    problems = [*_twice(found), *_unknown(found)]
    if problems:
        raise FactsError(problems[0])
    return found


def ontology_problems(facts: Facts) -> tuple[Phrase, ...]:
    """Return where the elements and the catalogue of offences do not fit together."""
    offences = {o.id for i in facts.instruments.values() for o in i.offences}
    described = {o.offence for o in facts.ontology.offences}
    instruments = {rule.instrument for rule in facts.ontology.scopes}
    return (
        *(_says(UNKNOWN_NAME, name) for name in sorted(described - offences)),
        *(_says(UNKNOWN_NAME, name) for name in sorted(instruments - set(facts.instruments))),
    )


def _says(template: str, name: str) -> Phrase:
    return Phrase.of(template, place=FILE, name=name)


def _twice(ontology: Ontology) -> Iterator[Phrase]:
    for names in (
        [topic.topic for topic in ontology.topics],
        [part.part for part in ontology.parts],
        [element.code for element in ontology.elements],
        [group.group for group in ontology.groups],
        [one.set for one in ontology.mode_sets],
        [rule.id for rule in ontology.scopes],
        [offence.offence for offence in ontology.offences],
    ):
        yield from (_says(DESCRIBED_TWICE, n) for n in sorted(set(names)) if names.count(n) > 1)


def _unknown(ontology: Ontology) -> Iterator[Phrase]:
    """Yield every name inside the file that nothing in the file describes."""
    elements = {element.code for element in ontology.elements}
    topics = {topic.topic for topic in ontology.topics}
    offences = {offence.offence for offence in ontology.offences}
    for element in ontology.elements:
        yield from _missing((element.topic,), topics)
        yield from _missing((*element.entails, *element.excludes), elements)
    for part in ontology.parts:
        yield from _missing(part.entails, elements)
    for group in ontology.groups:
        yield from _in_condition(ontology, _as_condition(group))
    for rule in ontology.scopes:
        yield from _in_condition(ontology, rule.when)
        yield from _missing(rule.offences, offences)
    yield from _in_modes(ontology)
    for offence in ontology.offences:
        yield from _missing((offence.same_as,) if offence.same_as else (), offences)
        if offence.when is not None:
            yield from _in_condition(ontology, offence.when)
        elif not offence.same_as:
            yield _says(NO_ELEMENTS, offence.offence)


def _in_modes(ontology: Ontology) -> Iterator[Phrase]:
    parts = {part.part for part in ontology.parts}
    sets = {one.set for one in ontology.mode_sets}
    modes = [mode for one in ontology.mode_sets for mode in one.modes]
    for offence in ontology.offences:
        yield from _missing(offence.modes_of, sets)
        yield from _missing((offence.own_part,) if offence.own_part else (), parts)
        modes += offence.modes
    for mode in modes:
        yield from _missing((mode.part,), parts)
        if mode.needs is not None:
            yield from _in_condition(ontology, mode.needs)


def _as_condition(group: NamedCondition) -> Condition:
    return Condition(all=group.all, any=group.any, none=group.none)


def _in_condition(ontology: Ontology, condition: Condition | str) -> Iterator[Phrase]:
    elements = {element.code for element in ontology.elements}
    if isinstance(condition, str):
        yield from _missing((condition,), elements)
        return
    groups = {group.group for group in ontology.groups}
    offences = {offence.offence for offence in ontology.offences}
    yield from _missing((condition.element,) if condition.element else (), elements)
    yield from _missing((condition.group,) if condition.group else (), groups)
    yield from _missing(condition.acts_of, offences)
    for part in (*condition.all, *condition.any, *condition.none):
        yield from _in_condition(ontology, part)


def _missing(names: Iterable[str], known: Iterable[str]) -> Iterator[Phrase]:
    held = set(known)
    yield from (_says(UNKNOWN_NAME, name) for name in names if name not in held)
