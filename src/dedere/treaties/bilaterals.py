"""Bilateral and other treaties outside the catalogue, as far as lists show them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.periods import PartialDate


class BilateralKind(StrEnum):
    """What a listed treaty is about."""

    EXTRADITION = "extradition"
    MLA = "mla"
    BOTH = "both"
    AMENDMENT = "amendment"
    EXTENSION = "extension"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCompleteness:
    """For which State, kinds and years a list of bilateral treaties may be relied on."""

    id: str
    state: str
    kinds: tuple[BilateralKind, ...]
    sources: tuple[str, ...]
    complete: bool = False
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
