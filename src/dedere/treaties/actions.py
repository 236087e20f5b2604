"""What States do with a treaty, as the depositary or another source recorded it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate, Precision


class ActionKind(StrEnum):
    """The kinds of treaty action, by their names in the Vienna Convention and in depositary lists.

    Source: VCLT arts 2(1), 11-25, 54-56; VCSSRT art. 2(1)(g).
    """

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    PROVISIONAL_APPLICATION = "provisional_application"
    DENUNCIATION = "denunciation"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"
    """Withdrawal of one of the other acts, which ``withdraws`` names."""
    TERRITORIAL_EXTENSION = "territorial_extension"
    PARTICIPATION = "participation"
    """A source lists the State as a party, and does not say by which act."""
    MENTION = "mention"
    """A source lists the State in a way that may rest on a signature alone."""


CONSENTS = frozenset(
    {
        ActionKind.DEFINITIVE_SIGNATURE,
        ActionKind.RATIFICATION,
        ActionKind.ACCEPTANCE,
        ActionKind.APPROVAL,
        ActionKind.ACCESSION,
        ActionKind.SUCCESSION,
        ActionKind.PARTICIPATION,
    }
)
"""The acts that express consent to be bound, or show that it was expressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyAction:
    """One act of one State towards one instrument, as one or several agreeing sources state it.

    A source that states another date for the same act is another ``TreatyAction``: both are kept.
    """

    id: str
    """Stable within the facts: instrument, State and place in the file, ``hague-1970/CHE/2``."""
    state: str
    instrument: str
    kind: ActionKind
    sources: tuple[str, ...]
    date: PartialDate | None = None
    """Deposit of the instrument, signature, or receipt of the notification."""
    effective: dt.date | None = None
    """The date of effect, where a source states it. It wins over any computed date."""
    as_of: PartialDate | None = None
    """The day up to which the sources speak of this row, where it differs from theirs."""
    withdraws: ActionKind | None = None
    territory: str = ""
    listed_as: str = ""
    """The State's name as the source prints it, where it differs from today's name."""
    note: str = ""

    @property
    def precision(self) -> Precision:
        """Say how much of the date is known."""
        return self.date.precision if self.date else Precision.UNKNOWN

    @property
    def day(self) -> dt.date | None:
        """Return the date where a whole day is known."""
        return self.date.whole_day() if self.date else None
