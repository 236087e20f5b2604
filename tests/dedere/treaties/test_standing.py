"""Standing on a day, over invented States: one law per test."""

import datetime as dt

import pytest

from dedere.errors import DateBeforeFactsError
from dedere.parties import Continuity, ContinuityKind
from dedere.periods import Delay, DelayKind
from dedere.treaties.actions import ActionKind
from dedere.treaties.final_clauses import Prerequisite
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings
from tests.dedere.building import act, clauses, complete, day, facts, instrument

ACCESSION, SIGNATURE = ActionKind.ACCESSION, ActionKind.SIGNATURE


def said(finding: StandingFinding) -> tuple[Standing, Certainty, dt.date | None]:
    return finding.standing, finding.certainty, finding.since


def test_a_later_party_is_bound_from_the_day_the_clause_counts() -> None:
    book = Standings(facts(act("XAA", ACCESSION, "2003-09-23"), coverages=[complete()]))

    before = book.of("XAA", "convention", on=day("2003-10-22"))
    after = book.of("XAA", "convention", on=day("2003-10-23"))

    assert said(before) == (Standing.CONSENTED, Certainty.ESTABLISHED, None)
    assert before.takes_effect == day("2003-10-23")
    assert said(after) == (Standing.BOUND, Certainty.ESTABLISHED, day("2003-10-23"))


def test_an_early_consent_waits_for_the_general_entry_into_force() -> None:
    book = Standings(facts(act("XAA", ACCESSION, "1980-01-10"), coverages=[complete()]))

    assert said(book.of("XAA", "convention", on=day("1983-06-02")))[0] is Standing.CONSENTED
    assert book.of("XAA", "convention", on=day("1983-06-03")).since == day("1983-06-03")


def test_the_published_date_wins_over_the_computed_one() -> None:
    book = Standings(
        facts(act("XAA", ACCESSION, "2003-09-23", effective="2003-10-24"), coverages=[complete()])
    )

    assert book.of("XAA", "convention", on=day("2003-10-23")).standing is Standing.CONSENTED
    assert book.of("XAA", "convention", on=day("2003-10-24")).since == day("2003-10-24")


def test_after_the_list_ends_a_bond_is_presumed_and_says_until_when_it_was_known() -> None:
    book = Standings(facts(act("XAA", ACCESSION, "2003-09-23"), coverages=[complete()]))

    finding = book.of("XAA", "convention", on=day("2026-11-23"))

    assert said(finding) == (Standing.BOUND, Certainty.PRESUMED, day("2003-10-23"))
    assert finding.last_known is not None
    assert finding.last_known.on == day("2014-05-27")
    assert finding.last_known.source == "depositary-list"


def test_none_is_said_only_while_the_list_is_complete() -> None:
    book = Standings(facts(coverages=[complete()]))

    inside = book.of("XAA", "convention", on=day("2014-05-27"))
    outside = book.of("XAA", "convention", on=day("2014-05-28"))

    assert said(inside) == (Standing.NONE, Certainty.ESTABLISHED, None)
    assert said(outside) == (Standing.UNKNOWN, Certainty.NO_DATA, None)
    assert outside.last_known is not None
    assert (outside.last_known.standing, outside.last_known.on) == (
        Standing.NONE,
        day("2014-05-27"),
    )


def test_absence_from_a_partial_list_proves_nothing() -> None:
    book = Standings(facts())

    finding = book.of("XAA", "convention", on=day("2000-01-01"))

    assert said(finding) == (Standing.UNKNOWN, Certainty.NO_DATA, None)
    assert finding.last_known is None


def test_before_it_was_open_nobody_could_be_bound() -> None:
    young = instrument("protocol", adopted="2005-10-14", in_force="2010-07-28")
    book = Standings(facts(instruments=[instrument(), young]))

    finding = book.of("XAA", "protocol", on=day("2005-10-13"))

    assert said(finding) == (Standing.NONE, Certainty.ESTABLISHED, None)


def test_a_signature_alone_is_said_while_the_list_is_complete_and_last_known_later() -> None:
    book = Standings(facts(act("XAA", SIGNATURE, "1980-02-01"), coverages=[complete()]))

    assert said(book.of("XAA", "convention", on=day("2014-01-01")))[0] is Standing.SIGNED
    later = book.of("XAA", "convention", on=day("2020-01-01"))
    assert said(later)[0] is Standing.UNKNOWN
    assert later.last_known is not None
    assert later.last_known.standing is Standing.SIGNED


