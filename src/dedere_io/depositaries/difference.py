"""What a status list says that is not known yet, and where it contradicts what is known.

Start at :func:`compare`, show the :class:`ListDifference` to a person, then make actions of it
with :func:`to_actions`.  Nothing known is ever edited: where dates differ, both are kept.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dedere.parties import fold_name
from dedere.periods import PartialDate
from dedere.treaties.actions import CONSENTS, ActionKind, TreatyAction
from dedere_io.depositaries.rows import ListedAct, ReadList, UnreadableRow

CONSENT = "consent"
"""Ratification, acceptance, approval, accession, succession and the like are one class of act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingAct:
    """An act that the list dates otherwise than the known actions do."""

    listed: ListedAct
    known: tuple[TreatyAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """A list of one instrument, compared with the known actions on it."""

    new: tuple[ListedAct, ...] = ()
    changed: tuple[DifferingAct, ...] = ()
    """The same source said otherwise before."""
    conflicting: tuple[DifferingAct, ...] = ()
    """Another source says otherwise; both are kept."""
    vanished: tuple[TreatyAction, ...] = ()
    """Known from this source, and no act of this class and State is in the list any more.

    Look at the unreadable rows first: a row that could not be read is in none of the others.
    """
    unchanged: tuple[ListedAct, ...] = ()
    unreadable: tuple[UnreadableRow, ...] = ()
    elsewhere: tuple[ListedAct, ...] = ()
    """Acts of the list on other instruments than the one compared."""
    withdrawn_without_date: tuple[ListedAct, ...] = ()
    """Consents of States that the list prints as withdrawn, without a denunciation it dates.

    Until a person enters the denunciation, such a State would still count as bound.
    """


def class_of(kind: ActionKind) -> str:
    """Return the class of an act: all acts that express consent are one."""
    return CONSENT if kind in CONSENTS else kind.value


_Key = tuple[str, str, str]


def _key_of(act: ListedAct | TreatyAction) -> _Key:
    return act.state, class_of(act.kind), fold_name(act.territory)


def compare(
    read: ReadList, *, instrument: str, source_id: str, known: Iterable[TreatyAction]
) -> ListDifference:
    """Compare a list with the known actions on one instrument.

    Args:
        read: The list.
        instrument: Code of the instrument; acts that the list gives to another are set apart.
        source_id: The source under which the list is imported.
        known: Every known action; those on other instruments are passed over.
    """
    known_by_key: dict[_Key, list[TreatyAction]] = {}
    for action in known:
        if action.instrument == instrument:
            known_by_key.setdefault(_key_of(action), []).append(action)
    here = [a for a in read.acts if a.instrument in {None, instrument}]
    pairs = _paired(here, known_by_key)
    listed_keys = {_key_of(act) for act in here}
    new: list[ListedAct] = []
    changed: list[DifferingAct] = []
    conflicting: list[DifferingAct] = []
    unchanged: list[ListedAct] = []
    for act, same, others in pairs:
        from_here = tuple(a for a in others if source_id in a.sources)
        if same:
            unchanged.append(act)
        elif from_here:
            changed.append(DifferingAct(listed=act, known=from_here))
        elif others:
            conflicting.append(DifferingAct(listed=act, known=tuple(others)))
        else:
            new.append(act)
    vanished = [
        action
        for key, actions in known_by_key.items()
        if key not in listed_keys
        for action in actions
        if source_id in action.sources
    ]
    return ListDifference(
        new=tuple(new),
        changed=tuple(changed),
        conflicting=tuple(conflicting),
        vanished=tuple(vanished),
        unchanged=tuple(unchanged),
        unreadable=read.unreadable,
        elsewhere=tuple(a for a in read.acts if a.instrument not in {None, instrument}),
        withdrawn_without_date=_withdrawn_without_date(here),
    )


def _paired(
    acts: Sequence[ListedAct], known: dict[_Key, list[TreatyAction]]
) -> list[tuple[ListedAct, list[TreatyAction], list[TreatyAction]]]:
    """Return each act with the known actions that agree, and those that date it otherwise.

    A known action that agrees with one act of the list is no contradiction to another: a State
    may have consented, left, and consented again.
    """
    agreeing = {
        action.id for act in acts for action in known.get(_key_of(act), ()) if _agree(act, action)
    }
    pairs = []
    for act in acts:
        candidates = known.get(_key_of(act), [])
        same = [a for a in candidates if _agree(act, a)]
        others = [a for a in candidates if a.id not in agreeing and _contradict(act, a)]
        pairs.append((act, same, others))
    return pairs


def _agree(act: ListedAct, action: TreatyAction) -> bool:
    """Say whether the known action says everything that the list says, and nothing else."""
    if not _dates_agree(act.date, action.date):
        return False
    if act.kind not in {action.kind, ActionKind.PARTICIPATION}:
        return False
    if act.date is None:
        return act.effective == action.effective
    return act.effective == action.effective or None in {act.effective, action.effective}


def _contradict(act: ListedAct, action: TreatyAction) -> bool:
    """Say whether both cannot be right; what only one of them states contradicts nothing."""
    if act.date is not None and action.date is not None:
        if not _overlap(act.date, action.date):
            return True
        if act.kind is not action.kind and ActionKind.PARTICIPATION not in {act.kind, action.kind}:
            return True
    stated = act.effective is not None and action.effective is not None
    return stated and act.effective != action.effective


def _dates_agree(listed: PartialDate | None, known: PartialDate | None) -> bool:
    """Say whether the known date is the listed one, or a more precise form of it."""
    if listed is None or known is None:
        return listed is known
    return listed.earliest() <= known.earliest() and known.latest() <= listed.latest()


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest() <= other.latest() and other.earliest() <= one.latest()


def _withdrawn_without_date(acts: Sequence[ListedAct]) -> tuple[ListedAct, ...]:
    left = {act.state for act in acts if act.kind is ActionKind.DENUNCIATION}
    return tuple(
        act for act in acts if act.withdrawn and act.kind in CONSENTS and act.state not in left
    )


def to_actions(
    difference: ListDifference, instrument: str, source_id: str, as_of: PartialDate | None
) -> tuple[TreatyAction, ...]:
    """Return the actions that an import adds: new, changed and conflicting acts.

    Their ids are made of what they say, so that importing the same list again adds nothing.

    Args:
        difference: What :func:`compare` found.
        instrument: Code of the instrument.
        source_id: The source under which the list is imported.
        as_of: The day up to which the list speaks, if known.
    """
    acts = [(act, False) for act in difference.new]
    acts += [
        (d.listed, _only_effect_differs(d)) for d in (*difference.changed, *difference.conflicting)
    ]
    unique: dict[str, TreatyAction] = {}
    # In order of their dates of effect, so that ids do not depend on the order of the rows.
    for act, told_by_effect in sorted(acts, key=lambda pair: pair[0].effective or dt.date.max):
        action = _to_action(act, instrument=instrument, source_id=source_id, as_of=as_of)
        taken = unique.get(action.id)
        if act.effective and (told_by_effect or (taken and taken.effective != act.effective)):
            action = replace(action, id=f"{action.id}/{act.effective}")
        unique.setdefault(action.id, action)
    return tuple(unique.values())


def _only_effect_differs(act: DifferingAct) -> bool:
    listed = act.listed
    return any(a.date == listed.date and a.kind is listed.kind for a in act.known)


def _to_action(
    act: ListedAct, *, instrument: str, source_id: str, as_of: PartialDate | None
) -> TreatyAction:
    parts = ["import", source_id, instrument, act.state, act.kind.value, _dated(act)]
    if act.territory:
        parts.append("-".join(fold_name(act.territory).split()))
    return TreatyAction(
        id="/".join(parts),
        state=act.state,
        instrument=instrument,
        kind=act.kind,
        sources=(source_id,),
        date=act.date,
        effective=act.effective,
        as_of=as_of,
        territory=act.territory,
        listed_as=act.name,
        note=act.note,
    )


def _dated(act: ListedAct) -> str:
    if act.date is not None:
        return str(act.date)
    return f"effective-{act.effective}" if act.effective else "undated"
