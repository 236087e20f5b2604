"""What the checks find, over invented facts: one kind of finding per test."""

import datetime as dt
from dataclasses import replace

import pytest

from dedere.parties import Continuity, ContinuityKind, Parties, PartyKind, Region, State
from dedere.periods import Delay, DelayKind
from dedere.sources import Provision
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.check_findings import GRAVITY
from dedere.treaties.checks import Finding, Severity, check_facts
from dedere.treaties.coverage import Completeness, Coverage, StatedCount
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.final_clauses import FinalClauses, Prerequisite
from dedere.treaties.instruments import (
    Binding,
    Instrument,
    InstrumentTitle,
    Obligation,
    Offence,
    QuestionType,
    Theme,
    ThemeInstrument,
)
from tests.dedere.building import STATES, act, clauses, complete, day, facts, instrument

ACCESSION, RATIFICATION = ActionKind.ACCESSION, ActionKind.RATIFICATION
SUCCESSION, SIGNATURE = ActionKind.SUCCESSION, ActionKind.SIGNATURE


def found(known: Facts, code: str) -> list[Finding]:
    return [finding for finding in check_facts(known) if finding.code == code]


def subjects(known: Facts, code: str) -> list[str]:
    return [finding.subject for finding in found(known, code)]


def counting(needed: int, *, trigger: str | None = None, verified: bool = True) -> FinalClauses:
    rule = clauses()
    return replace(
        rule,
        entry_into_force=replace(
            rule.entry_into_force,
            consents_needed=needed,
            counted_kinds=(RATIFICATION, ACCESSION),
            trigger=day(trigger) if trigger else None,
            trigger_verified=verified,
        ),
    )


def joined(*deposits: str) -> Facts:
    """Three consents needed, 30 days; in force since 3 June 1983."""
    acts = [act(state, RATIFICATION, date) for state, date in zip(STATES, deposits, strict=False)]
    rule = counting(3, trigger="1983-05-04")
    return facts(*acts, instruments=[instrument(final_clauses=rule)], coverages=[complete()])


# Entry into force, computed again.


def test_an_effect_that_the_clause_does_not_lead_to_is_a_disagreement() -> None:
    known = facts(act("XAA", ACCESSION, "2003-12-10", effective="2004-01-10"))

    (finding,) = found(known, "effect-differs")

    assert finding.severity is Severity.DISAGREEMENT
    assert finding.provision == Provision("convention", "20(2)")
    assert finding.sources == ("depositary-list",)
    assert str(finding.says) == (
        "XAA deposited on 10 December 2003; article 20(2) leads to 9 January 2004, the source "
        "gives 10 January 2004."
    )


@pytest.mark.parametrize(
    ("kind", "deposited", "effective"),
    [
        (ACCESSION, "2003-12-10", "2004-01-09"),
        (RATIFICATION, "1980-01-01", "1983-06-03"),  # before the general entry into force
        (SUCCESSION, "1993-02-10", "1992-01-01"),  # no clause computes a succession
        (ActionKind.PARTICIPATION, None, "2004-01-10"),
    ],
)
def test_an_effect_that_agrees_or_cannot_be_computed_is_no_finding(
    kind: ActionKind, deposited: str | None, effective: str
) -> None:
    known = facts(act("XAA", kind, deposited, effective=effective))

    assert found(known, "effect-differs") == []


def test_the_number_of_rows_computed_again_is_said() -> None:
    known = facts(
        act("XAA", ACCESSION, "2003-12-10", effective="2004-01-10"),
        act("XAB", ACCESSION, "2003-12-10", effective="2004-01-09"),
        act("XAC", ACCESSION, "2003-12-10"),
    )

    (finding,) = found(known, "effects-recomputed")

    assert "1 of 2 rows" in str(finding.says)


def test_a_trigger_that_leads_to_another_day_is_a_disagreement() -> None:
    rule = counting(22, trigger="1983-05-05")
    known = facts(instruments=[instrument(final_clauses=rule)])

    (finding,) = found(known, "general-entry-differs")

    assert finding.severity is Severity.DISAGREEMENT
    assert finding.provision == Provision("convention", "20(1)")
    assert "4 June 1983" in str(finding.says)


def test_a_trigger_that_leads_to_the_published_day_is_no_finding() -> None:
    rule = counting(22, trigger="1983-05-04")

    assert (
        found(facts(instruments=[instrument(final_clauses=rule)]), "general-entry-differs") == []
    )


