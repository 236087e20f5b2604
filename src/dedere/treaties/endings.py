"""How bonds end: denunciations, the instrument's own and linked ones."""

import datetime as dt
from dataclasses import dataclass

from dedere.sources import Provision, Reason
from dedere.treaties import sayings
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.final_clauses import denunciation_takes_effect
from dedere.treaties.instruments import Instrument
from dedere.treaties.knowledge import Knowledge
from dedere.treaties.sayings import phrase, say_act


@dataclass(frozen=True, slots=True)
class Ending:
    """One denunciation, and when it ends the bond."""

    received: dt.date
    """The day by which the depositary surely had it."""
    surely: dt.date
    """The first day on which the State is surely no longer bound."""
    possibly: dt.date | None
    """The first day on which it may no longer be bound; ``None`` where nothing limits it."""
    reasons: tuple[Reason, ...]


def endings_of(knowledge: Knowledge, *, state: str, instrument: Instrument) -> tuple[Ending, ...]:
    """Return the denunciations that end a State's bonds under an instrument, oldest first.

    Source: VCLT arts 54 and 56; the clauses on denunciation of this and of linked instruments.
    """
    found = [
        ending
        for act in _denunciations(knowledge, state, instrument)
        if (ending := _ending(knowledge, act, instrument, ())) is not None
    ]
    for other in knowledge.facts.instruments.values():
        for link in other.final_clauses.denunciation.ends_also:
            if link.instrument != instrument.code:
                continue
            says = phrase(
                sayings.DENUNCIATION_LINKED,
                other=other.code,
                instrument=instrument.code,
                article=link.article,
            )
            because = Reason(says=says, provision=Provision(other.code, link.article))
            found += [
                ending
                for act in _denunciations(knowledge, state, other)
                if (ending := _ending(knowledge, act, other, (because,))) is not None
            ]
    return tuple(sorted(found, key=lambda ending: ending.surely))


def between(action: TreatyAction, before: Ending | None, after: Ending | None) -> bool:
    """Say whether a consent lies between two denunciations; an undated one before the first."""
    when = action.date.earliest() if action.date else action.effective
    if when is None:
        return before is None
    return (before is None or when >= before.received) and (after is None or when < after.received)


def _denunciations(knowledge: Knowledge, state: str, instrument: Instrument) -> list[TreatyAction]:
    acts = knowledge.actions(state, instrument.code)
    return [act for act in acts if act.kind is ActionKind.DENUNCIATION]


def _ending(
    knowledge: Knowledge,
    action: TreatyAction,
    denounced: Instrument,
    because: tuple[Reason, ...],
) -> Ending | None:
    act = Reason(says=say_act(action), date=action.date, sources=action.sources)
    received = knowledge.done_by(action)
    if action.effective is not None:
        stated = phrase(sayings.DENUNCIATION_STATED, until=action.effective)
        reason = Reason(says=stated, date=action.effective, sources=action.sources)
        day = action.effective
        return Ending(min(received, day), day, day, (act, reason, *because))
    clauses = denounced.final_clauses
    article = clauses.denunciation.article
    provision = Provision(denounced.code, article)
    if not clauses.denunciation.allowed:
        return None
    if action.date is None:
        listed = phrase(sayings.DENUNCIATION_UNDATED, date=received)
        return Ending(received, received, None, (act, Reason(says=listed), *because))
    surely = denunciation_takes_effect(received, clauses=clauses)
    if surely is None:
        open_ = phrase(sayings.DENUNCIATION_OPEN, article=article)
        reason = Reason(says=open_, provision=provision)
        return Ending(received, dt.date.max, action.date.earliest(), (act, reason, *because))
    effect = phrase(sayings.DENUNCIATION_EFFECT, article=article, until=surely)
    reason = Reason(says=effect, provision=provision, date=surely)
    possibly = denunciation_takes_effect(action.date.earliest(), clauses=clauses)
    return Ending(received, surely, possibly, (act, reason, *because))
