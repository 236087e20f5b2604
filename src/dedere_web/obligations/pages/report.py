"""The gap report: four to five pages that people will read, as a document."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dedere.drafting.document import Block, Document, Field, Heading, Item, Listing, Paragraph
from dedere.obligations.assessment.answers import Layer
from dedere.obligations.assessment.questions import Bond
from dedere_web.foundation.language import say_date
from dedere_web.obligations import selectors
from dedere_web.obligations.models import Progress, RemarkKind, Stage
from dedere_web.obligations.pages.desk import Desk
from dedere_web.obligations.pages.results import GapLine, gap_lines, need_lines

TOP = 12
"""Shortfalls told in full; the rest are counted, and stand in the workbook."""
OF_EACH_NEED = 6


def report_of(desk: Desk) -> Document:
    """Return the gap report of an assessment in the reader's language."""
    lines = gap_lines(desk)
    found = desk.assessment
    blocks = [
        *_head(desk, lines),
        *_shortfalls(lines),
        *_priorities(lines),
        *_help(desk),
        *_pipeline(desk),
        *_observations(desk),
        *_basis(desk),
    ]
    foot = _("Dedere, as of %(day)s, facts %(version)s. Not an official statement of any State.")
    return Document(
        title=_("Gap report: %(state)s") % {"state": desk.state_name},
        language=(get_language() or "en").split("-")[0],
        subject=_("Implementation of the universal instruments against terrorism"),
        blocks=tuple(blocks),
        foot=foot % {"day": found.on.isoformat(), "version": desk.facts.version[:12]},
    )


def _head(desk: Desk, lines: tuple[GapLine, ...]) -> list[Block]:
    found = desk.assessment
    bound = desk.questionnaire.with_bond(Bond.BINDS)
    instruments = {s.instrument for q in bound for s in q.serves if s.bond is Bond.BINDS}
    answered = sum(desk.is_answered(q) for q in bound)
    summary = _(
        "On %(day)s our sources show %(state)s bound by %(instruments)s of the universal "
        "instruments. Of the %(total)s questions that they put, %(answered)s are answered; "
        "%(gaps)s shortfalls were found in law or practice."
    ) % {
        "day": say_date(found.on),
        "state": desk.state_name,
        "instruments": len(instruments),
        "total": len(bound),
        "answered": answered,
        "gaps": len(lines),
    }
    return [
        Paragraph(summary, emphasis=True),
        Field(_("Step"), str(Stage(found.stage).label)),
        Field(_("Owner"), found.owner.name),
        Field(_("Reviewed by"), found.reviewer.name if found.reviewer else _("nobody yet")),
        Field(_("Duties carried out in the law"), desk.score_in_words(Layer.LAW)),
        Field(_("Duties carried out in practice"), desk.score_in_words(Layer.PRACTICE)),
        Paragraph(
            _(
                "A range shows what is surely carried out and what may be: unknown answers are "
                "neither yes nor no. It says nothing about any other State."
            )
        ),
        Field(_("Duties without an answer on the law"), str(desk.open_duties())),
    ]


def _shortfalls(lines: tuple[GapLine, ...]) -> list[Block]:
    blocks: list[Block] = [Heading(_("The most pressing shortfalls"))]
    if not lines:
        return [*blocks, Paragraph(_("No answer given so far shows a shortfall."))]
    for line in lines[:TOP]:
        where = _("in the law") if line.in_law else _("in practice")
        head = _("%(number)s. %(text)s") % {"number": line.number, "text": line.text}
        answer = _("%(answer)s, %(where)s") % {"answer": line.answer, "where": where}
        blocks += [
            Heading(head, level=3),
            Field(_("Answer"), answer),
            Field(_("Asked by"), line.articles),
        ]
        if line.citation:
            blocks.append(Field(_("Law as it is"), line.citation))
        elements = [str(e.says) for model in line.models[:1] for e in model.elements]
        if line.in_law and elements:
            blocks.append(Field(_("A provision must contain"), "; ".join(elements)))
    left = len(lines) - TOP
    if left > 0:
        blocks.append(Paragraph(_("%(left)s more stand in the workbook.") % {"left": left}))
    return blocks


def _priorities(lines: tuple[GapLine, ...]) -> list[Block]:
    if not lines:
        return []
    items = tuple(
        Item(line.text, below=tuple(Item(reason) for reason in line.reasons)) for line in lines[:5]
    )
    return [Heading(_("Where to begin, and why")), Listing(items, numbered=True)]


def _help(desk: Desk) -> list[Block]:
    needs = need_lines(desk)
    if not needs:
        return []
    blocks: list[Block] = [Heading(_("Help wanted"))]
    for need in needs:
        lines = [
            Item(_("Shortfall %(number)s: %(articles)s")
                 % {"number": gap.number, "articles": gap.articles})
            for gap in need.gaps[:OF_EACH_NEED]
        ]  # fmt: skip
        left = len(need.gaps) - OF_EACH_NEED
        if left > 0:
            lines.append(Item(_("and %(left)s more") % {"left": left}))
        blocks += [Heading(need.name, level=2), Listing(tuple(lines))]
    return blocks


def _pipeline(desk: Desk) -> list[Block]:
    bills = list(selectors.bills(desk.assessment))
    if not bills:
        return []
    items = tuple(
        Item(_("%(title)s: %(progress)s")
             % {"title": bill.title, "progress": str(Progress(bill.progress).label)})
        for bill in bills
    )  # fmt: skip
    return [Heading(_("Changes of the law on their way")), Listing(items)]


def _observations(desk: Desk) -> list[Block]:
    text = desk.assessment.observations.strip()
    blocks: list[Block] = [Heading(_("Observations of the State"))]
    blocks.append(Paragraph(text or _("The State has made no observation so far.")))
    told = [r for r in selectors.remarks(desk.assessment) if r.kind == RemarkKind.COMMENT]
    if told:
        blocks.append(Listing(tuple(Item(remark.text) for remark in told[:10])))
    return blocks


def _basis(desk: Desk) -> list[Block]:
    names = "; ".join(
        desk.facts.instruments[code].short_title(get_language() or "en")
        for code, finding in desk.questionnaire.standings.items()
        if finding.shown.value == "bound"
    )
    return [
        Heading(_("What this rests on")),
        Field(_("Instruments that bind, as our sources last showed"), names or _("none")),
        Paragraph(
            _(
                "Answers are those of the organisation that owns the assessment. Questions, "
                "weights and order: the reference on scoring of Dedere."
            )
        ),
    ]
