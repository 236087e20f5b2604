"""Which offences do the facts of a case meet, element by element?

::

    matcher = Matcher(facts)
    case = read_case(matcher.vocabulary, {"part": "carried-out", "target": "aircraft", ...})
    matcher.match(case)          # candidates: met, may be met, not met

Nothing is guessed: an answer that nobody gave stays a question, and the candidates that may be met
say which questions, the fewest first, would settle them.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.elements import PART, CaseFacts, Vocabulary
from dedere.cooperation.weighing import Ask, ElementFinding, Met, Scales, Weighed, every
from dedere.phrases import InstrumentName, Phrase, mark
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument, Offence
from dedere.treaties.offence_elements import (
    Condition,
    ElementKind,
    Mode,
    OffenceElements,
    ScopeRule,
)

CARRIED_OUT = "carried-out"


class Verdict(StrEnum):
    """What the facts of a case make of an offence."""

    MET = "met"
    MAY_BE_MET = "may-be-met"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeFinding:
    """Whether an instrument applies to the facts at all, by one of its rules of scope."""

    rule: str
    article: str
    says: str
    met: Met
    elements: tuple[ElementFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One offence, held against the facts of a case."""

    offence: str
    instrument: str
    article: str
    label: str
    verdict: Verdict
    definition: Verdict
    """What the elements of the offence alone give, before the rules of scope."""
    part: str
    """What the suspect has to do with the act; empty where it is not stated."""
    part_article: str
    """The article that covers this part of the suspect; empty where none does."""
    parts_covered: tuple[tuple[str, str], ...]
    """Every part the text makes an offence, with its article."""
    elements: tuple[ElementFinding, ...]
    scopes: tuple[ScopeFinding, ...]
    asks: tuple[Ask, ...]
    """For an offence that may be met: the fewest questions that could settle it."""
    fails: tuple[ElementFinding, ...]
    """For an offence that is not met: the elements that decide it."""
    because: tuple[Reason, ...]
    creates_duty: bool
    """Whether the text obliges States to make it an offence."""
    in_force: bool | None
    """Whether the instrument was in force on the day asked about; ``None`` without a day."""
    same_conduct: tuple[str, ...] = ()
    """Offences of other texts that cover the same conduct, or overlap."""
    note: str = ""
    verified: bool = True

    @property
    def touches(self) -> bool:
        """Say whether any conduct that the offence asks for is there."""
        return any(
            e.kind == ElementKind.CONDUCT and e.wanted and e.met is Met.SATISFIED
            for e in self.elements
        )


_VERDICTS = {
    Met.SATISFIED: Verdict.MET,
    Met.LEFT_OUT: Verdict.MET,
    Met.NOT_STATED: Verdict.MAY_BE_MET,
    Met.NOT_SATISFIED: Verdict.NOT_MET,
}
_ORDER = {Verdict.MET: 0, Verdict.MAY_BE_MET: 1, Verdict.NOT_MET: 2}

_PART_COVERED = mark("The text makes this part of the suspect an offence (article {article}).")
_PART_NOT_COVERED = mark("The text has no provision on this part of the suspect in the act.")
_PART_NOT_STATED = mark("What the suspect has to do with the act is not stated.")
_NOT_IN_FORCE = mark("{instrument} was not in force on {on}; it bound nobody then.")


