"""Gaps and needs as pages and reports show them."""

from dataclasses import dataclass

from dedere.obligations.assessment.answers import Layer
from dedere.obligations.assessment.gaps import Gap
from dedere.obligations.assessment.provisions import ModelProvision, model_provisions
from dedere_web.foundation.language import say
from dedere_web.obligations.models import AnswerChoice
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.words import BINDINGS, BONDS, NEEDS


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """A gap as pages show it."""

    number: int
    key: str
    text: str
    in_law: bool
    answer: str
    bond: str
    binding: str
    binds: bool
    articles: str
    reasons: tuple[str, ...]
    citation: str
    models: tuple[ModelProvision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """A need, with the gaps and articles from which it follows."""

    code: str
    name: str
    gaps: tuple[GapLine, ...]


def gap_lines(desk: Desk) -> tuple[GapLine, ...]:
    """Return every gap of an assessment, the most pressing first."""
    return tuple(_line(desk, gap, number) for number, gap in enumerate(desk.gaps, start=1))


def need_lines(desk: Desk) -> tuple[NeedLine, ...]:
    """Return the help that would mend the gaps."""
    numbers = {(g.question.key, g.layer): n for n, g in enumerate(desk.gaps, start=1)}
    return tuple(
        NeedLine(
            code=need.kind.value,
            name=str(NEEDS[need.kind]),
            gaps=tuple(
                _line(desk, gap, numbers[gap.question.key, gap.layer]) for gap in need.gaps
            ),
        )
        for need in desk.needs
    )


def _line(desk: Desk, gap: Gap, number: int) -> GapLine:
    row = desk.rows.get(gap.question.key)
    line = desk.line(gap.question)
    return GapLine(
        number=number,
        key=gap.question.key,
        text=line.text,
        in_law=gap.layer is Layer.LAW,
        answer=str(AnswerChoice(gap.answer.value).label),
        bond=str(BONDS[gap.question.bond]),
        binding=str(BINDINGS[gap.question.binding]),
        binds=gap.question.bond.value == "binds",
        articles="; ".join(f"{one.name} {one.article}" for one in line.articles),
        reasons=tuple(say(reason.says, desk.facts) for reason in gap.because),
        citation=row.citation if row else "",
        models=model_provisions(gap.question, facts=desk.facts),
    )
