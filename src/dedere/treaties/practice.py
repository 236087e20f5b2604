"""Recorded practice: what the law of a State, or the State itself, says about requests.

A practice is the answer of one source to one question about one State.  Where no source answers,
nothing is recorded, and nothing follows from that.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate
from dedere.treaties.standing import Certainty


class PracticeQuestion(StrEnum):
    """The questions about a State that decide whether, and how, it can grant a request."""

    TREATY_REQUIRED = "treaty-required"
    """Does it extradite only where a treaty says so?"""
    DESIGNATION_REQUIRED = "designation-required"
    """Must its own law, or an order under it, name the requesting State for extradition?"""
    ACCEPTS_CONVENTION_BASIS = "accepts-convention-basis"
    """Does it take a convention as the basis where it has no other treaty?"""
    RECIPROCITY_REQUIRED = "reciprocity-required"
    """Does it ask for reciprocity before it extradites?"""
    SURRENDERS_NATIONALS = "surrenders-nationals"
    """Does it extradite its own nationals?"""
    DUAL_CRIMINALITY = "dual-criminality"
    """Must the conduct be an offence under its law too before it extradites?"""
    EVIDENCE_REQUIRED = "evidence-required"
    """Must an extradition request show evidence of the offence (a prima facie case)?"""
    REFUSES_POLITICAL_OFFENCES = "refuses-political-offences"
    """Does its law refuse extradition for political offences?"""
    REFUSES_TORTURE_RISK = "refuses-torture-risk"
    """Does its law refuse extradition where torture is to be feared?"""
    DEATH_PENALTY_ASSURANCE = "death-penalty-assurance"
    """Does its law make surrender depend on an assurance against the death penalty?"""
    SPECIALTY_REQUIRED = "specialty-required"
    """Must the requesting State keep to the offences for which a person is surrendered?"""
    ASSISTANCE_TREATY_REQUIRED = "assistance-treaty-required"
    """Does it give mutual legal assistance only where a treaty says so?"""
    ASSISTANCE_RECIPROCITY_REQUIRED = "assistance-reciprocity-required"
    """Does it ask for reciprocity before it gives mutual legal assistance?"""
    ASSISTANCE_DUAL_CRIMINALITY = "assistance-dual-criminality"
    """Must the conduct be an offence under its law too before it uses compulsion for another?"""


class PracticeAnswer(StrEnum):
    """What the source answers."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    """Under conditions that the note names, or as an authority decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What one source answers to one question about one State."""

    id: str
    state: str
    question: PracticeQuestion
    answer: PracticeAnswer
    sources: tuple[str, ...]
    instrument: str = ""
    """The instrument it is limited to; empty where it holds whatever the instrument."""
    since: PartialDate | None = None
    """From when the rule applies, where the source says it."""
    until: PartialDate | None = None
    """The first day on which it no longer applied, where the source says it."""
    as_of: PartialDate | None = None
    """The day of the version of the law that was read: later changes are not known."""
    law: str = ""
    article: str = ""
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFinding:
    """A practice that speaks, or may speak, on the day asked about."""

    practice: Practice
    certainty: Certainty


def practice_on(
    practices: Iterable[Practice],
    state: str,
    question: PracticeQuestion,
    on: dt.date,
    *,
    instrument: str = "",
) -> tuple[PracticeFinding, ...]:
    """Return what is recorded of a State for one question on the day ``on``.

    Args:
        practices: All recorded practice.
        state: Code of the State.
        question: What is asked.
        on: The day asked about.
        instrument: What is recorded for this instrument alone comes first, then what is recorded
            whatever the instrument; without it only the latter.

    Returns:
        The findings, several where sources differ, none where nothing is recorded: then the
        answer is unknown.
    """
    asked = [
        p
        for p in practices
        if p.state == state and p.question is question and p.instrument in {"", instrument}
    ]
    found = [
        PracticeFinding(practice=p, certainty=certainty)
        for p in asked
        if (certainty := _certainty(p, on)) is not None
    ]
    return tuple(sorted(found, key=lambda finding: not finding.practice.instrument))


def _certainty(practice: Practice, on: dt.date) -> Certainty | None:
    """Say how surely a practice speaks on a day; ``None`` where it surely does not."""
    since, until, read = practice.since, practice.until, practice.as_of
    if since is not None and on < since.earliest():
        return None
    if until is not None and on >= until.latest():
        return None
    if until is not None and on >= until.earliest():
        return Certainty.UNDATED
    if read is not None and on > read.latest():
        return Certainty.PRESUMED
    if read is not None and on >= read.earliest():
        return Certainty.ESTABLISHED
    if since is None or on < since.latest():
        return Certainty.UNDATED
    return Certainty.PRESUMED if read is None and until is None else Certainty.ESTABLISHED