def test_a_party_listed_without_a_date_is_undated_never_none() -> None:
    listed = act("XAA", ActionKind.PARTICIPATION, None, sources=("later-list",))
    book = Standings(facts(listed))

    earlier = book.of("XAA", "convention", on=day("2013-04-22"))
    later = book.of("XAA", "convention", on=day("2020-01-01"))

    assert said(earlier) == (Standing.UNKNOWN, Certainty.UNDATED, None)
    assert earlier.last_known is not None
    assert earlier.last_known.standing is Standing.BOUND
    assert said(later) == (Standing.BOUND, Certainty.UNDATED, None)


def test_a_complete_list_excludes_a_bond_that_only_a_later_list_names() -> None:
    listed = act("XAA", ActionKind.PARTICIPATION, None, sources=("later-list",))
    book = Standings(facts(listed, coverages=[complete()]))

    assert said(book.of("XAA", "convention", on=day("2014-05-27")))[0] is Standing.NONE
    assert said(book.of("XAA", "convention", on=day("2014-05-28"))) == (
        Standing.UNKNOWN,
        Certainty.UNDATED,
        None,
    )


def test_a_list_that_may_name_signatories_gives_no_bond() -> None:
    mention = act("XAA", ActionKind.MENTION, None, sources=("later-list",))
    book = Standings(facts(mention))

    assert said(book.of("XAA", "convention", on=day("2025-01-01")))[0] is Standing.UNKNOWN


def test_a_date_known_to_the_year_leaves_the_year_open() -> None:
    book = Standings(facts(act("XAA", ACCESSION, "1994"), coverages=[complete()]))

    assert said(book.of("XAA", "convention", on=day("1994-07-01")))[0] is Standing.UNKNOWN
    finding = book.of("XAA", "convention", on=day("1995-01-30"))
    assert said(finding) == (Standing.BOUND, Certainty.ESTABLISHED, None)


def test_a_succession_reaches_back_to_the_day_of_responsibility() -> None:
    book = Standings(
        facts(
            act("XAA", ActionKind.SUCCESSION, "1993-09-01"),
            coverages=[complete()],
            former=["XYA"],
            continuities=(
                Continuity(
                    predecessor="XYA",
                    successor="XAA",
                    kind=ContinuityKind.SUCCESSION,
                    date=day("1992-03-06"),
                ),
            ),
        )
    )

    assert said(book.of("XAA", "convention", on=day("1992-03-05")))[0] is Standing.NONE
    assert said(book.of("XAA", "convention", on=day("1992-03-06"))) == (
        Standing.BOUND,
        Certainty.ESTABLISHED,
        day("1992-03-06"),
    )


def test_a_succession_of_unknown_effect_binds_from_its_notification_at_the_latest() -> None:
    book = Standings(
        facts(act("XAA", ActionKind.SUCCESSION, "1993-09-01"), coverages=[complete()])
    )

    assert said(book.of("XAA", "convention", on=day("1990-01-01"))) == (
        Standing.UNKNOWN,
        Certainty.UNDATED,
        None,
    )
    assert said(book.of("XAA", "convention", on=day("1993-09-01"))) == (
        Standing.BOUND,
        Certainty.ESTABLISHED,
        None,
    )


def test_a_state_that_continues_another_keeps_its_bonds() -> None:
    book = Standings(
        facts(
            act("XYA", ACCESSION, "1983-05-25"),
            coverages=[complete()],
            former=["XYA"],
            continuities=(
                Continuity(
                    predecessor="XYA",
                    successor="XAA",
                    kind=ContinuityKind.CONTINUATION,
                    date=day("1991-12-24"),
                ),
            ),
        )
    )

    assert said(book.of("XAA", "convention", on=day("1990-01-01")))[0] is Standing.BOUND
    assert said(book.of("XYA", "convention", on=day("1991-12-23")))[0] is Standing.BOUND
    assert said(book.of("XYA", "convention", on=day("1991-12-24")))[0] is Standing.NONE


def test_a_protocol_open_to_parties_alone_proves_the_parent() -> None:
    protocol = instrument(
        "protocol",
        adopted="2005-10-14",
        in_force="2010-07-28",
        prerequisites=(Prerequisite(instrument="convention", article="17(4)"),),
    )
    book = Standings(
        facts(
            act("XAA", ACCESSION, "2011-01-01", code="protocol"),
            instruments=[instrument(), protocol],
        )
    )

    finding = book.of("XAA", "convention", on=day("2011-04-01"))

    assert said(finding) == (Standing.BOUND, Certainty.UNDATED, None)
    assert finding.because[0].provision is not None
    assert finding.because[0].provision.article == "17(4)"


