"""What an answer holds: bases in their order, what was considered, and what is not known."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.question import Question
from dedere.phrases import Phrase
from dedere.sources import Provision, Reason
from dedere.treaties.declarations import Declaration, InEffect
from dedere.treaties.standing import Certainty, StandingFinding


class BasisKind(StrEnum):
    """On what cooperation may rest, in the order in which a request should rely on it."""

    ARRANGEMENT = "arrangement"
    """A binding arrangement that is no treaty, between members of an organization."""
    TREATY = "treaty"
    """A bilateral or regional treaty; for assistance also a convention's own duty to assist."""
    CONVENTION_OPTIONAL = "convention-optional"
    """The convention itself, which the requested State may take as the basis."""
    WITHOUT_TREATY = "without-treaty"
    """The requested State's law, where neither State makes extradition conditional on a treaty."""
    SCHEME = "scheme"
    """A scheme that binds nobody."""
    RECIPROCITY = "reciprocity"
    """Reciprocity or comity: no duty at all."""


class Option(StrEnum):
    """Whether a requested State takes a convention as the basis, where the choice is its own."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ConditionKind(StrEnum):
    """What must be met, or confirmed, before a basis can be relied on."""

    CONFIRM_LATER_TREATY = "confirm-later-treaty"
    ENTRY_INTO_FORCE_UNKNOWN = "entry-into-force-unknown"
    LATER_TEXT_MAY_GOVERN = "later-text-may-govern"
    AT_ITS_OPTION = "at-its-option"
    NO_TREATY_ONLY = "no-treaty-only"
    TREATY_REQUIRED_ONLY = "treaty-required-only"
    NOT_CONDITIONAL = "not-conditional"
    DUAL_CRIMINALITY = "dual-criminality"
    FACTS_MEET_ELEMENTS = "facts-meet-elements"
    TRANSNATIONAL_SERIOUS = "transnational-serious"
    REQUESTED_LAW = "requested-law"
    RELATION_TO_TREATIES = "relation-to-treaties"
    MEASURE_NOT_NAMED = "measure-not-named"
    RESERVATION = "reservation"
    SUPPLEMENTED_BY = "supplemented-by"
    LATER_PROTOCOLS = "later-protocols"
    NOT_BINDING = "not-binding"
    MAY_BE_REPLACED = "may-be-replaced"
    CONTINUES_EARLIER_TREATY = "continues-earlier-treaty"
    LATER_TREATY_LISTED = "later-treaty-listed"
    PART_OF_THE_MATTER = "part-of-the-matter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing to meet or confirm, with its article where it has one."""

    kind: ConditionKind
    says: Phrase
    provision: Provision | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeemedClause:
    """A clause by which a convention adds its offences to the extradition treaties there are."""

    provision: Provision
    scope: str
    """Which treaties it reaches, in the words of the catalogue."""
    certainty: Certainty
    says: Phrase


class PairEffect(StrEnum):
    """What a reservation does between its author and one other State."""

    MODIFIES_BOTH_WAYS = "modifies-both-ways"
    """The provision applies as reserved, in both directions (art. 21(1))."""
    LEFT_OUT = "left-out"
    """The other objected: the provision does not apply between them to that extent (21(3))."""
    NOTIFIES = "notifies"
    """A declaration that changes no provision."""


