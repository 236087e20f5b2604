"""The matrix as a picture, for downloads and print: States by instruments, one glyph a cell.

A page shows the matrix as a table; this is the same on paper.  A long one is drawn in parts, and
each part has the heading of columns again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dedere_io.pictures.drawing import Caption, Drawing, Plane, words
from dedere_io.pictures.glyphs import Glyph, symbols, use
from dedere_io.pictures.lettering import Setting, lettered, shortened, width_of
from dedere_io.pictures.markup import NOTHING, Markup, element, join, link, number

ROW, GLYPH = 18.0, 12.0
LABEL_SIZE, NUMBER_SIZE = 11.5, 10.0
SLANT = 55  # Degrees: columns can be read without turning the head.
MOST_LABEL, MOST_HEADING = 230.0, 260.0
_SINE, _COSINE = 0.819, 0.574


@dataclass(frozen=True, slots=True)
class Cell:
    """One standing."""

    glyph: Glyph
    says: str = ""
    href: str | None = None
    conflict: bool = False
    """Sources contradict each other; a small mark says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One instrument."""

    label: str
    total: str = ""
    """What the foot of the column says, such as how many are bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One State."""

    label: str
    cells: tuple[Cell, ...]
    total: str = ""
    """What the end of the row says, such as ``14``."""


def draw(
    rows: Sequence[Row],
    columns: Sequence[Column],
    *,
    caption: Caption,
    setting: Setting | None = None,
) -> Drawing:
    """Draw a matrix.

    Raises:
        ValueError: A row has not one cell for each column.
    """
    setting = setting or Setting(name="matrix")
    for row in rows:
        if len(row.cells) != len(columns):
            raise ValueError(f"{row.label} has {len(row.cells)} cells for {len(columns)} columns.")
    grid = _Grid.around(rows, columns, rtl=setting.rtl)
    return Drawing(
        kind="matrix",
        setting=setting,
        caption=caption,
        width=grid.plane.width,
        height=grid.height,
        body=join([
            *(_heading(grid, place, column) for place, column in enumerate(columns)),
            *(_row(grid, place, row, setting) for place, row in enumerate(rows)),
        ]),
        defs=element("defs", symbols(setting.id("g"))),
    )  # fmt: skip


def part(rows: Sequence[Row], *, rows_each: int) -> tuple[tuple[Row, ...], ...]:
    """Return rows in parts that fit on a sheet each."""
    return tuple(
        tuple(rows[start : start + rows_each]) for start in range(0, len(rows), rows_each)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where rows and columns stand."""

    plane: Plane
    labels: float
    top: float
    bottom: float
    columns: int
    has_totals: bool
    column: float

    @classmethod
    def around(cls, rows: Sequence[Row], columns: Sequence[Column], *, rtl: bool) -> "_Grid":
        labels = min(MOST_LABEL, max((width_of(r.label, LABEL_SIZE) for r in rows), default=0))
        longest = max((width_of(c.label, LABEL_SIZE) for c in columns), default=0)
        heading = min(MOST_HEADING, longest)
        column = 22.0
        end = 40.0 if any(row.total for row in rows) else 0.0
        # The last heading leans out over the end of the grid.
        leaning = max(0.0, heading * _COSINE + 12 - end)
        top = heading * _SINE + 22
        bottom = top + len(rows) * ROW
        return cls(
            plane=Plane(labels + 20 + len(columns) * column + end + leaning, rtl),
            labels=labels,
            top=top,
            bottom=bottom,
            columns=len(columns),
            has_totals=any(c.total for c in columns),
            column=column,
        )

    @property
    def height(self) -> float:
        return self.bottom + (28 if self.has_totals else 8)

    def at(self, place: int) -> float:
        """Return the middle of a column."""
        return self.labels + 20 + (place + 0.5) * self.column


def _heading(grid: _Grid, place: int, column: Column) -> Markup:
    x, y = grid.plane.x(grid.at(place)), grid.top - 10
    turn = SLANT if grid.plane.rtl else -SLANT
    cut = shortened(column.label, size=LABEL_SIZE, room=MOST_HEADING)
    label = element(
        "text",
        lettered(cut, rtl=grid.plane.rtl),
        text_anchor=grid.plane.anchor("start"),
        font_size=LABEL_SIZE,
        transform=f"translate({number(x)} {number(y)}) rotate({turn})",
    )
    heading = link(None, label, label=column.label if cut != column.label else "")
    if not column.total:
        return heading
    total = words(
        grid.plane,
        column.total,
        grid.at(place),
        grid.bottom + 18,
        anchor="middle",
        font_size=NUMBER_SIZE,
        class_="soft",
    )
    return join([heading, total])


def _row(grid: _Grid, place: int, row: Row, setting: Setting) -> Markup:
    y = grid.top + place * ROW
    plane = grid.plane
    end = grid.labels + 20 + grid.columns * grid.column
    rule = f"M{number(plane.x(0))} {number(y)}H{number(plane.x(end))}"
    cut = shortened(row.label, size=LABEL_SIZE, room=MOST_LABEL)
    label = words(plane, cut, 0, y + 13, font_size=LABEL_SIZE)
    total = words(
        plane, row.total, end + 30, y + 13, anchor="end", font_size=NUMBER_SIZE, class_="soft"
    )
    return join([
        element("path", d=rule, class_="rule", fill="none", stroke_width=1),
        link(None, label, label=row.label if cut != row.label else ""),
        *(_cell(grid, at, y, cell, setting) for at, cell in enumerate(row.cells)),
        total if row.total else NOTHING,
    ])  # fmt: skip


def _cell(grid: _Grid, place: int, y: float, cell: Cell, setting: Setting) -> Markup:
    left = grid.plane.x(grid.at(place)) - GLYPH / 2
    glyph = use(cell.glyph, x=left, y=y + 3, size=GLYPH, prefix=setting.id("g"))
    if not cell.conflict:
        return link(cell.href, glyph, label=cell.says)
    mark = element("use", href=f"#{setting.id('g')}-conflict", x=left + 9, y=y, width=7, height=7)
    return link(cell.href, glyph, mark, label=cell.says)
