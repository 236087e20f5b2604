"""From acts to bonds: since when, and until when, an instrument binds a State.

A bond is what one act of consent (or several sources about it) amounts to.  What is not known
about it stays open: :attr:`Bond.since` is ``None`` where the exact day cannot be told, and
:attr:`Bond.surely_from` is then the day on which the State was bound at the latest.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dedere.parties import ContinuityKind
from dedere.sources import Provision, Reason
from dedere.treaties import sayings
from dedere.treaties.actions import CONSENTS, ActionKind, TreatyAction
from dedere.treaties.endings import Ending, between, endings_of
from dedere.treaties.final_clauses import (
    Prerequisite,
    takes_effect_for_party,
)
from dedere.treaties.instruments import Instrument
from dedere.treaties.knowledge import Knowledge
from dedere.treaties.sayings import phrase, say_act


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One stretch of time in which an instrument binds, or may bind, a State."""

    surely_from: dt.date
    """The first day on which the State was surely bound."""
    possibly_from: dt.date | None = None
    """The first day on which it may have been bound; ``None`` where nothing limits it."""
    since: dt.date | None = None
    """Entry into force for the State, where the day is known."""
    consented_on: dt.date | None = None
    until: dt.date | None = None
    """The first day on which it surely no longer binds; ``None`` while no end is known."""
    possibly_until: dt.date | None = None
    """The first day on which it may have ceased to bind; the same where the end is dated."""
    vouched_to: dt.date
    """The last day of which the sources surely speak."""
    dated: bool = True
    """False where a list names the State without any date."""
    actions: tuple[TreatyAction, ...] = ()
    reasons: tuple[Reason, ...] = ()
    ending: tuple[Reason, ...] = ()
    sources: tuple[str, ...] = ()


def bonds_of(knowledge: Knowledge, *, state: str, instrument: Instrument) -> tuple[Bond, ...]:
    """Return every bond of a State under an instrument, oldest first.

    Args:
        knowledge: The facts, and the day on which they are looked at.
        state: Code of the State; acts of a State it continues count as its own.
        instrument: The instrument.

    Source: VCLT arts 11-16, 24, 54; VCSSRT arts 17-18, 22-23, 31, 34; the instrument's clauses.
    """
    acts = knowledge.actions(state, instrument.code)
    consents = [a for a in acts if a.kind in CONSENTS]
    endings = endings_of(knowledge, state=state, instrument=instrument)
    bonds: list[Bond] = []
    before: Ending | None = None
    for ending in (*endings, None):
        claims = [a for a in consents if between(a, before, ending)]
        before = ending
        if claims:
            bonds.append(_bond(knowledge, state=state, instrument=instrument, claims=claims))
        if bonds and ending is not None:
            bonds[-1] = _ended(bonds[-1], ending)
    if bonds:
        return tuple(bonds)
    bonds += _inherited(knowledge, state=state, instrument=instrument)
    bonds = bonds or _derived_from_protocols(knowledge, state=state, instrument=instrument)
    # The State may leave what it never consented to itself: VCLT art. 54, VCSSRT art. 17.
    for ending in endings:
        if bonds and bonds[-1].surely_from < ending.surely:
            bonds[-1] = _ended(bonds[-1], ending)
    return tuple(bonds)


def _ended(bond: Bond, ending: Ending) -> Bond:
    """Return the bond with its end; where sources give several, the last one is sure."""
    possibly = ending.possibly or bond.surely_from
    if bond.until is None:
        return replace(bond, until=ending.surely, possibly_until=possibly, ending=ending.reasons)
    return replace(
        bond,
        until=max(bond.until, ending.surely),
        possibly_until=min(bond.possibly_until or possibly, possibly),
        ending=(*bond.ending, *ending.reasons),
    )


def _bond(
    knowledge: Knowledge, *, state: str, instrument: Instrument, claims: Sequence[TreatyAction]
) -> Bond:
    """Join what several sources say about one consent into one bond."""
    each = [_claim(knowledge, state=state, instrument=instrument, act=act) for act in claims]
    dated = [bond for bond in each if bond.dated]
    chosen = _joined(dated, instrument) if dated else min(each, key=lambda b: b.surely_from)
    limit = knowledge.facts.coverage(instrument.code)
    vouched = max(bond.vouched_to for bond in each)
    if limit.complete_to and set(limit.sources) & {s for a in claims for s in a.sources}:
        vouched = max(vouched, limit.complete_to)
    return replace(
        chosen,
        vouched_to=vouched,
        actions=tuple(claims),
        sources=tuple(dict.fromkeys(s for a in claims for s in a.sources)),
    )


