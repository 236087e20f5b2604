"""Answers in the stable shapes of the interfaces: what the command line and the API print.

Shapes are those of DESIGN section 6. ``because`` is a list of whole sentences; ``grounds`` beside
it is the same chain as a tree, with articles, dates and sources apart.
"""

from dedere.phrases import Speaker
from dedere.sources import Reason
from dedere.treaties.actions import TreatyAction
from dedere.treaties.standing import StandingFinding
from dedere.treaties.territories import TerritorialFinding

Json = dict[str, object]


def standing_answer(finding: StandingFinding, speaker: Speaker) -> Json:
    """Return a standing in its stable shape.

    Dates are ISO 8601; ``since`` is ``None`` where the State is not bound or the day is unknown.
    """
    return {
        "state": finding.state,
        "instrument": finding.instrument,
        "on": finding.on.isoformat(),
        "standing": finding.standing.value,
        "since": finding.since.isoformat() if finding.since else None,
        "takes_effect": finding.takes_effect.isoformat() if finding.takes_effect else None,
        "certainty": finding.certainty.value,
        "last_known": last_known_answer(finding),
        "actions": [action_answer(action) for action in finding.actions],
        "because": [reason.says.say(speaker) for reason in finding.because],
        "grounds": [reason_answer(reason, speaker) for reason in finding.because],
    }


def last_known_answer(finding: StandingFinding) -> Json | None:
    """Return what was last known, of which day and by which source, or ``None``."""
    last = finding.last_known
    if last is None:
        return None
    return {
        "standing": last.standing.value,
        "on": last.on.isoformat(),
        "source": last.source,
    }


def action_answer(action: TreatyAction) -> Json:
    """Return a treaty action in its stable shape; ``source`` joins agreeing sources by ``;``."""
    return {
        "id": action.id,
        "state": action.state,
        "instrument": action.instrument,
        "kind": action.kind.value,
        "date": str(action.date) if action.date else None,
        "precision": action.precision.value,
        "effective": action.effective.isoformat() if action.effective else None,
        "territory": action.territory or None,
        "source": ";".join(action.sources),
        "note": action.note or None,
    }


def reason_answer(reason: Reason, speaker: Speaker) -> Json:
    """Return a reason with its article, date, sources and the reasons below it."""
    provision = reason.provision
    return {
        "says": reason.says.say(speaker),
        "instrument": provision.instrument if provision else None,
        "article": provision.article if provision else None,
        "date": str(reason.date) if reason.date else None,
        "sources": list(reason.sources),
        "grounds": [reason_answer(ground, speaker) for ground in reason.grounds],
    }


def territory_answer(finding: TerritorialFinding) -> Json:
    """Return a territorial finding in its stable shape."""
    return {
        "state": finding.state,
        "instrument": finding.instrument,
        "territory": finding.territory,
        "iso3": finding.iso3 or None,
        "extends": finding.answer.value,
        "since": finding.since.isoformat() if finding.since else None,
        "source": ";".join(finding.sources),
    }