def test_an_amendment_cannot_bind_before_its_parent() -> None:
    amendment = instrument(
        "amendment",
        adopted="2005-07-08",
        in_force="2016-05-08",
        final_clauses=clauses(delay=Delay(DelayKind.IMMEDIATE)),
        prerequisites=(Prerequisite(instrument="convention", article="20(2)"),),
    )
    book = Standings(
        facts(
            act("XAA", ACCESSION, "2017-03-01"),
            act("XAA", ACCESSION, "2017-03-01", code="amendment"),
            instruments=[instrument(), amendment],
        )
    )

    assert book.of("XAA", "amendment", on=day("2018-01-01")).since == day("2017-03-31")


def test_sources_that_disagree_are_both_kept_and_the_later_date_is_sure() -> None:
    book = Standings(
        facts(
            act("XAA", ACCESSION, "2003-09-23"),
            act("XAA", ACCESSION, "2003-10-10", sources=("later-list",), n=2),
            coverages=[complete()],
        )
    )

    between = book.of("XAA", "convention", on=day("2003-10-30"))
    after = book.of("XAA", "convention", on=day("2003-11-09"))

    assert said(between)[0] is Standing.UNKNOWN
    assert said(after) == (Standing.BOUND, Certainty.ESTABLISHED, None)
    assert len(after.actions) == 2


def test_with_parallel_depositaries_the_earliest_deposit_counts() -> None:
    several = instrument(depositaries=3)
    book = Standings(
        facts(
            act("XAA", ACCESSION, "2003-09-23"),
            act("XAA", ACCESSION, "2003-10-10", n=2),
            instruments=[several],
            coverages=[complete()],
        )
    )

    assert book.of("XAA", "convention", on=day("2003-10-23")).since == day("2003-10-23")


def test_known_on_answers_as_the_sources_of_that_day() -> None:
    known = facts(act("XAA", ACCESSION, "2003-09-23"), coverages=[complete()])

    then = Standings(known, known_on=day("2010-01-01"))
    later = Standings(known, known_on=day("2014-05-27"))

    asked = day("2009-01-01")
    assert said(then.of("XAA", "convention", on=asked))[0] is Standing.UNKNOWN
    assert said(later.of("XAA", "convention", on=asked))[0] is Standing.BOUND


def test_two_complete_accounts_that_contradict_each_other_are_not_settled() -> None:
    listed = act("XAA", ActionKind.PARTICIPATION, None, sources=("later-list",))
    book = Standings(facts(listed, coverages=[complete(to=day("2024-01-01"))]))

    assert said(book.of("XAA", "convention", on=day("2022-01-01"))) == (
        Standing.UNKNOWN,
        Certainty.NO_DATA,
        None,
    )


def test_a_date_before_the_first_fact_is_refused() -> None:
    with pytest.raises(DateBeforeFactsError, match="17 December 1979"):
        Standings(facts()).of("XAA", "convention", on=day("1979-12-16"))


def test_a_state_listed_before_the_general_entry_into_force_is_bound_from_that_day() -> None:
    young = instrument("protocol", adopted="2014-04-04", in_force="2020-01-01")
    listed = act("XAA", ActionKind.PARTICIPATION, None, code="protocol", sources=("later-list",))
    book = Standings(facts(listed, instruments=[instrument(), young]))

    # The list speaks of 2019.
    assert said(book.of("XAA", "protocol", on=day("2019-12-31")))[0] is Standing.CONSENTED
    assert said(book.of("XAA", "protocol", on=day("2020-01-01"))) == (
        Standing.BOUND,
        Certainty.PRESUMED,
        day("2020-01-01"),
    )


def test_a_dated_consent_inside_a_complete_list_that_omits_it_is_contested() -> None:
    other = act("XAA", ACCESSION, "2003-09-23", sources=("later-list",))
    book = Standings(facts(other, coverages=[complete()]))

    assert said(book.of("XAA", "convention", on=day("2001-01-01")))[0] is Standing.NONE
    for asked in ("2013-04-22", "2020-01-01"):
        assert said(book.of("XAA", "convention", on=day(asked))) == (
            Standing.UNKNOWN,
            Certainty.NO_DATA,
            None,
        )


def test_before_its_entry_into_force_an_instrument_binds_nobody_whatever_the_list_lacks() -> None:
    young = instrument("protocol", adopted="2010-09-10", in_force="2018-01-01")
    book = Standings(facts(instruments=[instrument(), young]))

    waiting = book.of("XAA", "protocol", on=day("2017-12-31"))
    open_now = book.of("XAA", "protocol", on=day("2018-01-01"))

    assert (waiting.standing, waiting.bond_is_open) == (Standing.UNKNOWN, False)
    assert (open_now.standing, open_now.bond_is_open) == (Standing.UNKNOWN, True)
