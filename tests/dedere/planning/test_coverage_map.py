"""The coverage of an offence: sure, possible, none known, pair by pair, with reasons on demand."""

import dataclasses
from typing import Any

from hypothesis import given, settings

from dedere.cooperation.question import Form
from dedere.planning.answers import coverage_answer
from dedere.planning.coverage_map import (
    MAYBE,
    NONE_KNOWN,
    SURELY,
    CoverageMap,
    Layer,
    PairCounts,
    coverage_of,
)
from dedere.planning.offences import conduct_of, conducts_in, gives_basis
from dedere.treaties.bilaterals import BilateralKind, ListedTreaty, Matter
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import (
    AssistanceRules,
    Exclusion,
    ExtraditionRules,
    Instrument,
    LegalBasisClause,
    ProsecuteOrExtradite,
)
from dedere.treaties.regimes import Governs
from dedere.treaties.standings import Standings
from tests.dedere.building import day
from tests.dedere.planning.worlds import CODES, STATES, as_json, bonds, joined, world, worlds

SEIZURE = "convention/offence/seizure"
RULES = ExtraditionRules(
    obligation_to_extradite=False,
    legal_basis=LegalBasisClause(available=True, article="8(2)", mode="optional"),
    prosecute_or_extradite=ProsecuteOrExtradite(exists=True, article="7"),
    political_offence_excluded=Exclusion(value="no"),
    fiscal_offence_excluded=Exclusion(value="no"),
)
MLA = AssistanceRules(available=True, article="10(1)")


def with_clauses(record: Facts) -> Facts:
    """Return the world with a clause on extradition in each text, none on assistance but one."""

    def clothed(one: Instrument) -> Instrument:
        mla = MLA if one.code == "alone" else None
        return dataclasses.replace(one, extradition=RULES, mla=mla)

    changed = {code: clothed(one) for code, one in record.instruments.items()}
    return Facts(**{**fields_of(record), "instruments": changed})


def fields_of(record: Facts) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def cover(record: Facts, offence: str = SEIZURE, form: Form = Form.EXTRADITION) -> CoverageMap:
    clothed = with_clauses(record)
    return coverage_of(clothed, bonds(clothed), offence=offence, form=form)


TWO = tuple(joined(state, "convention", "1990-01-01") for state in ("XAA", "XAB"))


LISTED = ListedTreaty(
    id="listed-1",
    parties=("XAC", "XAD"),
    title="Treaty on extradition",
    kind=BilateralKind.EXTRADITION,
    matters=(Matter.EXTRADITION,),
    sources=("undated-list",),
    in_force=day("1950-01-01"),
)


def with_treaty(record: Facts, listed: ListedTreaty) -> Facts:
    return Facts(**{**fields_of(record), "treaties": (listed,)})


def test_two_parties_surely_have_a_basis_and_the_others_none_known() -> None:
    found = cover(world(*TWO))

    assert found.counts() == PairCounts(sure=1, possible=0, none_known=9)
    assert found.between("XAA", "XAB") == SURELY
    assert found.between("XAA", "XAC") == NONE_KNOWN


def test_an_open_bond_makes_a_basis_possible() -> None:
    found = cover(world(*TWO, complete_lists=("amended",)))

    assert found.counts() == PairCounts(sure=1, possible=9, none_known=0)


def test_pairs_of_which_only_the_governing_text_is_open_are_sure_and_counted_apart() -> None:
    record = world(*TWO, joined("XAA", "amended"), complete_lists=("convention",))

    found = cover(record)

    assert found.between("XAA", "XAB") == SURELY  # both texts cover the seizure
    assert found.which_text_is_open() == 1


def test_every_state_has_its_number_of_partners() -> None:
    sure, possible = cover(world(*TWO)).partners()

    assert sure.tolist() == [1, 1, 0, 0, 0]
    assert possible.tolist() == [0, 0, 0, 0, 0]


def test_regions_are_counted_within_and_between() -> None:
    record = world(*TWO, joined("XAC", "convention", "1990-01-01"))

    blocks = cover(record).blocks(["002", "002", "142", "142", "142"])

    assert [(b.one, b.other, b.counts.sure, b.counts.total) for b in blocks] == [
        ("002", "002", 1, 1),
        ("002", "142", 2, 6),
        ("142", "142", 0, 3),
    ]


def test_pairs_without_a_basis_come_with_the_reason_when_asked() -> None:
    record = with_clauses(world(*TWO))
    found = coverage_of(record, bonds(record), offence=SEIZURE)

    pairs = list(found.without_basis())

    assert len(pairs) == 9
    assert pairs[0] == ("XAA", "XAC")
    why = found.why(Standings(record), *pairs[0])
    assert [finding.answer for finding in why] == [Governs.NO]
    assert [f.answer for f in found.why(Standings(record), "XAA", "XAB")] == [Governs.YES]


