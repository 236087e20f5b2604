"""How well each provision of a law fits an obligation: the score.

The evidence of a candidate is how strongly it speaks of each concept, in its own words, its
headings, the words above it, the sections it names and the title of the act. The method is that
of BM25F: fields are weighed and joined first, then more of the same adds ever less. What fits the
obligation (focus and words) is raised by what fits the matter of the instrument.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dedere.obligations.alignment.asking import Question
from dedere.obligations.alignment.lexicon import Weights
from dedere.obligations.alignment.reading import CATALOGUE, DEFINITION, NOWHERE, Candidate, Reading
from dedere.obligations.alignment.tuning import Tuning

_REPEATS = 4
"""More sightings of a concept in one provision count no more."""
_REPEATS_ABOVE = 2
_MOST_NAMED = 3
"""A provision that names more sections is a list: they say nothing about it."""
_SHORT_SECTION = 400
"""Words. What a section of this length says as a whole, it says about one matter."""
_DESCENDED = 12
"""Of the best provisions the parts are looked at."""
_ROUNDED = 6
"""Decimals of a score: the order of additions must not show on another machine."""

Postings = dict[str, list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many sections of the laws at hand each concept and word stands."""

    sections: int
    concepts: Mapping[str, int]
    words: Mapping[str, int]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Rarity":
        """Count over all laws of one call."""
        sections = 0
        concepts: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for reading in readings:
            for _, section in reading.sections():
                sections += 1
                concepts.update(section.body.keys() | section.heading.keys())
                words.update(section.words.keys() | section.heading_words)
        return cls(sections, dict(concepts), dict(words))

    def weigh(self, weights: Weights, among: Mapping[str, int], *, most: float) -> Weights:
        """Return the weights of what the laws at hand say at all, times its rarity."""
        return {
            key: weight * min(most, self._rarity(among[key]))
            for key, weight in weights.items()
            if key in among
        }

    def _rarity(self, found: int) -> float:
        return math.log(1 + (self.sections - found + 0.5) / (found + 0.5))


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate with its score, between 0 and about 1."""

    score: float
    place: int


class Index:
    """One law, ready to be asked."""

    def __init__(self, reading: Reading, tuning: Tuning) -> None:
        self.reading = reading
        self.tuning = tuning
        self._sections = {c.label: n for n, c in reading.sections()}
        self._concepts: Postings = defaultdict(list)
        self._words: Postings = defaultdict(list)
        self._cited: dict[str, dict[int, float]] = defaultdict(dict)
        self._subjects: dict[str, dict[int, float]] = {}
        self._standing: dict[frozenset[str], Sequence[float]] = {}
        self._under: list[list[int]] = [[] for _ in reading.candidates]
        self._named_by: dict[str, set[int]] = defaultdict(set)
        for place, candidate in enumerate(reading.candidates):
            for code in candidate.names:
                self._named_by[code].add(place)
            self._enter(self._concepts, place, self._speaks_of(candidate))
            self._enter(self._words, place, self._says(candidate))
            self._enter_articles(place, candidate)
            if candidate.parent != NOWHERE:
                self._under[candidate.parent].append(place)

    def ask(self, question: Question, rarity: Rarity, *, top: int) -> list[Hit]:
        """Return the candidates that fit best, best first, at most ``top``."""
        scores = self._scores(question, rarity)
        for hit in _best(scores, _DESCENDED):
            self._descend(scores, hit)
        return _best(scores, top)

    def _scores(self, question: Question, rarity: Rarity) -> dict[int, float]:
        tuning = self.tuning
        focus = self._share(question.focus, self._concepts, rarity, rarity.concepts)
        for_language = question.words.get(self.reading.language, {})
        words = self._share(for_language, self._words, rarity, rarity.words)
        subject = self._subject(question, rarity)
        cited = self._cited.get(question.cited, {})
        standing = self._standing_for(question)
        full = (tuning.focus_share + tuning.words_share) * (1 + tuning.subject_factor)
        named = self._named_by.get(question.instrument, set())
        full /= self._devotion(question)
        scores: dict[int, float] = {}
        for place in focus.keys() | words.keys() | cited.keys():
            fits = tuning.focus_share * focus.get(place, 0.0)
            fits += tuning.words_share * words.get(place, 0.0)
            fits += tuning.citation * cited.get(place, 0.0)
            if place in named:
                fits += tuning.named
            matter = subject.get(place, 0.0)
            score = fits * (1 + tuning.subject_factor * matter) + tuning.subject_share * matter
            scores[place] = score * standing[place] / full
        return scores

    def _descend(self, scores: dict[int, float], hit: Hit) -> None:
        """Let the part of a provision that fits best come up close behind the whole.

        A whole provision gathers the evidence of all its parts, though one part may be what the
        obligation asks for.
        """
        above, place = scores[hit.place], hit.place
        while self._under[place]:
            place = max(self._under[place], key=lambda n: (scores.get(n, 0.0), -n))
            above *= self.tuning.descent
            scores[place] = above = max(above, scores.get(place, 0.0))

    def _devotion(self, question: Question) -> float:
        """Return by how much the whole law is raised or held back for an instrument."""
        titled = question.titled & self.reading.title_concepts.keys()
        devoted = max(
            self.reading.devoted.get(question.instrument, 0.0),
            len(titled) / max(len(question.titled), 1),
        )
        if devoted:
            return 1 + self.tuning.devoted * devoted
        about_others = max(self.reading.devoted.values(), default=0.0) >= 1
        return 1 - self.tuning.other_matter if about_others else 1.0

    def _standing_for(self, question: Question) -> Sequence[float]:
        """Return by how much each candidate is held back for what it is."""
        asked = frozenset(question.focus.keys() & {DEFINITION, CATALOGUE})
        known = self._standing.get(asked)
        if known is None:
            known = [self._held_back(c, asked) for c in self.reading.candidates]
            self._standing[asked] = known
        return known

    def _held_back(self, candidate: Candidate, asked: frozenset[str]) -> float:
        factor = 1.0
        if self.reading.candidates[candidate.section].defines and DEFINITION not in asked:
            factor *= self.tuning.definitions
        if len(candidate.provisions) > _MOST_NAMED and CATALOGUE not in asked:
            factor *= self.tuning.catalogue
        return factor * (self.tuning.quoted if candidate.quoted else 1.0)

    def _subject(self, question: Question, rarity: Rarity) -> dict[int, float]:
        """Return how far each candidate is about the matter; the same for a whole instrument."""
        known = self._subjects.get(question.instrument)
        if known is None:
            known = self._share(question.subject, self._concepts, rarity, rarity.concepts)
            self._subjects[question.instrument] = known
        return known

    def _share(
        self, weights: Weights, postings: Postings, rarity: Rarity, among: Mapping[str, int]
    ) -> dict[int, float]:
        """Return which share of the weights each candidate carries."""
        weighed = rarity.weigh(weights, among, most=self.tuning.most_rare)
        total = sum(weighed.values()) or 1.0
        shares: dict[int, float] = defaultdict(float)
        for key, weight in weighed.items():
            part = weight / total
            for place, strength in postings.get(key, ()):
                shares[place] += part * strength
        return shares

    def _enter(self, postings: Postings, place: int, strengths: Mapping[str, float]) -> None:
        for key, strength in strengths.items():
            full = strength / (strength + self.tuning.saturation)
            postings[key].append((place, full))

    def _enter_articles(self, place: int, candidate: Candidate) -> None:
        """Note the articles it names: wholly for itself, half for those beside and above."""
        for article in candidate.articles:
            self._cited[article][place] = 1.0
            if candidate.parent != NOWHERE:
                self._cited[article].setdefault(candidate.parent, 0.5)
        if candidate.parent != NOWHERE:
            for article in self.reading.candidates[candidate.parent].articles:
                self._cited[article].setdefault(place, 0.5)

    def _speaks_of(self, candidate: Candidate) -> dict[str, float]:
        tuning = self.tuning
        long = self._length(candidate)
        strengths: dict[str, float] = defaultdict(float)
        _add(strengths, candidate.body, 1 / long, _REPEATS)
        _add(strengths, candidate.heading, tuning.heading, _REPEATS)
        for distance, above in enumerate(self._above(candidate), start=1):
            _add(strengths, above.lead, tuning.lead_above / distance**0.5, _REPEATS_ABOVE)
            _add(strengths, above.heading, tuning.heading_above, _REPEATS)
        _add(strengths, candidate.above, tuning.division, _REPEATS)
        _add(strengths, self.reading.title_concepts, tuning.title, 1)
        for section in self._named(candidate):
            whole = section.body if section.length <= _SHORT_SECTION else section.lead
            spoken = dict.fromkeys(section.heading.keys() | whole.keys(), 1)
            _add(strengths, spoken, tuning.referred, 1)
        return strengths

    def _says(self, candidate: Candidate) -> dict[str, float]:
        tuning = self.tuning
        strengths: dict[str, float] = defaultdict(float)
        _add(strengths, candidate.words, 1 / self._length(candidate), _REPEATS)
        for word in candidate.heading_words:
            strengths[word] += tuning.heading
        if candidate.parent != NOWHERE:
            for word in self.reading.candidates[candidate.section].heading_words:
                strengths[word] += tuning.heading_above
        for word in self.reading.title_words:
            strengths[word] += tuning.title
        return strengths

    def _length(self, candidate: Candidate) -> float:
        tuning = self.tuning
        words = max(candidate.length, tuning.shortest_length)
        return 1 - tuning.length_share + tuning.length_share * words / tuning.usual_length

    def _above(self, candidate: Candidate) -> Iterator[Candidate]:
        while candidate.parent != NOWHERE:
            candidate = self.reading.candidates[candidate.parent]
            yield candidate

    def _named(self, candidate: Candidate) -> Sequence[Candidate]:
        """Return the other sections of the act that it, or the words above it, name."""
        numbers = set(candidate.provisions)
        if candidate.parent != NOWHERE:
            numbers |= self.reading.candidates[candidate.parent].provisions
        places = {self._sections[number] for number in numbers if number in self._sections}
        places.discard(candidate.section)
        if len(places) > _MOST_NAMED:
            return ()
        return [self.reading.candidates[place] for place in sorted(places)]


def _best(scores: Mapping[int, float], top: int) -> list[Hit]:
    """Return the best scores, best first; of equal ones what stands first in the law."""
    found = heapq.nsmallest(top, ((-round(s, _ROUNDED), place) for place, s in scores.items()))
    return [Hit(-score, place) for score, place in found]


def _add(strengths: dict[str, float], counts: Mapping[str, int], factor: float, most: int) -> None:
    for key, times in counts.items():
        strengths[key] += factor * min(times, most)
