"""Questions on legal bases drawn at random, the same ones every time, and their answers."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Question, Stated, ask
from dedere.errors import InvalidInputError
from dedere.treaties.facts import Facts

Bases = frozenset[tuple[str, str]]
"""What an answer rests on: kind and instrument of every basis."""

FORMS = (Form.EXTRADITION, Form.ASSISTANCE, Form.RECORDS)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from which questions are drawn."""

    since: dt.date
    until: dt.date

    def any(self, chance: random.Random) -> dt.date:
        """Return one of its days."""
        return dt.date.fromordinal(
            chance.randint(self.since.toordinal(), self.until.toordinal())
        )


SPAN = Span(dt.date(1949, 1, 1), dt.date(2026, 6, 1))


def draw_questions(
    facts: Facts, number: int, *, seed: int = 19, span: Span = SPAN
) -> tuple[Question, ...]:
    """Draw questions that can be asked: every third between States that share a listed treaty.

    Args:
        facts: All facts.
        number: How many.
        seed: The same seed draws the same questions.
        span: From which days.
    """
    chance = random.Random(seed)  # noqa: S311 - which questions are asked; no secret
    offences = [o.id for i in facts.instruments.values() for o in i.offences]
    states = [*(s.code for s in facts.parties.current()), *(s.code for s in facts.parties.former())]
    couples = [t.parties for t in facts.treaties if not t.multilateral] or [tuple(states)]
    found: list[Question] = []
    while len(found) < number:
        among = chance.choice(couples) if len(found) % 3 == 0 else states
        asking, asked = chance.sample(among, 2)
        try:
            question = ask(
                facts,
                requesting=asking,
                requested=asked,
                offences=[chance.choice(offences)],
                form=chance.choice(FORMS),
                on=span.any(chance),
                organised_group=chance.choice(list(Stated)),
            )
        except InvalidInputError:
            continue
        found.append(question)
    return tuple(found)


def every_pair(facts: Facts, *, offence: str, on: dt.date) -> tuple[Question, ...]:
    """Return the question of extradition between every two States of the day, both ways."""
    found = []
    for asking in facts.parties.current():
        for asked in facts.parties.current():
            try:
                found.append(
                    ask(
                        facts,
                        requesting=asking.code,
                        requested=asked.code,
                        offences=[offence],
                        on=on,
                    )
                )
            except InvalidInputError:
                continue
    return tuple(found)


def by_finder(cooperation: Cooperation, questions: Iterable[Question]) -> list[Bases]:
    """Return what the finder says of each question."""
    return [
        frozenset((b.kind.value, b.instrument) for b in cooperation.answer(q).bases)
        for q in questions
    ]
