"""The rules of assessments, read and checked against the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from dedere.phrases import Phrase, mark
from dedere.treaties.assessment_rules import AssessmentRules
from dedere.treaties.facts import Facts
from dedere_io.facts.documents import decoded, document

FILE = "assessment.yaml"

UNKNOWN_NAME = mark("{place} names '{name}', which is not there.")


def read_assessment_rules(root: Path) -> AssessmentRules:
    """Read how answers are joined, weighed and followed up.

    Raises:
        FactsError: The file has another shape.
    """
    return decoded(document(root, FILE), AssessmentRules, root=root, name=FILE)


def assessment_problems(facts: Facts) -> tuple[Phrase, ...]:
    """Return every obligation and kind in the file that the catalogue does not hold."""
    obligations = [o for i in facts.instruments.values() for o in i.obligations]
    known = {*(o.id for o in obligations), *(o.kind for o in obligations)}
    return tuple(
        Phrase.of(UNKNOWN_NAME, place=FILE, name=name)
        for name in dict.fromkeys(_names(facts.assessment))
        if name not in known
    )


def _names(rules: AssessmentRules) -> Iterator[str]:
    yield from rules.asked_once
    yield from rules.first
    yield from (notice.obligation for notice in rules.notices)
