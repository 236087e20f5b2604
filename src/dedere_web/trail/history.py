"""An entry in words: who, when, what changed field by field, and why."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere_web.trail.chain import Json
from dedere_web.trail.registry import Kind, known_kind

CONFIDENTIAL = ("sealed", "digest")
"""Keys of a value that the trail does not hold in clear."""
NO_VALUE = "–"
LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field, before and after, in words."""

    field: str
    before: str
    after: str
    is_confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry, as far as its reader may know it."""

    number: int
    entry: int
    at: dt.datetime
    says: str
    who: str
    """Empty where the reader may not know, or nobody is known."""
    changes: tuple[Change, ...]
    why: str


def sentence(kind: Kind, action: str) -> str:
    """Return what was done as a whole sentence."""
    if action in kind.actions:
        return str(kind.actions[action])
    usual = {
        "created": _("It was written."),
        "changed": _("It was changed."),
        "removed": _("It was removed."),
        "undone": _("A change was taken back."),
    }
    return usual.get(action) or _("It was recorded as “%(action)s”.") % {"action": action}


def changes_of(kind_name: str, before: str, after: str) -> tuple[Change, ...]:
    """Return what differs between two states, field by field."""
    kind = known_kind(kind_name)
    old, new = json.loads(before), json.loads(after)
    if not isinstance(old, Mapping | None) or not isinstance(new, Mapping | None):
        return (_change(str(kind.label), old, new),) if old != new else ()
    return tuple(_differences(kind, old or {}, new or {}))


def _differences(kind: Kind, old: Mapping[str, Json], new: Mapping[str, Json]) -> Iterator[Change]:
    named = [name for name in kind.fields if name in old or name in new]
    others = sorted({*old, *new} - set(named))
    for name in (*named, *others):
        if old.get(name) != new.get(name):
            label = str(kind.fields.get(name, name.replace("_", " ")))
            yield _change(label, old.get(name), new.get(name))


def _change(label: str, old: Json, new: Json) -> Change:
    hidden = _is_hidden(old) or _is_hidden(new)
    return Change(
        field=label,
        before="" if hidden else _words(old),
        after="" if hidden else _words(new),
        is_confidential=hidden,
    )


def _is_hidden(value: Json) -> bool:
    return isinstance(value, Mapping) and len(value) == 1 and next(iter(value)) in CONFIDENTIAL


def _words(value: Json) -> str:
    match value:
        case None | "":
            return NO_VALUE
        case True:
            return _("yes")
        case False:
            return _("no")
        case str() | int() | float():
            return _shortened(str(value))
        case Mapping():
            return _shortened(", ".join(f"{name}: {_words(part)}" for name, part in value.items()))
        case _:
            return _shortened(", ".join(map(_words, value))) or NO_VALUE


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
