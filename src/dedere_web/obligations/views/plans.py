"""The way to ratification and what falls due after it: from the facts alone, open to everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dedere.obligations.assessment import roadmap as engine
from dedere_web.foundation import clock
from dedere_web.foundation.asof import read_as_of
from dedere_web.foundation.language import facts_language, say
from dedere_web.obligations.pages.words import BONDS
from dedere_web.obligations.views.opening import show
from dedere_web.treaties.selectors import current_facts, current_standings


@require_safe
def roadmap(request: HttpRequest) -> HttpResponse:
    """Show the way of a State to an instrument, as if it deposited on the day asked about."""
    facts = current_facts()
    as_of = read_as_of(request.GET, today=clock.today(), first_day=facts.first_day())
    state, code = request.GET.get("state", ""), request.GET.get("instrument", "")
    context: dict[str, Any] = {}
    if state and code:
        found = engine.roadmap(state, code, on=as_of.on, standings=current_standings())
        context = {
            "way": found,
            "state_name": facts.parties.states[found.state].name(facts_language()),
            "instrument_name": facts.instruments[found.instrument].short_title(facts_language()),
            "bond": BONDS[found.bond],
            "steps": [say(step.because.says, facts) for step in found.steps],
            "decisions": [say(one.says, facts) for one in found.decisions],
            "notices": _notices(found.notices),
        }
    return show(
        request,
        "obligations/roadmap.html",
        as_of=as_of,
        states=_states(state),
        instruments=[
            (i.code, i.short_title(facts_language()), i.code == code) for i in facts.universal()
        ],
        **context,
    )


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what a State owes once for the instruments that bind it, and what is past its day."""
    facts = current_facts()
    as_of = read_as_of(request.GET, today=clock.today(), first_day=facts.first_day())
    state = request.GET.get("state", "")
    context: dict[str, Any] = {}
    if state:
        found = engine.notices_due(state, on=as_of.on, standings=current_standings())
        code = facts.parties.find(state).code
        context = {
            "state_name": facts.parties.states[code].name(facts_language()),
            "notices": _notices(found),
            "past": sum(notice.is_past for notice in found),
        }
    return show(request, "obligations/notices.html", as_of=as_of, states=_states(state), **context)


def _states(chosen: str) -> list[tuple[str, str, bool]]:
    language = facts_language()
    named = [(s.code, s.name(language)) for s in current_facts().parties.current()]
    asked = chosen.strip().casefold()
    return [
        (code, name, asked in {code.casefold(), name.casefold()})
        for code, name in sorted(named, key=lambda one: one[1])
    ]


def _notices(found: tuple[engine.Notice, ...]) -> list[dict[str, object]]:
    facts = current_facts()
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
