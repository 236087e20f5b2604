"""Treaties and arrangements between two States that lists show, with their status and why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.cooperation.bases import Basis, BasisKind
from dedere.cooperation.question import Form
from dedere.planning.pairs import PairLinks, TreatyBetween
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


MATTERS: dict[str, Promise] = {
    Form.EXTRADITION: gettext_lazy("extradition"),
    Form.ASSISTANCE: gettext_lazy("mutual legal assistance"),
}


def drawn_treaties(desk: CooperationDesk, links: PairLinks) -> PairTreaties:
    """Draw up what lists show between two States, for both matters."""
    return PairTreaties(
        bilateral=tuple(_row(desk, treaty) for treaty in links.bilateral),
        several=tuple(_row(desk, treaty) for treaty in links.several),
        unknowns=tuple(dict.fromkeys(desk.say(unknown.says) for unknown in links.unknowns)),
    )


def _row(desk: CooperationDesk, treaty: TreatyBetween) -> PairTreaty:
    known = treaty.instrument in desk.facts.instruments
    matters = tuple(words_of(MATTERS, form) for form in treaty.forms)
    title = treaty.title or desk.instrument_name(treaty.instrument)
    address = desk.address("instrument", treaty.instrument) if known else ""
    if treaty.basis is not None:
        basis = treaty.basis
        return PairTreaty(
            id=treaty.instrument,
            title=title,
            address=address,
            kind=words_of(KINDS, basis.kind),
            matters=matters,
            status=_status(basis),
            since=written_day(basis.since) if basis.since else "",
            applies=True,
            says=tuple(desk.say(condition.says) for condition in basis.conditions),
            chain=chain_of(basis.because, desk),
        )
    one = treaty.considered
    return PairTreaty(
        id=treaty.instrument,
        title=title,
        address=address,
        kind="",
        matters=matters,
        status=words_of(WHY_NOT, one.reason) if one else "",
        since="",
        applies=False,
        says=(desk.say(one.says),) if one else (),
        chain=chain_of(one.because, desk) if one else (),
    )


def _status(basis: Basis) -> str:
    if basis.kind is BasisKind.SCHEME:
        return _("not binding")
    return _("applies: %(certainty)s") % {"certainty": words_of(CERTAINTIES, basis.certainty)}
