"""The outline of a resolution: which block of words is which part of it.

One pass over the blocks, in the order they are printed. What is found is kept as printed; what
each paragraph says is read later.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from dedere.mandates.blocks import NUMBER, SUB_MARK, Block, Gap, bare, closed, names_organ
from dedere.mandates.values import Annex, Printed, Remark, Span
from dedere.mandates.verbs import opens_operatively, opens_preambularly
from dedere.phrases import Phrase, mark

READ_AS_NUMBER = mark("'{printed}' was read as paragraph {n}.")
READ_AS_MARK = mark("'{printed}' was read as sub-paragraph ({letter}).")
MISREAD_NUMBER = mark(
    "The number '{printed}' was read as paragraph {n}, which its neighbours ask for."
)
NO_ORGAN = mark(
    "No line names the organ that speaks; the preamble begins at the first opening verb."
)
NOT_PLACED = mark("These words stand in no paragraph: '{words}'.")

CLOSING = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)\s+(?:\([a-z]+\)\s+)?(?:plenary\s+)?meeting\b|Ad[ao]pted\s+(?:unanimously|"
    r"at\s+(?:the|its)|by\s+(?:a\s+recorded|the|consensus|\d)|without\s+a\s+vote)|\[?Adopted\s+by\s+a"
)
ANNEX = re.compile(
    r"(?:Annex|Appendix|ANNEX)(?:\s+(?:[IVX]{1,4}|[A-Z]|\d{1,2}))?(?=\s+[A-Z0-9]|$)"
)
_SCANNED_NUMBER = re.compile(r"(?P<n>[A-Za-z\d]{1,3})(?:\s?[.,])?\s+(?=[A-Z])")
_EMPHASIS = re.compile(r"(?<!\w)\*(?P<words>[^\s*](?:[^*]{0,300}[^\s*])?)\*(?!\w)")
# Headings of sections are short; a longer unnumbered block is a paragraph.
LONGEST_HEADING = 260


class _Zone(Enum):
    PREAMBLE = auto()
    OPERATIVE = auto()
    CLOSED = auto()
    ANNEX = auto()


@dataclass(slots=True)
class Piece:
    """One preambular or operative paragraph, as it grows."""

    blocks: list[tuple[str, Block]]
    """The words, and the mark of the sub-paragraph they belong to, or nothing."""
    n: int = 0
    numbered: bool = False
    lead: str = ""
    """Words above the numbered paragraphs that hold the verb ("Resolves that:")."""
    part: str = ""
    section: str = ""

    def last(self) -> str:
        """Return the words that stand last."""
        return self.blocks[-1][1].text

    def lengthen(self, block: Block) -> None:
        """Join a block to the words that stand last."""
        sign, before = self.blocks[-1]
        self.blocks[-1] = (sign, before.joined(block))


@dataclass(slots=True)
class Outline:
    """The parts of a resolution in the order they are printed."""

    masthead: list[Block] = field(default_factory=list)
    chapeau: str = ""
    preambular: list[Piece] = field(default_factory=list)
    operative: list[Piece] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    annexes: list[tuple[str, list[Block]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def outline(blocks: Sequence[Block]) -> Outline:
    """Sort the blocks of a document into the parts of a resolution."""
    starts = [i for i, block in enumerate(blocks) if names_organ(block.text)]
    first = starts[0] if starts else len(blocks)
    if not starts:
        first = _first_opening(blocks)
    found = Outline(masthead=list(blocks[:first]))
    if starts:
        found.chapeau = blocks[first].text.replace("*", "").rstrip(",")
    else:
        found.remarks.append(Remark(says=Phrase.of(NO_ORGAN)))
    _Walk(found).over(blocks[first:])
    return found


def _first_opening(blocks: Sequence[Block]) -> int:
    for index, block in enumerate(blocks):
        preambular = block.text.rstrip().endswith(",") and opens_preambularly(bare(block.text))
        printed = NUMBER.match(block.text)
        if preambular or (printed and opens_operatively(bare(block.text[printed.end() :]))):
            return index
    return len(blocks)


@dataclass(slots=True)
class _Walk:
    found: Outline
    zone: _Zone = _Zone.PREAMBLE
    part: str = ""
    section: str = ""
    lead: str = ""
    fresh: bool = True
    """Numbering may begin again: a part or a section has just begun."""
    before: Block | None = None
    piece: Piece | None = None
    """The paragraph begun last."""
    next_number: int | None = None
    """The number printed next, behind the block at hand."""

    def over(self, blocks: Sequence[Block]) -> None:
        numbers = [NUMBER.match(block.text) for block in blocks]
        for index, block in enumerate(blocks):
            ahead = (int(found["n"]) for found in numbers[index + 1 :] if found)
            self.next_number = next(ahead, None)
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            self._place(block, after)
            self.before = block

    def _place(self, block: Block, after: Block | None) -> None:
        if names_organ(block.text):
            self._begin_part()
        elif self._ends(block):
            return
        elif self.zone is _Zone.ANNEX:
            self.found.annexes[-1][1].append(block)
        elif self.zone is _Zone.CLOSED:
            self.found.closing.append(block)
        elif not (self._empty() or self._numbered(block) or self._sub(block)):
            self._unnumbered(block, after)
        elif self._empty():
            self._go_on(block)

    def _empty(self) -> bool:
        piece = self.piece
        return piece is not None and not piece.last()

    def _begin_part(self) -> None:
        heading = self.found.headings[-1] if self.found.headings else None
        again = self.found.preambular or self.found.operative
        if again or (heading and heading is self.before):
            self.part = heading.text if heading and heading is self.before else ""
            self.part = self.part or str(len({p.part for p in self.found.operative}) + 1)
        elif self.found.masthead and re.fullmatch("[A-H]", self.found.masthead[-1].text):
            self.part = self.found.masthead.pop().text
        self.zone, self.section, self.lead, self.fresh = _Zone.PREAMBLE, "", "", True
        self.piece = None

    def _ends(self, block: Block) -> bool:
        """Place what stands behind the operative part."""
        settled = self.zone is not _Zone.PREAMBLE or bool(self.found.operative)
        annex = ANNEX.match(block.text)
        closes = self.before is None or closed(self.before.text) or self.zone is _Zone.CLOSED
        if annex and settled and closes and len(block.text) < 2 * LONGEST_HEADING:
            self.zone = _Zone.ANNEX
            self.found.annexes.append((block.text, []))
        elif CLOSING.match(block.text) and settled:
            self.zone = _Zone.CLOSED
            self.found.closing.append(block)
        else:
            return False
        return True

    def _numbered(self, block: Block) -> bool:
        expected = self._expected()
        printed = NUMBER.match(block.text)
        if printed:
            n = int(printed["n"])
            rest = block.text[printed.end() :]
            if n in expected:
                self._begin_operative(block, rest, n=n, numbered=True)
                return True
            if not (self._closes() and opens_operatively(bare(rest))):
                return False
            if self.next_number == expected[-1] + 1:
                n = self._misread(block, printed.group(), expected[-1], MISREAD_NUMBER)
            self._begin_operative(block, rest, n=n, numbered=True)
            return True
        scanned = _SCANNED_NUMBER.match(block.text)
        if scanned and self._closes() and opens_operatively(bare(block.text[scanned.end() :])):
            n = self._misread(block, scanned.group(), expected[-1], READ_AS_NUMBER)
            self._begin_operative(block, block.text[scanned.end() :], n=n, numbered=True)
            return True
        return False

    def _misread(self, block: Block, sign: str, n: int, template: str) -> int:
        says = Phrase.of(template, printed=sign.strip(), n=n)
        self.found.remarks.append(Remark(says=says, line=block.first_line))
        return n

    def _expected(self) -> tuple[int, ...]:
        numbered = [p.n for p in self.found.operative if p.part == self.part and p.numbered]
        following = numbered[-1] + 1 if numbered else 1
        return (1, following) if self.fresh else (following,)

    def _closes(self) -> bool:
        """Say whether the words before the block at hand are complete."""
        return self.before is None or closed(self.before.text) or self._was_heading()

    def _was_heading(self) -> bool:
        return bool(self.found.headings) and self.found.headings[-1] is self.before

    def _begin_preambular(self, block: Block) -> None:
        self.piece = Piece([("", block)], part=self.part, section=self.section)
        self.found.preambular.append(self.piece)

    def _begin_operative(self, block: Block, text: str, *, n: int, numbered: bool) -> None:
        words = Block(
            text=text, first_line=block.first_line, last_line=block.last_line, gap=block.gap,
            notes=block.notes,
        )  # fmt: skip
        self.zone, self.fresh = _Zone.OPERATIVE, False
        self.piece = Piece([("", words)], n, numbered, self.lead, self.part, self.section)
        self.found.operative.append(self.piece)

    def _sub(self, block: Block) -> bool:
        piece = self.piece
        found = SUB_MARK.match(block.text)
        if found is None or piece is None or piece.n == 0:
            return False
        if not closed(piece.last()):
            return False
        words = Block(
            text=block.text[found.end() :], first_line=block.first_line,
            last_line=block.last_line, gap=block.gap, notes=block.notes,
        )  # fmt: skip
        piece.blocks.append((found["mark"], words))
        return True

    def _unnumbered(self, block: Block, after: Block | None) -> None:
        complete = self._closes() or self.before is None or names_organ(self.before.text)
        if complete and opens_operatively(bare(block.text)):
            if block.text.rstrip().endswith(":") and after and NUMBER.match(after.text):
                self.lead, self.zone, self.fresh = block.text, _Zone.OPERATIVE, True
                return
            n = max((p.n for p in self.found.operative if p.part == self.part), default=0) + 1
            fresh = self.fresh
            self._begin_operative(block, block.text, n=n, numbered=False)
            self.fresh = fresh
        elif complete and self._is_preambular(block):
            self._begin_preambular(block)
        elif complete and self._is_heading(block):
            self._begin_section(block)
        else:
            self._go_on(block)

    def _is_preambular(self, block: Block) -> bool:
        text = bare(block.text)
        if not text[:1].isupper():
            return False
        if self.zone is _Zone.OPERATIVE:
            return self._was_heading() and opens_preambularly(text) is not None
        return opens_preambularly(text) is not None or (
            block.gap is not Gap.PAGE and text.rstrip().endswith(",")
        )

    def _is_heading(self, block: Block) -> bool:
        text = block.text
        return len(text) < LONGEST_HEADING and text[:1].isupper() and not closed(text)

    def _begin_section(self, block: Block) -> None:
        if self._was_heading() and self.section:
            self.section = f"{self.section} / {block.text}"
        else:
            self.section = block.text
        self.found.headings.append(block)
        self.fresh = True

    def _go_on(self, block: Block) -> None:
        """Join a block to the paragraph it goes on with."""
        piece = self.piece
        if piece is not None:
            piece.lengthen(block)
            return
        if opens_preambularly(bare(block.text)) or bare(block.text)[:1].isupper():
            self._begin_preambular(block)
            return
        says = Phrase.of(NOT_PLACED, words=block.text[:60])
        self.found.remarks.append(Remark(says=says, line=block.first_line))


def printed(piece: Piece) -> Printed:
    """Return the words of a paragraph in one text, sub-paragraphs on lines of their own."""
    said = "\n".join(f"({sign}) {b.text}".strip() if sign else b.text for sign, b in piece.blocks)
    return printed_text(
        said,
        first_line=piece.blocks[0][1].first_line,
        last_line=piece.blocks[-1][1].last_line,
        notes=tuple(note for _, block in piece.blocks for note in block.notes),
    )


def printed_text(
    said: str, *, first_line: int, last_line: int, notes: tuple[str, ...] = ()
) -> Printed:
    """Return words as printed, the signs of emphasis taken out and remembered."""
    parts: list[str] = []
    spans: list[Span] = []
    done = 0
    for found in _EMPHASIS.finditer(said):
        parts.append(said[done : found.start()])
        start = sum(len(p) for p in parts)
        parts.append(found["words"])
        spans.append(Span(start, start + len(found["words"])))
        done = found.end()
    parts.append(said[done:])
    return Printed(
        text="".join(parts), first_line=first_line, last_line=last_line, notes=notes,
        emphasis=tuple(spans),
    )  # fmt: skip


def annexes(found: Outline) -> tuple[Annex, ...]:
    """Return the annexes with their paragraphs."""
    return tuple(
        Annex(
            heading=heading,
            paragraphs=tuple(
                printed_text(b.text, first_line=b.first_line, last_line=b.last_line, notes=b.notes)
                for b in blocks
            ),
        )
        for heading, blocks in found.annexes
    )
