"""What stands on the lines of a printed act: sections, items, notes, quoted provisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dedere.library.numbering import follows, series_of
from dedere.library.structure import Level
from dedere_io.laws.gazette_headings import GOES_ON, NOTE, with_headings
from dedere_io.laws.gazette_lines import Line
from dedere_io.laws.gazette_sections import SECTION, sections_in_order
from dedere_io.laws.marks import ENDS_LIST, Mark, Seen
from dedere_io.laws.quoting import amended_provision

_QUOTED_SECTION = re.compile(
    r"[“\"‘]{0,2}(?P<number>\d{1,3}(?:\s?[A-Z]{1,2})?)\s?\.\s?(?P<rest>(?:\(\s?1\s?\)|[A-Z]).*)"
)
_ITEM = re.compile(r"\(\s?(\d{1,2}\s?[A-Z]?|[a-z]{1,4}|[A-Z]{1,3})\s?\)\s*(.*)")
_REFERENCE = re.compile(
    r"\b(?:\w*sections?|sub-?\s?sections?|sub-?\s?paragraphs?|paragraphs?|articles?|regulations?|rules?|"
    r"items?)(?:[\s,]|\band\b|\bor\b|\bto\b|\([\w ]{1,4}\)|\b\d+[A-Z]?\b)*$",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"(?<=[—–:-])\s?(?=\(\s?(?:a|i|A|I|1)\s?\))|(?<=[^\s(,]{2})\s(?=\(\s?(?:a|i|A|I)\s?\)\s)"
    r"|(?<=[a-z])(?=\((?:a|i)\)\s)"
)
_QUOTE_INNER = re.compile(r"(?<=[:—–-])\s?(?=[“\"])")
_TERM = re.compile(
    r"[“\"‘]\s*“?([^”\"’]{1,90})[”\"’],?\s*(?:means|includes?|has|have|in relation|shall)"
)
_AMENDS = re.compile(r"insert|substitut|addition|replace|repeal", re.IGNORECASE)
_PROVISO = re.compile(r"Provided(?:,| that| however| further| also| always)")
_DIVISION = re.compile(r"(PART|CHAPTER)\s+([IVXLC]+(?:\s?[A-Z])?|\d+)\b\s*(.*)")
_SCHEDULE = re.compile(
    r"(?:(FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|First|Second|Third|Fourth|Fifth|Sixth)\s+)?"
    r"(?:SCHEDULE|Schedule)\s*([IVX]+|[A-Z]|\d+)?\s*[-–—]*\s*((?:\(|\[).*)?"
)
_CLOSES = re.compile(
    r"(?:shall\b|commits\b|is guilty|be guilty|and shall\b|such person\b|the offence)"
)


_SHORT = 40


@dataclass(slots=True)
class _Saying:
    """A mark whose words are still being gathered."""

    mark: Mark
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        said = ""
        for line in self.lines:
            if said.endswith("-") and line[:1].islower() and said[-2:-1].isalpha():
                said = said[:-1] + line
            else:
                said = f"{said} {line}" if said else line
        return said


class GazetteReader:
    """Reads the lines of one act."""

    def __init__(self) -> None:
        self.sections: frozenset[int] = frozenset()
        self.place = 0
        self.pieces: list[Line] = []
        self.quoting = False
        self.in_schedule = False
        self.saying: _Saying | None = None
        self.spoken = ""
        self.head = ""
        self.notes: list[Mark] = []
        self.awaiting_heading = False
        self.width = 60.0

    def read(self, lines: list[Line]) -> Iterator[Mark]:
        """Yield the marks of the lines."""
        body = [len(line.text) for line in lines if not line.is_note]
        self.width = sorted(body)[len(body) * 3 // 4] if body else 60.0
        found: list[Mark] = []
        pieces = [piece for line in lines for piece in _split(line)]
        self.sections, self.pieces = sections_in_order(pieces), pieces
        for place, line in enumerate(pieces):
            self.place = place
            found.extend(self._see(line))
        found.extend(self._flush())
        return with_headings(found)

    def _see(self, line: Line) -> Iterator[Mark]:
        if (line.is_note and not self.in_schedule) or self._is_quoted_note(line):
            yield from self._margin(line)
            return
        text = line.text
        opened = (
            self._division(line) or self._schedule(line) or self._section(line)
            or self._item(line) or self._aside(line)
        )  # fmt: skip
        if opened is None and self.awaiting_heading and text.upper() == text:
            self._say(text)
            return
        if opened is None and self._ends_list(line):
            opened = [Mark(seen=Seen.WORDS, line=line.number, text=text, depth=ENDS_LIST)]
        if opened is None:
            self._say(text)
        else:
            yield from self._flush()
            yield from opened[:-1]
            self.saying = _Saying(opened[-1], [opened[-1].text] if opened[-1].text else [])
            self.awaiting_heading = opened[-1].seen is Seen.DIVISION
        if not self.quoting:
            self.spoken = f"{self.spoken} {text}"[-500:]
            self.head = f"{self.head} {text}"[:300]
        elif _ends_quote(text, opened=opened):
            yield from self._flush()
            yield Mark(seen=Seen.UNQUOTE, line=line.number)
            self.quoting = False

    def _say(self, text: str) -> None:
        if self.saying is None:
            self.saying = _Saying(Mark(seen=Seen.WORDS, line=0))
        self.saying.lines.append(text)

    def _flush(self) -> Iterator[Mark]:
        saying, self.saying = self.saying, None
        notes, self.notes = self.notes, []
        if saying is not None:
            yield self._finished(saying)
        # The notes stand beside what has been read, not before it.
        yield from notes

    def _finished(self, saying: _Saying) -> Mark:
        mark = saying.mark
        said = saying.text()
        heading = said if mark.seen is Seen.DIVISION else mark.heading
        return Mark(
            seen=mark.seen, line=mark.line, level=mark.level, rank=mark.rank, number=mark.number,
            name=mark.name, heading=heading, text="" if mark.seen is Seen.DIVISION else said,
            depth=mark.depth,
        )  # fmt: skip

    def _margin(self, line: Line) -> Iterator[Mark]:
        """A note in the margin: kept as a mark of its own until headings are given out."""
        if line.text.startswith(("“", '"')) and not self.quoting and self._announces():
            yield from self._open_quote(line.number, "")
        words = line.text.lstrip('“"‘')
        number = "" if line.opens_block else GOES_ON
        self.notes.append(
            Mark(seen=Seen.WORDS, line=line.number, name=NOTE, heading=words, number=number)
        )

    def _is_quoted_note(self, line: Line) -> bool:
        """Whether a short line right before a quoted section is the note in its margin."""
        following = self.pieces[self.place + 1] if self.place + 1 < len(self.pieces) else line
        return (
            not self.quoting
            and line.text.startswith("“")
            and "”" not in line.text
            and len(line.text) < _SHORT
            and self._announces()
            and _QUOTED_SECTION.fullmatch(following.text) is not None
        )

    def _announces(self) -> bool:
        """Whether the words so far say that words of another act follow."""
        said = self.spoken.rstrip()
        return said.endswith((":", "—", "–", "-", ",")) and _AMENDS.search(said) is not None

    def _open_quote(self, line: int, number: str) -> Iterator[Mark]:
        yield from self._flush()
        self.quoting = True
        yield Mark(seen=Seen.QUOTE, line=line, number=number)

    def _division(self, line: Line) -> list[Mark] | None:
        found = _DIVISION.fullmatch(line.text)
        if found is None or self.quoting:
            return None
        kind = found[1].capitalize()
        level, rank = (Level.PART, 10) if kind == "Part" else (Level.CHAPTER, 20)
        number = found[2].replace(" ", "")
        return [
            Mark(seen=Seen.DIVISION, line=line.number, level=level, rank=rank, number=number,
                 name=f"{kind} {number}", text=found[3])
        ]  # fmt: skip

    def _schedule(self, line: Line) -> list[Mark] | None:
        found = _SCHEDULE.fullmatch(line.text)
        if found is None or self.quoting or (not line.opens_block and line.text.islower()):
            return None
        if _REFERENCE.search(self.spoken[-80:]) or re.search(r"\b(?:the|in|of|to)$", self.spoken):
            return None
        self.in_schedule = True
        name = f"{found[1].capitalize()} Schedule" if found[1] else f"Schedule {found[2] or ''}"
        opening = Mark(seen=Seen.DIVISION, line=line.number, level=Level.SCHEDULE, rank=5,
                       number=found[2] or found[1] or "", name=name.strip())  # fmt: skip
        if found[3]:
            return [opening, Mark(seen=Seen.WORDS, line=line.number, text=found[3])]
        return [opening]

    def _section(self, line: Line) -> list[Mark] | None:
        if self.place not in self.sections:
            quoted = self.quoting or self._opens_quote(line)
            return self._quoted_section(line) if quoted else None
        found = SECTION.fullmatch(line.text)
        if found is None:
            return None
        begin = [Mark(seen=Seen.UNQUOTE, line=line.number)] if self.quoting else []
        self.quoting, self.in_schedule, self.spoken, self.head = False, False, "", ""
        number = found["number"].replace(" ", "")
        basic = Mark(
            seen=Seen.BASIC,
            line=line.number,
            level=Level.SECTION,
            number=number,
            heading=(found["note"] or "").strip(),
        )
        return [*begin, *_opened(line.number, basic, found["rest"])]

    def _opens_quote(self, line: Line) -> bool:
        return line.text.startswith(("“", '"', "‘‘")) and self._announces()

    def _quoted_section(self, line: Line) -> list[Mark] | None:
        found = _QUOTED_SECTION.fullmatch(line.text)
        if found is None:
            return self._quoted_words(line)
        number = found["number"].replace(" ", "")
        begin: list[Mark] = []
        if not self.quoting:
            begin = [Mark(seen=Seen.QUOTE, line=line.number)]
            self.quoting = True
        basic = Mark(seen=Seen.BASIC, line=line.number, level=Level.SECTION, number=number)
        return [*begin, *_opened(line.number, basic, found["rest"])]

    def _quoted_words(self, line: Line) -> list[Mark] | None:
        """Items and definitions that an act inserts without a section of their own."""
        if self.quoting:
            return None
        item = _ITEM.match(line.text.lstrip('“"‘'))
        term = self._term(line)
        if item is None and term is None:
            return None
        self.quoting = True
        inserted = item[1].replace(" ", "") if item else ""
        under = amended_provision(f"{self.head} {self.spoken}", inserted)
        quote = Mark(seen=Seen.QUOTE, line=line.number, number=under)
        if item:
            return [quote, *_items(line.number, item)]
        return [quote, *(self._aside(line) or [])]

    def _item(self, line: Line) -> list[Mark] | None:
        found = _ITEM.fullmatch(line.text)
        before = self.saying.lines[-1] if self.saying and self.saying.lines else ""
        if found is None or _REFERENCE.search(before):
            return None
        if not _is_number(found[1], found[2]):
            return None
        return _items(line.number, found)

    def _aside(self, line: Line) -> list[Mark] | None:
        if _PROVISO.match(line.text):
            return [Mark(seen=Seen.PROVISO, line=line.number, text=line.text)]
        term = self._term(line)
        before = self.saying.lines[-1] if self.saying and self.saying.lines else "."
        if term and before.rstrip().endswith((";", ".", ":", "—", "–", "-", ",", "and", "”")):
            return [
                Mark(seen=Seen.DEFINITION, line=line.number, name=term[1].strip(), text=line.text)
            ]
        return None

    def _list_goes_on(self, number: str) -> bool:
        """Whether the next item is the next of the same list: the words are then the item's."""
        for line in self.pieces[self.place + 1 : self.place + 40]:
            item = _ITEM.fullmatch(line.text)
            if item:
                after = item[1].replace(" ", "")
                common = set(series_of(number)) & set(series_of(after))
                return any(follows(after, number, series) for series in common)
            if SECTION.fullmatch(line.text):
                return False
        return False

    def _term(self, line: Line) -> re.Match[str] | None:
        """Return the term a line defines; the verb may stand on the next line."""
        if not line.text.startswith(("“", '"', "‘")):
            return None
        following = self.pieces[self.place + 1 : self.place + 2]
        return _TERM.match(" ".join([line.text, *(other.text for other in following)]))

    def _ends_list(self, line: Line) -> bool:
        """Whether a line goes on with the sentence a list stands in, past its last item."""
        if self.saying is None or self.saying.mark.seen is not Seen.ITEM or not self.saying.lines:
            return False
        before = self.saying.lines[-1].rstrip()
        if not before.endswith((",", ";", "—", ".")) or not line.text[:1].islower():
            return False
        if self._list_goes_on(self.saying.mark.number):
            return False
        return bool(_CLOSES.match(line.text)) or len(before) < 0.72 * self.width


