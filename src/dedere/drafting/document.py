"""A document: a title, and blocks of headings, paragraphs and lists, as text in one language.

Writers in ``dedere_io.documents`` turn it into files; nothing here knows a format.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, of level 1 (largest) to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``emphasis`` sets it apart (an answer, a warning)."""

    text: str
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with entries below it."""

    text: str
    below: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A short fact under a name: ``Articles: 8(2)``."""

    name: str
    text: str


Block = Heading | Paragraph | Listing | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    ``foot`` stands on every page: the day, the hash of the facts, what the document is not.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subject: str = ""
    foot: str = ""
