"""What was already looked up about people within one request, and never longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dedere_web.foundation.tenancy import Viewer

_seen: ContextVar[dict[int, Viewer] | None] = ContextVar("viewers_of_this_request", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Remember viewers until the request is answered; outside, nothing is remembered."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def recall(person: int) -> Viewer | None:
    """Return what was worked out for a person in this request."""
    return (_seen.get() or {}).get(person)


def remember(person: int, viewer: Viewer) -> None:
    """Keep what was worked out, where a request is being answered."""
    seen = _seen.get()
    if seen is not None:
        seen[person] = viewer


def forget() -> None:
    """Drop everything, because a membership, a role or a second factor has just changed."""
    seen = _seen.get()
    if seen is not None:
        seen.clear()
