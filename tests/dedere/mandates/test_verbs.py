"""Verbs: all of them, their qualifiers, and words that only look like them."""

import pytest

from dedere.mandates.values import Strength
from dedere.mandates.verbs import directives, opens_operatively, opens_preambularly


def printed(text: str) -> list[str]:
    return [d.printed for d in directives(text, opening=opens_operatively(text))]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Also requests the Secretary-General to report", ["Also requests"]),
        ("Further urges States to act", ["Further urges"]),
        ("Strongly condemns all acts", ["Strongly condemns"]),
        ("Urges once again the two parties to stop", ["Urges once again"]),
        ("Urgently calls once again on the Government to stop", ["Urgently calls once again on"]),
        ("Decides also that all States shall act", ["Decides also"]),
        ("Takes note with appreciation of the report", ["Takes note with appreciation"]),
        ("Recognizes with deep concern the rise", ["Recognizes with deep concern"]),
        ("Calls for increased attention", ["Calls for"]),
        ("Looks forward to the review", ["Looks forward to"]),
        ("Appeals strongly to the Government to confirm", ["Appeals strongly to"]),
    ],
)
def test_a_verb_is_read_as_printed(text: str, verbs: list[str]) -> None:
    assert printed(text) == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Urges States to act, and requests the Office to help", ["Urges", "requests"]),
        (
            "Recalls it, recognizes that it helps, welcomes its use, and notes that it is so",
            ["Recalls", "recognizes", "welcomes", "notes"],
        ),
        ("Requests the plan; and also requests the Secretary-General to report",
         ["Requests", "also requests"]),
        ("Recognizes it, and in this regard urges States to refrain", ["Recognizes", "urges"]),
        ("Reiterates its request to the Secretary-General to act",
         ["Reiterates", "its request to"]),
    ],
)  # fmt: skip
def test_every_verb_of_a_paragraph_is_found(text: str, verbs: list[str]) -> None:
    assert printed(text) == verbs


@pytest.mark.parametrize(
    "text",
    [
        "Requests the Office to answer appeals and requests for assistance",
        "Requests the report in which the Assembly called upon States and requested help",
        "Welcomes a process which recognizes all efforts and encourages exchange",
        "Decides that, until the Conference decides otherwise, the account is open",
        "Urges States to consider the views, notes and reports submitted",
    ],
)
def test_words_that_only_look_like_verbs_are_left(text: str) -> None:
    assert len(printed(text)) == 1


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Recalling also its resolution", "Recalling also"),
        ("Deeply concerned about it", "Deeply concerned"),
        ("Expressing its grave concern about it", "Expressing its grave concern"),
        ("Having considered the report", "Having considered"),
        ("Recalling and reaffirming its resolutions", "Recalling and reaffirming"),
        ("In virtue of the powers conferred", "In virtue of"),
        ("Further taking into account the report", "Further taking into account"),
        ("Stressing again the need", "Stressing again"),
    ],
)
def test_a_preambular_opening_is_read_as_printed(text: str, verb: str) -> None:
    found = opens_preambularly(text)
    assert found is not None
    assert found[0] == verb


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Decides so", Strength.DECISION),
        ("Demands that Iraq stop", Strength.DEMAND),
        ("Requests the Office to act", Strength.REQUEST),
        ("Calls upon States to act", Strength.URGING),
        ("Encourages States to act", Strength.INVITATION),
        ("Stresses the need", Strength.POSITION),
        ("Takes note of it", Strength.NOTICE),
    ],
)
def test_verbs_have_a_strength(text: str, strength: Strength) -> None:
    found = opens_operatively(text)
    assert found is not None
    assert found.strength is strength
