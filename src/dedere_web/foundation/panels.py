"""Places on a page where other rooms show what they hold about its subject.

The page of a State knows nothing of notes; it says ``{% panels "state" page.state.code %}``, and
whichever room registered a panel for States draws it there.  Panels are for people who are signed
in: for strangers a page stays the same for everybody, and is drawn once.

    register(Panel(room="notes", kinds=frozenset({"state"}), draw=draw_notes))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from dedere_web.foundation.confidential import mark_confidential

Drawing = Callable[[HttpRequest, str, str], SafeString]
"""Draws the panel for a request, a kind of subject and its key; empty where there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a room shows on pages about certain kinds of subject."""

    room: str
    kinds: frozenset[str]
    draw: Drawing
    is_confidential: bool = True
    """Whether a page that shows it must never be kept."""


_PANELS: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Let a room show its panel; once for each room, a second time replaces the first."""
    _PANELS[panel.room] = panel


def draw_panels(request: HttpRequest, kind: str, key: str) -> SafeString:
    """Return every panel about a subject, in the order in which the rooms are installed."""
    if not request.user.is_authenticated:
        return SafeString("")
    drawn = []
    for panel in _PANELS.values():
        if kind not in panel.kinds:
            continue
        shown = panel.draw(request, kind, key)
        if shown and panel.is_confidential:
            mark_confidential(request)
        drawn.append(shown)
    return mark_safe("".join(drawn))  # noqa: S308 - every part is safe already
