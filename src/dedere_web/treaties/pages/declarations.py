"""Reservations and declarations, as rows of the page of an instrument or a State."""

from dataclasses import dataclass

from dedere.treaties.declarations import Declaration, InEffect, in_effect
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import EFFECTS, TOPICS, act_label, label


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationRow:
    """One reservation, declaration or objection."""

    state: Link
    instrument: Link
    kind: str
    article: str
    about: str
    effect: str
    date: str
    withdrawn: str
    is_withdrawn: bool
    speaks: InEffect
    note: str
    sources: tuple[Link, ...]


def declarations_on(desk: Desk, instrument: str) -> tuple[DeclarationRow, ...]:
    """Return the reservations and declarations to an instrument, by State."""
    rows = [_row(desk, found) for found in desk.facts.declarations_on(instrument)]
    return tuple(sorted(rows, key=lambda row: (row.state.words, row.article)))


def declarations_by(desk: Desk, state: str) -> tuple[DeclarationRow, ...]:
    """Return the reservations and declarations of a State, by instrument."""
    people = set(desk.facts.parties.same_person(state))
    return tuple(_row(desk, found) for found in desk.facts.declarations if found.state in people)


def _row(desk: Desk, found: Declaration) -> DeclarationRow:
    return DeclarationRow(
        state=Link(words=desk.state_name(found.state), address=desk.address("state", found.state)),
        instrument=Link(
            words=desk.instrument_name(found.instrument),
            address=desk.address("instrument", found.instrument),
        ),
        kind=act_label(found.kind),
        article=found.article,
        about=label(TOPICS, found.topic),
        effect=label(EFFECTS, found.effect),
        date=str(found.date) if found.date else "",
        withdrawn=str(found.withdrawn) if found.withdrawn else "",
        is_withdrawn=found.is_withdrawn,
        speaks=in_effect(found, on=desk.on),
        note=found.note,
        sources=desk.source_links(found.sources),
    )
