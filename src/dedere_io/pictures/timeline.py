"""The timeline of one State: a lane for each instrument, and what changed on which day.

::

    lanes = [
        Lane(label="Hague Convention 1970", stretches=stretches_of(timeline, says=words_of))
        for timeline in ...
    ]
    draw(lanes, Span(since=..., until=..., address=as_of_address), as_of=AsOf(...), caption=...)

Time runs in the direction of reading: to the left in Arabic.  The stretches of a lane use the
shapes of the legend (:mod:`~dedere_io.pictures.glyphs`), drawn out along the time they last.
Everything that can be clicked is a link, so that the day is set without a script.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dedere.treaties.actions import CONSENTS, ActionKind
from dedere.treaties.standing import StandingFinding
from dedere.treaties.timelines import Timeline
from dedere_io.pictures.axes import AsOf, Span, TimeScale, draw_as_of, draw_years
from dedere_io.pictures.bars import draw_bar, hatching
from dedere_io.pictures.drawing import Caption, Drawing, Plane, words
from dedere_io.pictures.glyphs import Glyph, glyph_of
from dedere_io.pictures.lettering import Setting, width_of, wrapped
from dedere_io.pictures.markup import Markup, Value, element, join, link

WIDTH = 1000.0
LABELS = 250.0  # The room of the labels, at the side where reading starts.
LANE, BAR = 26.0, 12.0
TOP = 56.0  # The as-of line's label, then the years.
EDGE = 14.0  # Room for half a mark beyond the last day.
LABEL_SIZE, SMALL_LABEL = 12.5, 10.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the answer is the same: ``since`` included, ``until`` not."""

    since: dt.date
    until: dt.date | None
    glyph: Glyph
    says: str
    """The answer in a few words: a tool tip, and for screen readers."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ActMark:
    """One act, on its day."""

    on: dt.date
    kind: ActionKind
    says: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One instrument."""

    label: str
    stretches: tuple[Stretch, ...]
    acts: tuple[ActMark, ...] = ()
    href: str | None = None


def stretches_of(
    timeline: Timeline,
    *,
    says: Callable[[StandingFinding], str],
    address: Callable[[dt.date], str] | None = None,
    opened: dt.date | None = None,
) -> tuple[Stretch, ...]:
    """Return the stretches of the engine's timeline, neighbours that look and say the same joined.

    Args:
        timeline: All segments of one State under one instrument.
        says: The words for a finding, in the reader's language.
        address: The page as of a day; each stretch leads to its first day.
        opened: Leave out the time before this day, in which nobody could be a party.
    """
    found: list[Stretch] = []
    for segment in timeline.segments:
        if opened is not None and segment.until is not None and segment.until <= opened:
            continue
        since = max(segment.since, opened or segment.since)
        glyph, said = glyph_of(segment.finding), says(segment.finding)
        if found and (found[-1].glyph, found[-1].says) == (glyph, said):
            last = found.pop()
            found.append(Stretch(last.since, segment.until, glyph, said, last.href))
        else:
            found.append(
                Stretch(since, segment.until, glyph, said, address(since) if address else None)
            )
    return tuple(found)


def draw(
    lanes: Sequence[Lane],
    span: Span,
    *,
    as_of: AsOf | None = None,
    caption: Caption,
    setting: Setting | None = None,
) -> Drawing:
    """Draw the lanes of one State.

    Args:
        lanes: One for each instrument, in the order of the page.
        span: The days to show; stretches and acts outside are cut or left out.
        as_of: The day the page speaks of.
        caption: What is read aloud in the place of the picture.
        setting: Start of its identifiers, language and direction.
    """
    setting = setting or Setting(name="timeline")
    plane = Plane(WIDTH, setting.rtl)
    scale = TimeScale(span=span, start=LABELS, end=WIDTH - EDGE)
    bottom = TOP + len(lanes) * LANE + 4
    rows = [
        _lane(plane, scale, lane, TOP + place * LANE, setting) for place, lane in enumerate(lanes)
    ]
    line = draw_as_of(plane, scale, as_of, y=16, bottom=bottom) if as_of else Markup("")
    marks = [
        _act(plane, scale, act, TOP + (place + 0.5) * LANE)
        for place, lane in enumerate(lanes)
        for act in lane.acts
        if span.since <= act.on < span.until
    ]
    return Drawing(
        kind="timeline",
        setting=setting,
        caption=caption,
        width=WIDTH,
        height=bottom + 6,
        body=join([draw_years(plane, scale, y=42, rules=(47, bottom)), *rows, line, *marks]),
        defs=element("defs", hatching(setting)),
    )


