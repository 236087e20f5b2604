"""Reservations and declarations, typed by article and effect.

The words of a State stay with the depositary. What is kept here is their kind, the provision they
touch, what they do to it, and from when until when.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind


class Effect(StrEnum):
    """What a reservation or declaration does to the provision it names."""

    EXCLUDES = "excludes"
    """The State is not bound by the provision (an opt-out)."""
    MODIFIES = "modifies"
    """The State is bound on other terms than the text."""
    ACCEPTS = "accepts"
    """The State accepts an optional provision (an opt-in)."""
    INTERPRETS = "interprets"
    """The State says how it understands the provision."""
    NOTIFIES = "notifies"
    """The State tells the others something the instrument asks it to tell."""


class Topic(StrEnum):
    """What a reservation or declaration is about."""

    DISPUTE_SETTLEMENT = "dispute_settlement"
    EXTRADITION_BASIS = "extradition_basis"
    COMMITTEE_COMPETENCE = "committee_competence"
    COMPETENT_AUTHORITY = "competent_authority"
    CENTRAL_AUTHORITY = "central_authority"
    JURISDICTION_AND_OFFENCES = "jurisdiction_and_offences"
    SCOPE_AND_COOPERATION = "scope_and_cooperation"
    ANNEX_TREATIES = "annex_treaties"
    PROSECUTION_DISCRETION = "prosecution_discretion"
    TERRITORIAL_APPLICATION = "territorial_application"
    INTERPRETATION = "interpretation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One reservation, declaration or objection of one State."""

    id: str
    state: str
    instrument: str
    kind: ActionKind
    topic: Topic
    effect: Effect
    sources: tuple[str, ...]
    article: str = ""
    date: PartialDate | None = None
    withdrawn: PartialDate | None = None
    """When it was withdrawn, as far as the source says."""
    is_withdrawn: bool = False
    """The source marks it as withdrawn, with or without a date."""
    objects_to: str = ""
    """For an objection: the State whose reservation it answers."""
    note: str = ""


class InEffect(StrEnum):
    """Whether a declaration speaks on a given day."""

    YES = "yes"
    NO = "no"
    UNDATED = "undated"
    """The source does not say when it was made, or when it was withdrawn."""


def in_effect(declaration: Declaration, *, on: dt.date) -> InEffect:
    """Say whether a reservation or declaration speaks on the day ``on``.

    Source: VCLT arts 20(4), 22 and 23.
    """
    if declaration.is_withdrawn:
        if declaration.withdrawn is None:
            return InEffect.UNDATED
        if declaration.withdrawn.latest() <= on:
            return InEffect.NO
        if declaration.withdrawn.earliest() <= on:
            return InEffect.UNDATED
    if declaration.date is None:
        return InEffect.UNDATED
    if declaration.date.earliest() > on:
        return InEffect.NO
    return InEffect.YES if declaration.date.latest() <= on else InEffect.UNDATED


def of_state(
    declarations: Iterable[Declaration], *, state: str, on: dt.date
) -> tuple[tuple[Declaration, InEffect], ...]:
    """Return the declarations of a State that speak, or may speak, on the day ``on``."""
    found = ((d, in_effect(d, on=on)) for d in declarations if d.state == state)
    return tuple((d, answer) for d, answer in found if answer is not InEffect.NO)
