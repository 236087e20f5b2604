"""The five states of the legend as marks of one character, with their words.

The same everywhere: a mark is never alone, words or a legend stand beside it.
"""

import click

from dedere.phrases import Phrase, Speaker, mark
from dedere.treaties.actions import ActionKind
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Certainty, LastKnown, Standing, StandingFinding
from dedere_cli.output import can_say

_SURE, _UNSURE, _HALF, _EMPTY, _STRUCK, _UNKNOWN = "■▨◧□⊠?"
_PLAIN = dict(zip("■▨◧□⊠?", "#%+-x?", strict=True))
"""What stands for each mark where the terminal has only ASCII."""

IN_FORCE_SINCE = mark("in force since {since}")
PARTY_UNDATED = mark("party, date not in our sources")
DEPOSITED = mark("deposited, in force on {date}")
DEPOSITED_WAITING = mark("deposited, not yet in force")
SIGNED_ON = mark("signed {date}")
SIGNED = mark("signed, date not in our sources")
WITHDREW_ON = mark("withdrew on {date}")
WITHDREW = mark("withdrew, date not in our sources")
NOT_A_PARTY = mark("not a party")
NOT_YET_OPEN = mark("not open before {date}")
NO_LONGER = mark("no longer a State since {date}")
NOT_YET = mark("no State before {date}")
BOUND_NOBODY = mark("in force for nobody on that day")
NOT_SAID = mark("our sources do not say")

LAST_KNOWN = {
    Standing.BOUND: mark("party, {date}"),
    Standing.CONSENTED: mark("deposited, {date}"),
    Standing.SIGNED: mark("signed, {date}"),
    Standing.WITHDRAWN: mark("withdrew, {date}"),
    Standing.NONE: mark("not a party, {date}"),
    Standing.UNKNOWN: mark("unknown, {date}"),
}

CERTAINTIES = {
    Certainty.ESTABLISHED: mark("established"),
    Certainty.PRESUMED: mark("presumed"),
    Certainty.UNDATED: mark("undated"),
    Certainty.NO_DATA: mark("no data"),
}

LAST_KNOWN_ONLY = mark("beside a mark: last known, not said for this day")

LEGEND = (
    (_SURE, mark("bound, established")),
    (_UNSURE, mark("bound, presumed or undated")),
    (_HALF, mark("deposited or signed")),
    (_EMPTY, mark("not a party")),
    (_STRUCK, mark("withdrawn")),
    (_UNKNOWN, mark("our sources do not say")),
)

_COLOURS = {_UNSURE: "cyan", _UNKNOWN: "yellow", _STRUCK: "red"}


def glyph(finding: StandingFinding) -> str:
    """Return the mark of a standing."""
    return drawn(_glyph(finding.standing, finding.certainty))


def shown_glyph(finding: StandingFinding) -> str:
    """Return two characters for a matrix: what was last known, and ``?`` where no more is said."""
    last = finding.last_known
    if finding.standing is not Standing.UNKNOWN or last is None:
        return glyph(finding) + " "
    return drawn(_glyph(last.standing, finding.certainty)) + drawn(_UNKNOWN)


def _glyph(standing: Standing, certainty: Certainty) -> str:
    match standing:
        case Standing.BOUND:
            return _SURE if certainty is Certainty.ESTABLISHED else _UNSURE
        case Standing.CONSENTED | Standing.SIGNED:
            return _HALF
        case Standing.NONE:
            return _EMPTY
        case Standing.WITHDRAWN:
            return _STRUCK
        case Standing.UNKNOWN:
            return _UNKNOWN


def drawn(sign: str) -> str:
    """Return a mark as this terminal can show it, coloured where it wants attention."""
    shown = sign if can_say("".join(_PLAIN)) else _PLAIN[sign]
    colour = _COLOURS.get(sign)
    return click.style(shown, fg=colour) if colour else shown


def position(finding: StandingFinding, facts: Facts) -> Phrase:
    """Say in a few words what a State is to an instrument."""
    match finding.standing:
        case Standing.BOUND if finding.since is not None:
            return Phrase.of(IN_FORCE_SINCE, since=finding.since)
        case Standing.BOUND:
            return Phrase.of(PARTY_UNDATED)
        case Standing.CONSENTED if finding.takes_effect is not None:
            return Phrase.of(DEPOSITED, date=finding.takes_effect)
        case Standing.CONSENTED:
            return Phrase.of(DEPOSITED_WAITING)
        case Standing.SIGNED:
            return _dated(finding, ActionKind.SIGNATURE, SIGNED_ON, SIGNED)
        case Standing.WITHDRAWN:
            return _dated(finding, ActionKind.DENUNCIATION, WITHDREW_ON, WITHDREW)
        case Standing.NONE:
            return _none(finding, facts)
        case Standing.UNKNOWN if finding.binds_nobody:
            return Phrase.of(BOUND_NOBODY)
        case Standing.UNKNOWN:
            return Phrase.of(NOT_SAID)


def _none(finding: StandingFinding, facts: Facts) -> Phrase:
    opened = facts.instruments[finding.instrument].open_from
    began, ended = facts.parties.began(finding.state), facts.parties.ended(finding.state)
    if finding.on < opened:
        return Phrase.of(NOT_YET_OPEN, date=opened)
    if ended is not None and ended.date <= finding.on:
        return Phrase.of(NO_LONGER, date=ended.date)
    if began is not None and finding.on < began.date:
        return Phrase.of(NOT_YET, date=began.date)
    return Phrase.of(NOT_A_PARTY)


def _dated(finding: StandingFinding, kind: ActionKind, dated: str, undated: str) -> Phrase:
    for action in finding.actions:
        if action.kind is kind and action.date is not None:
            return Phrase.of(dated, date=action.date)
    return Phrase.of(undated)


def certainty_word(finding: StandingFinding) -> Phrase:
    """Say how sure a standing is."""
    return Phrase.of(CERTAINTIES[finding.certainty])


def last_known_words(last: LastKnown | None, speaker: Speaker) -> str:
    """Say what was last known, and of which day; nothing where nothing was."""
    return Phrase.of(LAST_KNOWN[last.standing], date=last.on).say(speaker) if last else ""
