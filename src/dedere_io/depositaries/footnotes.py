"""What the footnotes of a list say about one State.

The Treaty Collection keeps two things only there: what a predecessor State did, and when a State
that is printed in brackets denounced the treaty.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.dates import find_dates
from dedere_io.depositaries.printed import Printed, plain
from dedere_io.depositaries.rows import ListedAct, shortened

_LONGEST_FOOTNOTE = 400
_LEAVES = re.compile(r"denunciation|denounc|withdraw|withdrew|denonciation|retrait")
_EFFECT = re.compile(r"effect\W|effective|with effect|effet\W")


def footnotes_of(printed: Printed, footnotes: Mapping[str, str]) -> list[str]:
    """Return the footnotes of a printed name, with their text where the list holds it."""
    notes = [printed.remark] if printed.remark else []
    without_text = [number for number in printed.footnotes if not footnotes.get(number)]
    if without_text:
        notes.append(f"footnote {', '.join(without_text)}")
    notes += [
        f"footnote {number}: {shortened(footnotes[number], _LONGEST_FOOTNOTE)}"
        for number in printed.footnotes
        if footnotes.get(number)
    ]
    return notes


def denunciation_in(
    act: ListedAct, printed: Printed, footnotes: Mapping[str, str]
) -> list[ListedAct]:
    """Return the denunciation of a bracketed State, where a footnote states one date of it.

    The dates in the row are those of the signature and the consent, never of the denunciation;
    a footnote with several dates is left to a person.
    """
    for number in printed.footnotes:
        text = footnotes.get(number, "")
        dates = find_dates(text)
        if not _LEAVES.search(plain(text)) or len(dates) != 1 or dates[0].read is None:
            continue
        date = dates[0].read.date
        before = plain(text[max(0, dates[0].start - 40) : dates[0].start])
        left = replace(
            act,
            kind=ActionKind.DENUNCIATION,
            note=f"footnote {number}: {shortened(text, _LONGEST_FOOTNOTE)}",
        )
        if not _EFFECT.search(before):
            return [replace(left, date=date)]
        if date.whole_day():
            return [replace(left, effective=date.whole_day())]
    return []


_NUMBERED = re.compile(r"[\[(]?\s?(\d{1,3})\s?[\])]?[.:]?\s{1,3}(?=[^\W\d_])")
_LONGEST_NOTE = 20_000


def numbered_notes(texts: Iterable[str]) -> dict[str, str]:
    """Return the end notes of a list by their number; of two with one number, the first.

    >>> numbered_notes(["[3] See note 1.", "no note"])
    {'3': 'See note 1.'}
    """
    notes: dict[str, str] = {}
    for text in texts:
        number = _NUMBERED.match(text)
        if number:
            notes.setdefault(number[1], text[number.end() : _LONGEST_NOTE])
    return notes