def _joined(bonds: Sequence[Bond], instrument: Instrument) -> Bond:
    first = min(bonds, key=lambda bond: bond.surely_from)
    last = max(bonds, key=lambda bond: bond.surely_from)
    if first.surely_from == last.surely_from:
        return first
    if instrument.depositary.count > 1 and first.consented_on is not None:
        several = phrase(
            sayings.SEVERAL_DEPOSITARIES,
            count=instrument.depositary.count,
            date=first.consented_on,
        )
        return replace(first, reasons=(*first.reasons, Reason(says=several)))
    disagree = Reason(
        says=phrase(sayings.SOURCES_DISAGREE, first=first.surely_from, second=last.surely_from),
        sources=(*first.sources, *last.sources),
    )
    return replace(
        last,
        since=None,
        possibly_from=first.possibly_from,
        consented_on=first.consented_on,
        reasons=(*last.reasons, disagree),
    )


def _claim(knowledge: Knowledge, *, state: str, instrument: Instrument, act: TreatyAction) -> Bond:
    """Return the bond that one source's row amounts to."""
    says = Reason(says=say_act(act), date=act.date or act.effective, sources=act.sources)
    if act.effective is not None:
        stated = phrase(sayings.STATED_EFFECT, since=act.effective, state=state)
        reasons = (says, Reason(says=stated, date=act.effective, sources=act.sources))
        bond = _exact(act, act.effective, reasons, knowledge)
    elif act.date is None:
        bond = _undated(knowledge, instrument, act, says)
    elif act.kind is ActionKind.SUCCESSION:
        bond = _succession(knowledge, state=state, instrument=instrument, act=act)
    else:
        bond = _deposit(knowledge, state=state, instrument=instrument, act=act)
    return replace(bond, sources=act.sources)


def _exact(
    act: TreatyAction, since: dt.date, reasons: tuple[Reason, ...], knowledge: Knowledge
) -> Bond:
    return Bond(
        since=since,
        surely_from=since,
        possibly_from=since,
        consented_on=act.date.latest() if act.date else None,
        vouched_to=max(since, knowledge.vouched_to(act) or since),
        reasons=reasons,
    )


def _undated(
    knowledge: Knowledge, instrument: Instrument, act: TreatyAction, says: Reason
) -> Bond:
    """Return the bond of a State that a list names without a date.

    Nobody is bound before the general entry into force: a State listed before it is bound from
    that very day, a State listed later from the day of the list at the latest.
    """
    listed = knowledge.listed_by(act)
    general = instrument.in_force or dt.date.max
    template = sayings.LISTED_BY if _carries_date(knowledge, act) else sayings.LISTED_UNDATED
    reasons = [says, Reason(says=phrase(template, date=listed), sources=act.sources)]
    if general > listed.earliest() and instrument.in_force is not None:
        reasons.append(_general_entry(instrument, general))
    waited = listed.latest() <= general and instrument.in_force is not None
    return Bond(
        since=general if waited else None,
        surely_from=max(general, listed.earliest()),
        possibly_from=instrument.in_force,
        consented_on=listed.latest() if listed.latest() < general else None,
        vouched_to=max(knowledge.vouched_to(act) or listed.earliest(), listed.earliest()),
        dated=waited,
        reasons=tuple(reasons),
    )


def _carries_date(knowledge: Knowledge, act: TreatyAction) -> bool:
    return knowledge.listed_by(act).earliest() != knowledge.facts.compiled_on


def _general_entry(instrument: Instrument, general: dt.date) -> Reason:
    article = instrument.final_clauses.entry_into_force.article
    says = phrase(
        sayings.GENERAL_ENTRY, instrument=instrument.code, general=general, article=article
    )
    return Reason(says=says, provision=Provision(instrument.code, article), date=general)


def _succession(
    knowledge: Knowledge, *, state: str, instrument: Instrument, act: TreatyAction
) -> Bond:
    says = Reason(says=say_act(act), date=act.date, sources=act.sources)
    notified = act.date.latest() if act.date else knowledge.facts.compiled_on
    general = instrument.in_force or notified
    began = knowledge.facts.parties.began(state)
    if began is not None:
        since = max(began.date, general)
        because = phrase(sayings.SUCCESSION_DATE, since=began.date, predecessor=began.predecessor)
        reason = Reason(says=because, date=began.date, sources=began.sources)
        return _exact(act, since, (says, reason), knowledge)
    latest = max(notified, general)
    unknown = phrase(sayings.SUCCESSION_UNKNOWN, state=state, date=latest)
    return Bond(
        surely_from=latest,
        possibly_from=instrument.in_force,
        vouched_to=max(latest, knowledge.vouched_to(act) or latest),
        reasons=(says, Reason(says=unknown)),
    )


