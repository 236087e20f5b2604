"""Which kinds of record have a trail, and how each is spoken of.

One line for each kind, beside the services that write it::

    register(kind="note", label=_("note"))
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from dedere_web.trail.chain import Json

Words = str | Promise


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
    """How a kind takes a change back, where that is safe.

    ``state`` returns the record as ``record`` was told it (``None`` where it is gone);
    ``restore`` brings the earlier state back and raises where it cannot.
    """

    state: Callable[[str], Json]
    restore: Callable[[str, Json, int | None], None]
    actions: frozenset[str] = field(default_factory=frozenset)
    """The actions that may be undone; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record: its name in words, its fields in words, and how it is undone."""

    kind: str
    label: Words
    describe: Callable[[str], str] | None = None
    """Names one record from its number, for a reader who may see it."""
    actions: dict[str, Words] = field(default_factory=dict)
    """Whole sentences for what is done, such as ``_("The note was shared.")``."""
    fields: dict[str, Words] = field(default_factory=dict)
    undoing: Undoing | None = None


_KINDS: dict[str, Kind] = {}


def register(
    *,
    kind: str,
    label: Words,
    describe: Callable[[str], str] | None = None,
    actions: dict[str, Words] | None = None,
    fields: dict[str, Words] | None = None,
    undoing: Undoing | None = None,
) -> Kind:
    """Register a kind of record, so that the trail takes entries about it. Again: replaces it."""
    made = Kind(
        kind=kind,
        label=label,
        describe=describe,
        actions=actions or {},
        fields=fields or {},
        undoing=undoing,
    )
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
