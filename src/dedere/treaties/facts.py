"""All facts, as one immutable value that every answer rests on."""

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from dedere.errors import UnknownInstrumentError
from dedere.parties import Parties
from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.assessment_rules import AssessmentRules
from dedere.treaties.bilaterals import ListCompleteness, ListedTreaty, TerritorialEntry
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.declarations import Declaration
from dedere.treaties.derogations import Derogation
from dedere.treaties.families import Family
from dedere.treaties.instruments import Category, Instrument, SetMembership, Theme
from dedere.treaties.jurisdiction_rules import JurisdictionRules
from dedere.treaties.offence_elements import Ontology
from dedere.treaties.practice import Practice
from dedere.treaties.relations import OffenceGroup, ReferenceList
from dedere.treaties.safeguard_rules import RefusalRisk, SafeguardRule


@dataclass(frozen=True)
class Facts:
    """Everything Dedere knows, with the hash that names this very state of knowledge.

    The packaged facts are the base; what a deployment imported is further actions.  Neither is
    ever edited: another import makes another ``Facts`` with another ``version``.
    """

    version: str
    """Hash of the content, hexadecimal; every answer, export and report names it."""
    compiled_on: dt.date
    """The day on which the packaged facts were put together: undated sources existed by then."""
    parties: Parties
    instruments: Mapping[str, Instrument]
    sources: Mapping[str, Source]
    actions: tuple[TreatyAction, ...]
    declarations: tuple[Declaration, ...] = ()
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    families: tuple[Family, ...] = ()
    themes: tuple[Theme, ...] = ()
    memberships: tuple[SetMembership, ...] = ()
    treaties: tuple[ListedTreaty, ...] = ()
    treaty_lists: tuple[ListCompleteness, ...] = ()
    territories: tuple[TerritorialEntry, ...] = ()
    ontology: Ontology = field(default_factory=Ontology)
    jurisdiction: JurisdictionRules = field(default_factory=JurisdictionRules)
    offence_groups: tuple[OffenceGroup, ...] = ()
    reference_lists: tuple[ReferenceList, ...] = ()
    practices: tuple[Practice, ...] = ()
    derogations: tuple[Derogation, ...] = ()
    safeguards: tuple[SafeguardRule, ...] = ()
    refusal_risks: tuple[RefusalRisk, ...] = ()
    assessment: AssessmentRules = field(default_factory=AssessmentRules)

    def instrument(self, asked: str) -> Instrument:
        """Return the instrument with this code.

        Raises:
            UnknownInstrumentError: No instrument has it; the error suggests near misses.
        """
        found = self.instruments.get(asked.strip().casefold())
        if found is None:
            close = difflib.get_close_matches(asked.strip().casefold(), self.instruments, n=3)
            raise UnknownInstrumentError(asked, tuple(close))
        return found

    def universal(self, *, on: dt.date | None = None) -> tuple[Instrument, ...]:
        """Return the universal instruments against terrorism, as the set stood on ``on``.

        Without a date, the set as it stands today: nineteen.
        """
        counted = {m.instrument: m.since for m in self.memberships}
        return tuple(
            i
            for i in self._by_category(Category.UNIVERSAL)
            if on is None or counted.get(i.code, i.adopted) <= on
        )

    def related(self) -> tuple[Instrument, ...]:
        """Return the related instruments that have a legal description."""
        return self._by_category(Category.RELATED)

    def actions_of(self, state: str, instrument: str) -> tuple[TreatyAction, ...]:
        """Return every recorded act of a legal person towards an instrument, oldest first."""
        codes = self.parties.same_person(state)
        found = [a for code in codes for a in self._actions.get((code, instrument), ())]
        return tuple(sorted(found, key=_when))

    def actions_on(self, instrument: str) -> tuple[TreatyAction, ...]:
        """Return every recorded act of any State towards an instrument, oldest first."""
        return self._actions_by_instrument.get(instrument, ())

    def action(self, action_id: str) -> TreatyAction | None:
        """Return the action with this id, or ``None``."""
        return self._actions_by_id.get(action_id)

    def declarations_on(self, instrument: str) -> tuple[Declaration, ...]:
        """Return the reservations and declarations made to an instrument."""
        return self._declarations.get(instrument, ())

    def coverage(self, instrument: str) -> Coverage:
        """Return how complete the list of an instrument is; partial where nothing is said."""
        return self.coverages.get(instrument) or Coverage(
            instrument=instrument, completeness=Completeness.PARTIAL
        )

    def first_day(self) -> dt.date:
        """Return the first day about which the facts can answer."""
        return min(i.adopted for i in self.instruments.values())

    def _by_category(self, category: Category) -> tuple[Instrument, ...]:
        found = [i for i in self.instruments.values() if i.category is category]
        return tuple(sorted(found, key=lambda i: (i.number or 99, i.adopted, i.code)))

    @cached_property
    def _actions(self) -> dict[tuple[str, str], tuple[TreatyAction, ...]]:
        return _grouped(((a.state, a.instrument), a) for a in self.actions)

    @cached_property
    def _actions_by_instrument(self) -> dict[str, tuple[TreatyAction, ...]]:
        return _grouped((a.instrument, a) for a in sorted(self.actions, key=_when))

    @cached_property
    def _actions_by_id(self) -> dict[str, TreatyAction]:
        return {a.id: a for a in self.actions}

    @cached_property
    def _declarations(self) -> dict[str, tuple[Declaration, ...]]:
        return _grouped((d.instrument, d) for d in self.declarations)


def _when(action: TreatyAction) -> tuple[dt.date, str]:
    known = action.date.earliest() if action.date else action.effective
    return (known or dt.date.max, action.id)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    grouped: dict[K, list[V]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
