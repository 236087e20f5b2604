"""How answers leave the API: as JSON or CSV, a page at a time, with the facts they rest on."""

import base64
import binascii
import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere_web.api.filters import Filters, PagedFilters

T = TypeVar("T")

SHORT_HASH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[T]):
    """One page of a list, and the key after which the next one begins."""

    found: Sequence[T]
    next_after: str = ""


class UnknownCursorError(InvalidInputError):
    """The cursor was not made by this API."""

    def __init__(self, cursor: str) -> None:
        self.asked = cursor
        super().__init__(
            Phrase.of(
                mark(
                    "'{cursor}' is not a cursor of this API. Follow the address in 'next', or "
                    "leave 'cursor' out to begin."
                ),
                cursor=cursor[:80],
            )
        )


def slice_of(items: Iterable[T], key: Callable[[T], str], filters: PagedFilters) -> Slice[T]:
    """Return the page of ``items`` that the cursor asks for, in the order of their keys.

    Keys do not depend on the page: a list that grows meanwhile is still walked without a gap.

    Raises:
        UnknownCursorError: The cursor was not made by :func:`_write_cursor`.
    """
    ordered = sorted(items, key=key)
    start = bisect_right(ordered, read_cursor(filters.cursor), key=key) if filters.cursor else 0
    found = ordered[start : start + filters.limit]
    more = start + filters.limit < len(ordered)
    return Slice(found=found, next_after=key(found[-1]) if more else "")


def read_cursor(cursor: str) -> str:
    """Return the key that a cursor stands for.

    Raises:
        UnknownCursorError: It was not made by this API.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise UnknownCursorError(cursor) from error


def write_cursor(key: str) -> str:
    """Return the cursor that stands for a key."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def list_answer(
    request: HttpRequest,
    facts: Facts,
    filters: Filters,
    rows: Sequence[Mapping[str, object]],
    *,
    columns: Sequence[str],
    next_after: str = "",
    **head: object,
) -> HttpResponse:
    """Return rows as JSON inside their envelope, or as CSV.

    Args:
        request: The request.
        facts: The facts the rows rest on.
        filters: What was asked.
        rows: Each row in its stable shape.
        columns: The keys that become columns of the CSV.
        next_after: The key after which the next page begins.
        head: What the envelope says about all rows.
    """
    following = _next(request, next_after) if next_after else None
    if filters.format == "csv":
        response = _csv(request, facts, rows, columns)
    else:
        envelope = {"facts": facts.version, **head, "items": rows, "next": following}
        response = json_answer(envelope, facts)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def json_answer(answer: Mapping[str, object], facts: Facts) -> HttpResponse:
    """Return an answer as JSON."""
    response = HttpResponse(msgspec.json.encode(answer), content_type="application/json")
    response.headers["Dedere-Facts"] = facts.version
    return response


def _csv(
    request: HttpRequest,
    facts: Facts,
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
) -> HttpResponse:
    response = HttpResponse(csv_text(rows, columns), content_type="text/csv; charset=utf-8")
    name = request.path.rstrip("/").rsplit("/", 1)[-1]
    file = f"dedere-{name}-{facts.version[:SHORT_HASH]}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    response.headers["Dedere-Facts"] = facts.version
    return response


def csv_text(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Write rows as CSV for programs: one header line, UTF-8 without a byte order mark.

    Downloads for people, with notes and headings, are in :mod:`dedere_io.tables`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(column)) for column in columns] for row in rows])
    return text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple() if all(isinstance(part, str | int) for part in value):
            return _unexecuted(";".join(map(str, value)))
        case list() | tuple() if all(isinstance(part, Mapping) and "id" in part for part in value):
            return ";".join(str(part["id"]) for part in value)
        case list() | tuple() | Mapping():
            return msgspec.json.encode(value).decode()
        case _:
            return _unexecuted(str(value))


def _unexecuted(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _next(request: HttpRequest, after: str) -> str:
    query = request.GET.copy()
    query["cursor"] = write_cursor(after)
    return f"{request.path}?{query.urlencode()}"
