"""How answers about obligations are joined, weighed and followed up, as data.

They stand in ``assessment.yaml`` of the facts; ``dedere.obligations.assessment`` applies them.
"""

from dataclasses import dataclass
from enum import StrEnum

from dedere.treaties.instruments import Binding


class Due(StrEnum):
    """When a State that becomes a party has to say something once."""

    WITH_CONSENT = "with-consent"
    """With the instrument of consent, or at the same time."""
    WITHIN = "within"
    """Within a number of months of becoming a party."""
    WHEN_DONE = "when-done"
    """Once what is to be notified has been done; the text sets no number of days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much an obligation of one binding force counts in a score."""

    binding: Binding
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeNotice:
    """A notification that a State owes once, after it has become a party."""

    obligation: str
    to: str
    due: Due
    months: int = 0
    only_if: str = ""
    """The condition under which it is owed, in our own words; empty where always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRules:
    """The rules of an assessment."""

    asked_once: tuple[str, ...] = ()
    """Kinds whose question is one and the same whatever the offence it is asked about."""
    weights: tuple[Weight, ...] = ()
    first: tuple[str, ...] = ()
    """Kinds without which nobody can be prosecuted or surrendered."""
    notices: tuple[OneTimeNotice, ...] = ()
    basis: str = ""
