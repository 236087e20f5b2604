"""A law as candidates: each provision with the evidence that its words and its place give.

Reading a law is the slow half of alignment and depends on nothing but the law, the State and the
lexicon; it can be done once and on another machine. Its result holds plain values only.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedere.library import LegalText, Level, Provision
from dedere.obligations.alignment.lexicon import Recogniser
from dedere.obligations.alignment.naming import Names, devotion
from dedere.obligations.alignment.references import articles_named, provisions_named
from dedere.obligations.alignment.words import telling, words_of

NOWHERE = -1
"""The parent of a section or article."""

DEFINITION = "definition"
"""The concept of the lexicon by whose words sections on definitions are headed."""

CATALOGUE = "extraditable"
"""The concept of the lexicon for which laws write lists of offences."""

_TREATY_WORDS = (
    "convention protocol treaty agreement protocole traite accord ubereinkommen protokoll "
    "abkommen staatsvertrag convenzione protocollo trattato accordo"
)
_TREATY_NAMES = frozenset(_TREATY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """One section, article, schedule, or division under one, with what it says.

    Attributes:
        label: How it is cited inside its act.
        section: The place of its section or article among the candidates.
        parent: The place of the provision above it, or :data:`NOWHERE`.
        length: How many words it has with everything under it.
        lead: How often its own words speak of each concept, without what stands under it.
        body: The same with what stands under it, headings of that included.
        heading: The same for its heading.
        words: Stems of its words with everything under it.
        heading_words: Stems of the words of its heading.
        provisions: Numbers of provisions of the act that its own words name.
        articles: Numbers of articles of a convention that its own words name.
        names: Codes of instruments that its own words name by their titles.
        above: How often the headings of the parts and chapters above speak of each concept.
        quoted: It is a treaty that the law prints, or stands under one.
        text: Its own words as printed, for those who must see why.
        printed_heading: Its heading as printed.
    """

    label: str
    section: int
    parent: int
    length: int
    lead: Mapping[str, int]
    body: Mapping[str, int]
    heading: Mapping[str, int]
    words: Mapping[str, int]
    heading_words: frozenset[str]
    provisions: frozenset[str]
    articles: frozenset[str]
    names: frozenset[str]
    above: Mapping[str, int]
    quoted: bool
    text: str
    printed_heading: str

    @property
    def defines(self) -> bool:
        """Say whether its heading announces definitions."""
        return DEFINITION in self.heading


@dataclass(frozen=True, slots=True)
class Reading:
    """A law as candidates.

    Attributes:
        file: The name under which the law was given.
        title: Its title.
        language: BCP 47.
        title_concepts: How often the title speaks of each concept.
        title_words: Stems of the words of the title.
        candidates: In the order of the text; a provision before what stands under it.
        devoted: How far the law is about each instrument it names, by code.
    """

    file: str
    title: str
    language: str
    title_concepts: Mapping[str, int]
    title_words: frozenset[str]
    candidates: tuple[Candidate, ...]
    devoted: Mapping[str, float]

    def sections(self) -> Iterable[tuple[int, Candidate]]:
        """Yield the sections, articles and schedules with their places."""
        return ((n, c) for n, c in enumerate(self.candidates) if c.parent == NOWHERE)


def read(law: LegalText, *, file: str, recogniser: Recogniser, names: Names) -> Reading:
    """Read a law once and for all obligations.

    Args:
        law: The law as a tree of provisions.
        file: The name under which it was given.
        recogniser: Sees concepts in the language of the law.
        names: Finds instruments that it names.
    """
    reader = _Reader(law.language, recogniser, names)
    reader.take(law.provisions, above=Counter(), quoted=False)
    return Reading(
        file=file,
        title=law.title,
        language=law.language,
        title_concepts=dict(recogniser.count(law.title)),
        title_words=frozenset(telling(words_of(law.title))),
        candidates=tuple(reader.found),
        devoted=_devoted(law, reader.found, names),
    )


def _devoted(law: LegalText, candidates: Sequence[Candidate], names: Names) -> Mapping[str, float]:
    naming = {(code, c.section) for c in candidates if not c.quoted for code in c.names}
    return devotion(
        names.found(f"{law.title} ; {law.preface}"),
        Counter(code for code, _ in naming),
        sum(c.parent == NOWHERE for c in candidates),
    )


@dataclass(slots=True)
class _Counted:
    """What one provision says with everything under it."""

    length: int
    body: Counter[str]
    words: Counter[str]


class _Reader:
    def __init__(self, language: str, recogniser: Recogniser, names: Names) -> None:
        self.names = names
        self.language = language
        self.recogniser = recogniser
        self.found: list[Candidate] = []

    def take(self, provisions: Iterable[Provision], *, above: Counter[str], quoted: bool) -> None:
        """Take the candidates out of divisions; those above sections are none themselves."""
        for provision in provisions:
            prints_treaty = quoted or _prints_treaty(provision)
            if provision.level.is_basic or not _has_basic(provision):
                if _can_be_cited(provision):
                    self._add(
                        provision, parent=NOWHERE, section=None, above=above, quoted=prints_treaty
                    )
            else:
                headings = above + self.recogniser.count(provision.heading)
                self.take(provision.children, above=headings, quoted=prints_treaty)

    def _add(
        self,
        provision: Provision,
        *,
        parent: int,
        section: int | None,
        above: Counter[str],
        quoted: bool,
    ) -> _Counted:
        place = len(self.found)
        self.found.append(_PENDING)
        marked = self.recogniser.names.mark(words_of(provision.text)).words
        closing = self.recogniser.names.mark(words_of(provision.closing)).words
        lead = self.recogniser.count_words(marked)
        total = _Counted(
            len(marked) + len(closing),
            lead + self.recogniser.count_words(closing),
            Counter(telling(marked)) + Counter(telling(closing)),
        )
        section = place if section is None else section
        for child in provision.children:
            under = self._add(child, parent=place, section=section, above=above, quoted=quoted)
            total.length += under.length
            total.body += under.body
            total.words += under.words
        heading = self.recogniser.count(provision.heading)
        own = f"{provision.text}\n{provision.closing}"
        self.found[place] = Candidate(
            label=provision.label,
            section=section,
            parent=parent,
            length=total.length,
            lead=dict(lead),
            body=dict(total.body),
            heading=dict(heading),
            words=dict(total.words),
            heading_words=frozenset(telling(words_of(provision.heading))),
            provisions=provisions_named(own, self.language),
            articles=articles_named(own),
            names=self.names.found(own),
            above=dict(above),
            quoted=quoted,
            text=own.strip(),
            printed_heading=provision.heading,
        )
        total.body += heading
        return total


_PENDING = Candidate(
    label="", section=NOWHERE, parent=NOWHERE, length=0, lead={}, body={}, heading={}, words={},
    heading_words=frozenset(), provisions=frozenset(), articles=frozenset(), names=frozenset(),
    above={}, quoted=False, text="", printed_heading="",
)  # fmt: skip
"""Holds the place of a candidate until what stands under it is read."""


def _can_be_cited(provision: Provision) -> bool:
    """Say whether it is more than a heading with a remark under it."""
    citable = provision.level.is_basic or provision.level is Level.SCHEDULE
    return bool(provision.words or provision.heading) and (citable or bool(provision.children))


def _has_basic(provision: Provision) -> bool:
    return any(under.level.is_basic for under in provision.walk())


def _prints_treaty(provision: Provision) -> bool:
    if provision.level is not Level.SCHEDULE:
        return False
    return not _TREATY_NAMES.isdisjoint(words_of(provision.heading))
