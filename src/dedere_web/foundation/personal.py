"""What the platform knows of persons: marked field by field, exported, kept for a time, erased.

The marks of every model stand in one register (``config.personal_data``), where the person who
answers for data protection reads them on one page.  The functions here take that register and do
what it says; nothing personal is handled anywhere else.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils.functional import Promise

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.above_rules import above_row_rules
from dedere_web.foundation.pseudonyms import pseudonym

Words = str | Promise
Row = models.Model
Eraser = Callable[[int], None]

ERASED_DOMAIN = "erased.invalid"
"""Where the address of an account that was erased ends. No mail ever goes there."""


class Erasing(StrEnum):
    """What takes the place of a value when a person is erased."""

    EMPTY = "empty"
    NOTHING = "nothing"
    ADDRESS = "address"
    """An address that reaches nobody and says who it was to nobody."""
    UNUSABLE_PASSWORD = "unusable-password"  # noqa: S105 - a way of erasing
    NO = "no"
    """``False``: a right or a wish that ends."""
    KEEP = "keep"
    """The value stays, because another duty demands it; the purpose says which."""


@dataclass(frozen=True, slots=True)
class Personal:
    """The mark of one field."""

    purpose: Words
    erasing: Erasing = Erasing.EMPTY
    secret: bool = False
    """Left out of an export: a password, a key of a second factor."""


@dataclass(frozen=True, slots=True)
class KeepFor:
    """How long rows are kept, counted from one of their moments."""

    days: int
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Everything that is to be said about one model."""

    model: str
    person: str = ""
    """The field or path that holds the number of the person; empty: rows name no account."""
    address: str = ""
    """The field that holds the address of the person, where no number does."""
    fields: Mapping[str, Personal] = field(default_factory=dict)
    not_personal: frozenset[str] = frozenset()
    erases_rows: bool = False
    """Whether erasing removes the whole row."""
    kept: KeepFor | None = None

    def rows(self) -> type[Row]:
        """Return the model."""
        return next(model for model in apps.get_models() if model._meta.label == self.model)

    def of(self, person: int, address: str) -> "models.QuerySet[Any] | None":
        """Return the rows about a person, ``None`` where no row can be tied to one."""
        manager = self.rows()._base_manager
        if self.person:
            return manager.filter(**{self.person: person}).order_by("pk")
        if self.address and address:
            return manager.filter(**{f"{self.address}__iexact": address}).order_by("pk")
        return None


Register = Sequence[Marks]


class UnknownPersonError(InvalidInputError):
    """Nobody has this number or address."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "No account has the number or the address '{asked}'. Check it; a person who "
                    "was erased can be found by number only."
                ),
                asked=asked,
            )
        )


_ERASERS: dict[str, Eraser] = {}


def register_eraser(name: str, eraser: Eraser) -> None:
    """Let an app erase what no mark describes, such as a file. Called with the person's number."""
    _ERASERS[name] = eraser


def person_number(asked: str) -> int:
    """Return the number of an account, from the number or the e-mail address.

    Raises:
        UnknownPersonError: Nobody has it.
    """
    people = get_user_model()._base_manager
    wanted = {"pk": int(asked)} if asked.isascii() and asked.isdecimal() else {
        "email": asked.strip().lower()
    }  # fmt: skip
    found = people.filter(**wanted).values_list("pk", flat=True).first()
    if found is None:
        raise UnknownPersonError(asked)
    return int(found)


def is_erased(email: str) -> bool:
    """Say whether an account is that of a person who was erased."""
    return email.endswith(f"@{ERASED_DOMAIN}")


def export_person(register: Register, person: int) -> dict[str, list[dict[str, Any]]]:
    """Return everything kept about a person, table by table, without secrets."""
    address = _address(person)
    found: dict[str, list[dict[str, Any]]] = {}
    with above_row_rules(marks.rows() for marks in register):
        for marks in register:
            rows = marks.of(person, address)
            names = [name for name, mark_ in marks.fields.items() if not mark_.secret]
            if rows is None or not names:
                continue
            held = [{"number": row.pk} | {n: getattr(row, n) for n in names} for row in rows]
            if held:
                found[marks.model] = held
    return found


