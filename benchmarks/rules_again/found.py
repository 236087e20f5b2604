"""What a set of rules says, in one shape for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""The requesting and the requested State."""


@dataclass
class Found:
    """Bases, open matters and governing answers by pair."""

    bases: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, instrument, kind of clause."""
    open: set[tuple[str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, family whose governing text is not known."""
    answers: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, family, answer; no answer means no common text."""

    def take(self, name: str, values: Sequence[str]) -> None:
        """Take in one row of an answer."""
        one, other, *rest = values
        match name:
            case "basis":
                _, instrument, kind = rest
                self.bases.add((one, other, instrument, kind))
            case "open":
                self.open.add((one, other, rest[-1]))
            case _:
                self.answers.add((one, other, rest[0], rest[1]))
