"""What people leave behind: each room that keeps unfinished work says how it changes hands.

    register(
        Unfinished(
            kind="note",
            words=_("Drafts of notes"),
            count=lambda organisation, person: ...,
            reassign=lambda organisation, leaver, heir: ...,
        )
    )

Everything that an organisation owns stays with it in any case; what changes hands is who works on
it.  ``reassign`` runs inside the transaction of the hand-over and tells the trail itself.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """One kind of unfinished work."""

    kind: str
    words: str | Promise
    """Its name in the list of what stays, such as ``_("Drafts of notes")``."""
    count: Callable[[uuid.UUID, int], int]
    """How much of it a person has in an organisation."""
    reassign: Callable[[uuid.UUID, int, int], int] | None = None
    """Gives work of the first person to the second and returns how much; ``None``: it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """How much of one kind of work a person leaves behind."""

    kind: str
    words: str | Promise
    count: int
    changes_hands: bool


_KINDS: dict[str, Unfinished] = {}


def register(work: Unfinished) -> None:
    """Let a room hand over what is unfinished; a second time replaces the first."""
    _KINDS[work.kind] = work


def what_stays(organisation: uuid.UUID, person: int) -> list[Staying]:
    """Return what a person would leave behind, kinds without anything left out."""
    found = [
        Staying(
            kind=work.kind,
            words=work.words,
            count=work.count(organisation, person),
            changes_hands=work.reassign is not None,
        )
        for work in _KINDS.values()
    ]
    return [staying for staying in found if staying.count]


def reassign_all(organisation: uuid.UUID, *, leaver: int, heir: int) -> dict[str, int]:
    """Give every piece of unfinished work to the heir and return how much of each kind went."""
    return {
        work.kind: work.reassign(organisation, leaver, heir)
        for work in _KINDS.values()
        if work.reassign is not None
    }
