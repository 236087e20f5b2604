"""Why a provision is proposed: the very words that suggest it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dedere.obligations.alignment.asking import Question
from dedere.obligations.alignment.lexicon import Recogniser, Weights
from dedere.obligations.alignment.reading import NOWHERE, Candidate, Reading
from dedere.obligations.alignment.words import places_of, telling, words_of
from dedere.phrases import Phrase, mark

SAYS = mark("It says {words}.")
HEADED = mark("Its heading says {words}.")
UNDER = mark("It stands under {provision}, which says {words}.")
TITLE = mark("The title of the act says {words}.")
ARTICLE = mark("It names article {article} of a convention.")
SHARES = mark("It shares words with the obligation: {words}.")

_MOST_QUOTES = 4
_LONGEST_QUOTE = 80
_MOST_SHARED = 6


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words as printed that speak of a concept the question gives weight to."""

    weight: float
    order: int
    concept: str
    words: str


def because(
    question: Question, reading: Reading, place: int, recogniser: Recogniser
) -> tuple[Phrase, ...]:
    """Return what suggests a provision, in sentences that quote it.

    Args:
        question: What was looked for.
        reading: The law.
        place: Of the provision among the candidates of the law.
        recogniser: That of the language of the law and of its State.
    """
    weights = _joined(question)
    candidate = reading.candidates[place]
    reasons = [*_own(question, reading, place, weights, recogniser)]
    for above in _above(reading, candidate):
        words = _quoted((above.printed_heading, above.text), weights, recogniser)
        if words:
            reasons.append(Phrase.of(UNDER, provision=above.label, words=words))
    title = _quoted((reading.title,), weights, recogniser)
    if title:
        reasons.append(Phrase.of(TITLE, words=title))
    return tuple(reasons) or _shared(question, reading, candidate)


def _joined(question: Question) -> Weights:
    weights = dict(question.subject)
    for concept, weight in question.focus.items():
        weights[concept] = weights.get(concept, 0.0) + weight
    return weights


def _own(
    question: Question, reading: Reading, place: int, weights: Weights, recogniser: Recogniser
) -> Iterator[Phrase]:
    candidate = reading.candidates[place]
    headed = _quoted((candidate.printed_heading,), weights, recogniser)
    if headed:
        yield Phrase.of(HEADED, words=headed)
    says = _quoted(_texts(reading, place), weights, recogniser)
    if says:
        yield Phrase.of(SAYS, words=says)
    if question.cited in candidate.articles:
        yield Phrase.of(ARTICLE, article=question.cited)


def _texts(reading: Reading, place: int) -> Iterator[str]:
    """Yield the words of a provision and of everything under it."""
    below = {place}
    yield reading.candidates[place].text
    for n in range(place + 1, len(reading.candidates)):
        candidate = reading.candidates[n]
        if candidate.parent not in below:
            return
        below.add(n)
        yield candidate.text


def _above(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    while candidate.parent != NOWHERE:
        candidate = reading.candidates[candidate.parent]
        yield candidate


def _quoted(texts: Iterable[str], weights: Weights, recogniser: Recogniser) -> str:
    """Return the weightiest words of the texts, each concept once, in the order of the text."""
    best: dict[str, _Quote] = {}
    order = 0
    for text in texts:
        for concept, words in _sightings(text, recogniser):
            weight = weights.get(concept, 0.0)
            order += 1
            if weight > 0 and concept not in best:
                best[concept] = _Quote(weight, order, concept, words)
    chosen = sorted(best.values(), key=lambda q: (-q.weight, q.order))[:_MOST_QUOTES]
    quotes = dict.fromkeys(q.words for q in sorted(chosen, key=lambda q: q.order))
    return _listed(tuple(quotes))


def _sightings(text: str, recogniser: Recogniser) -> Iterator[tuple[str, str]]:
    if not text:
        return
    marked = recogniser.names.mark(words_of(text))
    places = places_of(text)
    for seen in recogniser.seen(marked.words):
        start = places[marked.first[seen.first]][0]
        end = places[marked.last(seen.last)][1]
        printed = " ".join(text[start:end].split())
        if len(printed) <= _LONGEST_QUOTE:
            yield seen.concept, printed


def _shared(question: Question, reading: Reading, candidate: Candidate) -> tuple[Phrase, ...]:
    """Return the words that obligation and provision have in common, where no concept is."""
    weights = question.words.get(reading.language, {})
    printed = words_of(f"{candidate.printed_heading} {candidate.text}")
    shared = dict.fromkeys(w for w in printed if any(s in weights for s in telling((w,))))
    words = _listed(tuple(shared)[:_MOST_SHARED])
    return (Phrase.of(SHARES, words=words),) if words else ()


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
