"""Do the files hang together? Whatever one of them names, another must describe.

References inside the facts are the engine's own check (:mod:`dedere.treaties.references`); what is
added here is the file of relationships, which the engine does not hold.
"""

from collections.abc import Container, Iterable, Iterator

from dedere.phrases import Phrase, mark
from dedere.treaties.checks import duplicate_ids
from dedere.treaties.facts import Facts
from dedere.treaties.references import dangling
from dedere_io.facts.schema import RelationshipsFile

PLACE = "relationships.yaml"


def problems_in(facts: Facts, relationships: RelationshipsFile) -> tuple[Phrase, ...]:
    """Return everything that is named but described nowhere, or described twice."""
    offences = {o.id for i in facts.instruments.values() for o in i.offences}
    return (
        *(finding.says for finding in (*dangling(facts), *duplicate_ids(facts))),
        *_missing(
            mark("{place} names the instrument '{name}', which is not there."),
            _instruments_named(relationships),
            facts.instruments,
        ),
        *_missing(
            mark("{place} names the offence '{name}', which is not there."),
            (name for group in relationships.offence_equivalence for name in group.offences),
            offences,
        ),
    )


def _missing(template: str, named: Iterable[str], known: Container[str]) -> Iterator[Phrase]:
    for name in named:
        if name and name not in known:
            yield Phrase.of(template, place=PLACE, name=name)


def _instruments_named(file: RelationshipsFile) -> Iterator[str]:
    for link in file.links:
        yield from (link.from_, link.to)
    for rule in file.prevailing:
        yield from (rule.instrument, *rule.over)
    for effect in file.denunciation_effects:
        yield from (effect.stated_in, effect.denounced, effect.ends_also)
    for part in file.incorporated_articles:
        yield from (part.instrument, part.from_)
    for clause in file.treaty_modification_clauses:
        yield from (clause.instrument, clause.applies.instrument if clause.applies else "")
    for relation in file.mla_relations:
        yield from (article.instrument for article in relation.provisions)
    for reference in file.cross_references:
        yield from (reference.instrument, *reference.treaties)
    for needed in file.status_data_needed:
        yield from (provision.instrument for provision in needed.provisions)
    yield from (*file.standalone, *file.no_treaty_modification_clause)
