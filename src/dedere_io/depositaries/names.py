"""Finds the State behind a name as depositaries print it.

Names come inverted ("Korea, Republic of"), with parentheses, footnote numbers, brackets and in
any case.  A name that could mean two States means none: the row is then reported.
"""

import difflib
from collections.abc import Iterable, Mapping

from dedere.errors import UnknownStateError
from dedere.parties import Parties, fold_name
from dedere.phrases import Phrase, mark
from dedere_io.depositaries.printed import take_apart
from dedere_io.depositaries.rows import shortened

# Suggestions compare with every known name; a list with more unknown names than this is no list
# of States, and its rows are reported without them.
_EXPLAINED_WITH_SUGGESTIONS = 200

SHORT_NAMES: Mapping[str, str] = {
    "Bolivia": "BOL",
    "Brunei": "BRN",
    "Burma": "MMR",
    "Cape Verde": "CPV",
    "Czech Republic": "CZE",
    "DPR Korea": "PRK",
    "Euratom": "XET",
    "European Atomic Energy Community": "XET",
    "European Community": "EUE",
    "Iran": "IRN",
    "Ivory Coast": "CIV",
    "Laos": "LAO",
    "Lao PDR": "LAO",
    "Macedonia, the former Yugoslav Republic of": "MKD",
    "Micronesia": "FSM",
    "Moldova": "MDA",
    "Swaziland": "SWZ",
    "Syria": "SYR",
    "Tanzania": "TZA",
    "Turkey": "TUR",
    "United Kingdom": "GBR",
    "United States": "USA",
    "USA": "USA",
    "USSR": "SUN",
    "Venezuela": "VEN",
    "Vietnam": "VNM",
}
"""Names that lists use and that mean one State only; names known to ``Parties`` come first."""


class PartiesFinder:
    """Finds printed names among the parties Dedere knows."""

    def __init__(self, parties: Parties, *, also: Mapping[str, str] | None = None) -> None:
        """Prepare the names of ``parties``; ``also`` adds names, each with the code it means."""
        self._parties = parties
        self._by_words: dict[tuple[str, ...], set[str]] = {}
        self._by_letters: dict[str, set[str]] = {}
        self._found: dict[str, str | None] = {}
        self._explained: dict[str, Phrase] = {}
        for state in parties.states.values():
            for name in (*state.names.values(), state.formal_name, *state.other_names):
                self._know(name, state.code)
        for name, code in SHORT_NAMES.items():
            if code in parties.states and not self._by_words.get(_words(name)):
                self._know(name, code)
        for name, code in (also or {}).items():
            self._by_words[_words(name)] = {code}

    def find(self, name: str) -> str | None:
        """Return the code of the State, or ``None`` where the name is unknown or ambiguous."""
        if name not in self._found:
            self._found[name] = self._look_up(take_apart(name).name)
        return self._found[name]

    def explain(self, name: str) -> Phrase:
        """Say why :meth:`find` found nothing, with suggestions where there are any."""
        if name not in self._explained:
            suggesting = len(self._explained) < _EXPLAINED_WITH_SUGGESTIONS
            asked = shortened(take_apart(name).name, 60)
            self._explained[name] = self._explanation(asked, suggesting=suggesting)
        return self._explained[name]

    def _explanation(self, asked: str, *, suggesting: bool) -> Phrase:
        several = self._candidates(asked) or (self._containing(asked) if suggesting else set())
        if len(several) > 1:
            return Phrase.of(
                mark(
                    "'{asked}' can mean {candidates}. Write the full name of the State, or its "
                    "code."
                ),
                asked=asked,
                candidates=", ".join(self._named(several)),
            )
        close = several or (self._close(asked) if suggesting else ())
        return UnknownStateError(asked, tuple(self._named(close))).phrase

    def _know(self, name: str, code: str) -> None:
        for spelling in (name, name.replace("St. ", "Saint ")):
            words = _words(spelling)
            if words:
                self._by_words.setdefault(words, set()).add(code)
                self._by_letters.setdefault("".join(fold_name(spelling).split()), set()).add(code)

    def _look_up(self, name: str) -> str | None:
        code = name.upper()
        if code in self._parties.states:
            return code
        found = self._candidates(name)
        return next(iter(found)) if len(found) == 1 else None

    def _candidates(self, name: str) -> set[str]:
        """Return the States which the whole name can mean."""
        words = _words(name)
        letters = "".join(fold_name(name).split())
        found = self._by_words.get(words) or self._by_letters.get(letters)
        if found:
            return found
        # "Argentina (Argentine Republic)": both parts must mean the same State.
        before, parenthesis, inside = name.rstrip(") ").partition(" (")
        if parenthesis:
            return self._by_words.get(_words(before), set()) & self._by_words.get(
                _words(inside), set()
            )
        return set()

    def _containing(self, name: str) -> set[str]:
        """Return the States whose name has all these words, such as both Koreas for "Korea"."""
        words = set(_words(name))
        if not words:
            return set()
        found = {c for known, codes in self._by_words.items() if words < set(known) for c in codes}
        return found if len(found) <= 4 else set()

    def _close(self, name: str) -> Iterable[str]:
        letters = "".join(fold_name(name).split())
        close = difflib.get_close_matches(letters, self._by_letters, n=3, cutoff=0.7)
        return dict.fromkeys(code for known in close for code in sorted(self._by_letters[known]))

    def _named(self, codes: Iterable[str]) -> list[str]:
        return [f"{code} ({self._parties.states[code].name()})" for code in sorted(codes)]


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in one order, so that inverted names are equal."""
    words = fold_name(name).split()
    return tuple(sorted("saint" if word == "st" else word for word in words))
