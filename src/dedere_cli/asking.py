"""From what a person typed to what the facts know: days, States, regions, groups, instruments."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

import click

from dedere.errors import DateBeforeFactsError, InvalidDateError, InvalidInputError
from dedere.parties import State, fold_name
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Category, Instrument

UNKNOWN_REGION = mark(
    "No region is called '{asked}'. Use an M49 code such as 002, or a name such as Africa."
)
UNKNOWN_REGION_SUGGESTED = mark("No region is called '{asked}'. Did you mean {suggestions}?")
UNKNOWN_GROUP = mark("No regional group is called '{asked}'. The groups are {suggestions}.")
NOBODY_LEFT = mark("No State of today is in that region and in that group at once.")

GROUP_NAMES = {
    "African": ("African Group", "African States", "Africa"),
    "Asia-Pacific": ("Asia-Pacific Group", "Asia-Pacific States", "Asian Group"),
    "EEG": ("Eastern European Group", "Eastern European States", "Eastern Europe"),
    "GRULAC": ("Latin American and Caribbean Group", "Latin American and Caribbean States"),
    "WEOG": ("Western European and Others Group", "Western European and other States"),
}
"""Names by which the regional groups of the United Nations are known, beside their codes."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_or_none(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """Read a day, written as year-month-day and in no other way.

    Raises:
        InvalidDateError: The text has another shape, or names no day of the calendar.
    """
    if value is None:
        return None
    if _DAY.fullmatch(value.strip()) is None:
        raise InvalidDateError(value)
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise InvalidDateError(value) from None


def within_facts(facts: Facts, day: dt.date) -> dt.date:
    """Return ``day`` where the facts can speak of it.

    Raises:
        DateBeforeFactsError: The day lies before the first fact.
    """
    first = facts.first_day()
    if day < first:
        raise DateBeforeFactsError(day, first)
    return day


def chosen_states(
    facts: Facts, asked: Sequence[str], *, region: str | None, group: str | None
) -> tuple[State, ...]:
    """Return the States asked for, then those of the region and group; all of today by default.

    Raises:
        InvalidInputError: A State, region or group is unknown, or nobody is in both.
    """
    named = [facts.parties.find(word) for word in asked]
    if named and region is None and group is None:
        return _each_once(named)
    among = facts.parties.current()
    if region is not None:
        code = find_region(facts, region)
        among = tuple(state for state in among if code in state.regions)
    if group is not None:
        code = find_group(facts, group)
        among = tuple(state for state in among if state.group == code)
    if not among:
        raise InvalidInputError(Phrase.of(NOBODY_LEFT))
    return _each_once([*named, *among])


def _each_once(states: Iterable[State]) -> tuple[State, ...]:
    return tuple({state.code: state for state in states}.values())


def find_region(facts: Facts, asked: str) -> str:
    """Return the M49 code of a region given by code or by name.

    Raises:
        InvalidInputError: No region fits; the error suggests near misses.
    """
    regions = facts.parties.regions
    word = asked.strip()
    if word.isascii() and word.isdigit() and word.zfill(3) in regions:
        return word.zfill(3)
    by_name = {
        fold_name(name): code for code, region in regions.items() for name in region.names.values()
    }
    found = by_name.get(fold_name(word))
    if found is not None:
        return found
    near = _near(word, by_name, cutoff=0.7)
    close = dict.fromkeys(f"{code} ({regions[code].name()})" for code in near)
    template = UNKNOWN_REGION_SUGGESTED if close else UNKNOWN_REGION
    raise InvalidInputError(Phrase.of(template, asked=asked, suggestions=", ".join(close)))


def find_group(facts: Facts, asked: str) -> str:
    """Return the code of a regional group of the United Nations given by code or by name.

    Raises:
        InvalidInputError: No group fits; the error names all of them.
    """
    codes = sorted({state.group for state in facts.parties.current() if state.group})
    by_name = {fold_name(code): code for code in codes}
    for code in codes:
        by_name |= {fold_name(name): code for name in GROUP_NAMES.get(code, ())}
    found = by_name.get(fold_name(asked))
    if found is None:
        listed = ", ".join(codes)
        raise InvalidInputError(Phrase.of(UNKNOWN_GROUP, asked=asked, suggestions=listed))
    return found


def _near(asked: str, by_name: Mapping[str, str], *, cutoff: float) -> list[str]:
    close = difflib.get_close_matches(fold_name(asked), by_name, n=3, cutoff=cutoff)
    return [by_name[name] for name in close]


def chosen_instruments(
    facts: Facts, asked: Sequence[str], *, every: bool
) -> tuple[Instrument, ...]:
    """Return the instruments asked for; the universal ones by default, all where ``every``.

    Raises:
        UnknownInstrumentError: A code is unknown; the error suggests near misses.
    """
    named = {i.code: i for i in (facts.instrument(code) for code in asked)}
    if every:
        named |= {i.code: i for i in (*facts.universal(), *facts.related(), *context(facts))}
    return tuple(named.values()) or facts.universal()


def context(facts: Facts) -> tuple[Instrument, ...]:
    """Return the treaties of which only the parties are known, oldest first."""
    context = [i for i in facts.instruments.values() if i.category is Category.CONTEXT]
    found = [i for i in context if i.is_treaty]
    return tuple(sorted(found, key=lambda i: (i.adopted, i.code)))
