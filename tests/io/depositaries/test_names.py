import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.parties import Parties
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.printed import take_apart


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Kenya", "KEN"),
        ("KENYA", "KEN"),
        ("ken", "KEN"),
        ("Kenya3", "KEN"),
        ("Kenya 1, 2", "KEN"),
        ("Kenya (3)(6)(29)", "KEN"),
        ("Kenya*", "KEN"),
        ("Kenya²", "KEN"),
        ("[Kenya]", "KEN"),
        ("12. Kenya", "KEN"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Iran (Islamic Republic of)4", "IRN"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Iran", "IRN"),
        ("Bolivia", "BOL"),
        ("Korea, Republic of", "KOR"),
        ("Korea (Republic of)", "KOR"),
        ("KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", "PRK"),
        ("Congo", "COG"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("St. Lucia", "LCA"),
        ("Vietnam", "VNM"),
        ("Guinea Bissau", "GNB"),
        ("Czech Republic", "CZE"),
        ("Argentina (Argentine Republic)", "ARG"),
        ("Austria, Republic of", "AUT"),
        ("Austria (signed as Republic of Austria)", "AUT"),
        ("Финляндия", "FIN"),
        ("EURATOM", "XET"),
    ],
)
def test_printed_names_find_their_state(names: PartiesFinder, printed: str, code: str) -> None:
    assert names.find(printed) == code


@pytest.mark.parametrize(
    "printed",
    ["Korea", "Commonwealth of Land", "Narnia", "Congo (Kinshasa)", "", "***", "1", "x" * 999],
)
def test_unknown_and_ambiguous_names_find_none(names: PartiesFinder, printed: str) -> None:
    assert names.find(printed) is None
    assert str(names.explain(printed))


def test_an_ambiguous_name_lists_what_it_can_mean(names: PartiesFinder) -> None:
    assert "'Korea' can mean KOR (Republic of Korea), PRK" in str(names.explain("Korea"))
    assert "XAA (Aland Union), XAB (Borland)" in str(names.explain("Commonwealth of Land"))


def test_a_slip_of_the_pen_brings_a_suggestion(names: PartiesFinder) -> None:
    assert "Did you mean FIN (Finland)?" in str(names.explain("Finnland"))


def test_a_deployment_can_add_names(parties: Parties) -> None:
    names = PartiesFinder(parties, also={"Congo (Kinshasa)": "COD"})

    assert names.find("Congo (Kinshasa)") == "COD"


def test_brackets_footnotes_and_remarks_are_kept() -> None:
    printed = take_apart("[Netherlands4, 5]")
    assert (printed.name, printed.footnotes, printed.bracketed) == (
        "Netherlands",
        ("4", "5"),
        True,
    )

    former = take_apart("Austria (signed as Republic of Austria)")
    assert (former.name, former.remark) == ("Austria", "signed as Republic of Austria")


@given(text=st.text(max_size=400))
@settings(deadline=None)
def test_no_text_breaks_the_taking_apart(text: str) -> None:
    printed = take_apart(text)

    assert take_apart(printed.name).name is not None
    assert len(printed.name) <= len(text) + 40
