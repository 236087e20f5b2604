"""How mail leaves the platform: through a server, or into files of the embedded default."""

from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

TIMEOUT_SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465}
FILES = "dedere_web.foundation.mail.FileBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class BadSmtpUrlError(InvalidInputError):
    """``DEDERE_SMTP_URL`` cannot be used. Its text is not repeated: it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "DEDERE_SMTP_URL cannot be read. Write it like "
                    "smtp://user:password@host:587?tls=starttls, or smtps://host:465, with every "
                    "sign of the password that is no letter or digit written as %XX. Only "
                    "tls=none sends without encryption."
                )
            )
        )


def mail_settings(url: str) -> dict[str, object]:
    """Return what Django needs to know about mail.

    Without a word about it, a connection is encrypted: from the start for ``smtps``, by STARTTLS
    for ``smtp``.

    Raises:
        BadSmtpUrlError: The address cannot be used.
    """
    if not url:
        return {"EMAIL_BACKEND": FILES}
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme)
        asked = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
    except ValueError as error:
        raise BadSmtpUrlError from error
    tls = (asked.pop("tls", None) or ["starttls"])[-1]
    if not _usable(parts) or asked or tls not in {"starttls", "none"}:
        raise BadSmtpUrlError
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and tls == "starttls",
        "EMAIL_TIMEOUT": TIMEOUT_SECONDS,
    }


def _usable(parts: SplitResult) -> bool:
    """Say whether the parts name a server and nothing that we would pass over in silence."""
    return (
        parts.scheme in PORTS
        and bool(parts.hostname)
        and "@" not in (parts.hostname or "")
        and (parts.username or "").count("@") + (parts.password or "").count("@") == 0
        and parts.path in {"", "/"}
        and not parts.fragment
    )
