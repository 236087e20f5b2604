"""Recorded practice of a State, as rows of a page."""

from dataclasses import dataclass

from dedere.treaties.practice import Practice, PracticeFinding, PracticeQuestion, practice_on
from dedere_web.cooperation.pages.words import CERTAINTIES, words_of
from dedere_web.cooperation.practice_words import ANSWERS, QUESTIONS
from dedere_web.treaties.pages.desk import Desk, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """What one source answers to one question about one State."""

    id: str
    state: Link
    question: str
    answer: str
    certainty: str
    instrument: Link | None
    since: str
    until: str
    as_of: str
    law: str
    article: str
    note: str
    sources: tuple[Link, ...]


def practice_row(desk: Desk, practice: Practice, certainty: str = "") -> PracticeRow:
    """Return a recorded practice as a row."""
    code = practice.instrument
    return PracticeRow(
        id=practice.id,
        state=Link(
            words=desk.state_name(practice.state), address=desk.address("state", practice.state)
        ),
        question=words_of(QUESTIONS, practice.question),
        answer=words_of(ANSWERS, practice.answer),
        certainty=certainty,
        instrument=Link(words=desk.instrument_name(code), address=desk.address("instrument", code))
        if code
        else None,
        since=str(practice.since or ""),
        until=str(practice.until or ""),
        as_of=str(practice.as_of or ""),
        law=practice.law,
        article=practice.article,
        note=practice.note,
        sources=desk.source_links(practice.sources),
    )


def practice_list(desk: Desk, state: str) -> tuple[PracticeRow, ...]:
    """Return every recorded practice, or those of one State, by the name of the State."""
    held = [p for p in desk.facts.practices if state in {"", p.state}]
    ordered = sorted(held, key=lambda p: (desk.state_name(p.state), p.question, p.id))
    return tuple(practice_row(desk, practice) for practice in ordered)


def practices_of(desk: Desk, state: str) -> tuple[PracticeRow, ...]:
    """Return what is recorded of a State and speaks on the day of the desk, by question."""
    return tuple(
        practice_row(desk, found.practice, words_of(CERTAINTIES, found.certainty))
        for found in practice_findings(desk, state)
    )


def practice_findings(desk: Desk, state: str) -> tuple[PracticeFinding, ...]:
    """Return the same as the engine says it."""
    held = [p for p in desk.facts.practices if p.state == state]
    limits = dict.fromkeys(p.instrument for p in held)
    found: dict[str, PracticeFinding] = {}
    for question in PracticeQuestion:
        for instrument in ("", *limits):
            for one in practice_on(held, state, question, desk.on, instrument=instrument):
                found.setdefault(one.practice.id, one)
    return tuple(found.values())
