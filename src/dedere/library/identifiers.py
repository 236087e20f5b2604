"""Names of works, of their expressions and of their provisions, that stay the same.

Start at :func:`parse_iri`. `/akn/lk/act/1999/11` is the work, `/akn/lk/act/1999/11/eng@1999-08-11`
its English text as it stood on a day, `sec_3__subsec_1` a provision in it.

Source: OASIS LegalDocML, Akoma Ntoso Naming Convention Version 1.0, sections 4 and 5.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dedere.errors import InvalidInputError
from dedere.library.structure import LegalText, Level, Provision
from dedere.phrases import Phrase, mark

NOT_AN_IRI = mark(
    "'{asked}' is not an identifier of a legal text. Write it like /akn/lk/act/1999/11 or "
    "/akn/lk/act/1999/11/eng@1999-08-11."
)
NO_LANGUAGE = mark("No language has the code '{asked}'. Use a code such as en, fr or eng.")

# ISO 639-2 (terminological codes), which the convention asks for, by BCP 47.
LANGUAGES: Mapping[str, str] = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "ga": "gle", "it": "ita",
    "mi": "mri", "nl": "nld", "pt": "por", "rm": "roh", "ru": "rus", "si": "sin", "sw": "swa",
    "ta": "tam", "zh": "zho",
}  # fmt: skip

_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_WORK = (
    r"/akn/(?P<jurisdiction>[a-z]{2,3}(?:-[a-z0-9]+)?)/(?P<kind>[a-zA-Z]+)"
    rf"(?:/(?P<subtype>[a-z][a-zA-Z-]*))?/(?P<date>{_DATE})/(?P<number>[^/@~!]+)"
)
_IRI = re.compile(
    rf"{_WORK}(?:/(?P<language>[a-z]{{3}})(?:@(?P<version>(?:{_DATE})?))?)?(?:/?!main)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A legal text as a creation of the mind, whatever its words at a given time.

    Attributes:
        jurisdiction: ISO 3166-1 alpha-2 in small letters, `ch-zh` for a part of a State.
        kind: `act`, `bill`, `judgment`, `doc`.
        subtype: `decree` or `regulation` where the kind is narrower; empty otherwise.
        date: Of the work, as far as it is known: `1999` or `1999-05-24`.
        number: As the jurisdiction counts its texts; or a short name.
    """

    jurisdiction: str
    kind: str = "act"
    subtype: str = ""
    date: str
    number: str

    def __str__(self) -> str:
        subtype = f"/{self.subtype}" if self.subtype else ""
        return f"/akn/{self.jurisdiction}/{self.kind}{subtype}/{self.date}/{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words of a work in one language at one point in time.

    Attributes:
        work: Whose words they are.
        language: ISO 639-2: `eng`.
        version: The day from which the words stand like this; empty for the original words.
    """

    work: Work
    language: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.work}/{self.language}@{self.version}"


def parse_iri(text: str) -> Work | Expression:
    """Read the identifier of a work or an expression.

    >>> parse_iri("/akn/lk/act/1999/11/eng@1999-08-11").version
    '1999-08-11'

    Raises:
        InvalidInputError: The text is no identifier after the naming convention.
    """
    found = _IRI.fullmatch(text.strip())
    if found is None:
        raise InvalidInputError(Phrase.of(NOT_AN_IRI, asked=text))
    work = Work(
        jurisdiction=found["jurisdiction"],
        kind=found["kind"],
        subtype=found["subtype"] or "",
        date=found["date"],
        number=found["number"],
    )
    if found["language"] is None:
        return work
    return Expression(work=work, language=found["language"], version=found["version"] or "")


def three_letters(language: str) -> str:
    """Return the ISO 639-2 code of a BCP 47 code.

    Raises:
        InvalidInputError: The language has no code here.
    """
    base = language.split("-")[0].lower()
    if base in LANGUAGES.values():
        return base
    if base not in LANGUAGES:
        raise InvalidInputError(Phrase.of(NO_LANGUAGE, asked=language))
    return LANGUAGES[base]


def two_letters(language: str) -> str:
    """Return the BCP 47 code of an ISO 639-2 code; the code itself where none is shorter."""
    return next((short for short, long in LANGUAGES.items() if long == language), language)


ABBREVIATIONS: Mapping[Level, str] = {
    Level.BOOK: "book", Level.TITLE: "title", Level.PART: "part", Level.CHAPTER: "chp",
    Level.DIVISION: "dvs", Level.SUBDIVISION: "subdvs", Level.CROSS_HEADING: "hcontainer",
    Level.SCHEDULE: "att", Level.SECTION: "sec", Level.ARTICLE: "art",
    Level.SUBSECTION: "subsec", Level.PARAGRAPH: "para", Level.SUBPARAGRAPH: "subpara",
    Level.POINT: "point", Level.INDENT: "indent", Level.DEFINITION: "def",
    Level.PROVISO: "proviso", Level.ALINEA: "al",
}  # fmt: skip


def eids(text: LegalText) -> Mapping[str, str]:
    """Return the identifier of every provision of a text by its label.

    A section or article that the act is cited by begins its own path (`sec_7__subsec_1`), so that
    a new part around it changes no address. Numbers that repeat get `_2`, `_3` after them.
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for provision in text.provisions:
        given.update(_eids(provision, "", taken))
    return given


def _eids(provision: Provision, above: str, taken: set[str]) -> Iterator[tuple[str, str]]:
    name = ABBREVIATIONS[provision.level]
    number = _plain(provision.number)
    stands_alone = provision.level.is_basic and provision.label == provision.number
    prefix = "" if stands_alone or not above else f"{above}__"
    stem = f"{prefix}{'qstr__' if provision.quoted else ''}{name}"
    wanted = f"{stem}_{number}" if number else f"{stem}_1"
    eid, count = wanted, 1
    while eid in taken:
        count += 1
        eid = f"{wanted}_{count}" if number else f"{stem}_{count}"
    taken.add(eid)
    yield provision.label, eid
    for child in provision.children:
        yield from _eids(child, eid, taken)


def _plain(number: str) -> str:
    """Return a number without marks that an identifier cannot hold: `421-2-1`, `83.01`, `1o`."""
    decomposed = unicodedata.normalize("NFKC", number.replace("°", "o"))
    return re.sub(r"[^\w.-]", "", decomposed)
