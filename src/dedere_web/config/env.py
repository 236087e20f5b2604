"""Everything the outside may decide. The only file of the platform that reads the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_io.home import dedere_home


class MissingSecretError(Exception):
    """No secret key is set, and none was made by ``dedere serve``."""

    def __init__(self) -> None:
        super().__init__(
            "DEDERE_SECRET_KEY is not set. Set it, or start the embedded platform with "
            "'dedere serve', which makes a key of its own and keeps it."
        )


class UnknownChoiceError(InvalidInputError):
    """A setting has a value that is none of its choices."""

    def __init__(self, name: str, stated: str, choices: tuple[str, ...]) -> None:
        super().__init__(
            Phrase.of(
                mark("{name} cannot be '{stated}'. Choose one of: {choices}."),
                name=name,
                stated=stated,
                choices=", ".join(choices),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """The settings of one deployment. A secret has no default: without one, nothing starts."""

    home: Path
    secret_key: str
    database_path: Path
    database_url: str = field(repr=False)
    database_role: str
    debug: bool
    allowed_hosts: tuple[str, ...]
    behind_tls: bool
    preview_languages: tuple[str, ...]
    jobs: str
    broker_url: str = field(repr=False)
    smtp_url: str = field(repr=False)
    mail_from: str
    log_format: str
    metrics_token: str = field(repr=False)
    metrics_folder: str
    sealing_keys: tuple[str, ...] = field(repr=False)
    pseudonym_key: str = field(repr=False)


SETTINGS = {
    "DEDERE_HOME": "Folder for the database, the compiled facts and the embedded secret key.",
    "DEDERE_SECRET_KEY": "Key that signs sessions. No default; 'dedere serve' makes one.",
    "DEDERE_DATABASE_PATH": "SQLite file. Default: dedere.sqlite3 in DEDERE_HOME.",
    "DATABASE_URL": "PostgreSQL: postgresql://user:password@host:5432/database. Default: SQLite.",
    "DEDERE_DATABASE_ROLE": "PostgreSQL role that pages and jobs take. Default: the user itself.",
    "DEDERE_DEBUG": "1 shows tracebacks in pages. Default: 0.",
    "DEDERE_ALLOWED_HOSTS": "Host names served, by comma. Default: 127.0.0.1,localhost,[::1].",
    "DEDERE_BEHIND_TLS": "1 where a proxy ends TLS: secure cookies and HSTS. Default: 0.",
    "DEDERE_SEALING_KEYS": "Keys of sealed texts, newest first. 'dedere serve' makes one.",
    "DEDERE_PSEUDONYM_KEY": "Key of pseudonyms; never changed. 'dedere serve' makes one.",
    "DEDERE_PREVIEW_LANGUAGES": "Incomplete languages to offer to translators, by comma.",
    "DEDERE_JOBS": "Where long work is done: inline, database or celery. Default: inline.",
    "DEDERE_BROKER_URL": "RabbitMQ of celery: amqp://user:password@host:5672//. No default.",
    "DEDERE_SMTP_URL": "smtp://user:password@host:587 or smtps://. Default: files in DEDERE_HOME.",
    "DEDERE_MAIL_FROM": "Sender of every message. Default: dedere@localhost.",
    "DEDERE_LOG_FORMAT": "lines for people, json for machines. Default: lines.",
    "DEDERE_METRICS_TOKEN": "Who sends it may read /metrics. Default: this machine alone.",
    "PROMETHEUS_MULTIPROC_DIR": "Folder in which processes count; 'dedere serve' sets it.",
}
"""Every setting and what it does; ``docs/settings.md`` repeats them and a test compares."""


def read_env() -> Env:
    """Read the environment once.

    Raises:
        MissingSecretError: There is no secret key.
        UnknownChoiceError: A setting has a value that is none of its choices.
    """
    home = dedere_home()
    return Env(
        home=home,
        secret_key=_secret_key(home),
        database_path=Path(_get("DEDERE_DATABASE_PATH") or home / "dedere.sqlite3"),
        database_url=_get("DATABASE_URL"),
        database_role=_get("DEDERE_DATABASE_ROLE"),
        debug=_get("DEDERE_DEBUG") == "1",
        allowed_hosts=_list("DEDERE_ALLOWED_HOSTS") or ("127.0.0.1", "localhost", "[::1]"),
        behind_tls=_get("DEDERE_BEHIND_TLS") == "1",
        preview_languages=_list("DEDERE_PREVIEW_LANGUAGES"),
        jobs=_one_of("DEDERE_JOBS", "inline", "database", "celery"),
        broker_url=_get("DEDERE_BROKER_URL"),
        smtp_url=_get("DEDERE_SMTP_URL"),
        mail_from=_get("DEDERE_MAIL_FROM") or "dedere@localhost",
        log_format=_one_of("DEDERE_LOG_FORMAT", "lines", "json"),
        metrics_token=_get("DEDERE_METRICS_TOKEN"),
        metrics_folder=_get("PROMETHEUS_MULTIPROC_DIR"),
        sealing_keys=_list("DEDERE_SEALING_KEYS"),
        pseudonym_key=_get("DEDERE_PSEUDONYM_KEY"),
    )


def name_settings() -> None:
    """Tell Django which settings to read, unless something else was named already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dedere_web.config.settings")  # noqa: TID251 - this is the file that may


def count_in(folder: Path) -> None:
    """Let the processes that this one starts count into the files of one folder."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)  # noqa: TID251 - this is the file that may


def environment_with(**added: str) -> dict[str, str]:
    """Return the environment for a program of somebody else, with what only it may know."""
    return {**os.environ, **{name: value for name, value in added.items() if value}}  # noqa: TID251 - this is the file that may


def states_secret_key() -> bool:
    """Say whether the environment itself states a secret key."""
    return bool(_get("DEDERE_SECRET_KEY"))


def states_sealing_keys() -> bool:
    """Say whether the environment itself states the keys of sealed texts."""
    return bool(_list("DEDERE_SEALING_KEYS"))


def states_pseudonym_key() -> bool:
    """Say whether the environment itself states the key of pseudonyms."""
    return bool(_get("DEDERE_PSEUDONYM_KEY"))


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


def _one_of(name: str, *choices: str) -> str:
    """Return the value of a setting with a few choices; the first is the default.

    Raises:
        UnknownChoiceError: It has another value.
    """
    stated = _get(name) or choices[0]
    if stated not in choices:
        raise UnknownChoiceError(name, stated, choices)
    return stated


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _get(name).split(",") if part.strip())
