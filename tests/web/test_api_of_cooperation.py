"""The interface about cooperation: bases, pairs, the facts of a case, plans.

What is expected follows from the texts themselves; each test names the article.
"""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from dedere.treaties.facts import Facts
from dedere_web.api import case_schemas, cooperation_schemas, planning_schemas, schemas

pytestmark = pytest.mark.django_db

ROOT = "/api/v1"
SEIZURE = "hague-1970/offence/unlawful-seizure"


def get(client: Client, path: str, *, status: int = 200) -> Any:
    response = client.get(f"{ROOT}{path}")
    assert response.status_code == status, response.content[:400]
    return json.loads(response.content)


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        (
            f"/bases?requesting=KEN&requested=CHE&offence={SEIZURE}&on=2010-05-01",
            cooperation_schemas.LegalBases,
        ),
        (
            f"/bases?requesting=FRA&requested=GBR&offence={SEIZURE}&form=mla&on=2005-01-01",
            cooperation_schemas.LegalBases,
        ),
        ("/pairs/KEN/CHE?on=2010-05-01", cooperation_schemas.PairLinks),
        ("/pairs/GBR/IND?on=1995-01-01", cooperation_schemas.PairLinks),
        ("/pairs/DEU/FRA?on=2010-05-01", cooperation_schemas.PairLinks),
        ("/offences?limit=1000", case_schemas.Offences),
        ("/offences?instrument=financing-1999", case_schemas.Offences),
        ("/elements", case_schemas.Elements),
        ("/matches?part=carried-out&yes=seized-control&on=2013-04-22", case_schemas.Matches),
        (
            f"/jurisdiction?offence={SEIZURE}&aircraft_registry=CHE&landing_state=KEN"
            "&suspect_in=KEN&suspect_on_board_at_landing=yes&on=2013-04-22",
            case_schemas.JurisdictionAnswer,
        ),
        ("/plan?state=KEN&on=2013-04-22", planning_schemas.StatePlan),
        (f"/plan?state=NRU&offence={SEIZURE}&on=2005-04-22", planning_schemas.StatePlan),
        ("/campaign?region=002&top=3&on=2013-04-22", planning_schemas.Campaign),
        (f"/coverage?offence={SEIZURE}&on=2013-04-22", planning_schemas.OffenceCoverage),
        (f"/coverage?offence={SEIZURE}&form=mla&on=1990-01-01", planning_schemas.OffenceCoverage),
    ],
)
def test_answers_have_the_shape_that_is_promised(
    client: Client, path: str, shape: type[schemas.Closed], facts: Facts
) -> None:
    answer = get(client, path)

    shape.model_validate(answer)
    assert answer["facts"] == facts.version


def test_a_pair_names_the_text_that_governs_since_the_later_of_two_days(client: Client) -> None:
    """Argentina deposited on 11 September 1972, later than Switzerland: 30 days (art. 13(4))."""
    answer = get(client, "/pairs/ARG/CHE?on=2010-05-01")

    seizure = one(answer["texts"], "family", "aviation-hijacking")
    assert seizure["answer"] == "yes"
    assert seizure["instruments"] == ["hague-1970"]
    assert seizure["since"] == "1972-10-11"
    assert [g["says"] for g in seizure["grounds"]] == seizure["because"]


def test_a_pair_has_no_direction(client: Client) -> None:
    there, back = (get(client, f"/pairs/{p}?on=2010-05-01") for p in ("KEN/CHE", "CHE/KEN"))

    assert there["texts"] == back["texts"]
    assert {t["instrument"] for t in there["bilateral"]} == {
        t["instrument"] for t in back["bilateral"]
    }


def test_who_must_have_jurisdiction_over_a_seizure(client: Client) -> None:
    """Hague Convention, arts 4(1)(a)-(b), 4(2): registry, landing with the suspect, presence."""
    answer = get(
        client,
        f"/jurisdiction?offence={SEIZURE}&aircraft_registry=CHE&landing_state=KEN"
        "&suspect_in=KEN&suspect_on_board_at_landing=yes&on_board=yes&on=2013-04-22",
    )

    grounds = {
        state["state"]: {ground["article"] for ground in state["grounds"]}
        for state in answer["states"]
    }
    assert "4(1)(a)" in grounds["CHE"]
    assert {"4(1)(b)", "4(2)"} <= grounds["KEN"]
    assert {state["state"]: state["level"] for state in answer["states"]}["CHE"] == "must"


