"""Jurisdiction: which States must, and which may, have it over the facts of a case."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.cooperation.claims import Claim, Level
from dedere.cooperation.jurisdiction import JurisdictionAnswer, LinkedOnly
from dedere.cooperation.jurisdiction_case import KEYS, ZONES, KeyKind, read_jurisdiction_case
from dedere.errors import InvalidInputError
from dedere.phrases import Phrase
from dedere_web.cooperation.pages.choices import OffenceGroup, offence_groups, offence_label
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.finder import Line, article_link
from dedere_web.cooperation.pages.words import CERTAINTIES, words_of
from dedere_web.cooperation.selectors import jurisdiction_on
from dedere_web.foundation.language import say
from dedere_web.treaties.pages.choices import Choice, state_choices
from dedere_web.treaties.pages.reasons import chain_of

LEVELS: dict[str, Promise] = {
    Level.MUST: gettext_lazy("must have jurisdiction"),
    Level.PRESENCE: gettext_lazy("must, if the suspect is there and is not extradited"),
    Level.MAY: gettext_lazy("may have jurisdiction"),
}
YES_NO: dict[str, Promise] = {"yes": gettext_lazy("yes"), "no": gettext_lazy("no")}
ZONE_WORDS: dict[str, Promise] = {
    "land": gettext_lazy("on land"),
    "internal-waters": gettext_lazy("internal waters"),
    "territorial-sea": gettext_lazy("territorial sea"),
    "airspace": gettext_lazy("airspace"),
    "continental-shelf": gettext_lazy("continental shelf"),
    "exclusive-economic-zone": gettext_lazy("exclusive economic zone"),
    "high-seas": gettext_lazy("high seas"),
    "no-state": gettext_lazy("under no State"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyField:
    """One fact that can be stated."""

    name: str
    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateClaims:
    """One State, how strictly the texts speak to it, and each ground."""

    name: str
    address: str
    level: str
    claims: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionPage:
    """What the page shows: the facts, and the States."""

    offences: tuple[OffenceGroup, ...]
    offence: str
    fields: tuple[KeyField, ...]
    states: tuple[StateClaims, ...]
    must: int
    may: int
    unknowns: tuple[Line, ...]
    not_bound: tuple[Line, ...]
    questions: tuple[Line, ...]
    notes: tuple[SafeString, ...]
    ranking: str
    is_answered: bool
    error: SafeString | str


def jurisdiction_page(
    desk: CooperationDesk, offence: str, stated: Mapping[str, str]
) -> JurisdictionPage:
    """Draw up the facts that can be stated and, for an offence, the States with jurisdiction.

    Args:
        desk: The desk.
        offence: Id of an offence; empty before one is chosen.
        stated: By key, what was stated; a key left empty is not stated.
    """
    error: SafeString | str = ""
    found: JurisdictionAnswer | None = None
    given = {key: value for key, value in stated.items() if value and key in KEYS}
    if offence:
        try:
            case = read_jurisdiction_case(desk.facts.parties, given)
            found = jurisdiction_on(desk.standings).resolve(offence, case, on=desk.on)
        except InvalidInputError as wrong:
            error = desk.say(wrong.phrase)
    states = _states(desk, found) if found else ()
    return JurisdictionPage(
        offences=offence_groups(desk, [offence]),
        offence=offence_label(desk, offence) if offence else "",
        fields=tuple(_field(desk, name, given.get(name, "")) for name in KEYS),
        states=states,
        must=sum(s.level is not Level.MAY for s in found.states) if found else 0,
        may=sum(s.level is Level.MAY for s in found.states) if found else 0,
        unknowns=_linked(desk, found.unknowns) if found else (),
        not_bound=_linked(desk, found.not_bound) if found else (),
        questions=_questions(desk, found) if found else (),
        notes=tuple(desk.say(note) for note in found.notes) if found else (),
        ranking=desk.say(found.ranking.says) if found and len(found.states) > 1 else "",
        is_answered=found is not None,
        error=error,
    )


def _field(desk: CooperationDesk, name: str, chosen: str) -> KeyField:
    key = KEYS[name]
    match key.kind:
        case KeyKind.STATES:
            none = Choice("none", _("none"), chosen == "none")
            choices: tuple[Choice, ...] = (none, *state_choices(desk, chosen))
        case KeyKind.YES_NO:
            choices = tuple(Choice(k, str(words), k == chosen) for k, words in YES_NO.items())
        case _:
            choices = tuple(Choice(z, words_of(ZONE_WORDS, z), z == chosen) for z in ZONES)
    return KeyField(name=name, question=say(Phrase.of(key.question)), choices=choices)


def _states(desk: CooperationDesk, found: JurisdictionAnswer) -> tuple[StateClaims, ...]:
    return tuple(
        StateClaims(
            name=desk.state_name(one.state),
            address=desk.address("state", one.state),
            level=words_of(LEVELS, one.level),
            claims=tuple(_claim(desk, claim) for claim in one.claims),
        )
        for one in found.states
    )


def _claim(desk: CooperationDesk, claim: Claim) -> Line:
    first = claim.because[0].says if claim.because else None
    return Line(
        says=desk.say(first) if first else SafeString(""),
        label=words_of(LEVELS, claim.level),
        status=words_of(CERTAINTIES, claim.certainty),
        detail=" ".join(say(condition, desk.facts) for condition in claim.conditions),
        article=article_link(desk, claim.provision),
        chain=chain_of(claim.because, desk),
    )


def _questions(desk: CooperationDesk, found: JurisdictionAnswer) -> tuple[Line, ...]:
    """Return each open question once, however many grounds it would settle."""
    return tuple(
        Line(says=says) for says in dict.fromkeys(desk.say(q.says) for q in found.questions)
    )


def _linked(desk: CooperationDesk, rows: tuple[LinkedOnly, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(says=desk.say(one.says), chain=chain_of(one.finding.because, desk)) for one in rows
    )
