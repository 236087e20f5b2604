"""Safeguards and refusal risks as data: what limits a request, and what a drafter can do about it.

No rule is written here: ``safeguards.yaml`` and ``refusal-risks.yaml`` hold them with the
provisions they rest on.  This module gives them their types and reads a governing text by them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.treaties.instruments import (
    AssistanceRules,
    DiscriminationClause,
    Exclusion,
    ExtraditionRules,
    Instrument,
)


class RequestForm(StrEnum):
    """The two forms of a request that a rule may concern."""

    EXTRADITION = "extradition"
    ASSISTANCE = "mla"


class WhoseBond(StrEnum):
    """Which State must be bound for a ground to count."""

    REQUESTED = "requested"
    REQUESTING = "requesting"
    BOTH = "both"


class GroundScope(StrEnum):
    """When a ground counts, beside the bond."""

    ALWAYS = "always"
    """Whatever the request rests on."""
    GOVERNING = "governing"
    """Only where the request rests on this very instrument."""


class SafeguardEffect(StrEnum):
    """What the requested State does under a ground that binds."""

    MUST_REFUSE = "must-refuse"
    MAY_REFUSE = "may-refuse"
    ASK_ASSURANCE = "ask-assurance"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeguardGround:
    """One provision a safeguard rests on."""

    instrument: str
    articles: tuple[str, ...]
    bond: WhoseBond
    effect: SafeguardEffect
    says: str
    """What the provision comes to, in our own words."""
    scope: GroundScope = GroundScope.ALWAYS
    verified: bool = True
    """Whether the provision was checked against a text that is described among the sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeguardAuthority:
    """Who has read the provision in this way: a general comment, a judgment."""

    body: str
    title: str
    paragraphs: str
    says: str
    source: str
    date: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeguardRule:
    """One rule that forbids a surrender or assistance, or makes it depend on something."""

    id: str
    label: str
    says: str
    forms: tuple[RequestForm, ...]
    grounds: tuple[SafeguardGround, ...]
    address: tuple[str, ...]
    """What the drafter of a request should address."""
    limits: tuple[str, ...] = ()
    """What the rule does not say, where it is easily taken to."""
    authorities: tuple[SafeguardAuthority, ...] = ()


class RiskAnswer(StrEnum):
    """What the governing text does to a usual ground of refusal."""

    REMOVED = "removed"
    REMAINS = "remains"
    UNKNOWN = "unknown"
    """The text says nothing about it: the law of the requested State decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskClause:
    """How one field of an instrument's rules answers a risk."""

    rules: RequestForm
    """The part of the instrument that is read: extradition, or mutual legal assistance."""
    field: str
    """The field of that part, for example ``political_offence_excluded``."""
    answer: RiskAnswer
    says: str
    article_field: str = ""
    """The field of that part that holds the article, where ``field`` holds something else."""
    values: tuple[str, ...] = ()
    """The values of the field that give this answer; empty: any that is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRisk:
    """A usual ground of refusal, and what a request should contain to meet it."""

    id: str
    label: str
    forms: tuple[RequestForm, ...]
    says: str
    address: tuple[str, ...]
    clauses: tuple[RiskClause, ...] = ()
    """Read in order: the first that matches answers."""
    safeguard: str = ""
    """The safeguard that stands behind the ground, where there is one."""
    otherwise: str = ""
    """What to keep in mind where no clause matches."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFinding:
    """What the governing text does to one risk."""

    risk: RefusalRisk
    answer: RiskAnswer
    says: str
    article: str = ""


def safeguards_for(rules: Iterable[SafeguardRule], form: RequestForm) -> tuple[SafeguardRule, ...]:
    """Return the safeguards that concern a form of request."""
    return tuple(rule for rule in rules if form in rule.forms)


def risks_of(
    risks: Iterable[RefusalRisk], *, form: RequestForm, governing: Instrument | None
) -> tuple[RiskFinding, ...]:
    """Say of each usual ground of refusal what the governing text does to it.

    Args:
        risks: The risks, as the facts hold them.
        form: The form of the request.
        governing: The text a request rests on; ``None`` where it rests on no described text, so
            that every risk is unknown.
    """
    return tuple(_finding(risk, form, governing) for risk in risks if form in risk.forms)


def _finding(risk: RefusalRisk, form: RequestForm, governing: Instrument | None) -> RiskFinding:
    for clause in risk.clauses if governing else ():
        article = _article(rules_of(governing, clause.rules), clause, form) if governing else None
        if article is not None:
            return RiskFinding(risk=risk, answer=clause.answer, says=clause.says, article=article)
    return RiskFinding(risk=risk, answer=RiskAnswer.UNKNOWN, says=risk.otherwise)


def rules_of(
    instrument: Instrument, part: RequestForm
) -> ExtraditionRules | AssistanceRules | None:
    """Return the rules of an instrument on one form of request, where it has any."""
    return instrument.extradition if part is RequestForm.EXTRADITION else instrument.mla


def _article(
    rules: ExtraditionRules | AssistanceRules | None, clause: RiskClause, form: RequestForm
) -> str | None:
    """Return the article by which a clause answers; ``None`` where the text does not answer."""
    stated = getattr(rules, clause.field, None)
    if isinstance(stated, Exclusion | DiscriminationClause):
        return _article_of_exclusion(stated, clause, form)
    if isinstance(stated, tuple):
        return next((_last_brackets(t) for t in stated if t.startswith(clause.values)), None)
    if isinstance(stated, str) and stated and clause.values in ((), (stated,)):
        return getattr(rules, clause.article_field) if clause.article_field else stated
    return None


def _article_of_exclusion(
    stated: Exclusion | DiscriminationClause, clause: RiskClause, form: RequestForm
) -> str | None:
    """Return the article of a clause that excludes, or keeps, a ground for this form of request.

    That a text does not exclude a ground says something only where it says so in an article.
    """
    value = stated.value if isinstance(stated, Exclusion) else stated.effect
    covering = next((c for c in stated.covers if c.startswith(form.value)), None)
    if value not in clause.values or (stated.covers and covering is None):
        return None
    own_article = covering is not None and covering != form.value
    return (_last_brackets(covering or "") if own_article else stated.article) or None


def _last_brackets(text: str) -> str:
    """Return what stands between the outermost last brackets: ``12(2)`` of ``barred (12(2))``."""
    return text[text.index(" (") + 2 : -1] if " (" in text and text.endswith(")") else text
