"""All that links two States on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dedere.cooperation.question import Form, Question, ask
from dedere.cooperation.statements import statements_between
from dedere_web.cooperation.pages.choices import OffenceGroup, offence_groups
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.pair_picture import pair_picture
from dedere_web.cooperation.pages.pair_texts import (
    ProtectionRow,
    TextsBetween,
    protections_of,
    texts_between,
)
from dedere_web.cooperation.pages.pair_treaties import PairTreaties, pair_treaties
from dedere_web.cooperation.pages.practices import PracticeRow, practices_of
from dedere_web.treaties.pages.declarations import DeclarationRow, declarations_by
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.drawn import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSide:
    """One of the two States."""

    code: str
    name: str
    address: str
    practices: tuple[PracticeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """What the page of a pair shows."""

    question: Question
    heading: str
    says: SafeString
    sides: tuple[PairSide, PairSide]
    texts: TextsBetween
    treaties: PairTreaties
    declarations: tuple[DeclarationRow, ...]
    protections: tuple[ProtectionRow, ...]
    unknowns: tuple[SafeString, ...]
    questions: tuple[Link, ...]
    """Standings that our sources leave open, each with its page."""
    picture: Picture
    offences: tuple[OffenceGroup, ...]
    swapped_address: str
    compare_address: str


def pair_question(desk: CooperationDesk, one: str, other: str) -> Question:
    """Return the question whose two States have been checked, about no offence.

    Raises:
        InvalidInputError: A State is not known, did not exist then, or both are one.
    """
    offence = next(o.id for i in desk.facts.instruments.values() for o in i.offences)
    asked = ask(
        desk.facts,
        requesting=one,
        requested=other,
        offences=[offence],
        form=Form.EXTRADITION,
        on=desk.on,
    )
    return replace(asked, offences=())


def pair_page(desk: CooperationDesk, question: Question) -> PairPage:
    """Draw up the page of a pair."""
    pair = (question.requesting, question.requested)
    one, other = (desk.state_name(code) for code in pair)
    texts = texts_between(desk, *pair)
    treaties = pair_treaties(desk, question)
    sides = (_side(desk, pair[0]), _side(desk, pair[1]))
    unknowns = (*treaties.unknowns, *_unrecorded(sides))
    questions = _distinct(link for row in texts.maybe for link in row.questions)
    return PairPage(
        question=question,
        heading=_("%(one)s and %(other)s") % {"one": one, "other": other},
        says=_in_one_sentence(desk, (one, other), texts, treaties, len(unknowns) + len(questions)),
        sides=sides,
        texts=texts,
        treaties=treaties,
        declarations=_declarations(desk, question),
        protections=protections_of(desk, pair),
        unknowns=unknowns,
        questions=questions,
        picture=pair_picture(desk, pair),
        offences=offence_groups(desk, ()),
        swapped_address=desk.room("pair", *pair[::-1]),
        compare_address=_compare_address(desk, pair),
    )


def _side(desk: CooperationDesk, code: str) -> PairSide:
    return PairSide(
        code=code,
        name=desk.state_name(code),
        address=desk.address("state", code),
        practices=practices_of(desk, code),
    )


def _in_one_sentence(
    desk: CooperationDesk,
    names: tuple[str, str],
    texts: TextsBetween,
    treaties: PairTreaties,
    questions: int,
) -> SafeString:
    return format_html(
        _(
            "On {date}, in {sure} of {whole} matters a multilateral text bound both {one} and "
            "{other}, and in {maybe} more one may have; of {listed} bilateral treaties in lists, "
            "{applying} may apply. Open questions: {questions}."
        ),
        date=desk.date(desk.on),
        sure=len(texts.sure),
        whole=texts.whole,
        one=names[0],
        other=names[1],
        maybe=len(texts.maybe),
        listed=len(treaties.bilateral),
        applying=treaties.applying,
        questions=questions,
    )


def _declarations(desk: CooperationDesk, question: Question) -> tuple[DeclarationRow, ...]:
    """Return what either State said that acts between the two on the day."""
    acting = {
        id_
        for code in desk.facts.instruments
        for statement in statements_between(desk.facts.declarations_on(code), question)
        for id_ in (
            statement.declaration.id,
            statement.objection.id if statement.objection else "",
        )
    }
    rows: list[DeclarationRow] = []
    for state in (question.requesting, question.requested):
        people = set(desk.facts.parties.same_person(state))
        held = [d for d in desk.facts.declarations if d.state in people]
        drawn = zip(declarations_by(desk, state), held, strict=True)
        rows += [row for row, declaration in drawn if declaration.id in acting]
    return tuple(rows)


def _unrecorded(sides: Iterable[PairSide]) -> tuple[SafeString, ...]:
    return tuple(
        format_html(
            _(
                "No practice of {state} is recorded: does it require a treaty, reciprocity or "
                "evidence? Ask its central authority."
            ),
            state=side.name,
        )
        for side in sides
        if not side.practices
    )


def _distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple({link.address: link for link in links}.values())


def _compare_address(desk: CooperationDesk, pair: tuple[str, str]) -> str:
    separator = "&" if "?" in desk.address("compare") else "?"
    return f"{desk.address('compare')}{separator}state={pair[0]}&state={pair[1]}"
