"""Notes in the margin become the headings of the sections they stand beside."""

from collections.abc import Iterator

from dedere_io.laws.marks import Mark, Seen

NOTE = "marginal note"
GOES_ON = "+"


def with_headings(marks: list[Mark]) -> Iterator[Mark]:
    """Give each note in the margin to the section beside it.

    A note stands after the beginning of its section, or right before it on a left-hand page. A
    section that has its note leaves the next note to the next section.
    """
    notes = _gathered(marks)
    headings: dict[int, str] = {}
    current: int | None = None
    waiting = ""
    for place, mark in enumerate(marks):
        if mark.seen is Seen.BASIC:
            current = place
            if mark.heading or waiting:
                headings[place] = f"{mark.heading} {waiting}".strip()
            waiting = ""
        elif mark.seen is Seen.QUOTE:
            # The notes inside a quotation are those of the sections it inserts.
            current = None
        elif place in notes:
            if current is not None and current not in headings:
                headings[current] = notes[place]
            else:
                waiting = f"{waiting} {notes[place]}".strip()
    for place, mark in enumerate(marks):
        if mark.name == NOTE:
            continue
        if place in headings:
            yield Mark(seen=mark.seen, line=mark.line, level=mark.level, number=mark.number,
                       text=mark.text, heading=headings[place])  # fmt: skip
        else:
            yield mark


def _gathered(marks: list[Mark]) -> dict[int, str]:
    """Return the notes, their lines joined, by the place of their first line."""
    notes: dict[int, str] = {}
    first = -1
    for place, mark in enumerate(marks):
        if mark.name != NOTE:
            continue
        if mark.number == GOES_ON and first >= 0:
            notes[first] = f"{notes[first]} {mark.heading}"
        else:
            first = place
            notes[first] = mark.heading
    return notes
