"""All that links two States on a day: what governs in each matter, listed treaties, protections.

The questions of other rooms, put once for a pair: no offence and no form is chosen, so nothing
here says whether a request would succeed; for that, ask :mod:`dedere.cooperation.finder`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dedere.cooperation.bases import Basis, Considered, PairStatement, Unknown
from dedere.cooperation.listed import ListedLaw, listed_bases
from dedere.cooperation.multilateral import (
    ARRANGEMENT_FORMS,
    SCHEME_FORMS,
    multilateral_bases,
)
from dedere.cooperation.question import Form, Question, two_states
from dedere.cooperation.statements import statements_between
from dedere.planning.subjects import Subject, subjects_of
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Category
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between
from dedere.treaties.safeguard_rules import GroundScope
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBetween:
    """What governs between the two in one matter: a family, or an instrument by itself."""

    subject: Subject
    finding: RegimeFinding
    asks: bool
    """Whether an open bond is worth a question: a treaty of a region is not asked about for
    States that no list of it names."""

    @property
    def governs(self) -> Governs:
        """Return whether a text governs; an open bond not worth a question counts as no."""
        if self.finding.answer is Governs.YES:
            return Governs.YES
        return self.finding.answer if self.asks else Governs.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyBetween:
    """One listed treaty, arrangement or scheme, and whether it applies between the two."""

    instrument: str
    title: str
    forms: tuple[Form, ...]
    """The matters it is about: extradition, mutual legal assistance, or both."""
    basis: Basis | None
    """Where it applies, or may apply."""
    considered: Considered | None
    """Where it does not, with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLinks:
    """All that links two States on a day."""

    one: str
    other: str
    on: dt.date
    texts: tuple[TextBetween, ...]
    bilateral: tuple[TreatyBetween, ...]
    several: tuple[TreatyBetween, ...]
    """Treaties and arrangements of several States on this very cooperation, and schemes."""
    unknowns: tuple[Unknown, ...]
    statements: tuple[PairStatement, ...]
    """Reservations and declarations of either that act between the two."""
    protections: tuple[tuple[StandingFinding, StandingFinding], ...]
    """The standing of both under each instrument that limits every request."""


def links_between(
    standings: Standings, law: ListedLaw, *, one: str, other: str, on: dt.date
) -> PairLinks:
    """Return all that links two States on a day.

    Args:
        standings: The book of standings.
        law: The listed treaties of the same facts.
        one: Code of a State, or its name in one of the six languages.
        other: The other State; the order makes no difference to the law.
        on: The day asked about.

    Raises:
        InvalidInputError: A State is not known, did not exist then, or both are one.
    """
    pair = two_states(standings.facts, one, other, on=on)
    facts = standings.facts
    bilateral, several = _Gathered(), _Gathered()
    unknowns: list[Unknown] = []
    for form in (Form.EXTRADITION, Form.ASSISTANCE):
        asked = Question(requesting=pair[0], requested=pair[1], offences=(), form=form, on=on)
        shared = multilateral_bases(facts, standings, asked)
        listed = listed_bases(
            law,
            asked,
            replaced_by=shared.replaces,
            perhaps_replaced_by=shared.perhaps_replaces,
        )
        bilateral.add(form, listed.bases, listed.considered)
        several.add(form, shared.bases, shared.considered)
        unknowns += (*listed.unknowns, *shared.unknowns)
    return PairLinks(
        one=pair[0],
        other=pair[1],
        on=on,
        texts=tuple(texts_between(standings, pair, on=on)),
        bilateral=bilateral.rows(),
        several=several.rows(),
        unknowns=tuple({unknown.says: unknown for unknown in unknowns}.values()),
        statements=tuple(_statements(facts, pair, on)),
        protections=tuple(
            (standings.of(pair[0], code, on=on), standings.of(pair[1], code, on=on))
            for code in protecting_instruments(facts)
        ),
    )


def texts_between(
    standings: Standings, pair: tuple[str, str], *, on: dt.date
) -> Iterator[TextBetween]:
    """Yield what governs between two States in each matter."""
    for subject in linking_subjects(standings.facts):
        finding = regime_between(
            standings, one=pair[0], other=pair[1], family=subject.family, on=on
        )
        asks = finding.answer is not Governs.NO and _is_asked(standings.facts, finding)
        yield TextBetween(subject=subject, finding=finding, asks=asks)


def linking_subjects(facts: Facts) -> tuple[Subject, ...]:
    """Return every family, and every treaty that stands alone, the universal ones first."""
    universal = [i.code for i in facts.universal()]
    special = ARRANGEMENT_FORMS | SCHEME_FORMS
    protecting = set(protecting_instruments(facts))
    others = [
        i.code
        for i in sorted(facts.instruments.values(), key=lambda i: i.adopted)
        if i.form not in special
        and (i.code not in protecting or i.extradition is not None)
        and i.code not in universal
    ]
    return subjects_of(facts, (*universal, *others))


def protecting_instruments(facts: Facts) -> tuple[str, ...]:
    """Return the instruments that limit a request whatever it rests on."""
    return tuple(
        dict.fromkeys(
            ground.instrument
            for rule in facts.safeguards
            for ground in rule.grounds
            if ground.scope is GroundScope.ALWAYS
        )
    )


def _statements(facts: Facts, pair: tuple[str, str], on: dt.date) -> Iterator[PairStatement]:
    asked = Question(
        requesting=pair[0], requested=pair[1], offences=(), form=Form.EXTRADITION, on=on
    )
    for code in facts.instruments:
        yield from statements_between(facts.declarations_on(code), asked)


def _is_asked(facts: Facts, finding: RegimeFinding) -> bool:
    for code in finding.instruments:
        instrument = facts.instruments.get(code)
        if instrument is not None and instrument.category is Category.UNIVERSAL:
            return True
        if all(facts.actions_of(state, code) for state in finding.states):
            return True
    return finding.answer is Governs.UNSETTLED


class _Gathered:
    """Rows by instrument: a treaty on both matters is one row, and where it applies wins."""

    def __init__(self) -> None:
        self._rows: dict[str, TreatyBetween] = {}

    def add(self, form: Form, bases: Iterable[Basis], considered: Iterable[Considered]) -> None:
        for basis in bases:
            self._put(form, basis.instrument, basis.title, basis, None)
        for one in considered:
            self._put(form, one.instrument, one.title, None, one)

    def _put(
        self,
        form: Form,
        instrument: str,
        title: str,
        basis: Basis | None,
        considered: Considered | None,
    ) -> None:
        known = self._rows.get(instrument)
        if known is None:
            self._rows[instrument] = TreatyBetween(
                instrument=instrument,
                title=title,
                forms=(form,),
                basis=basis,
                considered=considered,
            )
            return
        forms = tuple(dict.fromkeys((*known.forms, form)))
        if basis is not None and known.basis is None:
            known = replace(known, basis=basis, considered=None)
        self._rows[instrument] = replace(known, forms=forms)

    def rows(self) -> tuple[TreatyBetween, ...]:
        """Return the rows, those that apply first, each by the day since when."""
        last = dt.date.max
        return tuple(
            sorted(
                self._rows.values(),
                key=lambda row: (
                    row.basis is None,
                    (row.basis.since if row.basis else None) or last,
                ),
            )
        )
