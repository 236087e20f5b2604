"""Reasons: the chain under an answer, each step with its article, its date and its sources."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.sources import Provision, Reason
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import act_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a chain: a sentence, and what it stands on."""

    says: str
    article: Link | None
    sources: tuple[Link, ...]
    grounds: tuple["Step", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One recorded act, as a row that a number or a reason leads to."""

    id: str
    anchor: str
    date: str
    """As far as the source states it, ISO 8601; empty where it states none."""
    effective: str
    kind: str
    state: Link
    instrument: Link
    territory: str
    sources: tuple[Link, ...]
    note: str
    listed_as: str


def chain_of(because: tuple[Reason, ...], desk: Desk) -> tuple[Step, ...]:
    """Return the chain of an answer as its page shows it."""
    return tuple(
        Step(
            says=desk.say(reason.says),
            article=_article(reason.provision, desk),
            sources=desk.source_links(reason.sources),
            grounds=chain_of(reason.grounds, desk),
        )
        for reason in because
    )


def act_row(action: TreatyAction, desk: Desk) -> ActRow:
    """Return a recorded act as a row."""
    return ActRow(
        id=action.id,
        anchor=anchor_of(action.id),
        date=str(action.date) if action.date else "",
        effective=action.effective.isoformat() if action.effective else "",
        kind=act_label(action.kind),
        state=Link(
            words=desk.state_name(action.state), address=desk.address("state", action.state)
        ),
        instrument=Link(
            words=desk.instrument_name(action.instrument),
            address=desk.address("instrument", action.instrument),
        ),
        territory=action.territory,
        sources=desk.source_links(action.sources),
        note=action.note,
        listed_as=action.listed_as,
    )


def anchor_of(action_id: str) -> str:
    """Return the anchor of an act within a page."""
    return "act-" + action_id.replace("/", "-")


def deposit_of(actions: tuple[TreatyAction, ...]) -> TreatyAction | None:
    """Return the act of consent among these, where there is one, dated before undated."""
    consents = [
        a for a in actions if a.kind not in {ActionKind.SIGNATURE, ActionKind.DENUNCIATION}
    ]
    return min(consents, key=lambda a: (a.date is None, str(a.date)), default=None)


def _article(provision: Provision | None, desk: Desk) -> Link | None:
    if provision is None:
        return None
    words = _("%(instrument)s, article %(article)s") % {
        "instrument": desk.instrument_name(provision.instrument),
        "article": provision.article,
    }
    return Link(words=words, address=desk.address("instrument", provision.instrument))
