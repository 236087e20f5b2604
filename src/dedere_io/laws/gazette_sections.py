"""Which lines of a printed act open its sections?"""

import re
from bisect import bisect_left

from dedere_io.laws.gazette_lines import Line

SECTION = re.compile(
    r"(?P<note>[A-Z][^.;:()\d]{0,45}\s)?(?P<number>\d{1,3}(?:\s?[A-Z])?)\s?[.,]\s?"
    r"(?P<rest>(?:\(\s?[1-9a]\s?\)|[A-Z“]).*)"
)


def sections_in_order(lines: list[Line]) -> frozenset[int]:
    """Return the places of the lines that open a section: the longest row of rising numbers.

    Numbers inside quoted sections, schedules and sentences do not fit into the row of the act.
    """
    amends = any(_AMENDING.search(line.text) for line in lines)
    tails: list[tuple[int, str]] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for place, line in enumerate(lines):
        found = None if line.is_note else SECTION.fullmatch(line.text)
        if found is None:
            continue
        # An amending act quotes the numbers of another; its own are figures alone.
        if (amends or found["note"]) and not found["number"].isdigit():
            continue
        digits = int(re.sub(r"\D", "", found["number"]))
        key = (digits, re.sub(r"[\d\s]", "", found["number"]))
        spot = bisect_left(tails, key)
        if spot < len(tails) and tails[spot] == key:
            continue
        if digits > _FARTHEST * (spot + 1):
            continue
        if spot == len(tails):
            tails.append(key)
            ends.append(place)
        else:
            tails[spot], ends[spot] = key, place
        before[place] = ends[spot - 1] if spot else -1
    found_places: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found_places.append(place)
        place = before[place]
    return frozenset(found_places)


_AMENDING = re.compile(r"principal enactment|effect as section|hereby (?:amend|insert|repeal)")
# A text in which only every fourth section is found is no longer followed.
_FARTHEST = 4
