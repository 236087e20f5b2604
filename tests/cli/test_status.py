"""What ``dedere status`` answers about real States, held against the rows of the sources."""

import csv
import io

import pytest

from dedere.treaties.facts import Facts
from tests.cli.conftest import Dedere

ON = ("--on", "2013-04-22")
KEYS = {
    *("state", "instrument", "on", "standing", "since", "takes_effect", "certainty"),
    *("last_known", "actions", "because", "grounds", "facts"),
}

# Expected by hand: (State, instrument) -> standing, since, certainty. The comment names the row of
# the participation data, and the rule of the final clause where a day is computed.
EXPECTED = {
    # financing-1999: "CHE, ratification, 2003-09-23" (untc-18-11); art. 26(2): + 30 days
    ("CHE", "financing-1999"): ("bound", "2003-10-23", "established"),
    # "FRA, ratification, 2002-01-07": before the general entry into force, 2002-04-10 (26(1))
    ("FRA", "financing-1999"): ("bound", "2002-04-10", "established"),
    # "SDN, ratification, 2003-05-05"; + 30 days
    ("SDN", "financing-1999"): ("bound", "2003-06-04", "established"),
    # hostages-1979: "CHE, ratification, 1985-03-05" (untc-18-5); art. 18(2): + 30 days
    ("CHE", "hostages-1979"): ("bound", "1985-04-04", "established"),
    # "FRA, accession, 2000-06-09"; + 30 days
    ("FRA", "hostages-1979"): ("bound", "2000-07-09", "established"),
    # "SDN, accession, 1990-06-19"; + 30 days
    ("SDN", "hostages-1979"): ("bound", "1990-07-19", "established"),
    # bombings-1997: "CHE, accession, 2003-09-23" (untc-18-9); art. 22(2): + 30 days
    ("CHE", "bombings-1997"): ("bound", "2003-10-23", "established"),
    # "FRA, ratification, 1999-08-19": before the general entry into force, 2001-05-23
    ("FRA", "bombings-1997"): ("bound", "2001-05-23", "established"),
    # "SDN, ratification, 2000-09-08": likewise
    ("SDN", "bombings-1997"): ("bound", "2001-05-23", "established"),
    # nuclear-terrorism-2005: "CHE, ratification, 2008-10-15" (untc-18-15); art. 25(2): + 30 days
    ("CHE", "nuclear-terrorism-2005"): ("bound", "2008-11-14", "established"),
    # "FRA, signature, 2005-09-14" and "FRA, ratification, 2013-09-11": after the day asked about
    ("FRA", "nuclear-terrorism-2005"): ("signed", None, "established"),
    # no row of SDN, in a list complete to 2014-05-29
    ("SDN", "nuclear-terrorism-2005"): ("none", None, "established"),
    # cppnm-1980: "CHE, ratification, 1987-01-09, effective 1987-02-08"
    ("CHE", "cppnm-1980"): ("bound", "1987-02-08", "established"),
    # "FRA, approval, 1991-09-06, effective 1991-10-06"
    ("FRA", "cppnm-1980"): ("bound", "1991-10-06", "established"),
    # "SDN, accession, 2000-05-18, effective 2000-06-17"
    ("SDN", "cppnm-1980"): ("bound", "2000-06-17", "established"),
    # protected-persons-1973: "CHE, accession, 1985-03-05" (untc-18-7); the list ends 2012-11-12
    ("CHE", "protected-persons-1973"): ("bound", "1985-04-04", "presumed"),
    # "FRA, accession, 2003-08-26"; + 30 days
    ("FRA", "protected-persons-1973"): ("bound", "2003-09-25", "presumed"),
    # hague-1970: "CHE, ratification, 1971-09-14, effective 1971-10-14" (rs-0.748.710.2)
    ("CHE", "hague-1970"): ("bound", "1971-10-14", "established"),
    # "FRA, ratification, no date": ratified before 28 January 1974 (hansard-1974-01-28)
    ("FRA", "hague-1970"): ("bound", None, "undated"),
    # The row of SDN is a participation without a date (encyclopedia-hague-2013).
    ("SDN", "hague-1970"): ("bound", None, "undated"),
    # cppnm-amendment-2005: "CHE, ratification, 2008-10-15, effective 2016-05-08"
    ("CHE", "cppnm-amendment-2005"): ("consented", None, "established"),
    # sua-1988: "FRA" has made a declaration, which may rest on a signature alone; a partial list
    ("FRA", "sua-1988"): ("unknown", None, "no-data"),
    # markex-1991: no row of SDN in a partial list
    ("SDN", "markex-1991"): ("unknown", None, "no-data"),
    # tokyo-protocol-2014: adopted after the day asked about
    ("SDN", "tokyo-protocol-2014"): ("none", None, "established"),
}