def test_a_trigger_that_nobody_knows_or_verified_is_said() -> None:
    unverified = counting(22, trigger="1983-05-04", verified=False)
    known = facts(instruments=[instrument(), instrument("other", final_clauses=unverified)])

    assert subjects(known, "trigger-unknown") == ["convention"]
    assert subjects(known, "trigger-unverified") == ["other"]


def test_the_consents_of_a_complete_list_are_counted() -> None:
    known = joined("1981-01-01", "1982-01-01", "1983-05-04", "1984-01-01")

    assert subjects(known, "count-agrees") == ["convention"]


def test_a_list_with_too_many_early_consents_is_a_disagreement() -> None:
    known = joined("1981-01-01", "1982-01-01", "1983-05-01")

    (finding,) = found(known, "count-earlier")

    assert finding.severity is Severity.DISAGREEMENT


def test_a_list_that_reaches_the_number_late_may_lack_former_states() -> None:
    known = joined("1981-01-01", "1982-01-01", "1984-01-01")

    (finding,) = found(known, "count-later")

    assert finding.severity is Severity.GAP
    assert "2 of the 3 consents" in str(finding.says)
    assert "former States" in str(finding.says)


def test_a_list_that_never_reaches_the_number_says_how_many_it_shows() -> None:
    (finding,) = found(joined("1981-01-01"), "count-short")

    assert "1 of the 3 consents" in str(finding.says)


def test_an_incomplete_list_is_not_counted() -> None:
    rule = counting(3, trigger="1983-05-04")
    known = facts(
        act("XAA", ACCESSION, "1981-01-01"), instruments=[instrument(final_clauses=rule)]
    )

    assert not {"count-short", "count-later", "count-earlier"} & {
        finding.code for finding in check_facts(known)
    }


def test_one_legal_person_counts_once_and_an_organization_never() -> None:
    link = Continuity(
        predecessor="XAF",
        successor="XAA",
        kind=ContinuityKind.CONTINUATION,
        date=day("1991-12-24"),
    )
    rule = counting(3, trigger="1983-05-04")
    known = facts(
        act("XAF", RATIFICATION, "1981-01-01"),
        act("XAA", RATIFICATION, "1981-01-01"),
        act("XAB", RATIFICATION, "1982-01-01"),
        act("XAC", RATIFICATION, "1982-02-01"),
        act("XAD", RATIFICATION, "1983-05-04"),
        instruments=[instrument(final_clauses=rule)],
        coverages=[complete()],
        continuities=(link,),
        former=["XAF"],
    )
    states = dict(known.parties.states)
    states["XAB"] = replace(states["XAB"], kind=PartyKind.ORGANIZATION)
    known = replace(known, parties=Parties(states=states, continuities=(link,)))

    assert subjects(known, "count-agrees") == ["convention"]
    assert subjects(known, "one-person-twice") == ["convention"]


def test_months_are_counted_as_the_clause_counts_them() -> None:
    rule = clauses(delay=Delay(DelayKind.MONTH_START, 2))
    known = facts(
        act("XAA", ACCESSION, "2017-11-28", effective="2018-01-01"),
        instruments=[instrument(final_clauses=rule)],
    )

    assert found(known, "effect-differs") == []


# Rows that cannot be.


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (act("XAA", SIGNATURE, "1979-12-16"), "before-adoption"),
        (act("XAA", ACCESSION, "1979-12-20"), "before-opening"),
        (act("XAA", ACCESSION, "1982-01-01", effective="1982-01-31"), "before-general-entry"),
        (act("XAA", ACCESSION, "2003-01-01", effective="2002-01-01"), "before-deposit"),
    ],
)
def test_a_row_that_breaks_the_order_of_things_is_an_error(wrong: TreatyAction, code: str) -> None:
    opened = replace(instrument(), opened_for_signature=day("1980-01-01"))

    (finding,) = found(facts(wrong, instruments=[opened]), code)

    assert finding.severity is Severity.ERROR
    assert finding.subject == wrong.id


def test_a_succession_may_reach_back_before_its_notification() -> None:
    known = facts(act("XAA", SUCCESSION, "1998-06-30", effective="1992-03-01"))

    assert [f for f in check_facts(known) if f.severity is Severity.ERROR] == []


def test_a_date_that_may_still_be_possible_is_no_error() -> None:
    known = facts(act("XAA", SIGNATURE, "1979"))  # adopted on 17 December 1979

    assert found(known, "before-adoption") == []


