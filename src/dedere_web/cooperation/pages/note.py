"""The note for the file: an answer on legal bases as a document that can be signed under."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dedere.cooperation.bases import Answer, Basis, RiskStatus
from dedere.drafting.document import Block, Document, Field, Heading, Item, Listing, Paragraph
from dedere.sources import Reason
from dedere_web.cooperation.pages.words import CERTAINTIES, EFFECTS, FORMS, KINDS, words_of
from dedere_web.treaties.pages.desk import Desk


def note_of(desk: Desk, answer: Answer) -> Document:
    """Return the answer as a document in the reader's language."""
    question = answer.question
    asks, asked = desk.state_name(question.requesting), desk.state_name(question.requested)
    title = _("Legal bases: %(asks)s asks %(asked)s") % {"asks": asks, "asked": asked}
    blocks: list[Block] = [
        Field(_("Offences"), ", ".join(question.offences)),
        Field(_("Form"), words_of(FORMS, question.form)),
        Field(_("As of"), question.on.isoformat()),
        Paragraph(desk.plain(answer.says) if answer.says else "", emphasis=True),
        Heading(_("Bases, in order of preference")),
    ]
    for basis in answer.bases:
        blocks += _basis(desk, basis)
    for heading, lines in _sections(desk, answer):
        if lines:
            blocks += [Heading(heading), Listing(tuple(Item(line) for line in lines))]
    foot = _(
        "Dedere, as of %(day)s, facts %(version)s. From recorded facts, not legal advice; not an "
        "official statement of any State."
    ) % {"day": question.on.isoformat(), "version": answer.facts_version[:16]}
    return Document(
        title=title,
        language=(get_language() or "en").split("-")[0],
        subject=_("Legal bases for cooperation"),
        blocks=tuple(blocks),
        foot=foot,
    )


def _basis(desk: Desk, basis: Basis) -> list[Block]:
    known = basis.instrument in desk.facts.instruments
    title = basis.title or (desk.instrument_name(basis.instrument) if known else "")
    kind = words_of(KINDS, basis.kind)
    line = _("%(rank)s. %(kind)s") % {"rank": basis.rank, "kind": kind}
    blocks: list[Block] = [Heading(f"{line}: {title}" if title else line, level=2)]
    if basis.articles:
        blocks.append(Field(_("Articles"), ", ".join(basis.articles)))
    if basis.since:
        blocks.append(Field(_("In force between the two since"), basis.since.isoformat()))
    blocks.append(Field(_("Certainty"), words_of(CERTAINTIES, basis.certainty)))
    conditions = [desk.plain(clause.says) for clause in basis.deemed]
    conditions += [desk.plain(condition.says) for condition in basis.conditions]
    if conditions:
        blocks.append(Paragraph(_("To meet or to confirm:")))
        blocks.append(Listing(tuple(Item(one) for one in conditions)))
    if basis.because:
        blocks.append(Paragraph(_("Why:")))
        blocks.append(Listing(_reasons(desk, basis.because)))
    return blocks


def _reasons(desk: Desk, reasons: tuple[Reason, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(
            _with_sources(desk, reason),
            below=_reasons(desk, reason.grounds),
        )
        for reason in reasons
    )


def _with_sources(desk: Desk, reason: Reason) -> str:
    says = desk.plain(reason.says)
    if not reason.sources:
        return says
    titles = "; ".join(desk.source_title(one) for one in reason.sources)
    return _("%(says)s Source: %(sources)s") % {"says": says, "sources": titles}


def _sections(desk: Desk, answer: Answer) -> list[tuple[str, list[str]]]:
    return [
        (
            _("What is not known, and whom to ask"),
            [desk.plain(unknown.says) for unknown in answer.unknowns],
        ),
        (
            _("What remains due if the answer is no"),
            [desk.plain(duty.says) for duty in answer.duties],
        ),
        (
            _("Political and fiscal offences"),
            [desk.plain(exclusion.says) for exclusion in answer.exclusions],
        ),
        (
            _("Safeguards of the person"),
            [
                _("%(state)s: %(says)s")
                % {"state": words_of(EFFECTS, one.effect), "says": desk.plain(one.says)}
                for one in answer.safeguards
                if one.applies != "no"
            ],
        ),
        (
            _("Grounds of refusal that the request should address"),
            [
                _("%(ground)s: %(address)s") % {"ground": risk.label, "address": risk.address}
                for risk in answer.risks
                if risk.status is not RiskStatus.REMOVED
            ],
        ),
        (
            _("Considered, and no basis"),
            [
                _("%(title)s: %(says)s")
                % {
                    "title": one.title or desk.instrument_name(one.instrument),
                    "says": desk.plain(one.says),
                }
                for one in answer.considered
            ],
        ),
    ]
