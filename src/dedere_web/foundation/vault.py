"""Files of confidential records: kept in the home, each encrypted with a key of its own.

The key of a file stands in its row, under seal (``sealing``): a copy of the folder alone opens
nothing, changing the sealing keys needs no file to be written again, and a file whose row is gone
can be read by nobody.
"""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from dedere.phrases import Phrase, mark
from dedere_web.foundation.sealing import SealingError

FOLDER = "files"
NONCE_BYTES = 12
KEY_BITS = 256


class LostFileError(SealingError):
    """A file that a row names is not in the home, or is not what was put there."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The kept file {name} is missing or was changed outside Dedere. Restore the "
                    "folder 'files' from a backup."
                ),
                name=name,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """What a row remembers of a file."""

    name: str
    """A name that says nothing; the name its sender gave stands in the row."""
    key: str = field(repr=False)
    sha256: str
    size: int


def keep_file(content: bytes) -> KeptFile:
    """Encrypt a file and write it: all of it, or nothing."""
    name = secrets.token_hex(20)
    key = AESGCM.generate_key(KEY_BITS)
    nonce = secrets.token_bytes(NONCE_BYTES)
    place = _place(name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_bytes(nonce + AESGCM(key).encrypt(nonce, content, name.encode("ascii")))
    part.replace(place)
    return KeptFile(
        name=name,
        key=urlsafe_b64encode(key).decode("ascii"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def read_file(kept: KeptFile) -> bytes:
    """Return the content of a kept file.

    Raises:
        LostFileError: It is gone, or it is not what was kept.
    """
    try:
        sealed = _place(kept.name).read_bytes()
        cipher = AESGCM(urlsafe_b64decode(kept.key))
        content = cipher.decrypt(
            sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], kept.name.encode("ascii")
        )
    except (OSError, InvalidTag, ValueError) as error:
        raise LostFileError(kept.name) from error
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise LostFileError(kept.name)
    return content


def drop_file(name: str) -> None:
    """Remove a kept file; one that is gone already is gone."""
    _place(name).unlink(missing_ok=True)


def _place(name: str) -> Path:
    return Path(settings.DEDERE_HOME) / FOLDER / name[:2] / name
