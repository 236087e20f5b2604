"""The lines of a printed act without what belongs to the page, and its marginal notes apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CITED = re.compile(
    r"may\s+be\s+cited\s+as\s+(?:the\s+)?(.{5,200}?,?\s+No\s?\.?\s*\d+\s+of\s+\d{4})", re.DOTALL
)
_NUMBER_OF_ACT = re.compile(r"\bACT\s?,?\s+N[oO]\s?\.?\s*\d+\s+(?:OF|of)\s+\d{4}$")
_PAGE = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_END = re.compile(
    r"\s*(?:Annual subscription|English Acts of the Parliament can be)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:\d{1,2}\s?[—–-]+\s*)?[A-Z]{1,3}\s?[.,]?\s?\d{4,6}\b.{0,40}")
_NUMBERED = re.compile(r"[“\"‘]?\(?\s?(?:\d{1,3}\s?[A-Z]?|[a-z]{1,4}|[A-Z])\s?[.)]")
_ALONE = re.compile(r"\d{1,3}\s?[A-Z]?\s?\.|\(\s?[0-9a-zA-Z]{1,4}\s?\)")
_SCHEDULE = re.compile(r"(?:[A-Z][a-z]+ )?Schedule(?: [IVX\d]+| [A-Z])?")
_WIDEST_NOTE = 32
_LONGEST_NOTE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an act, and whether it opens a block or is part of a marginal note."""

    number: int
    text: str
    opens_block: bool
    is_note: bool = False


def title_of(lines: tuple[str, ...]) -> str:
    """Return the title of the act, as its running head prints it; empty where it has none.

    The cover prints it in capitals; the words `may be cited as` may have a note of the margin
    among them and are the last resort.
    """
    cover = _cover_title(lines)
    if cover:
        wanted = _squeezed(cover)
        for place in range(len(lines)):
            said = ""
            for line in lines[place : place + 4]:
                said = f"{said} {_PAGE.sub('', line.strip())}".strip()
                if _squeezed(said) == wanted and "ACT" not in said:
                    return _spaced(said)
    found = CITED.search("\n".join(lines))
    return _spaced(found[1]) if found else _spaced(cover.title())


def _cover_title(lines: tuple[str, ...]) -> str:
    """Return the lines in capitals that end with the number of the act."""
    run: list[str] = []
    for line in lines[:60]:
        text = line.strip()
        if not re.search(r"\w", text) or (
            text.upper() != text and not _NUMBER_OF_ACT.search(text)
        ):
            run = []
            continue
        run.append(text)
        if _NUMBER_OF_ACT.search(text):
            return " ".join(run)
    return ""


def _spaced(title: str) -> str:
    return re.sub(r"\s+([,.])", r"\1", " ".join(title.split()))


def printed_lines(numbered: list[tuple[int, str]], title: str) -> list[Line]:
    """Return the lines of the act itself, notes in the margin recognised."""
    kept = list(_without_pages(numbered, _squeezed(title)))
    found: list[Line] = []
    for block in (part for whole in _blocks(kept) for part in _parted(whole)):
        note = _is_note([text for _, text in block])
        found.extend(
            Line(number, text, place == 0, note) for place, (number, text) in enumerate(block)
        )
    return list(_with_lone_numbers(found))


def _parted(block: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Part the note of a quoted section from the amending words right before it."""
    for place in range(1, len(block)):
        rest = [text for _, text in block[place:]]
        announced = block[place - 1][1].endswith((":", "—", "–", "-"))
        if announced and rest[0].startswith(("“", '"')) and _is_note(rest):
            yield block[:place]
            yield block[place:]
            return
    yield block


def _without_pages(numbered: list[tuple[int, str]], title: str) -> Iterator[tuple[int, str]]:
    skip = 0
    for place, (number, raw) in enumerate(numbered):
        text = " ".join(raw.replace("\xad", "").split())
        if _END.match(text):
            return
        if skip:
            skip -= 1
            continue
        above = numbered[place - 1][1].strip() if place else ""
        ahead = [" ".join(x.split()) for _, x in numbered[place : place + 4]]
        head = _running_head(ahead, title, heads_page=not above or above.isdigit())
        if head:
            skip = head - 1
            continue
        if text and (text.isdigit() or _CODE.fullmatch(text) or not re.search(r"\w", text)):
            continue
        yield number, text


def _with_lone_numbers(lines: list[Line]) -> Iterator[Line]:
    """Join a number that stands alone on its line to the words it opens, past any note."""
    waiting: Line | None = None
    for line in lines:
        if line.is_note:
            yield line
            continue
        if waiting and re.match(r"\d{1,3}\s?\.", line.text):
            yield waiting
            waiting = None
        if waiting:
            line = Line(waiting.number, f"{waiting.text} {line.text}", waiting.opens_block)
        waiting = line if _ALONE.fullmatch(line.text) else None
        if not waiting:
            yield line
    if waiting:
        yield waiting


def _running_head(lines: list[str], title: str, *, heads_page: bool) -> int:
    """Return how many lines from here print the title of the act again, at the head of a page.

    At the head of a page the print may break off before the number of the act.
    """
    said = ""
    for count, line in enumerate(lines):
        words = _squeezed(_PAGE.sub("", line))
        if not title or not words or not _begins(title, said + words):
            return count if heads_page and len(said) > 0.5 * len(title) else 0
        said += words
        if len(said) >= len(title) - 4:
            return count + 1
    return 0


def _begins(title: str, said: str) -> bool:
    """Whether the title begins with these words, a few letters misread in the scan allowed."""
    if abs(len(said) - len(title)) < 5 and said != title:
        return SequenceMatcher(None, said, title, autojunk=False).ratio() > 0.9
    return title.startswith(said)


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _blocks(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, text in lines:
        if text:
            block.append((number, text))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_note(block: list[str]) -> bool:
    if len(block) > _LONGEST_NOTE or max(map(len, block)) > _WIDEST_NOTE:
        return False
    first, last = block[0], block[-1]
    if _NUMBERED.match(first) or last.endswith((";", ":", ",", "—", "–")):
        return False
    if first.upper() == first or _SCHEDULE.fullmatch(first) or last.endswith("”."):
        return False
    return first.lstrip('“"‘')[:1].isupper() and sum(map(len, block)) / len(block) < 26
