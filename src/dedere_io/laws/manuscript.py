"""A text as it was opened: its lines, and the fields printed before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FIELD = re.compile(r"([a-z_]+): *(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """The lines of a text, and what its front matter says.

    Attributes:
        name: Of the file, for messages and as a last resort as the title.
        lines: As read; line 1 is the first line of the file.
        front: Fields between two lines `---` at the head of a Markdown file.
        start: Index of the first line after the front matter.
    """

    name: str
    lines: tuple[str, ...]
    front: Mapping[str, str]
    start: int = 0

    @classmethod
    def of(cls, name: str, lines: tuple[str, ...]) -> "Manuscript":
        """Take the front matter from the head of the lines."""
        front, start = _front_matter(lines)
        return cls(name=name, lines=lines, front=front, start=start)

    def numbered(self) -> list[tuple[int, str]]:
        """Return the lines after the front matter, each with its number counted from 1."""
        body = self.lines[self.start :]
        return [(number, line) for number, line in enumerate(body, self.start + 1)]


def _front_matter(lines: tuple[str, ...]) -> tuple[dict[str, str], int]:
    """Read `key: value` lines; values go on in indented lines. Everything else is text."""
    if not lines or lines[0].strip() != "---":
        return {}, 0
    fields: dict[str, str] = {}
    key = ""
    for index, line in enumerate(lines[1:200], 1):
        if line.strip() == "---":
            return {k: _unquoted(v) for k, v in fields.items()}, index + 1
        found = _FIELD.match(line)
        if found:
            key = found[1]
            fields[key] = found[2]
        elif key and line[:1] in {" ", "\t"}:
            fields[key] += " " + line.strip()
        elif line.strip():
            break
    return {}, 0


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value
