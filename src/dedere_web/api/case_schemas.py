"""The shapes of answers on the facts of a case, for the OpenAPI document."""

from dedere_web.api.cooperation_schemas import Provision
from dedere_web.api.schemas import Closed, Envelope, Ground, LastKnown, Text


class Part(Closed):
    """What a suspect may have to do with an act."""

    part: str
    says: str


class ElementQuestion(Closed):
    """One question about the facts, and what follows from a yes."""

    element: str
    question: str
    entails: list[str]
    excludes: list[str]


class Topic(Closed):
    """Questions that belong together."""

    topic: str
    question: str
    elements: list[ElementQuestion]


class Elements(Closed):
    """Every question about the facts of a case."""

    parts: list[Part]
    topics: list[Topic]
    facts: str


class ElementNode(Closed):
    """One node of the elements of an offence: all of, any of, none of, or one element."""

    join: str
    element: Text
    question: Text
    kind: Text
    article: Text
    parts: list["ElementNode"]
    offences: list[str]


class PartCovered(Closed):
    """A form of taking part that the text makes an offence."""

    part: str
    says: str
    article: str
    needs: ElementNode | None


class Overlapping(Closed):
    """An offence of another convention on overlapping conduct."""

    offence: str
    note: Text


class Offence(Closed):
    """One offence of the catalogue, laid open."""

    offence: str
    instrument: str
    article: str
    label: str
    summary: str
    mental_element: str
    elements: ElementNode
    parts: list[PartCovered]
    same_conduct: list[str]
    overlapping: list[Overlapping]
    creates_duty: bool
    note: Text
    verified: bool


class Offences(Envelope):
    """A page of the catalogue of offences."""

    items: list[Offence]


class MatchElement(Closed):
    """One element of an offence, held against the facts."""

    element: str
    kind: str
    question: str
    met: str
    wanted: str
    article: str
    follows_from: Text


class Scope(Closed):
    """A rule that says whether an instrument applies at all."""

    rule: str
    article: str
    says: str
    met: str
    elements: list[MatchElement]


class Ask(Closed):
    """A question that could settle an offence that may be met."""

    element: str
    question: str
    wanted: str


class PartArticle(Closed):
    """A part in the act that a text makes an offence."""

    part: str
    article: str


class Match(Closed):
    """One offence, held against the facts of a case."""

    offence: str
    instrument: str
    article: str
    label: str
    verdict: str
    definition: str
    part: Text
    part_article: Text
    parts: list[PartArticle]
    elements: list[MatchElement]
    scope: list[Scope]
    ask: list[Ask]
    fails: list[MatchElement]
    because: list[str]
    grounds: list[Ground]
    creates_duty: bool
    in_force: bool | None
    same_conduct: list[str]
    note: Text
    verified: bool


class Matches(Closed):
    """The offences that the facts meet or may meet, those met first."""

    on: str
    items: list[Match]
    facts: str


class Claim(Provision):
    """One ground of jurisdiction of one State, under one text that binds it."""

    level: str
    link: str
    obligation: str
    offence: str
    since: Text
    certainty: str
    established: Text
    released_by: list[str]
    discharged: bool
    conditions: list[str]
    because: list[str]
    grounds: list[Ground]
    note: Text
    verified: bool


class StateClaims(Closed):
    """One State that must or may have jurisdiction, with every ground."""

    state: str
    level: str
    grounds: list[Claim]


class LinkedOnly(Provision):
    """A State with a link to the facts that is not, or not surely, bound."""

    state: str
    link: str
    says: str
    standing: str
    last_known: LastKnown | None
    grounds: list[Ground]


class OpenQuestion(Closed):
    """A fact that is not stated and could change the answer."""

    key: str
    kind: str
    says: str
    state: Text
    provisions: list[Provision]


class Application(Provision):
    """Whether a text applies to the facts."""

    answer: str
    says: str
    still_apply: Text
    open: list[str]
    verified: bool


class Notice(Provision):
    """Who must be told, by whom."""

    by: str
    to: list[str]
    to_if_established: list[str]
    open: list[str]
    says: list[str]


class Coordination(Provision):
    """What a text says where several States claim jurisdiction."""

    says: str


class JurisdictionAnswer(Closed):
    """Which States must, and which may, have jurisdiction over an offence."""

    offence: str
    on: str
    texts: list[str]
    states: list[StateClaims]
    unknowns: list[LinkedOnly]
    not_bound: list[LinkedOnly]
    questions: list[OpenQuestion]
    applies: list[Application]
    notices: list[Notice]
    ranking: Ground
    coordination: list[Coordination]
    notes: list[str]
    facts: str
