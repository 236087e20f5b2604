"""Between rows and entries."""

import datetime as dt

from dedere_web.trail.chain import Link
from dedere_web.trail.models import Entry
from dedere_web.trail.verifying import Kept

NO_PLACE = 0
NO_MOMENT = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
"""Stand where a row holds what can be neither: no hash was ever made over them."""


def link_to_row(link: Link) -> Entry:
    """Return the row of an entry, with its hash."""
    return Entry(
        chain_id=link.chain,
        number=link.number,
        at=link.at,
        actor=link.actor,
        action=link.action,
        kind=link.kind,
        subject=link.subject,
        before=link.before,
        after=link.after,
        why=link.why,
        previous=link.previous,
        hash=link.hash(),
    )


def row_to_kept(row: Entry, *, at: dt.datetime | None) -> Kept:
    """Return an entry as the database holds it, whatever it holds.

    Args:
        row: The row; SQLite may hold text where a number should be.
        at: Its moment, ``None`` where what stands there is none.
    """
    number: object = row.number
    link = Link(
        chain=str(row.chain_id),
        number=number if isinstance(number, int) else NO_PLACE,
        at=at or NO_MOMENT,
        actor=row.actor,
        action=row.action,
        kind=row.kind,
        subject=row.subject,
        before=row.before,
        after=row.after,
        why=row.why,
        previous=row.previous,
    )
    return Kept(link=link, hash=row.hash)
