"""What an offence consists of, laid open: its elements, who is covered, and the same conduct.

The same data that :mod:`dedere.cooperation.matching` holds against the facts of a case, as a tree
that can be read: all of, any of, none of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dedere.cooperation.candidates import Catalogue
from dedere.cooperation.elements import Vocabulary
from dedere.cooperation.matching import CARRIED_OUT, Matcher
from dedere.treaties.answers import Json
from dedere.treaties.facts import Facts
from dedere.treaties.offence_elements import Condition, NamedCondition


class Join(StrEnum):
    """How the parts of a condition belong together."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    ELEMENT = "element"
    ACTS = "acts"
    """The act of another offence, whichever of those named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node of the elements of an offence."""

    join: Join
    element: str = ""
    question: str = ""
    kind: str = ""
    """Conduct, object, circumstance, mental, danger or result."""
    article: str = ""
    """Where the text says so, if not in the article of the offence."""
    parts: tuple["Node", ...] = ()
    offences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCovered:
    """A form of taking part that the text makes an offence."""

    part: str
    says: str
    article: str
    needs: Node | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedOffence:
    """One offence of the catalogue, laid open."""

    offence: str
    instrument: str
    article: str
    label: str
    summary: str
    mental_element: str
    elements: Node
    parts: tuple[PartCovered, ...]
    same: tuple[str, ...]
    """The same conduct in an earlier or a later text of the same family."""
    overlapping: tuple[tuple[str, str], ...]
    """Offences of other conventions on overlapping conduct, with a note."""
    creates_duty: bool
    """Whether the text obliges States to make it an offence."""
    note: str
    verified: bool


class OffenceBook:
    """Every offence of the catalogue, ready to be read."""

    def __init__(self, facts: Facts, matcher: Matcher) -> None:
        self._facts = facts
        self._matcher = matcher
        self._catalogue = Catalogue(facts)
        self._described = {one.offence: one for one in facts.ontology.offences}
        self._groups = {named.group: named for named in facts.ontology.groups}

    def ids(self) -> Iterator[str]:
        """Yield the ids of all offences, in the order of the catalogue."""
        for instrument in self._facts.instruments.values():
            for offence in instrument.offences:
                if offence.id in self._described:
                    yield offence.id

    def describe(self, offence_id: str) -> DescribedOffence:
        """Lay one offence open.

        Args:
            offence_id: Id of an offence that :meth:`ids` yields.
        """
        instrument, offence = self._catalogue.offence(offence_id)
        described = self._described[offence_id]
        candidates = [
            c for c in self._catalogue.candidates(offence_id) if c.offence.id != offence_id
        ]
        return DescribedOffence(
            offence=offence_id,
            instrument=instrument.code,
            article=offence.article,
            label=offence.label,
            summary=offence.summary,
            mental_element=offence.mental_element,
            elements=self._node(self._matcher.definition(offence_id)),
            parts=tuple(self._parts(offence_id, offence.article)),
            same=tuple(c.offence.id for c in candidates if c.same),
            overlapping=tuple((c.offence.id, c.note) for c in candidates if not c.same),
            creates_duty=offence.criminalization_duty,
            note=described.note,
            verified=described.verified and offence.verified,
        )

    def _parts(self, offence_id: str, article: str) -> Iterator[PartCovered]:
        says = {part.part: part.says for part in self._facts.ontology.parts}
        own = self._described[offence_id].own_part or CARRIED_OUT
        yield PartCovered(part=own, says=says[own], article=article, needs=None)
        for mode in self._matcher.modes(offence_id):
            needs = self._node(mode.needs) if mode.needs is not None else None
            yield PartCovered(
                part=mode.part, says=says[mode.part], article=mode.article, needs=needs
            )

    def _node(self, condition: Condition | str) -> Node:
        if isinstance(condition, str):
            return self._element(condition, "")
        if condition.element:
            return self._element(condition.element, condition.article)
        if condition.acts_of:
            return Node(join=Join.ACTS, article=condition.article, offences=condition.acts_of)
        if condition.group:
            return self._joined(self._groups[condition.group], condition.article)
        return self._joined(condition, condition.article)

    def _element(self, code: str, article: str) -> Node:
        element = self._vocabulary.elements[code]
        return Node(
            join=Join.ELEMENT,
            element=code,
            question=element.question,
            kind=element.kind.value,
            article=article,
        )

    def _joined(self, condition: Condition | NamedCondition, article: str) -> Node:
        branches = [
            Node(join=join, article=article, parts=self._each(parts))
            for join, parts in (
                (Join.ALL, condition.all),
                (Join.ANY, condition.any),
                (Join.NONE, condition.none),
            )
            if parts
        ]
        if len(branches) == 1:
            (only,) = branches
            alone = len(only.parts) == 1 and only.join is not Join.NONE
            # All of one thing, or any of one thing, is that thing.
            return (
                replace(only.parts[0], article=only.parts[0].article or article) if alone else only
            )
        return Node(join=Join.ALL, article=article, parts=tuple(branches))

    def _each(self, parts: Iterable[Condition | str]) -> tuple[Node, ...]:
        return tuple(self._node(part) for part in parts)

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._matcher.vocabulary


def offence_answer(described: DescribedOffence) -> Json:
    """Return one offence in the stable shape of the interfaces."""
    return {
        "offence": described.offence,
        "instrument": described.instrument,
        "article": described.article,
        "label": described.label,
        "summary": described.summary,
        "mental_element": described.mental_element,
        "elements": _node_answer(described.elements),
        "parts": [
            {
                "part": part.part,
                "says": part.says,
                "article": part.article,
                "needs": _node_answer(part.needs) if part.needs else None,
            }
            for part in described.parts
        ],
        "same_conduct": list(described.same),
        "overlapping": [
            {"offence": offence, "note": note or None} for offence, note in described.overlapping
        ],
        "creates_duty": described.creates_duty,
        "note": described.note or None,
        "verified": described.verified,
    }


def _node_answer(node: Node) -> Json:
    return {
        "join": node.join.value,
        "element": node.element or None,
        "question": node.question or None,
        "kind": node.kind or None,
        "article": node.article or None,
        "parts": [_node_answer(part) for part in node.parts],
        "offences": list(node.offences),
    }
