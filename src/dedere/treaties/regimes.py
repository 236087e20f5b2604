"""The regime between two States: which text of a family governs, and since when.

An amended instrument binds as amended only between parties to the amendment; with a party to the
original alone, the original applies (VCLT arts 30(4)(b), 40(4)). Which text prevails is data of
the family; this module only applies it, and keeps unknown bonds unknown.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.sources import Provision, Reason
from dedere.treaties.families import Family, PairRule
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings


class Governs(StrEnum):
    """Whether a text governs between two States."""

    YES = "yes"
    NO = "no"
    UNSETTLED = "unsettled"
    """The law leaves it open: have it reviewed."""
    UNKNOWN = "unknown"
    """A bond of one of the two is not known; the finding lists what would settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeFinding:
    """The answer to "which text of this family governs between these two States?"."""

    states: tuple[str, str]
    """In alphabetical order: the regime between two States has no direction."""
    family: str
    on: dt.date
    answer: Governs
    instruments: tuple[str, ...] = ()
    """The governing text, or the best that may govern where the answer is unknown."""
    since: dt.date | None = None
    certainty: Certainty = Certainty.NO_DATA
    because: tuple[Reason, ...] = ()
    open_questions: tuple[StandingFinding, ...] = ()
    """The standings that are not known and could change the answer."""


_GOVERNS = mark(
    "Both {state} and {other_state} are bound by {instrument}, so it governs between them."
)
_GOVERNS_NAMED = mark("Rule of the family: {rule}.")
_MAY_GOVERN = mark(
    "{instrument} would govern between {state} and {other_state} if both were bound by it; "
    "our sources do not settle that."
)
_NO_COMMON_TEXT = mark("{state} and {other_state} have no text of this family in common.")


def regime_between(
    standings: Standings, *, one: str, other: str, family: Family, on: dt.date
) -> RegimeFinding:
    """Say which text of a family governs between two States on a day, and since when.

    Args:
        standings: The book of standings.
        one: Code of a State.
        other: Code of the other State; the order makes no difference.
        family: The family of instruments with its rules, the latest text first.
        on: The day asked about.

    Returns:
        The finding. Where a later text may govern but a bond is unknown, the answer is
        ``UNKNOWN`` and ``open_questions`` names the bonds to confirm.

    Source: VCLT arts 30(3)-(4), 40(4)-(5); the instruments' own clauses, cited in the family.
    """
    first, second = sorted((one, other))
    open_questions: list[StandingFinding] = []
    maybe: PairRule | None = None
    perhaps_apart: PairRule | None = None
    for rule in family.rules:
        if rule.one_only_by:
            texts = (*rule.one_only_by, family.parent)[:2]
            if maybe is None and _came_in_apart(standings, first, second, texts, on):
                return _unsettled(family, (first, second), rule, on)
            if maybe is None:
                open_questions += _may_have_come_in_apart(standings, first, second, texts, on)
                perhaps_apart = rule if open_questions else None
            continue
        findings = [
            standings.of(state, code, on=on)
            for code in rule.both_bound_by
            for state in (first, second)
        ]
        if all(f.standing is Standing.BOUND for f in findings):
            if maybe is None:
                return _governs(family, (first, second), rule, findings, on)
            break
        if all(_may_bind(f) for f in findings):
            maybe = maybe or rule
            open_questions += [f for f in findings if f.standing is not Standing.BOUND]
    maybe = maybe or perhaps_apart
    if maybe is not None:
        return _unknown(family, (first, second), maybe, tuple(open_questions), on)
    return _nothing_common(family, (first, second), on)


def _nothing_common(family: Family, states: tuple[str, str], on: dt.date) -> RegimeFinding:
    says = Phrase.of(_NO_COMMON_TEXT, state=StateName(states[0]), other_state=StateName(states[1]))
    return RegimeFinding(
        states=states,
        family=family.id,
        on=on,
        answer=Governs.NO,
        certainty=Certainty.ESTABLISHED,
        because=(Reason(says=says),),
    )