# References, ids and names.


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (act("XZZ", ACCESSION, "2003-01-01"), "unknown-state"),
        (act("XAA", ACCESSION, "2003-01-01", code="nowhere"), "unknown-instrument"),
        (act("XAA", ACCESSION, "2003-01-01", sources=("rumour",)), "unknown-source"),
    ],
)
def test_an_act_that_points_at_nothing_is_an_error(wrong: TreatyAction, code: str) -> None:
    (finding,) = found(facts(wrong), code)

    assert finding.severity is Severity.ERROR
    assert finding.subject == wrong.id


def described(**changes: object) -> Instrument:
    obligation = Obligation(
        id="convention/art-1",
        article="1",
        kind="criminalize",
        binding=Binding.MUST,
        implementation="legislative",
        question_type=QuestionType.DUTY,
        summary="",
        question="",
    )
    return replace(instrument(), obligations=(obligation,), **changes)  # type: ignore[arg-type]


def test_obligations_that_are_not_there_are_errors() -> None:
    offence = Offence(
        id="convention/offence/x",
        label="x",
        article="1",
        summary="",
        mental_element="",
        obligation="convention/art-9",
    )
    theme = Theme(
        code="theme",
        label="Theme",
        instruments=(
            ThemeInstrument(instrument="convention", obligations=("convention/art-8",)),
            ThemeInstrument(instrument="nowhere"),
        ),
    )
    known = replace(facts(instruments=[described(offences=(offence,))]), themes=(theme,))

    assert subjects(known, "unknown-obligation") == ["convention/offence/x", "theme"]
    assert subjects(known, "unknown-instrument") == ["theme"]


def test_regions_and_continuities_that_are_not_there_are_errors() -> None:
    link = Continuity(
        predecessor="XZZ",
        successor="XAA",
        kind=ContinuityKind.SUCCESSION,
        date=dt.date(1991, 1, 1),
    )
    known = facts()
    state = State(code="XAE", kind=PartyKind.MEMBER, names={"en": "E"}, regions=("999",))
    parties = Parties(
        states={**known.parties.states, "XAE": state},
        continuities=(link,),
        regions={"002": Region(code="002", kind="region", names={"en": "R"}, parent="001")},
    )
    known = replace(known, parties=parties)

    assert subjects(known, "unknown-state") == ["XZZ to XAA"]
    assert sorted(subjects(known, "unknown-region")) == ["002", "XAE"]


def test_an_id_used_twice_is_an_error() -> None:
    twice = act("XAA", ACCESSION, "2003-01-01")

    (finding,) = found(facts(twice, twice), "duplicate-id")

    assert (finding.severity, finding.subject) == (Severity.ERROR, twice.id)


def test_a_name_of_two_states_is_said() -> None:
    known = facts()
    states = dict(known.parties.states)
    states["XAB"] = replace(states["XAB"], other_names=("the State, XAA",))
    known = replace(known, parties=Parties(states=states))

    (finding,) = found(known, "ambiguous-name")

    assert "XAA, XAB" in str(finding.says)


def test_a_source_that_nothing_cites_is_a_note() -> None:
    known = facts(act("XAA", ACCESSION, "2003-01-01"))

    assert subjects(known, "source-never-cited") == ["later-list", "undated-list"]


# What sources contradict and leave open.


def test_two_sources_that_date_one_consent_differently_are_listed() -> None:
    known = facts(
        act("XAA", ACCESSION, "2003-01-01"),
        act("XAA", ACCESSION, "2003-02-01", sources=("later-list",)),
    )

    (finding,) = found(known, "sources-disagree")

    assert finding.subject == "convention/XAA"
    assert finding.sources == ("depositary-list", "later-list")
    assert "1 January 2003 or 1 February 2003" in str(finding.says)


def test_two_sources_that_give_another_effect_are_listed() -> None:
    known = facts(
        act("XAA", ACCESSION, "2003-01-01"),
        act("XAA", ActionKind.PARTICIPATION, None, effective="2003-02-01"),
    )

    (finding,) = found(known, "sources-disagree")

    assert "31 January 2003 or 1 February 2003" in str(finding.says)


def test_two_sources_that_agree_in_different_words_are_not_listed() -> None:
    known = facts(
        act("XAA", ACCESSION, "2003-01-01"),
        act("XAA", ActionKind.PARTICIPATION, None, effective="2003-01-31"),
    )

    assert found(known, "sources-disagree") == []


