"""The shapes of answers on cooperation, for the OpenAPI document."""

from dedere_web.api.schemas import Closed, Ground, Standing, Text


class Provision(Closed):
    """One article of one instrument."""

    instrument: Text
    article: Text


class Condition(Provision):
    """What must be met, or confirmed, before a basis can be relied on."""

    kind: str
    says: str
    sources: list[str]


class DeemedClause(Provision):
    """A clause by which a convention adds its offences to the extradition treaties there are."""

    scope: str
    certainty: str
    says: str


class PairReservation(Closed):
    """A reservation or declaration that touches a basis."""

    id: str
    state: str
    article: Text
    effect: str
    between: str
    speaks: str
    objected_by: Text
    date: Text
    sources: list[str]


class Basis(Closed):
    """One basis, with its articles, since when it binds both, how surely, and why."""

    rank: int
    kind: str
    instrument: Text
    title: Text
    articles: list[str]
    since: Text
    certainty: str
    option: Text
    offences: list[str]
    conditions: list[Condition]
    deemed: list[DeemedClause]
    reservations: list[PairReservation]
    because: list[str]
    grounds: list[Ground]


class Considered(Closed):
    """Something that was looked at and gives no basis."""

    instrument: str
    title: Text
    reason: str
    says: str
    article: Text
    grounds: list[Ground]


class Duty(Provision):
    """What remains due if the person is not extradited."""

    state: str
    since: Text
    certainty: str
    trigger: str
    requires_request: bool | None
    says: str
    grounds: list[Ground]


class Exclusion(Provision):
    """Whether a request may still be refused because the offence is political or fiscal."""

    ground: str
    excluded: str
    certainty: str
    says: str
    note: Text


class Derogation(Closed):
    """A notice of derogation that applies, or may."""

    state: str
    id: str
    applies: str


class Safeguard(Provision):
    """A limit that protects the person, and whether each State is bound by it."""

    id: str
    label: Text
    effect: str
    applies: str
    says: str
    summary: Text
    address: Text
    authority: Text
    verified: bool
    requested: Standing | None
    requesting: Standing | None
    derogations: list[Derogation]


class Risk(Closed):
    """A usual ground of refusal, and what a request should say to it."""

    id: str
    label: str
    status: str
    says: str
    explains: Text
    safeguard: Text
    address: str
    provisions: list[Provision]


class Unknown(Closed):
    """Something not known that could change the answer, as the question to ask."""

    about: str
    says: str
    states: list[str]
    instrument: Text
    article: Text


class LegalBases(Closed):
    """Every basis for one question, in the order of preference, and all that surrounds it."""

    requesting: str
    requested: str
    offence: str
    offences: list[str]
    form: str
    on: str
    organised_group: str
    says: Text
    bases: list[Basis]
    considered: list[Considered]
    duties: list[Duty]
    exclusions: list[Exclusion]
    safeguards: list[Safeguard]
    risks: list[Risk]
    unknowns: list[Unknown]
    facts: str


class PairText(Closed):
    """What governs between two States in one matter, since when and why."""

    family: str
    label: str
    answer: str
    instruments: list[str]
    since: Text
    certainty: str
    because: list[str]
    grounds: list[Ground]
    open: list[Standing]


class PairTreaty(Closed):
    """One listed treaty, arrangement or scheme: how it applies, or why it does not."""

    instrument: str
    title: Text
    forms: list[str]
    basis: Basis | None
    considered: Considered | None


class Protection(Closed):
    """The standing of both under an instrument that limits every request."""

    instrument: str
    one: Standing
    other: Standing


class PairLinks(Closed):
    """All that links two States on a day."""

    one: str
    other: str
    on: str
    texts: list[PairText]
    bilateral: list[PairTreaty]
    several: list[PairTreaty]
    statements: list[PairReservation]
    protections: list[Protection]
    unknowns: list[Unknown]
    facts: str
