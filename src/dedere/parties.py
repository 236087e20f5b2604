"""States, former States and organizations: their names, groups and continuity.

Start at :meth:`Parties.find`, which accepts a code or a name in any of the six languages.
"""

import datetime as dt
import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from dedere.errors import UnknownStateError

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six languages of the United Nations, in the order in which they are always listed."""


class PartyKind(StrEnum):
    """What a party to treaties can be."""

    MEMBER = "member"
    OBSERVER = "observer"
    NON_MEMBER = "non-member"
    ORGANIZATION = "organization"
    TERRITORY = "territory"
    FORMER = "former State"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A State, a former State, an entity or an organization that appears in treaty lists."""

    code: str
    kind: PartyKind
    names: dict[str, str]
    iso2: str = ""
    m49: str = ""
    code_status: str = ""
    formal_name: str = ""
    other_names: tuple[str, ...] = ()
    admitted: dt.date | None = None
    admission_basis: str = ""
    group: str = ""
    group_note: str = ""
    regions: tuple[str, ...] = ()
    """M49 codes, from the region to the smallest part, for example ``("002", "202", "014")``."""
    name_source: str = ""
    note: str = ""

    def name(self, language: str = "en") -> str:
        """Return the short name in ``language``, in English where there is none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of the M49 standard of the United Nations."""

    code: str
    kind: str
    names: dict[str, str]
    parent: str = ""

    def name(self, language: str = "en") -> str:
        """Return the name in ``language``, in English where there is none."""
        return self.names.get(language) or self.names["en"]


class ContinuityKind(StrEnum):
    """How one State came after another."""

    CONTINUATION = "continuation"
    SUCCESSION = "succession"
    UNIFICATION = "unification"
    ACCESSION = "accession to another State"
    CHANGE_OF_NAME = "change of name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuity:
    """One State came after another, on this date."""

    predecessor: str
    successor: str
    kind: ContinuityKind
    date: dt.date
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parties:
    """Every party Dedere knows, with the links of continuity between them."""

    states: Mapping[str, State]
    continuities: tuple[Continuity, ...] = ()
    regions: Mapping[str, Region] = field(default_factory=dict)

    def find(self, asked: str) -> State:
        """Return the State with this alpha-3 or alpha-2 code, or this name in any language.

        Raises:
            UnknownStateError: Nothing fits; the error suggests near misses.
        """
        word = asked.strip().upper()
        state = self.states.get(word) or self._by_iso2.get(word)
        if state is None:
            code = self._codes_by_name.get(fold_name(asked))
            state = self.states[code] if code else None
        if state is None:
            raise UnknownStateError(asked, self.suggest(asked))
        return state

    def suggest(self, asked: str) -> tuple[str, ...]:
        """Return up to three codes with names whose spelling is close to ``asked``."""
        close = difflib.get_close_matches(fold_name(asked), self._codes_by_name, n=6, cutoff=0.7)
        codes = dict.fromkeys(self._codes_by_name[name] for name in close)
        return tuple(f"{code} ({self.states[code].name()})" for code in list(codes)[:3])

    def current(self) -> tuple[State, ...]:
        """Return today's States that can join treaties: Members, observers and free associates."""
        return self._current

    def former(self) -> tuple[State, ...]:
        """Return the former States, by code."""
        return tuple(s for s in self.states.values() if s.kind is PartyKind.FORMER)

    def in_region(self, code: str) -> tuple[State, ...]:
        """Return today's States inside an M49 region, however large or small."""
        return tuple(s for s in self.current() if code in s.regions)

    def predecessors(self, code: str) -> tuple[Continuity, ...]:
        """Return the links by which this State came after others, oldest first."""
        return self._before.get(code, ())

    def successors(self, code: str) -> tuple[Continuity, ...]:
        """Return the links by which others came after this State, oldest first."""
        return self._after.get(code, ())

    def same_person(self, code: str) -> tuple[str, ...]:
        """Return the codes under which one and the same legal person appears, this one first.

        A State that continues another (not: succeeds to it) is the same person under another
        name, and lists record its acts under either.
        """
        codes, rest = [code], [code]
        while rest:
            current = rest.pop()
            linked = [link.predecessor for link in self._continued(self.predecessors(current))]
            linked += [link.successor for link in self._continued(self.successors(current))]
            for other in linked:
                if other not in codes:
                    codes.append(other)
                    rest.append(other)
        return tuple(codes)

    @staticmethod
    def _continued(links: tuple[Continuity, ...]) -> list[Continuity]:
        return [link for link in links if link.kind in _SAME_PERSON]

    def began(self, code: str) -> Continuity | None:
        """Return the succession by which this State came into being, where one is recorded."""
        for person in self.same_person(code):
            for link in self.predecessors(person):
                if link.kind is ContinuityKind.SUCCESSION:
                    return link
        return None

    def ended(self, code: str) -> Continuity | None:
        """Return the last link by which others took the place of this State, where it has ended.

        Only former States end; a successor of part of a State's territory does not end it.
        """
        state = self.states.get(code)
        if state is None or state.kind is not PartyKind.FORMER:
            return None
        return max(self.successors(code), key=lambda link: link.date, default=None)

    def gone_by(self, code: str, day: dt.date | None) -> bool:
        """Say whether a State had ended by a day under every code it is known by."""
        links = [self.ended(person) for person in self.same_person(code)]
        return day is not None and all(link is not None and link.date <= day for link in links)

    @cached_property
    def _by_iso2(self) -> dict[str, State]:
        return {state.iso2: state for state in self.states.values() if state.iso2}

    @cached_property
    def _codes_by_name(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for state in self.states.values():
            for name in (*state.names.values(), state.formal_name, *state.other_names):
                if name:
                    names.setdefault(fold_name(name), state.code)
        return names

    @cached_property
    def _current(self) -> tuple[State, ...]:
        return tuple(
            sorted(
                (s for s in self.states.values() if _joins_treaties(s)),
                key=lambda state: fold_name(state.name()),
            )
        )

    @cached_property
    def _before(self) -> dict[str, tuple[Continuity, ...]]:
        return _grouped((link.successor, link) for link in self.continuities)

    @cached_property
    def _after(self) -> dict[str, tuple[Continuity, ...]]:
        return _grouped((link.predecessor, link) for link in self.continuities)


_SAME_PERSON = (ContinuityKind.CONTINUATION, ContinuityKind.CHANGE_OF_NAME)


def _joins_treaties(state: State) -> bool:
    return state.kind in {PartyKind.MEMBER, PartyKind.OBSERVER} or (
        state.kind is PartyKind.NON_MEMBER and bool(state.m49)
    )


def _grouped(links: Iterable[tuple[str, Continuity]]) -> dict[str, tuple[Continuity, ...]]:
    grouped: dict[str, list[Continuity]] = {}
    for code, link in links:
        grouped.setdefault(code, []).append(link)
    return {
        code: tuple(sorted(found, key=lambda link: link.date)) for code, found in grouped.items()
    }


def fold_name(name: str) -> str:
    """Return a name without case, accents, punctuation and article, for comparison.

    >>> fold_name("Côte d’Ivoire") == fold_name("COTE D'IVOIRE")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    words = "".join(kept).split()
    return " ".join(word for word in words if word not in {"the", "of", "and"})
