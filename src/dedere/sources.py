"""Who says so: sources, provisions, and the reasons that an answer rests on."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate
from dedere.phrases import Phrase


class Authority(StrEnum):
    """How close a source stands to the depositary."""

    DEPOSITARY = "depositary"
    OFFICIAL = "official"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A list, page, gazette or data set from which facts were taken.

    ``as_of`` is the day up to which the source speaks, as far as it says so; ``None`` where the
    source carries no date.  ``not_before`` and ``not_after`` are set where only a limit is known.
    """

    id: str
    title: str
    publisher: str
    as_of: PartialDate | None = None
    not_before: PartialDate | None = None
    not_after: PartialDate | None = None
    address: str = ""
    licence: str = ""
    note: str = ""
    authority: Authority = Authority.SECONDARY

    def speaks_up_to(self) -> dt.date | None:
        """Return the day up to which the source surely speaks, or ``None`` if it is undated."""
        stated = self.as_of or self.not_before
        return stated.earliest() if stated else None

    def existed_by(self, day: dt.date) -> bool:
        """Say whether the source surely existed, with this content, on ``day``."""
        stated = self.as_of or self.not_after
        return stated is not None and stated.latest() <= day


@dataclass(frozen=True, slots=True)
class Provision:
    """One article of one instrument.

    >>> str(Provision("hague-1970", "4(2)"))
    'hague-1970, art. 4(2)'
    """

    instrument: str
    article: str

    def __str__(self) -> str:
        return f"{self.instrument}, art. {self.article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of the chain that carries an answer.

    A reason ends in a dated fact with its sources, in an article, or in reasons of its own.
    """

    says: Phrase
    provision: Provision | None = None
    date: dt.date | PartialDate | None = None
    sources: tuple[str, ...] = ()
    grounds: tuple["Reason", ...] = ()
