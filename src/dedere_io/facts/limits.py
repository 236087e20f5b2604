"""What limits or opens a request: recorded practice, derogations, safeguards, grounds of refusal.

The tables and documents are read here, and checked against the types of the engine.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from msgspec import Struct

from dedere.phrases import Phrase, mark
from dedere.treaties.derogations import Derogation
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import AssistanceRules, ExtraditionRules
from dedere.treaties.practice import Practice, PracticeAnswer, PracticeQuestion
from dedere.treaties.safeguard_rules import RefusalRisk, RequestForm, SafeguardRule
from dedere_io.facts.documents import decoded, document
from dedere_io.facts.rows import Row, rows

PRACTICE_FILE = "practice.csv"
PRACTICE = (
    *("id", "state", "question", "instrument", "answer", "from", "until", "as_of"),
    *("law", "article", "sources", "note", "verified"),
)
DEROGATIONS_FILE = "derogations.csv"
DEROGATIONS = (
    *("id", "state", "instrument", "articles", "from", "until", "notified", "sources", "note"),
)
SAFEGUARDS_FILE = "safeguards.yaml"
RISKS_FILE = "refusal-risks.yaml"

UNKNOWN_FIELD = mark("{place}: the risk '{risk}' reads '{name}', which no rules of a text have.")
UNKNOWN_SAFEGUARD = mark("{place}: the risk '{risk}' names the safeguard '{name}', not there.")
TWICE = mark("{place}: the id '{name}' stands there more than once.")
ENDS_FIRST = mark("{place}: '{name}' ends before it begins.")


class SafeguardsFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``safeguards.yaml``."""

    safeguards: tuple[SafeguardRule, ...]


class RisksFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``refusal-risks.yaml``."""

    risks: tuple[RefusalRisk, ...]


def read_practices(root: Path) -> tuple[Practice, ...]:
    """Read what laws, and States themselves, say about requests."""
    return tuple(_practice(row) for row in rows(root, PRACTICE_FILE, PRACTICE))


def _practice(row: Row) -> Practice:
    return Practice(
        id=row.required("id"),
        state=row.required("state"),
        question=row.choice("question", PracticeQuestion),
        answer=row.choice("answer", PracticeAnswer),
        sources=row.some("sources"),
        instrument=row.text("instrument"),
        since=row.date("from"),
        until=row.date("until"),
        as_of=row.date("as_of"),
        law=row.text("law"),
        article=row.text("article"),
        note=row.text("note"),
        verified=row.flag("verified", empty=True),
    )


def read_derogations(root: Path) -> tuple[Derogation, ...]:
    """Read the notices of derogation."""
    return tuple(
        Derogation(
            id=row.required("id"),
            state=row.required("state"),
            instrument=row.required("instrument"),
            sources=row.some("sources"),
            articles=row.many("articles"),
            since=row.date("from"),
            until=row.date("until"),
            notified=row.date("notified"),
            note=row.text("note"),
        )
        for row in rows(root, DEROGATIONS_FILE, DEROGATIONS)
    )


def read_safeguards(root: Path) -> tuple[SafeguardRule, ...]:
    """Read the rules that protect the person.

    Raises:
        FactsError: The file has another shape.
    """
    tree = document(root, SAFEGUARDS_FILE)
    return decoded(tree, SafeguardsFile, root=root, name=SAFEGUARDS_FILE).safeguards


def read_refusal_risks(root: Path) -> tuple[RefusalRisk, ...]:
    """Read the usual grounds of refusal.

    Raises:
        FactsError: The file has another shape.
    """
    return decoded(document(root, RISKS_FILE), RisksFile, root=root, name=RISKS_FILE).risks


def limits_problems(facts: Facts) -> tuple[Phrase, ...]:
    """Return what these four files hold twice, back to front, or in vain."""
    return (
        *_twice(PRACTICE_FILE, [one.id for one in facts.practices]),
        *_twice(DEROGATIONS_FILE, [one.id for one in facts.derogations]),
        *_twice(SAFEGUARDS_FILE, [one.id for one in facts.safeguards]),
        *_twice(RISKS_FILE, [one.id for one in facts.refusal_risks]),
        *_back_to_front(facts),
        *(problem for risk in facts.refusal_risks for problem in _of_risk(facts, risk)),
    )


def _twice(place: str, ids: list[str]) -> Iterator[Phrase]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Phrase.of(TWICE, place=place, name=name)


def _back_to_front(facts: Facts) -> Iterator[Phrase]:
    for place, found in (
        (PRACTICE_FILE, facts.practices),
        (DEROGATIONS_FILE, facts.derogations),
    ):
        for one in found:
            if one.since and one.until and one.until.latest() < one.since.earliest():
                yield Phrase.of(ENDS_FIRST, place=place, name=one.id)


def _of_risk(facts: Facts, risk: RefusalRisk) -> Iterator[Phrase]:
    if risk.safeguard and risk.safeguard not in {rule.id for rule in facts.safeguards}:
        yield Phrase.of(UNKNOWN_SAFEGUARD, place=RISKS_FILE, risk=risk.id, name=risk.safeguard)
    known = {
        RequestForm.EXTRADITION: {f.name for f in fields(ExtraditionRules)},
        RequestForm.ASSISTANCE: {f.name for f in fields(AssistanceRules)},
    }
    for clause in risk.clauses:
        if clause.field not in known[clause.rules]:
            yield Phrase.of(UNKNOWN_FIELD, place=RISKS_FILE, risk=risk.id, name=clause.field)
