"""What ``dedere obligations`` lists."""

import csv
import io

from dedere.treaties.facts import Facts
from tests.cli.conftest import Dedere


def test_without_an_instrument_all_obligations_are_listed(dedere: Dedere, facts: Facts) -> None:
    listed = dedere("obligations", "--format", "json").json()

    assert len(listed) == 1026  # the README of the catalogue counts them
    assert {o["instrument"] for o in listed} == {
        i.code for i in (*facts.universal(), *facts.related())
    }


def test_an_obligation_has_the_stable_shape_and_every_other_field(dedere: Dedere) -> None:
    listed = dedere("obligations", "financing-1999", "--format", "json").json()

    assert len(listed) == 66
    # financing-1999.yaml, second obligation
    second = listed[1]
    assert list(second)[:7] == [
        *("id", "instrument", "article", "kind", "binding", "summary", "question"),
    ]
    assert second["id"] == "financing-1999/art-2-1-a"
    assert second["instrument"] == "financing-1999"
    assert second["article"] == "2(1)(a)"
    assert (second["kind"], second["binding"]) == ("criminalize", "must")
    assert second["question"] == (
        "Is financing of acts that are offences under every annex treaty criminalised?"
    )
    assert {"elements", "implementation", "question_type", "inherited_from"} <= set(second)


def test_kinds_and_bindings_narrow_the_list(dedere: Dedere) -> None:
    listed = dedere(
        *("obligations", "financing-1999", "--kind", "criminalize"),
        *("--binding", "must", "--format", "json"),
    ).json()

    assert listed
    assert {(o["kind"], o["binding"]) for o in listed} == {("criminalize", "must")}


def test_the_csv_opens(dedere: Dedere) -> None:
    printed = dedere("obligations", "hague-1970", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert len(rows) == 25
    assert rows[0]["id"] == "hague-1970/art-1"
    assert rows[0]["verified"] == "true"


def test_the_table_of_an_instrument_counts_and_lists(dedere: Dedere) -> None:
    out = dedere("obligations", "markex-1991").out

    assert out.startswith("MARKEX Convention 1991 holds 18 obligations and rules;")
    assert "marking-and-stocks" in out


def test_the_table_of_all_instruments_shows_code_title_and_counts(dedere: Dedere) -> None:
    out = dedere("obligations").out

    row = next(line for line in out.splitlines() if line.startswith("hague-1970"))
    assert row.split() == [
        "hague-1970",
        "Hague",
        "Convention",
        "1970",
        "universal",
        "25",
        "20",
        "2",
    ]


def test_an_instrument_without_description_says_so(dedere: Dedere) -> None:
    out = dedere("obligations", "genocide-1948").out

    assert "only the parties are known" in out
