"""Which provision of another act do the words stand under that an amending act inserts?"""

import re

from dedere.library.numbering import Series, series_of

_SECTION = re.compile(r"[Ss]ections?\s+(\d+\s?[A-Z]{0,3})\b((?:\s?\([0-9a-zA-Z ]{1,4}\))*)")
_UNDER = re.compile(r"(?:in|to|of|for)\s+(?:sub-?section|paragraph)\s+((?:\([0-9a-zA-Z]{1,4}\))+)")


_OUTWARD = (Series.FIGURES, Series.LETTERS, Series.ROMAN, Series.CAPITALS)


def amended_provision(said: str, inserted: str) -> str:
    """Return what the inserted words stand under: `3(2)` for paragraph (ee) of section 3(2).

    Args:
        said: The amending words; the section they name first is amended.
        inserted: The number of what is inserted, without brackets. A subsection stands right
            under the section, a paragraph under the subsection that the words name last.

    Empty where no section is named.

    >>> amended_provision("Section 3 of the Act is amended in subsection (2) thereof", "ee")
    '3(2)'
    >>> amended_provision("Section 3 of the Act is amended by repealing subsection (1)", "1")
    '3'
    """
    section = _SECTION.search(said)
    if section is None:
        return ""
    number = section[1].replace(" ", "")
    within = section[2].replace(" ", "")
    under = _UNDER.findall(said[section.end() :])
    named = re.findall(r"\((\w+)\)", within or (under[-1] if under else ""))
    kept = [part for part in named if _rank(part) < _rank(inserted)]
    return number + "".join(f"({part})" for part in kept)


def _rank(number: str) -> int:
    series = next((s for s in series_of(number) if s in _OUTWARD), Series.LETTERS)
    return _OUTWARD.index(series)
