"""A legal text as a tree of provisions, after the hierarchy of Akoma Ntoso 3.0.

Source: OASIS LegalDocML, Akoma Ntoso Version 1.0 (XML Vocabulary), hierarchical elements.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Which kind of division a provision is, by the name of its element in Akoma Ntoso."""

    BOOK = "book"
    TITLE = "title"
    PART = "part"
    CHAPTER = "chapter"
    DIVISION = "division"
    SUBDIVISION = "subdivision"
    CROSS_HEADING = "hcontainer"
    """A heading without a number that gathers what follows it."""
    SCHEDULE = "attachment"
    SECTION = "section"
    ARTICLE = "article"
    SUBSECTION = "subsection"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    POINT = "point"
    INDENT = "indent"
    DEFINITION = "definition"
    """A defined term with its meaning (a named container in Akoma Ntoso)."""
    PROVISO = "proviso"
    ALINEA = "alinea"
    """Words without a number between numbered divisions."""

    @property
    def is_basic(self) -> bool:
        """Whether acts are numbered and cited by this division: the section or the article."""
        return self in {Level.SECTION, Level.ARTICLE}

    @property
    def gathers(self) -> bool:
        """Whether it only gathers sections or articles: part, chapter, cross-heading, schedule."""
        return self in {
            Level.BOOK,
            Level.TITLE,
            Level.PART,
            Level.CHAPTER,
            Level.DIVISION,
            Level.SUBDIVISION,
            Level.CROSS_HEADING,
            Level.SCHEDULE,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One division of a legal text, with what stands under it.

    Attributes:
        level: Which kind of division it is.
        number: As printed, without brackets, points or the name of the level: `7`, `a`, `14bis`,
            `II`; empty where the text gives none.
        label: How it is cited inside its act: `7(1)(a)`, `260ter(1)`; for a division above the
            section or article its own name, `Part II`. Unique inside a text.
        heading: Its heading or marginal note; empty where there is none.
        text: Its own words, before what stands under it.
        children: The divisions under it, in order.
        closing: Words of its own after them, where the sentence goes on.
        quoted: Whether the act inserts it into another act; its label then names the provision
            that inserts it first: `2 [new 2A(2)]`.
    """

    level: Level
    number: str
    label: str
    heading: str = ""
    text: str = ""
    children: tuple["Provision", ...] = ()
    closing: str = ""
    quoted: bool = False

    def walk(self) -> Iterator["Provision"]:
        """Yield this division and every one under it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def words(self) -> str:
        """All its words with those of what stands under it, without numbers and headings."""
        parts = (self.text, *(child.words for child in self.children), self.closing)
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsplit:
    """A stretch of the source that could not be placed under a provision."""

    line: int
    """Counted from 1, in the file as it was read."""
    words: str
    why: str
    """A code that the report turns into words: `no-section-yet`, `number-repeats`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText:
    """One expression of a work: its words in one language at one point in time.

    Attributes:
        title: As the text names itself.
        language: BCP 47: `en`, `fr`, `de`, `it`.
        provisions: The divisions of the highest level, in order.
        preface: Long title, enacting words and preamble, before the first division.
        unsplit: What could not be placed, with its line.
    """

    title: str
    language: str
    provisions: tuple[Provision, ...]
    preface: str = ""
    unsplit: tuple[Unsplit, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """Yield every division, in the order of the text."""
        for provision in self.provisions:
            yield from provision.walk()

    def basic(self) -> Iterator[Provision]:
        """Yield the sections or articles by which the act is cited.

        Articles of a treaty in a schedule and sections that the act inserts into another act have
        labels of more than their number and are left out.
        """
        return (
            provision
            for provision in self.walk()
            if provision.level.is_basic and provision.label == provision.number
        )