def test_a_consent_that_a_complete_list_omits_is_listed() -> None:
    known = facts(
        act("XAA", ACCESSION, "2002-06-28", sources=("later-list",)),
        act("XAB", ACCESSION, "2018-01-11", sources=("later-list",)),  # after the list ends
        act("XAC", ActionKind.PARTICIPATION, None, sources=("undated-list",)),
        act("XAD", ACCESSION, "2002-06-28"),
        coverages=[complete()],
    )

    (finding,) = found(known, "list-omits")

    assert (finding.severity, finding.subject) == (Severity.DISAGREEMENT, "convention/XAA")
    assert finding.sources == ("later-list", "depositary-list")


def test_deposits_with_several_depositaries_are_a_note() -> None:
    known = facts(
        act("XAA", ACCESSION, "2003-01-01"),
        act("XAA", ACCESSION, "2003-02-01"),
        instruments=[instrument(depositaries=3)],
    )

    (finding,) = found(known, "several-deposits")

    assert finding.severity is Severity.NOTE


def test_a_consent_after_a_denunciation_contradicts_nothing() -> None:
    known = facts(
        act("XAA", ACCESSION, "1990-01-01"),
        act("XAA", ActionKind.DENUNCIATION, "1995-01-01"),
        act("XAA", ACCESSION, "2003-01-01"),
    )

    assert found(known, "sources-disagree") == []


def test_a_party_to_a_protocol_without_its_parent_is_a_gap() -> None:
    protocol = instrument(
        "protocol",
        adopted="1988-02-24",
        in_force="1989-08-06",
        prerequisites=(Prerequisite(instrument="convention", article="V(2)"),),
    )
    known = facts(
        act("XAA", ACCESSION, "1990-01-01", code="protocol"),
        act("XAB", ACCESSION, "1990-01-01", code="protocol"),
        act("XAB", ACCESSION, "1985-01-01"),
        act("XAC", SIGNATURE, "1988-03-01", code="protocol"),
        instruments=[instrument(), protocol],
    )

    (finding,) = found(known, "parent-absent")

    assert (finding.severity, finding.subject) == (Severity.GAP, "protocol/XAA")
    assert finding.provision == Provision("protocol", "V(2)")


def test_what_a_list_leaves_out_is_counted() -> None:
    partial = Coverage(
        instrument="convention",
        completeness=Completeness.PARTIAL,
        stated_counts=(StatedCount(parties=9, as_of="2013", source="later-list"),),
    )
    known = facts(
        act("XAA", ACCESSION, "1990-01-01"),
        act("XAB", ActionKind.PARTICIPATION, None),
        act("XAC", ActionKind.MENTION, None),
        coverages=[partial],
    )

    (listed,) = found(known, "list-partial")
    (missing,) = found(known, "parties-missing")

    assert "2 parties named, 1 of them with a date; 1 more" in str(listed.says)
    assert "states 9 parties to convention (2013); our list names 2" in str(missing.says)
    assert missing.sources == ("later-list",)


def test_an_empty_list_says_so() -> None:
    (finding,) = found(facts(), "list-partial")

    assert str(finding.says) == "No party to convention is in our sources."


def test_a_complete_list_says_where_it_ends() -> None:
    (finding,) = found(facts(coverages=[complete()]), "list-ends")

    assert finding.severity is Severity.NOTE
    assert "27 May 2014" in str(finding.says)


def test_titles_are_checked_language_by_language() -> None:
    unverified = InstrumentTitle(title="Convenio", short="C", source="", verified=False)
    known = facts(
        instruments=[replace(instrument(), titles={**instrument().titles, "es": unverified})]
    )

    (doubtful,) = found(known, "title-unverified")
    (missing,) = found(known, "title-missing")

    assert str(doubtful.says).endswith("in: es.")
    assert str(missing.says).endswith("in: ar, zh, fr, ru.")


def test_rules_and_parts_that_are_not_settled_are_notes() -> None:
    family = Family(
        id="family",
        label="Family",
        parent="convention",
        members=("convention",),
        rules=(PairRule(one_only_by=("convention",), says="open.", uncertain=True),),
    )
    doubtful = replace(instrument(), unverified=("final_clauses",))
    known = facts(instruments=[doubtful], families=(family,))

    assert subjects(known, "rule-uncertain") == ["family"]
    assert subjects(known, "unverified") == ["convention"]


def test_the_gravest_findings_come_first() -> None:
    known = facts(
        act("XZZ", ACCESSION, "2003-01-01"),
        act("XAA", ACCESSION, "2003-12-10", effective="2004-01-10"),
    )

    grave = [GRAVITY.index(finding.severity) for finding in check_facts(known)]

    assert grave == sorted(grave)
    assert grave[0] == 0
