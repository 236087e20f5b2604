"""What a governing text does to the usual grounds of refusal."""

from dataclasses import replace

import pytest

from dedere.treaties.instruments import (
    AssistanceRules,
    DiscriminationClause,
    Exclusion,
    ExtraditionRules,
    LegalBasisClause,
    ProsecuteOrExtradite,
)
from dedere.treaties.safeguard_rules import (
    RefusalRisk,
    RequestForm,
    RiskAnswer,
    RiskClause,
    SafeguardRule,
    risks_of,
    safeguards_for,
)
from tests.dedere.building import instrument

BOTH = (RequestForm.EXTRADITION, RequestForm.ASSISTANCE)


def clause(field: str, *values: str, answer: RiskAnswer = RiskAnswer.REMOVED) -> RiskClause:
    in_assistance = field == "refusal_limits"
    rules = RequestForm.ASSISTANCE if in_assistance else RequestForm.EXTRADITION
    return RiskClause(rules=rules, field=field, values=values, answer=answer, says=field)


RISK = RefusalRisk(
    id="political-offence",
    label="Political offence",
    forms=BOTH,
    says="",
    address=(),
    clauses=(
        clause("political_offence_excluded", "yes"),
        clause("political_offence_excluded", "no", answer=RiskAnswer.REMAINS),
    ),
    otherwise="The text is silent.",
)
RULES = ExtraditionRules(
    obligation_to_extradite=False,
    legal_basis=LegalBasisClause(available=False),
    prosecute_or_extradite=ProsecuteOrExtradite(exists=False),
    political_offence_excluded=Exclusion(value="no"),
    fiscal_offence_excluded=Exclusion(value="no"),
)


def answer(
    risk: RefusalRisk,
    extradition: ExtraditionRules | None = None,
    assistance: AssistanceRules | None = None,
    form: RequestForm = RequestForm.EXTRADITION,
) -> tuple[RiskAnswer, str]:
    text = replace(instrument(), extradition=extradition, mla=assistance)
    (finding,) = risks_of([risk], form=form, governing=text)
    return finding.answer, finding.article


def excluded(value: str, article: str | None, *covers: str) -> ExtraditionRules:
    return replace(
        RULES,
        political_offence_excluded=Exclusion(value=value, article=article, covers=covers),
    )


def test_a_text_that_excludes_the_ground_removes_it() -> None:
    assert answer(RISK, excluded("yes", "11")) == (RiskAnswer.REMOVED, "11")


def test_a_text_that_keeps_the_ground_in_an_article_leaves_it() -> None:
    assert answer(RISK, excluded("no", "3(1)")) == (RiskAnswer.REMAINS, "3(1)")


def test_a_silent_text_decides_nothing() -> None:
    assert answer(RISK, RULES) == (RiskAnswer.UNKNOWN, "")
    assert answer(RISK) == (RiskAnswer.UNKNOWN, "")


def test_an_exclusion_for_extradition_alone_says_nothing_about_assistance() -> None:
    text = excluded("yes", "13", "extradition")

    assert answer(RISK, text) == (RiskAnswer.REMOVED, "13")
    assert answer(RISK, text, form=RequestForm.ASSISTANCE) == (RiskAnswer.UNKNOWN, "")


def test_the_article_for_assistance_stands_with_what_is_covered() -> None:
    text = excluded("yes", "16(15)", "extradition", "mla (18(22))")

    assert answer(RISK, text, form=RequestForm.ASSISTANCE) == (RiskAnswer.REMOVED, "18(22)")


def test_without_a_governing_text_every_risk_is_unknown() -> None:
    (finding,) = risks_of([RISK], form=RequestForm.EXTRADITION, governing=None)

    assert finding.answer is RiskAnswer.UNKNOWN
    assert finding.says == "The text is silent."


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (("use limitation (12(3))", "bank secrecy barred (12(2))"), "12(2)"),
        (("bank secrecy barred",), "bank secrecy barred"),
    ],
)
def test_a_limit_of_refusal_is_found_by_its_first_words(
    limits: tuple[str, ...], expected: str
) -> None:
    risk = replace(RISK, clauses=(clause("refusal_limits", "bank secrecy barred"),))
    rules = AssistanceRules(available=True, refusal_limits=limits)

    found = answer(risk, assistance=rules, form=RequestForm.ASSISTANCE)

    assert found == (RiskAnswer.REMOVED, expected)


def test_any_stated_value_matches_a_clause_without_values() -> None:
    risk = replace(RISK, clauses=(clause("deemed_territory_article"),))

    assert answer(risk, RULES) == (RiskAnswer.UNKNOWN, "")
    assert answer(risk, replace(RULES, deemed_territory_article="8(4)")) == (
        RiskAnswer.REMOVED,
        "8(4)",
    )


def test_a_discrimination_clause_keeps_its_ground() -> None:
    kept = clause("discrimination_clause", "mandatory-bar", answer=RiskAnswer.REMAINS)
    risk = replace(RISK, clauses=(kept,))
    bar = DiscriminationClause(article="9(1)", effect="mandatory-bar")

    assert answer(risk, replace(RULES, discrimination_clause=bar)) == (RiskAnswer.REMAINS, "9(1)")
    assert answer(risk, RULES) == (RiskAnswer.UNKNOWN, "")


def test_only_what_concerns_the_form_is_asked() -> None:
    risk = replace(RISK, forms=(RequestForm.EXTRADITION,))
    rule = SafeguardRule(
        id="specialty",
        label="",
        says="",
        forms=(RequestForm.EXTRADITION,),
        grounds=(),
        address=(),
    )

    assert risks_of([risk], form=RequestForm.ASSISTANCE, governing=None) == ()
    assert safeguards_for([rule], RequestForm.EXTRADITION) == (rule,)
    assert safeguards_for([rule], RequestForm.ASSISTANCE) == ()
