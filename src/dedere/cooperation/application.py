"""Does a text apply to these facts at all: what is international, and what concerns one State."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.jurisdiction_case import JurisdictionCase
from dedere.phrases import Phrase, mark
from dedere.sources import Provision
from dedere.treaties.jurisdiction_rules import ApplicationRule, Element


class Applies(StrEnum):
    """Whether a text applies to the facts of a case."""

    YES = "yes"
    PARTLY = "partly"
    """Only some of its articles do."""
    NO = "no"
    OPEN = "open"
    """A fact that is not stated decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFinding:
    """Whether a text applies, by one of its rules."""

    instrument: str
    provision: Provision
    answer: Applies
    says: Phrase
    still_apply: str = ""
    open_keys: tuple[str, ...] = ()
    verified: bool = True


_SAYS = {
    (Element.ACTUAL_FLIGHT, Applies.YES): mark(
        "Take-off or actual landing lies outside the State of registry, so the text applies."
    ),
    (Element.ACTUAL_FLIGHT, Applies.PARTLY): mark(
        "Take-off and landing lie inside the State of registry, and the suspect is elsewhere: "
        "only articles {articles} apply."
    ),
    (Element.ACTUAL_FLIGHT, Applies.NO): mark(
        "Take-off, landing and suspect are inside the State of registry: the text does not apply."
    ),
    (Element.ACTUAL_FLIGHT, Applies.OPEN): mark(
        "The text applies only if take-off or actual landing lies outside the State of registry; "
        "if the suspect alone is elsewhere, only articles {articles} apply."
    ),
    (Element.FLIGHT_OR_PLACE, Applies.YES): mark(
        "Take-off, landing, offence or suspect lies outside the State of registry, so the text "
        "applies."
    ),
    (Element.FLIGHT_OR_PLACE, Applies.NO): mark(
        "Take-off, landing, offence and suspect are inside the State of registry: the text does "
        "not apply."
    ),
    (Element.FLIGHT_OR_PLACE, Applies.OPEN): mark(
        "The text applies only if take-off or landing, actual or intended, the offence or the "
        "suspect lies outside the State of registry."
    ),
    (Element.VOYAGE, Applies.YES): mark(
        "The voyage reaches beyond the territorial sea of one State, or the suspect is found in "
        "another State, so the text applies."
    ),
    (Element.VOYAGE, Applies.NO): mark(
        "The voyage stays in the territorial sea of one State, and the suspect is there: the text "
        "does not apply."
    ),
    (Element.VOYAGE, Applies.OPEN): mark(
        "The text applies only if the voyage reaches beyond the territorial sea of one State, or "
        "the suspect is found in another State party."
    ),
    (Element.PLATFORM, Applies.YES): mark(
        "The platform stood on a continental shelf, or the suspect is found in another State, so "
        "the text applies."
    ),
    (Element.PLATFORM, Applies.NO): mark(
        "The platform stood in internal waters or the territorial sea, and the suspect is there: "
        "the text does not apply."
    ),
    (Element.PLATFORM, Applies.OPEN): mark(
        "The text applies only if the platform stood on a continental shelf, or the suspect is "
        "found in another State party."
    ),
    (Element.ONE_STATE, Applies.YES): mark(
        "The case concerns more than one State, so the text applies."
    ),
    (Element.ONE_STATE, Applies.PARTLY): mark(
        "The case concerns one State alone: only articles {articles} apply, as appropriate."
    ),
    (Element.ONE_STATE, Applies.NO): mark(
        "The case concerns one State alone: the text does not apply."
    ),
    (Element.ONE_STATE, Applies.OPEN): mark(
        "If the case concerns one State alone, the text applies only in part or not at all."
    ),
}

Outcome = tuple[Applies, tuple[str, ...]]


def application(
    rule: ApplicationRule,
    case: JurisdictionCase,
    *,
    others_with_ground: Iterable[str],
    silent_grounds: Iterable[str] = (),
) -> ApplicationFinding:
    """Say whether a text applies to a case, by one of its rules.

    Args:
        rule: The rule.
        case: The facts.
        others_with_ground: States that have, or may have, a ground under the articles that the
            rule names.
        silent_grounds: The facts that could give a further State such a ground, not stated.
    """
    answer, open_keys = _RULES[rule.element](rule, case, tuple(others_with_ground))
    silent = tuple(silent_grounds)
    if rule.element is Element.ONE_STATE and answer is Applies.PARTLY and silent:
        answer, open_keys = Applies.OPEN, silent
    template = _SAYS[rule.element, answer]
    values = {"articles": rule.still_apply} if "{articles}" in template else {}
    return ApplicationFinding(
        instrument=rule.instrument,
        provision=Provision(rule.instrument, rule.article),
        answer=answer,
        says=Phrase.of(template, **values),
        still_apply=rule.still_apply if answer is Applies.PARTLY else "",
        open_keys=open_keys,
        verified=rule.verified,
    )


