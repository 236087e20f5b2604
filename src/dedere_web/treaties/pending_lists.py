"""Uploads that wait for a person to confirm them, kept in the home for an hour.

The proof that goes into the page is signed, holds what the person said about the list, and is
good for that person only.
"""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.accounts.policies import Person
from dedere_web.foundation import clock
from dedere_web.treaties.offered_lists import OfferedList, read_partial_date

KEPT_FOR = timedelta(hours=1)
_SALT = "treaties.pending-list"


class UploadGoneError(InvalidInputError):
    """The upload that should be confirmed is not here any more, or was another person's."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark("The list is no longer kept here; nothing was imported. Upload it once more.")
            )
        )


def keep(offered: OfferedList, *, owner: Person) -> str:
    """Keep an upload and return the proof by which its owner may confirm it."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old(folder)
    file = folder / offered.sha256
    file.touch(mode=0o600)
    file.write_bytes(offered.content)
    return signing.dumps(
        {
            "owner": owner.pk,
            "sha256": offered.sha256,
            "reader": offered.reader,
            "file_name": offered.file_name,
            "instrument": offered.instrument,
            "source_id": offered.source_id,
            "source_title": offered.source_title,
            "as_of": str(offered.as_of or ""),
        },
        salt=_SALT,
        compress=True,
    )


def kept(proof: str, *, owner: Person) -> OfferedList:
    """Return the upload that ``owner`` kept.

    Raises:
        UploadGoneError: The proof is forged, too old or another person's, or the file is gone.
    """
    try:
        said: dict[str, Any] = signing.loads(proof, salt=_SALT, max_age=KEPT_FOR)
        content = (_folder() / said["sha256"]).read_bytes()
    except (signing.BadSignature, OSError) as error:
        raise UploadGoneError from error
    if said["owner"] != owner.pk or hashlib.sha256(content).hexdigest() != said["sha256"]:
        raise UploadGoneError
    return OfferedList(
        reader=said["reader"],
        content=content,
        file_name=said["file_name"],
        instrument=said["instrument"],
        source_id=said["source_id"],
        source_title=said["source_title"],
        as_of=read_partial_date(said["as_of"]),
    )


def _folder() -> Path:
    return Path(settings.DEDERE_HOME) / "pending"


def _forget_old(folder: Path) -> None:
    too_old = (clock.now() - KEPT_FOR).timestamp()
    for file in folder.iterdir():
        if file.stat().st_mtime < too_old:
            file.unlink(missing_ok=True)
