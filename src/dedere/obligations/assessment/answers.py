"""What can be answered to a question about an obligation: of the law, and apart of practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """An answer. Nothing answered and "unknown" are the same: it is not known."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"


class Layer(StrEnum):
    """What an answer speaks of: what is written, or what is done."""

    LAW = "law"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer to one question: the law on the books, and what is done."""

    law: Answer = Answer.UNKNOWN
    practice: Answer = Answer.UNKNOWN

    def of(self, layer: Layer) -> Answer:
        """Return the answer about one layer."""
        return self.law if layer is Layer.LAW else self.practice


NOTHING_KNOWN = Answered()

Answers = Mapping[str, Answered]
"""Answers by the key of their question."""
