"""The finder: two States, an offence, a form, a day; every basis, and what surrounds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dedere.cooperation.bases import Answer, Basis, Condition, RiskStatus
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Question, Stated, ask
from dedere.errors import InvalidInputError
from dedere.sources import Provision
from dedere.treaties.instruments import Instrument
from dedere_web.cooperation.pages.choices import OffenceGroup, narrowed, offence_groups
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.words import (
    CERTAINTIES,
    CERTAINTY_MEANINGS,
    EFFECTS,
    FORMS,
    KINDS,
    OPTIONS,
    RISKS,
    STATED,
    URGENT,
    WHY_NOT,
    words_of,
)
from dedere_web.treaties.pages.choices import Choice, state_choices
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.reasons import Step, chain_of

LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """Something to meet or to confirm."""

    says: SafeString
    is_urgent: bool
    article: Link | None
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisView:
    """One basis as its card shows it."""

    rank: int
    kind: str
    title: str
    address: str
    articles: tuple[str, ...]
    since: str
    certainty: str
    meaning: str
    option: str
    conditions: tuple[ConditionView, ...]
    deemed: tuple[SafeString, ...]
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence with what it stands on."""

    says: SafeString
    label: str = ""
    status: str = ""
    detail: str = ""
    address: str = ""
    """What the drafter of a request should address."""
    article: Link | None = None
    chain: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer as its page shows it."""

    answer: Answer
    heading: str
    says: SafeString
    offences: tuple[Link, ...]
    bases: tuple[BasisView, ...]
    unknowns: tuple[Line, ...]
    duties: tuple[Line, ...]
    exclusions: tuple[Line, ...]
    safeguards: tuple[Line, ...]
    risks: tuple[Line, ...]
    considered: tuple[Line, ...]
    cite: str
    note_address: str
    json_address: str
    swapped_address: str
    pair_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderPage:
    """What the finder shows: the form, and the answer where there is a whole question."""

    requesting: tuple[Choice, ...]
    requested: tuple[Choice, ...]
    offences: tuple[OffenceGroup, ...]
    others: tuple[OffenceGroup, ...]
    """The list again, for a further offence."""
    words: str
    """What the list of offences was narrowed by."""
    matching: int | None
    """How many offences have these words; ``None`` where none were typed."""
    forms: tuple[Choice, ...]
    stated: tuple[Choice, ...]
    found: AnswerView | None
    error: SafeString | str
    is_begun: bool
    """Something was asked, though not yet a whole question."""


def finder_page(
    desk: CooperationDesk,
    cooperation: Cooperation,
    query: Mapping[str, str],
    offences: Sequence[str],
) -> FinderPage:
    """Draw up the finder for what was asked.

    Args:
        desk: The desk.
        cooperation: The finder of the engine.
        query: ``from``, ``to``, ``form`` and ``group`` of the address; ``words`` narrow the list
            of offences, and ``narrow`` asks for nothing else.
        offences: The offences asked about.
    """
    error: SafeString | str = ""
    found = None
    offences = [offence for offence in offences if offence.strip()]
    words = query.get("words", "").strip()[:LONGEST_WORDS]
    narrows = bool(words) and ("narrow" in query or not offences)
    begun = [query.get(key, "").strip() for key in ("from", "to")] + list(offences)
    if all(begun) and offences and not narrows:
        try:
            found = _answer(desk, cooperation, asked_question(desk, query, offences))
        except InvalidInputError as wrong:
            error = desk.say(wrong.phrase)
    elif any(begun[:2]) and not all(begun[:2]):
        error = _("Choose both States and an offence.")
    shown = offence_groups(desk, offences[:1])
    shown = narrowed(shown, words) if narrows else shown
    return FinderPage(
        requesting=state_choices(desk, query.get("from", "")),
        requested=state_choices(desk, query.get("to", "")),
        offences=shown,
        others=offence_groups(desk, offences[1:]),
        words=words if narrows else "",
        matching=sum(len(group.choices) for group in shown) if narrows else None,
        forms=_choices(FORMS, query.get("form") or Form.EXTRADITION),
        stated=_choices(STATED, query.get("group") or Stated.NOT_STATED),
        found=found,
        error=error,
        is_begun=any(begun),
    )


def asked_question(
    desk: CooperationDesk, query: Mapping[str, str], offences: Sequence[str]
) -> Question:
    """Return the question that an address asks.

    Raises:
        InvalidInputError: Something in it cannot stand; the error says what to do.
    """
    form, group = query.get("form", ""), query.get("group", "")
    return ask(
        desk.facts,
        requesting=query.get("from", ""),
        requested=query.get("to", ""),
        offences=offences,
        on=desk.on,
        form=Form(form) if form in set(Form) else Form.EXTRADITION,
        organised_group=Stated(group) if group in set(Stated) else Stated.NOT_STATED,
    )


def _choices(table: Mapping[str, object], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(str(key), str(words), key == chosen) for key, words in table.items())


def _answer(desk: CooperationDesk, cooperation: Cooperation, question: Question) -> AnswerView:
    answer = cooperation.answer(question)
    asks, asked = desk.state_name(question.requesting), desk.state_name(question.requested)
    return AnswerView(
        answer=answer,
        heading=_("%(asks)s asks %(asked)s") % {"asks": asks, "asked": asked},
        says=desk.say(answer.says) if answer.says else SafeString(""),
        offences=_offence_links(desk, question),
        bases=tuple(_basis(desk, basis) for basis in answer.bases),
        unknowns=tuple(
            Line(
                says=desk.say(unknown.says),
                article=article_link(desk, unknown.provision),
                chain=chain_of(unknown.finding.because, desk) if unknown.finding else (),
            )
            for unknown in answer.unknowns
        ),
        duties=tuple(
            Line(
                says=desk.say(duty.says),
                article=article_link(desk, duty.provision),
                status=words_of(CERTAINTIES, duty.certainty),
                chain=chain_of(duty.because, desk),
            )
            for duty in answer.duties
        ),
        exclusions=tuple(Line(says=desk.say(one.says)) for one in answer.exclusions),
        safeguards=_safeguards(desk, answer),
        risks=_risks(desk, answer),
        considered=_considered(desk, answer),
        cite=_cite(desk, answer),
        note_address=_address("cooperation:note", question),
        json_address=_json_address(question),
        swapped_address=_address("cooperation:finder", question, swapped=True),
        pair_address=_pair_address(question),
    )


def _offence_links(desk: CooperationDesk, question: Question) -> tuple[Link, ...]:
    found = []
    for offence_id in question.offences:
        code = offence_id.partition("/")[0]
        instrument: Instrument = desk.facts.instruments[code]
        offence = next(o for o in instrument.offences if o.id == offence_id)
        words = _("%(offence)s (%(instrument)s, article %(article)s)") % {
            "offence": offence.label,
            "instrument": desk.instrument_name(code),
            "article": offence.article,
        }
        found.append(Link(words=words, address=desk.room("offence", offence_id)))
    return tuple(found)


def _basis(desk: CooperationDesk, basis: Basis) -> BasisView:
    known = basis.instrument in desk.facts.instruments
    title = basis.title or (desk.instrument_name(basis.instrument) if known else "")
    return BasisView(
        rank=basis.rank,
        kind=words_of(KINDS, basis.kind),
        title=title,
        address=desk.address("instrument", basis.instrument) if known else "",
        articles=basis.articles,
        since=desk.date(basis.since) if basis.since else "",
        certainty=words_of(CERTAINTIES, basis.certainty),
        meaning=words_of(CERTAINTY_MEANINGS, basis.certainty),
        option=words_of(OPTIONS, basis.option) if basis.option else "",
        conditions=tuple(_condition(desk, one) for one in basis.conditions),
        deemed=tuple(desk.say(clause.says) for clause in basis.deemed),
        chain=chain_of(basis.because, desk),
    )


def _condition(desk: CooperationDesk, condition: Condition) -> ConditionView:
    return ConditionView(
        says=desk.say(condition.says),
        is_urgent=condition.kind in URGENT,
        article=article_link(desk, condition.provision),
        sources=desk.source_links(condition.sources),
    )


def article_link(desk: CooperationDesk, provision: Provision | None) -> Link | None:
    """Return a link to the instrument of a provision, named by its article."""
    if provision is None or not provision.article:
        return None
    words = _("%(instrument)s, article %(article)s") % {
        "instrument": desk.instrument_name(provision.instrument),
        "article": provision.article,
    }
    return Link(words=words, address=desk.address("instrument", provision.instrument))


def _safeguards(desk: CooperationDesk, answer: Answer) -> tuple[Line, ...]:
    return tuple(
        Line(
            says=desk.say(one.says),
            label=one.label or _("Discrimination"),
            status=words_of(EFFECTS, one.effect),
            detail=one.summary,
            address=one.address,
            article=article_link(desk, one.provision),
            chain=chain_of(one.bearer.because, desk) if one.bearer else (),
        )
        for one in answer.safeguards
        if one.applies != "no"
    )


def _risks(desk: CooperationDesk, answer: Answer) -> tuple[Line, ...]:
    return tuple(
        Line(
            says=desk.say(risk.says),
            label=risk.label,
            status=words_of(RISKS, risk.status),
            detail=risk.address,
        )
        for risk in answer.risks
        if risk.status is not RiskStatus.REMOVED
    )


def _considered(desk: CooperationDesk, answer: Answer) -> tuple[Line, ...]:
    return tuple(
        Line(
            says=desk.say(one.says),
            label=one.title or desk.instrument_name(one.instrument),
            status=words_of(WHY_NOT, one.reason),
            article=article_link(desk, one.provision),
            chain=chain_of(one.because, desk),
        )
        for one in answer.considered
    )


def _cite(desk: CooperationDesk, answer: Answer) -> str:
    """Return one line to copy into a file: question, day, facts and address."""
    question = answer.question
    words = _(
        "Dedere, legal bases between %(asks)s (requesting) and %(asked)s (requested) for "
        "%(offences)s, %(form)s, as of %(day)s, facts %(version)s."
    )
    return words % {
        "asks": desk.state_name(question.requesting),
        "asked": desk.state_name(question.requested),
        "offences": ", ".join(question.offences),
        "form": words_of(FORMS, question.form),
        "day": question.on.isoformat(),
        "version": answer.facts_version[:16],
    }


def _json_address(question: Question) -> str:
    parameters = [("requesting", question.requesting), ("requested", question.requested)]
    parameters += [("offence", offence) for offence in question.offences]
    parameters += [
        ("form", question.form.value),
        ("organised_group", question.organised_group.value),
        ("on", question.on.isoformat()),
    ]
    return f"{reverse('api:v1:find_bases')}?{urlencode(parameters)}"


def _address(name: str, question: Question, *, swapped: bool = False) -> str:
    """Return the address that asks this question again, with its day stated."""
    pair = (question.requesting, question.requested)
    asks, asked = pair[::-1] if swapped else pair
    parameters = [("from", asks), ("to", asked)]
    parameters += [("offence", offence) for offence in question.offences]
    parameters.append(("form", question.form.value))
    if question.organised_group is not Stated.NOT_STATED:
        parameters.append(("group", question.organised_group.value))
    parameters.append(("on", question.on.isoformat()))
    return f"{reverse(name)}?{urlencode(parameters)}"


def _pair_address(question: Question) -> str:
    """Return the page of all that links the two States on the same day."""
    path = reverse("cooperation:pair", args=[question.requesting, question.requested])
    return f"{path}?{urlencode({'on': question.on.isoformat()})}"
