"""Where facts point at other facts, and which of these references lead nowhere."""

from collections.abc import Iterator
from enum import StrEnum

from dedere.phrases import Phrase, mark
from dedere.treaties.check_findings import Finding, Severity
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument


class Target(StrEnum):
    """What a reference can point at."""

    SOURCE = "source"
    INSTRUMENT = "instrument"
    STATE = "state"
    REGION = "region"
    OBLIGATION = "obligation"
    TREATY = "treaty"


Reference = tuple[Target, str, str]
"""What is pointed at, by which code, and from where."""

UNKNOWN = {
    Target.SOURCE: mark("{subject} cites the source '{code}', which is not described."),
    Target.INSTRUMENT: mark("{subject} names the instrument '{code}', which is not there."),
    Target.STATE: mark("{subject} names the State '{code}', which is not there."),
    Target.REGION: mark("{subject} names the region '{code}', which is not there."),
    Target.OBLIGATION: mark("{subject} names the obligation '{code}', which is not there."),
    Target.TREATY: mark("{subject} names the treaty '{code}', which is not there."),
}
NEVER_CITED = mark("The source '{code}' is described, and nothing cites it.")


def dangling(facts: Facts) -> Iterator[Finding]:
    """Find references that lead nowhere."""
    known: dict[Target, set[str]] = {
        Target.SOURCE: set(facts.sources),
        Target.INSTRUMENT: set(facts.instruments),
        Target.STATE: set(facts.parties.states),
        Target.REGION: set(facts.parties.regions),
        Target.OBLIGATION: {o.id for i in facts.instruments.values() for o in i.obligations},
        Target.TREATY: {t.id for t in facts.treaties} | set(facts.instruments),
    }
    missing = ((t, code, at) for t, code, at in references(facts) if code not in known[t])
    for target, code, subject in dict.fromkeys(missing):
        yield Finding(
            severity=Severity.ERROR,
            code=f"unknown-{target.value}",
            subject=subject,
            says=Phrase.of(UNKNOWN[target], subject=subject, code=code),
        )


def never_cited(facts: Facts) -> Iterator[Finding]:
    """Find sources that nothing rests on."""
    cited = {code for target, code, _ in references(facts) if target is Target.SOURCE}
    for code in facts.sources:
        if code not in cited:
            says = Phrase.of(NEVER_CITED, code=code)
            yield Finding(
                severity=Severity.NOTE, code="source-never-cited", subject=code, says=says
            )


def references(facts: Facts) -> Iterator[Reference]:
    """Return every reference from one fact to another."""
    yield from _of_actions(facts)
    yield from _of_territories(facts)
    yield from _of_treaties(facts)
    yield from _of_coverages(facts)
    yield from _of_parties(facts)
    for instrument in facts.instruments.values():
        yield from _of_instrument(instrument)
    yield from _of_families(facts)
    yield from _of_themes(facts)
    yield from _of_practices(facts)
    yield from _of_safeguards(facts)


def _of_actions(facts: Facts) -> Iterator[Reference]:
    for action in facts.actions:
        yield Target.STATE, action.state, action.id
        yield Target.INSTRUMENT, action.instrument, action.id
        for source in action.sources:
            yield Target.SOURCE, source, action.id
    for declaration in facts.declarations:
        yield Target.STATE, declaration.state, declaration.id
        yield Target.INSTRUMENT, declaration.instrument, declaration.id
        if declaration.objects_to:
            yield Target.STATE, declaration.objects_to, declaration.id
        for source in declaration.sources:
            yield Target.SOURCE, source, declaration.id


def _of_territories(facts: Facts) -> Iterator[Reference]:
    for entry in facts.territories:
        yield Target.STATE, entry.state, entry.id
        yield Target.INSTRUMENT, entry.instrument, entry.id
        for source in entry.sources:
            yield Target.SOURCE, source, entry.id


