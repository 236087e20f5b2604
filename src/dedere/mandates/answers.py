"""A resolution as plain values for JSON: the shape other programs rely on."""

from collections.abc import Iterable

from dedere.mandates.citations import documents
from dedere.mandates.values import (
    Actor,
    Annex,
    Citation,
    Condition,
    Deadline,
    Directive,
    Footnote,
    Masthead,
    Operative,
    Preambular,
    Remark,
    Resolution,
    Span,
    SubParagraph,
    Theme,
)
from dedere.phrases import PLAIN_ENGLISH, Speaker


def resolution_answer(
    resolution: Resolution, speaker: Speaker = PLAIN_ENGLISH
) -> dict[str, object]:
    """Return a resolution as plain values, with everything that was read."""
    head = resolution.masthead
    return {
        "symbol": head.symbol or None,
        "title": resolution.title or None,
        "body": head.body or None,
        "session": head.session or None,
        "sponsors": list(head.sponsors),
        "preambular": [_preambular(p) for p in resolution.preambular],
        "operative": [_operative(p) for p in resolution.operative],
        "masthead": _masthead(head),
        "chapeau": resolution.chapeau or None,
        "recommends": list(resolution.recommends),
        "headings": list(resolution.headings),
        "closing": resolution.closing or None,
        "annexes": [_annex(a) for a in resolution.annexes],
        "footnotes": [_footnote(f) for f in resolution.footnotes],
        "remarks": [_remark(r, speaker) for r in resolution.remarks],
    }


def _masthead(head: Masthead) -> dict[str, object]:
    return {
        "kind": head.kind or None,
        "organ": head.organ or None,
        "committee": head.committee or None,
        "session_number": head.session_number,
        "adopted": head.adopted.isoformat() if head.adopted else None,
        "published": head.published.isoformat() if head.published else None,
        "place_and_dates": head.place_and_dates or None,
        "agenda_item": head.agenda_item or None,
        "agenda_title": head.agenda_title or None,
        "distribution": head.distribution or None,
        "original_language": head.original_language or None,
        "adopted_on": head.submitted_on or None,
    }


def _preambular(paragraph: Preambular) -> dict[str, object]:
    return {
        "n": paragraph.n,
        "verb": paragraph.verb,
        "text": paragraph.printed.text,
        "cites": documents(paragraph.cites),
        "themes": _names(paragraph.themes),
        "part": paragraph.part or None,
        "lines": [paragraph.printed.first_line, paragraph.printed.last_line],
        "footnotes": list(paragraph.printed.notes),
        "spans": {"cites": [_citation(c) for c in paragraph.cites]},
    }


def _operative(paragraph: Operative) -> dict[str, object]:
    deadline = paragraph.deadline
    return {
        "n": paragraph.n,
        "verb": paragraph.verb,
        "addressees": [actor.name for actor in paragraph.addressees],
        "text": paragraph.printed.text,
        "cites": documents(paragraph.cites),
        "deadline": deadline.label if deadline else None,
        "deadlines": [_deadline(d) for d in paragraph.deadlines],
        "verbs": [_directive(d) for d in paragraph.directives],
        "strength": paragraph.strength.value if paragraph.strength else None,
        "conditions": [_condition(c) for c in paragraph.conditions],
        "beneficiaries": [actor.name for actor in paragraph.beneficiaries],
        "themes": _names(paragraph.themes),
        "subparagraphs": [_sub(s) for s in paragraph.subparagraphs],
        "numbered": paragraph.numbered,
        "part": paragraph.part or None,
        "section": paragraph.section or None,
        "lines": [paragraph.printed.first_line, paragraph.printed.last_line],
        "footnotes": list(paragraph.printed.notes),
        "spans": {
            "addressees": _places(paragraph.addressees),
            "beneficiaries": _places(paragraph.beneficiaries),
            "cites": [_citation(c) for c in paragraph.cites],
            "themes": {t.id: _span(t.span) for t in paragraph.themes},
        },
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _names(found: Iterable[Theme]) -> list[str]:
    return [theme.id for theme in found]


def _places(found: Iterable[Actor]) -> dict[str, list[int]]:
    return {actor.name: _span(actor.span) for actor in found}


def _directive(directive: Directive) -> dict[str, object]:
    return {
        "printed": directive.printed,
        "base": directive.base,
        "strength": directive.strength.value,
        "qualifiers": list(directive.qualifiers),
        "inherited": directive.inherited,
        "span": _span(directive.span),
    }


def _condition(condition: Condition) -> dict[str, object]:
    return {
        "kind": condition.kind.value,
        "words": condition.words,
        "span": _span(condition.span),
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "document": citation.document,
        "pinpoint": citation.pinpoint or None,
        "span": _span(citation.span),
    }


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "kind": deadline.kind.value,
        "label": deadline.label,
        "date": deadline.date.isoformat() if deadline.date else None,
        "body": deadline.body or None,
        "session": deadline.session,
        "year": deadline.year,
        "words": deadline.words,
        "span": _span(deadline.span),
    }


def _sub(sub: SubParagraph) -> dict[str, object]:
    return {"path": list(sub.path), "text": sub.text, "span": _span(sub.span)}


def _annex(annex: Annex) -> dict[str, object]:
    return {"heading": annex.heading, "paragraphs": [p.text for p in annex.paragraphs]}


def _footnote(note: Footnote) -> dict[str, object]:
    return {
        "mark": note.mark,
        "text": note.text,
        "page": note.page,
        "cites": documents(note.cites),
    }


def _remark(remark: Remark, speaker: Speaker) -> dict[str, object]:
    return {"says": remark.says.say(speaker), "line": remark.line}
