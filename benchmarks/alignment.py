"""Alignment: reading a law for it, and asking it for every obligation, as laws grow.

The reference of reading is a plain pass that folds and counts the words of the law. That of asking
is a rough search without an index: an obligation is held against one provision after the other,
their headings, places and references left out.
"""

import itertools
from collections import Counter

from benchmarks.measure import Work, say, turns
from dedere.library import LegalText, Level, Provision
from dedere.obligations.alignment.aligning import questions_of, read_law_for
from dedere.obligations.alignment.asking import Question
from dedere.obligations.alignment.naming import titles_of
from dedere.obligations.alignment.ranking import Index, Rarity
from dedere.obligations.alignment.reading import Reading
from dedere.obligations.alignment.tuning import USUAL
from dedere.obligations.alignment.words import words_of
from dedere_io.alignment.lexicon import load_lexicon
from dedere_io.facts import load_facts

SECTIONS = 40
SCALES = (1, 10, 100)
MATTERS = (
    "Whoever seizes an aircraft in flight by force is liable to imprisonment for life.",
    "The courts have jurisdiction over an offence committed outside Utopia by its citizen.",
    "A person in custody may communicate with the nearest representative of his State.",
    "Extradition is not refused on the ground that the offence is of a political character.",
    "The Minister may make regulations about forms, fees and the keeping of registers.",
    "Property used for the offence is forfeited; the rights of third parties remain.",
    "Every keeper of a dog pays the fee that the council of the town has fixed for the year.",
)


def law(sections: int) -> LegalText:
    """Return an invented law in English."""
    matters = itertools.cycle(MATTERS)
    return LegalText(
        title="Act on Several Matters",
        language="en",
        provisions=tuple(
            Provision(
                level=Level.SECTION, number=str(n), label=str(n), text=f"{next(matters)} {n}"
            )
            for n in range(1, sections + 1)
        ),
    )


def count_words(text: LegalText) -> Counter[str]:
    """Fold and count the words of a law: the least that any reading does."""
    return Counter(word for p in text.walk() for word in words_of(p.text))


def hold_against_all(question: Question, reading: Reading) -> int:
    """Hold an obligation against every provision, one by one; return the best."""
    shares = [
        sum(weight * min(c.body.get(concept, 0), 4) for concept, weight in question.focus.items())
        + sum(weight for word, weight in question.words["en"].items() if word in c.words)
        for c in reading.candidates
    ]
    return max(range(len(shares)), key=shares.__getitem__)


def measure(text: LegalText, scale: str) -> None:
    """Print the ratios for one law."""
    facts, lexicon = load_facts(), load_lexicon()
    titles = titles_of(facts.instruments.values())
    questions = questions_of(facts.universal(), lexicon)

    def read() -> Reading:
        return read_law_for(text, file="law", lexicon=lexicon, names=("Utopia",), titles=titles)

    reads: dict[str, Work] = {"read": read, "count words": lambda: count_words(text)}
    say("alignment: a law is read", scale, turns(reads, rounds=5), ours="read")
    reading = read()
    index, rarity = Index(reading, USUAL), Rarity.of((reading,))
    ours, theirs = itertools.cycle(questions), itertools.cycle(questions)
    asks: dict[str, Work] = {
        "ask": lambda: index.ask(next(ours), rarity, top=5),
        "one by one": lambda: hold_against_all(next(theirs), reading),
    }
    say("alignment: an obligation", scale, turns(asks, rounds=5), ours="ask")


def main() -> None:
    """Print the ratios for reading a law and for asking it, as it grows."""
    for scale in SCALES:
        measure(law(SECTIONS * scale), f"{scale}x")


if __name__ == "__main__":
    main()
