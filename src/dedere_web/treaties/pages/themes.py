"""Theme hubs: the instruments of one field, what they ask, and which of them bind a State."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dedere.obligations.hubs import Asked, Duty, hub_of
from dedere.treaties.instruments import Binding, ThemeInstrument
from dedere.treaties.standing import Standing
from dedere_web.treaties.pages.choices import Choice, state_choices
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.labels import BINDINGS, PROVISIONS, RELEVANCES, THEMES, label
from dedere_web.treaties.pages.squares import Square, square_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """One theme in the list."""

    name: str
    address: str
    instruments: int
    duties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentOfTheme:
    """One instrument of a theme, with the standing of the chosen State."""

    name: str
    address: str
    relevance: str
    note: str
    square: Square | None
    standing_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOfTheme:
    """One provision that asks a duty."""

    instrument: str
    article: str
    address: str
    binding: str
    summary: str
    binds: bool
    """Whether its instrument was in force for the chosen State, as far as our sources show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOfTheme:
    """One duty: its words once, and the provisions of all instruments that ask it."""

    summary: str
    articles: tuple[ArticleOfTheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfDuty:
    """The duties of one kind."""

    about: str
    duties: tuple[DutyOfTheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage:
    """What the page of one theme shows."""

    name: str
    note: str
    states: tuple[Choice, ...]
    state_name: str
    in_force: int
    instruments: tuple[InstrumentOfTheme, ...]
    kinds: tuple[KindOfDuty, ...]
    safeguards: tuple[ArticleOfTheme, ...]
    duties: int
    provisions: int


def themes_page(desk: Desk) -> tuple[ThemeLine, ...]:
    """Return every theme, with how much it gathers."""
    return tuple(
        ThemeLine(
            name=label(THEMES, theme.code, theme.label),
            address=desk.address("theme", theme.code),
            instruments=len(theme.instruments),
            duties=len(hub_of(desk.facts, theme.code).duties),
        )
        for theme in desk.facts.themes
    )


def theme_page(desk: Desk, code: str, asked_state: str) -> ThemePage:
    """Draw up one theme, seen from a State where one is asked about.

    Raises:
        UnknownThemeError: No theme has this code.
        UnknownStateError: The State is not known.
    """
    hub = hub_of(desk.facts, code)
    state = desk.facts.parties.find(asked_state).code if asked_state else ""
    listed = tuple(_instrument(desk, entry, state) for entry in hub.theme.instruments)
    binds = _binding(desk, [entry.instrument for entry in hub.theme.instruments], state)
    return ThemePage(
        name=label(THEMES, hub.theme.code, hub.theme.label),
        note=hub.theme.note,
        states=state_choices(desk, state),
        state_name=desk.state_name(state) if state else "",
        in_force=len(binds),
        instruments=listed,
        kinds=_kinds(desk, hub.duties, binds),
        safeguards=tuple(_article(desk, one, binds) for one in hub.safeguards),
        duties=len(hub.duties),
        provisions=sum(len(duty.asked_by) for duty in hub.duties),
    )


def _binding(desk: Desk, instruments: Iterable[str], state: str) -> frozenset[str]:
    if not state:
        return frozenset()
    return frozenset(c for c in instruments if desk.find(state, c).shown is Standing.BOUND)


def _instrument(desk: Desk, entry: ThemeInstrument, state: str) -> InstrumentOfTheme:
    code = entry.instrument
    return InstrumentOfTheme(
        name=desk.instrument_name(code),
        address=desk.address("instrument", code),
        relevance=label(RELEVANCES, entry.relevance) if entry.relevance else "",
        note=entry.note,
        square=square_of(desk.find(state, code), date=desk.date) if state else None,
        standing_address=desk.address("standing", state, code) if state else "",
    )


def _kinds(desk: Desk, duties: Sequence[Duty], binds: frozenset[str]) -> tuple[KindOfDuty, ...]:
    groups: dict[str, list[DutyOfTheme]] = {}
    for duty in duties:
        shown = DutyOfTheme(
            summary=duty.asked_by[0].obligation.summary,
            articles=tuple(_article(desk, one, binds) for one in duty.asked_by),
        )
        groups.setdefault(duty.kind, []).append(shown)
    order = [*PROVISIONS, *(kind for kind in groups if kind not in PROVISIONS)]
    return tuple(
        KindOfDuty(about=label(PROVISIONS, kind), duties=tuple(groups[kind]))
        for kind in order
        if kind in groups
    )


def _article(desk: Desk, asked: Asked, binds: frozenset[str]) -> ArticleOfTheme:
    obligation = asked.obligation
    anchor = obligation.id.partition("/")[2].replace("/", "-")
    return ArticleOfTheme(
        instrument=desk.instrument_name(asked.instrument),
        article=obligation.article,
        address=f"{desk.address('instrument', asked.instrument, unfold='1')}#{anchor}",
        binding="" if obligation.binding is Binding.MUST else label(BINDINGS, obligation.binding),
        summary=obligation.summary,
        binds=asked.instrument in binds,
    )
