"""The only place of the platform that reads the clock."""

import datetime as dt


def now() -> dt.datetime:
    """Return this moment, in UTC."""
    return dt.datetime.now(tz=dt.UTC)  # noqa: TID251 - this is the clock


def today() -> dt.date:
    """Return today's date, in UTC."""
    return now().date()
