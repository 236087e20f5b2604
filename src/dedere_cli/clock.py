"""The only place of the command line that reads the clock."""

import datetime as dt


def today() -> dt.date:
    """Return today's date, in UTC."""
    return dt.datetime.now(tz=dt.UTC).date()  # noqa: TID251 - this is the clock
