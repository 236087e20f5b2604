"""Particulars of jurisdiction clauses that the kind of an obligation does not say, as data.

An obligation of jurisdiction carries codes of links; any one of them suffices unless a
:class:`LinkRule` says otherwise.  No code names an instrument: what differs stands here.
"""

from dataclasses import dataclass
from enum import StrEnum

from dedere.treaties.instruments import Binding


class Reach(StrEnum):
    """Where an offence must be committed for the link of a ship, aircraft or platform."""

    ON_BOARD = "on-board"
    AGAINST_OR_ON_BOARD = "against-or-on-board"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground of jurisdiction of a clause."""

    link: str
    needs: tuple[str, ...] = ()
    """Facts that must be so as well, each of the State concerned or of the case."""
    reach: Reach | None = None
    article: str = ""
    binding: Binding | None = None
    """Where the clause leaves this ground to the State though the others bind."""
    offences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRule:
    """The particulars of one clause on jurisdiction."""

    obligation: str
    grounds: tuple[Ground, ...] = ()
    """In place of the codes of the obligation, where these do not say enough."""
    offences: tuple[str, ...] = ()
    except_offences: tuple[str, ...] = ()
    released_by: tuple[str, ...] = ()
    """For presence: the articles whose States count; extradition to one of them releases."""
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRule:
    """How far the links of craft and platforms reach in an instrument."""

    instrument: str
    reach: Reach


class Element(StrEnum):
    """What makes a case international, or keeps it inside one State."""

    ACTUAL_FLIGHT = "actual-flight"
    """Take-off or actual landing outside the State of registry."""
    FLIGHT_OR_PLACE = "flight-or-place"
    """Take-off or landing, actual or intended, or the offence, outside the State of registry."""
    VOYAGE = "voyage"
    """A voyage beyond the territorial sea of one State."""
    PLATFORM = "platform"
    """A platform on the continental shelf."""
    ONE_STATE = "one-state"
    """A case that concerns one State alone is outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRule:
    """When an instrument does not apply to a case, or only some of its articles do."""

    instrument: str
    article: str
    element: Element
    offences: tuple[str, ...] = ()
    victims_count: bool = True
    """For a case of one State: whether all victims must be its nationals."""
    other_grounds: tuple[str, ...] = ()
    """For a case of one State: the articles that no other State may have a ground under."""
    still_apply: str = ""
    """The articles that apply even so; where the suspect is found abroad, or in any event."""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """Whom a State must tell that it holds a person in custody."""

    instrument: str
    article: str
    grounds_of: tuple[str, ...] = ()
    """The articles on jurisdiction whose States are told."""
    links: tuple[str, ...] = ()
    """Further States that are told, by their link."""
    established_only: bool = False
    """Only States that have in fact established their jurisdiction."""
    parties_only: bool = False
    organizations: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationRule:
    """A provision for the case that several States claim jurisdiction."""

    instrument: str
    article: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionRules:
    """Everything that the clauses on jurisdiction need beyond the catalogue."""

    links: tuple[LinkRule, ...] = ()
    reaches: tuple[ReachRule, ...] = ()
    applications: tuple[ApplicationRule, ...] = ()
    notices: tuple[NoticeRule, ...] = ()
    coordination: tuple[CoordinationRule, ...] = ()
    basis: tuple[str, ...] = ()
