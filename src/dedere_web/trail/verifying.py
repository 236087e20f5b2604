"""Whether a chain is whole: every fault with the entry at which it shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dedere.phrases import Phrase, mark
from dedere_web.trail.chain import START, Link


class Fault(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"
    """The entry says something else than what was hashed."""
    REMOVED = "removed"
    """Entries between two others, or at the beginning, are not there."""
    UNLINKED = "unlinked"
    """The entry does not hold the hash of the one before it."""
    CUT = "cut"
    """Entries at the end are not there."""
    ADDED = "added"
    """Entries at the end were added past the chain."""
    REWRITTEN = "rewritten"
    """The chain is whole in itself, and is not the one whose head was signed."""
    GONE = "gone"
    """The whole chain is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, and the entry at which it shows."""

    chain: str
    number: int
    fault: Fault
    says: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry as the database holds it."""

    link: Link
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a chain reaches: its last place, and the hash there."""

    length: int
    hash: str


def verify_chain(
    name: str, entries: Iterable[Kept], reach: Reach | None, *, reach_now: Callable[[], int]
) -> Iterator[Finding]:
    """Yield every fault of a chain, in the order of its places. Reads each entry once.

    Args:
        name: The chain.
        entries: Its entries, by place.
        reach: What the row of the chain said before they were read; ``None``: there is no row.
        reach_now: Says how long the chain is once they were read: it may have grown meanwhile.
    """
    last = Reach(length=0, hash=START)
    held = START
    for kept in entries:
        yield from _faults(name, kept, last)
        last = Reach(length=kept.link.number, hash=kept.hash)
        if reach is not None and kept.link.number == reach.length:
            held = kept.hash
    if reach is None:
        yield _gone(name, last.length)
        return
    if last.length < reach.length:
        yield _cut(name, last.length, reach.length)
    elif held != reach.hash:
        yield _unlinked_head(name, reach.length)
    if last.length > reach.length and last.length > (now := reach_now()):
        yield _added(name, now + 1, last.length)


def verify_head(
    signed: Mapping[str, Reach], hashes: Mapping[str, str | None], *, made_at: str
) -> Iterator[Finding]:
    """Yield every chain that does not hold the head that was signed once.

    Args:
        signed: The reach of each chain when the head was signed.
        hashes: The hash that each of these chains holds at that place now, ``None``: no entry.
        made_at: When it was signed.
    """
    for name, reach in signed.items():
        held = hashes.get(name)
        if held is None:
            yield _cut_since(name, reach.length, made_at)
        elif held != reach.hash:
            yield _rewritten(name, reach.length, made_at)


def _faults(name: str, kept: Kept, last: Reach) -> Iterator[Finding]:
    number, expected = kept.link.number, last.length + 1
    if number > expected:
        yield _removed(name, expected, number - 1)
    if kept.link.hash() != kept.hash:
        yield _changed(name, number)
    if number <= expected and kept.link.previous != last.hash:
        yield _unlinked(name, number)


def _changed(name: str, number: int) -> Finding:
    says = mark("Entry {number} of chain '{chain}' was changed: it is not what was hashed.")
    return _finding(name, number, Fault.CHANGED, says)


def _removed(name: str, first: int, last: int) -> Finding:
    if first == last:
        says = mark("Entry {number} of chain '{chain}' was removed.")
    else:
        says = mark("Entries {number} to {last} of chain '{chain}' were removed.")
    return _finding(name, first, Fault.REMOVED, says, last=last)


def _unlinked(name: str, number: int) -> Finding:
    if number == 1:
        says = mark(
            "Entry {number} of chain '{chain}' is not its first: what stood before was removed."
        )
    else:
        says = mark(
            "Entry {number} of chain '{chain}' does not follow from entry {before}: one of "
            "them was "
            "changed, inserted or moved."
        )
    return _finding(name, number, Fault.UNLINKED, says, before=number - 1)


def _unlinked_head(name: str, number: int) -> Finding:
    says = mark("Entry {number}, the last of chain '{chain}', was exchanged for another.")
    return _finding(name, number, Fault.UNLINKED, says)


def _cut(name: str, number: int, length: int) -> Finding:
    says = mark(
        "The chain '{chain}' ends at entry {number}; it reached to entry {length}: the "
        "rest was cut."
    )
    return _finding(name, number, Fault.CUT, says, length=length)


def _added(name: str, first: int, last: int) -> Finding:
    says = mark("Entries {number} to {last} of chain '{chain}' were added outside Dedere.")
    return _finding(name, first, Fault.ADDED, says, last=last)


def _gone(name: str, number: int) -> Finding:
    says = mark("The chain '{chain}' has {number} entries, and its own row was removed.")
    return _finding(name, number, Fault.GONE, says)


def _cut_since(name: str, number: int, made_at: str) -> Finding:
    says = mark("Entry {number} of chain '{chain}', whose hash was signed on {made_at}, is gone.")
    return _finding(name, number, Fault.CUT, says, made_at=made_at)


def _rewritten(name: str, number: int, made_at: str) -> Finding:
    says = mark(
        "Entry {number} of chain '{chain}' is not the one whose hash was signed on "
        "{made_at}: the chain "
        "was written anew up to there."
    )
    return _finding(name, number, Fault.REWRITTEN, says, made_at=made_at)


def _finding(name: str, number: int, fault: Fault, says: str, **values: str | int) -> Finding:
    phrase = Phrase.of(says, chain=name, number=number, **values)
    return Finding(chain=name, number=number, fault=fault, says=phrase)
