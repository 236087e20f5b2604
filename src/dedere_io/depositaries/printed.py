"""What is printed around a name: footnote marks, and the brackets of a State that has left."""

import re
import unicodedata
from dataclasses import dataclass

# No State's name in any list comes near this; what is longer is a sentence.
LONGEST_NAME = 160

RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_MARK = re.compile(
    r"(?:[\[(]\s?(\d{1,3}|\*{1,3}|[a-z])\s?[\])]|(?<!\d)(\d{1,3})\s?/?|[*†‡§#]|[,;/](?=$))\s*$"
)
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?=\w)")
_SIGNED_AS = re.compile(r"\((?:signed|ratified|acceded|listed) as ([^()]*)\)")


def plain(text: str) -> str:
    """Return a text in lower case without accents, character for character of equal length.

    Raised digits become stars: they are footnotes, never part of a number.
    """
    return "".join(
        "*" if ord(c) in RAISED_DIGITS else unicodedata.normalize("NFKD", c)[0].lower()[0]
        for c in text
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed name, taken apart."""

    name: str
    footnotes: tuple[str, ...] = ()
    bracketed: bool = False
    remark: str = ""
    """What the list adds in parentheses, such as ``signed as ...``."""


def take_apart(text: str) -> Printed:
    """Separate a printed name from its number in the list, footnote marks and brackets.

    >>> take_apart("[Netherlands4, 5]")
    Printed(name='Netherlands', footnotes=('4', '5'), bracketed=True, remark='')
    """
    if len(text) > 2 * LONGEST_NAME:
        return Printed(f"{text[:LONGEST_NAME]}…")
    name = " ".join(text.split())
    if len(name) > LONGEST_NAME:
        return Printed(name)
    name = _NUMBERED.sub("", name, count=1) if _NUMBERED.match(name) else name
    name = _RAISED.sub(lambda m: f" ({m[0].translate(RAISED_DIGITS)})", name)
    signed_as = _SIGNED_AS.search(name)
    if signed_as:
        name = f"{name[: signed_as.start()]}{name[signed_as.end() :]}".strip()
    footnotes: list[str] = []
    bracketed = False
    while True:
        match = _MARK.search(name)
        if match:
            footnotes.insert(0, match[1] or match[2] or "")
            name = name[: match.start()].rstrip()
        elif name.startswith("[") and name.endswith("]") and not bracketed:
            bracketed = True
            name = name[1:-1].strip()
        else:
            break
    return Printed(
        name=name.lstrip("*†‡§# ").strip(),
        footnotes=tuple(dict.fromkeys(f for f in footnotes if f.isdigit() or f.isalpha())),
        bracketed=bracketed,
        remark=signed_as[0].strip("()") if signed_as else "",
    )
