"""The colours of pictures: one set of rules, and the themes that fill them.

The rules are written once, in :func:`stylesheet`.  A file that stands alone embeds them with the
colours of :data:`PAPER` or :data:`NIGHT`; the style sheet of the platform holds the same rules
with the variables of its own design, which are :data:`PAGE`::

    python -c "from dedere_io.pictures.themes import PAGE, stylesheet; print(stylesheet(PAGE))"

Numbers stand in columns: digits of equal width wherever the font has them.
"""

from dataclasses import asdict, dataclass
from string import Template

STACK = '"Noto Sans","DejaVu Sans","Liberation Sans",Arial,sans-serif'


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What pictures are coloured with: ink on paper, one blue, one amber."""

    paper: str
    shade: str
    ink: str
    soft: str
    line: str
    edge: str
    blue: str
    amber: str
    m0: str
    m1: str
    m2: str
    m3: str
    m4: str
    m5: str
    """Six classes of the map, from none to most."""
    map_line: str
    """Between two States that touch."""
    map_edge: str
    """Around dots, and hatching on light ground."""
    fonts: str = STACK
    arabic: str = f'"Noto Sans Arabic","Noto Naskh Arabic",{STACK}'
    chinese: str = f'"Noto Sans CJK SC","Noto Sans SC","WenQuanYi Zen Hei",{STACK}'


PAPER = Theme(
    paper="#fdfcf9", shade="#f3f0e8", ink="#1b1a17", soft="#4d4a43",
    line="#d5d0c3", edge="#77736a", blue="#0b3c86", amber="#6b4100",
    m0="#f4f1ea", m1="#cfdcee", m2="#9db8dc", m3="#648dc4", m4="#2f5fa6", m5="#0c326f",
    map_line="#fdfcf9", map_edge="#8a867c",
)  # fmt: skip
"""Ink on paper; for downloads and print."""

NIGHT = Theme(
    paper="#14161a", shade="#1e2127", ink="#ece9e1", soft="#b9b5aa",
    line="#363a42", edge="#868b95", blue="#a6c5ff", amber="#f3c766",
    m0="#23262d", m1="#26385a", m2="#33548a", m3="#5280bd", m4="#86afe4", m5="#cfe0fb",
    map_line="#14161a", map_edge="#777c86",
)  # fmt: skip
"""The same on dark ground."""

PAGE = Theme(
    paper="var(--paper)", shade="var(--shade)", ink="var(--ink)", soft="var(--soft)",
    line="var(--line)", edge="var(--edge)", blue="var(--blue)", amber="var(--amber)",
    m0="var(--map-0)", m1="var(--map-1)", m2="var(--map-2)", m3="var(--map-3)",
    m4="var(--map-4)", m5="var(--map-5)",
    map_line="var(--map-line)", map_edge="var(--map-edge)",
    fonts="var(--sans)", arabic="inherit", chinese="inherit",
)  # fmt: skip
"""The variables of the platform's design, which follow the reader's light or dark mode."""

_RULES = Template("""\
.picture { color: $ink; font-family: $fonts; font-variant-numeric: tabular-nums; }
.picture text { fill: $ink; }
.picture .arab { font-family: $arabic; }
.picture .latn { font-family: $fonts; }
.picture .hani { font-family: $chinese; }
.picture .soft { fill: $soft; }
.picture .strong { font-weight: 700; }
.picture .blue { fill: $blue; }
.picture .paper { fill: $paper; }
.picture .halo { stroke: $paper; }
.picture .rule { stroke: $line; }
.picture .axis { stroke: $edge; }
.picture .as-of { stroke: $blue; }
.picture .undetermined { fill: $line; }
.p-outline { stroke: $map_line; }
.p-edge { stroke: $map_edge; }
.p-stripe { stroke: $map_line; }
.p-spot { fill: $map_line; }
.p-conflict { color: $amber; }
.m-0, .m-none, .m-withdrawn { fill: $m0; }
.m-1 { fill: $m1; }
.m-2, .m-half { fill: $m2; }
.m-3 { fill: $m3; }
.m-4 { fill: $m4; }
.m-5, .m-bound { fill: $m5; }
.m-unknown { fill: $line; }
""")

_LIVE = """\
.picture { max-inline-size: 100%; block-size: auto; }
.picture a { cursor: pointer; }
.picture a:hover .hit { fill: var(--blue-shade); }
.picture a:hover text, .picture a:focus-visible text {
  fill: var(--blue);
  text-decoration: underline;
}
.picture a:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
.picture-map a:hover .p-outline, .picture-map a:focus-visible .p-outline { stroke: var(--ink); }
"""


def stylesheet(theme: Theme) -> str:
    """Return the rules of all pictures in a theme.

    For :data:`PAGE` they include what a pointer and a keyboard do.
    """
    rules = _RULES.substitute(asdict(theme))
    return rules + _LIVE if theme is PAGE else rules
