"""An entry in words: who, when, what changed field by field, and why."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere_web.trail.chain import Json
from dedere_web.trail.registry import Kind, known_kind

CONFIDENTIAL = ("sealed", "digest")
"""Keys of a value that the trail does not hold in clear."""
NO_VALUE = "–"
EMPTY: tuple[Json, ...] = (None, "", {}, [])
LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field, before and after, in words."""

    field: str
    before: str
    """Empty where there was nothing."""
    after: str
    """Empty where there is nothing any more."""
    is_confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry, as far as its reader may know it."""

    number: int
    entry: int
    kind: str
    subject: str
    about: str
    """Which record it was, where it has a name; empty otherwise."""
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


def changes_of(
    kind_name: str, before: str, after: str, names: Mapping[int, str] | None = None
) -> tuple[Change, ...]:
    """Return what differs between two states, field by field.

    Args:
        kind_name: The kind of record.
        before: The state before, as JSON.
        after: The state after, as JSON.
        names: The names of persons by number; where one is missing, the number is said.
    """
    kind = known_kind(kind_name)
    old, new = json.loads(before), json.loads(after)
    if not isinstance(old, Mapping | None) or not isinstance(new, Mapping | None):
        return (_change(str(kind.label), old, new, str),) if old != new else ()
    return tuple(_differences(kind, old or {}, new or {}, names or {}))


def persons_in(kind_name: str, *states: str) -> Iterator[int]:
    """Yield the numbers of the persons that states of a record name."""
    fields = known_kind(kind_name).persons
    for state in map(json.loads, states) if fields else ():
        if isinstance(state, Mapping):
            named = (state.get(name) for name in fields)
            yield from (number for number in named if isinstance(number, int))


def _differences(
    kind: Kind, old: Mapping[str, Json], new: Mapping[str, Json], names: Mapping[int, str]
) -> Iterator[Change]:
    named = [n for n in kind.fields if (n in old or n in new) and n not in kind.untold]
    others = sorted({*old, *new} - set(named) - kind.untold)
    for name in (*named, *others):
        if _differ(old.get(name), new.get(name)):
            label = str(kind.fields.get(name, name.replace("_", " ")))
            yield _change(label, old.get(name), new.get(name), _speaker(kind, name, names))


def _differ(old: Json, new: Json) -> bool:
    """Say whether there is something to tell; what is under seal tells nothing when it begins."""
    if old is None and _is_hidden(new):
        return False
    return (old or None) != (new or None)


def _speaker(kind: Kind, name: str, names: Mapping[int, str]) -> Callable[[str], str]:
    """Return what says a value of a field in words."""
    if name in kind.persons:
        return lambda value: names.get(int(value), value) if value.isdecimal() else value
    if name in kind.values:
        return lambda value: str(kind.values[name](value))
    return str


def _change(label: str, old: Json, new: Json, speak: Callable[[str], str]) -> Change:
    hidden = _is_hidden(old) or _is_hidden(new)
    return Change(
        field=label,
        before="" if hidden or old in EMPTY else _words(old, speak),
        after="" if hidden or new in EMPTY else _words(new, speak),
        is_confidential=hidden,
    )


def _is_hidden(value: Json) -> bool:
    return isinstance(value, Mapping) and len(value) == 1 and next(iter(value)) in CONFIDENTIAL


def _words(value: Json, speak: Callable[[str], str] = str) -> str:
    match value:
        case None | "":
            return NO_VALUE
        case True:
            return _("yes")
        case False:
            return _("no")
        case str() | int() | float():
            return _shortened(speak(str(value)))
        case Mapping():
            return _shortened(", ".join(f"{name}: {_words(part)}" for name, part in value.items()))
        case _:
            return _shortened(", ".join(_words(part, speak) for part in value)) or NO_VALUE


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
