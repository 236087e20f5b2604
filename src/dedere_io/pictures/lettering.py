"""Lettering: text on a picture, in six languages and two directions.

A picture is always laid out from left to right, whatever the page around it does, and mirrored by
its own :class:`~dedere_io.pictures.drawing.Plane`; so anchors mean the same in a browser, in a
downloaded file and in resvg.  Text that runs from right to left is isolated by the characters that
Unicode has for it, and the letters of other scripts carry a class, so that a file that stands
alone can name a font for each.

There are no font metrics here: widths are estimates, on the safe side.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dedere_io.pictures.markup import Markup, element, escape, join

RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2067", "\u2068", "\u2069"

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
HEBREW = "\u0590-\u05ff"
HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN = re.compile(f"[{HAN}\U00020000-\U0003ffff]")
_LATIN_RUN = re.compile(f"[^{ARABIC} ]+(?: +[^{ARABIC} ]+)*")
_RIGHT_TO_LEFT = re.compile(f"[{ARABIC}{HEBREW}]")
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ ")
_WIDE = frozenset("mwMW@%—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a picture is set: the start of its identifiers, its language and direction."""

    name: str = "picture"
    """Unlike that of any other picture on the page; letters, digits and hyphens."""
    language: str = "en"
    rtl: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", self.name):
            raise ValueError(f"A picture's name has letters, digits and hyphens: {self.name}")

    def id(self, part: str) -> str:
        """Return an identifier inside this picture."""
        return f"{self.name}-{part}"


def lettered(text: str, *, rtl: bool = False) -> Markup:
    """Return text with its scripts marked and its direction isolated.

    Where there is Chinese, the whole is set in the Chinese font, which has every letter of it.
    Where there is Arabic, it is set in the Arabic font and the rest is marked: resvg loses letters
    beside a ligature if the first font of a line does not have it.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return element("tspan", text, class_="hani") if _HAN.search(text) else escape(text)
    opening = RIGHT_TO_LEFT_ISOLATE if rtl else FIRST_STRONG_ISOLATE
    isolated = Markup(f"{opening}{_latin_marked(text)}{END_OF_ISOLATE}")
    return element("tspan", isolated, class_="arab")


def _latin_marked(text: str) -> Markup:
    parts: list[Markup] = []
    end = 0
    for run in _LATIN_RUN.finditer(text):
        parts.append(escape(text[end : run.start()]))
        parts.append(element("tspan", run.group(), class_="latn"))
        end = run.end()
    return join([*parts, escape(text[end:])])


def width_of(content: str, size: float) -> float:
    """Estimate how wide a line is, in the units of ``size``."""
    return size * sum(_em(character) for character in content)


def shortened(content: str, *, size: float, room: float) -> str:
    """Return text that fits into ``room``: cut at its end, with an ellipsis, where it must be."""
    if width_of(content, size) <= room:
        return content
    left = room - width_of("…", size)
    kept = 0
    for kept, character in enumerate(content):  # noqa: B007 - where it stops is the answer
        left -= size * _em(character)
        if left < 0:
            break
    return content[:kept].rstrip(" ,;:-(") + "…"


def wrapped(content: str, *, size: float, room: float, lines: int = 99) -> tuple[str, ...]:
    """Return text in lines that fit into ``room``; the last of ``lines`` is cut if it must be.

    A word that is longer than a line, such as an address, is broken anywhere.
    """
    done: list[str] = []
    line = ""
    for word in _breakable(content, size=size, room=room):
        if line and width_of((line + word).rstrip(), size) > room:
            done.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    done.append(line.rstrip())
    if len(done) > lines:
        done[lines - 1 :] = [" ".join(done[lines - 1 :])]
    return tuple(shortened(line, size=size, room=room) for line in done)


def _breakable(content: str, *, size: float, room: float) -> Iterator[str]:
    """Yield words, and the parts of those that are longer than a line."""
    for word in _words(content):
        start, used = 0, 0.0
        for place, character in enumerate(word):
            wide = size * _em(character)
            if used + wide > room and place > start and not character.isspace():
                yield word[start:place]
                start, used = place, 0.0
            used += wide
        yield word[start:]


def _words(content: str) -> list[str]:
    """Split where a line may break: after a space or a hyphen, and between Chinese characters."""
    return re.findall(
        rf"[{HAN}][、。，；：）》」]*|[^\s{HAN}]+?-(?=\w)|[^\s{HAN}]+\s*|\s+", content
    )


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if character in _WIDE:
        return 0.95
    if unicodedata.combining(character):
        return 0.0
    if _RIGHT_TO_LEFT.match(character):
        return 0.47
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character.isupper():
        return 0.68
    return 0.6 if "\u0400" <= character <= "\u04ff" else 0.57
