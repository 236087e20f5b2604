"""Which States must, and which may, have jurisdiction over an offence.

::

    resolver = Jurisdiction(facts)
    case = read_jurisdiction_case(facts.parties, {"aircraft_registry": "CHE", "on_board": "yes"})
    resolver.resolve("hague-1970/offence/unlawful-seizure", case, on=dt.date(2013, 4, 22))

Each State answers for the texts that bind it on that day. A bond that our sources leave open is an
unknown, never a no; a fact that is not stated is a question.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation import jurisdiction_sayings as sayings
from dedere.cooperation.application import ApplicationFinding, Applies, application
from dedere.cooperation.candidates import Candidate, Catalogue
from dedere.cooperation.claims import Claim, Level, claim_of
from dedere.cooperation.jurisdiction_case import KEYS, JurisdictionCase
from dedere.cooperation.links import Clause, Reading, clauses_of, read_clause
from dedere.cooperation.notices import Notice, notices_of
from dedere.cooperation.offence_names import find_offence
from dedere.errors import DateBeforeFactsError
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.jurisdiction_rules import ApplicationRule, CoordinationRule
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFinding:
    """Everything that gives one State jurisdiction, the strictest first."""

    state: str
    level: Level
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedOnly:
    """A State that has a link, and is not bound by the text, or not known to be."""

    state: str
    instrument: str
    article: str
    link: str
    says: Phrase
    finding: StandingFinding


class QuestionKind(StrEnum):
    """What an open question would settle."""

    GROUND = "ground"
    """Whether a State has a ground of jurisdiction."""
    APPLICATION = "application"
    """Whether the text applies at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A fact that is not stated and could change the answer."""

    key: str
    says: Phrase
    kind: QuestionKind
    provisions: tuple[Provision, ...]
    state: str = ""
    """The State for which alone it is open, where the link itself is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionAnswer:
    """The answer to "which States must, and which may, have jurisdiction?"."""

    offence: str
    on: dt.date
    texts: tuple[str, ...]
    """The offences held against the facts: the one named, and the same conduct in the family of
    its instrument, as far as the texts were in force on that day."""
    states: tuple[StateFinding, ...]
    unknowns: tuple[LinkedOnly, ...]
    not_bound: tuple[LinkedOnly, ...]
    questions: tuple[OpenQuestion, ...]
    applications: tuple[ApplicationFinding, ...]
    notices: tuple[Notice, ...]
    coordination: tuple[CoordinationRule, ...]
    ranking: Reason
    notes: tuple[Phrase, ...] = ()

    def at(self, level: Level) -> tuple[StateFinding, ...]:
        """Return the States whose strictest claim is at this level."""
        return tuple(state for state in self.states if state.level is level)


@dataclass(slots=True)
class _Found:
    """What reading the clauses of all texts brings to light, in their order."""

    claims: list[Claim]
    unknowns: list[LinkedOnly]
    not_bound: list[LinkedOnly]
    open_grounds: list[tuple[Reading, str]]


class Jurisdiction:
    """Resolves jurisdiction from facts, each State under the text that binds it."""

    def __init__(self, facts: Facts, standings: Standings | None = None) -> None:
        self._facts = facts
        self._standings = standings or Standings(facts)
        self._catalogue = Catalogue(facts)

    def resolve(self, offence: str, case: JurisdictionCase, *, on: dt.date) -> JurisdictionAnswer:
        """Say which States must, and which may, have jurisdiction.

        Args:
            offence: Id of an offence of the catalogue.
            case: The facts, as far as they are stated.
            on: The day asked about.

        Raises:
            UnknownOffenceError: The catalogue holds no such offence.
            DateBeforeFactsError: The day lies before the first fact.

        Source: the jurisdiction clauses of each text; VCLT arts 26, 30(4)(b), 40(4).
        """
        if on < self._facts.first_day():
            raise DateBeforeFactsError(on, self._facts.first_day())
        asked = find_offence(self._facts, offence)
        family = tuple(c for c in self._catalogue.candidates(asked) if c.same)
        texts = tuple(text for text in family if _in_force(text.instrument, on))
        clauses = [clause for text in texts for clause in self._clauses(text)]
        found = self._read(clauses, case, on)
        claims = tuple(found.claims)
        applications = self._applications(texts, clauses, case)
        held = {claim.state for claim in claims}
        codes = {text.instrument.code for text in texts}
        return JurisdictionAnswer(
            offence=asked,
            on=on,
            texts=tuple(text.offence.id for text in texts),
            states=_by_state(claims),
            unknowns=tuple(found.unknowns),
            not_bound=tuple(one for one in found.not_bound if one.state not in held),
            questions=_questions(found.open_grounds, applications),
            applications=applications,
            notices=notices_of(self._facts, self._standings, codes, clauses, case, claims, on),
            coordination=self._coordination(claims),
            ranking=_ranking(family[0]),
            notes=_notes(family, clauses, on),
        )

    def _clauses(self, text: Candidate) -> Iterable[Clause]:
        return clauses_of(
            self._facts.jurisdiction,
            instrument=text.instrument.code,
            obligations=text.instrument.obligations,
            offence=text.offence.id,
        )

    def _read(self, clauses: list[Clause], case: JurisdictionCase, on: dt.date) -> _Found:
        found = _Found([], [], [], [])
        for clause in clauses:
            readings, silent = read_clause(clause, case)
            if silent:
                found.open_grounds.append((Reading(clause=clause, state=""), silent))
            for reading in readings:
                self._place(found, reading, on)
        # One article may name two links that the same fact makes, such as land and sea.
        once = {(c.instrument, c.provision.article, c.state): c for c in reversed(found.claims)}
        found.claims[:] = reversed(once.values())
        for n, claim in enumerate(found.claims):
            found.claims[n] = claim.completed(self._facts, found.claims, case, on)
        return found

    def _place(self, found: _Found, reading: Reading, on: dt.date) -> None:
        finding = self._standings.of(reading.state, reading.clause.instrument, on=on)
        claim = claim_of(reading, finding)
        if finding.bond_is_open:
            found.unknowns.append(_linked(reading, finding, sayings.IS_BOUND))
        elif claim is None:
            found.not_bound.append(_linked(reading, finding, sayings.NOT_BOUND))
        elif reading.open_keys:
            found.open_grounds += [(reading, key) for key in reading.open_keys]
        else:
            found.claims.append(claim)

    def _applications(
        self, texts: tuple[Candidate, ...], clauses: list[Clause], case: JurisdictionCase
    ) -> tuple[ApplicationFinding, ...]:
        found = []
        for text in texts:
            for rule in self._facts.jurisdiction.applications:
                if rule.instrument != text.instrument.code:
                    continue
                if rule.offences and text.offence.id not in rule.offences:
                    continue
                states, silent = _grounds_under(rule, clauses, case)
                found.append(
                    application(rule, case, others_with_ground=states, silent_grounds=silent)
                )
        return tuple(found)

    def _coordination(self, claims: tuple[Claim, ...]) -> tuple[CoordinationRule, ...]:
        several = {
            instrument
            for instrument in {claim.instrument for claim in claims}
            if len({c.state for c in claims if c.instrument == instrument}) > 1
        }
        return tuple(
            rule for rule in self._facts.jurisdiction.coordination if rule.instrument in several
        )


