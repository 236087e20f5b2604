"""What to look for: an obligation as concepts and words with weights."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dedere.obligations.alignment.lexicon import Lexicon, Recogniser, Weights
from dedere.obligations.alignment.references import leading_article
from dedere.obligations.alignment.tuning import Tuning
from dedere.obligations.alignment.words import telling, words_of
from dedere.treaties.instruments import Instrument, Obligation

OUR_LANGUAGE = "en"
"""In this language obligations are summed up."""

_LEXICAL_WORDS = 3
"""Words of a title must be longer than this to count."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for when a law is searched for one obligation.

    Attributes:
        obligation: Its id.
        instrument: The code of its instrument.
        article: As the instrument numbers it.
        kind: Of the obligation.
        focus: Concepts that a provision must speak of to fit, with weights.
        subject: Concepts of the matter the instrument is about, with weights.
        titled: Concepts of its title.
        words: Stems to look for in laws of a language, with weights.
        cited: Number of the article of the instrument, as laws would name it.
    """

    obligation: str
    instrument: str
    article: str
    kind: str
    focus: Weights
    subject: Weights
    titled: frozenset[str]
    words: Mapping[str, Weights]
    cited: str


class Asker:
    """Makes questions of obligations, by one lexicon."""

    def __init__(self, lexicon: Lexicon, tuning: Tuning) -> None:
        self.lexicon = lexicon
        self.tuning = tuning
        self._recogniser = Recogniser(lexicon, OUR_LANGUAGE)
        self._common = frozenset(lexicon.common)

    def questions(self, instrument: Instrument) -> tuple[Question, ...]:
        """Return a question for every obligation of an instrument, in its order."""
        subject = self._subject(instrument)
        titled = frozenset(self._recogniser.count(instrument.title())) - self._common
        titles = {
            language: _spread(
                Counter(telling(words_of(title.title), longer_than=_LEXICAL_WORDS)),
                mass=self.tuning.title_words,
                most=1.0,
            )
            for language, title in instrument.titles.items()
        }
        return tuple(
            Question(
                obligation=obligation.id,
                instrument=instrument.code,
                article=obligation.article,
                kind=obligation.kind,
                focus=self._focus(obligation),
                subject=subject,
                titled=titled,
                words=self._words(obligation, titles),
                cited=leading_article(obligation.article),
            )
            for obligation in instrument.obligations
        )

    def _focus(self, obligation: Obligation) -> Weights:
        focus: dict[str, float] = defaultdict(float)
        _add(focus, self.lexicon.kinds.get(obligation.kind, {}), self.tuning.kind)
        links = obligation.link_codes
        for link in links:
            _add(focus, self.lexicon.links.get(link, {}), self.tuning.link / len(links) ** 0.5)
        spoken = self._spoken(obligation)
        for concept in spoken:
            _add(focus, self.lexicon.expansions.get(concept, {}), self.tuning.expansion)
        mass = self.tuning.text * (self.tuning.text_of_link if links else 1.0)
        _add(focus, _spread(spoken, mass=mass, most=self.tuning.most_for_one), 1.0)
        _add(focus, self.lexicon.every, 1.0)
        return dict(focus)

    def _spoken(self, obligation: Obligation) -> dict[str, float]:
        """Return the concepts that our own words about an obligation speak of."""
        spoken: dict[str, float] = defaultdict(float)
        for concept, times in self._recogniser.count(obligation.summary).items():
            spoken[concept] += times
        for element in obligation.elements:
            for concept in self._recogniser.count(element):
                spoken[concept] = max(spoken[concept], 1) + self.tuning.element
        for concept in self._common & spoken.keys():
            spoken[concept] *= self.tuning.common
        return spoken

    def _subject(self, instrument: Instrument) -> Weights:
        subject: dict[str, float] = {}
        named = f"{instrument.title()} ; {instrument.subject}"
        for concept in self._recogniser.count(named):
            subject[concept] = self.tuning.subject_of_title
        described: dict[str, float] = defaultdict(float)
        for offence in instrument.offences:
            for concept in self._recogniser.count(f"{offence.label} ; {offence.summary}"):
                described[concept] += self.tuning.subject_of_offences / len(instrument.offences)
        for concept, weight in described.items():
            subject[concept] = max(subject.get(concept, 0.0), weight)
        for concept in self._common:
            subject.pop(concept, None)
        return _spread(subject, mass=self.tuning.subject, most=self.tuning.most_for_one)

    def _words(
        self, obligation: Obligation, titles: Mapping[str, Weights]
    ) -> Mapping[str, Weights]:
        said = " ".join((obligation.summary, *obligation.elements))
        mass = self.tuning.words * (self.tuning.text_of_link if obligation.link_codes else 1.0)
        ours = _spread(dict.fromkeys(telling(words_of(said)), 1.0), mass=mass, most=1.5)
        return {
            language: _larger(title, ours) if language == OUR_LANGUAGE else title
            for language, title in titles.items()
        }


def _add(total: dict[str, float], weights: Weights, factor: float) -> None:
    for concept, weight in weights.items():
        total[concept] += weight * factor


def _spread(weights: Mapping[str, float], *, mass: float, most: float) -> dict[str, float]:
    """Share out ``mass`` in proportion to the weights, none getting more than ``most``."""
    total = sum(weights.values())
    if not total:
        return {}
    return {key: min(most, mass * weight / total) for key, weight in weights.items()}


def _larger(*several: Weights) -> dict[str, float]:
    largest: dict[str, float] = {}
    for key, weight in _pairs(several):
        largest[key] = max(largest.get(key, 0.0), weight)
    return largest


def _pairs(several: Iterable[Weights]) -> Iterable[tuple[str, float]]:
    for weights in several:
        yield from weights.items()
