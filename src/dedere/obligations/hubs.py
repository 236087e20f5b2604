"""Theme hubs: what the instruments ask in one field, the same duty of several texts once.

The provisions that matter to a theme are data (``themes.yaml``); which of them are the same duty
is decided as for the questions of an assessment
(:func:`dedere.obligations.assessment.questions.question_keys`).
"""

from dataclasses import dataclass

from dedere.errors import InvalidInputError
from dedere.obligations.assessment.questions import question_keys
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Obligation, Theme

NO_THEME = mark("'{asked}' is no theme. Choose one of: {themes}.")


class UnknownThemeError(InvalidInputError):
    """No theme has this code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One provision of one instrument that asks a duty."""

    instrument: str
    obligation: Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty, with every provision of the theme that asks it."""

    key: str
    kind: str
    asked_by: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """One theme: its instruments in the order of their relevance, and what they ask."""

    theme: Theme
    duties: tuple[Duty, ...]
    safeguards: tuple[Asked, ...]
    """Provisions on human rights that limit what is done in this field."""


def find_theme(facts: Facts, code: str) -> Theme:
    """Return the theme with a code.

    Raises:
        UnknownThemeError: There is none.
    """
    for theme in facts.themes:
        if theme.code == code:
            return theme
    known = ", ".join(theme.code for theme in facts.themes)
    raise UnknownThemeError(Phrase.of(NO_THEME, asked=code, themes=known))


def hub_of(facts: Facts, code: str) -> Hub:
    """Return what the instruments ask in one field.

    Where the data name no provisions of an instrument, all of them belong to the theme.

    Raises:
        UnknownThemeError: No theme has this code.

    Source: the articles of the obligations named.
    """
    theme = find_theme(facts, code)
    keys = question_keys(facts)
    found: dict[str, list[Asked]] = {}
    for entry in theme.instruments:
        instrument = facts.instruments[entry.instrument]
        chosen = frozenset(entry.obligations)
        for obligation in instrument.obligations:
            if not chosen or obligation.id in chosen:
                one = Asked(instrument=instrument.code, obligation=obligation)
                found.setdefault(keys[obligation.id], []).append(one)
    duties = (
        Duty(key=key, kind=asked[0].obligation.kind, asked_by=tuple(asked))
        for key, asked in found.items()
    )
    known = {o.id: (i.code, o) for i in facts.instruments.values() for o in i.obligations}
    safeguards = tuple(
        Asked(instrument=known[id_][0], obligation=known[id_][1]) for id_ in theme.safeguards
    )
    return Hub(theme=theme, duties=tuple(duties), safeguards=safeguards)