def test_the_json_of_three_states_has_the_stable_shape(dedere: Dedere, facts: Facts) -> None:
    printed = dedere("status", "CHE", "FRA", "SDN", *ON, "--format", "json")

    answers = printed.json()
    assert printed.code == 0
    assert printed.err == ""
    assert len(answers) == 3 * 19
    assert [a["state"] for a in answers[::19]] == ["CHE", "FRA", "SDN"]
    assert all(set(answer) == KEYS for answer in answers)
    assert {answer["on"] for answer in answers} == {"2013-04-22"}
    assert {answer["facts"] for answer in answers} == {facts.version}


@pytest.mark.parametrize("asked", EXPECTED, ids="/".join)
def test_an_answer_is_what_the_source_and_the_clause_say(
    dedere: Dedere, asked: tuple[str, str]
) -> None:
    state, instrument = asked

    (answer,) = dedere("status", state, "--instrument", instrument, *ON, "--format", "json").json()

    assert (answer["standing"], answer["since"], answer["certainty"]) == EXPECTED[asked]
    assert answer["because"]


def test_an_answer_names_the_act_the_source_and_the_article(dedere: Dedere) -> None:
    (answer,) = dedere(
        "status", "FRA", "--instrument", "financing-1999", *ON, "--format", "json"
    ).json()

    (act,), grounds = answer["actions"], answer["grounds"]
    assert (act["kind"], act["date"], act["precision"], act["source"]) == (
        "ratification",
        "2002-01-07",
        "day",
        "untc-18-11",
    )
    assert grounds[0]["date"] == "2002-01-07"
    assert grounds[-1]["article"] == "26(1)"


def test_what_takes_effect_later_says_when(dedere: Dedere) -> None:
    (answer,) = dedere(
        "status", "CHE", "--instrument", "cppnm-amendment-2005", *ON, "--format", "json"
    ).json()

    assert answer["takes_effect"] == "2016-05-08"


def test_what_is_presumed_says_what_was_last_known(dedere: Dedere) -> None:
    (answer,) = dedere(
        "status", "CHE", "--instrument", "protected-persons-1973", *ON, "--format", "json"
    ).json()

    # the last action in untc-18-7 is of 2012-11-12
    assert answer["last_known"] == {
        "standing": "bound",
        "on": "2012-11-12",
        "source": "untc-18-7",
    }


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("KEN", "KEN"),
        ("ken", "KEN"),
        ("KE", "KEN"),
        ("Kenya", "KEN"),
        ("Кения", "KEN"),
        ("肯尼亚", "KEN"),
        ("كينيا", "KEN"),
        ("Switzerland", "CHE"),
        ("Suisse", "CHE"),
        ("Suiza", "CHE"),
        ("Швейцария", "CHE"),
        ("瑞士", "CHE"),
        ("سويسرا", "CHE"),
        ("Côte d'Ivoire", "CIV"),
        ("cote d’ivoire", "CIV"),
        ("the Sudan", "SDN"),
    ],
)
def test_a_state_is_found_by_code_and_by_name_in_six_languages(
    dedere: Dedere, asked: str, code: str
) -> None:
    (answer,) = dedere(
        "status", asked, "--instrument", "hague-1970", *ON, "--format", "json"
    ).json()

    assert answer["state"] == code


def test_a_state_named_twice_is_answered_once(dedere: Dedere) -> None:
    answers = dedere(
        "status", "KEN", "Kenya", "--instrument", "hague-1970", *ON, "--format", "json"
    ).json()

    assert len(answers) == 1


def test_without_a_state_all_states_of_today_are_answered(dedere: Dedere, facts: Facts) -> None:
    answers = dedere("status", "--instrument", "hague-1970", *ON, "--format", "json").json()

    assert {answer["state"] for answer in answers} == {s.code for s in facts.parties.current()}


@pytest.mark.parametrize("region", ["015", "15", "Northern Africa", "Северная Африка"])
def test_a_region_is_found_by_code_and_by_name(dedere: Dedere, region: str) -> None:
    answers = dedere(
        "status", "--region", region, "--instrument", "hague-1970", *ON, "--format", "json"
    ).json()

    states = {answer["state"] for answer in answers}
    assert states == {"DZA", "EGY", "LBY", "MAR", "SDN", "TUN"}


@pytest.mark.parametrize("group", ["GRULAC", "grulac", "Latin American and Caribbean Group"])
def test_a_group_is_found_by_code_and_by_name(dedere: Dedere, group: str) -> None:
    answers = dedere(
        "status", "--group", group, "--instrument", "hague-1970", *ON, "--format", "json"
    ).json()

    states = {answer["state"] for answer in answers}
    assert {"ARG", "BRA", "JAM"} <= states
    assert not states & {"USA", "ESP"}


