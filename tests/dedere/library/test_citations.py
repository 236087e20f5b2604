"""Citations as lawyers write them lead to the provision they mean."""

import pytest

from dedere.library.citations import Provisions, citations_in, find, label_of
from dedere.library.identifiers import eids
from tests.dedere.library.building import ACT


@pytest.mark.parametrize(
    ("citation", "label"),
    [
        ("7(1)(a)", "7(1)(a)"),
        ("s. 7(1)", "7(1)"),
        ("section 3", "3"),
        ("Section 7, subsection (1), paragraph (a)", "7(1)(a)"),
        ("Article 4, paragraph 2", "4(2)"),
        ("art. 260ter al. 1", "260ter(1)"),
        ("art. 260 ter, al. 1, let. a", "260ter(1)(a)"),
        ("Art. 3 Abs. 2 Bst. b Ziff. 1", "3(2)(b)(1)"),
        ("art. 3 cpv. 2 lett. b", "3(2)(b)"),
        ("§ 12", "12"),
        ("article L. 1111-1", "L1111-1"),
        ("article 421-2-1, 2°", "421-2-1(2°)"),
        ("83.01(1)", "83.01(1)"),
        ("7(2.21)(d)", "7(2.21)(d)"),
        ("72.3(1)", "72.3(1)"),
        ("3(1) proviso", "3(1) proviso"),
        ("5 political offence (a)", "5 political offence (a)"),
        ("2 [new 2A(2)]", "2 [new 2A(2)]"),
        ("5(2) [16A terrorist act (a)]", "5(2) [new 16A terrorist act (a)]"),
        ("Schedule I", "Schedule I"),
        ("schedule 2, article 7(1)", "Schedule 2, Article 7(1)"),
        ("a friendly letter", ""),
    ],
)
def test_a_citation_is_read_into_a_label(citation: str, label: str) -> None:
    assert label_of(citation) == label


@pytest.mark.parametrize(
    ("citation", "label", "exact"),
    [
        ("s 7(1)(b)", "7(1)(b)", True),
        ("art. 260ter al. 1", "260ter(1)", True),
        ("7 Proviso", "7 proviso", True),
        ("7 odd thing (a)", "7 odd thing (a)", True),
        ("9 [new 2A(1)]", "9 [new 2A(1)]", True),
        ("Schedule I", "Schedule I", True),
        ("7(1)(c)(ii)", "7(1)", False),
        ("7(9)", "7", False),
        ("9 [new 2A(7)]", "9 [new 2A]", False),
        ("9 [new 5]", "9", False),
        ("7 odd thing (z)", "7 odd thing", False),
    ],
)
def test_the_provision_or_the_nearest_above_it_is_found(
    citation: str, label: str, *, exact: bool
) -> None:
    found = find(ACT, citation)
    assert found is not None
    assert (found.provision.label, found.exact) == (label, exact)


@pytest.mark.parametrize("citation", ["99", "Schedule IV", "", "a friendly letter"])
def test_what_the_text_does_not_have_is_not_found(citation: str) -> None:
    assert find(ACT, citation) is None


def test_several_citations_are_parted() -> None:
    assert citations_in("3(1);4 ; Schedule I") == ("3(1)", "4", "Schedule I")
    assert citations_in("5 [new 4A,4B(1)]") == ("5 [new 4A]", "5 [new 4B(1)]")


def test_a_range_leads_to_everything_in_it() -> None:
    provisions = Provisions(ACT)
    assert [f.provision.label for f in provisions.find_all("7(1)-(2)")] == ["7(1)", "7(2)"]
    assert [f.provision.label for f in provisions.find_all("7(1)(a)-(b); 260ter")] == [
        "7(1)(a)", "7(1)(b)", "260ter",
    ]  # fmt: skip
    assert [f.exact for f in provisions.find_all("7(1)-(8)")] == [True, False]


def test_every_label_is_found_again() -> None:
    provisions = Provisions(ACT)
    for provision in ACT.walk():
        found = provisions.find(provision.label)
        assert found is not None
        assert found.exact
        assert found.provision is provision
    assert set(eids(ACT)) == {provision.label for provision in ACT.walk()}