def _grounds_under(
    rule: ApplicationRule, clauses: list[Clause], case: JurisdictionCase
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the States with a ground under the articles a rule names, and what is not stated."""
    states: dict[str, None] = {}
    silent: dict[str, None] = {}
    for clause in clauses:
        if clause.instrument != rule.instrument or not clause.under(rule.other_grounds):
            continue
        readings, key = read_clause(clause, case)
        states |= dict.fromkeys(r.state for r in readings)
        if key:
            silent[key] = None
    return tuple(states), tuple(silent)


def _by_state(claims: tuple[Claim, ...]) -> tuple[StateFinding, ...]:
    by_state: dict[str, list[Claim]] = {}
    for claim in claims:
        by_state.setdefault(claim.state, []).append(claim)
    found = []
    for state, held in by_state.items():
        ordered = sorted(held, key=lambda claim: claim.level.order)
        found.append(StateFinding(state=state, level=ordered[0].level, claims=tuple(ordered)))
    return tuple(sorted(found, key=lambda one: (one.level.order, one.state)))


def _linked(reading: Reading, finding: StandingFinding, template: str) -> LinkedOnly:
    clause = reading.clause
    return LinkedOnly(
        state=reading.state,
        instrument=clause.instrument,
        article=clause.article,
        link=clause.link.code,
        says=Phrase.of(
            template,
            state=StateName(reading.state),
            instrument=InstrumentName(clause.instrument),
            on=finding.on,
        ),
        finding=finding,
    )


def _questions(
    open_grounds: list[tuple[Reading, str]], applications: tuple[ApplicationFinding, ...]
) -> tuple[OpenQuestion, ...]:
    """Return each missing fact once, with every provision that depends on it."""
    asked: dict[tuple[QuestionKind, str, str], list[Provision]] = {}
    for reading, key in open_grounds:
        provision = Provision(reading.clause.instrument, reading.clause.article)
        asked.setdefault((QuestionKind.GROUND, key, reading.state), []).append(provision)
    for finding in applications:
        if finding.answer is Applies.OPEN:
            for key in finding.open_keys:
                place = (QuestionKind.APPLICATION, key, "")
                asked.setdefault(place, []).append(finding.provision)
    return tuple(
        OpenQuestion(
            key=key,
            says=Phrase.of(KEYS[key].question),
            kind=kind,
            provisions=tuple(dict.fromkeys(provisions)),
            state=state,
        )
        for (kind, key, state), provisions in asked.items()
    )


def _in_force(instrument: Instrument, on: dt.date) -> bool:
    return instrument.in_force is not None and instrument.in_force <= on


def _ranking(text: Candidate) -> Reason:
    code = text.instrument.code
    says = Phrase.of(sayings.NO_RANKING, instrument=InstrumentName(code))
    return Reason(says=says, provision=Provision(code, text.offence.article))


def _notes(
    family: tuple[Candidate, ...], clauses: list[Clause], on: dt.date
) -> tuple[Phrase, ...]:
    """Say what to keep in mind: texts not in force yet, the same conduct elsewhere, no clause."""
    notes = []
    asked, *others = family
    code = InstrumentName(asked.instrument.code)
    for text in family:
        if not _in_force(text.instrument, on):
            instrument = InstrumentName(text.instrument.code)
            notes.append(Phrase.of(sayings.NOT_IN_FORCE, instrument=instrument, on=on))
    if _in_force(asked.instrument, on) and not any(
        clause.instrument == asked.instrument.code for clause in clauses
    ):
        notes.append(Phrase.of(sayings.NO_CLAUSE, instrument=code))
    notes += [
        Phrase.of(
            sayings.SAME_CONDUCT,
            instrument=InstrumentName(text.instrument.code),
            article=text.offence.article,
        )
        for text in others
        if _in_force(text.instrument, on)
    ]
    return tuple(notes)
