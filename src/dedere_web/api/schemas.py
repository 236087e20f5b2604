"""The shapes of answers, for the OpenAPI document. A test holds real answers against them."""

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Text = str | None


class Closed(Schema):
    """A shape without further keys."""

    model_config = ConfigDict(extra="forbid")


class WrongParameter(Closed):
    """One parameter that cannot be used."""

    parameter: str
    says: str


class Problem(Closed):
    """What went wrong (RFC 9457), and what to do."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    asked: str = ""
    suggestions: list[str] = Field(default_factory=list)
    errors: list[WrongParameter] = Field(default_factory=list)


class Envelope(Closed):
    """What every list says about itself."""

    facts: str = Field(description="Hash of the facts that the answer rests on.")
    next: Text = Field(description="Address of the next page; null on the last one.")


class State(Closed):
    """A State, former State, entity or organization that appears in treaty lists."""

    code: str
    kind: str
    name: str
    names: dict[str, str]
    formal_name: Text
    iso2: Text
    m49: Text
    regions: list[str]
    group: Text
    admitted: Text


class Link(Closed):
    """One State came after another."""

    predecessor: str
    successor: str
    kind: str
    date: str
    sources: list[str]


class WholeState(State):
    """A State with the links of continuity."""

    facts: str
    other_names: list[str]
    continuity: list[Link]


class States(Envelope):
    """A page of States."""

    items: list[State]


class Coverage(Closed):
    """How complete the list of an instrument is. ``none`` is said only up to ``complete_to``."""

    completeness: Literal["complete", "by-name", "partial"]
    complete_to: Text
    sources: list[str]
    gaps: list[str]


class Instrument(Closed):
    """What an instrument is."""

    code: str
    number: int | None
    category: str
    form: str
    title: str
    short_title: str
    titles: dict[str, str]
    adopted: str
    place: Text
    in_force: Text
    depositary: str
    authentic_languages: list[str]
    amends: Text
    supplements: Text
    prevails_over: list[str]
    themes: list[str]
    subject: Text
    obligations: int
    offences: int
    coverage: Coverage


class WholeInstrument(Instrument):
    """An instrument with its final clauses, offences and rules."""

    facts: str
    final_clauses: dict[str, object]
    prerequisites: list[dict[str, object]]
    offence_list: list[dict[str, object]]
    extradition: dict[str, object] | None
    mla: dict[str, object] | None
    notes: list[str]
    unverified: list[str]


class Instruments(Envelope):
    """A page of instruments."""

    items: list[Instrument]


class Obligation(Closed):
    """What one provision asks of a State party, in our own words."""

    id: str
    instrument: str
    article: str
    kind: str
    binding: str
    summary: str
    question: str
    implementation: str
    question_type: str
    elements: list[str]
    link: str
    link_codes: list[str]
    enacted_by: str
    inherited_from: str
    addressee: str
    note: str
    verified: bool


class Obligations(Envelope):
    """A page of provisions."""

    instrument: str
    items: list[Obligation]


class Theme(Closed):
    """A field of work, and the instruments that matter to it."""

    code: str
    label: str
    instruments: list[str]


class Themes(Envelope):
    """A page of themes."""

    items: list[Theme]


class ThemeProvision(Closed):
    """One article that asks a duty, in our own words."""

    instrument: str
    article: str
    obligation: str
    binding: str
    summary: str


class ThemeDuty(Closed):
    """One duty, with every article of the theme that asks it."""

    key: str
    kind: str
    asked_by: list[ThemeProvision]


class ThemeDuties(Envelope):
    """A page of duties."""

    theme: str
    items: list[ThemeDuty]


class Action(Closed):
    """One act of one State, as one or several agreeing sources state it."""

    id: str
    state: str
    instrument: str
    kind: str
    date: Text
    precision: str
    effective: Text
    territory: Text
    source: str
    note: Text


class Actions(Envelope):
    """A page of acts."""

    items: list[Action]


class LastKnown(Closed):
    """What was known, of which day, by which source."""

    standing: str
    on: str
    source: str


class Ground(Closed):
    """One step of the chain that carries an answer."""

    says: str
    instrument: Text
    article: Text
    date: Text
    sources: list[str]
    grounds: list["Ground"]


class Standing(Closed):
    """What a State is to an instrument on a day, how surely, and why."""

    state: str
    instrument: str
    on: str
    standing: str
    since: Text
    takes_effect: Text
    certainty: str
    last_known: LastKnown | None
    actions: list[Action]
    because: list[str]
    grounds: list[Ground]


class StandingPage(Envelope):
    """A page of standings."""

    on: str
    known_on: Text
    items: list[Standing]


class Brief(Closed):
    """A standing without its reasons; ``shown`` is the last known one."""

    on: str
    standing: str
    certainty: str
    shown: str
    since: Text


class MatrixRow(Closed):
    """One State under every instrument."""

    state: str
    name: str
    standings: dict[str, Brief]


class Matrix(Envelope):
    """States by instruments on a day."""

    on: str
    instruments: list[str]
    items: list[MatrixRow]


class Declaration(Closed):
    """A reservation, declaration or objection, typed by article and effect."""

    id: str
    state: str
    instrument: str
    kind: str
    topic: str
    effect: str
    article: Text
    date: Text
    withdrawn: Text
    is_withdrawn: bool
    objects_to: Text
    source: str
    note: Text


class Declarations(Envelope):
    """A page of reservations, declarations and objections."""

    items: list[Declaration]


class Source(Closed):
    """Who says so."""

    id: str
    title: str
    publisher: Text
    authority: str
    as_of: Text
    not_before: Text
    not_after: Text
    address: Text
    licence: Text
    note: Text


class Sources(Envelope):
    """A page of sources."""

    items: list[Source]


class Change(Closed):
    """A standing that is shown otherwise on the later day than on the earlier."""

    state: str
    instrument: str
    before: Brief
    after: Brief


class Changes(Envelope):
    """A page of changes."""

    since: str
    until: str
    items: list[Change]


class BulkFile(Closed):
    """All facts of one version, in one archive."""

    name: str
    version: str
    bytes: int
    sha256: str
    address: str


class BulkFiles(Closed):
    """The archives that can be downloaded."""

    facts: str
    items: list[BulkFile]