def test_an_overlapping_offence_of_another_family_is_possible_only() -> None:
    alone = (joined("XAA", "alone", "2002-01-01"), joined("XAB", "alone", "2002-01-01"))

    found = cover(world(*alone), offence="protocol/offence/platform")

    assert found.between("XAA", "XAB") == MAYBE
    assert found.layers[Layer.TEXTS].sum() == 0


def test_a_listed_treaty_is_possible_and_never_sure() -> None:
    found = cover(with_treaty(world(), LISTED))

    assert found.between("XAC", "XAD") == MAYBE
    assert found.counts() == PairCounts(sure=0, possible=1, none_known=9)


def test_a_listed_treaty_that_ended_is_no_basis() -> None:
    ended = dataclasses.replace(
        LISTED, terminated=day("1999-01-01"), terminated_effective=day("2000-01-01")
    )

    assert cover(with_treaty(world(), ended)).between("XAC", "XAD") == NONE_KNOWN


def test_a_listed_treaty_not_in_force_yet_is_no_basis() -> None:
    later = dataclasses.replace(LISTED, in_force=day("2013-06-01"))

    assert cover(with_treaty(world(), later)).between("XAC", "XAD") == NONE_KNOWN


def test_a_treaty_on_extradition_is_none_on_assistance() -> None:
    record = with_treaty(world(), LISTED)

    found = cover(record, offence="alone/offence/bombing", form=Form.ASSISTANCE)

    assert found.between("XAC", "XAD") == NONE_KNOWN


def test_an_arrangement_between_members_surely_covers_any_offence() -> None:
    record = with_clauses(
        world(joined("XAA", "alone", "2002-01-01"), joined("XAB", "alone", "2002-01-01"))
    )
    surrender = dataclasses.replace(
        record.instruments["alone"], form="surrender-procedure", offences=()
    )
    record = Facts(
        **{
            **fields_of(record),
            "instruments": {**record.instruments, "alone": surrender},
            "offence_groups": (),
        }
    )

    found = coverage_of(record, bonds(record), offence=SEIZURE)

    assert found.between("XAA", "XAB") == SURELY
    assert (found.layers[Layer.ARRANGEMENTS] != 0).sum() == 2


def test_an_open_bond_under_a_general_treaty_alone_is_no_known_basis() -> None:
    record = with_clauses(world(complete_lists=("convention", "amended", "protocol")))
    duty = dataclasses.replace(
        RULES, legal_basis=LegalBasisClause(available=True, mode="obligatory-treaty")
    )
    general = dataclasses.replace(record.instruments["alone"], extradition=duty, offences=())
    record = Facts(
        **{
            **fields_of(record),
            "instruments": {**record.instruments, "alone": general},
            "offence_groups": (),
        }
    )

    found = coverage_of(record, bonds(record), offence=SEIZURE)

    assert found.counts() == PairCounts(sure=0, possible=0, none_known=10)
    assert found.only_general_open() == 10


def test_a_text_without_a_clause_gives_no_basis_for_that_form() -> None:
    found = cover(world(*TWO), form=Form.ASSISTANCE)

    assert found.counts().sure == 0
    assert not gives_basis(with_clauses(world()).instruments["convention"], Form.ASSISTANCE)


def test_the_same_conduct_in_two_texts_of_a_family_is_one() -> None:
    record = world()

    assert conduct_of(record, SEIZURE).own.covering == frozenset({"convention", "amended"})
    assert conduct_of(record, "convention/offence/threat").own.covering == frozenset(
        {"convention"}
    )
    assert [s.id for s in conduct_of(record, "alone/offence/bombing").overlapping] == [
        "alone/offence/bombing"
    ]
    assert conducts_in(record, ("convention", "amended")) == {
        SEIZURE: (SEIZURE, "amended/offence/seizure"),
        "convention/offence/threat": ("convention/offence/threat",),
        "amended/offence/transport": ("amended/offence/transport",),
    }


def test_the_stable_shape_adds_up() -> None:
    regions = ["002", "002", "142", "142", "142"]
    answer = as_json(coverage_answer(cover(world(*TWO)), regions, [("XAA", "XAB")]))

    assert answer["pairs"] == {
        "total": 10,
        "sure": 1,
        "possible": 0,
        "none_known": 9,
        "which_text_is_open": 0,
        "only_general_treaty_open": 0,
    }
    assert len(answer["without_basis"]) == 9
    assert answer["closed_directions"] == [{"requesting": "XAA", "requested": "XAB"}]
    assert sum(block["total"] for block in answer["blocks"]) == 10
    assert answer["partners"][0] == {"state": "XAA", "sure": 1, "possible": 0}


@settings(deadline=None)
@given(worlds)
def test_every_pair_is_counted_once(record: Facts) -> None:
    found = cover(record)
    counts = found.counts()

    assert counts.total == len(STATES) * (len(STATES) - 1) // 2
    assert len(list(found.without_basis())) == counts.none_known
    sure, possible = found.partners()
    assert int(sure.sum()) == 2 * counts.sure
    assert int(possible.sum()) == 2 * counts.possible
    assert (found.pairs == found.pairs.T).all()
    assert set(CODES) >= set(found.conduct.own.covering or ())