def test_named_states_come_before_those_of_a_region(dedere: Dedere) -> None:
    answers = dedere(
        *("status", "CHE", "--region", "015", "--group", "African"),
        *("--instrument", "hague-1970", *ON, "--format", "json"),
    ).json()

    assert [answer["state"] for answer in answers][:2] == ["CHE", "DZA"]


def test_a_day_of_knowledge_leaves_out_later_sources(dedere: Dedere) -> None:
    (answer,) = dedere(
        *("status", "CHE", "--instrument", "financing-1999", *ON),
        *("--known-on", "2005-01-01", "--format", "json"),
    ).json()

    # untc-18-11 is as of 2014-05-27
    assert (answer["standing"], answer["certainty"]) == ("unknown", "no-data")


def test_all_instruments_include_the_related_ones(dedere: Dedere, facts: Facts) -> None:
    answers = dedere("status", "CHE", "--all", *ON, "--format", "json").json()

    assert {answer["instrument"] for answer in answers} == {
        i.code for i in facts.instruments.values() if i.is_treaty
    }


def test_a_far_future_is_no_error(dedere: Dedere) -> None:
    (answer,) = dedere(
        *("status", "CHE", "--instrument", "financing-1999", "--on", "2100-01-01"),
        *("--format", "json"),
    ).json()

    assert (answer["standing"], answer["certainty"]) == ("bound", "presumed")


def test_the_csv_opens_and_says_the_same_as_the_json(dedere: Dedere) -> None:
    question = ("status", "CHE", "FRA", "SDN", *ON)

    rows = list(csv.DictReader(io.StringIO(dedere(*question, "--format", "csv").out)))
    answers = dedere(*question, "--format", "json").json()

    assert [(r["state"], r["instrument"], r["standing"]) for r in rows] == [
        (a["state"], a["instrument"], a["standing"]) for a in answers
    ]
    assert [r["since"] or None for r in rows] == [a["since"] for a in answers]


def test_the_table_answers_first(dedere: Dedere) -> None:
    printed = dedere("status", "CHE", *ON)

    assert printed.out.replace("\n", " ").startswith(
        "On 22 April 2013 Switzerland was bound by 14 of the 19 instruments; for 1 our sources do "
        "not say. Of the 14, established: 8; presumed to go on after our sources end: 3; listed "
        "without a date: 3. "
    )
    assert "■  financing-1999                 in force since 2003-10-23          " in printed.out


def test_the_table_says_up_to_when_the_lists_reach(dedere: Dedere, facts: Facts) -> None:
    out = dedere("status", "CHE", *ON).out.replace("\n", " ")

    assert "Lists complete for 7 of the 19 instruments, up to days between 12 November 2012" in out
    assert f"Facts {facts.version[:12]}." in out


def test_today_is_the_default(dedere: Dedere) -> None:
    assert " Switzerland is bound by " in dedere("status", "CHE").out


def test_reasons_are_numbered_and_end_in_sources(dedere: Dedere) -> None:
    out = dedere("status", "FRA", "--instrument", "financing-1999", *ON, "--because").out

    assert "  1. France deposited its instrument of ratification" in out
    assert "  2. Terrorist Financing Convention 1999 entered into force on 10 April 2002;" in out
    assert "  [untc-18-11] Status table XVIII-11" in out


def test_many_states_share_one_table(dedere: Dedere) -> None:
    out = dedere("status", "--group", "WEOG", *ON).out

    row = next(line for line in out.splitlines() if line.startswith("CHE"))
    assert row.split()[:5] == ["CHE", "Switzerland", "14", "of", "19"]
    assert row.endswith("? ■ ▨ ▨ ■ ■ ■ ▨ ▨ ■ ■ ■ ■ ◧ ▨ ▨ ? ? □")
    assert "our sources do not say" in out


def test_a_former_state_is_said_to_be_one(dedere: Dedere) -> None:
    # state-continuity: SCG to SRB, continuation, 2006-06-03
    out = dedere("status", "SCG", "--instrument", "hague-1970", *ON).out

    assert "no longer a State since 2006-06-03" in out


@pytest.mark.parametrize("columns", ["40", "60", "80", "100", "140"])
@pytest.mark.parametrize("because", [(), ("--because",)])
def test_no_line_is_wider_than_the_terminal(
    dedere: Dedere, monkeypatch: pytest.MonkeyPatch, columns: str, because: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    lines = dedere("status", "CHE", "SDN", *ON, *because).out.splitlines()

    assert [line for line in lines if len(line) > int(columns)] == []
