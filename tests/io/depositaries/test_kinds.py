import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.kinds import find_kinds, read_legend


@pytest.mark.parametrize(
    ("head", "unmarked", "marks"),
    [
        ("Signature", "signature", {}),
        (
            "Ratification, Accession(a), Succession(d)",
            "ratification",
            {"a": "accession", "d": "succession"},
        ),
        (
            "Accession(a), Succession(d), Ratification",
            "ratification",
            {"a": "accession", "d": "succession"},
        ),
        (
            "Ratification, Acceptance(A), Approval(AA), Accession(a), Formal confirmation(c)",
            "ratification",
            {"A": "acceptance", "AA": "approval", "a": "accession", "c": "ratification"},
        ),
        (
            "Signature, Definitive signature(s)",
            "signature",
            {"s": "definitive_signature"},
        ),
        ("Signature, Succession to signature(d)", "signature", {"d": "signature"}),
        (
            "Date of deposit of instrument of ratification, accession (a) or succession (s)",
            "ratification",
            {"a": "accession", "s": "succession"},
        ),
        ("Acceptance(A)", "acceptance", {"A": "acceptance"}),
        ("Ratification, Adhésion(a), Succession(d)", "ratification", {"a": "accession"}),
        ("Ратификация, Присоединение(a)", "ratification", {"a": "accession"}),
    ],
)
def test_the_head_explains_the_letters(head: str, unmarked: str, marks: dict[str, str]) -> None:
    legend = read_legend(head)

    assert legend is not None
    assert legend.unmarked() == ActionKind(unmarked)
    assert marks.items() <= {k: v.kind.value for k, v in legend.marks.items()}.items()


def test_the_same_letter_means_what_its_list_says() -> None:
    legend = read_legend(
        "RatificationS=Signature without reservation R=Ratification, Acceptance or Approval "
        "A=Accession Su=Succession NK=Not Known"
    )

    assert legend is not None
    assert {k: v.kind.value for k, v in legend.marks.items()} == {
        "S": "definitive_signature",
        "R": "ratification",
        "A": "accession",
        "Su": "succession",
        "NK": "participation",
    }


def test_several_acts_without_letters_stay_open() -> None:
    legend = read_legend("Ratification, acceptance or approval")

    assert legend is not None
    assert legend.unmarked() is None


@pytest.mark.parametrize("head", ["", "Remarks", "Participant", "Date", "Declaration etc."])
def test_a_head_without_an_act_has_no_legend(head: str) -> None:
    assert read_legend(head) is None


@given(text=st.text(max_size=200))
@settings(deadline=None)
def test_no_text_breaks_the_search_for_acts(text: str) -> None:
    assert all(text[k.start : k.end] for k in find_kinds(text))
    read_legend(text)
