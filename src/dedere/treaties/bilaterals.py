"""Bilateral and other treaties outside the catalogue, as far as lists show them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate


class Matter(StrEnum):
    """What a treaty lets one State ask of another."""

    EXTRADITION = "extradition"
    ASSISTANCE = "mla"


class BilateralKind(StrEnum):
    """What a listed treaty is about."""

    EXTRADITION = "extradition"
    MLA = "mla"
    BOTH = "both"
    AMENDMENT = "amendment"
    EXTENSION = "extension"


class ListedScope(StrEnum):
    """How far a listed treaty reaches between the two States it is listed under."""

    GENERAL = "general"
    PART = "part"
    """It reaches only part of the matter; its title says which."""
    WIDER = "wider"
    """A treaty on another matter (peace, commerce, friendship) with an article on this one."""
    TERRITORIES = "territories"
    """Only for certain territories, not between the two States at large."""
    OTHER_PARTIES = "other-parties"
    """Its title names other parties than those it is listed under."""
    OTHER_MATTER = "other-matter"
    """Its title shows that it is about something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTreaty:
    """A bilateral (or small) treaty as a national list shows it. None of these lists is complete:
    a treaty found here is presumed to govern, and none found is not none.
    """

    id: str
    parties: tuple[str, ...]
    title: str
    kind: BilateralKind
    sources: tuple[str, ...]
    matters: tuple[Matter, ...] = ()
    """What the list it stands in is about; both where the treaty is about both."""
    scope: ListedScope = ListedScope.GENERAL
    opposite: tuple[str, ...] = ()
    """Where a list names more than two parties: those of one side. The treaty links each of them
    with each of the others, and no two of one side (a dominion and the metropole, say)."""
    signed: PartialDate | None = None
    in_force: dt.date | None = None
    terminated: dt.date | None = None
    terminated_effective: dt.date | None = None
    amends: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    consolidated_on: dt.date | None = None
    languages: tuple[str, ...] = ()
    multilateral: bool = False
    note: str = ""

    def links(self, one: str, other: str) -> bool:
        """Say whether the treaty, as listed, stands between these two codes."""
        if one not in self.parties or other not in self.parties or one == other:
            return False
        return not self.opposite or (one in self.opposite) != (other in self.opposite)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCompleteness:
    """For which State, kinds and years a list of bilateral treaties may be relied on."""

    id: str
    state: str
    kinds: tuple[BilateralKind, ...]
    sources: tuple[str, ...]
    complete: bool = False
    tells_amendments: bool = True
    """Whether it says which entries amend others; where not, none of them replaces another."""
    complete_from: dt.date | None = None
    complete_to: dt.date | None = None
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritorialEntry:
    """A territory that a source names for an instrument, under one of its parties."""

    id: str
    instrument: str
    state: str
    territory: str
    iso3: str = ""
    sources: tuple[str, ...] = ()
    as_of: PartialDate | None = None
    since: dt.date | None = None
    until: dt.date | None = None
