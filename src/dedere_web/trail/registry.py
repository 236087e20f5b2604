"""Which kinds of record have a trail, and how each is spoken of.

One line for each kind, beside the services that write it::

    register(kind="note", label=_("note"))
"""

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack

from django.utils.functional import Promise

from dedere.phrases import Phrase
from dedere_web.trail.chain import Json

Words = str | Promise
Person = Any
"""Whoever asks: an account or a stranger, as the framework hands them over."""


class UnregisteredKindError(LookupError):
    """A record of a kind that nobody registered: a mistake of the code that writes it."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"No kind of record is registered as '{kind}'; see dedere_web.trail.registry."
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that an entry is about: its kind, and its number as text."""

    kind: str
    id: str

    @classmethod
    def of(cls, kind: str, pk: int | str | uuid.UUID) -> "Subject":
        """Return the subject for a primary key.

        >>> Subject.of("note", 7)
        Subject(kind='note', id='7')
        """
        return cls(kind, str(pk))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """How a kind takes a change back, where that is safe."""

    state: Callable[[str], Json]
    """Returns the record as ``record`` was told it; ``None`` where it is gone."""
    restore: Callable[[str, Json, int | None], Json]
    """Brings an earlier state back for a person, and returns how the record stands then."""
    actions: frozenset[str] = field(default_factory=frozenset)
    """The actions that may be undone; empty: none."""
    may: Callable[[Person, str, Json], bool] | None = None
    """Says whether a person may bring this earlier state back; ``None``: nobody, on pages."""
    hold: Callable[[str], None] | None = None
    """Lets nobody else change the record in this transaction; ``None``: its chain is held."""
    recalls: Callable[[str, Json], Mapping[str, str] | None] | None = None
    """Returns, by field, what an earlier state holds as a digest only and the room keeps itself;
    ``None`` where it does not."""
    rests: Callable[[str], Phrase | None] | None = None
    """Says in one sentence what newer rests on the record; nothing: ``None``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record: its name in words, its fields in words, and how it is undone."""

    kind: str
    label: Words
    describe: Callable[[Collection[str]], Mapping[str, str]] | None = None
    """Names records from their numbers, for a reader who may see them. One query at most."""
    actions: Mapping[str, Words] = field(default_factory=dict)
    """Whole sentences for what is done, such as ``_("The note was shared.")``."""
    fields: Mapping[str, Words] = field(default_factory=dict)
    values: Mapping[str, Callable[[str], Words]] = field(default_factory=dict)
    """Words for the values of a field that are codes."""
    persons: frozenset[str] = frozenset()
    """The fields whose value is the number of a person."""
    untold: frozenset[str] = frozenset()
    """Fields that only machines compare: kept in the entry, and not shown."""
    undoing: Undoing | None = None


class Said(TypedDict, total=False):
    """What may be said of a kind when it is registered; see :class:`Kind`."""

    describe: Callable[[Collection[str]], Mapping[str, str]] | None
    actions: Mapping[str, Words]
    fields: Mapping[str, Words]
    values: Mapping[str, Callable[[str], Words]]
    persons: frozenset[str]
    untold: frozenset[str]
    undoing: Undoing | None


_KINDS: dict[str, Kind] = {}


def register(*, kind: str, label: Words, **said: Unpack[Said]) -> Kind:
    """Register a kind of record, so that the trail takes entries about it. Again: replaces it."""
    made = Kind(kind=kind, label=label, **said)
    _KINDS[kind] = made
    return made


def kind_of(kind: str) -> Kind:
    """Return a registered kind.

    Raises:
        UnregisteredKindError: Nobody registered it.
    """
    try:
        return _KINDS[kind]
    except KeyError:
        raise UnregisteredKindError(kind) from None


def known_kind(kind: str) -> Kind:
    """Return a kind to read by; one that is no longer registered is named as it was written."""
    return _KINDS.get(kind) or Kind(kind=kind, label=kind)
