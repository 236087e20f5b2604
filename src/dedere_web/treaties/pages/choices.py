"""Filters that several pages share: regions, groups, themes, instruments, and what was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere.parties import State, fold_name
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.labels import GROUPS, THEMES, label


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFilter:
    """Which States are asked for."""

    region: str = ""
    group: str = ""
    name: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], facts: Facts) -> "StateFilter":
        """Read the filter; a region or group that does not exist filters nothing."""
        region, group = query.get("region", "").strip(), query.get("group", "").strip()
        return cls(
            region=region if region in facts.parties.regions else "",
            group=group if group in GROUPS else "",
            name=query.get("q", "").strip()[:100],
        )

    def lets(self, state: State) -> bool:
        """Say whether a State passes."""
        return (
            (not self.region or self.region in state.regions)
            and (not self.group or self.group == state.group)
            and (not self.name or _is_called(state, self.name))
        )


def _is_called(state: State, asked: str) -> bool:
    if asked.casefold() == state.code.casefold():
        return True
    folded = fold_name(asked)
    return any(folded in fold_name(name) for name in (*state.names.values(), *state.other_names))


def region_choices(desk: Desk, chosen: str) -> tuple[Choice, ...]:
    """Return every region of M49, parts below their whole."""
    regions = desk.facts.parties.regions
    children: dict[str, list[str]] = {}
    for region in regions.values():
        children.setdefault(region.parent, []).append(region.code)
    found: list[Choice] = []

    def add(parent: str, depth: int) -> None:
        for code in children.get(parent, ()):
            words = "\u2003" * depth + regions[code].name(desk.language)
            found.append(Choice(code, words, chosen=code == chosen))
            add(code, depth + 1)

    add("", 0)
    return tuple(found)


def group_choices(chosen: str) -> tuple[Choice, ...]:
    """Return the regional groups of the United Nations."""
    return tuple(Choice(code, str(words), code == chosen) for code, words in GROUPS.items())


def theme_choices(desk: Desk, chosen: str) -> tuple[Choice, ...]:
    """Return the thematic areas that have universal instruments."""
    universal = {i.code for i in desk.universal()}
    return tuple(
        Choice(theme.code, label(THEMES, theme.code, theme.label), theme.code == chosen)
        for theme in desk.facts.themes
        if any(entry.instrument in universal for entry in theme.instruments)
    )


def instrument_choices(desk: Desk, chosen: str) -> tuple[Choice, ...]:
    """Return every instrument, the universal ones first."""
    universal = desk.universal()
    codes = {i.code for i in universal}
    others = sorted(
        (i for i in desk.facts.instruments.values() if i.code not in codes),
        key=lambda i: i.adopted,
    )
    return tuple(
        Choice(i.code, desk.instrument_name(i.code), i.code == chosen)
        for i in (*universal, *others)
    )


def state_choices(desk: Desk, chosen: str) -> tuple[Choice, ...]:
    """Return every State of today."""
    return tuple(Choice(s.code, s.name(desk.language), s.code == chosen) for s in desk.states())


def of_theme(instruments: Iterable[Instrument], theme: str, facts: Facts) -> list[Instrument]:
    """Return the instruments that matter to a theme; all of them for no theme."""
    wanted = {entry.instrument for t in facts.themes if t.code == theme for entry in t.instruments}
    return [i for i in instruments if not wanted or i.code in wanted]


def find_state(asked: str, facts: Facts) -> State | None:
    """Return the State with this code or name, or ``None``."""
    try:
        return facts.parties.find(asked) if asked else None
    except InvalidInputError:
        return None


def certainty_choices(chosen: str) -> tuple[Choice, ...]:
    """Return which squares a table may show."""
    words = {
        "": _("all squares"),
        "established": _("in force, established"),
        "presumed": _("party, presumed or undated"),
        "unknown": _("our sources do not say"),
    }
    return tuple(Choice(value, says, value == chosen) for value, says in words.items())
