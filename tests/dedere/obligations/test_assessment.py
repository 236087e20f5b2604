"""Questions, scores, gaps and dates of an assessment, against what the treaties' texts say."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.cooperation.matching import Matcher
from dedere.cooperation.ontology import OffenceBook
from dedere.obligations.assessment.answers import Answer, Answered, Layer
from dedere.obligations.assessment.gaps import NeedKind, gaps, needs, open_questions
from dedere.obligations.assessment.provisions import (
    Comparison,
    Covered,
    compare_definition,
    model_provisions,
)
from dedere.obligations.assessment.questions import Bond, Question, Questionnaire, questionnaire
from dedere.obligations.assessment.roadmap import StepKind, notices_due, roadmap
from dedere.obligations.assessment.scoring import Score, score
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Binding, QuestionType
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAY = dt.date(2013, 4, 22)
HIJACKING = "hague-1970/offence/unlawful-seizure"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="module")
def book(facts: Facts) -> Standings:
    return Standings(facts)


@pytest.fixture(scope="module")
def kenya(book: Standings) -> Questionnaire:
    return questionnaire("KEN", on=DAY, standings=book)


def test_every_obligation_of_the_nineteen_is_served_by_exactly_one_question(
    facts: Facts, kenya: Questionnaire
) -> None:
    served = [s.obligation.id for q in kenya.questions for s in q.serves]

    assert sorted(served) == sorted(o.id for i in facts.universal() for o in i.obligations)


def test_extradite_or_prosecute_is_asked_once_for_every_text_that_has_it_without_exception(
    kenya: Questionnaire,
) -> None:
    # Hague art. 7 was taken over, article by article, into each of these.
    asked = kenya.question("hague-1970/art-7")

    assert asked is not None
    assert {
        ("hague-1970", "7"),
        ("montreal-1971", "7"),
        ("hostages-1979", "8(1)"),
        ("bombings-1997", "8(1)"),
        ("financing-1999", "10(1)"),
        ("nuclear-terrorism-2005", "11(1)"),
    } <= {(s.instrument, s.obligation.article) for s in asked.serves}


def test_two_different_offences_are_never_one_question(kenya: Questionnaire) -> None:
    # Hague art. 1 is seizing an aircraft, bombings art. 2(1) is exploding a device.
    for question in kenya.questions:
        if question.kind == "criminalize":
            roots = {s.obligation.inherited_from or s.obligation.id for s in question.serves}
            assert len(roots) <= 2
    assert kenya.question("hague-1970/art-1") is not None


def test_what_binds_is_said_apart_from_what_would_bind_and_from_what_is_not_known(
    book: Standings, kenya: Questionnaire
) -> None:
    # Kenya joined the hostages convention in 1981; nobody was bound by the protocol of 2014 then.
    bonds = {s.instrument: s.bond for q in kenya.questions for s in q.serves}

    assert bonds["hostages-1979"] is Bond.BINDS
    assert bonds["tokyo-protocol-2014"] is Bond.WOULD_BIND
    assert bonds["markex-1991"] is Bond.UNKNOWN
    before = questionnaire("KEN", on=dt.date(1981, 1, 1), standings=book)
    assert {s.bond for q in before.questions for s in q.serves if s.instrument == "bombings-1997"}
    assert Bond.BINDS not in {
        s.bond for q in before.questions for s in q.serves if s.instrument == "bombings-1997"
    }


def test_the_key_of_a_question_does_not_depend_on_the_state_or_the_day(book: Standings) -> None:
    one = questionnaire("KEN", on=DAY, standings=book)
    other = questionnaire("CHE", on=dt.date(2020, 1, 1), standings=book)

    assert {q.key for q in one.questions} == {q.key for q in other.questions}


def must(kenya: Questionnaire, number: int) -> list[Question]:
    found = [
        q
        for q in kenya.with_bond(Bond.BINDS)
        if q.type is QuestionType.DUTY and q.binding is Binding.MUST
    ]
    return found[:number]


def test_a_score_is_a_range_as_long_as_something_is_unknown(
    facts: Facts, kenya: Questionnaire
) -> None:
    four = must(kenya, 4)
    answers = {
        four[0].key: Answered(law=Answer.YES),
        four[1].key: Answered(law=Answer.PARTLY),
        four[2].key: Answered(law=Answer.NO),
    }

    of_law = score(four, answers, layer=Layer.LAW, rules=facts.assessment)
    of_practice = score(four, answers, layer=Layer.PRACTICE, rules=facts.assessment)

    # (1 + 1/2 + 0) of 4 is sure; the unknown one may add 1.
    assert (of_law.lower, of_law.upper) == (Fraction(3, 8), Fraction(5, 8))
    assert (of_law.questions, of_law.known) == (4, 3)
    assert (of_practice.lower, of_practice.upper) == (Fraction(0), Fraction(1))


def test_what_is_not_applicable_leaves_the_whole_and_nothing_left_is_no_score(
    facts: Facts, kenya: Questionnaire
) -> None:
    one, other = must(kenya, 2)
    answers = {
        one.key: Answered(law=Answer.NOT_APPLICABLE),
        other.key: Answered(law=Answer.YES),
    }

    assert score([one, other], answers, layer=Layer.LAW, rules=facts.assessment).lower == 1
    assert score([one], answers, layer=Layer.LAW, rules=facts.assessment) == Score(
        lower=None, upper=None, questions=0, known=0
    )


def test_a_duty_counts_four_times_one_to_endeavour_and_a_choice_nothing(
    facts: Facts, kenya: Questionnaire
) -> None:
    bound = [q for q in kenya.with_bond(Bond.BINDS) if q.type is QuestionType.DUTY]
    duty = next(q for q in bound if q.binding is Binding.MUST)
    soft = next(q for q in bound if q.binding in {Binding.ENDEAVOUR, Binding.SHALL_CONSIDER})
    choice = next(q for q in kenya.questions if q.type is QuestionType.OPTION)
    answers = {duty.key: Answered(law=Answer.YES), soft.key: Answered(law=Answer.NO)}

    found = score([duty, soft, choice], answers, layer=Layer.LAW, rules=facts.assessment)

    assert (found.lower, found.questions) == (Fraction(4, 5), 2)


ANSWERS = st.builds(Answered, law=st.sampled_from(Answer), practice=st.sampled_from(Answer))


@given(given_answers=st.lists(ANSWERS, min_size=8, max_size=8), better=st.integers(0, 7))
def test_bounds_hold_and_a_better_answer_never_lowers_a_score(
    given_answers: list[Answered], better: int
) -> None:
    facts = load_facts()
    questions = must(questionnaire("KEN", on=DAY, standings=Standings(facts)), 8)
    answers = dict(zip((q.key for q in questions), given_answers, strict=True))
    found = score(questions, answers, layer=Layer.LAW, rules=facts.assessment)
    if found.lower is None or found.upper is None:
        return
    assert 0 <= found.lower <= found.upper <= 1
    key = questions[better].key
    if answers[key].law is not Answer.NOT_APPLICABLE:
        improved = {**answers, key: Answered(law=Answer.YES)}
        again = score(questions, improved, layer=Layer.LAW, rules=facts.assessment)
        assert again.lower is not None
        assert again.lower >= found.lower


def test_unknown_is_an_open_question_and_never_a_gap(facts: Facts, kenya: Questionnaire) -> None:
    assert gaps(kenya.questions, {}, rules=facts.assessment) == ()
    assert len(open_questions(kenya.questions, {}, layer=Layer.LAW)) > 100


def test_what_prosecution_rests_on_and_binds_comes_first(
    facts: Facts, kenya: Questionnaire
) -> None:
    answers = {q.key: Answered(law=Answer.NO) for q in kenya.questions}

    found = gaps(kenya.questions, answers, rules=facts.assessment)

    assert found[0].question.kind == "criminalize"
    assert found[0].question.bond is Bond.BINDS
    bonds = [g.question.bond for g in found]
    assert bonds == sorted(bonds, key=[Bond.BINDS, Bond.UNKNOWN, Bond.WOULD_BIND].index)
    assert all(g.because and g.because[0].provision for g in found)
    assert not any(g.question.type is QuestionType.OPTION for g in found)


def test_needs_follow_from_gaps_and_name_their_articles(
    facts: Facts, kenya: Questionnaire
) -> None:
    answers = {
        "hague-1970/art-1": Answered(law=Answer.NO),
        "hague-1970/art-6-3": Answered(law=Answer.YES, practice=Answer.NO),
    }

    found = {n.kind: n for n in needs(gaps(kenya.questions, answers, rules=facts.assessment))}

    assert set(found) == {NeedKind.DRAFTING, NeedKind.TRAINING}
    assert ("hague-1970", "1") in {
        (p.instrument, p.article) for p in found[NeedKind.DRAFTING].provisions
    }


def test_a_model_provision_on_hijacking_says_what_article_1_asks(
    facts: Facts, kenya: Questionnaire
) -> None:
    asked = kenya.question("hague-1970/art-1")
    assert asked is not None

    (model, *_) = model_provisions(asked, facts=facts)

    assert (model.instrument, model.article) == ("hague-1970", "1")
    assert HIJACKING in model.offences
    assert any("force" in str(e.says) for e in model.elements)
    assert any("attempt" in str(e.says) for e in model.elements)


def test_a_definition_without_threats_is_narrower_and_one_without_flight_is_wider(
    facts: Facts,
) -> None:
    # Hague art. 1(a): force, threat or any other intimidation suffices; the aircraft is in flight.
    book = OffenceBook(facts, Matcher(facts))
    whole = {e.element: Covered.YES for e in compare_definition(book, HIJACKING, {}).elements}

    narrower = compare_definition(book, HIJACKING, {**whole, "other-intimidation": Covered.NO})
    wider = compare_definition(book, HIJACKING, {**whole, "aircraft-in-flight": Covered.NO})

    assert compare_definition(book, HIJACKING, whole).result is Comparison.SAME
    assert narrower.result is Comparison.NARROWER
    assert wider.result is Comparison.WIDER
    assert compare_definition(book, HIJACKING, {}).result is Comparison.UNKNOWN


@pytest.mark.parametrize(
    ("obligation", "due"),
    [
        # The convention bound Switzerland on 21 June 1998: three years, and fifteen.
        ("markex-1991/art-iv-2", dt.date(2001, 6, 21)),
        ("markex-1991/art-iv-3", dt.date(2013, 6, 21)),
        # XIII(2): with the deposit, which was on 3 April 1995.
        ("markex-1991/art-xiii-2", dt.date(1995, 4, 3)),
        # 8bis(15): within one month of becoming a party, which was on 28 July 2010.
        ("sua-protocol-2005/art-8bis-15", dt.date(2010, 8, 28)),
        # 6(3): on ratifying, which was on 23 September 2003.
        ("bombings-1997/art-6-3", dt.date(2003, 9, 23)),
        # 7(4) sets no day.
        ("nuclear-terrorism-2005/art-7-4", None),
    ],
)
def test_notices_fall_due_on_the_day_the_article_sets(
    book: Standings, obligation: str, due: dt.date | None
) -> None:
    found = notices_due("CHE", on=dt.date(2014, 1, 1), standings=book)

    assert {n.due for n in found if n.obligation == obligation} == {due}


def test_a_notice_owed_only_under_a_condition_is_never_said_to_be_past(book: Standings) -> None:
    found = notices_due("CHE", on=dt.date(2014, 1, 1), standings=book)

    assert not any(n.is_past for n in found if n.condition is not None)
    assert any(n.is_past for n in found if n.obligation == "markex-1991/art-iv-2")


def test_a_roadmap_names_the_parent_the_opt_out_and_the_day_of_effect(book: Standings) -> None:
    # Fixed platforms: only for parties to SUA 1988, art. 5(4); bombings art. 22(2): 30th day.
    platforms = roadmap("LAO", "fixed-platforms-1988", on=dt.date(2005, 1, 1), standings=book)
    bombings = roadmap("KEN", "bombings-1997", on=dt.date(2001, 11, 16), standings=book)

    first = platforms.steps[0]
    assert first.kind is StepKind.PREREQUISITE
    assert first.because.provision is not None
    assert first.because.provision.article == "5(4)"
    assert any("16 December 2001" in str(s.because.says) for s in bombings.steps)
    articles = {d.provision.article for d in bombings.decisions if d.provision}
    assert "20(2)" in articles
