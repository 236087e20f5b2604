"""Weighing a condition against the facts of a case: satisfied, not satisfied, or not stated.

Three-valued throughout: what is not stated decides nothing, and a further answer never reverses
what the earlier ones decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.elements import PART, CaseFacts, Vocabulary
from dedere.phrases import Phrase, mark
from dedere.sources import Provision, Reason
from dedere.treaties.offence_elements import Condition, ElementKind, NamedCondition


class Met(StrEnum):
    """Whether an element, or a condition over elements, is there."""

    SATISFIED = "satisfied"
    NOT_SATISFIED = "not-satisfied"
    NOT_STATED = "not-stated"
    LEFT_OUT = "left-out"
    """A result, where the act was attempted, threatened or agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question still open, and the answer with which the condition would be met."""

    element: str
    """The code of an element, or ``part``."""
    wanted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFinding:
    """One element of an offence, held against the facts."""

    element: str
    kind: str
    met: Met
    wanted: bool
    """Whether the law asks for yes; no for what must not be there."""
    provision: Provision
    stated_as: str = ""
    """The answer it follows from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A condition held against the facts."""

    met: Met
    elements: tuple[ElementFinding, ...] = ()
    asks: tuple[Ask, ...] = ()
    """The fewest open questions whose answers could satisfy the condition."""
    fails: tuple[ElementFinding, ...] = ()
    """The elements that decide against it."""
    because: tuple[Reason, ...] = ()


_LEAVES = {
    (Met.SATISFIED, True): mark("'{question}' is answered yes, as it must be."),
    (Met.SATISFIED, False): mark("'{question}' is answered no, as it must be."),
    (Met.NOT_SATISFIED, True): mark("'{question}' is answered no; it must be yes."),
    (Met.NOT_SATISFIED, False): mark("'{question}' is answered yes; it must be no."),
    (Met.NOT_STATED, True): mark("'{question}' is not stated; it must be yes."),
    (Met.NOT_STATED, False): mark("'{question}' is not stated; it must be no."),
    (Met.LEFT_OUT, True): mark("'{question}' need not be answered: the act was not carried out."),
    (Met.LEFT_OUT, False): mark("'{question}' need not be answered: the act was not carried out."),
}
_FOLLOWS = mark("It follows from the answer to '{question}'.")
_FOLLOWS_PART = mark("It follows from the part of the suspect in the act.")
_ALL = {
    Met.SATISFIED: mark("All of the following are needed, and all are there."),
    Met.NOT_SATISFIED: mark("All of the following are needed, and one is not there."),
    Met.NOT_STATED: mark("All of the following are needed, and one is not stated."),
    Met.LEFT_OUT: mark("The following need not be answered: the act was not carried out."),
}
_ANY = {
    Met.SATISFIED: mark("One of the following is needed, and one is there."),
    Met.NOT_SATISFIED: mark("One of the following is needed, and none is there."),
    Met.NOT_STATED: mark("One of the following is needed, and none is stated."),
    Met.LEFT_OUT: mark("The following need not be answered: the act was not carried out."),
}


class Scales:
    """What it takes to weigh a condition: the vocabulary, and the conditions it may name."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        groups: Mapping[str, NamedCondition],
        acts: Mapping[str, Condition],
    ) -> None:
        self.vocabulary = vocabulary
        self._groups = groups
        self._acts = acts

    def weigh(
        self,
        condition: Condition | str,
        facts: CaseFacts,
        *,
        provision: Provision,
        leaves_out_results: bool = False,
    ) -> Weighed:
        """Hold a condition against the facts of a case.

        Args:
            condition: The condition, or the code of one element.
            facts: The facts of the case.
            provision: Where the text says so, unless a part of the condition has its own article.
            leaves_out_results: Whether elements of kind result need no answer.
        """
        return _Weighing(self, facts, leaves_out_results).of(condition, provision, wanted=True)

    def opened(self, condition: Condition) -> Condition:
        """Return a condition with the group, or the acts, that it names put in their place."""
        if condition.group:
            named = self._groups[condition.group]
            return Condition(
                all=named.all, any=named.any, none=named.none, article=condition.article
            )
        if condition.acts_of:
            return Condition(
                any=tuple(self._acts[offence] for offence in condition.acts_of),
                article=condition.article,
            )
        return condition


