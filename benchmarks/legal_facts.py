"""The facts on legal bases as plain rows, for programs that state the rules on their own.

Only what the sources say is here: dates as day numbers, codes as text. Nothing is judged but the
bond of a State under an instrument on a day, which :class:`~dedere.treaties.standings.Standings`
says. What is not stated has no row.
"""

from collections.abc import Iterable, Iterator

from dedere.cooperation.question import Question
from dedere.treaties.declarations import Topic
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.practice import PracticeQuestion
from dedere.treaties.standing import Certainty, Standing
from dedere.treaties.standings import Standings

Cell = int | str
Row = tuple[str, tuple[Cell, ...]]
"""The name of a relation, and one of its tuples."""

COLUMNS = {
    "continuity": "one text, other text, kind text",
    "rule": "family text, n int, sort text",
    "needs": "family text, n int, instrument text",
    "governed": "family text, n int, instrument text",
    "later_text": "family text, n int, instrument text",
    "earlier_text": "family text, n int, instrument text",
    "member": "family text, instrument text",
    "offence": "offence text, instrument text",
    "grouped": "grp text, offence text",
    "form": "instrument text, form text",
    "extradites": "instrument text, mode text",
    "optional": "instrument text, article text",
    "unconditional": "instrument text",
    "clause": "instrument text, article text",
    "assists": "instrument text",
    "supersedes": "instrument text, matter text",
    "prevails": "instrument text, over_it text",
    "by_list": "instrument text",
    "further": "instrument text",
    "treaty": "n int, kind text, scope text",
    "id": "n int, id text",
    "bilateral": "n int",
    "party": "n int, state text",
    "side": "n int, state text",
    "matter": "n int, matter text",
    "source": "n int, source text",
    "amends": "n int, other int",
    "amends_instrument": "n int, instrument text",
    "same_signature": "n int, other int",
    "signed": "n int, first int, last int",
    "in_force": "n int, day int",
    "ended": "n int, day int",
    "list": "n int, state text",
    "list_kind": "n int, matter text",
    "complete": "n int, since int, until int",
    "silent_list": "source text",
    "declared": "n int, state text, instrument text, kind text, effect text, article text",
    "made": "n int, last int",
    "listed_from": "n int, day int",
    "withdrawn": "n int",
    "withdrawal": "n int, first int, last int",
    "practice": "n int, state text, question text, instrument text, answer text",
    "begins": "n int, day int",
    "ends": "n int, day int",
    "named": "state text, instrument text",
    "bound": "state text, instrument text, day int",
    "open": "state text, instrument text, day int",
    "sure": "state text, instrument text, day int",
    "q": "q int, asking text, asked text, matter text, day int, grp text",
    "asked": "q int, offence text",
}
"""Every relation with its columns."""


def law_rows(facts: Facts) -> Iterator[Row]:
    """Yield all facts that do not depend on what is asked."""
    for link in facts.parties.continuities:
        yield "continuity", (link.predecessor, link.successor, link.kind.value)
    yield from _families(facts)
    for instrument in facts.instruments.values():
        yield from _instrument(instrument)
    for group in facts.offence_groups:
        for offence in group.offences:
            yield "grouped", (group.group, offence)
    for listed in facts.reference_lists:
        yield "by_list", (listed.instrument,)
    yield from _treaties(facts)
    yield from _lists(facts)
    yield from _words(facts)


def _families(facts: Facts) -> Iterator[Row]:
    for family in facts.families:
        if not family.single_instrument_article:
            continue
        for member in family.members:
            yield "member", (family.id, member)
        for n, rule in enumerate(family.rules):
            yield "rule", (family.id, n, "apart" if rule.one_only_by else "both")
            for code in rule.both_bound_by:
                yield "needs", (family.id, n, code)
            for code in rule.governs or rule.both_bound_by:
                yield "governed", (family.id, n, code)
            if rule.one_only_by:
                later, earlier = (*rule.one_only_by, family.parent)[:2]
                yield "later_text", (family.id, n, later)
                yield "earlier_text", (family.id, n, earlier)


def _instrument(instrument: Instrument) -> Iterator[Row]:
    code, rules = instrument.code, instrument.extradition
    yield "form", (code, instrument.form)
    for offence in instrument.offences:
        yield "offence", (offence.id, code)
    for other in instrument.prevails_over:
        yield "prevails", (code, other)
    if instrument.further_basis is not None:
        yield "further", (code,)
    if rules is not None:
        if rules.supersedes_bilateral_treaties_article:
            yield "supersedes", (code, "extradition")
        if rules.legal_basis.available:
            yield "extradites", (code, rules.legal_basis.mode)
            article = rules.legal_basis.article or ""
            yield "optional", (code, article)
            for one in dict.fromkeys((article, article.partition("(")[0])):
                yield "clause", (code, one)
        if rules.between_states_not_conditional_article:
            yield "unconditional", (code,)
    if instrument.mla is not None:
        if instrument.mla.available:
            yield "assists", (code,)
        if instrument.mla.supersedes_bilateral_treaties_article:
            yield "supersedes", (code, "mla")


