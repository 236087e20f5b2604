"""The particulars of clauses on jurisdiction, read and checked against the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.jurisdiction_rules import JurisdictionRules
from dedere_io.facts.documents import decoded, document

FILE = "jurisdiction-rules.yaml"

UNKNOWN_NAME = mark("{place} names '{name}', which is not there.")


def read_jurisdiction_rules(root: Path) -> JurisdictionRules:
    """Read the particulars of the clauses on jurisdiction.

    Raises:
        FactsError: The file has another shape.
    """
    return decoded(document(root, FILE), JurisdictionRules, root=root, name=FILE)


def jurisdiction_problems(facts: Facts) -> tuple[Phrase, ...]:
    """Return every name in the file that the catalogue does not hold."""
    known = {
        *facts.instruments,
        *(o.id for i in facts.instruments.values() for o in i.obligations),
        *(o.id for i in facts.instruments.values() for o in i.offences),
    }
    return tuple(
        Phrase.of(UNKNOWN_NAME, place=FILE, name=name)
        for name in dict.fromkeys(_names(facts.jurisdiction))
        if name not in known
    )


def _names(rules: JurisdictionRules) -> Iterator[str]:
    for link in rules.links:
        yield from (link.obligation, *link.offences, *link.except_offences)
        for ground in link.grounds:
            yield from ground.offences
    for application in rules.applications:
        yield from (application.instrument, *application.offences)
    yield from (reach.instrument for reach in rules.reaches)
    yield from (notice.instrument for notice in rules.notices)
    yield from (one.instrument for one in rules.coordination)
