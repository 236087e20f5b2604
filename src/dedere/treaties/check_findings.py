"""What a check of the facts can find, and how grave it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.phrases import Phrase
from dedere.sources import Provision


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    """The facts contradict themselves or point at nothing: someone has to mend them."""
    DISAGREEMENT = "disagreement"
    """Two sources, or a source and the final clauses, do not agree; both are kept."""
    GAP = "gap"
    """Something is missing, and answers say so."""
    NOTE = "note"
    """Worth knowing; nothing is wrong."""


GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found."""

    severity: Severity
    code: str
    """What kind of finding it is; stable, in kebab case."""
    subject: str
    """What it is about: an instrument, an action, a State, a source."""
    says: Phrase
    sources: tuple[str, ...] = ()
    provision: Provision | None = None
    """The article by which a date was computed."""


def plain_finding(
    severity: Severity,
    code: str,
    subject: str,
    says: Phrase,
    sources: Iterable[str] = (),
) -> Finding:
    """Return a finding that rests on no article; each source is named once."""
    return Finding(
        severity=severity,
        code=code,
        subject=subject,
        says=says,
        sources=tuple(dict.fromkeys(sources)),
    )
