"""Text that the database holds only under seal: encrypted, and bound to its table and column.

    text = SealedTextField(_("text"))

A token is ``d1.KEY.DATA``: the form, the name of the key, and AES-256-GCM with a nonce of its
own.  Table and column are part of what the seal covers, so that a token put elsewhere is refused.
"""

import base64
import binascii
import logging
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.core import checks
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from dedere.errors import DedereError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.keys import Key, sealing_keys

FORM = "d1"
NONCE_BYTES = 12

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    _TextField = models.TextField[str | None, str]
else:
    _TextField = models.TextField


class SealingError(DedereError):
    """Something sealed cannot be opened."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        # The operator learns of it in one line: a reader's page is no place to learn of it alone.
        log.error("%s", self)


class LostKeyError(SealingError):
    """The key that sealed a text is not among those of this deployment."""

    def __init__(self, key: str, context: str) -> None:
        self.key = key
        super().__init__(
            Phrase.of(
                mark(
                    "The key {key}, which sealed {context}, is missing. Restore it from the "
                    "backup of the keys: add it to the end of DEDERE_SEALING_KEYS or of the file "
                    "sealing-keys. Without it this text cannot be read by anybody."
                ),
                key=key,
                context=context,
            )
        )


class BrokenSealError(SealingError):
    """A sealed text was changed, or taken from another place."""

    def __init__(self, context: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "A sealed text in {context} was changed outside Dedere, or moved there from "
                    "another place: it is refused. Restore the row from a backup."
                ),
                context=context,
            )
        )


def seal(text: str, *, context: str) -> str:
    """Return a token that only this deployment opens, and only in this context.

    Args:
        text: What is confidential.
        context: Where the token belongs, as ``table.column``.

    Raises:
        KeyMissingError: There is no key.
        BadKeyError: A key cannot be read.
    """
    key = sealing_keys()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    hidden = AESGCM(key.secret).encrypt(
        nonce, text.encode("utf-8", "surrogatepass"), _bound(key.id, context)
    )
    return f"{FORM}.{key.id}.{base64.urlsafe_b64encode(nonce + hidden).decode('ascii')}"


def unseal(token: str, *, context: str) -> str:
    """Return the text that was sealed for this context.

    Raises:
        LostKeyError: Its key is not here any more.
        BrokenSealError: It was changed, or it belongs elsewhere.
        KeyMissingError: There is no key at all.
        BadKeyError: A key cannot be read.
    """
    form, _, rest = token.partition(".")
    key_id, _, data = rest.partition(".")
    if form != FORM or not data:
        raise BrokenSealError(context)
    key = _key(key_id, context)
    try:
        sealed = base64.b64decode(data, altchars=b"-_", validate=True)
        opened = AESGCM(key.secret).decrypt(
            sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(key_id, context)
        )
    except (InvalidTag, ValueError, binascii.Error) as error:
        raise BrokenSealError(context) from error
    if base64.urlsafe_b64encode(sealed).decode("ascii") != data:
        raise BrokenSealError(context)  # one text has one way to be written
    return opened.decode("utf-8", "surrogatepass")


def sealed_under(token: str) -> str:
    """Return the name of the key under which a token is sealed."""
    return token.split(".", 2)[1] if token.count(".") >= 2 else ""


class SealedTextField(_TextField):
    """Text that is encrypted in the database and clear in the program.

    The database cannot search, sort or compare it: of all lookups only ``isnull`` works.
    """

    description = "Text under seal"

    @property
    def context(self) -> str:
        """Where the tokens of this field belong."""
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(
        self,
        value: str | None,
        expression: object,  # noqa: ARG002 - the framework's signature
        connection: BaseDatabaseWrapper | None,  # noqa: ARG002 - the framework's signature
    ) -> str | None:
        """Open what the database holds."""
        return None if value is None else unseal(value, context=self.context)

    def get_db_prep_value(
        self,
        value: Any,
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002 - the framework's signature
    ) -> Any:
        """Seal what goes to the database."""
        plain = super().get_db_prep_value(value, connection, prepared)
        return seal(plain, context=self.context) if isinstance(plain, str) else plain

    def get_lookup(self, lookup_name: str) -> type[models.Lookup[Any]] | None:
        """Refuse every comparison: no two tokens are alike, not even of one text."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuse an index or a promise that tokens cannot keep."""
        found = super().check(**kwargs)
        if self.unique or getattr(self, "db_index", False):
            found.append(
                checks.Error("A sealed field can be neither indexed nor unique.", obj=self)
            )
        return found


def sealed_fields() -> Iterator[SealedTextField]:
    """Yield every sealed field of every model, table by table."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedTextField):
                yield field


def _key(key_id: str, context: str) -> Key:
    for key in sealing_keys():
        if key.id == key_id:
            return key
    raise LostKeyError(key_id, context)


def _bound(key_id: str, context: str) -> bytes:
    return f"{FORM}|{key_id}|{context}".encode()
