"""Builders of invented law for questions of cooperation: conventions and listed treaties.

``convention`` was amended by ``protocol``; between parties to the protocol the amended text
governs. ``sister`` stands alone and covers conduct that overlaps. ``organised`` reaches other
offences where an organised group took part.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from dedere.cooperation.bases import Answer
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Stated, ask
from dedere.periods import PartialDate
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.bilaterals import BilateralKind, ListedTreaty, Matter
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.declarations import Declaration, Effect, Topic
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.instruments import (
    AssistanceRules,
    CaseFact,
    Exclusion,
    ExtraditionRules,
    FurtherBasis,
    Instrument,
    LegalBasisClause,
    Offence,
    ProsecuteOrExtradite,
)
from dedere.treaties.relations import OffenceGroup
from dedere.treaties.standings import Standings
from tests.dedere.building import act, complete, day, facts, instrument

TAKING = "convention/offence/taking"
TAKING_AMENDED = "protocol/offence/taking"
SISTER_TAKING = "sister/offence/attack"
ON = dt.date(2010, 5, 1)
CODES = ("convention", "protocol", "sister", "organised")


def law(code: str, *, adopted: str, in_force: str, slug: str, political: str = "no") -> Instrument:
    """Return a convention with an optional legal basis, a duty to prosecute and assistance."""
    offence = Offence(
        id=f"{code}/offence/{slug}",
        label=slug,
        article="1",
        summary="",
        mental_element="",
    )
    rules = ExtraditionRules(
        obligation_to_extradite=False,
        legal_basis=LegalBasisClause(available=True, article="10(2)", mode="optional"),
        prosecute_or_extradite=ProsecuteOrExtradite(
            exists=True, article="8(1)", requires_extradition_request=False
        ),
        political_offence_excluded=Exclusion(value=political, covers=("extradition", "mla")),
        fiscal_offence_excluded=Exclusion(value="no"),
        offences_extraditable_article="10(1)",
        deemed_inclusion_scope="any existing extradition treaty between parties",
        between_states_not_conditional_article="10(3)",
    )
    plain = instrument(code, adopted=adopted, in_force=in_force)
    return replace(
        plain,
        offences=(offence,),
        extradition=rules,
        mla=AssistanceRules(available=True, article="11(1)"),
    )


def instruments() -> tuple[Instrument, ...]:
    """Return the four invented instruments."""
    organised = law("organised", adopted="1980-01-01", in_force="1983-06-03", slug="serious-crime")
    reach = FurtherBasis(
        fact=CaseFact.ORGANISED_GROUP, offence="organised/offence/serious-crime", article="3(1)"
    )
    return (
        law("convention", adopted="1979-12-17", in_force="1983-06-03", slug="taking"),
        law("protocol", adopted="1981-01-01", in_force="1983-06-03", slug="taking"),
        law("sister", adopted="1979-12-17", in_force="1983-06-03", slug="attack"),
        replace(organised, further_basis=reach),
    )


FAMILY = Family(
    id="taking",
    label="Taking",
    parent="convention",
    members=("convention", "protocol"),
    rules=(
        PairRule(both_bound_by=("protocol",), governs=("protocol",), article="15"),
        PairRule(both_bound_by=("convention",), governs=("convention",)),
    ),
    single_instrument_article="15",
)
GROUPS = (
    OffenceGroup(group="taking", offences=(TAKING, TAKING_AMENDED)),
    OffenceGroup(group="overlap", offences=(TAKING, SISTER_TAKING), note="overlap"),
)


def world(
    *actions: TreatyAction,
    treaties: Iterable[ListedTreaty] = (),
    declarations: Iterable[Declaration] = (),
    partial: Iterable[str] = (),
) -> Facts:
    """Return facts in which every list of parties is complete, except those in ``partial``."""
    open_lists = set(partial)
    coverages = [
        Coverage(instrument=code, completeness=Completeness.PARTIAL)
        if code in open_lists
        else complete(code)
        for code in CODES
    ]
    plain = facts(*actions, instruments=instruments(), coverages=coverages, families=(FAMILY,))
    return replace(
        plain,
        treaties=tuple(treaties),
        declarations=tuple(declarations),
        offence_groups=GROUPS,
    )


def joins(state: str, code: str, date: str | None) -> TreatyAction:
    """Return a ratification, or an undated listing where ``date`` is ``None``."""
    if date is None:
        return act(state, ActionKind.PARTICIPATION, None, code=code, sources=("later-list",))
    return act(state, ActionKind.RATIFICATION, date, code=code)


def treaty(
    name: str = "list-1",
    *,
    parties: tuple[str, ...] = ("XAA", "XAB"),
    kind: BilateralKind = BilateralKind.EXTRADITION,
    signed: str | None = "1950-01-01",
    in_force: str | None = "1951-01-01",
    ended: str | None = None,
    amends: tuple[str, ...] = (),
) -> ListedTreaty:
    """Return a treaty as a list shows it."""
    matters = {
        BilateralKind.MLA: (Matter.ASSISTANCE,),
        BilateralKind.BOTH: (Matter.EXTRADITION, Matter.ASSISTANCE),
    }
    return ListedTreaty(
        id=name,
        parties=parties,
        title=f"Treaty {name}",
        kind=kind,
        matters=matters.get(kind, (Matter.EXTRADITION,)),
        sources=("depositary-list",),
        signed=PartialDate.parse(signed) if signed else None,
        in_force=day(in_force) if in_force else None,
        terminated=day(ended) if ended else None,
        terminated_effective=day(ended) if ended else None,
        amends=amends,
    )


def declines(state: str, code: str = "convention", article: str = "10(2)") -> Declaration:
    """Return a reservation, undated as in most lists, against the convention as a basis.

    A reservation is made when a State consents (VCLT arts 2(1)(d), 19), so it speaks from then on.
    """
    return Declaration(
        id=f"{code}/{state}/d1",
        state=state,
        instrument=code,
        kind=ActionKind.RESERVATION,
        topic=Topic.EXTRADITION_BASIS,
        effect=Effect.EXCLUDES,
        article=article,
        sources=("depositary-list",),
    )


def answer(
    known: Facts,
    *,
    asks: str = "XAA",
    asked: str = "XAB",
    offence: str = TAKING,
    form: Form = Form.EXTRADITION,
    on: dt.date = ON,
    group: Stated = Stated.NO,
) -> Answer:
    """Ask one question of the invented facts."""
    question = ask(
        known,
        requesting=asks,
        requested=asked,
        offences=[offence],
        form=form,
        on=on,
        organised_group=group,
    )
    return Cooperation(Standings(known)).answer(question)
