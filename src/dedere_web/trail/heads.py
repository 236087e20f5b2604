"""Signed heads: how far each chain reached at a moment, under a signature that stays outside.

Whoever can rewrite the database can rewrite a whole chain, hashes and all.  A head that was
signed and put elsewhere before is what such a chain cannot match.  The key is made at its first
use and kept in the home, never in the database.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.keys import TRAIL_FILE, Key, keep_once, new_key
from dedere_web.trail.chain import canonical
from dedere_web.trail.verifying import Reach

FORM = "dedere-trail-head-1"
MOST_BYTES = 64 * 1024 * 1024


class UnreadableHeadError(InvalidInputError):
    """A file is no head of a trail."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "{file} holds no head of a trail. Give a file that 'dedere audit head' wrote."
                ),
                file=file,
            )
        )


class ForgedHeadError(InvalidInputError):
    """The signature of a head is not that of the key that should have signed it."""

    def __init__(self, file: str, key: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The signature of {file} is not good: the file was changed, or another key "
                    "than {key} signed it. Give the public key of the deployment that made it "
                    "with --public-key, or an earlier file."
                ),
                file=file,
                key=key,
            )
        )


class BadPublicKeyError(InvalidInputError):
    """What should be a public key is none."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("The public key cannot be read. Copy it as 'dedere audit head' printed it.")
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """How far each chain reached, when, and whose signature says so."""

    made_at: str
    chains: Mapping[str, Reach]
    public_key: str
    signature: str

    def message(self) -> bytes:
        """Return what is signed."""
        return canonical({
            "form": FORM,
            "made_at": self.made_at,
            "chains": {n: {"length": r.length, "hash": r.hash} for n, r in self.chains.items()},
            "public_key": self.public_key,
        }).encode("ascii")  # fmt: skip

    def text(self) -> str:
        """Return the file: what is signed, and the signature."""
        said = json.loads(self.message()) | {"signature": self.signature}
        return json.dumps(said, indent=2, sort_keys=True) + "\n"


def sign_head(chains: Mapping[str, Reach], *, made_at: str, home: Path) -> SignedHead:
    """Sign how far the chains reach, with the key of this deployment."""
    key = _private_key(home)
    unsigned = SignedHead(
        made_at=made_at, chains=chains, public_key=_public_text(key.public_key()), signature=""
    )
    return SignedHead(
        made_at=made_at,
        chains=chains,
        public_key=unsigned.public_key,
        signature=_base64(key.sign(unsigned.message())),
    )


def public_key(home: Path) -> str:
    """Return the public key of this deployment, as text; made where there was none."""
    return _public_text(_private_key(home).public_key())


def read_head(file: Path, *, expected_key: str) -> SignedHead:
    """Read a head, and check who signed it.

    Args:
        file: What ``dedere audit head`` wrote.
        expected_key: The public key whose signature it must carry.

    Raises:
        UnreadableHeadError: The file is none.
        ForgedHeadError: The signature is not good.
        BadPublicKeyError: The public key is none.
    """
    checker = _public_key(expected_key)
    head = _read(file)
    try:
        checker.verify(base64.b64decode(head.signature, altchars=b"-_"), head.message())
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise ForgedHeadError(file.name, expected_key) from error
    return head


def _read(file: Path) -> SignedHead:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnreadableHeadError(file.name)
        said = json.loads(file.read_text(encoding="ascii"))
        chains = {
            str(name): Reach(length=int(reach["length"]), hash=str(reach["hash"]))
            for name, reach in said["chains"].items()
        }
        head = SignedHead(
            made_at=str(said["made_at"]),
            chains=chains,
            public_key=str(said["public_key"]),
            signature=str(said["signature"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableHeadError(file.name) from error
    if said.get("form") != FORM:
        raise UnreadableHeadError(file.name)
    return head


def _private_key(home: Path) -> Ed25519PrivateKey:
    file = home / TRAIL_FILE
    keep_once(file, new_key() + "\n")
    secret = Key.read(file.read_text(encoding="ascii"), where=TRAIL_FILE).secret
    return Ed25519PrivateKey.from_private_bytes(secret)


def _public_text(key: Ed25519PublicKey) -> str:
    return _base64(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _public_key(text: str) -> Ed25519PublicKey:
    try:
        raw = base64.b64decode(text.strip().encode("ascii"), altchars=b"-_", validate=True)
        return Ed25519PublicKey.from_public_bytes(raw)
    except (binascii.Error, ValueError) as error:
        raise BadPublicKeyError from error


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii")
