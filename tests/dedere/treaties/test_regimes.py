"""The regime between two States: amended texts, texts that prevail, and what stays open."""

from dataclasses import replace

from dedere.treaties.actions import ActionKind
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between
from dedere.treaties.standing import Certainty
from dedere.treaties.standings import Standings
from tests.dedere.building import act, complete, day, facts, instrument

ACCESSION = ActionKind.ACCESSION
FAMILY = Family(
    id="family",
    label="Family",
    parent="convention",
    members=("convention", "amended"),
    rules=(
        PairRule(both_bound_by=("amended",), governs=("amended",), article="15(1)"),
        PairRule(one_only_by=("amended", "convention"), note="Article 40(5) of the VCLT."),
        PairRule(both_bound_by=("convention",), governs=("convention",)),
    ),
)


def known(
    *acts: tuple[str, str, str], lists: tuple[str, ...] = ("convention", "amended")
) -> Facts:
    return facts(
        *(act(state, ACCESSION, date, code=code) for state, code, date in acts),
        instruments=[
            instrument(),
            instrument("amended", adopted="2005-07-08", in_force="2010-07-28"),
        ],
        coverages=[complete(code) for code in lists],
    )


def between(record: Facts, on: str) -> RegimeFinding:
    return regime_between(Standings(record), one="XAB", other="XAA", family=FAMILY, on=day(on))


BOTH = (
    ("XAA", "convention", "1990-01-01"),
    ("XAB", "convention", "1991-01-01"),
    ("XAA", "amended", "2010-09-01"),
)


def test_between_two_parties_to_the_amendment_the_amended_text_governs() -> None:
    finding = between(known(*BOTH, ("XAB", "amended", "2011-01-01")), "2012-01-01")

    assert (finding.answer, finding.instruments) == (Governs.YES, ("amended",))
    assert finding.since == day("2011-01-31")  # the later of the two
    assert finding.certainty is Certainty.ESTABLISHED


def test_with_a_party_to_the_original_alone_the_original_applies() -> None:
    # Vienna Convention on the Law of Treaties, article 40(4).
    finding = between(known(*BOTH), "2012-01-01")

    assert (finding.answer, finding.instruments) == (Governs.YES, ("convention",))
    assert finding.since == day("1991-01-31")


def test_an_unknown_bond_leaves_the_answer_unknown_and_names_it() -> None:
    finding = between(known(*BOTH, lists=("convention",)), "2012-01-01")

    assert finding.answer is Governs.UNKNOWN
    assert [(f.state, f.instrument) for f in finding.open_questions] == [("XAB", "amended")]


def test_a_state_that_came_in_through_the_protocol_alone_is_not_settled() -> None:
    record = known(("XAA", "amended", "2011-01-01"), ("XAB", "convention", "1991-01-01"))

    assert between(record, "2012-01-01").answer is Governs.UNSETTLED


def test_without_a_common_text_nothing_governs() -> None:
    assert between(known(("XAA", "convention", "1990-01-01")), "2012-01-01").answer is Governs.NO


def test_a_later_bond_that_is_open_is_never_taken_for_no_common_text() -> None:
    # XAA is bound by the earlier text alone; whether XAB joined only the later is not known.
    record = known(("XAA", "convention", "1990-01-01"), lists=("convention",))
    finding = between(record, "2012-01-01")

    assert finding.answer is Governs.UNKNOWN
    assert {(f.state, f.instrument) for f in finding.open_questions} >= {("XAB", "amended")}


def test_a_rule_that_names_the_later_text_alone_means_apart_from_the_parent() -> None:
    short = replace(
        FAMILY,
        rules=(FAMILY.rules[0], FAMILY.rules[2], PairRule(one_only_by=("amended",), note="40(5)")),
    )
    record = known(("XAA", "convention", "1990-01-01"), ("XAB", "amended", "2010-09-01"))
    apart = regime_between(
        Standings(record), one="XAA", other="XAB", family=short, on=day("2012-01-01")
    )

    assert apart.answer is Governs.UNSETTLED