def _treaties(facts: Facts) -> Iterator[Row]:
    numbers = {t.id: n for n, t in enumerate(sorted(facts.treaties, key=lambda t: t.id))}
    by_signature: dict[int, list[int]] = {}
    for treaty in facts.treaties:
        n = numbers[treaty.id]
        yield "id", (n, treaty.id)
        yield "treaty", (n, treaty.kind.value, treaty.scope.value)
        if not treaty.multilateral:
            yield "bilateral", (n,)
        for relation, values in (
            ("party", treaty.parties),
            ("side", treaty.opposite),
            ("matter", [m.value for m in treaty.matters]),
            ("source", treaty.sources),
            ("amends", [numbers[code] for code in treaty.amends if code in numbers]),
            ("amends_instrument", [c for c in treaty.amends if c in facts.instruments]),
        ):
            for value in values:
                yield relation, (n, value)
        if treaty.signed is not None:
            first, last = treaty.signed.earliest(), treaty.signed.latest()
            yield "signed", (n, first.toordinal(), last.toordinal())
            if treaty.signed.whole_day() is not None:
                by_signature.setdefault(first.toordinal(), []).append(n)
        if treaty.in_force is not None:
            yield "in_force", (n, treaty.in_force.toordinal())
        ended = treaty.terminated_effective or treaty.terminated
        if ended is not None:
            yield "ended", (n, ended.toordinal())
    for together in by_signature.values():
        if len(together) <= SIGNED_TOGETHER:
            for one in together:
                for other in together:
                    if one != other:
                        yield "same_signature", (one, other)


SIGNED_TOGETHER = 50


def _lists(facts: Facts) -> Iterator[Row]:
    for n, entry in enumerate(facts.treaty_lists):
        yield "list", (n, entry.state)
        kinds = {kind.value for kind in entry.kinds}
        for matter in ("extradition", "mla"):
            if kinds & {matter, "both"}:
                yield "list_kind", (n, matter)
        if entry.complete and entry.complete_to is not None:
            since = entry.complete_from.toordinal() if entry.complete_from else 0
            yield "complete", (n, since, entry.complete_to.toordinal())
        if not entry.tells_amendments:
            for source in entry.sources:
                yield "silent_list", (source,)


def _words(facts: Facts) -> Iterator[Row]:
    about = (d for d in facts.declarations if d.topic is Topic.EXTRADITION_BASIS)
    for n, word in enumerate(about):
        yield (
            "declared",
            (n, word.state, word.instrument, word.kind.value, word.effect.value, word.article),
        )
        if word.date is not None:
            yield "made", (n, word.date.latest().toordinal())
        days = [facts.sources[s].speaks_up_to() for s in word.sources if s in facts.sources]
        known = [day for day in days if day is not None]
        if known:
            yield "listed_from", (n, min(known).toordinal())
        if word.is_withdrawn:
            yield "withdrawn", (n,)
            if word.withdrawn is not None:
                ends = word.withdrawn
                yield "withdrawal", (n, ends.earliest().toordinal(), ends.latest().toordinal())
    asked = {PracticeQuestion.TREATY_REQUIRED, PracticeQuestion.ACCEPTS_CONVENTION_BASIS}
    for n, one in enumerate(p for p in facts.practices if p.question in asked):
        yield "practice", (n, one.state, one.question.value, one.instrument, one.answer.value)
        if one.since is not None:
            yield "begins", (n, one.since.earliest().toordinal())
        if one.until is not None:
            yield "ends", (n, one.until.latest().toordinal())




def question_rows(questions: Iterable[Question]) -> Iterator[Row]:
    """Yield the questions, numbered in their order."""
    for n, one in enumerate(questions):
        matter = "mla" if one.form.is_assistance else "extradition"
        group = one.organised_group.value
        yield (
            "q",
            (n, one.requesting, one.requested, matter, one.on.toordinal(), group),
        )
        for offence in one.offences:
            yield "asked", (n, offence)


def bond_rows(standings: Standings, questions: Iterable[Question]) -> Iterator[Row]:
    """Yield the bonds, on the days asked about, of the States that ask or are asked."""
    facts = standings.facts
    codes = judged_instruments(facts)
    asked = {(s, one.on) for one in questions for s in (one.requesting, one.requested)}
    for state, code in sorted({(state, code) for state, _ in asked for code in codes}):
        if facts.actions_of(state, code):
            yield "named", (state, code)
    for state, on in sorted(asked):
        for code in codes:
            finding = standings.of(state, code, on=on)
            if finding.standing is Standing.BOUND:
                yield "bound", (state, code, on.toordinal())
                if finding.certainty is Certainty.ESTABLISHED:
                    yield "sure", (state, code, on.toordinal())
            elif finding.bond_is_open:
                yield "open", (state, code, on.toordinal())


def judged_instruments(facts: Facts) -> tuple[str, ...]:
    """Return the instruments whose bonds the rules ask about."""
    return tuple(
        i.code
        for i in facts.instruments.values()
        if i.offences or i.extradition is not None or i.mla is not None
    )