@dataclass(frozen=True, slots=True)
class PairStatement:
    """One reservation or declaration, and what it does between its author and another State."""

    declaration: Declaration
    effect: PairEffect
    speaks: InEffect
    objection: Declaration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One basis, with its articles, since when it binds both, how surely, and why."""

    kind: BasisKind
    instrument: str
    """Code of the instrument, or id of a listed treaty; empty for reciprocity."""
    title: str = ""
    """For a listed treaty, which has no code: its title as the list prints it."""
    articles: tuple[str, ...] = ()
    since: dt.date | None = None
    certainty: Certainty = Certainty.NO_DATA
    offences: tuple[str, ...] = ()
    """The offences of the catalogue through which it reaches the case; empty: any offence."""
    option: Option | None = None
    conditions: tuple[Condition, ...] = ()
    deemed: tuple[DeemedClause, ...] = ()
    reservations: tuple[PairStatement, ...] = ()
    """What either State has said on the instrument that can touch the request."""
    because: tuple[Reason, ...] = ()
    rank: int = 0


class WhyNot(StrEnum):
    """Why something that was considered is no basis."""

    TERMINATED = "terminated"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    NOT_YET_SIGNED = "not-yet-signed"
    REPLACED = "replaced"
    DECLINED = "declined"
    NO_CLAUSE = "no-clause"
    NO_COMMON_TEXT = "no-common-text"
    NOT_COVERED = "not-covered"
    TREATY_EXISTS = "treaty-exists"
    TREATY_REQUIRED = "treaty-required"
    TREATY_NOT_REQUIRED = "treaty-not-required"
    NO_ORGANISED_GROUP = "no-organised-group"
    UNSETTLED = "unsettled"
    OTHER_SCOPE = "other-scope"
    SAME_TREATY = "same-treaty"
    SUPPLEMENTS_ONLY = "supplements-only"
    NONE_LISTED = "none-listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """Something that was looked at and gives no basis, with the reason."""

    instrument: str
    reason: WhyNot
    says: Phrase
    title: str = ""
    provision: Provision | None = None
    because: tuple[Reason, ...] = ()


class About(StrEnum):
    """What an open question is about."""

    BOND = "bond"
    TREATY_BETWEEN = "treaty-between"
    TREATY_REQUIRED = "treaty-required"
    OPTION = "option"
    ORGANISED_GROUP = "organised-group"
    SUCCESSION_TO_TREATY = "succession-to-treaty"
    UNSETTLED_TEXT = "unsettled-text"
    SAFEGUARD = "safeguard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Something that is not known and could change the answer, as the question to ask."""

    about: About
    says: Phrase
    states: tuple[str, ...] = ()
    instrument: str = ""
    finding: StandingFinding | None = None
    provision: Provision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What remains due if the person is not extradited."""

    state: str
    provision: Provision
    certainty: Certainty
    says: Phrase
    since: dt.date | None = None
    trigger: str = ""
    requires_request: bool | None = None
    because: tuple[Reason, ...] = ()


class Ground(StrEnum):
    """A ground of refusal that a clause may take away."""

    POLITICAL = "political-offence"
    FISCAL = "fiscal-offence"


class Excluded(StrEnum):
    """Whether a ground of refusal is taken away."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Whether a request may still be refused because the offence is called political or fiscal."""

    ground: Ground
    excluded: Excluded
    instrument: str
    says: Phrase
    certainty: Certainty
    article: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeguardFinding:
    """A limit that protects the person, and whether each State is bound by it on that day."""

    id: str
    effect: str
    """``must-refuse``, ``may-refuse`` or ``ask-assurance``."""
    provision: Provision
    says: Phrase
    requested: StandingFinding | None = None
    requesting: StandingFinding | None = None
    bearer: StandingFinding | None = None
    """The bond it rests on: that of the State it limits, or whose assurance it concerns."""
    applies: str = "unknown"
    """``yes``, ``no`` or ``unknown``: whether it limits the requested State on that day."""
    label: str = ""
    summary: str = ""
    address: str = ""
    """What the drafter of the request should address, in the words of the catalogue."""
    authority: str = ""
    verified: bool = True
    derogations: tuple[tuple[str, str, InEffect], ...] = ()
    """Derogations that apply or may apply: the State, the id of the notice, and how surely."""


class RiskStatus(StrEnum):
    """What is known of a usual ground of refusal in this very case."""

    REMOVED = "removed"
    REMAINS = "remains"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A usual ground of refusal, what the texts make of it, and what a request should say."""

    id: str
    status: RiskStatus
    label: str
    address: str
    says: Phrase
    safeguard: str = ""
    """Id of the safeguard that stands behind the ground, where there is one."""
    explains: str = ""
    """What the catalogue says of the clause, or of the ground where no clause speaks of it."""
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Every basis for one question, in the order of preference, and all that surrounds it."""

    question: Question
    facts_version: str
    bases: tuple[Basis, ...]
    considered: tuple[Considered, ...] = ()
    duties: tuple[Duty, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    safeguards: tuple[SafeguardFinding, ...] = ()
    risks: tuple[Risk, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    says: Phrase | None = None
    """The answer in one sentence."""
