"""The mandate's own text, checked against expectations written by hand from it."""

import datetime as dt

import pytest

from dedere.mandates.answers import resolution_answer
from dedere.mandates.citations import documents
from dedere.mandates.values import Resolution
from tests.corpus.resolutions.measuring import CORPUS, resolution

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data"),
]

MS = "Member States"
UNODC = "United Nations Office on Drugs and Crime"
TPB = f"Terrorism Prevention Branch of the {UNODC}"
SG = "Secretary-General"

PREAMBULAR = [
    ("Reaffirming", ["A/RES/66/171", "A/RES/66/178", "A/RES/67/99", "A/RES/67/189"]),
    ("Stressing again", []),
    ("Recalling", ["A/RES/67/99", "S/RES/1373(2001)"]),
    ("Recalling also", ["A/RES/66/282"]),
    ("Recalling further", ["A/RES/66/282"]),
    ("Reiterating", []),
    ("Reaffirming", []),
    ("Recalling", ["A/RES/67/189"]),
    ("Expressing concern", []),
    ("Taking note with appreciation", []),
]
OPERATIVE = [
    ("Urges", ["Urges", "requests"], [MS, UNODC], []),
    ("Urges", ["Urges", "requests"], [MS, UNODC], []),
    ("Stresses", ["Stresses", "requests"], [UNODC], []),
    ("Requests", ["Requests"], [UNODC], []),
    ("Calls upon", ["Calls upon"], [TPB], []),
    ("Calls upon", ["Calls upon"], [UNODC], []),
    ("Requests", ["Requests"], [UNODC], []),
    ("Also requests", ["Also requests"], [UNODC], ["A/RES/65/221", "A/RES/66/178"]),
    ("Further requests", ["Further requests"], [UNODC], []),
    (
        "Takes note with appreciation",
        ["Takes note with appreciation", "urges"],
        [UNODC],
        [],
    ),
    ("Also urges", ["Also urges"], [UNODC], []),
    ("Encourages", ["Encourages", "calls upon"], [MS, UNODC], []),
    ("Expresses", ["Expresses its appreciation", "invites"], [MS], []),
    ("Requests", ["Requests"], [SG], []),
    ("Also requests", ["Also requests"], [SG], []),
]


@pytest.fixture(scope="module")
def mandate() -> Resolution:
    return resolution("E_CN.15_2013_draft_technical_assistance_counter_terrorism")


def test_ten_preambular_paragraphs_with_their_verbs_and_citations(mandate: Resolution) -> None:
    assert [(p.verb, documents(p.cites)) for p in mandate.preambular] == PREAMBULAR


def test_fifteen_operative_paragraphs_with_verbs_addressees_and_citations(
    mandate: Resolution,
) -> None:
    found = [
        (
            p.verb,
            [d.printed for d in p.directives],
            [a.name for a in p.addressees],
            documents(p.cites),
        )
        for p in mandate.operative
    ]
    assert found == OPERATIVE
    assert [p.n for p in mandate.operative] == list(range(1, 16))


def test_paragraph_fifteen_is_due_at_the_sixty_ninth_session(mandate: Resolution) -> None:
    assert [p.n for p in mandate.operative if p.deadlines] == [15]
    deadline = mandate.operative[14].deadlines[0]
    assert deadline.label == "General Assembly, sixty-ninth session (opens 2014)"
    assert (deadline.session, deadline.year) == (69, 2014)
    assert deadline.date == dt.date(2014, 9, 16)


@pytest.mark.parametrize(
    ("n", "kinds"),
    [
        (1, ["where not yet done", "within mandate", "in coordination with"]),
        (3, ["upon request"]),
        (5, ["upon request", "within mandate"]),
        (10, ["as appropriate"]),
        (12, ["as appropriate", "within mandate", "upon request"]),
        (15, []),
    ],
)
def test_conditions_are_kept_as_fields(mandate: Resolution, n: int, kinds: list[str]) -> None:
    assert [c.kind.value for c in mandate.operative[n - 1].conditions] == kinds


def test_the_masthead(mandate: Resolution) -> None:
    head = mandate.masthead
    assert head.body == "Commission on Crime Prevention and Criminal Justice"
    assert head.organ == "General Assembly"
    assert (head.session, head.session_number) == ("Twenty-second session", 22)
    assert head.sponsors == ("Austria", "Hungary", "Italy", "Spain")
    assert (head.distribution, head.original_language) == ("Limited", "English")
    assert (head.agenda_item, head.place_and_dates) == ("5 (c)", "Vienna, 22-26 April 2013")
    assert head.published == dt.date(2013, 4, 2)
    assert mandate.title.startswith("Technical assistance for implementing the international")
    assert len(mandate.recommends) == 1


def test_a_missing_symbol_is_said_and_not_invented(mandate: Resolution) -> None:
    assert resolution_answer(mandate)["symbol"] is None
    assert [str(r.says) for r in mandate.remarks] == ["No symbol was found."]


def test_a_paragraph_split_by_a_page_break_is_joined(mandate: Resolution) -> None:
    text = mandate.operative[7].printed.text
    assert "to continue to enhance specialized legal knowledge" in text


def test_the_footnote_is_set_apart(mandate: Resolution) -> None:
    assert [(n.mark, n.text) for n in mandate.footnotes] == [("*", "E/CN.15/2013/1.")]
