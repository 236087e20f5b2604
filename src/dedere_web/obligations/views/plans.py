"""The way to ratification and what falls due after it: from the facts alone, open to everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from dedere.obligations.assessment import roadmap as engine
from dedere.obligations.assessment.questions import Bond
from dedere.treaties.facts import Facts
from dedere_web.foundation.language import facts_language, say
from dedere_web.obligations.pages.words import BONDS
from dedere_web.treaties.pages.labels import CERTAINTIES, label
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def roadmap(request: HttpRequest) -> HttpResponse:
    """Show the way of a State to an instrument, as if it deposited on the day asked about."""
    desk = open_desk(request)
    facts = desk.facts
    state, code = request.GET.get("state", ""), request.GET.get("instrument", "")
    context: dict[str, Any] = {}
    if state and code:
        found = engine.roadmap(state, code, on=desk.as_of.on, standings=desk.standings)
        finding = desk.standings.of(found.state, found.instrument, on=desk.as_of.on)
        context = {
            "way": found,
            "certainty": label(CERTAINTIES, finding.certainty),
            "because": [say(reason.says, facts) for reason in finding.because],
            "state_name": facts.parties.states[found.state].name(facts_language()),
            "instrument_name": facts.instruments[found.instrument].short_title(facts_language()),
            "bond": BONDS[found.bond],
            "is_bound": found.bond is Bond.BINDS,
            "steps": [say(step.because.says, facts) for step in found.steps],
            "decisions": [say(one.says, facts) for one in found.decisions],
            "notices": _notices(facts, found.notices),
        }
    return show(
        request,
        "obligations/roadmap.html",
        desk,
        states=_states(facts, state),
        instruments=[
            (i.code, i.short_title(facts_language()), i.code == code) for i in facts.universal()
        ],
        **context,
    )


@public
def notices(request: HttpRequest) -> HttpResponse:
    """Show what a State owes once for the instruments that bind it, and what is past its day."""
    desk = open_desk(request)
    facts = desk.facts
    state = request.GET.get("state", "")
    context: dict[str, Any] = {}
    if state:
        found = engine.notices_due(state, on=desk.as_of.on, standings=desk.standings)
        code = facts.parties.find(state).code
        context = {
            "state_name": facts.parties.states[code].name(facts_language()),
            "notices": _notices(facts, found),
            "past": sum(notice.is_past for notice in found),
        }
    return show(request, "obligations/notices.html", desk, states=_states(facts, state), **context)


def _states(facts: Facts, chosen: str) -> list[tuple[str, str, bool]]:
    language = facts_language()
    named = [(s.code, s.name(language)) for s in facts.parties.current()]
    asked = chosen.strip().casefold()
    return [
        (code, name, asked in {code.casefold(), name.casefold()})
        for code, name in sorted(named, key=lambda one: one[1])
    ]


def _notices(facts: Facts, found: tuple[engine.Notice, ...]) -> list[dict[str, object]]:
    return [
        {
            "instrument": facts.instruments[one.instrument].short_title(facts_language()),
            "code": one.instrument,
            "says": say(one.says, facts),
            "condition": say(one.condition, facts) if one.condition else "",
            "due": one.due,
            "is_past": one.is_past,
        }
        for one in found
    ]
