"""The list of instruments, and one instrument: what it is, demands, and whom it binds."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from dedere.parties import PartyKind
from dedere.sources import Source
from dedere.treaties.counts import Tally, tally
from dedere.treaties.coverage import Coverage
from dedere.treaties.instruments import Binding, Category, Instrument, Obligation, Offence
from dedere.treaties.standing import Standing, StandingFinding
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.clauses import Clause, clauses_of
from dedere_web.treaties.pages.declarations import DeclarationRow, declarations_on
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import (
    BINDINGS,
    CERTAINTIES,
    COMPLETENESS,
    FAMILIES,
    PROVISIONS,
    label,
)
from dedere_web.treaties.pages.reasons import ActRow, act_row, deposit_of
from dedere_web.treaties.pages.squares import Square, square_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """One instrument in the list of instruments."""

    number: int | None
    name: str
    title: str
    address: str
    adopted: str
    in_force: str
    is_in_force: bool
    bound: int
    unknown: int
    bound_address: str
    unknown_address: str
    complete_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentsPage:
    """The list of instruments."""

    universal: tuple[InstrumentLine, ...]
    others: tuple[InstrumentLine, ...]
    in_force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What one provision asks, in our words."""

    anchor: str
    article: str
    binding: str
    is_duty: bool
    summary: str
    inherited_from: Link | None
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleGroup:
    """The provisions of one kind."""

    kind: str
    about: str
    articles: tuple[Article, ...]


class PartyRow(NamedTuple):
    """One State under an instrument."""

    name: str
    state_address: str
    address: str
    square: Square
    kind: str
    deposited: str
    since: str
    certainty: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """How far the list of parties reaches, and what it lacks."""

    says: str
    complete_to: str
    stated: tuple[tuple[int, str, str, Link | None], ...]
    gaps: tuple[str, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """What the page of one instrument shows."""

    instrument: Instrument
    name: str
    title: str
    reach: str
    is_universal: bool
    is_in_force: bool
    languages: tuple[str, ...]
    related: tuple[tuple[str, Link], ...]
    families: tuple[str, ...]
    clauses: tuple[Clause, ...]
    articles: tuple[ArticleGroup, ...]
    offences: tuple[Offence, ...]
    count: Tally
    parties: tuple[PartyRow, ...]
    waiting: tuple[PartyRow, ...]
    others: tuple[PartyRow, ...]
    unknown: tuple[PartyRow, ...]
    former: tuple[PartyRow, ...]
    declarations: tuple[DeclarationRow, ...]
    coverage: CoverageView
    consents_missing: int | None
    """How many consents are lacking for entry into force; ``None`` where it is in force."""

    @property
    def duties(self) -> int:
        """Return how many provisions were read."""
        return sum(len(group.articles) for group in self.articles)


def instruments_page(desk: Desk) -> InstrumentsPage:
    """Draw up the list of instruments."""
    universal = desk.universal()
    codes = {i.code for i in universal}
    others = [i for i in desk.facts.instruments.values() if i.code not in codes]
    others = [i for i in others if i.is_treaty or i.category is not Category.CONTEXT]
    others.sort(key=lambda i: (i.category is Category.CONTEXT, i.adopted))
    return InstrumentsPage(
        universal=tuple(_line(desk, i) for i in universal),
        others=tuple(_line(desk, i) for i in others),
        in_force=sum(_is_in_force(desk, i) for i in universal),
    )


def _is_in_force(desk: Desk, instrument: Instrument) -> bool:
    return instrument.in_force is not None and instrument.in_force <= desk.on


def _line(desk: Desk, instrument: Instrument) -> InstrumentLine:
    code, coverage = instrument.code, desk.facts.coverage(instrument.code)
    count = tally(desk.standings.parties(code, on=desk.on))
    return InstrumentLine(
        number=instrument.number,
        name=desk.instrument_name(code),
        title=instrument.title(desk.language),
        address=desk.address("instrument", code),
        adopted=instrument.adopted.isoformat(),
        in_force=instrument.in_force.isoformat() if instrument.in_force else "",
        is_in_force=_is_in_force(desk, instrument),
        bound=count.bound,
        unknown=count.unknown,
        bound_address=desk.address("acts", instrument=code, standing="bound"),
        unknown_address=desk.address("acts", instrument=code, standing="unknown"),
        complete_to=_complete_to(coverage),
    )


def _complete_to(coverage: Coverage) -> str:
    return coverage.complete_to.isoformat() if coverage.complete_to else ""


def instrument_page(desk: Desk, code: str) -> InstrumentPage:
    """Draw up the page of one instrument.

    Raises:
        UnknownInstrumentError: No instrument has this code.
    """
    instrument = desk.facts.instrument(code)
    findings = desk.standings.parties(instrument.code, on=desk.on)
    rows: dict[Standing, list[PartyRow]] = {standing: [] for standing in Standing}
    by_code = {finding.state: finding for finding in findings}
    for state in desk.states():
        finding = by_code[state.code]
        standing = Standing.NONE if finding.binds_nobody else finding.standing
        rows[standing].append(_party(desk, finding))
    return InstrumentPage(
        instrument=instrument,
        name=desk.instrument_name(instrument.code),
        title=instrument.title(desk.language),
        reach=reach_of(desk, instrument.code),
        is_universal=instrument.category is Category.UNIVERSAL,
        is_in_force=_is_in_force(desk, instrument),
        languages=tuple(_language_name(language) for language in instrument.authentic_languages),
        related=_related(desk, instrument),
        families=_families(desk, instrument),
        clauses=clauses_of(instrument, desk)
        if instrument.category is not Category.CONTEXT
        else (),
        articles=_articles(desk, instrument.obligations),
        offences=instrument.offences,
        count=tally(findings),
        parties=tuple(rows[Standing.BOUND]),
        waiting=(*rows[Standing.CONSENTED], *rows[Standing.SIGNED]),
        others=(*rows[Standing.WITHDRAWN], *rows[Standing.NONE]),
        unknown=tuple(rows[Standing.UNKNOWN]),
        former=_former(desk, instrument.code),
        declarations=declarations_on(desk, instrument.code),
        coverage=coverage_of(desk, instrument.code),
        consents_missing=_consents_missing(desk, instrument, findings),
    )


def reach_of(desk: Desk, code: str) -> str:
    """Say up to when the list of parties of an instrument reaches."""
    coverage = desk.facts.coverage(code)
    if coverage.complete_to is None:
        return _("The list of parties is partial: a State that is missing proves nothing.")
    return format_html(
        _("The list of parties is complete up to {date}."), date=desk.date(coverage.complete_to)
    )


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(_DJANGO_CODES.get(code, code))["name_translated"])
    except KeyError:
        return code


