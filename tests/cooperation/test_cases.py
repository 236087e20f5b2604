"""Expert cases of the legal-basis finder: what a lawyer expects, and on which authority."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dedere.cooperation.answers import basis_answer
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.offence_names import UnknownOffenceError
from dedere.cooperation.question import (
    Form,
    NoStateError,
    NotAStateThenError,
    Question,
    SameStateError,
    Stated,
    ask,
)
from dedere.errors import DateBeforeFactsError, InvalidInputError, UnknownStateError
from dedere.treaties.standings import Standings
from dedere_cli.speech import speaker_of
from dedere_io.facts import load_facts
from tests.cooperation.comparing import SECTIONS, differences

Case = dict[str, Any]

CASES = Path(__file__).parent / "cases"
REFUSALS: dict[str, type[InvalidInputError]] = {
    "same-state": SameStateError,
    "not-a-state-then": NotAStateThenError,
    "not-a-state": NoStateError,
    "unknown-state": UnknownStateError,
    "unknown-offence": UnknownOffenceError,
    "date-before-facts": DateBeforeFactsError,
}
EXPECTED = {
    *("bases", "first", "last", "no_basis", "error", "names"),
    *SECTIONS,
    *(f"no_{section}" for section in SECTIONS),
}


@cache
def read_all() -> tuple[Case, ...]:
    return tuple(
        {**case, "file": file.stem}
        for file in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


def cases(*, refused: bool) -> list[Any]:
    return [
        pytest.param(case["question"], case["expect"], id=f"{case['file']}: {case['name']}")
        for case in read_all()
        if ("error" in case["expect"]) == refused
    ]


@pytest.fixture(scope="module")
def cooperation() -> Cooperation:
    return Cooperation(Standings(load_facts()))


def checked(cooperation: Cooperation, question: Case) -> Question:
    stated = question.get("facts", {}).get("organised_group", Stated.NOT_STATED)
    return ask(
        cooperation.facts,
        requesting=question["requesting"],
        requested=question["requested"],
        offences=[question["offence"]],
        form=Form(question.get("form", Form.EXTRADITION)),
        on=question["day"],
        organised_group=Stated(stated),
    )


@pytest.mark.parametrize(("question", "expect"), cases(refused=False))
def test_answer(cooperation: Cooperation, question: Case, expect: Case) -> None:
    found = cooperation.answer(checked(cooperation, question))

    answer: dict[str, Any] = basis_answer(found, speaker_of(cooperation.facts))

    assert differences(answer, expect) == []
    assert [basis["rank"] for basis in answer["bases"]] == [
        n + 1 for n in range(len(answer["bases"]))
    ]


@pytest.mark.parametrize(("question", "expect"), cases(refused=True))
def test_refusal(cooperation: Cooperation, question: Case, expect: Case) -> None:
    with pytest.raises(REFUSALS[expect["error"]]) as refusal:
        checked(cooperation, question)

    advice = refusal.value.phrase.say(speaker_of(cooperation.facts))
    assert "\n" not in advice
    assert all(word in advice for word in expect.get("names", []))


def test_every_case_names_its_authority_and_is_well_formed() -> None:
    read = read_all()

    assert len({case["name"] for case in read}) == len(read)
    for case in read:
        assert set(case) == {"name", "question", "expect", "authority", "file"}, case["name"]
        assert len(case["authority"]) > 10, case["name"]
        assert isinstance(case["question"]["day"], dt.date), case["name"]
        assert case["expect"], case["name"]
        assert set(case["expect"]) <= EXPECTED, case["name"]


def test_the_cases_reach_every_universal_instrument_with_offences() -> None:
    reached = {case["question"]["offence"].partition("/")[0] for case in read_all()}
    reached |= {
        str(basis.get("instrument"))
        for case in read_all()
        for basis in case["expect"].get("bases", [])
    }

    with_offences = {i.code for i in load_facts().universal() if i.offences}
    assert with_offences <= reached
