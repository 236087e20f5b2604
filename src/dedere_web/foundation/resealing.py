"""Changing the sealing key: a new one, every row sealed again, and the old ones forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Cast

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.above_rules import above_row_rules
from dedere_web.foundation.keys import (
    Key,
    keep_sealing_keys,
    new_key,
    sealing_keys,
    written_sealing_keys,
)
from dedere_web.foundation.sealing import FORM, SealedTextField, SealingError, sealed_fields

BATCH = 500


class KeysElsewhereError(InvalidInputError):
    """The keys come from the environment, which no command changes."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The keys come from DEDERE_SEALING_KEYS, which this command cannot change. "
                    "Print a key with --print-key, set it before the others, start every process "
                    "again, and run this with --reseal-only."
                )
            )
        )


class KeyStillUsedError(InvalidInputError):
    """An old key is not forgotten while a text is sealed under it."""

    def __init__(self, left: int) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "{left} sealed texts could not be sealed again, because their key is missing "
                    "or they were changed. The old keys are kept; bring the missing key back and "
                    "run this again."
                ),
                left=left,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """What became of one sealed field."""

    context: str
    done: int
    left: int
    """Rows that could not be opened, and stay as they are."""


def add_key() -> Key:
    """Put a new key before the others. What is sealed from now on is sealed under it.

    Raises:
        KeysElsewhereError: The keys come from the environment.
    """
    _here()
    keep_sealing_keys((new_key(), *written_sealing_keys()))
    return sealing_keys()[0]


def forget_old_keys(resealed: list[Resealed]) -> int:
    """Keep the newest key alone; return how many were forgotten.

    Raises:
        KeysElsewhereError: The keys come from the environment.
        KeyStillUsedError: A text is still sealed under an old one.
    """
    _here()
    left = sum(field.left for field in resealed)
    if left:
        raise KeyStillUsedError(left)
    newest, *old = written_sealing_keys()
    keep_sealing_keys((newest,))
    return len(old)


def reseal(*, batch: int = BATCH) -> Iterator[Resealed]:
    """Seal every text again that is not sealed under the newest key, field after field.

    Each batch is a transaction of its own. Interrupted, it goes on where it stopped when it is
    called again: what is under the newest key already is passed over.
    """
    newest = sealing_keys()[0]
    for field in sealed_fields():
        yield _reseal(field, newest, batch)


def _reseal(field: SealedTextField, newest: Key, batch: int) -> Resealed:
    done, left, after = 0, 0, None
    while True:
        with above_row_rules([field.model]):
            rows = list(_under_old_keys(field, newest, after)[:batch])
            for pk, token in rows:
                if _sealed_again(field, pk, token):
                    done += 1
                else:
                    left += 1
        if not rows:
            return Resealed(context=field.context, done=done, left=left)
        after = rows[-1][0]


def _under_old_keys(
    field: SealedTextField, newest: Key, after: Any
) -> "models.QuerySet[Any, tuple[Any, str]]":
    """Return key and token of the rows to seal again, after a given one."""
    rows = (
        _rows(field)
        .filter(token__isnull=False)
        .exclude(token__startswith=f"{FORM}.{newest.id}.")
        .order_by("pk")
    )
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.values_list("pk", "token")


def _sealed_again(field: SealedTextField, pk: Any, token: str) -> bool:
    try:
        clear = field.from_db_value(token, None, None)
    except SealingError:
        return False
    # Only if nobody has written it since: what they wrote is under the newest key already.
    _rows(field).filter(pk=pk, token=token).update(**{field.attname: clear})
    return True


def _rows(field: SealedTextField) -> "models.QuerySet[Any]":
    token = Cast(F(field.attname), models.TextField())
    return field.model._base_manager.annotate(token=token)


def _here() -> None:
    if settings.SEALING_KEYS:
        raise KeysElsewhereError
