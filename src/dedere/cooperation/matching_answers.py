"""Matches between facts and offences in the stable shape of the interfaces."""

from dedere.cooperation.elements import PART, Vocabulary
from dedere.cooperation.matching import Match, ScopeFinding
from dedere.cooperation.weighing import Ask, ElementFinding
from dedere.phrases import Phrase, Speaker, mark
from dedere.treaties.answers import Json, reason_answer

PART_QUESTION = mark("What has the suspect to do with the act?")


def match_answer(match: Match, vocabulary: Vocabulary, speaker: Speaker) -> Json:
    """Return one offence, held against the facts of a case, in its stable shape."""
    return {
        "offence": match.offence,
        "instrument": match.instrument,
        "article": match.article,
        "label": match.label,
        "verdict": match.verdict.value,
        "definition": match.definition.value,
        "part": match.part or None,
        "part_article": match.part_article or None,
        "parts": [{"part": part, "article": article} for part, article in match.parts_covered],
        "elements": [_element(element, vocabulary) for element in match.elements],
        "scope": [_scope(scope, vocabulary) for scope in match.scopes],
        "ask": [_ask(ask, vocabulary) for ask in match.asks],
        "fails": [_element(element, vocabulary) for element in match.fails],
        "because": [reason.says.say(speaker) for reason in match.because],
        "grounds": [reason_answer(reason, speaker) for reason in match.because],
        "creates_duty": match.creates_duty,
        "in_force": match.in_force,
        "same_conduct": list(match.same_conduct),
        "note": match.note or None,
        "verified": match.verified,
    }


def vocabulary_answer(vocabulary: Vocabulary) -> Json:
    """Return the questions about the facts of a case, by topic, in their stable shape."""
    return {
        "parts": [{"part": one.part, "says": one.says} for one in vocabulary.ontology.parts],
        "topics": [
            {
                "topic": topic,
                "question": vocabulary.question(topic),
                "elements": [
                    {
                        "element": code,
                        "question": vocabulary.question(code),
                        "entails": list(vocabulary.elements[code].entails),
                        "excludes": list(vocabulary.elements[code].excludes),
                    }
                    for code in codes
                ],
            }
            for topic, codes in vocabulary.topics.items()
        ],
    }


def _question(code: str, vocabulary: Vocabulary) -> str:
    return str(Phrase.of(PART_QUESTION)) if code == PART else vocabulary.question(code)


def _element(finding: ElementFinding, vocabulary: Vocabulary) -> Json:
    return {
        "element": finding.element,
        "kind": finding.kind,
        "question": _question(finding.element, vocabulary),
        "met": finding.met.value,
        "wanted": "yes" if finding.wanted else "no",
        "article": finding.provision.article,
        "follows_from": (
            finding.stated_as if finding.stated_as not in {"", finding.element} else None
        ),
    }


def _scope(scope: ScopeFinding, vocabulary: Vocabulary) -> Json:
    return {
        "rule": scope.rule,
        "article": scope.article,
        "says": scope.says,
        "met": scope.met.value,
        "elements": [_element(element, vocabulary) for element in scope.elements],
    }


def ask_question(ask: Ask, vocabulary: Vocabulary) -> str:
    """Return the question that could settle an offence, in words."""
    return _question(ask.element, vocabulary)


def _ask(ask: Ask, vocabulary: Vocabulary) -> Json:
    return {
        "element": ask.element,
        "question": ask_question(ask, vocabulary),
        "wanted": "yes" if ask.wanted else "no",
    }