def _of_treaties(facts: Facts) -> Iterator[Reference]:
    for treaty in facts.treaties:
        for party in treaty.parties:
            yield Target.STATE, party, treaty.id
        for amended in treaty.amends:
            yield Target.TREATY, amended, treaty.id
        for source in treaty.sources:
            yield Target.SOURCE, source, treaty.id
    for listed in facts.treaty_lists:
        yield Target.STATE, listed.state, listed.id
        for source in listed.sources:
            yield Target.SOURCE, source, listed.id


def _of_coverages(facts: Facts) -> Iterator[Reference]:
    for code, coverage in facts.coverages.items():
        at = f"coverage of {code}"
        yield Target.INSTRUMENT, code, at
        for source in (*coverage.sources, *(c.source for c in coverage.stated_counts)):
            if source:
                yield Target.SOURCE, source, at


def _of_parties(facts: Facts) -> Iterator[Reference]:
    for link in facts.parties.continuities:
        at = f"{link.predecessor} to {link.successor}"
        yield Target.STATE, link.predecessor, at
        yield Target.STATE, link.successor, at
        for source in link.sources:
            yield Target.SOURCE, source, at
    for state in facts.parties.states.values():
        for region in state.regions:
            yield Target.REGION, region, state.code
    for part in facts.parties.regions.values():
        if part.parent:
            yield Target.REGION, part.parent, part.code


def _of_instrument(instrument: Instrument) -> Iterator[Reference]:
    code, denunciation = instrument.code, instrument.final_clauses.denunciation
    named = [
        *(other for other in (instrument.amends, instrument.supplements) if other),
        *instrument.prevails_over,
        *instrument.annex_treaties,
        *(needed.instrument for needed in instrument.prerequisites),
        *(link.instrument for link in denunciation.ends_also),
    ]
    for other in named:
        yield Target.INSTRUMENT, other, code
    for title in instrument.titles.values():
        if title.source:
            yield Target.SOURCE, title.source, code
    for source in instrument.sources:
        yield Target.SOURCE, source, code
    for offence in instrument.offences:
        if offence.obligation:
            yield Target.OBLIGATION, offence.obligation, offence.id
    for deadline in instrument.deadlines:
        yield Target.OBLIGATION, deadline.obligation, code
    for obligation in instrument.obligations:
        if obligation.inherited_from:
            yield Target.OBLIGATION, obligation.inherited_from, obligation.id


def _of_families(facts: Facts) -> Iterator[Reference]:
    for family in facts.families:
        for member in (family.parent, *family.members):
            yield Target.INSTRUMENT, member, family.id
        for rule in family.rules:
            for code in (*rule.both_bound_by, *rule.one_only_by, *rule.governs):
                yield Target.INSTRUMENT, code, family.id


def _of_themes(facts: Facts) -> Iterator[Reference]:
    for theme in facts.themes:
        for part in theme.instruments:
            yield Target.INSTRUMENT, part.instrument, theme.code
            for obligation in part.obligations:
                yield Target.OBLIGATION, obligation, theme.code
    for membership in facts.memberships:
        at = f"membership of {membership.instrument}"
        yield Target.INSTRUMENT, membership.instrument, at
        for source in membership.sources:
            yield Target.SOURCE, source, at


def _of_practices(facts: Facts) -> Iterator[Reference]:
    for practice in facts.practices:
        yield Target.STATE, practice.state, practice.id
        if practice.instrument:
            yield Target.INSTRUMENT, practice.instrument, practice.id
        for source in practice.sources:
            yield Target.SOURCE, source, practice.id
    for derogation in facts.derogations:
        yield Target.STATE, derogation.state, derogation.id
        yield Target.INSTRUMENT, derogation.instrument, derogation.id
        for source in derogation.sources:
            yield Target.SOURCE, source, derogation.id


def _of_safeguards(facts: Facts) -> Iterator[Reference]:
    for rule in facts.safeguards:
        for ground in rule.grounds:
            yield Target.INSTRUMENT, ground.instrument, rule.id
        for authority in rule.authorities:
            yield Target.SOURCE, authority.source, rule.id
    for risk in facts.refusal_risks:
        for source in risk.sources:
            yield Target.SOURCE, source, risk.id
