"""Mail of the embedded default: every message is a file that the operator can read and pass on."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage as ReadMessage
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from dedere_web.foundation import clock

MOST_SHOWN = 200
_NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMessage:
    """A message as it lies in the folder."""

    name: str
    sent: str
    to: str
    subject: str
    body: str = ""


class FileBackend(BaseEmailBackend):
    """Writes each message into a file that this account alone may read."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; each is there whole, or not at all."""
        folder = mail_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{clock.now():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
            unfinished = folder / f"{name}.part"
            unfinished.touch(mode=0o600)
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(folder / f"{name}.eml")
        return len(email_messages)


def mail_folder() -> Path:
    """Return the folder of the messages."""
    return Path(settings.DEDERE_HOME) / "mail"


def kept_messages() -> list[KeptMessage]:
    """Return the newest messages, newest first, without their text."""
    files = sorted(mail_folder().glob("*.eml"), reverse=True)[:MOST_SHOWN]
    return [_headers(file) for file in files if _NAME.fullmatch(file.stem)]


def kept_message(name: str) -> KeptMessage | None:
    """Return one message with its text, or ``None``."""
    file = mail_folder() / f"{name}.eml"
    if not _NAME.fullmatch(name) or not file.is_file():
        return None
    message = _read(file, headers_only=False)
    part = message.get_body(preferencelist=("plain",))
    body = str(part.get_content()) if isinstance(part, ReadMessage) else ""
    return _kept(file, message, body=body)


def _headers(file: Path) -> KeptMessage:
    return _kept(file, _read(file, headers_only=True))


def _read(file: Path, *, headers_only: bool) -> ReadMessage:
    with file.open("rb") as stream:
        parser = BytesParser(ReadMessage, policy=policy.default)
        return parser.parse(stream, headersonly=headers_only)


def _kept(file: Path, message: ReadMessage, *, body: str = "") -> KeptMessage:
    return KeptMessage(
        name=file.stem,
        sent=str(message["Date"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        body=body,
    )
