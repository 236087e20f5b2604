"""The facts as plain relations: what States did, what final clauses say, what the lists show.

Nothing here is an answer of the engine: no standing, no bond, no governing text. A value that is
not known has no row. Days are the ordinal numbers of :mod:`datetime`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dedere.cooperation.multilateral import ARRANGEMENT_FORMS, OBLIGES, SCHEME_FORMS
from dedere.parties import Continuity
from dedere.periods import Delay, PartialDate
from dedere.treaties.bilaterals import ListedTreaty
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument

Value = str | int
Rows = Mapping[str, Sequence[tuple[Value, ...]]]

TABLES = {
    "state": "state text",
    "former": "state text",
    "continuity": "earlier text, later text, kind text, day int",
    "act": "act text, state text, instrument text, kind text",
    "act_dated": "act text, first int, last int",
    "act_effective": "act text, day int",
    "act_as_of": "act text, first int, last int",
    "act_source": "act text, source text",
    "source_as_of": "source text, first int, last int",
    "source_not_before": "source text, first int",
    "source_not_after": "source text, last int",
    "compiled": "day int",
    "instrument": "instrument text, opens int, depositaries int",
    "general": "instrument text, day int",
    "delay": "instrument text, what text, kind text, n int, plus int",
    "may_leave": "instrument text",
    "ends_also": "instrument text, other text",
    "prerequisite": "instrument text, parent text",
    "silence_proves": "instrument text, upto int",
    "lists_upto": "instrument text, upto int, how text",
    "list_of_parties": "instrument text, source text",
    "calendar": "day int, month int, number int",
    "month": "month int, first int, length int",
    "treaty": "treaty text, kind text, scope text",
    "treaty_signed": "treaty text, first int, last int",
    "treaty_in_force": "treaty text, day int",
    "treaty_ended": "treaty text, day int",
    "treaty_party": "treaty text, state text, side int",
    "treaty_matter": "treaty text, matter text",
    "treaty_source": "treaty text, source text",
    "amends": "treaty text, other text",
    "complete_list": "list text, state text, matter text, first int, last int",
    "silent": "source text",
    "reaches_any": "instrument text, matter text, kind text",
    "replaces_treaties": "instrument text, matter text",
    "prevails": "instrument text, other text",
    "available": "instrument text, matter text",
    "deems": "instrument text",
    "prosecute": "instrument text, asked int",
    "home": "offence text, instrument text",
}
"""Every relation with its columns, in the words of SQL."""


def plain_facts(facts: Facts) -> Rows:
    """Return every relation, by name."""
    found: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
    for part in (_states, _acts, _sources, _instruments, _clauses, _treaties, _lists):
        for name, *values in part(facts):
            found[str(name)].append(tuple(values))
    for name, *values in _calendar(found):
        found[str(name)].append(tuple(values))
    assert set(found) <= set(TABLES)
    return found


Row = tuple[Value, ...]


def _states(facts: Facts) -> Iterator[Row]:
    for state in (*facts.parties.current(), *facts.parties.former()):
        yield "state", state.code
    for state in facts.parties.former():
        yield "former", state.code
    for link in facts.parties.continuities:
        yield "continuity", *_link(link)


def _link(link: Continuity) -> tuple[Value, ...]:
    return link.predecessor, link.successor, link.kind.value, link.date.toordinal()


def _span(date: PartialDate) -> tuple[int, int]:
    return date.earliest().toordinal(), date.latest().toordinal()


def _acts(facts: Facts) -> Iterator[Row]:
    for act in facts.actions:
        yield "act", act.id, act.state, act.instrument, act.kind.value
        if act.date is not None:
            yield "act_dated", act.id, *_span(act.date)
        if act.effective is not None:
            yield "act_effective", act.id, act.effective.toordinal()
        if act.as_of is not None:
            yield "act_as_of", act.id, *_span(act.as_of)
        for source in act.sources:
            yield "act_source", act.id, source


def _sources(facts: Facts) -> Iterator[Row]:
    yield "compiled", facts.compiled_on.toordinal()
    for source in facts.sources.values():
        if source.as_of is not None:
            yield "source_as_of", source.id, *_span(source.as_of)
        if source.not_before is not None:
            yield "source_not_before", source.id, _span(source.not_before)[0]
        if source.not_after is not None:
            yield "source_not_after", source.id, _span(source.not_after)[1]


def _instruments(facts: Facts) -> Iterator[Row]:
    for one in facts.instruments.values():
        clauses, coverage = one.final_clauses, facts.coverage(one.code)
        yield "instrument", one.code, one.open_from.toordinal(), one.depositary.count
        if one.in_force is not None:
            yield "general", one.code, one.in_force.toordinal()
        yield "delay", one.code, "later", *_delay(clauses.later_party.delay)
        if clauses.denunciation.allowed:
            yield "may_leave", one.code
            if clauses.denunciation.notice is not None:
                yield "delay", one.code, "leave", *_delay(clauses.denunciation.notice)
        for link in clauses.denunciation.ends_also:
            yield "ends_also", one.code, link.instrument
        for needed in one.prerequisites:
            yield "prerequisite", one.code, needed.instrument
        if coverage.complete_to is not None:
            upto = coverage.complete_to.toordinal()
            yield "lists_upto", one.code, upto, coverage.completeness.value
            if coverage.none_may_be_said:
                yield "silence_proves", one.code, upto
        for source in coverage.sources:
            yield "list_of_parties", one.code, source


def _delay(delay: Delay) -> tuple[Value, ...]:
    return delay.kind.value, delay.n, delay.plus_days


def _clauses(facts: Facts) -> Iterator[Row]:
    listed = {one.instrument for one in facts.reference_lists}
    for one in facts.instruments.values():
        for old in one.prevails_over:
            yield "prevails", one.code, old
        for offence in one.offences:
            yield "home", offence.id, one.code
        yield from _extradition(one)
        rules = one.mla
        if rules is not None and rules.available:
            yield "available", one.code, "mla"
            if not one.offences and one.code not in listed:
                yield "reaches_any", one.code, "mla", _sort(one)
        if rules is not None and rules.supersedes_bilateral_treaties_article:
            yield "replaces_treaties", one.code, "mla"


def _extradition(one: Instrument) -> Iterator[Row]:
    rules = one.extradition
    if rules is None:
        return
    if rules.legal_basis.available:
        yield "available", one.code, "extradition"
        binding = _sort(one) != "treaty" or rules.legal_basis.mode == OBLIGES
        if not one.offences and binding:
            yield "reaches_any", one.code, "extradition", _sort(one)
    if rules.supersedes_bilateral_treaties_article:
        yield "replaces_treaties", one.code, "extradition"
    if rules.offences_extraditable_article and rules.deemed_inclusion_scope:
        yield "deems", one.code
    clause = rules.prosecute_or_extradite
    if clause.exists and clause.article:
        yield "prosecute", one.code, int(bool(clause.requires_extradition_request))


def _sort(one: Instrument) -> str:
    if one.form in ARRANGEMENT_FORMS:
        return "arrangement"
    return "scheme" if one.form in SCHEME_FORMS else "treaty"


def _treaties(facts: Facts) -> Iterator[Row]:
    for one in facts.treaties:
        if not one.multilateral:
            yield from _treaty(one)


def _treaty(one: ListedTreaty) -> Iterator[Row]:
    yield "treaty", one.id, one.kind.value, one.scope.value
    if one.signed is not None:
        yield "treaty_signed", one.id, *_span(one.signed)
    if one.in_force is not None:
        yield "treaty_in_force", one.id, one.in_force.toordinal()
    ended = one.terminated_effective or one.terminated
    if ended is not None:
        yield "treaty_ended", one.id, ended.toordinal()
    for place, state in enumerate(one.parties):
        # Where the list tells no sides, every party is a side of its own.
        yield "treaty_party", one.id, state, int(state in one.opposite) if one.opposite else place
    for matter in one.matters:
        yield "treaty_matter", one.id, matter.value
    for source in one.sources:
        yield "treaty_source", one.id, source
    for other in one.amends:
        yield "amends", one.id, other


def _lists(facts: Facts) -> Iterator[Row]:
    for one in facts.treaty_lists:
        if not one.tells_amendments:
            for source in one.sources:
                yield "silent", source
        if one.complete and one.complete_to is not None:
            first = one.complete_from.toordinal() if one.complete_from else 0
            matters = {"extradition": ["extradition"], "mla": ["mla"]}
            for kind in one.kinds:
                for matter in matters.get(kind.value, ["extradition", "mla"] * (kind == "both")):
                    yield (
                        "complete_list",
                        one.id,
                        one.state,
                        matter,
                        first,
                        one.complete_to.toordinal(),
                    )


def _calendar(found: Mapping[str, list[Row]]) -> Iterator[Row]:
    """Yield the days on which acts were done, and the months around them."""
    days = {int(day) for _, *span in found["act_dated"] for day in span}
    for day in sorted(days):
        date = dt.date.fromordinal(day)
        yield "calendar", day, date.year * 12 + date.month, date.day
    for number in range(1940 * 12 + 1, 2060 * 12 + 1):
        year, month = divmod(number - 1, 12)
        first = dt.date(year, month + 1, 1)
        after = dt.date(year + month // 11, (month + 1) % 12 + 1, 1)
        yield "month", number, first.toordinal(), (after - first).days
