"""Where a deployment keeps what is its own. The only adapter that reads the environment."""

import os
from pathlib import Path


def dedere_home() -> Path:
    """Return this deployment's folder: ``DEDERE_HOME``, or ``dedere`` in the user's data."""
    stated = os.environ.get("DEDERE_HOME", "").strip()  # noqa: TID251 - this is the file that may
    if stated:
        return Path(stated).expanduser()
    data = os.environ.get("XDG_DATA_HOME", "").strip()  # noqa: TID251 - this is the file that may
    return (Path(data) if data else Path.home() / ".local" / "share") / "dedere"
