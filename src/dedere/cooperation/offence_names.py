"""From what a person typed to an offence of the catalogue."""

import difflib

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts


class UnknownOffenceError(InvalidInputError):
    """No offence of the catalogue carries this id."""

    def __init__(self, asked: str, suggestions: tuple[str, ...]) -> None:
        self.asked = asked
        self.suggestions = suggestions
        if suggestions:
            template = mark(
                "The catalogue holds no offence '{asked}'. Did you mean {suggestions}?"
            )
            phrase = Phrase.of(template, asked=asked, suggestions=", ".join(suggestions))
        else:
            template = mark(
                "The catalogue holds no offence '{asked}'. Offences are written as "
                "instrument/offence/name, for example hague-1970/offence/unlawful-seizure."
            )
            phrase = Phrase.of(template, asked=asked)
        super().__init__(phrase)


def find_offence(facts: Facts, asked: str) -> str:
    """Return the id of an offence given by its id.

    Raises:
        UnknownOffenceError: The catalogue holds no such offence; the error suggests near misses.
    """
    word = asked.strip().casefold()
    known = [o.id for i in facts.instruments.values() for o in i.offences]
    if word in known:
        return word
    ends = [one for one in known if one.rpartition("/")[2] == word]
    close = ends or difflib.get_close_matches(word, known, n=3, cutoff=0.5)
    raise UnknownOffenceError(asked, tuple(close[:3]))
