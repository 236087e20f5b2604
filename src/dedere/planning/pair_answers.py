"""All that links two States, in the stable shape of the interfaces."""

from dedere.cooperation.answers import (
    considered_answer,
    one_basis_answer,
    statement_answer,
    unknown_answer,
)
from dedere.phrases import Speaker
from dedere.planning.pairs import PairLinks, TextBetween, TreatyBetween
from dedere.treaties.answers import Json, reason_answer, standing_answer


def pair_answer(links: PairLinks, speaker: Speaker, *, version: str) -> Json:
    """Return all that links two States in its stable shape."""
    return {
        "one": links.one,
        "other": links.other,
        "on": links.on.isoformat(),
        "texts": [_text(text, speaker) for text in links.texts],
        "bilateral": [_treaty(treaty, speaker) for treaty in links.bilateral],
        "several": [_treaty(treaty, speaker) for treaty in links.several],
        "statements": [statement_answer(statement) for statement in links.statements],
        "protections": [
            {
                "instrument": one.instrument,
                "one": standing_answer(one, speaker),
                "other": standing_answer(other, speaker),
            }
            for one, other in links.protections
        ],
        "unknowns": [unknown_answer(unknown, speaker) for unknown in links.unknowns],
        "facts": version,
    }


def _text(text: TextBetween, speaker: Speaker) -> Json:
    finding = text.finding
    return {
        "family": finding.family,
        "label": text.subject.family.label,
        "answer": finding.answer.value,
        "instruments": list(finding.instruments),
        "since": finding.since.isoformat() if finding.since else None,
        "certainty": finding.certainty.value,
        "because": [reason.says.say(speaker) for reason in finding.because],
        "grounds": [reason_answer(reason, speaker) for reason in finding.because],
        "open": [standing_answer(one, speaker) for one in finding.open_questions],
    }


def _treaty(treaty: TreatyBetween, speaker: Speaker) -> Json:
    basis, considered = treaty.basis, treaty.considered
    return {
        "instrument": treaty.instrument,
        "title": treaty.title or None,
        "forms": [form.value for form in treaty.forms],
        "basis": one_basis_answer(basis, speaker) if basis else None,
        "considered": considered_answer(considered, speaker) if considered else None,
    }
