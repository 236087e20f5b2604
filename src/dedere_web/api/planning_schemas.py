"""The shapes of answers on planning, for the OpenAPI document."""

from pydantic import Field

from dedere_web.api.schemas import Closed, Ground, LastKnown, Text


class Range(Closed):
    """A number as far as it is known: surely, and at most."""

    low: int
    high: int


class Gains(Closed):
    """What an accession would bring."""

    links: Range
    text: Range
    partners: Range
    surely_with: list[str]
    possibly_with: list[str]
    offences: list[str]
    possible_offences: list[str]


class ObligationCounts(Closed):
    """How many provisions an accession would add."""

    total: int
    must: int
    by_kind: dict[str, int]


class Option(Closed):
    """One instrument that a State has not joined."""

    rank: int
    instrument: str
    standing: str
    certainty: str
    last_known: LastKnown | None
    joins: list[str]
    gains: Gains
    as_last_known: Gains
    obligations: ObligationCounts
    conditions: list[str]
    because: list[str]
    grounds: list[Ground]


class StatePlan(Closed):
    """What a State would gain by each instrument it has not joined, the most links first."""

    state: str
    on: str
    family: Text
    offence: Text
    instruments: list[str]
    bound: list[str]
    deposited: list[str]
    options: list[Option]
    facts: str


class Step(Closed):
    """One accession of a campaign."""

    rank: int
    state: str
    instrument: str
    joins: list[str]
    links: Range
    conditions: list[str]
    grounds: list[Ground]


class Campaign(Closed):
    """The few accessions that close most gaps."""

    region: Text
    on: str
    family: Text
    offence: Text
    instruments: list[str]
    states: int
    reading: str
    gaps: Range
    steps: list[Step]
    towards_bound: Range
    together: Range
    together_on_the_day: Range
    guarantee: str
    facts: str


class Pairs(Closed):
    """How many pairs of States have a common text."""

    total: int
    sure: int
    possible: int
    none_known: int


class AllPairs(Pairs):
    """All pairs, and those of them of which a question is open."""

    which_text_is_open: int
    only_general_treaty_open: int


class Partners(Closed):
    """With how many others one State has a common text."""

    state: str
    sure: int
    possible: int


class Block(Pairs):
    """The pairs between two regions, or inside one."""

    one: str
    other: str


class Direction(Closed):
    """Who would ask whom."""

    requesting: str
    requested: str


class CoverageMap(Closed):
    """Where an offence finds a basis."""

    offence: str
    form: str
    on: str
    pairs: AllPairs
    partners: list[Partners]
    blocks: list[Block]
    without_basis: list[list[str]] = Field(description="Pairs of States, each once.")
    closed_directions: list[Direction] = Field(
        description="States that share a text which, by practice or declarations recorded, gives "
        "no basis that way."
    )


class OffenceCoverage(Closed):
    """Where an offence finds a basis: on the day, and as last known."""

    on_the_day: CoverageMap
    as_last_known: CoverageMap
    facts: str
