"""A list that somebody offers for import: what is new in it, before anything is written.

Start at :func:`look_at`.  Each edition of a list is a source of its own: a list "as of 2024" is
another source than the same list as of 2014, and neither edits what the other says.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dedere.errors import InvalidDateError, InvalidInputError
from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere.sources import Authority, Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.final_clauses import takes_effect_for_party
from dedere.treaties.instruments import Instrument
from dedere_io.depositaries.difference import ListDifference, compare, to_actions
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.registry import reader
from dedere_io.depositaries.rows import ListedAct, ReadList

SOURCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,79}")
PLAIN_CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class OfferedList:
    """A file, and what the person who brings it says about it."""

    reader: str
    content: bytes
    file_name: str
    instrument: str
    source_id: str
    source_title: str = ""
    as_of: PartialDate | None = None
    """The day up to which the list speaks; where not stated, what the list itself says."""

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """What a list says that is not known yet, and what an import would write."""

    offered: OfferedList
    instrument: str
    read: ReadList
    difference: ListDifference
    source: Source
    edition_of: str
    source_is_new: bool
    confirmed: tuple[TreatyAction, ...]
    """Acts that are known from other sources, and that this list states as well."""
    additions: tuple[tuple[TreatyAction, int], ...]
    """What an import writes, each with the line of the list."""

    def counts(self) -> dict[str, int]:
        """Return how many acts and rows there are of each sort."""
        return {
            "new": len(self.difference.new),
            "changed": len(self.difference.changed),
            "conflicting": len(self.difference.conflicting),
            "vanished": len(self.difference.vanished),
            "unchanged": len(self.difference.unchanged),
            "confirmed": len(self.confirmed),
            "unreadable": len(self.difference.unreadable),
            "elsewhere": len(self.difference.elsewhere),
            "withdrawn_without_date": len(self.difference.withdrawn_without_date),
            "additions": len(self.additions),
        }


class EmptyListError(InvalidInputError):
    """A list of the right shape that names nobody."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("The list holds no row about a State. Check that it is the list you meant.")
            )
        )


class UnusableSourceError(InvalidInputError):
    """What is said about the source of a list cannot be."""


def look_at(
    offered: OfferedList, *, facts: Facts, editions: Mapping[str, str], today: PartialDate
) -> ListPreview:
    """Read a list and compare it with the facts. Nothing is written.

    Args:
        offered: The list.
        facts: Everything known.
        editions: For each imported source, the source of which it is an edition.
        today: No list speaks of later days.

    Raises:
        UnreadableListError: The file has not the shape of such a list.
        UnknownReaderError: No reader has this name.
        UnknownInstrumentError: No instrument has this code.
        UnusableSourceError: The identifier or the date of the source cannot be.
        EmptyListError: No row of the list is about a State.
    """
    chosen = reader(offered.reader)
    instrument = facts.instrument(offered.instrument)
    _check_id(offered.source_id)
    read = chosen.read(offered.content, names=PartiesFinder(facts.parties))
    if not read.acts and not read.unreadable:
        raise EmptyListError
    as_of = offered.as_of or read.as_of
    _check_date(as_of, read, today)
    source, is_new = _edition(offered, read, as_of, facts)
    same = {source.id, *(s for s, of in editions.items() if of == offered.source_id)}
    known = [_under_one_id(a, same, offered.source_id) for a in facts.actions_on(instrument.code)]
    difference = compare(
        read, instrument=instrument.code, source_id=offered.source_id, known=known
    )
    confirmed = _confirmed(difference, known, source, instrument)
    found = to_actions(difference, instrument.code, source.id, as_of)
    added = [a for a in (*found, *confirmed) if facts.action(a.id) is None]
    return ListPreview(
        offered=offered,
        instrument=instrument.code,
        read=read,
        difference=difference,
        source=source,
        edition_of=offered.source_id,
        source_is_new=is_new,
        confirmed=tuple(a for a in confirmed if facts.action(a.id) is None),
        additions=_with_lines(added, read.acts),
    )


def read_partial_date(text: str) -> PartialDate | None:
    """Read a date as far as it is stated; an empty text states none.

    Raises:
        InvalidDateError: The text is something else.
    """
    if not text.strip():
        return None
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise InvalidDateError(text) from error


