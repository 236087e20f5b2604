"""Theme hubs on the packaged facts, against the articles of the instruments."""

import pytest

from dedere.obligations.hubs import UnknownThemeError, hub_of
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding
from dedere_io.facts import load_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return load_facts(tmp_path_factory.mktemp("home"))


def test_the_refusal_clause_of_five_conventions_is_one_duty(facts: Facts) -> None:
    # Bombings 1997 art. 12, Financing 1999 art. 15, Nuclear Terrorism 2005 art. 16, CPPNM as
    # amended art. 11B, Beijing Convention 2010 art. 14: one text but for the name of the offences.
    clauses = {
        ("bombings-1997", "12"),
        ("financing-1999", "15"),
        ("nuclear-terrorism-2005", "16"),
        ("cppnm-amendment-2005", "11B"),
        ("beijing-convention-2010", "14"),
    }
    duties = [
        {(one.instrument, one.obligation.article) for one in duty.asked_by}
        for duty in hub_of(facts, "international-cooperation").duties
        if duty.kind == "discrimination-refusal"
    ]

    assert len([asked for asked in duties if clauses & asked]) == 1
    assert any(clauses <= asked for asked in duties)


def test_victims_rest_on_few_articles_and_the_force_of_each_is_said(facts: Facts) -> None:
    asked = {
        (one.instrument, one.obligation.article): one.obligation.binding
        for duty in hub_of(facts, "victims").duties
        for one in duty.asked_by
    }

    # Financing 1999 art. 8(4): "shall consider establishing mechanisms"; Hostages 1979 art. 3(1):
    # "shall take all measures it considers appropriate"; CAT 1984 art. 14: "shall ensure".
    assert asked["financing-1999", "8(4)"] is Binding.SHALL_CONSIDER
    assert asked["hostages-1979", "3(1)"] is Binding.MUST
    assert asked["cat-1984", "14"] is Binding.MUST


def test_nuclear_material_is_gathered_from_several_treaties(facts: Facts) -> None:
    hub = hub_of(facts, "cbrn")
    found = {one.instrument for duty in hub.duties for one in duty.asked_by}

    assert {
        "nuclear-terrorism-2005",
        "cppnm-1980",
        "cppnm-amendment-2005",
        "beijing-convention-2010",
        "sua-protocol-2005",
    } <= found
    merged = [duty for duty in hub.duties if len({one.instrument for one in duty.asked_by}) > 1]
    assert len(merged) > 1
    assert sum(len(duty.asked_by) for duty in hub.duties) > len(hub.duties)


def test_every_provision_stands_once_in_a_hub(facts: Facts) -> None:
    for theme in facts.themes:
        ids = [one.obligation.id for d in hub_of(facts, theme.code).duties for one in d.asked_by]
        assert len(ids) == len(set(ids))
        named = {id_ for entry in theme.instruments for id_ in entry.obligations}
        assert named <= set(ids)


def test_an_unknown_theme_is_said_with_those_there_are(facts: Facts) -> None:
    with pytest.raises(UnknownThemeError, match=r"weather.*cbrn"):
        hub_of(facts, "weather")