@dataclass(frozen=True, slots=True)
class _Weighing:
    scales: Scales
    facts: CaseFacts
    leaves_out: bool

    def of(self, condition: Condition | str, provision: Provision, *, wanted: bool) -> Weighed:
        if isinstance(condition, str):
            return self._leaf(condition, provision, wanted=wanted)
        here = (
            Provision(provision.instrument, condition.article) if condition.article else provision
        )
        if condition.element:
            return self._leaf(condition.element, here, wanted=wanted)
        inner = (
            self if not condition.acts_of else _Weighing(self.scales, self.facts, leaves_out=True)
        )
        return inner._joined(self.scales.opened(condition), here, wanted=wanted)

    def _joined(self, condition: Condition, here: Provision, *, wanted: bool) -> Weighed:
        """Weigh all, any and none; what must not be there turns all into any and back."""
        parts = []
        for children, child_wanted in (
            (condition.all, wanted),
            (condition.any, wanted),
            (condition.none, not wanted),
        ):
            if children:
                weighed = [self.of(child, here, wanted=child_wanted) for child in children]
                every = (children is not condition.any) == wanted
                parts.append((every, weighed))
        joined = [_every(w, here) if every else _one(w, here) for every, w in parts]
        return joined[0] if len(joined) == 1 else _every(joined, here)

    def _leaf(self, code: str, provision: Provision, *, wanted: bool) -> Weighed:
        kind = self.scales.vocabulary.elements[code].kind
        answered = self.facts.answers.get(code)
        if self.leaves_out and kind is ElementKind.RESULT and wanted:
            met = Met.LEFT_OUT
        elif answered is None:
            met = Met.NOT_STATED
        else:
            met = Met.SATISFIED if answered.value == wanted else Met.NOT_SATISFIED
        finding = ElementFinding(
            element=code,
            kind=kind.value,
            met=met,
            wanted=wanted,
            provision=provision,
            stated_as=answered.stated_as if answered else "",
        )
        return Weighed(
            met=met,
            elements=(finding,),
            asks=(Ask(element=code, wanted=wanted),) if met is Met.NOT_STATED else (),
            fails=(finding,) if met is Met.NOT_SATISFIED else (),
            because=(self._why(finding),),
        )

    def _why(self, finding: ElementFinding) -> Reason:
        vocabulary = self.scales.vocabulary
        question = vocabulary.question(finding.element)
        grounds: tuple[Reason, ...] = ()
        if finding.stated_as == PART:
            grounds = (Reason(says=Phrase.of(_FOLLOWS_PART)),)
        elif finding.stated_as and finding.stated_as != finding.element:
            other = vocabulary.question(finding.stated_as)
            grounds = (Reason(says=Phrase.of(_FOLLOWS, question=other)),)
        return Reason(
            says=Phrase.of(_LEAVES[finding.met, finding.wanted], question=question),
            provision=finding.provision,
            grounds=grounds,
        )


def _every(parts: Sequence[Weighed], provision: Provision) -> Weighed:
    """Join parts that are all needed."""
    counted = [part for part in parts if part.met is not Met.LEFT_OUT]
    met = {part.met for part in counted}
    if Met.NOT_SATISFIED in met:
        outcome = Met.NOT_SATISFIED
    elif Met.NOT_STATED in met:
        outcome = Met.NOT_STATED
    else:
        outcome = Met.SATISFIED if counted else Met.LEFT_OUT
    asks = _each_once(ask for part in counted for ask in part.asks)
    return Weighed(
        met=outcome,
        elements=tuple(e for part in parts for e in part.elements),
        asks=asks if outcome is Met.NOT_STATED else (),
        fails=tuple(f for p in counted if p.met is Met.NOT_SATISFIED for f in p.fails),
        because=_tree(_ALL[outcome], provision, parts),
    )


def _one(parts: Sequence[Weighed], provision: Provision) -> Weighed:
    """Join parts of which one is needed."""
    counted = [part for part in parts if part.met is not Met.LEFT_OUT]
    met = {part.met for part in counted}
    if Met.SATISFIED in met:
        outcome = Met.SATISFIED
    elif Met.NOT_STATED in met:
        outcome = Met.NOT_STATED
    else:
        outcome = Met.NOT_SATISFIED if counted else Met.LEFT_OUT
    open_ones = [part for part in counted if part.met is Met.NOT_STATED]
    easiest = min(open_ones, key=lambda part: len(part.asks)) if open_ones else None
    return Weighed(
        met=outcome,
        elements=tuple(e for part in parts for e in part.elements),
        asks=easiest.asks if easiest and outcome is Met.NOT_STATED else (),
        fails=(
            tuple(f for part in counted for f in part.fails)
            if outcome is Met.NOT_SATISFIED
            else ()
        ),
        because=_tree(_ANY[outcome], provision, parts),
    )


def every(parts: Sequence[Weighed], provision: Provision) -> Weighed:
    """Join conditions that must all be met."""
    return parts[0] if len(parts) == 1 else _every(parts, provision)


def _tree(template: str, provision: Provision, parts: Sequence[Weighed]) -> tuple[Reason, ...]:
    grounds = tuple(reason for part in parts for reason in part.because)
    if len(grounds) == 1:
        return grounds
    return (Reason(says=Phrase.of(template), provision=provision, grounds=grounds),)


def _each_once(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    return tuple(dict.fromkeys(asks))
