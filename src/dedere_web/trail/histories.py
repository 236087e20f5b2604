"""Whose history stands on which page, and who may read it.

A room registers one function for each of its pages that a person may change things from::

    register_history("note", history_of_note)

and its template says where it stands: ``{% history "note" page.note.pk %}``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedere_web.trail.registry import Person, Subject

if TYPE_CHECKING:
    # Rooms register before rows can be imported.
    from dedere_web.foundation.tenancy import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one person may read of what happened to the subject of a page."""

    viewer: "Viewer"
    subjects: tuple[Subject, ...]
    """The records whose entries make the history; one, or several that belong together."""
    title: str
    """What the page is about, in words."""
    address: str
    """Where the page is."""


Tell = Callable[[Person, str], Told | None]
"""Returns what a person may read under a key; ``None``: for this person there is nothing."""

_TELLERS: dict[str, Tell] = {}


def register_history(name: str, tell: Tell) -> None:
    """Let a kind of page have a history. Again: replaces it."""
    _TELLERS[name] = tell


def history_told(name: str, person: Person, key: str) -> Told | None:
    """Return what a person may read of the history of a page, ``None`` where there is nothing."""
    tell = _TELLERS.get(name)
    return tell(person, key) if tell is not None else None
