"""What a reader of a drafting style sees in the source, in its order."""

from dataclasses import dataclass
from enum import StrEnum

from dedere.library.structure import Level

ENDS_LIST = -1


class Seen(StrEnum):
    """What a mark is."""

    DIVISION = "division"
    """A part, chapter, cross-heading or schedule; `rank` says how high."""
    BASIC = "basic"
    """A section or article."""
    ITEM = "item"
    """A numbered division under a section or article, or of a list."""
    DEFINITION = "definition"
    PROVISO = "proviso"
    WORDS = "words"
    QUOTE = "quote"
    """Words of another act begin; `number` is the provision of that act they stand under."""
    UNQUOTE = "unquote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing seen in the source.

    Attributes:
        seen: What it is.
        line: Where, counted from 1.
        level: Of a division, section or article.
        rank: Of a division; a division ends at the next one of its rank or a lower figure.
        number: As printed, without brackets.
        name: Of a division or schedule: the name it is cited by, `Part II`.
        heading: Heading or marginal note.
        text: Its words.
        indent: Column at which its words begin, where the source shows it.
        depth: Of an item whose place the reader knows: how many items stay open above it. Of
            words: `ENDS_LIST` where they go on with the sentence that the list stands in.
    """

    seen: Seen
    line: int
    level: Level | None = None
    rank: int = 0
    number: str = ""
    name: str = ""
    heading: str = ""
    text: str = ""
    indent: int | None = None
    depth: int | None = None
