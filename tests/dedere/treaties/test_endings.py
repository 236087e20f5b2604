"""How bonds end, over invented States: one law per test."""

import dataclasses
import datetime as dt

from dedere.treaties.actions import ActionKind
from dedere.treaties.final_clauses import Denunciation, LinkedDenunciation
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings
from tests.dedere.building import act, clauses, complete, day, facts, instrument

ACCESSION = ActionKind.ACCESSION


def said(finding: StandingFinding) -> tuple[Standing, Certainty, dt.date | None]:
    return finding.standing, finding.certainty, finding.since


def test_a_denunciation_ends_the_bond_after_its_notice() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, "2000-05-01"),
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("2001-04-30")))[0] is Standing.BOUND
    assert said(book.of("XAA", "convention", on=day("2001-05-01")))[0] is Standing.WITHDRAWN


def test_a_state_that_left_can_come_back() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, "2000-05-01"),
            act("XAA", ACCESSION, "2005-05-01", n=2),
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("2004-01-01")))[0] is Standing.WITHDRAWN
    assert said(book.of("XAA", "convention", on=day("2006-01-01"))) == (
        Standing.BOUND,
        Certainty.ESTABLISHED,
        day("2005-05-31"),
    )


def test_denouncing_the_convention_ends_the_linked_protocol() -> None:
    link = LinkedDenunciation(instrument="protocol", article="7(4)")
    parent = instrument(final_clauses=clauses(ends_also=(link,)))
    protocol = instrument("protocol", adopted="1988-03-10", in_force="1992-03-01")
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1993-01-01"),
            act("XAA", ACCESSION, "1993-01-01", code="protocol"),
            act("XAA", ActionKind.DENUNCIATION, "2000-05-01"),
            instruments=[parent, protocol],
            coverages=[complete(), complete("protocol")],
        )
    )

    assert said(book.of("XAA", "protocol", on=day("2001-05-01")))[0] is Standing.WITHDRAWN


def test_an_undated_denunciation_leaves_the_bond_open_until_it_is_listed() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, None),  # listed by 27 May 2014
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("1989-01-01")))[0] is Standing.NONE
    assert said(book.of("XAA", "convention", on=day("2000-01-01"))) == (
        Standing.UNKNOWN,
        Certainty.UNDATED,
        None,
    )
    assert said(book.of("XAA", "convention", on=day("2014-05-27"))) == (
        Standing.WITHDRAWN,
        Certainty.UNDATED,
        None,
    )


def test_a_denunciation_dated_to_the_year_leaves_that_year_open() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, "2000"),  # notice of one year
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("2000-12-31")))[0] is Standing.BOUND
    assert said(book.of("XAA", "convention", on=day("2001-06-01")))[0] is Standing.UNKNOWN
    assert said(book.of("XAA", "convention", on=day("2001-12-31")))[0] is Standing.WITHDRAWN


def test_sources_that_disagree_on_a_denunciation_leave_the_days_between_open() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, "2000-05-01"),
            act("XAA", ActionKind.DENUNCIATION, "2000-09-01", sources=("later-list",), n=2),
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("2001-04-30")))[0] is Standing.BOUND
    assert said(book.of("XAA", "convention", on=day("2001-06-01")))[0] is Standing.UNKNOWN
    assert said(book.of("XAA", "convention", on=day("2001-09-01")))[0] is Standing.WITHDRAWN


def test_where_no_denunciation_is_allowed_one_has_no_effect() -> None:
    forever = instrument(
        final_clauses=dataclasses.replace(clauses(), denunciation=Denunciation(allowed=False))
    )
    book = Standings(
        facts(
            act("XAA", ACCESSION, "1990-01-01"),
            act("XAA", ActionKind.DENUNCIATION, "1997-08-25"),
            instruments=[forever],
            coverages=[complete()],
        )
    )

    assert said(book.of("XAA", "convention", on=day("2000-01-01")))[0] is Standing.BOUND
