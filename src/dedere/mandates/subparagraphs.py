"""Sub-paragraphs: their marks, their order, and the verbs that stand in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dedere.mandates.outline import Piece
from dedere.mandates.values import Directive, Span, SubParagraph
from dedere.mandates.verbs import opens_as_infinitive

_ONLY_A_VERB = re.compile(r"(?:\w+\s+){0,2}\w+\s?:")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
          "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")  # fmt: skip


def subparagraphs(piece: Piece) -> tuple[SubParagraph, ...]:
    """Return the sub-paragraphs of a paragraph, marks set right where the print is damaged."""
    found: list[SubParagraph] = []
    path: tuple[str, ...] = ()
    place = 0
    for index, (sign, block) in enumerate(piece.blocks):
        text = f"({sign}) {block.text}".strip() if sign else block.text
        plain = re.sub(r"(?<!\w)\*([^\s*][^*]{0,300})\*(?!\w)", r"\1", text)
        end = place + len(plain)
        if sign:
            path = _path(sign, path)
            own = plain[len(sign) + 2 :].strip()
            found.append(SubParagraph(path=path, text=own, span=Span(place, end)))
        place = end + (index < len(piece.blocks) - 1)
    return tuple(found)


def _path(sign: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return where a mark belongs: beside the one before, below it, or above."""
    if not before:
        return ("a",) if sign.isdigit() else (sign,)
    following = [_next(before[: depth + 1]) for depth in range(len(before) - 1, -1, -1)]
    for path in following:
        if path[-1] == sign:
            return path
    if sign == "i":
        return (*before, "i")
    if sign.isdigit() or sign not in _ROMAN:
        return following[-1] if sign.isdigit() else (sign,)
    return (*before[:-1], sign) if before[-1] in _ROMAN else (*before, sign)


def _next(path: tuple[str, ...]) -> tuple[str, ...]:
    last = path[-1]
    if len(path) > 1 or (last in _ROMAN and last != "i" and len(last) > 1):
        place = _ROMAN.index(last) + 1 if last in _ROMAN else 0
        return (*path[:-1], _ROMAN[min(place, len(_ROMAN) - 1)])
    return (*path[:-1], chr(ord(last[0]) + 1)) if len(last) == 1 else (*path[:-1], last)


def sub_directives(text: str, subs: Sequence[SubParagraph]) -> Iterator[Directive]:
    """Return the verbs with which sub-paragraphs go on from "Decides:" ("To request ...").

    They are the organ's own only where nothing but the verb stands above them: below "Decides to
    establish a Committee" they are the tasks of the Committee.
    """
    lead = text[: subs[0].span.start] if subs else text
    if subs and not _ONLY_A_VERB.fullmatch(lead.strip()):
        return
    starts = [(s.text, s.span.end - len(s.text)) for s in subs] or [(text, 0)]
    for words, place in starts:
        found = opens_as_infinitive(words)
        if found:
            span = Span(found.span.start + place, found.span.end + place)
            yield replace(found, span=span)