def _check_id(source_id: str) -> None:
    if not SOURCE_ID.fullmatch(source_id):
        raise UnusableSourceError(
            Phrase.of(
                mark(
                    "'{source}' cannot name a source. Use letters, digits, points and hyphens, "
                    "for example untc-18-11."
                ),
                source=source_id[:80],
            )
        )


def _check_date(as_of: PartialDate | None, read: ReadList, today: PartialDate) -> None:
    if as_of is None:
        raise UnusableSourceError(
            Phrase.of(
                mark(
                    "The list does not say up to which day it speaks. State the day, for example "
                    "2024-05-01 or 2024."
                )
            )
        )
    if as_of.earliest() > today.latest():
        raise UnusableSourceError(
            Phrase.of(
                mark("The list cannot speak up to {date}, a day that has not come."), date=as_of
            )
        )
    dated = [(act.date, act.line) for act in read.acts if act.date]
    latest, line = max(dated, key=_day, default=(as_of, 0))
    if as_of.latest() < latest.earliest():
        raise UnusableSourceError(
            Phrase.of(
                mark(
                    "The list is said to speak up to {date}, but its line {line} holds an act of "
                    "{act}. State a later day."
                ),
                date=as_of,
                line=line,
                act=latest,
            )
        )


def _day(dated: tuple[PartialDate, int]) -> dt.date:
    return dated[0].earliest()


def _edition(
    offered: OfferedList, read: ReadList, as_of: PartialDate | None, facts: Facts
) -> tuple[Source, bool]:
    """Return the source under which the list is imported, and whether it is a new one."""
    known = facts.sources.get(offered.source_id)
    if known is not None and known.as_of == as_of:
        return known, False
    edition = offered.source_id if known is None else f"{offered.source_id}-{as_of}"
    if edition in facts.sources:
        return facts.sources[edition], False
    from_depositary = offered.reader != PLAIN_CSV or (
        known is not None and known.authority is Authority.DEPOSITARY
    )
    note = f"Imported from the file {offered.file_name}, SHA-256 {offered.sha256}."
    return (
        Source(
            id=edition,
            title=offered.source_title
            or (known.title if known else "")
            or read.title
            or offered.file_name,
            publisher=known.publisher if known else "",
            as_of=as_of,
            address=known.address if known else "",
            note=note,
            authority=Authority.DEPOSITARY if from_depositary else Authority.SECONDARY,
        ),
        True,
    )


def _under_one_id(action: TreatyAction, editions: set[str], source_id: str) -> TreatyAction:
    """Return an act with all editions of a source under the name of the source itself."""
    if source_id not in action.sources and editions.intersection(action.sources):
        return replace(action, sources=(source_id, *action.sources))
    return action


def _confirmed(
    difference: ListDifference, known: Iterable[TreatyAction], source: Source, of: Instrument
) -> tuple[TreatyAction, ...]:
    """Return the acts that other sources state, and that this list states as well.

    Without them a State would stay presumed to be bound from the day up to which the older list
    speaks, although a newer list shows it.
    """
    by_state: dict[str, list[TreatyAction]] = {}
    for action in known:
        if source.id not in action.sources:
            by_state.setdefault(action.state, []).append(action)
    stated = tuple(
        act
        for act in difference.unchanged
        if any(_says_the_same(act, a, of) for a in by_state.get(act.state, ()))
    )
    return to_actions(ListDifference(new=stated), of.code, source.id, source.as_of)


def _says_the_same(act: ListedAct, action: TreatyAction, instrument: Instrument) -> bool:
    """Say whether both state the same act, and lead to the same day of effect."""
    if (act.kind, act.date, act.territory) != (action.kind, action.date, action.territory):
        return False
    if act.effective == action.effective:
        return True
    day = act.date.whole_day() if act.date else None
    if day is None or act.effective is not None:
        return False
    computed = takes_effect_for_party(
        day, clauses=instrument.final_clauses, general=instrument.in_force
    )
    return computed == action.effective


def _with_lines(
    actions: Iterable[TreatyAction], acts: Iterable[ListedAct]
) -> tuple[tuple[TreatyAction, int], ...]:
    lines: dict[tuple[object, ...], int] = {}
    for act in acts:
        lines.setdefault((act.state, act.kind, act.date, act.territory), act.line)
    return tuple((a, lines.get((a.state, a.kind, a.date, a.territory), 0)) for a in actions)
