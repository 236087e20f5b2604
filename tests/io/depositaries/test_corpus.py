"""Lists in the shapes of the depositaries, built from the collected facts and read back."""

import csv
import datetime as dt
import html
import io
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from dedere.periods import PartialDate
from dedere.treaties.actions import CONSENTS, TreatyAction
from dedere.treaties.facts import Facts
from dedere_io.depositaries.difference import compare, to_actions
from dedere_io.depositaries.names import PartiesFinder
from dedere_io.depositaries.registry import reader
from dedere_io.depositaries.rows import ReadList
from dedere_io.facts.packaged import packaged
from dedere_io.facts.read import read_facts

CORPUS = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - a test finds its corpus there

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data"),
]

Row = dict[str, str]
LETTERS = {"acceptance": "A", "approval": "AA", "accession": "a", "succession": "d"}
UNTC_HEAD = (
    "Participant",
    "Signature",
    "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(packaged())


@pytest.fixture(scope="module")
def finder(facts: Facts) -> PartiesFinder:
    return PartiesFinder(facts.parties)


def rows_of(instrument: str) -> list[Row]:
    root = Path(CORPUS)
    folder = root / "data" if (root / "data").is_dir() else root
    with (folder / f"participation/{instrument}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["date"]]


def understood(rows: Iterable[Row], finder: PartiesFinder) -> list[Row]:
    """Leave out names in other languages and the code by which a source mistook EURATOM."""
    return [r for r in rows if finder.find(r["state_name_in_source"]) == r["state_iso3"]]


def by_participant(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["state_name_in_source"], []).append(row)
    return grouped


def printed(date: str, form: str = "%d %b %Y") -> str:
    return dt.date.fromisoformat(date).strftime(form).lstrip("0")


def untc_cells(rows: list[Row]) -> tuple[str, str]:
    signed = [printed(r["date"]) for r in rows if r["action"] == "signature"]
    bound = [
        f"{printed(r['date'])} {LETTERS.get(r['action'], '')}".strip()
        for r in rows
        if r["action"] != "signature"
    ]
    assert len(signed) < 2
    assert len(bound) < 2
    return "".join(signed), "".join(bound)


def untc_table(instrument: str) -> list[tuple[str, ...]]:
    grouped = by_participant(rows_of(instrument))
    return [UNTC_HEAD, *((name, *untc_cells(rows)) for name, rows in grouped.items())]


def said(listed: ReadList) -> set[tuple[str, str, str]]:
    return {(a.state, a.kind.value, str(a.date)) for a in listed.acts}


def stated(rows: Iterable[Row]) -> set[tuple[str, str, str]]:
    return {(r["state_iso3"], r["action"], r["date"]) for r in rows}


def as_csv(table: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


def as_markup(table: Iterable[Iterable[str]], outer: str, row: str, cell: str) -> bytes:
    lines = (
        f"<{row}>" + "".join(f"<{cell}>{html.escape(c)}</{cell}>" for c in cells) + f"</{row}>"
        for cells in table
    )
    return f"<{outer}>{''.join(lines)}</{outer}>".encode()


def test_all_participants_of_the_hostages_convention_are_recovered(finder: PartiesFinder) -> None:
    listed = reader("untc-csv").read(as_csv(untc_table("hostages-1979")), names=finder)

    assert listed.unreadable == ()
    assert len({a.state for a in listed.acts if a.kind in CONSENTS}) == 173
    assert said(listed) == stated(rows_of("hostages-1979"))


@pytest.mark.parametrize(
    "instrument",
    [
        "bombings-1997",
        "cat-1984",
        "financing-1999",
        "genocide-1948",
        "iccpr-1966",
        "nuclear-terrorism-2005",
        "protected-persons-1973",
        "uncac-2003",
        "untoc-2000",
    ],
)
def test_tables_of_the_treaty_collection_are_recovered_in_every_form(
    finder: PartiesFinder, instrument: str
) -> None:
    table = untc_table(instrument)
    forms = {
        "untc-csv": as_csv(table),
        "untc-html": as_markup(table, "table", "tr", "td"),
        "untc-xml": as_markup(table, "Participants", "Row", "Entry"),
    }

    for name, content in forms.items():
        listed = reader(name).read(content, names=finder)

        assert [(u.text, str(u.reason)) for u in listed.unreadable] == []
        assert said(listed) == stated(rows_of(instrument)), name


def test_reading_what_the_facts_rest_on_finds_nothing_new(
    facts: Facts, finder: PartiesFinder
) -> None:
    listed = reader("untc-csv").read(as_csv(untc_table("hostages-1979")), names=finder)

    difference = compare(
        listed,
        instrument="hostages-1979",
        source_id="untc-18-5",
        known=facts.actions_on("hostages-1979"),
    )

    assert (difference.changed, difference.conflicting, difference.vanished) == ((), (), ())
    assert difference.new == ()


def test_importing_a_list_twice_adds_nothing(finder: PartiesFinder) -> None:
    listed = reader("untc-csv").read(as_csv(untc_table("financing-1999")), names=finder)

    def added(known: Iterable[TreatyAction]) -> tuple[TreatyAction, ...]:
        difference = compare(listed, instrument="financing-1999", source_id="x", known=known)
        return to_actions(difference, "financing-1999", "x", PartialDate(2015, 3, 14))

    first = added(())
    assert len(first) == len(listed.acts)
    assert added(first) == ()


def icao_text(rows: list[Row]) -> str:
    lines = [
        f"{'State':44}{'Date of signature':22}Date of deposit of instrument of ratification,",
        f"{'':66}accession (a) or succession (s)",
    ]
    letters = {"accession": " (a)", "succession": " (s)"}
    for name, acts in by_participant(rows).items():
        dates = {a["action"] == "signature": a for a in acts}
        signed = printed(dates[True]["date"], "%d %B %Y") if True in dates else ""
        bound = ""
        if False in dates:
            deposit = dates[False]
            bound = printed(deposit["date"], "%d %B %Y") + letters.get(deposit["action"], "")
        # A row with one date shows by its place what the date is.
        lines.append(f"{name:43} {signed:22}{bound}".rstrip())
    return "\n".join(lines)


def test_a_list_in_the_shape_of_icao_is_recovered(finder: PartiesFinder) -> None:
    rows = [r for r in rows_of("markex-1991") if r["action"] != "participation_unknown_date"]

    listed = reader("icao").read(icao_text(rows).encode(), names=finder)

    assert [(u.text, str(u.reason)) for u in listed.unreadable] == []
    assert {(s, d) for s, _, d in said(listed)} == {(s, d) for s, _, d in stated(rows)}


def test_a_list_in_the_shape_of_the_iaea_is_recovered(finder: PartiesFinder) -> None:
    words = {
        "ratification": "ratified",
        "accession": "acceded",
        "acceptance": "accepted",
        "approval": "approved",
        "succession": "succession",
    }
    rows = understood(rows_of("cppnm-1980"), finder)
    # The predecessors that a source prints under a successor are left out.
    per_state = {k: v for k, v in by_participant(rows).items() if len(v) < 3}
    kept = [r for acts in per_state.values() for r in acts]
    lines = []
    for name, acts in per_state.items():
        parts = [name]
        for act in sorted(acts, key=lambda a: a["action"] != "signature"):
            if act["action"] == "signature":
                parts.append(printed(act["date"]))
            else:
                effect = act["effective_date_in_source"]
                parts += [words[act["action"]], printed(act["date"])]
                parts += [printed(effect)] if effect else []
        lines.append(" ".join(parts))

    listed = reader("iaea").read("\n".join(lines).encode(), names=finder)

    assert [(u.text, str(u.reason)) for u in listed.unreadable] == []
    assert said(listed) == stated(kept)


def test_a_list_in_the_shape_of_the_imo_is_recovered(finder: PartiesFinder) -> None:
    rows = [r for r in rows_of("sua-1988") if r["action"] in {"accession", "ratification"}]
    rows = understood(rows, finder)
    lines = ["Contracting States   Date of deposit   Date of entry into force"]
    for row in rows:
        effect = row["effective_date_in_source"]
        lines.append(
            f"{row['state_name_in_source']} ({row['action']}) {printed(row['date'])} "
            + (printed(effect) if effect else "")
        )

    listed = reader("imo").read("\n".join(lines).encode(), names=finder)

    assert [(u.text, str(u.reason)) for u in listed.unreadable] == []
    assert said(listed) == stated(rows)
