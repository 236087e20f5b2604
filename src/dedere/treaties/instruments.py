"""The catalogue: what each instrument is, demands and creates, in our own words.

Rules are data here. Rooms above interpret their kinds; no code names an instrument.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from dedere.treaties.final_clauses import FinalClauses, Prerequisite


class Category(StrEnum):
    """Why an instrument is in the catalogue."""

    UNIVERSAL = "universal-ct"
    RELATED = "related"
    CONTEXT = "context"
    """Status only: another treaty whose parties are known, without a legal description."""


class Binding(StrEnum):
    """How strictly a provision binds."""

    MUST = "must"
    MAY = "may"
    SHALL_CONSIDER = "shall-consider"
    ENDEAVOUR = "endeavour"
    ENCOURAGED = "encouraged"
    NOT_A_DUTY = "n/a"


class QuestionType(StrEnum):
    """What a question about a provision is for."""

    DUTY = "duty"
    OPTION = "option"
    CONFORMITY = "conformity"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What one provision asks of a State party."""

    id: str
    article: str
    kind: str
    binding: Binding
    implementation: str
    question_type: QuestionType
    summary: str
    question: str
    elements: tuple[str, ...] = ()
    link: str = ""
    link_codes: tuple[str, ...] = ()
    enacted_by: str = ""
    inherited_from: str = ""
    addressee: str = ""
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An offence that an instrument creates or describes."""

    id: str
    label: str
    article: str
    summary: str
    mental_element: str
    ancillary: tuple[str, ...] = ()
    criminalization_duty: bool = True
    obligation: str | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasisClause:
    """Whether the convention itself may serve as the basis for extradition."""

    available: bool
    article: str | None = None
    rule: str | None = None
    mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsecuteOrExtradite:
    """The duty to submit a case for prosecution where the person is not extradited."""

    exists: bool
    article: str | None = None
    trigger: str = ""
    requires_extradition_request: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Whether an offence may still be called political, or fiscal, to refuse a request."""

    value: str
    article: str | None = None
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscriminationClause:
    """The clause that allows or commands refusal where a request aims at persecution."""

    article: str | None
    effect: str
    grounds: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraditionRules:
    """What the instrument says about extradition."""

    obligation_to_extradite: bool | str
    legal_basis: LegalBasisClause
    prosecute_or_extradite: ProsecuteOrExtradite
    political_offence_excluded: Exclusion
    fiscal_offence_excluded: Exclusion
    discrimination_clause: DiscriminationClause | None = None
    offences_extraditable_article: str | None = None
    deemed_inclusion_scope: str | None = None
    between_states_not_conditional_article: str | None = None
    deemed_territory_article: str | None = None
    deemed_territory_states: str | None = None
    equivalence_article: str | None = None
    conditional_surrender_of_nationals_article: str | None = None
    non_refoulement_article: str | None = None
    dual_criminality_article: str | None = None
    modifies_existing_treaties_article: str | None = None
    supersedes_bilateral_treaties_article: str | None = None
    safeguard_only: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceRules:
    """What the instrument says about mutual legal assistance."""

    available: bool
    article: str | None = None
    scope: str | None = None
    governing_law: str | None = None
    relation_to_other_treaties: str | None = None
    refusal_limits: tuple[str, ...] = ()
    transfer_of_persons_article: str | None = None
    measures: dict[str, str] = field(default_factory=dict)
    """Articles that name a measure, by form of request (``mla-service`` and so on)."""
    central_authority_article: str | None = None
    supersedes_bilateral_treaties_article: str | None = None
    ship_boarding_article: str | None = None
    verified: bool = True


class CaseFact(StrEnum):
    """A fact of a case that opens an instrument to offences that are not its own."""

    ORGANISED_GROUP = "organised-group"


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherBasis:
    """Where the facts show something more, the instrument reaches other offences as well."""

    fact: CaseFact
    offence: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Depositary:
    """Who keeps the instrument; several parallel depositaries where ``count`` is above one."""

    name: str
    type: str = ""
    count: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentTitle:
    """The title of an instrument in one language, with the source it was seen in."""

    title: str
    short: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, or a binding arrangement that is no treaty, and what it contains."""

    code: str
    category: Category
    titles: dict[str, InstrumentTitle]
    adopted: dt.date
    final_clauses: FinalClauses
    depositary: Depositary
    form: str = "treaty"
    number: int | None = None
    """Its place in the list of the nineteen, in the order of adoption used by the Secretariat."""
    place: str = ""
    adopted_by: str = ""
    opened_for_signature: dt.date | None = None
    in_force: dt.date | None = None
    """General entry into force, as the depositary or another source published it."""
    in_force_source: str = ""
    in_force_verified: bool = True
    authentic_languages: tuple[str, ...] = ()
    untc_reference: str = ""
    open_to: str = ""
    open_to_code: str = ""
    open_to_articles: tuple[str, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    prerequisite_effect: str = ""
    amends: str | None = None
    supplements: str | None = None
    prevails_over: tuple[str, ...] = ()
    annex_treaties: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    subject: str = ""
    article_numbering: str = ""
    obligations: tuple[Obligation, ...] = ()
    offences: tuple[Offence, ...] = ()
    extradition: ExtraditionRules | None = None
    mla: AssistanceRules | None = None
    further_basis: FurtherBasis | None = None
    later_protocols: str = ""
    """Protocols that change articles between their parties and are not in the catalogue."""
    deadlines: tuple["Deadline", ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """What the description was read against."""
    verification_note: str = ""
    unverified: tuple[str, ...] = ()

    @property
    def is_treaty(self) -> bool:
        """Say whether it is a treaty; other forms are arrangements and schemes."""
        return self.form == "treaty"

    @property
    def open_from(self) -> dt.date:
        """Return the first day on which any State could act on the instrument."""
        return self.opened_for_signature or self.adopted

    def title(self, language: str = "en") -> str:
        """Return the full title in ``language``, in English where there is none."""
        return (self.titles.get(language) or self.titles["en"]).title

    def short_title(self, language: str = "en") -> str:
        """Return the short title in ``language``, in English where there is none."""
        return (self.titles.get(language) or self.titles["en"]).short


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time limit that runs from the entry into force for a State."""

    obligation: str
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMembership:
    """From when an instrument is counted among the universal instruments.

    The set itself is dated: eighteen in the Secretary-General's report of 2014, nineteen later.
    """

    instrument: str
    since: dt.date
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeInstrument:
    """An instrument within a thematic area, with the provisions that matter there."""

    instrument: str
    relevance: str = ""
    sub_area: str = ""
    obligations: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A thematic area of the mandate."""

    code: str
    label: str
    instruments: tuple[ThemeInstrument, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of obligation that belong to the area, whatever the instrument."""
    safeguards: tuple[str, ...] = ()
    """Provisions on human rights that limit what is done in the area."""
    note: str = ""
