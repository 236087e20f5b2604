"""Answers on legal bases in the stable shape of the interfaces (DESIGN section 6).

``because`` is a list of whole sentences; ``grounds`` beside it is the same chain as a tree. Keys
beyond those of the design add, and never change, what it says.
"""

from dedere.cooperation.bases import (
    Answer,
    Basis,
    Condition,
    Considered,
    Duty,
    Exclusion,
    PairStatement,
    Risk,
    SafeguardFinding,
    Unknown,
)
from dedere.phrases import Speaker
from dedere.sources import Provision, Reason
from dedere.treaties.answers import Json, reason_answer, standing_answer


def basis_answer(answer: Answer, speaker: Speaker) -> Json:
    """Return an answer on legal bases in its stable shape.

    ``offence`` holds one id where one was asked, and ``offences`` all of them.
    """
    question = answer.question
    return {
        "requesting": question.requesting,
        "requested": question.requested,
        "offence": question.offences[0],
        "offences": list(question.offences),
        "form": question.form.value,
        "on": question.on.isoformat(),
        "organised_group": question.organised_group.value,
        "says": answer.says.say(speaker) if answer.says else None,
        "bases": [one_basis_answer(basis, speaker) for basis in answer.bases],
        "considered": [considered_answer(one, speaker) for one in answer.considered],
        "duties": [_duty(duty, speaker) for duty in answer.duties],
        "exclusions": [_exclusion(one, speaker) for one in answer.exclusions],
        "safeguards": [_safeguard(one, speaker) for one in answer.safeguards],
        "risks": [_risk(risk, speaker) for risk in answer.risks],
        "unknowns": [unknown_answer(one, speaker) for one in answer.unknowns],
        "facts": answer.facts_version,
    }


def one_basis_answer(basis: Basis, speaker: Speaker) -> Json:
    """Return one basis in its stable shape."""
    return {
        "rank": basis.rank,
        "kind": basis.kind.value,
        "instrument": basis.instrument or None,
        "title": basis.title or None,
        "articles": list(basis.articles),
        "since": basis.since.isoformat() if basis.since else None,
        "certainty": basis.certainty.value,
        "option": basis.option.value if basis.option else None,
        "offences": list(basis.offences),
        "conditions": [_condition(one, speaker) for one in basis.conditions],
        "deemed": [
            {
                **_provision(clause.provision),
                "scope": clause.scope,
                "certainty": clause.certainty.value,
                "says": clause.says.say(speaker),
            }
            for clause in basis.deemed
        ],
        "reservations": [statement_answer(one) for one in basis.reservations],
        "because": _sentences(basis.because, speaker),
        "grounds": [reason_answer(reason, speaker) for reason in basis.because],
    }


def _sentences(reasons: tuple[Reason, ...], speaker: Speaker) -> list[str]:
    return [reason.says.say(speaker) for reason in reasons]


def _provision(provision: Provision | None) -> Json:
    return {
        "instrument": provision.instrument if provision else None,
        "article": provision.article if provision else None,
    }


def _condition(condition: Condition, speaker: Speaker) -> Json:
    return {
        "kind": condition.kind.value,
        "says": condition.says.say(speaker),
        **_provision(condition.provision),
        "sources": list(condition.sources),
    }


def statement_answer(statement: PairStatement) -> Json:
    """Return a reservation or declaration between two States in its stable shape."""
    declaration, objection = statement.declaration, statement.objection
    return {
        "id": declaration.id,
        "state": declaration.state,
        "article": declaration.article or None,
        "effect": declaration.effect.value,
        "between": statement.effect.value,
        "speaks": statement.speaks.value,
        "objected_by": objection.state if objection else None,
        "date": str(declaration.date) if declaration.date else None,
        "sources": list(declaration.sources),
    }


def considered_answer(considered: Considered, speaker: Speaker) -> Json:
    """Return what was looked at and gives no basis in its stable shape."""
    return {
        "instrument": considered.instrument,
        "title": considered.title or None,
        "reason": considered.reason.value,
        "says": considered.says.say(speaker),
        "article": considered.provision.article if considered.provision else None,
        "grounds": [reason_answer(reason, speaker) for reason in considered.because],
    }


def _duty(duty: Duty, speaker: Speaker) -> Json:
    return {
        "state": duty.state,
        **_provision(duty.provision),
        "since": duty.since.isoformat() if duty.since else None,
        "certainty": duty.certainty.value,
        "trigger": duty.trigger,
        "requires_request": duty.requires_request,
        "says": duty.says.say(speaker),
        "grounds": [reason_answer(reason, speaker) for reason in duty.because],
    }


def _exclusion(exclusion: Exclusion, speaker: Speaker) -> Json:
    return {
        "ground": exclusion.ground.value,
        "excluded": exclusion.excluded.value,
        "instrument": exclusion.instrument,
        "article": exclusion.article or None,
        "certainty": exclusion.certainty.value,
        "says": exclusion.says.say(speaker),
        "note": exclusion.note or None,
    }


def _safeguard(safeguard: SafeguardFinding, speaker: Speaker) -> Json:
    requested, requesting = safeguard.requested, safeguard.requesting
    return {
        "id": safeguard.id,
        "label": safeguard.label or None,
        "effect": safeguard.effect,
        "applies": safeguard.applies,
        **_provision(safeguard.provision),
        "says": safeguard.says.say(speaker),
        "summary": safeguard.summary or None,
        "address": safeguard.address or None,
        "authority": safeguard.authority or None,
        "verified": safeguard.verified,
        "requested": standing_answer(requested, speaker) if requested else None,
        "requesting": standing_answer(requesting, speaker) if requesting else None,
        "derogations": [
            {"state": state, "id": notice, "applies": speaks.value}
            for state, notice, speaks in safeguard.derogations
        ],
    }


def _risk(risk: Risk, speaker: Speaker) -> Json:
    return {
        "id": risk.id,
        "label": risk.label,
        "status": risk.status.value,
        "says": risk.says.say(speaker),
        "explains": risk.explains or None,
        "safeguard": risk.safeguard or None,
        "address": risk.address,
        "provisions": [_provision(one) for one in risk.provisions],
    }


def unknown_answer(unknown: Unknown, speaker: Speaker) -> Json:
    """Return an open question in its stable shape."""
    return {
        "about": unknown.about.value,
        "says": unknown.says.say(speaker),
        "states": list(unknown.states),
        "instrument": unknown.instrument or None,
        "article": unknown.provision.article if unknown.provision else None,
    }
