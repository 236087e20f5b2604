"""The catalogue of offences: what each consists of, and the same conduct in other texts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from dedere.cooperation.offence_names import find_offence
from dedere.cooperation.ontology import Join, Node
from dedere_web.cooperation.pages.choices import OffenceGroup, offence_groups, offence_label
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.words import words_of
from dedere_web.cooperation.selectors import offences_on
from dedere_web.treaties.pages.desk import Link

JOINS: dict[str, Promise] = {
    Join.ALL: gettext_lazy("all of:"),
    Join.ANY: gettext_lazy("any of:"),
    Join.NONE: gettext_lazy("none of:"),
    Join.ACTS: gettext_lazy("the act of any of these offences:"),
}
KINDS: dict[str, Promise] = {
    "conduct": gettext_lazy("conduct"),
    "object": gettext_lazy("object"),
    "circumstance": gettext_lazy("circumstance"),
    "mental": gettext_lazy("mental element"),
    "danger": gettext_lazy("danger"),
    "result": gettext_lazy("result"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """One node of the elements, in words."""

    says: str
    kind: str
    article: str
    parts: tuple["NodeView", ...]
    offences: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A form of taking part that the text makes an offence."""

    says: str
    article: str
    needs: NodeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OffencePage:
    """What the page of one offence shows."""

    label: str
    summary: str
    mental_element: str
    instrument: Link
    article: str
    elements: NodeView
    parts: tuple[PartView, ...]
    same: tuple[Link, ...]
    overlapping: tuple[tuple[Link, str], ...]
    creates_duty: bool
    note: str
    actions: tuple[tuple[str, str], ...]
    """Room and address: what may be asked about this offence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """What the list of offences shows."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    number: int


def catalogue_page(desk: CooperationDesk) -> CataloguePage:
    """Draw up every offence of the catalogue, by instrument."""
    groups: tuple[OffenceGroup, ...] = offence_groups(desk, ())
    return CataloguePage(
        groups=tuple(
            (group.words, tuple(_offence(desk, choice.value) for choice in group.choices))
            for group in groups
        ),
        number=sum(len(group.choices) for group in groups),
    )


def offence_page(desk: CooperationDesk, asked: str) -> OffencePage:
    """Draw up one offence.

    Raises:
        UnknownOffenceError: The catalogue holds no such offence.
    """
    described = offences_on(desk.facts).describe(find_offence(desk.facts, asked))
    code = described.instrument
    return OffencePage(
        label=described.label,
        summary=described.summary,
        mental_element=described.mental_element,
        instrument=Link(
            words=desk.instrument_name(code), address=desk.address("instrument", code)
        ),
        article=described.article,
        elements=_node(desk, described.elements),
        parts=tuple(
            PartView(
                says=part.says,
                article=part.article,
                needs=_node(desk, part.needs) if part.needs else None,
            )
            for part in described.parts
        ),
        same=tuple(_offence(desk, one, with_instrument=True) for one in described.same),
        overlapping=tuple(
            (_offence(desk, one, with_instrument=True), note)
            for one, note in described.overlapping
        ),
        creates_duty=described.creates_duty,
        note=described.note,
        actions=tuple(
            (room, desk.room(room, offence=described.offence))
            for room in ("finder", "jurisdiction", "coverage")
        ),
    )


def _node(desk: CooperationDesk, node: Node) -> NodeView:
    return NodeView(
        says=node.question if node.join is Join.ELEMENT else words_of(JOINS, node.join),
        kind=words_of(KINDS, node.kind) if node.kind else "",
        article=node.article,
        parts=tuple(_node(desk, part) for part in node.parts),
        offences=tuple(_offence(desk, one, with_instrument=True) for one in node.offences),
    )


def _offence(desk: CooperationDesk, offence: str, *, with_instrument: bool = False) -> Link:
    words = offence_label(desk, offence)
    if with_instrument:
        words = f"{words} ({desk.instrument_name(offence.partition('/')[0])})"
    return Link(words=words, address=desk.room("offence", offence))
