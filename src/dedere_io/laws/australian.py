"""Compilations converted from a word processor: a bullet for every paragraph.

Headings carry the sections, asterisks and underscores the bold and italic type of the original,
and the contents stand before the act as bullets of their own.
"""

import re
from collections.abc import Iterator

from dedere.library.structure import LegalText, Level
from dedere_io.laws.assembling import COMMON_LAW, assemble
from dedere_io.laws.languages import language_of
from dedere_io.laws.manuscript import Manuscript
from dedere_io.laws.marks import Mark, Seen

CODE = "compilation-in-bullets"

_HEADING = re.compile(r"(#{2,6})\s+(.*)")
_NUMBER = r"\d+[A-Z]{0,4}(?:\.\d+[A-Z]{0,3})*"
_SECTION = re.compile(rf"({_NUMBER})(?:\s+(.*))?")
_LOOSE = re.compile(rf"\s+\* (?:\*\*)?({_NUMBER})\*\*\s+(.*)")
_DIVISION = re.compile(
    r"(Schedule|Chapter|Part|Division|Subdivision)\b\s*"
    r"([IVXLC]+[A-Z]*|\d+[A-Z]{0,3}(?:\.\d+[A-Z]*)?|[A-Z]{1,3})?(?:\s*(?:--|—|-)\s*(.*)|\s*)"
)
_ARTICLE = re.compile(r"Article\s+(\d+[A-Za-z]*|[IVXL]+)\b\W*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"\((\d+[A-Z]{0,4}|[a-z]{1,4}|[A-Z]{1,4})\)\s*(.*)")
_TERM = re.compile(r"\*\*_(.+?)_\*\*(.*)|\*\*_(.+?) ?\*\*_(.*)")
_NOTE = re.compile(r"(?:Note(?: \d+)?|Example):")
_CLOSED = re.compile(r"#+ +(?:Endnotes|Notes to the)\b.*")
_LONG_TITLE = re.compile(r"#+ +\**An? Act\b.*")
_RANKS = {
    "Schedule": (Level.SCHEDULE, 5), "Chapter": (Level.CHAPTER, 10), "Part": (Level.PART, 20),
    "Division": (Level.DIVISION, 30), "Subdivision": (Level.SUBDIVISION, 40),
}  # fmt: skip


def evidence(manuscript: Manuscript) -> int:
    """Return how many bullets the text has, if its head speaks of a compilation."""
    head = "\n".join(manuscript.lines[:40])
    if "compilation" not in head.lower():
        return 0
    return sum(line.lstrip().startswith("* ") for line in manuscript.lines)


def read(manuscript: Manuscript) -> LegalText:
    """Read the text of a compilation in this style."""
    built = assemble(_marks(manuscript), COMMON_LAW)
    title = next((line[2:] for line in manuscript.lines if line.startswith("# ")), "")
    return LegalText(
        title=_unmarked(title) or manuscript.name,
        language=language_of("\n".join(manuscript.lines)),
        provisions=tuple(root.frozen() for root in built.roots),
        preface="\n".join(built.preface),
        unsplit=tuple(built.unsplit),
    )


def _body(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield the lines from the long title, after the contents, to the notes at the end."""
    lines = manuscript.numbered()
    start = next((i for i, (_, line) in enumerate(lines) if _LONG_TITLE.fullmatch(line)), None)
    if start is None:
        contents = next((i for i, (_, x) in enumerate(lines) if x.startswith("## Contents")), 0)
        start = next((i for i in range(contents + 1, len(lines)) if _opens(lines[i][1])), 0)
    for number, line in lines[start:]:
        if _CLOSED.fullmatch(line):
            return
        yield number, line


def _opens(line: str) -> bool:
    return line.startswith("#") and len(line.strip(" #*")) > 0


def _marks(manuscript: Manuscript) -> Iterator[Mark]:
    pending = ""
    for number, line in _body(manuscript):
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            words = _unmarked(heading[2])
            if words:
                yield _headed(heading[1], words, number)
            continue
        loose = _LOOSE.fullmatch(line)
        if loose and not loose[2].startswith(("means", "_")):
            yield _section(loose[1], loose[2], number)
            continue
        if not line.strip(" *#\t"):
            continue
        if pending:
            pending = ""
        yield _said(line, number)


def _headed(marks: str, words: str, line: int) -> Mark:
    section = _SECTION.fullmatch(words)
    if section and len(marks) >= 4:
        return _section(section[1], section[2] or "", line)
    division = _DIVISION.fullmatch(words)
    if division:
        level, rank = _RANKS[division[1]]
        number = division[2] or ""
        return Mark(
            seen=Seen.DIVISION, line=line, level=level, rank=rank, number=number,
            name=f"{division[1]} {number}".strip(), heading=(division[3] or "").strip(),
        )  # fmt: skip
    article = _ARTICLE.fullmatch(words)
    if article:
        return Mark(
            seen=Seen.BASIC, line=line, level=Level.ARTICLE, number=article[1],
            name=f"Article {article[1]}", heading=article[2],
        )  # fmt: skip
    if _LONG_TITLE.fullmatch(f"{marks} {words}"):
        return Mark(seen=Seen.WORDS, line=line, text=words)
    rank = 45 + len(marks)
    return Mark(seen=Seen.DIVISION, line=line, level=Level.CROSS_HEADING, rank=rank, heading=words)


def _section(number: str, words: str, line: int) -> Mark:
    heading = re.sub(r"\s*\[?see Note \d+\]?", "", _unmarked(words)).strip()
    return Mark(seen=Seen.BASIC, line=line, level=Level.SECTION, number=number, heading=heading)


def _said(line: str, number: int) -> Mark:
    bullet = re.match(r"\s*\*\s", line)
    indent = len(line) - len(line.lstrip()) if bullet else None
    raw = line[bullet.end() :] if bullet else line
    text = _unmarked(raw)
    item = _ITEM.fullmatch(text)
    if item:
        return Mark(seen=Seen.ITEM, line=number, number=item[1], text=item[2], indent=indent)
    term = _TERM.match(raw.strip())
    if term and bullet:
        name = _unmarked(term[1] or term[3]).strip()
        return Mark(seen=Seen.DEFINITION, line=number, name=name, text=text, indent=indent)
    if _NOTE.match(text):
        indent = None
    return Mark(seen=Seen.WORDS, line=number, text=text, indent=indent)


def _unmarked(text: str) -> str:
    bare = re.sub(r"\*\*|(?<!\w)_|_(?!\w)", "", text)
    return re.sub(r"\s+", " ", bare.replace("\\*", "*")).strip()
