"""The links between a State and an offence: which facts make them, for which States.

A link holds for a State, is open for it because a fact is not stated, or, where not even the
State is stated, is a question.  A missing fact is never a no.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dedere.cooperation.jurisdiction_case import JurisdictionCase
from dedere.phrases import mark
from dedere.treaties.instruments import Binding, Obligation
from dedere.treaties.jurisdiction_rules import Ground, JurisdictionRules, LinkRule, Reach

PRESENCE = "presence"
OPTIONAL_KIND = "jurisdiction-optional"
KINDS = ("jurisdiction-mandatory", OPTIONAL_KIND, "jurisdiction-presence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One kind of link: the facts that name the States, and what must be so beside them."""

    code: str
    keys: tuple[str, ...]
    says: str
    """The sentence for a State that has the link."""
    reaches: bool = False
    """Whether the offence must be committed on board, or against, a craft or platform."""
    needs: tuple[str, ...] = ()


_LINKS = (
    Link(
        code="territory",
        keys=("place",),
        says=mark("The offence was committed in the territory of {state}."),
    ),
    Link(
        code="territorial-sea",
        keys=("place",),
        says=mark("The offence was committed in the territorial sea of {state}."),
        needs=("in-territorial-sea",),
    ),
    Link(
        code="flag",
        keys=("ship_flag",),
        says=mark("The ship flew the flag of {state}."),
        reaches=True,
    ),
    Link(
        code="registration",
        keys=("aircraft_registry",),
        says=mark("The aircraft was registered in {state}."),
        reaches=True,
    ),
    Link(
        code="ship-registration",
        keys=("ship_flag",),
        says=mark("The ship was registered in {state}."),
        reaches=True,
    ),
    Link(
        code="landing",
        keys=("landing_state",),
        says=mark("The aircraft landed in {state} with the suspect still on board."),
        needs=("on-board", "suspect-on-board-at-landing"),
    ),
    Link(
        code="operator",
        keys=("lessee_state",),
        says=mark("The aircraft was leased without crew to a lessee of {state}."),
        reaches=True,
    ),
    Link(
        code="offender-nationality",
        keys=("suspect_nationality",),
        says=mark("The suspect is a national of {state}."),
    ),
    Link(
        code="stateless-resident",
        keys=("stateless_residence",),
        says=mark("The suspect is stateless and has the habitual residence in {state}."),
    ),
    Link(
        code="victim-nationality",
        keys=("victim_nationality",),
        says=mark("A victim is a national of {state}."),
    ),
    Link(
        code="victim-function",
        keys=("victim_function_state",),
        says=mark("The victim is protected because of functions exercised for {state}."),
    ),
    Link(
        code="compulsion-of-state",
        keys=("state_compelled",),
        says=mark("The offence was meant to compel {state}."),
    ),
    Link(
        code="state-facility-abroad",
        keys=("facility_of_state",),
        says=mark("The offence was directed against a facility of {state} abroad."),
    ),
    Link(
        code="government-aircraft",
        keys=("government_aircraft_of",),
        says=mark("The offence was committed on board an aircraft that {state} operates."),
        needs=("on-board",),
    ),
    Link(
        code="target-territory-or-national",
        keys=("target_state", "target_nationality"),
        says=mark("The offence was directed at an act in {state}, or against its nationals."),
    ),
    Link(
        code="target-territory",
        keys=("target_state",),
        says=mark("The offence was directed at a further offence in {state}."),
    ),
    Link(
        code="continental-shelf",
        keys=("platform_shelf",),
        says=mark("The platform stood on the continental shelf of {state}."),
        reaches=True,
    ),
    Link(
        code="export-import-state",
        keys=("exporting_state", "importing_state"),
        says=mark("{state} is the exporting or importing State of the nuclear transport."),
    ),
    Link(code=PRESENCE, keys=("suspect_in",), says=mark("The suspect is in {state}.")),
)
LINKS: Mapping[str, Link] = {link.code: link for link in _LINKS}
"""Every link the catalogue uses, by its code."""

Outcome = tuple[bool | None, tuple[str, ...]]
"""Whether something holds, and the keys that would tell where it is open."""


def _said(key: str) -> Callable[[JurisdictionCase, str], Outcome]:
    def holds(case: JurisdictionCase, _: str) -> Outcome:
        value = case.said.get(key)
        return value, (key,) if value is None else ()

    return holds


def _among(*keys: str) -> Callable[[JurisdictionCase, str], Outcome]:
    def holds(case: JurisdictionCase, state: str) -> Outcome:
        named = [case.named(key) for key in keys]
        if any(states is not None and state in states for states in named):
            return True, ()
        silent = tuple(key for key, states in zip(keys, named, strict=True) if states is None)
        return (None, silent) if silent else (False, ())

    return holds


