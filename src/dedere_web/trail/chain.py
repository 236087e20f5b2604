"""How an entry becomes one line of JSON and a hash that holds the entry before it."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Recordable = (
    str | int | float | bool | None | dt.date | Decimal | uuid.UUID
    | Sequence["Recordable"] | Mapping[str, "Recordable"]
)  # fmt: skip
"""What may be handed over as the state of a record; dates and numbers become text."""

PLATFORM = "platform"
START = "0" * 64
"""What the first entry of a chain holds in place of a hash before it."""
FORM = 1
"""The form of what is hashed. A later form gets a new number; old entries keep theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Everything of an entry that its hash covers."""

    chain: str
    number: int
    at: dt.datetime
    actor: int | None
    action: str
    kind: str
    subject: str
    before: str
    after: str
    why: str
    previous: str

    def canonical(self) -> bytes:
        """Return the one way in which this entry is written as JSON."""
        return canonical({
            "form": FORM,
            "chain": self.chain,
            "number": self.number,
            "at": self.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            "actor": self.actor,
            "action": self.action,
            "kind": self.kind,
            "subject": self.subject,
            "before": self.before,
            "after": self.after,
            "why": self.why,
            "previous": self.previous,
        }).encode("ascii")  # fmt: skip

    def hash(self) -> str:
        """Return the SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.canonical()).hexdigest()


def chain_name(organisation: uuid.UUID | None) -> str:
    """Return the name of an organisation's chain; ``None`` names the platform's own.

    >>> chain_name(None)
    'platform'
    """
    return PLATFORM if organisation is None else str(organisation)


def canonical(value: Recordable, *, clean: Callable[[str], str] = str) -> str:
    r"""Return a value as JSON in one way only: sorted keys, no spaces, ASCII.

    >>> canonical({"b": dt.date(2026, 1, 2), "a": "é"})
    '{"a":"\u00e9","b":"2026-01-02"}'

    Args:
        value: What is written.
        clean: Takes out of every text what does not belong there.

    Raises:
        TypeError: The value holds something that is neither JSON, date, number nor UUID.
        ValueError: A number is infinite or none at all.
    """
    return json.dumps(_plain(value, clean), sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: object, clean: Callable[[str], str]) -> Json:
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return clean(str(value))
        case Mapping():
            return {str(name): _plain(part, clean) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part, clean) for part in value]
        case set() | frozenset():
            return [_plain(part, clean) for part in sorted(value)]
        case dt.datetime() | dt.date():
            return value.isoformat()
        case Decimal() | uuid.UUID():
            return str(value)
        case Promise():
            return str(value)
        case _:
            raise TypeError(f"The trail cannot hold a {type(value).__name__}.")
