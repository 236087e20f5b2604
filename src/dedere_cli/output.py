"""How answers leave the command: a table for people, JSON and CSV for programs."""

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Sequence

import click

TABLE, JSON, CSV = "table", "json", "csv"


def terminal_width() -> int:
    """Return how many columns there are; 100 where the output is no terminal."""
    return shutil.get_terminal_size(fallback=(100, 24)).columns


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text, in one go."""
    click.echo(_sayable("\n".join(lines)))


def print_json(answer: object) -> None:
    """Print an answer as JSON; letters of all scripts stay readable where the terminal can."""
    readable = can_say("\u4e2d\u0639\u044f")
    click.echo(json.dumps(answer, ensure_ascii=not readable, indent=2))


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as comma-separated values, with one header line."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    click.echo(_sayable(page.getvalue()), nl=False)


def _sayable(text: str) -> str:
    """Return the text with a question mark for every letter that the terminal cannot show."""
    if can_say(text):
        return text
    encoding = _encoding()
    return text.encode(encoding, "replace").decode(encoding)


def can_say(text: str) -> bool:
    """Say whether standard output can show these characters."""
    try:
        text.encode(_encoding())
    except UnicodeEncodeError:
        return False
    return True


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"