def erase_person(register: Register, person: int) -> dict[str, int]:
    """Erase a person: what the register says of each field. Returns the rows changed, by table.

    The account stays as an empty shell under its number, so that what others wrote and the trail
    still hold together; nothing in it says any more who it was.
    """
    address = _address(person)
    changed: dict[str, int] = {}
    with above_row_rules(marks.rows() for marks in register):
        for eraser in _ERASERS.values():
            eraser(person)
        # The account last: other rows are found by its address.
        for marks in sorted(register, key=lambda m: m.rows() is get_user_model()):
            rows = marks.of(person, address)
            if rows is None:
                continue
            number = _erase_rows(marks, rows, person)
            if number:
                changed[marks.model] = number
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Rows whose time is over."""

    model: str
    rows: int
    kept: KeepFor


def due(register: Register, *, now: dt.datetime) -> list[Due]:
    """Return what is kept longer than the register says."""
    with above_row_rules(marks.rows() for marks in register if marks.kept):
        counted = [
            Due(model=marks.model, rows=rows.count(), kept=marks.kept)
            for marks, rows in _due_rows(register, now)
            if marks.kept
        ]
    return [found for found in counted if found.rows]


def end_retention(register: Register, *, now: dt.datetime) -> list[Due]:
    """Erase what is due, and return what it was."""
    found = due(register, now=now)
    with above_row_rules(marks.rows() for marks in register if marks.kept):
        for marks, rows in _due_rows(register, now):
            _erase_rows(marks, rows, None)
    return found


def unmarked(register: Register) -> Iterator[str]:
    """Yield every field that may hold something personal and is not marked either way.

    Texts, addresses, times of birth and network addresses are such fields; numbers, choices and
    moments are not.
    """
    marked = {marks.model.lower(): marks for marks in register}
    for model in apps.get_models(include_auto_created=True):
        marks = marked.get(model._meta.label_lower)
        known = {*marks.fields, *marks.not_personal} if marks else set()
        for one in model._meta.local_concrete_fields:
            if _may_be_personal(one) and one.name not in known:
                yield f"{model._meta.label}.{one.name}"


def misnamed(register: Register) -> Iterator[str]:
    """Yield every mark of a field that does not exist."""
    for marks in register:
        names = {one.name for one in marks.rows()._meta.get_fields()}
        said = {*marks.fields, *marks.not_personal, *filter(None, [marks.address])}
        said |= {marks.kept.since} if marks.kept else set()
        said |= {marks.person.partition("__")[0].removesuffix("_id")} - {"", "pk"}
        yield from (f"{marks.model}.{name}" for name in sorted(said - names))


def _may_be_personal(one: "models.Field[Any, Any]") -> bool:
    texts = (models.CharField, models.TextField, models.GenericIPAddressField, models.JSONField,
             models.FileField, models.BinaryField)  # fmt: skip
    return isinstance(one, texts) and not one.choices


def _address(person: int) -> str:
    found = get_user_model()._base_manager.filter(pk=person).values_list("email", flat=True)
    address = found.first()
    if address is None:
        raise UnknownPersonError(str(person))
    return str(address)


def _due_rows(
    register: Register, now: dt.datetime
) -> "Iterator[tuple[Marks, models.QuerySet[Any]]]":
    for marks in register:
        if marks.kept is None:
            continue
        before = now - dt.timedelta(days=marks.kept.days)
        rows = marks.rows()._base_manager.filter(**{f"{marks.kept.since}__lt": before})
        yield marks, rows if marks.erases_rows else _not_yet_erased(marks, rows)


def _not_yet_erased(marks: Marks, rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    """Return the rows in which something is left to erase."""
    left = models.Q(pk__in=[])
    for name, said in marks.fields.items():
        if said.erasing is Erasing.ADDRESS:
            left |= ~models.Q(**{f"{name}__endswith": f"@{ERASED_DOMAIN}"})
        elif said.erasing is Erasing.NOTHING:
            left |= models.Q(**{f"{name}__isnull": False})
        elif said.erasing is Erasing.EMPTY:
            left |= ~models.Q(**{name: ""})
    return rows.filter(left)


def _erase_rows(marks: Marks, rows: "models.QuerySet[Any]", person: int | None) -> int:
    if marks.erases_rows:
        number = rows.count()
        rows.delete()
        return number
    number = 0
    names = [n for n, said in marks.fields.items() if said.erasing is not Erasing.KEEP]
    if not names:
        return 0
    for row in rows:
        for name in names:
            setattr(row, name, _erased(marks, name, row.pk if person is None else person))
        row.save(update_fields=names)
        number += 1
    return number


def _erased(marks: Marks, name: str, number: object) -> object:
    match marks.fields[name].erasing:
        case Erasing.NOTHING:
            return None
        case Erasing.NO:
            return False
        case Erasing.UNUSABLE_PASSWORD:
            return make_password(None)
        case Erasing.ADDRESS:
            return f"{pseudonym('erased', [marks.model, str(number)])}@{ERASED_DOMAIN}"
        case _:
            return ""