def _in_territorial_sea(case: JurisdictionCase, _: str) -> Outcome:
    # Where the zone is not stated, the link of territory holds already; this one adds nothing.
    return case.zone == "territorial-sea", ()


def _against_or_on_board(case: JurisdictionCase, _: str) -> Outcome:
    on_board, against = case.said.get("on_board"), case.said.get("against_craft")
    if on_board or against:
        return True, ()
    if on_board is None or against is None:
        key = "on_board" if on_board is None else "against_craft"
        return None, (key,)
    return False, ()


NEEDS: Mapping[str, Callable[[JurisdictionCase, str], Outcome]] = {
    "on-board": _said("on_board"),
    "against-or-on-board": _against_or_on_board,
    "in-territorial-sea": _in_territorial_sea,
    "suspect-on-board-at-landing": _said("suspect_on_board_at_landing"),
    "last-takeoff-or-next-landing": _among("takeoff_state", "next_landing_state"),
    "safety-or-order-jeopardised": _said("safety_or_order_jeopardised"),
    "suspect-national": _among("suspect_nationality"),
    "refused-as-national": _said("refused_as_national"),
}
"""What a ground of jurisdiction can ask for beside its link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One ground of one clause on jurisdiction, ready to be held against a case."""

    instrument: str
    offence: str
    obligation: Obligation
    ground: Ground
    rule: LinkRule

    @property
    def link(self) -> Link:
        """Return the link of this ground."""
        return LINKS[self.ground.link]

    @property
    def article(self) -> str:
        """Return the article of this ground."""
        return self.ground.article or self.obligation.article

    @property
    def binding(self) -> Binding:
        """Return whether the State must, or may, establish this jurisdiction."""
        return self.ground.binding or self.obligation.binding

    @property
    def is_presence(self) -> bool:
        """Say whether it rests on the presence of a suspect who is not extradited."""
        return self.ground.link == PRESENCE

    def under(self, articles: tuple[str, ...]) -> bool:
        """Say whether the ground stands under one of these articles."""
        return any(
            self.article == article or self.article.startswith(f"{article}(")
            for article in articles
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A State for which a ground holds, or may hold."""

    clause: Clause
    state: str
    open_keys: tuple[str, ...] = ()
    """The facts that would tell; empty where the ground holds."""


def clauses_of(
    rules: JurisdictionRules,
    *,
    instrument: str,
    obligations: tuple[Obligation, ...],
    offence: str,
) -> Iterator[Clause]:
    """Yield every ground of jurisdiction over an offence, in the order of the text."""
    particulars = {rule.obligation: rule for rule in rules.links}
    reaches = {rule.instrument: rule.reach for rule in rules.reaches}
    for obligation in obligations:
        if obligation.kind not in KINDS:
            continue
        rule = particulars.get(obligation.id) or LinkRule(obligation=obligation.id)
        if (rule.offences and offence not in rule.offences) or offence in rule.except_offences:
            continue
        stated = rule.grounds or tuple(Ground(link=code) for code in obligation.link_codes)
        for ground in stated:
            if ground.offences and offence not in ground.offences:
                continue
            if ground.link in LINKS:
                full = _reaching(ground, reaches.get(instrument))
                yield Clause(
                    instrument=instrument,
                    offence=offence,
                    obligation=obligation,
                    ground=full,
                    rule=rule,
                )


def _reaching(ground: Ground, reach: Reach | None) -> Ground:
    link = LINKS[ground.link]
    wide = (ground.reach or reach) is Reach.AGAINST_OR_ON_BOARD
    where = ("against-or-on-board" if wide else "on-board",) if link.reaches else ()
    return Ground(
        link=ground.link,
        needs=(*where, *link.needs, *ground.needs),
        reach=ground.reach or reach,
        article=ground.article,
        binding=ground.binding,
        offences=ground.offences,
    )


def read_clause(clause: Clause, case: JurisdictionCase) -> tuple[tuple[Reading, ...], str]:
    """Hold a ground against a case.

    Returns:
        The States for which it holds or may hold; and the key that would name further States,
        where one is not stated.
    """
    named = [(key, case.named(key)) for key in clause.link.keys]
    silent = next((key for key, states in named if states is None), "")
    states = dict.fromkeys(s for _, found in named for s in found or ())
    readings = [_reading(clause, case, state) for state in states]
    return tuple(one for one in readings if one is not None), silent


def _reading(clause: Clause, case: JurisdictionCase, state: str) -> Reading | None:
    open_keys: list[str] = []
    for need in clause.ground.needs:
        holds, keys = NEEDS[need](case, state)
        if holds is False:
            return None
        open_keys += keys
    return Reading(clause=clause, state=state, open_keys=tuple(dict.fromkeys(open_keys)))