def test_several_states_may_be_stated_for_one_fact(client: Client) -> None:
    path = "/jurisdiction?offence=bombings-1997/offence/terrorist-bombing&on=2013-04-22"
    answer = get(client, f"{path}&victim_nationality=KEN&victim_nationality=CHE&place=none")

    assert {state["state"] for state in answer["states"]} == {"KEN", "CHE"}
    assert {state["level"] for state in answer["states"]} == {"may"}


def test_silence_is_never_no(client: Client) -> None:
    """Only seizing control is stated, so every other element stays open (Hague, art. 1)."""
    found = get(client, "/matches?yes=seized-control&on=2013-04-22")["items"]

    match = one(found, "offence", SEIZURE)
    assert match["verdict"] == "may-be-met"
    assert {e["met"] for e in match["elements"] if e["element"] != "seized-control"} <= {
        "not-stated",
        "satisfied",
    }
    assert match["ask"]


def test_a_plan_offers_only_what_does_not_bind_the_state(client: Client) -> None:
    answer = get(client, "/plan?state=KEN&on=2013-04-22")

    offered = [option["instrument"] for option in answer["options"]]
    assert offered
    assert set(offered).isdisjoint(answer["bound"])
    assert "hague-1970" in answer["bound"]
    for option in answer["options"]:
        for gain in (option["gains"]["links"], option["as_last_known"]["links"]):
            assert 0 <= gain["low"] <= gain["high"]


def test_a_coverage_counts_every_pair_once(client: Client) -> None:
    found = get(client, f"/coverage?offence={SEIZURE}&on=2013-04-22")["on_the_day"]

    states = len(found["partners"])
    assert found["pairs"]["total"] == states * (states - 1) // 2
    assert found["pairs"]["none_known"] == len(found["without_basis"])
    assert sum(p["sure"] for p in found["partners"]) == 2 * found["pairs"]["sure"]


def test_the_same_conduct_is_found_in_the_later_text(client: Client) -> None:
    """The Beijing Protocol rewrites article 1 of the Hague Convention (Protocol, article II)."""
    (offence,) = get(client, f"/offences?offence={SEIZURE}")["items"]

    assert offence["same_conduct"] == ["beijing-protocol-2010/offence/unlawful-seizure-in-service"]
    flight = [p for p in offence["elements"]["parts"] if p["element"] == "aircraft-in-flight"]
    assert [p["article"] for p in flight] == ["3(1)"]
    covered = {part["part"]: part["article"] for part in offence["parts"]}
    assert covered == {"carried-out": "1(a)", "attempted": "1(a)", "accomplice": "1(b)"}


def test_the_whole_catalogue_comes_page_by_page(client: Client, facts: Facts) -> None:
    found: list[str] = []
    path = "/offences?limit=40"
    while path:
        page = get(client, path)
        found += [item["offence"] for item in page["items"]]
        path = (page["next"] or "").removeprefix(ROOT)

    assert sorted(found) == sorted(o.id for i in facts.instruments.values() for o in i.offences)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/pairs/KEN/KEN", "two different States"),
        ("/pairs/KEN/SUN?on=2010-01-01", "1991"),
        ("/pairs/KEN/Atlantis", "Atlantis"),
        ("/matches?yes=seized-contrl", "seized-control"),
        ("/matches?yes=damaged&no=damaged", "contradict"),
        ("/matches?part=bystander", "bystander"),
        ("/matches?verdict=perhaps", "verdict"),
        (f"/jurisdiction?offence={SEIZURE}&place_zone=moon", "place_zone"),
        (f"/jurisdiction?offence={SEIZURE}&place=KEN&place=none", "none"),
        (f"/jurisdiction?offence={SEIZURE}&plaice=KEN", "plaice"),
        ("/jurisdiction?offence=hague-1970/offence/unlawful-seizur", "unlawful-seizure"),
        ("/plan?state=KEN&family=hagu-1970", "hagu-1970"),
        ("/plan?state=KEN&top=0", "top"),
        ("/campaign?region=999", "999"),
        ("/coverage?offence=markex-1991/offence/none", "markex-1991"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(client: Client, path: str, says: str) -> None:
    response = client.get(f"{ROOT}{path}")
    problem: Mapping[str, Any] = json.loads(response.content)

    assert response.status_code in {404, 422}
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (
        says.casefold() in (problem["detail"] + "".join(problem.get("suggestions", []))).casefold()
    )


def one(rows: list[Any], key: str, value: str) -> Any:
    (found,) = [row for row in rows if row[key] == value]
    return found
