"""What must a provision contain to carry an obligation out, and does a definition contain it?

Both rest on the elements in the facts, which are our own words for what the article asks; nothing
here is, or replaces, the text of a treaty or of a model law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.ontology import DescribedOffence, Join, Node, OffenceBook
from dedere.obligations.assessment.questions import Question
from dedere.phrases import InstrumentName, Phrase, mark
from dedere.sources import Provision
from dedere.treaties.facts import Facts

CONTAINS = mark("{element}")
"""An element as the facts say it."""
DOES = mark("The provision carries out: {summary}")
SAID_BY = mark("{instrument}, article {article}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelElement:
    """Something that a provision must contain, and the article that asks for it."""

    says: Phrase
    provision: Provision


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelProvision:
    """What a provision must contain to carry out one obligation."""

    instrument: str
    article: str
    aim: str
    elements: tuple[ModelElement, ...]
    offences: tuple[str, ...]
    """Ids of the offences whose elements the provision must describe."""


def model_provisions(question: Question, *, facts: Facts) -> tuple[ModelProvision, ...]:
    """Return what a provision must contain, for each obligation that a question serves.

    Source: the summary and the elements of each obligation, with its article.
    """
    return tuple(
        ModelProvision(
            instrument=served.instrument,
            article=served.obligation.article,
            aim=served.obligation.summary,
            elements=tuple(
                ModelElement(
                    says=Phrase.of(CONTAINS, element=element),
                    provision=Provision(served.instrument, served.obligation.article),
                )
                for element in served.obligation.elements
            ),
            offences=tuple(
                o.id
                for o in facts.instruments[served.instrument].offences
                if o.obligation == served.obligation.id
            ),
        )
        for served in question.serves
    )


class Covered(StrEnum):
    """Whether a national definition has an element."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Comparison(StrEnum):
    """What it means that a definition has an element, or has it not."""

    SAME = "same"
    WIDER = "wider"
    """The text requires it and the definition does not: more is punished than the text asks."""
    NARROWER = "narrower"
    """The text reaches it and the definition does not: something the text asks is not punished."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementCompared:
    """One element of an offence, held against a national definition."""

    element: str
    question: str
    kind: str
    article: str
    is_alternative: bool
    """One of several that suffice; otherwise it is required."""
    result: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionCompared:
    """A national definition held against an offence, element by element."""

    offence: str
    elements: tuple[ElementCompared, ...]
    result: Comparison
    """``NARROWER`` wherever one element is: that is the shortfall. Then unknown, then wider."""


def compare_definition(
    book: OffenceBook, offence: str, covered: Mapping[str, Covered]
) -> DefinitionCompared:
    """Compare a national definition with the offence that an instrument describes.

    Args:
        book: The offences laid open.
        offence: Id of the offence.
        covered: By code of the element, whether the definition has it; missing is unknown.

    Returns:
        Each element with what follows. An element that the text requires and the definition
        leaves out makes the definition wider; an alternative that it leaves out makes it narrower.

    Source: ``offence-elements.yaml``, with the article of each element.
    """
    described = book.describe(offence)
    compared = tuple(
        ElementCompared(
            element=node.element,
            question=node.question,
            kind=node.kind,
            article=node.article or described.article,
            is_alternative=alternative,
            result=_result(covered.get(node.element, Covered.UNKNOWN), alternative=alternative),
        )
        for node, alternative in _leaves_of(described)
    )
    results = {one.result for one in compared}
    order = (Comparison.NARROWER, Comparison.UNKNOWN, Comparison.WIDER, Comparison.SAME)
    overall = next((one for one in order if one in results), Comparison.UNKNOWN)
    return DefinitionCompared(offence=offence, elements=compared, result=overall)


def _result(covered: Covered, *, alternative: bool) -> Comparison:
    match covered:
        case Covered.YES:
            return Comparison.SAME
        case Covered.UNKNOWN:
            return Comparison.UNKNOWN
        case Covered.NO:
            return Comparison.NARROWER if alternative else Comparison.WIDER


def _leaves_of(described: DescribedOffence) -> list[tuple[Node, bool]]:
    found: dict[str, tuple[Node, bool]] = {}
    for node, alternative in _leaves(described.elements, alternative=False):
        known = found.get(node.element)
        if known is None or (known[1] and not alternative):
            found[node.element] = (node, alternative)
    return list(found.values())


def _leaves(node: Node, *, alternative: bool) -> Iterator[tuple[Node, bool]]:
    """Yield the elements; what must not be there limits the text and is not asked of a law."""
    if node.join is Join.ELEMENT:
        yield node, alternative
    elif node.join in {Join.ALL, Join.ANY}:
        for part in node.parts:
            yield from _leaves(part, alternative=alternative or node.join is Join.ANY)


def said_by(provision: Provision) -> Phrase:
    """Return an article as a sentence cites it."""
    return Phrase.of(
        SAID_BY, instrument=InstrumentName(provision.instrument), article=provision.article
    )
