"""How the standing of one State under one instrument is judged on one day.

The order of the questions is the order of the code: did the State and the instrument exist; is
there a bond on that day; had the State consented, or left; and if nothing says so, what does the
list prove by its silence?
"""

import datetime as dt
from dataclasses import dataclass, replace

from dedere.parties import Continuity
from dedere.phrases import Phrase
from dedere.sources import Provision, Reason
from dedere.treaties import sayings
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.bonds import Bond, bonds_of, bonds_of_own_acts
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.instruments import Instrument
from dedere.treaties.knowledge import Knowledge
from dedere.treaties.sayings import phrase, say_act
from dedere.treaties.standing import Certainty, LastKnown, Standing, StandingFinding

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything about one State and one instrument that a judgement needs."""

    state: str
    instrument: Instrument
    knowledge: Knowledge
    bonds: tuple[Bond, ...]
    signature: TreatyAction | None
    mentions: tuple[TreatyAction, ...]
    coverage: Coverage
    complete_to: dt.date | None
    """The day up to which silence of the list proves something; ``None`` where it never does."""
    in_list: bool
    """Whether the list that is complete shows a consent, not another source alone."""
    began: Continuity | None
    ended: Continuity | None
    list_came_later: bool
    predecessor_was_bound: bool

    @classmethod
    def of(cls, knowledge: Knowledge, *, state: str, instrument: Instrument) -> "Case":
        """Gather the case from the facts."""
        facts = knowledge.facts
        acts = knowledge.actions(state, instrument.code)
        coverage = facts.coverage(instrument.code)
        relies_on = coverage.none_may_be_said and knowledge.knew_all(coverage.sources)
        bonds = bonds_of(knowledge, state=state, instrument=instrument)
        began = facts.parties.began(state)
        gone = facts.parties.gone_by(state, coverage.complete_to)
        return cls(
            state=state,
            instrument=instrument,
            knowledge=knowledge,
            bonds=bonds,
            signature=next((a for a in acts if a.kind is ActionKind.SIGNATURE), None),
            mentions=tuple(a for a in acts if a.kind is ActionKind.MENTION),
            coverage=coverage,
            complete_to=coverage.complete_to if relies_on and not gone else None,
            in_list=any(_in_list(coverage, bond) for bond in bonds),
            began=began,
            ended=facts.parties.ended(state),
            list_came_later=gone,
            predecessor_was_bound=_was_bound(knowledge, began, instrument),
        )

    def turning_days(self) -> tuple[dt.date, ...]:
        """Return every day on which the answer may change, oldest first."""
        first = min(self.knowledge.facts.first_day(), self.instrument.open_from)
        days = {first, self.instrument.open_from, self.instrument.in_force}
        days |= {self.complete_to and self.complete_to + ONE_DAY}
        days |= {link.date for link in (self.began, self.ended) if link}
        if self.signature:
            days |= {self.knowledge.done_by(self.signature)}
        for bond in self.bonds:
            days |= {bond.surely_from, bond.possibly_from, bond.consented_on}
            days |= {bond.until, bond.possibly_until}
            if bond.vouched_to < dt.date.max:
                days |= {bond.vouched_to + ONE_DAY}
        return tuple(sorted(day for day in days if day is not None and first <= day < dt.date.max))


def judge(case: Case, *, on: dt.date) -> StandingFinding:
    """Say what the State is to the instrument on the day ``on``, with the reasons.

    Source: VCLT arts 2(1)(g), 11-16, 24, 28, 54; VCSSRT; the instrument's own final clauses.
    """
    return (
        _before_instrument_or_state(case, on)
        or _bound(case, on)
        or _consented_or_left(case, on)
        or _not_sure_yet(case, on)
        or _silence(case, on)
    )


def _was_bound(knowledge: Knowledge, began: Continuity | None, instrument: Instrument) -> bool:
    if began is None:
        return False
    bonds = bonds_of_own_acts(knowledge, state=began.predecessor, instrument=instrument)
    return any(bond.surely_from <= began.date for bond in bonds)


def _before_instrument_or_state(case: Case, on: dt.date) -> StandingFinding | None:
    opened = min(
        [case.instrument.open_from]
        + [b.consented_on or b.surely_from for b in case.bonds]
        + [a.date.earliest() for a in [case.signature] if a and a.date]
    )
    if on < opened:
        says = phrase(
            sayings.NOT_YET_OPEN, instrument=case.instrument.code, date=case.instrument.open_from
        )
        return _answer(case, on, Standing.NONE, Certainty.ESTABLISHED, (Reason(says=says),))
    first_bond = min((b.surely_from for b in case.bonds), default=dt.date.max)
    if case.began is not None and on < min(case.began.date, first_bond):
        says = phrase(
            sayings.NOT_YET_A_STATE,
            state=case.state,
            date=case.began.date,
            predecessor=case.began.predecessor,
        )
        reason = Reason(says=says, date=case.began.date, sources=case.began.sources)
        return _answer(case, on, Standing.NONE, Certainty.ESTABLISHED, (reason,))
    if case.ended is not None and on >= case.ended.date:
        says = phrase(
            sayings.NO_LONGER_A_STATE,
            state=case.state,
            date=case.ended.date,
            successor=case.ended.successor,
        )
        reason = Reason(says=says, date=case.ended.date, sources=case.ended.sources)
        return _answer(case, on, Standing.NONE, Certainty.ESTABLISHED, (reason,))
    return None


def _bound(case: Case, on: dt.date) -> StandingFinding | None:
    for bond in case.bonds:
        if not bond.surely_from <= on or (bond.until is not None and bond.until <= on):
            continue
        if _list_denies(case, bond, on):
            return None
        if bond.possibly_until is not None and bond.possibly_until <= on:
            return _may_have_left(case, bond, on)
        if not bond.dated:
            certainty = Certainty.UNDATED
        elif on <= _horizon(case, bond):
            certainty = Certainty.ESTABLISHED
        else:
            certainty = Certainty.PRESUMED
        reasons, last_known = bond.reasons, None
        if on > _horizon(case, bond):
            vouched = phrase(sayings.VOUCHED, date=_horizon(case, bond))
            reasons = (*reasons, Reason(says=vouched, date=_horizon(case, bond)))
            last_known = _last_known(Standing.BOUND, _horizon(case, bond), bond.sources)
        return replace(
            _answer(case, on, Standing.BOUND, certainty, reasons),
            since=bond.since,
            last_known=last_known,
            actions=bond.actions,
        )
    return None


def _may_have_left(case: Case, bond: Bond, on: dt.date) -> StandingFinding:
    """Answer for the days on which a denunciation may already have taken effect."""
    known_left = bond.until is not None and bond.until < dt.date.max
    return replace(
        _answer(case, on, Standing.UNKNOWN, Certainty.UNDATED, (*bond.reasons, *bond.ending)),
        last_known=_last_known(Standing.WITHDRAWN, bond.until or on, bond.sources)
        if known_left
        else None,
        actions=_with_denunciations(case, bond),
    )


def _with_denunciations(case: Case, bond: Bond) -> tuple[TreatyAction, ...]:
    acts = case.knowledge.actions(case.state, case.instrument.code)
    return (*bond.actions, *(a for a in acts if a.kind is ActionKind.DENUNCIATION))


def _horizon(case: Case, bond: Bond) -> dt.date:
    """Return the last day of which the sources speak of this bond."""
    if case.in_list and case.complete_to is not None:
        return max(bond.vouched_to, case.complete_to)
    return bond.vouched_to


def _in_list(coverage: Coverage, bond: Bond) -> bool:
    """Say whether the list of an instrument shows this bond.

    A list that is complete by name was put together from every source up to its day.
    """
    if coverage.complete_to is None:
        return False
    if coverage.completeness is Completeness.BY_NAME:
        return bond.surely_from <= coverage.complete_to
    return bool(set(bond.sources) & set(coverage.sources))


def _list_denies(case: Case, bond: Bond, on: dt.date) -> bool:
    """Say whether a complete list that covers ``on`` leaves out a State that another names."""
    if _contested(case, bond):
        return True
    if case.complete_to is None or on > case.complete_to or bond.dated:
        return False
    return not _in_list(case.coverage, bond)


def _contested(case: Case, bond: Bond) -> bool:
    """Say whether another source has a bond inside the time of a list that does not show it."""
    return (
        case.complete_to is not None
        and bond.surely_from <= case.complete_to
        and not _in_list(case.coverage, bond)
    )


def _consented_or_left(case: Case, on: dt.date) -> StandingFinding | None:
    left = [b for b in case.bonds if b.until is not None and b.until <= on]
    for bond in case.bonds:
        waiting = bond.consented_on is not None and bond.consented_on <= on < bond.surely_from
        waiting = waiting and not _contested(case, bond)
        if waiting and (bond.possibly_from is None or on < bond.possibly_from):
            reasons = bond.reasons
            if bond.since is not None:
                takes = phrase(sayings.NOT_YET_IN_FORCE, state=case.state, since=bond.since)
                reasons = (*reasons, Reason(says=takes, date=bond.since))
            return replace(
                _answer(case, on, Standing.CONSENTED, Certainty.ESTABLISHED, reasons),
                takes_effect=bond.since,
                actions=bond.actions,
            )
    if left:
        last = left[-1]
        sure = on <= max(last.until or on, _horizon(case, last))
        certainty = Certainty.ESTABLISHED if sure else Certainty.PRESUMED
        if last.possibly_until != last.until:
            certainty = Certainty.UNDATED
        return replace(
            _answer(case, on, Standing.WITHDRAWN, certainty, (*last.reasons, *last.ending)),
            actions=_with_denunciations(case, last),
        )
    return None


def _not_sure_yet(case: Case, on: dt.date) -> StandingFinding | None:
    """Answer for the days on which a bond may already have begun, but need not have."""
    for bond in case.bonds:
        begun_at_most = bond.possibly_from is None or bond.possibly_from <= on
        if on >= bond.surely_from or not begun_at_most:
            continue
        if bond.since is not None or _list_denies(case, bond, on):
            continue
        last = _last_known(Standing.BOUND, bond.surely_from, bond.sources)
        return replace(
            _answer(case, on, Standing.UNKNOWN, Certainty.UNDATED, bond.reasons),
            binds_nobody=_binds_nobody(case, on),
            last_known=last,
            actions=bond.actions,
        )
    return None


def _silence(case: Case, on: dt.date) -> StandingFinding:
    """Answer where no act shows a bond: what does the silence of the list prove?"""
    signature = _signed_by(case, on)
    shown = Standing.SIGNED if signature else Standing.NONE
    reasons = tuple(
        Reason(says=say_act(a), date=a.date, sources=a.sources) for a in [signature] if a
    )
    acts = (signature,) if signature else ()
    contradiction = _contradiction(case, on)
    if contradiction is not None:
        return _answer(case, on, Standing.UNKNOWN, Certainty.NO_DATA, (contradiction,))
    if case.complete_to is not None and on <= case.complete_to:
        says = _what_the_list_shows(case, case.complete_to)
        proof = Reason(says=says, date=case.complete_to, sources=case.coverage.sources)
        reasons = (*reasons, proof, *_no_succession(case))
        return replace(_answer(case, on, shown, Certainty.ESTABLISHED, reasons), actions=acts)
    return replace(
        _answer(
            case, on, Standing.UNKNOWN, Certainty.NO_DATA, (*reasons, *_why_unknown(case, on))
        ),
        binds_nobody=_binds_nobody(case, on),
        last_known=_last_known_of_silence(case, shown, signature),
        actions=(*acts, *case.mentions),
    )


def _what_the_list_shows(case: Case, complete_to: dt.date) -> Phrase:
    later = min((b.consented_on or b.surely_from for b in case.bonds), default=None)
    if later is None or later > complete_to:
        return phrase(sayings.COMPLETE_LIST, state=case.state, date=complete_to)
    return phrase(sayings.COMPLETE_LIST_LATER, state=case.state, date=complete_to, first=later)


def _signed_by(case: Case, on: dt.date) -> TreatyAction | None:
    signature = case.signature
    return signature if signature and case.knowledge.done_by(signature) <= on else None


def _last_known_of_silence(
    case: Case, shown: Standing, signature: TreatyAction | None
) -> LastKnown | None:
    if case.complete_to is not None:
        return _last_known(shown, case.complete_to, case.coverage.sources)
    if signature is not None and signature.date is not None:
        return _last_known(Standing.SIGNED, signature.date.latest(), signature.sources)
    return None


def _contradiction(case: Case, on: dt.date) -> Reason | None:
    """Return the reason why two sources exclude each other on that day, where they do."""
    for bond in case.bonds:
        if case.complete_to and bond.surely_from <= on and _contested(case, bond):
            says = phrase(
                sayings.CONTRADICTS_LIST,
                complete_to=case.complete_to,
                state=case.state,
                date=bond.surely_from,
            )
            sources = (*case.coverage.sources, *bond.sources)
            return Reason(says=says, sources=sources, grounds=bond.reasons)
    return None


def _binds_nobody(case: Case, on: dt.date) -> bool:
    return case.instrument.in_force is None or on < case.instrument.in_force


def _why_unknown(case: Case, on: dt.date) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if case.instrument.in_force is not None and _binds_nobody(case, on):
        general, clauses = case.instrument.in_force, case.instrument.final_clauses
        says = phrase(sayings.BINDS_NOBODY, instrument=case.instrument.code, general=general)
        provision = Provision(case.instrument.code, clauses.entry_into_force.article)
        reasons.append(Reason(says=says, provision=provision, date=general))
    for act in case.mentions:
        says = phrase(sayings.MAY_BE_SIGNATORY)
        named = Reason(says=say_act(act), sources=act.sources)
        reasons.append(Reason(says=says, sources=act.sources, grounds=(named,)))
    if case.complete_to is not None:
        ends = phrase(sayings.LIST_ENDS, date=case.complete_to)
        reasons.append(Reason(says=ends, date=case.complete_to, sources=case.coverage.sources))
    elif case.list_came_later:
        reasons.append(Reason(says=phrase(sayings.LIST_CAME_LATER, state=case.state)))
    elif any(bond.surely_from > on for bond in case.bonds):
        reasons.append(Reason(says=phrase(sayings.BEFORE_FIRST_CONSENT, state=case.state)))
    elif case.knowledge.known_on is not None:
        unknown = phrase(
            sayings.UNKNOWN_ON_THAT_DAY,
            known_on=case.knowledge.known_on,
            state=case.state,
            instrument=case.instrument.code,
        )
        reasons.append(Reason(says=unknown))
    else:
        partial = phrase(sayings.LIST_PARTIAL, instrument=case.instrument.code, state=case.state)
        reasons.append(Reason(says=partial, sources=case.coverage.sources))
    return (*reasons, *_no_succession(case))


def _no_succession(case: Case) -> tuple[Reason, ...]:
    if case.began is None or not case.predecessor_was_bound or case.bonds:
        return ()
    says = phrase(
        sayings.NO_SUCCESSION_NOTIFIED,
        predecessor=case.began.predecessor,
        state=case.state,
    )
    return (Reason(says=says, date=case.began.date, sources=case.began.sources),)


def _last_known(standing: Standing, on: dt.date, sources: tuple[str, ...]) -> LastKnown:
    return LastKnown(standing=standing, on=on, source=sources[0] if sources else "")


def _answer(
    case: Case,
    on: dt.date,
    standing: Standing,
    certainty: Certainty,
    because: tuple[Reason, ...],
) -> StandingFinding:
    return StandingFinding(
        state=case.state,
        instrument=case.instrument.code,
        on=on,
        standing=standing,
        certainty=certainty,
        because=because,
    )
