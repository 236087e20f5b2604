"""All that links two States on a day."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dedere.cooperation.listed import ListedLaw
from dedere.planning.pairs import PairLinks, links_between
from dedere_web.cooperation.pages.choices import OffenceGroup, offence_groups
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.pair_picture import pair_picture
from dedere_web.cooperation.pages.pair_texts import (
    ProtectionRow,
    TextsBetween,
    drawn_protections,
    drawn_texts,
)
from dedere_web.cooperation.pages.pair_treaties import PairTreaties, drawn_treaties
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


def pair_page(desk: CooperationDesk, asked_one: str, asked_other: str) -> PairPage:
    """Draw up the page of a pair.

    Raises:
        InvalidInputError: A State is not known, did not exist then, or both are one.
    """
    law = ListedLaw(desk.facts)
    links = links_between(desk.standings, law, one=asked_one, other=asked_other, on=desk.on)
    pair = (links.one, links.other)
    one, other = (desk.state_name(code) for code in pair)
    texts, treaties = drawn_texts(desk, links), drawn_treaties(desk, links)
    sides = (_side(desk, pair[0]), _side(desk, pair[1]))
    unknowns = (*treaties.unknowns, *_unrecorded(sides))
    questions = _distinct(link for row in texts.maybe for link in row.questions)
    return PairPage(
        heading=_("%(one)s and %(other)s") % {"one": one, "other": other},
        says=_in_one_sentence(desk, (one, other), texts, treaties, len(unknowns) + len(questions)),
        sides=sides,
        texts=texts,
        treaties=treaties,
        declarations=_declarations(desk, links),
        protections=drawn_protections(desk, links),
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


def _declarations(desk: CooperationDesk, links: PairLinks) -> tuple[DeclarationRow, ...]:
    """Draw up what either State said that acts between the two on the day."""
    acting = {
        said.id
        for statement in links.statements
        for said in (statement.declaration, statement.objection)
        if said is not None
    }
    rows: list[DeclarationRow] = []
    for state in (links.one, links.other):
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
