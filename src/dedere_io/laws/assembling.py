"""From marks in the order of the source to a tree of provisions with labels.

Start at :func:`assemble`. A reader says what it sees; here it is decided under which division
each thing stands and how it is cited. Labels are unique: a number that repeats is kept under a
label of its own and reported.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dedere.library.numbering import Series
from dedere.library.structure import Level, Provision, Unsplit
from dedere_io.laws.marks import ENDS_LIST, Mark, Seen
from dedere_io.laws.placing import choose

COMMON_LAW = {
    Series.FIGURES: Level.SUBSECTION,
    Series.LETTERS: Level.PARAGRAPH,
    Series.ROMAN: Level.SUBPARAGRAPH,
    Series.CAPITALS: Level.POINT,
    Series.CAPITAL_ROMAN: Level.INDENT,
    Series.DEGREES: Level.POINT,
}
CIVIL_LAW = {
    Series.FIGURES: Level.PARAGRAPH,
    Series.CAPITAL_ROMAN: Level.PARAGRAPH,
    Series.DEGREES: Level.SUBPARAGRAPH,
    Series.LETTERS: Level.POINT,
    Series.CAPITALS: Level.POINT,
    Series.ROMAN: Level.INDENT,
}


@dataclass(slots=True)
class Node:
    """A provision while it is built."""

    level: Level
    number: str
    path: str
    host: str = ""
    heading: str = ""
    label: str = ""
    rank: int = 1000
    series: Series | None = None
    indent: int | None = None
    texts: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def frozen(self) -> Provision:
        """Return the provision."""
        return Provision(
            level=self.level,
            number=self.number,
            label=self.label,
            heading=self.heading,
            text="\n".join(self.texts),
            children=tuple(child.frozen() for child in self.children),
            closing="\n".join(self.closing),
            quoted=bool(self.host),
        )


@dataclass(slots=True)
class Quotation:
    """The state of the host while words of another act are read."""

    items: list[Node]
    basic: Node | None
    host: Node
    target: str


@dataclass(slots=True)
class Assembler:
    """Places one mark after another."""

    levels: dict[Series, Level]
    roots: list[Node] = field(default_factory=list)
    divisions: list[Node] = field(default_factory=list)
    basic: Node | None = None
    items: list[Node] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    preface: list[str] = field(default_factory=list)
    unsplit: list[Unsplit] = field(default_factory=list)
    quotation: Quotation | None = None
    ended: bool = False
    """Whether the innermost list has ended and its sentence goes on."""

    def place(self, mark: Mark, following: str) -> None:
        """Put one mark into the tree."""
        if mark.seen is not Seen.WORDS:
            self.ended = False
        match mark.seen:
            case Seen.DIVISION:
                self._division(mark)
            case Seen.BASIC:
                self._basic(mark)
            case Seen.ITEM:
                self._item(mark, following)
            case Seen.DEFINITION | Seen.PROVISO:
                self._aside(mark)
            case Seen.WORDS:
                self._words(mark)
            case Seen.QUOTE:
                self._quote(mark)
            case Seen.UNQUOTE:
                self._unquote()

    def _division(self, mark: Mark) -> None:
        self._unquote()
        while self.divisions and self.divisions[-1].rank >= mark.rank:
            self.divisions.pop()
        level = mark.level or Level.CROSS_HEADING
        name = mark.name or mark.heading or mark.number
        node = Node(level, mark.number, name, heading=mark.heading, rank=mark.rank)
        above = self.divisions[-1].label if self.divisions else ""
        node.label = self._free(
            name if name not in self.labels else f"{above}, {name}".lstrip(", ")
        )
        if mark.text:
            node.texts.append(mark.text)
        self._hang(node, self.divisions[-1] if self.divisions else None)
        self.divisions.append(node)
        self.basic, self.items = None, []

    def _basic(self, mark: Mark) -> None:
        level = mark.level or Level.SECTION
        if self.quotation is not None:
            self._quoted_basic(mark, level)
            return
        schedule = next((d for d in self.divisions if d.level is Level.SCHEDULE), None)
        path = mark.name or mark.number
        if schedule is not None and mark.name:
            path = f"{schedule.label}, {mark.name}"
        node = Node(level, mark.number, path, heading=mark.heading)
        node.label = self._unique(path, mark.line)
        self._say(node, mark)
        self._hang(node, self.divisions[-1] if self.divisions else None)
        self.basic, self.items = node, []

    def _quoted_basic(self, mark: Mark, level: Level) -> None:
        quotation = self.quotation
        if quotation is None:
            return
        host = quotation.host
        node = Node(level, mark.number, mark.number, host=host.label, heading=mark.heading)
        node.label = self._unique(_label(node), mark.line)
        self._say(node, mark)
        host.children.append(node)
        self.basic, self.items = node, []

    def _item(self, mark: Mark, following: str) -> None:
        over = self._over()
        if over is None:
            self._lost(mark, f"({mark.number}) {mark.text}".strip(), "no-section-yet")
            return
        if mark.depth is None:
            kept, series = choose(mark.number, self.items, indent=mark.indent, following=following)
            level = self.levels[series]
        else:
            kept, series = mark.depth, None
            level = mark.level or Level.PARAGRAPH
        del self.items[kept:]
        parent = self.items[-1] if self.items else over
        gap = " " if parent.level in {Level.DEFINITION, Level.PROVISO} else ""
        node = Node(
            level, mark.number, f"{parent.path}{gap}({mark.number})",
            heading=mark.heading, series=series, indent=mark.indent,
        )  # fmt: skip
        self._adopt(node, parent, mark)

    def _aside(self, mark: Mark) -> None:
        """Place a definition or a proviso: under the first level of items, or the section."""
        over = self._over()
        if over is None:
            self._lost(mark, f"{mark.name} {mark.text}".strip(), "no-section-yet")
            return
        proviso = mark.seen is Seen.PROVISO
        level, name = (Level.PROVISO, "proviso") if proviso else (Level.DEFINITION, mark.name)
        del self.items[1 if self.items and self.items[0].level is Level.SUBSECTION else 0 :]
        parent = self.items[-1] if self.items else over
        path = f"{parent.path} {name}"
        if proviso:
            count = sum(child.level is Level.PROVISO for child in parent.children)
            path += f" {count + 1}" if count else ""
        self._adopt(Node(level, "", path, heading=mark.heading, indent=mark.indent), parent, mark)

    def _adopt(self, node: Node, parent: Node, mark: Mark) -> None:
        node.host = self.quotation.host.label if self.quotation is not None else ""
        node.label = self._unique(_label(node), mark.line)
        self._say(node, mark)
        self._hang(node, self._hanging(parent))
        self.items.append(node)

    def _hanging(self, parent: Node) -> Node:
        # Quoted items without a section of their own hang under the item that quotes them.
        quotation = self.quotation
        return quotation.host if quotation is not None and not parent.label else parent

    def _words(self, mark: Mark) -> None:
        node = self._speaker(mark)
        if node is None:
            if self.divisions:
                self.divisions[-1].texts.append(mark.text)
            elif self.roots:
                self._lost(mark, mark.text, "no-section-yet")
            else:
                self.preface.append(mark.text)
            return
        if not node.label:
            node = self._hanging(node)
        (node.closing if node.children else node.texts).append(mark.text)

    def _speaker(self, mark: Mark) -> Node | None:
        """Whose words these are: the innermost division that begins no further right."""
        if mark.indent is None:
            self.ended = self.ended or (mark.depth == ENDS_LIST and self._in_list())
            speaking = self.items[:-1] if self.ended else self.items
            return speaking[-1] if speaking else self._over()
        while self.items and (self.items[-1].indent or 0) > mark.indent:
            self.items.pop()
        return self.items[-1] if self.items else self._over()

    def _in_list(self) -> bool:
        """Whether the innermost item stands in a list, and is no subsection of its own."""
        return bool(self.items) and self.items[-1].level is not Level.SUBSECTION

    def _over(self) -> Node | None:
        """The section or article that is open, or the schedule without articles."""
        if self.basic is not None:
            return self.basic
        if self.divisions and self.divisions[-1].level is not Level.CROSS_HEADING:
            return self.divisions[-1]
        return next((d for d in self.divisions if d.level is Level.SCHEDULE), None)

    def _quote(self, mark: Mark) -> None:
        if self.quotation is not None:
            return
        host = self.items[-1] if self.items else self._over()
        if host is None:
            return
        self.quotation = Quotation(self.items, self.basic, host, mark.number)
        self.basic = Node(Level.SECTION, "", mark.number)
        self.items = []

    def _unquote(self) -> None:
        if self.quotation is None:
            return
        self.items, self.basic = self.quotation.items, self.quotation.basic
        self.quotation = None

    def _hang(self, node: Node, parent: Node | None) -> None:
        if parent is None:
            self.roots.append(node)
            return
        if parent.closing:
            # The sentence went on after the last item, and goes on again: words in between.
            before = parent.children[-1].path
            between = Node(Level.ALINEA, "", f"words after {before}", texts=parent.closing)
            between.label = self._free(f"{parent.label} words after {before}")
            between.host = parent.host
            parent.closing = []
            parent.children.append(between)
        parent.children.append(node)

    def _say(self, node: Node, mark: Mark) -> None:
        if mark.text:
            node.texts.append(mark.text)

    def _unique(self, label: str, line: int) -> str:
        if label in self.labels:
            self.unsplit.append(Unsplit(line=line, words=label, why="number-repeats"))
        return self._free(label)

    def _free(self, label: str) -> str:
        free, count = label, 1
        while free in self.labels:
            count += 1
            free = f"{label} #{count}"
        self.labels.add(free)
        return free

    def _lost(self, mark: Mark, words: str, why: str) -> None:
        self.unsplit.append(Unsplit(line=mark.line, words=words, why=why))


def _label(node: Node) -> str:
    return f"{node.host} [new {node.path}]" if node.host else node.path


def assemble(marks: Iterable[Mark], levels: dict[Series, Level]) -> Assembler:
    """Build the tree of the marks of one text."""
    seen = list(marks)
    assembler = Assembler(levels)
    following = ""
    numbers: list[str] = []
    for mark in reversed(seen):
        numbers.append(following)
        if mark.seen is Seen.ITEM:
            following = mark.number
        elif mark.seen in {Seen.BASIC, Seen.DIVISION, Seen.QUOTE, Seen.UNQUOTE}:
            following = ""
    for mark, after in zip(seen, reversed(numbers), strict=True):
        assembler.place(mark, after)
    return assembler