class Matcher:
    """The elements of every offence, ready to be held against cases."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        ontology = facts.ontology
        self.vocabulary = Vocabulary(ontology)
        self._described = {described.offence: described for described in ontology.offences}
        self._modes = {one.set: one.modes for one in ontology.mode_sets}
        self._scopes: dict[str, tuple[ScopeRule, ...]] = {
            code: tuple(rule for rule in ontology.scopes if rule.instrument == code)
            for code in facts.instruments
        }
        self._offences = {
            offence.id: (instrument, offence)
            for instrument in facts.instruments.values()
            for offence in instrument.offences
        }
        self._scales = Scales(
            self.vocabulary,
            {named.group: named for named in ontology.groups},
            {offence: self.definition(offence) for offence in self._described},
        )

    def definition(self, offence: str) -> Condition:
        """Return the elements of an offence, as a condition."""
        described = self._described[offence]
        while described.same_as:
            described = self._described[described.same_as]
        return described.when or Condition()

    def modes(self, offence: str) -> tuple[Mode, ...]:
        """Return the forms of taking part that the text makes an offence."""
        described = self._described[offence]
        shared = (mode for name in described.modes_of for mode in self._modes[name])
        return (*shared, *described.modes)

    def match(self, case: CaseFacts, *, on: dt.date | None = None) -> tuple[Match, ...]:
        """Hold the facts of a case against every offence.

        Args:
            case: What is known of the case.
            on: The day of the act: an instrument that bound nobody yet is marked.

        Returns:
            Every offence: met first, then what may be met, then what is not met; among those
            that may be met, offences whose conduct is there come first, and then those with the
            fewest open questions.
        """
        found = [self.one(case, offence, on=on) for offence in self._described]
        return tuple(
            sorted(
                found,
                key=lambda m: (
                    _ORDER[m.verdict],
                    m.in_force is False,
                    not m.touches,
                    len(m.asks),
                    m.offence,
                ),
            )
        )

    def one(self, case: CaseFacts, offence: str, *, on: dt.date | None = None) -> Match:
        """Hold the facts of a case against one offence."""
        instrument, catalogued = self._offences[offence]
        described = self._described[offence]
        provision = Provision(instrument.code, catalogued.article)
        defined, article = self._defined(case, described, provision)
        scopes = [
            (rule, self._scope(case, rule))
            for rule in self._scopes[instrument.code]
            if not rule.offences or offence in rule.offences
        ]
        whole = every([defined, *(weighed for _, weighed in scopes)], provision)
        in_force = None if on is None else _in_force(instrument, on)
        lead = _not_in_force(instrument, on) if in_force is False and on else ()
        return Match(
            offence=offence,
            instrument=instrument.code,
            article=catalogued.article,
            label=catalogued.label,
            verdict=_VERDICTS[whole.met],
            definition=_VERDICTS[defined.met],
            part=case.part,
            part_article=article,
            parts_covered=self._parts(described, catalogued),
            elements=defined.elements,
            scopes=tuple(_scope_finding(rule, weighed) for rule, weighed in scopes),
            asks=whole.asks,
            fails=whole.fails,
            because=(*lead, *defined.because, *(r for _, w in scopes for r in w.because)),
            creates_duty=catalogued.criminalization_duty,
            in_force=in_force,
            same_conduct=self._same(offence),
            note=described.note,
            verified=described.verified and catalogued.verified,
        )

    def _scope(self, case: CaseFacts, rule: ScopeRule) -> Weighed:
        provision = Provision(rule.instrument, rule.article)
        return self._scales.weigh(rule.when, case, provision=provision)

    def _defined(
        self, case: CaseFacts, described: OffenceElements, provision: Provision
    ) -> tuple[Weighed, str]:
        """Weigh the definition for the part of the suspect, with the article that covers it."""
        if not case.part:
            return self._whatever_part(case, described, provision), ""
        if case.part in {CARRIED_OUT, described.own_part}:
            return self._carried_out(case, described, provision), provision.article
        for mode in self.modes(described.offence):
            if mode.part == case.part:
                return self._taken_part(case, described, provision, mode), mode.article
        reason = Reason(says=Phrase.of(_PART_NOT_COVERED), provision=provision)
        missing = ElementFinding(
            element=PART,
            kind=PART,
            met=Met.NOT_SATISFIED,
            wanted=True,
            provision=provision,
            stated_as=PART,
        )
        return Weighed(met=Met.NOT_SATISFIED, fails=(missing,), because=(reason,)), ""

    def _carried_out(
        self, case: CaseFacts, described: OffenceElements, provision: Provision
    ) -> Weighed:
        return self._scales.weigh(self.definition(described.offence), case, provision=provision)

    def _taken_part(
        self, case: CaseFacts, described: OffenceElements, provision: Provision, mode: Mode
    ) -> Weighed:
        here = Provision(provision.instrument, mode.article)
        leaves_out = mode.leaves_out_results or self.vocabulary.parts[mode.part].leaves_out_results
        act = self._scales.weigh(
            self.definition(described.offence),
            case,
            provision=provision,
            leaves_out_results=leaves_out,
        )
        covered = Weighed(
            met=Met.SATISFIED,
            because=(Reason(says=Phrase.of(_PART_COVERED, article=mode.article), provision=here),),
        )
        parts = [covered, act]
        if mode.needs is not None:
            parts.append(self._scales.weigh(mode.needs, case, provision=here))
        return every(parts, provision)

    def _whatever_part(
        self, case: CaseFacts, described: OffenceElements, provision: Provision
    ) -> Weighed:
        """Without the part of the suspect nothing is met; it fails only if every part fails."""
        options = [self._carried_out(case, described, provision)]
        options += [
            self._taken_part(case, described, provision, mode)
            for mode in self.modes(described.offence)
        ]
        if all(option.met is Met.NOT_SATISFIED for option in options):
            return options[0]
        easiest = min(
            (o for o in options if o.met is not Met.NOT_SATISFIED), key=lambda o: len(o.asks)
        )
        reason = Reason(says=Phrase.of(_PART_NOT_STATED), provision=provision)
        return Weighed(
            met=Met.NOT_STATED,
            elements=options[0].elements,
            asks=(Ask(element=PART), *easiest.asks),
            because=(reason, *options[0].because),
        )

    def _parts(self, described: OffenceElements, offence: Offence) -> tuple[tuple[str, str], ...]:
        own = (described.own_part or CARRIED_OUT, offence.article)
        return (own, *((mode.part, mode.article) for mode in self.modes(described.offence)))

    def _same(self, offence: str) -> tuple[str, ...]:
        groups = (g.offences for g in self._facts.offence_groups if offence in g.offences)
        return tuple(dict.fromkeys(o for group in groups for o in group if o != offence))


def _in_force(instrument: Instrument, on: dt.date) -> bool:
    return instrument.in_force is not None and instrument.in_force <= on


def _not_in_force(instrument: Instrument, on: dt.date) -> tuple[Reason, ...]:
    says = Phrase.of(_NOT_IN_FORCE, instrument=InstrumentName(instrument.code), on=on)
    return (Reason(says=says, date=instrument.in_force),)


def _scope_finding(rule: ScopeRule, weighed: Weighed) -> ScopeFinding:
    return ScopeFinding(
        rule=rule.id,
        article=rule.article,
        says=rule.says,
        met=weighed.met,
        elements=weighed.elements,
    )
