"""Squares: one standing as the matrix, the map's table, a timeline and a text page all show it.

Five states, one legend.  ``css`` names the shape; ``words`` say the same to a screen reader.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.treaties import sayings
from dedere.treaties.actions import ActionKind
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere_io.pictures.glyphs import GLYPHS, Glyph, glyph_of

SayDate = Callable[[dt.date], str]
"""How a date is written: ``str`` as in a file, otherwise as a page writes it, isolated."""


@dataclass(frozen=True, slots=True)
class Square:
    """One standing: its shape and its words."""

    css: str
    words: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend."""

    css: str
    words: str


def legend() -> tuple[LegendEntry, ...]:
    """Return the legend, the same under every picture and table."""
    return (
        *(LegendEntry(glyph.css, glyph_words(glyph)) for glyph in GLYPHS if not glyph.last),
        LegendEntry("g g-none g-last", _("broken edge on grey: as last known, on another day")),
        LegendEntry("conflict-mark", _("sources contradict each other")),
    )


_GLYPH_WORDS = {
    "bound": gettext_lazy("in force, established"),
    "presumed": gettext_lazy("party; presumed, or the date is not in our sources"),
    "half": gettext_lazy("deposited and not yet in force, or signed"),
    "none": gettext_lazy("not a party"),
    "withdrawn": gettext_lazy("withdrew"),
    "unknown": gettext_lazy("our sources do not say"),
    "presumed-last": gettext_lazy("party on another day; of this day our sources do not say"),
    "half-last": gettext_lazy("signed, as last known"),
    "none-last": gettext_lazy("not a party, as last known"),
    "withdrawn-last": gettext_lazy("withdrew, as last known"),
}


def glyph_words(glyph: Glyph) -> str:
    """Return what a shape means, for legends."""
    return str(_GLYPH_WORDS.get(glyph.key, glyph.key))


def square_of(finding: StandingFinding, *, date: SayDate) -> Square:
    """Return how a standing is drawn and said.

    Args:
        finding: The standing.
        date: How dates are written: in running text or as in a table.
    """
    css = glyph_of(finding).css
    if is_conflict(finding):
        css += " conflict"
    return Square(css, words_of(finding, date=date))


def words_of(finding: StandingFinding, *, date: SayDate) -> str:
    """Say a standing in a few words."""
    match finding.standing:
        case Standing.BOUND:
            return _bound(finding, date)
        case Standing.CONSENTED:
            if finding.takes_effect is None:
                return _("consent deposited, not in force")
            return format_html(_("deposited, in force on {date}"), date=date(finding.takes_effect))
        case Standing.SIGNED:
            return _signed(finding, date)
        case Standing.WITHDRAWN:
            return _withdrawn(finding, date)
        case Standing.NONE:
            return _("not a party")
        case Standing.UNKNOWN if finding.binds_nobody:
            return _("in force for nobody on that day")
        case Standing.UNKNOWN:
            return _unknown(finding, date)


def is_conflict(finding: StandingFinding) -> bool:
    """Say whether sources contradict each other about this standing."""
    return any(
        reason.says.template in _CONTRADICTIONS
        for top in finding.because
        for reason in (top, *top.grounds)
    )


_CONTRADICTIONS = frozenset({sayings.SOURCES_DISAGREE, sayings.CONTRADICTS_LIST})


def _bound(finding: StandingFinding, date: SayDate) -> str:
    said = {
        "since": date(finding.since) if finding.since else "",
        "last": date(finding.last_known.on) if finding.last_known else "",
    }
    if finding.since is None:
        if finding.certainty is Certainty.UNDATED and finding.last_known:
            return format_html(_("party, date not in our sources; last known {last}"), **said)
        if finding.last_known:
            return format_html(_("in force, first day not settled; last known {last}"), **said)
        if finding.certainty is Certainty.UNDATED:
            return _("party, date not in our sources")
        return _("in force, first day not settled")
    if finding.certainty is Certainty.ESTABLISHED or not finding.last_known:
        return format_html(_("in force since {since}"), **said)
    return format_html(_("in force since {since}; presumed after {last}"), **said)


def _signed(finding: StandingFinding, date: SayDate) -> str:
    for action in finding.actions:
        if action.kind is ActionKind.SIGNATURE and action.day:
            return format_html(_("signed on {date}, not a party"), date=date(action.day))
    return _("signed, not a party")


def _withdrawn(finding: StandingFinding, date: SayDate) -> str:
    for reason in reversed(finding.because):
        if isinstance(reason.date, dt.date) and reason.date <= finding.on:
            return format_html(_("withdrew, no longer bound since {date}"), date=date(reason.date))
    return _("withdrew")


def _unknown(finding: StandingFinding, date: SayDate) -> str:
    last = finding.last_known
    if last is None:
        return _("our sources do not say")
    said = {"last": date(last.on)}
    if last.standing is Standing.BOUND:
        return format_html(_("a party by {last}; since when, our sources do not say"), **said)
    if last.standing is Standing.SIGNED:
        if last.on > finding.on:
            return _("signed; our sources do not say more")
        return format_html(
            _("signed, not a party up to {last}; later, our sources do not say"), **said
        )
    return format_html(_("not a party up to {last}; later, our sources do not say"), **said)