_DJANGO_CODES = {"zh": "zh-hans"}


def _related(desk: Desk, instrument: Instrument) -> tuple[tuple[str, Link], ...]:
    def link(code: str) -> Link:
        return Link(words=desk.instrument_name(code), address=desk.address("instrument", code))

    found: list[tuple[str, Link]] = []
    if instrument.amends:
        found.append((_("Amends"), link(instrument.amends)))
    if instrument.supplements and instrument.supplements != instrument.amends:
        found.append((_("Supplements"), link(instrument.supplements)))
    found += [(_("Prevails over"), link(code)) for code in instrument.prevails_over]
    for other in desk.facts.instruments.values():
        if other.amends == instrument.code:
            found.append((_("Amended by"), link(other.code)))
        if other.supplements == instrument.code and other.amends != instrument.code:
            found.append((_("Supplemented by"), link(other.code)))
        if instrument.code in other.prevails_over:
            found.append((_("Between parties to it, this one prevails"), link(other.code)))
    return tuple(found)


def _families(desk: Desk, instrument: Instrument) -> tuple[str, ...]:
    return tuple(
        label(FAMILIES, family.id, family.label)
        for family in desk.facts.families
        if instrument.code in family.members
    )


def _articles(desk: Desk, obligations: tuple[Obligation, ...]) -> tuple[ArticleGroup, ...]:
    groups: dict[str, list[Article]] = {}
    for obligation in obligations:
        groups.setdefault(obligation.kind, []).append(_article(desk, obligation))
    order = [*PROVISIONS, *(kind for kind in groups if kind not in PROVISIONS)]
    return tuple(
        ArticleGroup(kind=kind, about=label(PROVISIONS, kind), articles=tuple(groups[kind]))
        for kind in order
        if kind in groups
    )


def _article(desk: Desk, obligation: Obligation) -> Article:
    parent = obligation.inherited_from.partition("/")[0]
    return Article(
        anchor=obligation.id.partition("/")[2].replace("/", "-"),
        article=obligation.article,
        binding=label(BINDINGS, obligation.binding),
        is_duty=obligation.binding is Binding.MUST,
        summary=obligation.summary,
        inherited_from=Link(
            words=desk.instrument_name(parent), address=desk.address("instrument", parent)
        )
        if parent in desk.facts.instruments
        else None,
        verified=obligation.verified,
    )


def _party(desk: Desk, finding: StandingFinding) -> PartyRow:
    deposit = deposit_of(finding.actions)
    act: ActRow | None = act_row(deposit, desk) if deposit else None
    return PartyRow(
        name=desk.state_name(finding.state),
        state_address=desk.address("state", finding.state),
        address=desk.address("standing", finding.state, finding.instrument),
        square=square_of(finding, date=written_day),
        kind=act.kind if act else "",
        deposited=act.date if act else "",
        since=finding.since.isoformat() if finding.since else "",
        certainty=label(CERTAINTIES, finding.certainty),
        sources=act.sources[:2] if act else (),
    )


def _former(desk: Desk, code: str) -> tuple[PartyRow, ...]:
    """Return the former States and organizations that acted on the instrument."""
    acted = {action.state for action in desk.facts.actions_on(code)}
    kinds = {PartyKind.FORMER, PartyKind.ORGANIZATION, PartyKind.TERRITORY, PartyKind.NON_MEMBER}
    today = {state.code for state in desk.states()}
    return tuple(
        _party(desk, desk.find(state.code, code))
        for state in desk.facts.parties.states.values()
        if state.kind in kinds and state.code in acted and state.code not in today
    )


def coverage_of(desk: Desk, code: str) -> CoverageView:
    """Return how far the list of parties of an instrument reaches, and what it lacks."""
    coverage = desk.facts.coverage(code)
    return CoverageView(
        says=label(COMPLETENESS, coverage.completeness),
        complete_to=_complete_to(coverage),
        stated=tuple(
            (
                count.parties,
                count.as_of,
                count.note,
                desk.source_links((count.source,))[0] if count.source else None,
            )
            for count in coverage.stated_counts
        ),
        gaps=coverage.gaps,
        sources=desk.source_links(tuple(s for s in coverage.sources if _known(desk, s))),
    )


def _known(desk: Desk, source: str) -> Source | None:
    return desk.facts.sources.get(source)


def _consents_missing(
    desk: Desk, instrument: Instrument, findings: tuple[StandingFinding, ...]
) -> int | None:
    needed = instrument.final_clauses.entry_into_force.consents_needed
    if _is_in_force(desk, instrument) or needed is None:
        return None
    consented = sum(f.standing is Standing.CONSENTED for f in findings)
    return max(0, needed - consented)
