"""Whether a listed treaty applies between two States on a day, or why it does not."""

import datetime as dt

from dedere.cooperation import sayings
from dedere.cooperation.bases import Considered, WhyNot
from dedere.cooperation.listed_shelf import ATTACHED, Shelf
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.bilaterals import ListedScope, ListedTreaty

ELSEWHERE = frozenset(
    {ListedScope.TERRITORIES, ListedScope.OTHER_PARTIES, ListedScope.OTHER_MATTER}
)
"""Scopes that give no basis between the two States at large."""


def may_apply(treaty: ListedTreaty, on: dt.date) -> bool:
    """Say whether nothing in the list shows that a treaty does not apply on a day."""
    return status_of(treaty, on) is None


def status_of(treaty: ListedTreaty, on: dt.date) -> WhyNot | None:
    """Return why the treaty itself does not apply on a day, or ``None`` where it may."""
    ended = treaty.terminated_effective or treaty.terminated
    if ended is not None and ended <= on:
        return WhyNot.TERMINATED
    if treaty.in_force is not None:
        return WhyNot.NOT_YET_IN_FORCE if on < treaty.in_force else None
    if treaty.signed is not None and on < treaty.signed.earliest():
        return WhyNot.NOT_YET_SIGNED
    return None


_ELSEWHERE_SAID = {
    ListedScope.TERRITORIES: sayings.SCOPE_TERRITORIES,
    ListedScope.OTHER_PARTIES: sayings.SCOPE_OTHER_PARTIES,
    ListedScope.OTHER_MATTER: sayings.SCOPE_OTHER_MATTER,
}


def elsewhere(treaty: ListedTreaty) -> Considered | None:
    """Set aside a treaty that does not stand between the two States at large."""
    if treaty.scope not in ELSEWHERE:
        return None
    return Considered(
        instrument=treaty.id,
        title=treaty.title,
        reason=WhyNot.OTHER_SCOPE,
        says=Phrase.of(_ELSEWHERE_SAID[treaty.scope]),
        because=(shown(treaty),),
    )


def why_not_of(treaty: ListedTreaty, shelf: Shelf, on: dt.date) -> Considered | None:
    """Say why a treaty does not apply on a day, or return ``None`` where it may.

    Source: VCLT arts 24, 54, 59.
    """
    status = status_of(treaty, on)
    if status is not None:
        return Considered(
            instrument=treaty.id,
            title=treaty.title,
            reason=status,
            says=_say_status(treaty, status),
            because=(shown(treaty),),
        )
    later = _replaced_by(treaty, shelf, on)
    if later is None or later.in_force is None:
        return None
    says = Phrase.of(sayings.TREATY_REPLACED, title=later.title, date=later.in_force)
    return Considered(
        instrument=treaty.id,
        title=treaty.title,
        reason=WhyNot.REPLACED,
        says=says,
        because=(shown(treaty), shown(later)),
    )


def _replaced_by(treaty: ListedTreaty, shelf: Shelf, on: dt.date) -> ListedTreaty | None:
    """Return the later treaty of the pair, surely in force on the day, that replaced this one.

    A treaty that ended later still did its replacing: what it replaced does not revive.
    """
    since = treaty.in_force or (treaty.signed.latest() if treaty.signed else None)
    if since is None or treaty.scope is ListedScope.PART or treaty.kind in ATTACHED:
        return None
    for other in shelf.principal:
        if not _may_replace(other, treaty) or _is_silent(other, treaty, shelf):
            continue
        if other.in_force is not None and since < other.in_force <= on:
            return other
    return None


def later_listed(treaty: ListedTreaty, shelf: Shelf, on: dt.date) -> tuple[ListedTreaty, ...]:
    """Return later treaties of the pair that may have replaced this one, as far as lists say.

    Either their entry into force is not stated, or the list does not say what amends what. The
    latest comes first; behind it, where it is another, the latest without a day of entry.
    """
    open_entries = [
        other
        for other in reversed(shelf.principal)
        if (other.in_force is None or _is_silent(other, treaty, shelf))
        and _may_replace(other, treaty)
        and status_of(other, on) is None
    ]
    undated = [other for other in open_entries if other.in_force is None]
    return tuple({other.id: other for other in (*open_entries[:1], *undated[:1])}.values())


