"""What stands on a page beside the words of a resolution.

A United Nations page is headed by the symbol and the title, and numbered beside its job number;
footnotes stand below a stroke and run to the end of the page. Texts taken from a PDF by machine
keep all of this where it fell, often in the middle of a paragraph.
"""

import re
from collections.abc import Sequence

from dedere.mandates.lines import Line, LineKind

JOB_NUMBER = re.compile(r"\s*\d{2}-\d{5}\*{0,2}(?:\s+\([A-Z]\).*)?\s*")
PAGE_OF = re.compile(r"\s*\d{1,3}/\d{1,3}\s*")
BAR_CODE = re.compile(r"\s*\*\d{7}\*\s*")
STROKE = re.compile(r"\s*[_\u2500\u2014]{5,}\s*")
SYMBOL = re.compile(r"\s*(?:[AES]|ST|CTOC|CAC)/[A-Z0-9][^\s]*\s*")
STAR_NOTE = re.compile(r"\s*(?:\*{1,3}|\u2020|\u2021)\s+\S")
OLD_NOTE = re.compile(
    r"\s*\*?\d{1,3}\s+(?:Ibid\b|Official Records\b|See (?:p\.|also|Official|document|S/|A/)"
    r"|One member\b|Two members\b|Documents? [SA]/|General Assembly resolution \d+"
    r"|United Nations, Treaty\b|The (?:delegation|representative)\b)"
)
# A running head is the symbol and the title; titles of more than this many lines were not seen.
LONGEST_HEAD = 9


def flag_furniture(pages: Sequence[Sequence[str]]) -> tuple[Line, ...]:
    """Return all lines of all pages, each with what it is and the page it stands on."""
    texts = [text for page in pages for text in page]
    sheet = [number for number, page in enumerate(pages, 1) for _ in page]
    starts = [i for i in range(1, len(sheet)) if sheet[i] != sheet[i - 1]]
    kinds = [LineKind.WORDS if text.strip() else LineKind.BLANK for text in texts]
    heads = _flag_heads(texts, kinds)
    _flag_notes(texts, kinds, stops={*heads, *starts})
    _flag_loose_notes(texts, kinds)
    breaks = {*heads, *starts}
    lines: list[Line] = []
    page = 1
    for index, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        page += index in breaks
        lines.append(Line(index + 1, text, kind, page))
    return tuple(lines)


def _flag_heads(texts: Sequence[str], kinds: list[LineKind]) -> list[int]:
    """Flag running heads and folios; return where each page after the first begins."""
    heads: list[int] = []
    for index, text in enumerate(texts):
        if BAR_CODE.fullmatch(text):
            kinds[index] = LineKind.FOLIO
        elif JOB_NUMBER.fullmatch(text):
            kinds[index] = LineKind.FOLIO
            beside = [i for i in (index - 1, index + 1) if 0 <= i < len(texts)]
            for other in (i for i in beside if PAGE_OF.fullmatch(texts[i])):
                kinds[other] = LineKind.FOLIO
                heads.append(_flag_head(texts, kinds, above=min(index, other)))
    return heads


def _flag_head(texts: Sequence[str], kinds: list[LineKind], *, above: int) -> int:
    """Flag the running head above a folio; return the index of its first line."""
    last = above - 1
    while last >= 0 and not texts[last].strip():
        last -= 1
    first = last
    while first > 0 and texts[first - 1].strip() and last - first < LONGEST_HEAD:
        first -= 1
    block = range(first, last + 1)
    if last < 0 or not any(SYMBOL.fullmatch(texts[i]) for i in block):
        return above
    for i in block:
        kinds[i] = LineKind.HEADER
    return first


def _flag_notes(texts: Sequence[str], kinds: list[LineKind], *, stops: set[int]) -> None:
    """Flag footnotes: from the stroke to the end of the page."""
    below = False
    for index, text in enumerate(texts):
        if index in stops:
            below = False
        if STROKE.fullmatch(text):
            below = True
            kinds[index] = LineKind.RULE
        elif below and kinds[index] is LineKind.WORDS:
            kinds[index] = LineKind.NOTE


def _flag_loose_notes(texts: Sequence[str], kinds: list[LineKind]) -> None:
    """Flag footnotes without a stroke: a star or number, at the end of a page or of the text."""
    noting = False
    for index, text in enumerate(texts):
        if kinds[index] is not LineKind.WORDS:
            noting = False
            continue
        alone = index == 0 or kinds[index - 1] is not LineKind.WORDS or noting
        if alone and (STAR_NOTE.match(text) or OLD_NOTE.match(text)):
            noting = True
        if noting:
            kinds[index] = LineKind.NOTE
