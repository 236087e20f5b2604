"""Jurisdiction in the stable shape of the interfaces: what the command line and the API print."""

from dedere.cooperation.application import ApplicationFinding
from dedere.cooperation.claims import Claim
from dedere.cooperation.jurisdiction import (
    JurisdictionAnswer,
    LinkedOnly,
    OpenQuestion,
    StateFinding,
)
from dedere.cooperation.notices import Notice
from dedere.phrases import Speaker
from dedere.sources import Provision
from dedere.treaties.answers import Json, last_known_answer, reason_answer


def jurisdiction_answer(answer: JurisdictionAnswer, speaker: Speaker) -> Json:
    """Return who must, and who may, have jurisdiction, in its stable shape."""
    return {
        "offence": answer.offence,
        "on": answer.on.isoformat(),
        "texts": list(answer.texts),
        "states": [_state(one, speaker) for one in answer.states],
        "unknowns": [_linked(one, speaker) for one in answer.unknowns],
        "not_bound": [_linked(one, speaker) for one in answer.not_bound],
        "questions": [_question(one, speaker) for one in answer.questions],
        "applies": [_application(one, speaker) for one in answer.applications],
        "notices": [_notice(one, speaker) for one in answer.notices],
        "ranking": reason_answer(answer.ranking, speaker),
        "coordination": [
            {"instrument": one.instrument, "article": one.article, "says": one.says}
            for one in answer.coordination
        ],
        "notes": [note.say(speaker) for note in answer.notes],
    }


def _state(finding: StateFinding, speaker: Speaker) -> Json:
    return {
        "state": finding.state,
        "level": finding.level.value,
        "grounds": [_claim(claim, speaker) for claim in finding.claims],
    }


def _claim(claim: Claim, speaker: Speaker) -> Json:
    return {
        "level": claim.level.value,
        "link": claim.clause.link.code,
        "obligation": claim.clause.obligation.id,
        "offence": claim.clause.offence,
        **_provision(claim.provision),
        "since": claim.since.isoformat() if claim.since else None,
        "certainty": claim.certainty.value,
        "established": claim.established.value if claim.established else None,
        "released_by": list(claim.released_by),
        "discharged": claim.discharged,
        "conditions": [condition.say(speaker) for condition in claim.conditions],
        "because": [reason.says.say(speaker) for reason in claim.because],
        "grounds": [reason_answer(reason, speaker) for reason in claim.because],
        "note": claim.clause.rule.note or None,
        "verified": claim.clause.rule.verified and claim.clause.obligation.verified,
    }


def _provision(provision: Provision) -> Json:
    return {"instrument": provision.instrument, "article": provision.article}


def _linked(one: LinkedOnly, speaker: Speaker) -> Json:
    return {
        "state": one.state,
        "instrument": one.instrument,
        "article": one.article,
        "link": one.link,
        "says": one.says.say(speaker),
        "standing": one.finding.standing.value,
        "last_known": last_known_answer(one.finding),
        "grounds": [reason_answer(reason, speaker) for reason in one.finding.because],
    }


def _question(question: OpenQuestion, speaker: Speaker) -> Json:
    return {
        "key": question.key,
        "kind": question.kind.value,
        "says": question.says.say(speaker),
        "state": question.state or None,
        "provisions": [_provision(provision) for provision in question.provisions],
    }


def _application(finding: ApplicationFinding, speaker: Speaker) -> Json:
    return {
        **_provision(finding.provision),
        "answer": finding.answer.value,
        "says": finding.says.say(speaker),
        "still_apply": finding.still_apply or None,
        "open": list(finding.open_keys),
        "verified": finding.verified,
    }


def _notice(notice: Notice, speaker: Speaker) -> Json:
    return {
        "by": notice.by,
        **_provision(notice.provision),
        "to": list(notice.to),
        "to_if_established": list(notice.to_if_established),
        "open": list(notice.open_keys),
        "says": [phrase.say(speaker) for phrase in notice.says],
    }
