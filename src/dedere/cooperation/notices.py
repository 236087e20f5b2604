"""Whom must the State that holds the suspect tell?"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dedere.cooperation import jurisdiction_sayings as sayings
from dedere.cooperation.claims import Claim, Established, Level
from dedere.cooperation.jurisdiction_case import JurisdictionCase
from dedere.cooperation.links import LINKS, Clause, read_clause
from dedere.phrases import Phrase, StateName
from dedere.sources import Provision
from dedere.treaties.facts import Facts
from dedere.treaties.jurisdiction_rules import NoticeRule
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The duty of one State to tell others that it holds the suspect."""

    by: str
    provision: Provision
    to: tuple[str, ...]
    """States that must be told."""
    to_if_established: tuple[str, ...]
    """States that must be told if they have established their jurisdiction: ask them."""
    open_keys: tuple[str, ...]
    """Facts that would name further States."""
    says: tuple[Phrase, ...]


def notices_of(  # noqa: PLR0913 - the whole of what a notice depends on
    facts: Facts,
    standings: Standings,
    instruments: Collection[str],
    clauses: Iterable[Clause],
    case: JurisdictionCase,
    claims: Iterable[Claim],
    on: dt.date,
) -> tuple[Notice, ...]:
    """Return the duties to tell other States, text by text, of the States that hold the suspect.

    Only a State that is surely bound is said to have the duty.
    """
    held, all_claims = tuple(clauses), tuple(claims)
    found = []
    for rule in facts.jurisdiction.notices:
        if rule.instrument not in instruments:
            continue
        holding = (
            state
            for state in case.named("suspect_in") or ()
            if standings.of(state, rule.instrument, on=on).standing is Standing.BOUND
        )
        found += [_notice(rule, state, held, case, all_claims) for state in holding]
    return tuple(found)


def _notice(
    rule: NoticeRule,
    by: str,
    clauses: tuple[Clause, ...],
    case: JurisdictionCase,
    claims: tuple[Claim, ...],
) -> Notice:
    told: dict[str, None] = {}
    perhaps: dict[str, None] = {}
    for state, surely in _by_grounds(rule, clauses, case, claims):
        (told if surely else perhaps)[state] = None
    open_keys = []
    for code in rule.links:
        for key in LINKS[code].keys:
            states = case.named(key)
            open_keys += [key] if states is None else []
            told |= dict.fromkeys(states or ())
    says = [
        Phrase.of(sayings.TELL, state=StateName(by), article=rule.article),
        Phrase.of(sayings.TELL_OTHERS),
    ]
    if rule.organizations:
        says.append(Phrase.of(sayings.TELL_ORGANIZATION))
    return Notice(
        by=by,
        provision=Provision(rule.instrument, rule.article),
        to=tuple(state for state in told if state != by),
        to_if_established=tuple(s for s in perhaps if s != by and s not in told),
        open_keys=tuple(dict.fromkeys(open_keys)),
        says=tuple(says),
    )


def _by_grounds(
    rule: NoticeRule,
    clauses: tuple[Clause, ...],
    case: JurisdictionCase,
    claims: tuple[Claim, ...],
) -> Iterator[tuple[str, bool]]:
    """Yield the States with a ground under the articles named, and whether they are surely told.

    Where only those count that have established their jurisdiction, a State that must establish
    it is not known to have done so: it is to be asked, unless it declared it.
    """
    if not rule.grounds_of:
        return
    for claim in claims:
        if claim.instrument == rule.instrument and claim.clause.under(rule.grounds_of):
            declared = claim.established is Established.DECLARED
            yield claim.state, declared if claim.level is Level.MAY else not rule.established_only
    if rule.parties_only or rule.established_only:
        return
    for clause in clauses:
        if clause.instrument == rule.instrument and clause.under(rule.grounds_of):
            readings, _ = read_clause(clause, case)
            yield from ((r.state, True) for r in readings if not r.open_keys)