def _may_replace(other: ListedTreaty, treaty: ListedTreaty) -> bool:
    """Say whether another treaty is general, and was concluded after this one."""
    if other.id == treaty.id or other.scope is not ListedScope.GENERAL or other.kind in ATTACHED:
        return False
    if other.signed is not None and treaty.signed is not None:
        return treaty.signed.latest() < other.signed.earliest()
    began = treaty.in_force or (treaty.signed.latest() if treaty.signed else None)
    follows = other.in_force or (other.signed.earliest() if other.signed else None)
    return began is not None and follows is not None and began < follows


def _is_silent(one: ListedTreaty, other: ListedTreaty, shelf: Shelf) -> bool:
    """Say whether both stand in a list that does not say which of its entries amend others."""
    return bool(set(one.sources) & set(other.sources) & shelf.silent)


def same_treaty(treaty: ListedTreaty) -> Considered:
    """Set aside an entry for a treaty that another list shows better."""
    return Considered(
        instrument=treaty.id,
        title=treaty.title,
        reason=WhyNot.SAME_TREATY,
        says=Phrase.of(sayings.SAME_TREATY),
        because=(shown(treaty),),
    )


def supplements_only(treaty: ListedTreaty) -> Considered:
    """Set aside an agreement that only supplements a multilateral treaty."""
    says = Phrase.of(sayings.SUPPLEMENTS_ONLY, instrument=InstrumentName(treaty.amends[0]))
    return Considered(
        instrument=treaty.id,
        title=treaty.title,
        reason=WhyNot.SUPPLEMENTS_ONLY,
        says=says,
        because=(shown(treaty),),
    )


def _say_status(treaty: ListedTreaty, status: WhyNot) -> Phrase:
    if status is WhyNot.TERMINATED:
        if treaty.terminated_effective is not None:
            return Phrase.of(sayings.TREATY_TERMINATED, date=treaty.terminated_effective)
        ended = treaty.terminated
        return Phrase.of(sayings.TREATY_TERMINATED_UNDATED, date=ended or dt.date.min)
    if status is WhyNot.NOT_YET_IN_FORCE:
        return Phrase.of(sayings.TREATY_NOT_IN_FORCE, date=treaty.in_force or dt.date.min)
    signed = treaty.signed.earliest() if treaty.signed else dt.date.min
    return Phrase.of(sayings.TREATY_NOT_SIGNED, date=signed)


def superseded(treaty: ListedTreaty, by: Provision) -> Considered:
    """Set aside a treaty that a multilateral one in force between the two has replaced."""
    says = Phrase.of(
        sayings.TREATY_SUPERSEDED, instrument=InstrumentName(by.instrument), article=by.article
    )
    return Considered(
        instrument=treaty.id,
        title=treaty.title,
        reason=WhyNot.REPLACED,
        says=says,
        provision=by,
        because=(shown(treaty),),
    )


def shown(treaty: ListedTreaty) -> Reason:
    """Return what the list says of a treaty, with its source."""
    grounds = []
    if treaty.signed is not None:
        says = Phrase.of(sayings.LISTED_SIGNED, date=treaty.signed)
        grounds.append(Reason(says=says, date=treaty.signed, sources=treaty.sources))
    if treaty.in_force is not None:
        says = Phrase.of(sayings.LISTED_IN_FORCE, date=treaty.in_force)
        grounds.append(Reason(says=says, date=treaty.in_force, sources=treaty.sources))
    says = Phrase.of(
        sayings.LISTED,
        title=treaty.title,
        state=StateName(treaty.parties[0]),
        other_state=StateName(treaty.parties[-1]),
    )
    return Reason(says=says, sources=treaty.sources, grounds=tuple(grounds))