def _lane(plane: Plane, scale: TimeScale, lane: Lane, top: float, setting: Setting) -> Markup:
    bars = [
        _stretch(plane, scale, stretch, top, setting)
        for stretch in lane.stretches
        if stretch.since < scale.span.until
        and (stretch.until is None or stretch.until > scale.span.since)
    ]
    return element("g", _label(plane, lane, top), *bars, class_="lane")


def _label(plane: Plane, lane: Lane, top: float) -> Markup:
    room, middle = LABELS - 18, top + LANE / 2
    if width_of(lane.label, LABEL_SIZE) <= room:
        line = words(plane, lane.label, 4, middle + 4.3, font_size=LABEL_SIZE)
        return link(lane.href, line)
    lines = wrapped(lane.label, size=SMALL_LABEL, room=room, lines=2)
    start = middle + 3.6 - (len(lines) - 1) * 6
    drawn = [
        words(plane, line, 4, start + place * 12, font_size=SMALL_LABEL)
        for place, line in enumerate(lines)
    ]
    return link(lane.href, *drawn, label=lane.label if lines[-1].endswith("…") else "")


def _stretch(
    plane: Plane, scale: TimeScale, stretch: Stretch, top: float, setting: Setting
) -> Markup:
    start = scale.at(stretch.since)
    wide = scale.at(stretch.until or scale.span.until) - start
    box = (plane.left(start, wide), top + (LANE - BAR) / 2, wide, BAR)
    bar = draw_bar(stretch.glyph, box, setting)
    return link(stretch.href, bar, label=stretch.says, class_=stretch.glyph.css)


def _act(plane: Plane, scale: TimeScale, act: ActMark, middle: float) -> Markup:
    x = plane.x(scale.at(act.on))
    return link(act.href, _sign(act.kind, x, middle), label=act.says, class_="act")


def _sign(kind: ActionKind, x: float, y: float) -> Markup:
    """Return the mark of an act: a disc for consent, a ring for a signature, a cross for leaving.

    Anything else that is done by a paper (a declaration, an extension) is a small pennant.
    """
    disc = {"cx": x, "cy": y}
    halo = element("circle", class_="halo", fill="none", stroke_width=2, r=5, **disc)
    if kind in CONSENTS or kind is ActionKind.PROVISIONAL_APPLICATION:
        return join([element("circle", r=4.5, fill="currentColor", **disc), halo])
    if kind is ActionKind.SIGNATURE:
        ring: dict[str, Value] = {"r": 3.6, "stroke": "currentColor", "stroke_width": 1.6}
        return join([element("circle", class_="paper", **disc, **ring), halo])
    if kind in {ActionKind.DENUNCIATION, ActionKind.WITHDRAWAL}:
        cross = f"M{x - 4:.2f} {y - 4:.2f}l8 8m0-8l-8 8"
        ground = element("path", d=cross, class_="halo", fill="none", stroke_width=5)
        lines: dict[str, Value] = {"fill": "none", "stroke": "currentColor", "stroke_width": 2}
        return join([ground, element("path", d=cross, **lines)])
    pennant = f"M{x:.2f} {y - BAR / 2 + 1:.2f}l-4.5-7h9Z"
    return element("path", d=pennant, class_="halo", fill="currentColor", stroke_width=1)