def _may_bind(finding: StandingFinding) -> bool:
    return finding.standing is Standing.BOUND or finding.bond_is_open


_WEAKEST_FIRST = (
    Certainty.NO_DATA,
    Certainty.UNDATED,
    Certainty.PRESUMED,
    Certainty.ESTABLISHED,
)


def weakest(findings: list[StandingFinding]) -> Certainty:
    """Return the lowest certainty among findings: an answer is as sure as its weakest ground."""
    return min((f.certainty for f in findings), key=_WEAKEST_FIRST.index)


def _governs(
    family: Family,
    states: tuple[str, str],
    rule: PairRule,
    findings: list[StandingFinding],
    on: dt.date,
) -> RegimeFinding:
    starts = [f.since for f in findings]
    known = [day for day in starts if day is not None]
    reasons = [
        Reason(
            says=_say(_GOVERNS, states, code),
            grounds=tuple(r for f in findings if f.instrument == code for r in f.because),
        )
        for code in rule.both_bound_by
    ]
    if rule.article:
        says = Phrase.of(_GOVERNS_NAMED, rule=rule.says or rule.article)
        provision = Provision(rule.governs[0] if rule.governs else family.parent, rule.article)
        reasons.append(Reason(says=says, provision=provision))
    return RegimeFinding(
        states=states,
        family=family.id,
        on=on,
        answer=Governs.YES,
        instruments=rule.governs or rule.both_bound_by,
        since=max(known) if len(known) == len(starts) else None,
        certainty=weakest(findings),
        because=tuple(reasons),
    )


def _unknown(
    family: Family,
    states: tuple[str, str],
    rule: PairRule,
    open_questions: tuple[StandingFinding, ...],
    on: dt.date,
) -> RegimeFinding:
    return RegimeFinding(
        states=states,
        family=family.id,
        on=on,
        answer=Governs.UNKNOWN,
        instruments=rule.governs or rule.both_bound_by or rule.one_only_by,
        because=tuple(
            Reason(says=_say(_MAY_GOVERN, states, code))
            for code in rule.both_bound_by or rule.one_only_by
        ),
        open_questions=open_questions,
    )


def _unsettled(
    family: Family, states: tuple[str, str], rule: PairRule, on: dt.date
) -> RegimeFinding:
    says = Phrase.of(_GOVERNS_NAMED, rule=rule.note or rule.says)
    return RegimeFinding(
        states=states,
        family=family.id,
        on=on,
        answer=Governs.UNSETTLED,
        because=(Reason(says=says, provision=Provision(family.parent, rule.article)),),
    )


def _came_in_apart(
    standings: Standings, first: str, second: str, texts: tuple[str, ...], on: dt.date
) -> bool:
    """Say whether one State is bound only by the later text, the other only by the earlier."""
    later, earlier = texts

    def bound(state: str, code: str) -> bool:
        return standings.of(state, code, on=on).standing is Standing.BOUND

    return any(
        bound(a, later) and not bound(a, earlier) and bound(b, earlier) and not bound(b, later)
        for a, b in ((first, second), (second, first))
    )


def _may_have_come_in_apart(
    standings: Standings, first: str, second: str, texts: tuple[str, ...], on: dt.date
) -> list[StandingFinding]:
    """Return the open bonds that, if they exist, mean that the two came in apart."""
    later, earlier = texts
    for a, b in ((first, second), (second, first)):
        may_bind = [standings.of(a, later, on=on), standings.of(b, earlier, on=on)]
        must_not = [standings.of(a, earlier, on=on), standings.of(b, later, on=on)]
        if all(_may_bind(f) for f in may_bind) and all(
            f.standing is not Standing.BOUND for f in must_not
        ):
            return [f for f in (*may_bind, *must_not) if f.bond_is_open]
    return []


def _say(template: str, states: tuple[str, str], code: str) -> Phrase:
    return Phrase.of(
        template,
        state=StateName(states[0]),
        other_state=StateName(states[1]),
        instrument=InstrumentName(code),
    )
