"""Reading a resolution: from the lines of a document to what each paragraph says.

Start here. :func:`read_resolution` never fails: what it could not read is said in the remarks of
its answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dedere.mandates.addressees import addressees, beneficiaries, told_below
from dedere.mandates.blocks import read_blocks
from dedere.mandates.citations import citations
from dedere.mandates.conditions import conditions
from dedere.mandates.deadlines import Setting, deadlines
from dedere.mandates.footnotes import Note, read_notes, without_marks
from dedere.mandates.lines import Line, LineKind
from dedere.mandates.masthead import read_masthead
from dedere.mandates.outline import Outline, Piece, annexes, outline, printed
from dedere.mandates.subparagraphs import sub_directives, subparagraphs
from dedere.mandates.themes import themes
from dedere.mandates.values import (
    Directive,
    Footnote,
    Masthead,
    Operative,
    Preambular,
    Printed,
    Remark,
    Resolution,
    Span,
)
from dedere.mandates.verbs import (
    directives,
    opens_operatively,
    opens_preambularly,
)
from dedere.phrases import Phrase, mark

NO_OPERATIVE = mark("No operative paragraph was found.")
NO_TITLE = mark("No title was found.")
NO_SYMBOL = mark("No symbol was found.")
GAP = mark("Paragraph {n} follows paragraph {before}: a number is missing.")
NO_VERB = mark("Paragraph {n} begins with no directive verb that is known.")
NO_OPENING = mark("Preambular paragraph {n} begins with no known opening.")
NOTE_UNPLACED = mark("The mark of footnote {mark} was not found in the text.")


def read_resolution(lines: Sequence[Line]) -> Resolution:
    """Read a resolution or draft resolution.

    Args:
        lines: The lines of the document, page furniture flagged.
    """
    notes = read_notes(lines)
    typeset = any(line.kind is LineKind.FOLIO for line in lines)
    found = outline(read_blocks(without_marks(lines, notes), typeset=typeset))
    head, title, recommends = read_masthead(found.masthead, chapeau=found.chapeau)
    setting = _setting(head)
    preambular = tuple(_preambular(found.preambular, setting.organ))
    operative = tuple(_operative(piece, setting) for piece in found.operative)
    resolution = Resolution(
        masthead=head,
        title=title,
        chapeau=found.chapeau,
        recommends=tuple(recommends),
        preambular=preambular,
        operative=operative,
        headings=tuple(block.text for block in found.headings),
        closing=" ".join(block.text for block in found.closing),
        annexes=annexes(found),
        footnotes=tuple(_footnote(note, setting.organ) for note in notes),
    )
    doubts = (*found.remarks, *_doubts(resolution, found))
    return replace(resolution, remarks=doubts)


def _setting(head: Masthead) -> Setting:
    organ = head.organ or head.body or "General Assembly"
    session = head.session_number if head.body == organ else None
    year = head.published.year if head.published else None
    return Setting(organ, session=session, adopted=head.adopted, year=year)


def _preambular(pieces: Sequence[Piece], organ: str) -> Iterator[Preambular]:
    for n, piece in enumerate(pieces, 1):
        words = printed(piece)
        opening = opens_preambularly(words.text)
        verb = opening[0] if opening else words.text.split(" ")[0]
        yield Preambular(
            n=n,
            verb=_as_emphasised(words, verb),
            printed=words,
            cites=citations(words.text, organ=organ),
            themes=themes(words.text),
            part=piece.part,
        )


def _as_emphasised(words: Printed, verb: str) -> str:
    """Return the verb in italics where italics show it, for they are what was printed."""
    first = words.emphasis[0] if words.emphasis else None
    if first is None or first.start > 0:
        return verb
    return words.text[first.start : first.end].strip(" ,")


def _operative(piece: Piece, setting: Setting) -> Operative:
    words = printed(piece)
    subs = subparagraphs(piece)
    opening = _opening(piece, words.text)
    found = directives(words.text, opening=opening)
    if subs or (opening and opening.inherited):
        found = _in_order((*found, *sub_directives(words.text, subs)))
    asked = addressees(words.text, found) or told_below(subs)
    verb = found[0].printed if found else ""
    return Operative(
        n=piece.n,
        numbered=piece.numbered,
        verb=verb if opening and opening.inherited else _as_emphasised(words, verb),
        printed=words,
        directives=found,
        addressees=asked,
        beneficiaries=beneficiaries(words.text, asked),
        conditions=conditions(words.text),
        cites=citations(words.text, organ=setting.organ),
        deadlines=deadlines(words.text, setting),
        themes=themes(words.text),
        subparagraphs=subs,
        part=piece.part,
        section=piece.section,
        lead=piece.lead,
    )


def _in_order(found: Iterable[Directive]) -> tuple[Directive, ...]:
    return tuple(sorted(found, key=lambda directive: directive.span))


def _opening(piece: Piece, text: str) -> Directive | None:
    lead = opens_operatively(piece.lead) if piece.lead else None
    if lead is None:
        return opens_operatively(text)
    return replace(lead, inherited=True, span=Span(0, 0))


def _footnote(note: Note, organ: str) -> Footnote:
    cites = citations(note.text, organ=organ)
    return Footnote(
        mark=note.mark, text=note.text, page=note.page, first_line=note.first_line, cites=cites
    )


def _doubts(resolution: Resolution, found: Outline) -> Iterator[Remark]:
    if not resolution.operative:
        yield Remark(says=Phrase.of(NO_OPERATIVE))
    if not resolution.title:
        yield Remark(says=Phrase.of(NO_TITLE))
    if not resolution.masthead.symbol:
        yield Remark(says=Phrase.of(NO_SYMBOL))
    yield from _gaps(found.operative)
    for paragraph in resolution.operative:
        if not paragraph.directives:
            line = paragraph.printed.first_line
            yield Remark(says=Phrase.of(NO_VERB, n=paragraph.n), line=line)
    for preambular in resolution.preambular:
        if opens_preambularly(preambular.printed.text) is None:
            says = Phrase.of(NO_OPENING, n=preambular.n)
            yield Remark(says=says, line=preambular.printed.first_line)


def _gaps(pieces: Sequence[Piece]) -> Iterator[Remark]:
    last: Piece | None = None
    for piece in pieces:
        if not piece.numbered:
            continue
        same = last is not None and last.part == piece.part
        before = last.n if last and same else 0
        again = piece.n == 1 and last is not None and last.section != piece.section
        if piece.n != before + 1 and not again:
            line = piece.blocks[0][1].first_line
            yield Remark(says=Phrase.of(GAP, n=piece.n, before=before), line=line)
        last = piece
