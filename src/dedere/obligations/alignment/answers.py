"""Alignments as plain values, in the stable shape of ``dedere align --format json``."""

from collections.abc import Iterable

from dedere.obligations.alignment.aligning import Alignment, Suggestion
from dedere.phrases import Speaker


def alignment_answers(
    alignments: Iterable[Alignment], speaker: Speaker
) -> list[dict[str, object]]:
    """Return one entry for each obligation, in the order of the instruments."""
    return [
        {
            "obligation": one.obligation,
            "instrument": one.instrument,
            "article": one.article,
            "kind": one.kind,
            "proposals": [_proposal(suggestion, speaker) for suggestion in one.suggestions],
        }
        for one in alignments
    ]


def _proposal(suggestion: Suggestion, speaker: Speaker) -> dict[str, object]:
    return {
        "file": suggestion.file,
        "provision": suggestion.provision,
        "score": suggestion.score,
        "because": [reason.say(speaker) for reason in suggestion.because],
    }
