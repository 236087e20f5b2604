"""Treaties and arrangements between two States that lists show, with their status and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dedere.cooperation.bases import Basis, BasisKind, Considered, Unknown
from dedere.cooperation.listed import ListedLaw, listed_bases
from dedere.cooperation.multilateral import multilateral_bases
from dedere.cooperation.question import Form, Question
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.words import CERTAINTIES, KINDS, WHY_NOT, words_of
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.reasons import Step, chain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTreaty:
    """One treaty, arrangement or scheme: whether it applies on the day, and why."""

    id: str
    title: str
    address: str
    kind: str
    matters: tuple[str, ...]
    status: str
    since: str
    applies: bool
    says: tuple[SafeString, ...]
    """What to confirm, or why it does not apply."""
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTreaties:
    """What lists show between two States."""

    bilateral: tuple[PairTreaty, ...]
    several: tuple[PairTreaty, ...]
    """Treaties and arrangements of several States on this very cooperation, and schemes."""
    unknowns: tuple[SafeString, ...]

    @property
    def applying(self) -> int:
        """Return how many listed bilateral treaties may apply on the day."""
        return sum(treaty.applies for treaty in self.bilateral)


def pair_treaties(desk: CooperationDesk, question: Question) -> PairTreaties:
    """Return what lists show between the two States of a question, for both matters."""
    law = ListedLaw(desk.facts)
    matters = {
        Form.EXTRADITION: _("extradition"),
        Form.ASSISTANCE: _("mutual legal assistance"),
    }
    bilateral: dict[str, PairTreaty] = {}
    several: dict[str, PairTreaty] = {}
    unknowns: dict[str, SafeString] = {}
    for form, matter in matters.items():
        asked = Question(
            requesting=question.requesting,
            requested=question.requested,
            offences=(),
            form=form,
            on=question.on,
        )
        shared = multilateral_bases(desk.facts, desk.standings, asked)
        listed = listed_bases(
            law,
            asked,
            replaced_by=shared.replaces,
            perhaps_replaced_by=shared.perhaps_replaces,
        )
        _gather(desk, bilateral, matter, listed.bases, listed.considered)
        _gather(desk, several, matter, shared.bases, shared.considered)
        unknowns |= _said(desk, (*listed.unknowns, *shared.unknowns))
    return PairTreaties(
        bilateral=tuple(sorted(bilateral.values(), key=lambda t: (not t.applies, t.since))),
        several=tuple(sorted(several.values(), key=lambda t: not t.applies)),
        unknowns=tuple(unknowns.values()),
    )


def _gather(
    desk: CooperationDesk,
    found: dict[str, PairTreaty],
    matter: str,
    bases: Iterable[Basis],
    considered: Iterable[Considered],
) -> None:
    """Add what lists show on one matter; a treaty on both matters is one row."""
    rows = [_basis(desk, basis, matter) for basis in bases]
    rows += [_considered(desk, one, matter) for one in considered]
    for row in rows:
        known = found.get(row.id)
        if known is None or (row.applies and not known.applies):
            matters = (*known.matters, matter) if known else (matter,)
        else:
            row, matters = known, (*known.matters, matter)
        found[row.id] = _with_matters(row, matters)


def _with_matters(row: PairTreaty, matters: tuple[str, ...]) -> PairTreaty:
    return PairTreaty(
        id=row.id,
        title=row.title,
        address=row.address,
        kind=row.kind,
        matters=tuple(dict.fromkeys(matters)),
        status=row.status,
        since=row.since,
        applies=row.applies,
        says=row.says,
        chain=row.chain,
    )


def _basis(desk: CooperationDesk, basis: Basis, matter: str) -> PairTreaty:
    known = basis.instrument in desk.facts.instruments
    binding = basis.kind is not BasisKind.SCHEME
    return PairTreaty(
        id=basis.instrument,
        title=basis.title or desk.instrument_name(basis.instrument),
        address=desk.address("instrument", basis.instrument) if known else "",
        kind=words_of(KINDS, basis.kind),
        matters=(matter,),
        status=_("applies: %(certainty)s") % {"certainty": words_of(CERTAINTIES, basis.certainty)}
        if binding
        else _("not binding"),
        since=written_day(basis.since) if basis.since else "",
        applies=True,
        says=tuple(desk.say(condition.says) for condition in basis.conditions),
        chain=chain_of(basis.because, desk),
    )


def _considered(desk: CooperationDesk, one: Considered, matter: str) -> PairTreaty:
    known = one.instrument in desk.facts.instruments
    return PairTreaty(
        id=one.instrument,
        title=one.title or desk.instrument_name(one.instrument),
        address=desk.address("instrument", one.instrument) if known else "",
        kind="",
        matters=(matter,),
        status=words_of(WHY_NOT, one.reason),
        since="",
        applies=False,
        says=(desk.say(one.says),),
        chain=chain_of(one.because, desk),
    )


def _said(desk: CooperationDesk, unknowns: Iterable[Unknown]) -> dict[str, SafeString]:
    said = (desk.say(unknown.says) for unknown in unknowns)
    return {str(one): one for one in said}
