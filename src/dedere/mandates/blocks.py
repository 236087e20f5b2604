"""Lines joined to blocks of running text: what one paragraph, heading or mark begins.

A block keeps what stood between it and the block before, so that a paragraph split by a page
break can be joined again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dedere.mandates.lines import Line, LineKind
from dedere.mandates.verbs import opens_operatively, opens_preambularly


class Gap(StrEnum):
    """What stands between a block and the one before."""

    NONE = "none"
    BLANK = "blank"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Running words of one piece of a document."""

    text: str
    first_line: int
    last_line: int
    gap: Gap
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """The lines as printed; a masthead is read by lines."""

    def joined(self, other: "Block") -> "Block":
        """Return this block with the next one joined to it."""
        text = join(self.text, other.text)
        return replace(
            self, text=text, last_line=other.last_line, notes=(*self.notes, *other.notes)
        )


NUMBER = re.compile(r"(?P<n>\d{1,3})\s?\.(?=\s|$)\s*")
SUB_MARK = re.compile(r"\((?P<mark>[a-z]{1,2}|[ivx]{1,5}|\d)\)(?=\s|$)\s*")
MARK_ALONE = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,5}\))")
ORGAN = re.compile(
    r"The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Trusteeship Council|Commission on [A-Z][^,;.]{3,80}|Conference of [A-Z][^,;.]{3,120}"
    r"|Executive Board[^,;.]{0,80}),?"
)
_CLOSED = re.compile(r"(?:[,;:.?!]|[,;:.]\s?[\u201d\"'*\u2019]|[,;]\s+(?:and|or))\s*\*?$")
_EMPHASISED = re.compile(r"\*(?P<words>[^\s*][^*]{0,300})\*(?!\w)")
_HYPHEN = re.compile(r"\w[-\u2010\u2011]$")
_KEPT = frozenset({
    "above", "co", "so", "cease", "well", "non", "self", "long", "multi", "counter", "inter",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "vice", "ex",
    "anti", "pre", "post", "sub", "mid", "high", "low", "full", "half", "third", "first", "one",
    "two", "three", "four", "five", "ten", "follow", "peace", "in", "on", "by", "to", "under",
    "early", "front", "world", "open", "large", "small", "short", "medium", "data", "gender",
    "money", "decision", "capacity", "evidence", "trafficking", "terrorism", "information",
})  # fmt: skip


def join(before: str, after: str) -> str:
    """Join two pieces of running text that a line end separates.

    >>> join("the Counter-", "Terrorism Committee"), join("politi-", "cal")
    ('the Counter-Terrorism Committee', 'political')
    """
    if _HYPHEN.search(before[-2:]):
        head = re.split(r"[\s(\u201c\"]", before[-40:])[-1][:-1].lower()
        broken = after[:1].islower() and "-" not in head and len(head) > 1
        if broken and head not in _KEPT and not _is_compound(after):
            return before[:-1] + after
        return before + after
    return f"{before} {after}" if before and after else before + after


def _is_compound(after: str) -> bool:
    tail = re.match(r"[a-z]+", after)
    return tail is not None and tail.group() in {
        "related", "based", "fire", "term", "free", "called", "building", "making", "party",
        "wide", "specific", "up", "level", "led", "sharing", "laundering", "mentioned", "defence",
        "states", "weapon", "weapons", "parts", "operation", "operate", "being", "general",
        "informed", "oriented", "sensitive", "centred", "raising", "scale", "cutting", "range",
    }  # fmt: skip


def bare(text: str) -> str:
    """Return a block without the signs of emphasis around its first words.

    >>> bare("*Recalling also* its *own* words")
    'Recalling also its *own* words'
    """
    found = _EMPHASISED.match(text)
    return found["words"] + text[found.end() :] if found else text


def names_organ(text: str) -> bool:
    """Say whether a block is the line of the organ that speaks, in italics or not.

    >>> names_organ("*The General Assembly*,"), names_organ("The General Assembly decides,")
    (True, False)
    """
    return ORGAN.fullmatch(text.replace("*", "")) is not None


def closed(text: str) -> bool:
    """Say whether a piece of text ends as a paragraph ends."""
    return _CLOSED.search(text[-12:].rstrip()) is not None


def read_blocks(lines: Sequence[tuple[Line, list[str]]], *, typeset: bool) -> list[Block]:
    """Return the blocks of a document: broken at blank lines, page breaks and marks.

    Args:
        lines: The lines with the marks of their footnotes taken out.
        typeset: The text was typeset without dividing words at the end of a line.
    """
    blocks: list[Block] = []
    gap, page = Gap.BLANK, 1
    for line, marks in lines:
        if line.kind is not LineKind.WORDS:
            gap = Gap.PAGE if line.page != page or gap is Gap.PAGE else Gap.BLANK
            continue
        if line.page != page:
            gap, page = Gap.PAGE, line.page
        text = " ".join(line.text.split())
        last = blocks[-1] if blocks else None
        if last is None or gap is not Gap.NONE or _breaks(last.text, text):
            blocks.append(_block(text, line.number, gap, marks))
        else:
            blocks[-1] = _longer(last, text, line.number, marks, typeset=typeset)
        gap = Gap.NONE
    return blocks


def _block(text: str, number: int, gap: Gap, marks: Iterable[str]) -> Block:
    return Block(
        text=text, first_line=number, last_line=number, gap=gap, notes=tuple(marks), lines=(text,)
    )


def _longer(block: Block, text: str, number: int, marks: Iterable[str], *, typeset: bool) -> Block:
    hyphen = typeset and _HYPHEN.search(block.text[-2:])
    said = block.text + text if hyphen else join(block.text, text)
    return replace(
        block, text=said, last_line=number, notes=(*block.notes, *marks),
        lines=(*block.lines, text),
    )  # fmt: skip


def _breaks(before: str, line: str) -> bool:
    """Say whether a line begins a block although no blank line stands before it."""
    if MARK_ALONE.fullmatch(before) or MARK_ALONE.fullmatch(before.rsplit("\n", 1)[-1]):
        return False
    if names_organ(before):
        return True
    if not closed(before):
        return False
    if MARK_ALONE.fullmatch(line):
        return True
    if NUMBER.match(line) and line[:1] != "0":
        rest = line[NUMBER.match(line).end() :]  # type: ignore[union-attr]
        return bare(rest)[:1].isupper()
    if SUB_MARK.match(line):
        return True
    return _opens(before, line)


def _opens(before: str, line: str) -> bool:
    """Say whether a line opens a paragraph: a comma before it, a capital verb in it."""
    if before.rstrip().endswith(","):
        return opens_preambularly(bare(line)) is not None
    return before.rstrip().endswith(";") and opens_operatively(bare(line)) is not None
