"""Everything the outside may decide. The only file of the platform that reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from dedere_io.home import dedere_home


class MissingSecretError(Exception):
    """No secret key is set, and none was made by ``dedere serve``."""

    def __init__(self) -> None:
        super().__init__(
            "DEDERE_SECRET_KEY is not set. Set it, or start the embedded platform with "
            "'dedere serve', which makes a key of its own and keeps it."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """The settings of one deployment. A secret has no default: without one, nothing starts."""

    home: Path
    secret_key: str
    database_path: Path
    debug: bool
    allowed_hosts: tuple[str, ...]
    behind_tls: bool
    preview_languages: tuple[str, ...]


SETTINGS = {
    "DEDERE_HOME": "Folder for the database, the compiled facts and the embedded secret key.",
    "DEDERE_SECRET_KEY": "Key that signs sessions. No default; 'dedere serve' makes one.",
    "DEDERE_DATABASE_PATH": "SQLite file. Default: dedere.sqlite3 in DEDERE_HOME.",
    "DEDERE_DEBUG": "1 shows tracebacks in pages. Default: 0.",
    "DEDERE_ALLOWED_HOSTS": "Host names served, by comma. Default: 127.0.0.1,localhost,[::1].",
    "DEDERE_BEHIND_TLS": "1 where a proxy ends TLS: secure cookies and HSTS. Default: 0.",
    "DEDERE_PREVIEW_LANGUAGES": "Incomplete languages to offer to translators, by comma.",
}
"""Every setting and what it does; ``docs/settings.md`` repeats them and a test compares."""


def read_env() -> Env:
    """Read the environment once.

    Raises:
        MissingSecretError: There is no secret key.
    """
    home = dedere_home()
    return Env(
        home=home,
        secret_key=_secret_key(home),
        database_path=Path(_get("DEDERE_DATABASE_PATH") or home / "dedere.sqlite3"),
        debug=_get("DEDERE_DEBUG") == "1",
        allowed_hosts=_list("DEDERE_ALLOWED_HOSTS") or ("127.0.0.1", "localhost", "[::1]"),
        behind_tls=_get("DEDERE_BEHIND_TLS") == "1",
        preview_languages=_list("DEDERE_PREVIEW_LANGUAGES"),
    )


def name_settings() -> None:
    """Tell Django which settings to read, unless something else was named already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dedere_web.config.settings")  # noqa: TID251 - this is the file that may


def states_secret_key() -> bool:
    """Say whether the environment itself states a secret key."""
    return bool(_get("DEDERE_SECRET_KEY"))


def secret_key_file(home: Path) -> Path:
    """Return the file in which the embedded platform keeps the key it made for itself."""
    return home / "secret-key"


def _secret_key(home: Path) -> str:
    stated = _get("DEDERE_SECRET_KEY")
    if stated:
        return stated
    made = secret_key_file(home)
    if made.is_file():
        return made.read_text(encoding="ascii").strip()
    raise MissingSecretError


def _get(name: str) -> str:
    return os.environ.get(name, "").strip()  # noqa: TID251 - this is the file that may


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _get(name).split(",") if part.strip())
