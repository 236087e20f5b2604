"""The claim of one State to jurisdiction, under one ground of one text that binds it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dedere.cooperation import jurisdiction_sayings as sayings
from dedere.cooperation.jurisdiction_case import JurisdictionCase
from dedere.cooperation.links import Clause, Reading
from dedere.phrases import InstrumentName, Phrase, StateName
from dedere.sources import Provision, Reason
from dedere.treaties.actions import ActionKind
from dedere.treaties.declarations import Declaration, Effect, InEffect, Topic, of_state
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding
from dedere.treaties.standing import Certainty, Standing, StandingFinding


class Level(StrEnum):
    """How strictly a text speaks to a State."""

    MUST = "must"
    PRESENCE = "presence"
    """It must, for the case that the suspect is there and is not extradited."""
    MAY = "may"

    @property
    def order(self) -> int:
        """Return the place in an answer: the strictest first."""
        return list(Level).index(self)


class Established(StrEnum):
    """Whether a State has in fact established jurisdiction that it may establish."""

    DECLARED = "declared"
    DECLARED_UNDATED = "declared-undated"
    NOT_RECORDED = "not-recorded"
    """No declaration is recorded: ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One ground of jurisdiction of one State."""

    clause: Clause
    state: str
    level: Level
    certainty: Certainty
    since: dt.date | None
    because: tuple[Reason, ...]
    established: Established | None = None
    """For what a State may establish."""
    released_by: tuple[str, ...] = ()
    """For presence: States to which extradition releases."""
    discharged: bool = False
    conditions: tuple[Phrase, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def instrument(self) -> str:
        """Return the code of the text."""
        return self.clause.instrument

    @property
    def provision(self) -> Provision:
        """Return the article of the ground."""
        return Provision(self.clause.instrument, self.clause.article)

    def completed(
        self, facts: Facts, claims: Iterable["Claim"], case: JurisdictionCase, on: dt.date
    ) -> "Claim":
        """Return the claim with what declarations, and the claims of other States, add."""
        declared = [
            (declaration, speaks)
            for declaration, speaks in of_state(
                facts.declarations_on(self.instrument), state=self.state, on=on
            )
            if _touches(declaration, self.provision.article)
        ]
        claim = replace(self, conditions=_reservations(self, declared))
        if claim.clause.is_presence:
            claim = _with_release(claim, claims, case)
        return _with_establishment(claim, declared) if claim.level is Level.MAY else claim


def claim_of(reading: Reading, finding: StandingFinding) -> Claim | None:
    """Return the claim of a State that is bound; ``None`` where it is not."""
    if finding.standing is not Standing.BOUND:
        return None
    clause = reading.clause
    provision = Provision(clause.instrument, clause.article)
    level = _level(clause)
    return Claim(
        clause=clause,
        state=reading.state,
        level=level,
        certainty=finding.certainty,
        since=finding.since,
        because=(
            Reason(says=Phrase.of(clause.link.says, state=StateName(reading.state))),
            Reason(says=_rule(clause, level), provision=provision),
            Reason(says=_bond(finding), date=finding.since, grounds=finding.because),
        ),
    )


def _level(clause: Clause) -> Level:
    if clause.binding is not Binding.MUST:
        return Level.MAY
    return Level.PRESENCE if clause.is_presence else Level.MUST


def _rule(clause: Clause, level: Level) -> Phrase:
    templates = {
        Level.MUST: sayings.MUST,
        Level.PRESENCE: sayings.PRESENCE,
        Level.MAY: sayings.PRESENCE_MAY if clause.is_presence else sayings.MAY,
    }
    return Phrase.of(templates[level], article=clause.article)


def _bond(finding: StandingFinding) -> Phrase:
    state, instrument = StateName(finding.state), InstrumentName(finding.instrument)
    if finding.since is None:
        return Phrase.of(sayings.BOUND, state=state, instrument=instrument)
    return Phrase.of(sayings.BOUND_SINCE, state=state, instrument=instrument, since=finding.since)


def _touches(declaration: Declaration, article: str) -> bool:
    """Say whether a declaration names the article of a ground, or the paragraph it stands in."""
    named = [part.strip() for part in declaration.article.split(",")]
    return any(one and (article == one or article.startswith(f"{one}(")) for one in named)


Declared = list[tuple[Declaration, InEffect]]


def _reservations(claim: Claim, declared: Declared) -> tuple[Phrase, ...]:
    limits = {Effect.EXCLUDES, Effect.MODIFIES}
    reserved = (
        declaration
        for declaration, _ in declared
        if declaration.kind is ActionKind.RESERVATION and declaration.effect in limits
    )
    article = claim.provision.article
    return tuple(
        Phrase.of(sayings.RESERVED, state=StateName(claim.state), article=article)
        for _ in reserved
    )


def _with_establishment(claim: Claim, declared: Declared) -> Claim:
    told = [
        (declaration, speaks)
        for declaration, speaks in declared
        if declaration.topic is Topic.JURISDICTION_AND_OFFENCES
        and declaration.effect in {Effect.NOTIFIES, Effect.ACCEPTS}
    ]
    state, article = StateName(claim.state), claim.provision.article
    if not told:
        ask = Phrase.of(sayings.ASK_ESTABLISHED, state=state)
        return replace(
            claim,
            established=Established.NOT_RECORDED,
            conditions=(*claim.conditions, ask),
        )
    declaration, speaks = told[0]
    surely = speaks is InEffect.YES
    template = sayings.ESTABLISHED if surely else sayings.ESTABLISHED_UNDATED
    reason = Reason(
        says=Phrase.of(template, state=state, article=article),
        provision=claim.provision,
        date=declaration.date,
        sources=declaration.sources,
    )
    return replace(
        claim,
        established=Established.DECLARED if surely else Established.DECLARED_UNDATED,
        because=(*claim.because, reason),
        sources=declaration.sources,
    )


def _with_release(claim: Claim, claims: Iterable[Claim], case: JurisdictionCase) -> Claim:
    """Say to whom extradition would release the State where the suspect is."""
    articles = claim.clause.rule.released_by
    if not articles:
        return claim
    others = [
        other
        for other in claims
        if other.instrument == claim.instrument
        and other.state != claim.state
        and other.clause.under(articles)
    ]
    releasing = tuple(dict.fromkeys(other.state for other in others))
    optional = any(other.level is Level.MAY for other in others)
    extradited = next((s for s in case.named("extradited_to") or () if s in releasing), "")
    if extradited:
        says = Phrase.of(sayings.DISCHARGED, state=StateName(extradited))
    elif releasing:
        template = sayings.RELEASED_BY_ESTABLISHED if optional else sayings.RELEASED_BY
        says = Phrase.of(template, states=", ".join(releasing))
    else:
        says = Phrase.of(sayings.RELEASED_BY_NONE, articles=", ".join(articles))
    return replace(
        claim,
        released_by=releasing,
        discharged=bool(extradited),
        conditions=(*claim.conditions, says),
    )