def _split(line: Line) -> list[Line]:
    """Part a line where a quotation or the first item of a list begins inside it."""
    if line.is_note:
        return [line]
    parts = [p for p in _QUOTE_INNER.split(line.text) if p]
    pieces: list[str] = []
    for part in parts:
        places = [
            m.end()
            for m in _INNER.finditer(part)
            if not _REFERENCE.search(part[max(0, m.start() - 80) : m.start()])
        ]
        begin = 0
        for place in places:
            if re.fullmatch(
                r"[“\"]?(?:\d{1,3}\s?[A-Z]?\s?\.|\(\s?\w{1,4}\s?\))\s*", part[begin:place]
            ):
                continue
            pieces.append(part[begin:place].rstrip())
            begin = place
        pieces.append(part[begin:])
    return [
        Line(line.number, piece.strip(), line.opens_block and place == 0)
        for place, piece in enumerate(pieces)
        if piece.strip()
    ]


def _is_number(number: str, rest: str) -> bool:
    number = number.replace(" ", "")
    if number.isdigit() and int(number) > 60:
        return False
    return bool(series_of(number)) and not rest.startswith((")", "of subsection", "of section"))


def _opened(line: int, basic: Mark, rest: str) -> list[Mark]:
    item = _ITEM.fullmatch(rest)
    if item is None:
        return [Mark(seen=basic.seen, line=line, level=basic.level, number=basic.number,
                     heading=basic.heading, text=rest)]  # fmt: skip
    return [basic, *_items(line, item)]


def _items(line: int, item: re.Match[str]) -> list[Mark]:
    number = item[1].replace(" ", "")
    nested = _ITEM.fullmatch(item[2])
    if nested and _is_number(nested[1], nested[2]):
        return [Mark(seen=Seen.ITEM, line=line, number=number), *_items(line, nested)]
    return [Mark(seen=Seen.ITEM, line=line, number=number, text=item[2])]


def _ends_quote(text: str, *, opened: list[Mark] | None) -> bool:
    """Whether more quotation marks close in a line than open, the one of the quotation apart."""
    closed = re.search(r"(?:[”\"]|’’)\s*[.;,]?\s*(?:and|or)?\s*[.;]?\s*$", text)
    begins = any(mark.seen is Seen.QUOTE for mark in opened or ()) and text.startswith("“")
    opening = text.count("“") - begins
    return closed is not None and text.count("”") + text.count("’’") > opening
