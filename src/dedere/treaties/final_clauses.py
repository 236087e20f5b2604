"""Final clauses: when an instrument binds, and when it ceases to.

All numbers come from the facts of each instrument with the article that states them.
"""

import datetime as dt
from dataclasses import dataclass

from dedere.periods import Delay
from dedere.treaties.actions import ActionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralEntryIntoForce:
    """How the instrument itself enters into force: so many consents, then a delay."""

    article: str
    delay: Delay
    wording: str = ""
    """The kind of phrase the clause uses, for example "nth day following"."""
    consents_needed: int | None = None
    """``None`` where the clause counts a share of the parties; ``counted`` then says which."""
    counted: str = ""
    counted_kinds: tuple[ActionKind, ...] = ()
    special_conditions: tuple[str, ...] = ()
    trigger: dt.date | None = None
    """The deposit that set the clock running, where it is known."""
    trigger_verified: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterParty:
    """When the instrument binds a State that consents once the number is reached."""

    article: str
    delay: Delay
    wording: str = ""
    applies_to: tuple[ActionKind, ...] = ()
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDenunciation:
    """Denouncing this instrument also ends another one for the State."""

    instrument: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denunciation:
    """Whether and how a party may leave, and after which notice."""

    allowed: bool
    article: str = ""
    notice: Delay | None = None
    anchor: str = ""
    conditions: str = ""
    ends_also: tuple[LinkedDenunciation, ...] = ()
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservations:
    """Which reservations and declarations the instrument speaks of."""

    regime: str
    articles: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """A State must be, or become, party to ``instrument`` in order to join this one."""

    instrument: str
    article: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalClauses:
    """The clauses that decide from when and until when a State is bound."""

    entry_into_force: GeneralEntryIntoForce
    later_party: LaterParty
    denunciation: Denunciation
    reservations: Reservations


def takes_effect_for_party(
    deposited: dt.date, *, clauses: FinalClauses, general: dt.date | None
) -> dt.date | None:
    """Compute the day on which the instrument binds a State that deposited on ``deposited``.

    A State that deposited before the general entry into force is bound from that day; a later
    one after the delay of the clause, never before the general entry into force.

    Args:
        deposited: The day the depositary received the instrument of consent.
        clauses: The instrument's final clauses.
        general: The day of general entry into force, ``None`` while the instrument has none.

    Returns:
        The first day on which the State is bound; ``None`` while the instrument is not in force.

    Source: VCLT art. 24(1)-(3); the instrument's own clause, cited in ``clauses``.
    """
    if general is None:
        return None
    return max(general, clauses.later_party.delay.after(deposited))


def general_entry_into_force(trigger: dt.date, *, clauses: FinalClauses) -> dt.date:
    """Compute the general entry into force from the deposit that completed the number.

    Source: VCLT art. 24(1); the instrument's own clause, cited in ``clauses``.
    """
    return clauses.entry_into_force.delay.after(trigger)


def denunciation_takes_effect(received: dt.date, *, clauses: FinalClauses) -> dt.date | None:
    """Compute the day on which a denunciation ends the bond; ``None`` where none is allowed.

    Source: VCLT arts 54(a) and 56; the instrument's own clause, cited in ``clauses``.
    """
    rule = clauses.denunciation
    if not rule.allowed or rule.notice is None:
        return None
    return rule.notice.after(received)
