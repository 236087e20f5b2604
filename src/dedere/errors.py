"""Every error the engine can raise.

::

    DedereError
    ├── InvalidInputError          what a person typed or sent cannot be used
    │   ├── UnknownStateError
    │   ├── UnknownInstrumentError
    │   ├── InvalidDateError
    │   └── DateBeforeFactsError
    └── FactsError                 the facts contradict themselves or cannot be read

Errors carry a :class:`~dedere.phrases.Phrase`, so that they can be said in the reader's language.
Edges decide the exit code or the HTTP status.
"""

import datetime as dt

from dedere.phrases import Phrase, mark


class DedereError(Exception):
    """Any error of Dedere, as one sentence that says what happened and what to do."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        super().__init__(str(phrase))


class InvalidInputError(DedereError):
    """What a person typed or sent cannot be used."""


class FactsError(DedereError):
    """The facts contradict themselves, or a file of facts cannot be read."""


class UnknownStateError(InvalidInputError):
    """No State or organization carries this code or name."""

    def __init__(self, asked: str, suggestions: tuple[str, ...] = ()) -> None:
        self.asked = asked
        self.suggestions = suggestions
        super().__init__(_unknown_state(asked, suggestions))


def _unknown_state(asked: str, suggestions: tuple[str, ...]) -> Phrase:
    if suggestions:
        return Phrase.of(
            mark("No State is called '{asked}'. Did you mean {suggestions}?"),
            asked=asked,
            suggestions=", ".join(suggestions),
        )
    return Phrase.of(
        mark(
            "No State is called '{asked}'. Use an ISO 3166-1 alpha-3 code such as KEN, or a name "
            "in one of the six languages; 'dedere status --help' shows examples."
        ),
        asked=asked,
    )


class UnknownInstrumentError(InvalidInputError):
    """No instrument carries this code."""

    def __init__(self, asked: str, suggestions: tuple[str, ...] = ()) -> None:
        self.asked = asked
        self.suggestions = suggestions
        super().__init__(_unknown_instrument(asked, suggestions))


def _unknown_instrument(asked: str, suggestions: tuple[str, ...]) -> Phrase:
    if suggestions:
        return Phrase.of(
            mark("No instrument has the code '{asked}'. Did you mean {suggestions}?"),
            asked=asked,
            suggestions=", ".join(suggestions),
        )
    return Phrase.of(
        mark(
            "No instrument has the code '{asked}'. 'dedere obligations' lists every instrument "
            "with its code."
        ),
        asked=asked,
    )


class InvalidDateError(InvalidInputError):
    """The text is not a date."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(
            Phrase.of(
                mark(
                    "'{asked}' is not a date. Write it as year-month-day, for example 2013-04-22."
                ),
                asked=asked,
            )
        )


class DateBeforeFactsError(InvalidInputError):
    """The date lies before the first fact Dedere holds."""

    def __init__(self, asked: dt.date, first: dt.date) -> None:
        self.asked = asked
        self.first = first
        super().__init__(
            Phrase.of(
                mark("The facts begin on {first}; {asked} lies before. Ask about a later date."),
                asked=asked,
                first=first,
            )
        )
