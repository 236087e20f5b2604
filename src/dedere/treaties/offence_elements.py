"""What an offence consists of: one vocabulary of elements, and conditions over it, as data.

An element is a question that can be answered yes, no or not stated; the same thing has the same
code in every instrument.  Conditions join elements: all of, any of, none of.
"""

from dataclasses import dataclass
from enum import StrEnum


class ElementKind(StrEnum):
    """What an element is within an offence."""

    CONDUCT = "conduct"
    OBJECT = "object"
    CIRCUMSTANCE = "circumstance"
    MENTAL = "mental"
    DANGER = "danger"
    """What the act was likely to bring about."""
    RESULT = "result"
    """What the act did bring about; left out where the act was attempted, threatened or agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of elements, for the one who answers the questions."""

    topic: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How a suspect can be connected with an act."""

    part: str
    says: str
    leaves_out_results: bool = False
    entails: tuple[str, ...] = ()
    """Elements that are yes wherever this is the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of offences, as a question."""

    code: str
    kind: ElementKind
    topic: str
    question: str
    entails: tuple[str, ...] = ()
    """What is yes whenever this is yes."""
    excludes: tuple[str, ...] = ()
    """What cannot be yes together with this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One node of the elements of an offence; exactly one of its forms is filled in.

    A plain string inside ``all``, ``any`` and ``none`` is the code of an element.
    """

    element: str = ""
    group: str = ""
    """The code of a condition that several offences share."""
    all: tuple["Condition | str", ...] = ()
    any: tuple["Condition | str", ...] = ()
    none: tuple["Condition | str", ...] = ()
    acts_of: tuple[str, ...] = ()
    """Offences whose act, results left out, must be there: any one of them."""
    article: str = ""
    """Where the text says so, if not in the article of the offence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A form of taking part that the text makes an offence, beside carrying out the act."""

    part: str
    article: str
    needs: Condition | None = None
    leaves_out_results: bool = False
    """The act need be neither committed nor attempted."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeSet:
    """Forms of taking part that several offences of an instrument share."""

    set: str
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCondition:
    """A condition that several offences share."""

    group: str
    all: tuple[Condition | str, ...] = ()
    any: tuple[Condition | str, ...] = ()
    none: tuple[Condition | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRule:
    """When an instrument applies at all to the facts of a case."""

    id: str
    instrument: str
    article: str
    when: Condition
    says: str
    offences: tuple[str, ...] = ()
    """The offences it limits; all of the instrument where none is named."""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceElements:
    """The elements of one offence."""

    offence: str
    when: Condition | None = None
    same_as: str = ""
    """Another offence whose elements are word for word the same."""
    own_part: str = ""
    """For an offence that is itself a threat or help to evade: that part carries it out."""
    modes_of: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The vocabulary of elements and the elements of every offence."""

    topics: tuple[Topic, ...] = ()
    parts: tuple[Part, ...] = ()
    elements: tuple[Element, ...] = ()
    groups: tuple[NamedCondition, ...] = ()
    mode_sets: tuple[ModeSet, ...] = ()
    scopes: tuple[ScopeRule, ...] = ()
    offences: tuple[OffenceElements, ...] = ()
    basis: tuple[str, ...] = ()