def _outside(
    case: JurisdictionCase, keys: tuple[str, ...], home: str
) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether any fact lies outside the home State; otherwise which facts are silent."""
    registry = case.named(home)
    silent = tuple(key for key in (home, *keys) if case.named(key) is None)
    if registry is not None:
        for key in keys:
            if any(state not in registry for state in case.named(key) or ()):
                return True, ()
    return (None, silent) if silent else (False, ())


def _actual_flight(_: ApplicationRule, case: JurisdictionCase, __: tuple[str, ...]) -> Outcome:
    flight, silent = _outside(case, ("takeoff_state", "landing_state"), "aircraft_registry")
    if flight:
        return Applies.YES, ()
    if flight is None:
        return Applies.OPEN, silent
    found, unknown = _outside(case, ("suspect_in",), "aircraft_registry")
    if found is None:
        return Applies.OPEN, unknown
    return (Applies.PARTLY if found else Applies.NO), ()


def _flight_or_place(_: ApplicationRule, case: JurisdictionCase, __: tuple[str, ...]) -> Outcome:
    keys = ("takeoff_state", "landing_state", "next_landing_state", "place", "suspect_in")
    return _decided(_outside(case, keys, "aircraft_registry"))


def _voyage(_: ApplicationRule, case: JurisdictionCase, __: tuple[str, ...]) -> Outcome:
    beyond = case.said.get("voyage_beyond_one_territorial_sea")
    # On the high seas, or in another zone beyond every territory, the ship is beyond that sea.
    if beyond or case.named("place") == ():
        return Applies.YES, ()
    found, silent = _outside(case, ("suspect_in",), "place")
    if found:
        return Applies.YES, ()
    if beyond is None:
        return Applies.OPEN, ("voyage_beyond_one_territorial_sea",)
    return _decided((found, silent))


def _platform(_: ApplicationRule, case: JurisdictionCase, __: tuple[str, ...]) -> Outcome:
    if case.named("platform_shelf"):
        return Applies.YES, ()
    found, silent = _outside(case, ("suspect_in",), "place")
    if found:
        return Applies.YES, ()
    if case.named("platform_shelf") is None:
        return Applies.OPEN, ("platform_shelf",)
    return _decided((found, silent))


def _decided(outcome: tuple[bool | None, tuple[str, ...]]) -> Outcome:
    found, silent = outcome
    if found is None:
        return Applies.OPEN, silent
    return (Applies.YES if found else Applies.NO), ()


def _one_state(rule: ApplicationRule, case: JurisdictionCase, others: tuple[str, ...]) -> Outcome:
    place = case.named("place")
    if place is not None and len(place) != 1:
        return Applies.YES, ()
    silent: list[str] = ["place"] if place is None else []
    keys = ["suspect_nationality", "suspect_in"]
    keys += ["victim_nationality"] if rule.victims_count else []
    for key in keys:
        states = case.named(key)
        if states is None:
            silent.append(key)
        elif place and not _only(key, states, place[0]):
            return Applies.YES, ()
    if rule.other_grounds and place and any(state != place[0] for state in others):
        return Applies.YES, ()
    if silent:
        return Applies.OPEN, tuple(silent)
    return (Applies.PARTLY if rule.still_apply else Applies.NO), ()


def _only(key: str, states: tuple[str, ...], place: str) -> bool:
    """Say whether a fact keeps the case in one State."""
    if key == "victim_nationality":
        return set(states) <= {place}
    return place in states


_RULES: Mapping[
    Element, Callable[[ApplicationRule, JurisdictionCase, tuple[str, ...]], Outcome]
] = {
    Element.ACTUAL_FLIGHT: _actual_flight,
    Element.FLIGHT_OR_PLACE: _flight_or_place,
    Element.VOYAGE: _voyage,
    Element.PLATFORM: _platform,
    Element.ONE_STATE: _one_state,
}