def _deposit(
    knowledge: Knowledge, *, state: str, instrument: Instrument, act: TreatyAction
) -> Bond:
    says = Reason(says=say_act(act), date=act.date, sources=act.sources)
    if act.date is None or instrument.in_force is None:
        day = act.date.latest() if act.date else knowledge.facts.compiled_on
        return Bond(surely_from=dt.date.max, consented_on=day, vouched_to=day, reasons=(says,))
    latest, reasons = _effect(knowledge, state, instrument, act.date.latest())
    earliest, _ = _effect(knowledge, state, instrument, act.date.earliest())
    if earliest == latest:
        return _exact(act, latest, (says, *reasons), knowledge)
    partly = phrase(sayings.PARTLY_DATED, date=act.date, since=latest)
    return Bond(
        surely_from=latest,
        possibly_from=earliest,
        consented_on=act.date.latest(),
        vouched_to=max(latest, knowledge.vouched_to(act) or latest),
        reasons=(says, Reason(says=partly), *reasons),
    )


def _effect(
    knowledge: Knowledge, state: str, instrument: Instrument, deposited: dt.date
) -> tuple[dt.date, tuple[Reason, ...]]:
    """Compute entry into force for a State from a day of deposit, with its reasons."""
    clauses, general = instrument.final_clauses, instrument.in_force
    computed = takes_effect_for_party(deposited, clauses=clauses, general=general)
    since = computed or dt.date.max
    rule = clauses.later_party
    if general is not None and rule.delay.after(deposited) < general:
        reasons = [_general_entry(instrument, general)]
    else:
        says = sayings.say_later_party(rule.article, rule.delay, since)
        provision = Provision(instrument.code, rule.article)
        reasons = [Reason(says=says, provision=provision, date=since)]
    for needed in instrument.prerequisites:
        parent = knowledge.facts.instruments[needed.instrument]
        starts = [
            bond.since for bond in bonds_of_own_acts(knowledge, state=state, instrument=parent)
        ]
        if starts and starts[0] is not None and since < starts[0]:
            since = starts[0]
            first = phrase(
                sayings.PARENT_FIRST,
                state=state,
                parent=parent.code,
                since=since,
                article=needed.article,
            )
            reasons.append(
                Reason(says=first, provision=Provision(instrument.code, needed.article))
            )
    return since, tuple(reasons)


def bonds_of_own_acts(
    knowledge: Knowledge, *, state: str, instrument: Instrument
) -> tuple[Bond, ...]:
    """Return the bonds that rest on the State's own acts, nothing derived or inherited."""
    acts = knowledge.actions(state, instrument.code)
    claims = [a for a in acts if a.kind in CONSENTS]
    if not claims:
        return ()
    return (_bond(knowledge, state=state, instrument=instrument, claims=claims),)


def _inherited(knowledge: Knowledge, *, state: str, instrument: Instrument) -> list[Bond]:
    """Return the bonds that a unification brought in (VCSSRT art. 31)."""
    bonds: list[Bond] = []
    for link in knowledge.facts.parties.predecessors(state):
        if link.kind is not ContinuityKind.UNIFICATION:
            continue
        for bond in bonds_of_own_acts(knowledge, state=link.predecessor, instrument=instrument):
            says = phrase(
                sayings.UNIFIED, predecessor=link.predecessor, state=state, date=link.date
            )
            start = max(link.date, bond.surely_from)
            bonds.append(
                replace(
                    bond,
                    since=start if bond.since is not None else None,
                    surely_from=start,
                    possibly_from=start if bond.since is not None else None,
                    consented_on=None,
                    vouched_to=start,  # presumed from the first day: nobody lists the State itself
                    reasons=(*bond.reasons, Reason(says=says, date=link.date)),
                )
            )
    return bonds


def _derived_from_protocols(
    knowledge: Knowledge, *, state: str, instrument: Instrument
) -> list[Bond]:
    """Return the bond under a parent treaty that a protocol open only to its parties proves."""
    proofs = [
        _proof(bond, state=state, protocol=protocol, needed=needed)
        for protocol in knowledge.facts.instruments.values()
        for needed in protocol.prerequisites
        if needed.instrument == instrument.code
        for bond in bonds_of_own_acts(knowledge, state=state, instrument=protocol)
    ]
    if not proofs:
        return []
    first = min(proofs, key=lambda bond: bond.surely_from)
    return [
        replace(
            first,
            possibly_from=instrument.in_force,
            vouched_to=max(proof.vouched_to for proof in proofs),
            reasons=tuple(reason for proof in proofs for reason in proof.reasons),
            sources=tuple(dict.fromkeys(s for proof in proofs for s in proof.sources)),
        )
    ]


def _proof(bond: Bond, *, state: str, protocol: Instrument, needed: Prerequisite) -> Bond:
    says = phrase(
        sayings.PARENT_DERIVED,
        state=state,
        protocol=protocol.code,
        parent=needed.instrument,
        article=needed.article,
    )
    proof = Reason(
        says=says, provision=Provision(protocol.code, needed.article), grounds=bond.reasons
    )
    return replace(bond, since=None, consented_on=None, dated=False, reasons=(proof,))
