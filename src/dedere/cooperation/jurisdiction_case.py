"""The facts on which jurisdiction depends: where, on what, by whom, against whom, and since.

Start at :func:`read_jurisdiction_case`.  A key that is missing is not stated; ``none`` says that
there is no such State, for example no State in whose territory the act was committed.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dedere.errors import InvalidInputError
from dedere.parties import Parties, PartyKind
from dedere.phrases import Phrase, StateName, mark

NONE = "none"
"""The word that says: there is no such State."""


class KeyKind(StrEnum):
    """What a key holds."""

    STATES = "states"
    YES_NO = "yes-no"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One fact that can be stated, with the question that asks for it."""

    name: str
    kind: KeyKind
    question: str


def _states(name: str, question: str) -> Key:
    return Key(name=name, kind=KeyKind.STATES, question=question)


def _yes_no(name: str, question: str) -> Key:
    return Key(name=name, kind=KeyKind.YES_NO, question=question)


_ALL = (
    _states("place", mark("In the territory of which State was the offence committed?")),
    Key(
        name="place_zone",
        kind=KeyKind.ZONE,
        question=mark("In which zone was it: on land, at sea or in the air?"),
    ),
    _states("ship_flag", mark("Whose flag did the ship fly?")),
    _states("aircraft_registry", mark("In which State was the aircraft registered?")),
    _yes_no(
        "on_board", mark("Was the offence committed on board the ship, aircraft or platform?")
    ),
    _yes_no(
        "against_craft", mark("Was the offence committed against the ship, aircraft or platform?")
    ),
    _states("takeoff_state", mark("In which State did the aircraft last take off?")),
    _states("next_landing_state", mark("In which State was the aircraft to land next?")),
    _states("landing_state", mark("In which State did the aircraft land after the offence?")),
    _yes_no("suspect_on_board_at_landing", mark("Was the suspect still on board when it landed?")),
    _states(
        "lessee_state",
        mark(
            "If the aircraft was leased without crew: where has the lessee the principal place of "
            "business, or else the permanent residence?"
        ),
    ),
    _yes_no(
        "safety_or_order_jeopardised",
        mark("Was the safety of the aircraft, or good order on board, jeopardised?"),
    ),
    _yes_no(
        "voyage_beyond_one_territorial_sea",
        mark("Did the voyage reach, or was it to reach, beyond the territorial sea of one State?"),
    ),
    _states(
        "platform_shelf", mark("On the continental shelf of which State did the platform stand?")
    ),
    _states("suspect_nationality", mark("Of which State is the suspect a national?")),
    _states(
        "stateless_residence",
        mark("If the suspect is stateless: in which State is the habitual residence?"),
    ),
    _states("victim_nationality", mark("Of which States are the victims nationals?")),
    _states(
        "victim_function_state",
        mark("On behalf of which State did the protected person exercise functions?"),
    ),
    _states("state_compelled", mark("Which State was to be compelled to act, or not to act?")),
    _states(
        "facility_of_state",
        mark("Of which State was the State or government facility abroad that was attacked?"),
    ),
    _states(
        "government_aircraft_of", mark("The Government of which State operated the aircraft?")
    ),
    _states(
        "target_state", mark("In the territory of which State was the further offence to be done?")
    ),
    _states(
        "target_nationality", mark("Against nationals of which State was the further offence?")
    ),
    _states("exporting_state", mark("From which State was the nuclear material exported?")),
    _states("importing_state", mark("Into which State was the nuclear material imported?")),
    _states("suspect_in", mark("In which State is the suspect?")),
    _states("extradited_to", mark("To which State was the suspect extradited?")),
    _yes_no(
        "refused_as_national",
        mark("Was extradition refused only because the suspect is a national?"),
    ),
)
KEYS: Mapping[str, Key] = {key.name: key for key in _ALL}
"""Every fact that can be stated, by its name."""

TERRITORIAL = ("land", "internal-waters", "territorial-sea", "airspace")
BEYOND = ("continental-shelf", "exclusive-economic-zone", "high-seas", "no-state")
ZONES = (*TERRITORIAL, *BEYOND)


class UnusableFactError(InvalidInputError):
    """A key is not known, or what it holds cannot be used."""


class ContradictoryFactsError(InvalidInputError):
    """Two facts cannot both be right."""

    def __init__(self, template: str, first: str, second: str) -> None:
        self.first, self.second = first, second
        super().__init__(Phrase.of(template, first=first, second=second))


_UNKNOWN_KEY = mark("'{asked}' is no fact that jurisdiction depends on. Did you mean {keys}?")
_UNKNOWN_KEY_ALONE = mark("'{asked}' is no fact that jurisdiction depends on. Known: {keys}.")
_BAD_YES_NO = mark("'{value}' is no answer to '{key}'. Write yes or no, or leave it out.")
_BAD_ZONE = mark("'{value}' is no zone. Write one of {zones}, or leave it out.")
_BAD_STATE = mark(
    "'{key}' holds something that is no name. Write a State, a list of States or none."
)
_AND_NONE = mark("'{key}' names States and says none at once. Keep one of the two.")
_AN_ORGANIZATION = mark("'{key}' names {state}, which is an organization. Name a State.")
_BEYOND_BUT_PLACE = mark(
    "'{first}' names a State, and '{second}' says that the place lies beyond every territory. "
    "Correct one of them."
)
_STATELESS_NATIONAL = mark(
    "'{first}' names a State, and '{second}' says that the suspect is stateless. Correct one of "
    "them."
)
_NO_LANDING = mark(
    "'{first}' says that the aircraft did not land, and '{second}' says who was on board when it "
    "did. Correct one of them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionCase:
    """The facts of a case, as far as they are stated."""

    states: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: the States named; an empty tuple says that there is none."""
    said: Mapping[str, bool] = field(default_factory=dict)
    zone: str = ""

    def named(self, key: str) -> tuple[str, ...] | None:
        """Return the States of a key; ``None`` where nothing is stated."""
        if key == "stateless_residence" and self.states.get("suspect_nationality"):
            return ()
        if key == "suspect_nationality" and self.states.get("stateless_residence"):
            return ()
        if key == "place" and self.zone in BEYOND:
            return ()
        return self.states.get(key)


def read_jurisdiction_case(parties: Parties, stated: Mapping[str, object]) -> JurisdictionCase:
    """Return the facts of a case, checked, with codes in place of names.

    Args:
        parties: Every State.
        stated: By key: a State, a list of States or ``none``; yes or no; a zone.

    Raises:
        UnusableFactError: A key or value cannot be used.
        UnknownStateError: A State is not known; the error suggests near misses.
        ContradictoryFactsError: Two facts cannot both be right.
    """
    states: dict[str, tuple[str, ...]] = {}
    said: dict[str, bool] = {}
    zone = ""
    for name, value in stated.items():
        key = KEYS.get(name)
        if key is None:
            raise UnusableFactError(_unknown_key(name))
        if value is None:
            continue
        match key.kind:
            case KeyKind.STATES:
                states[name] = _named(parties, name, value)
            case KeyKind.YES_NO:
                said[name] = _yes_or_no(name, value)
            case KeyKind.ZONE:
                zone = _zone(value)
    case = JurisdictionCase(states=states, said=said, zone=zone)
    _refuse_contradictions(case)
    return case


def _unknown_key(name: str) -> Phrase:
    close = difflib.get_close_matches(str(name).casefold(), KEYS, n=3, cutoff=0.5)
    template = _UNKNOWN_KEY if close else _UNKNOWN_KEY_ALONE
    return Phrase.of(template, asked=str(name), keys=", ".join(close or KEYS))


def _named(parties: Parties, key: str, value: object) -> tuple[str, ...]:
    words = value if isinstance(value, list | tuple) else [value]
    # YAML reads NO as false: it can only be Norway, where a State is expected.
    words = ["NO" if word is False else word for word in words]
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise UnusableFactError(Phrase.of(_BAD_STATE, key=key))
    texts = [str(word).strip() for word in words]
    if any(text.casefold() == NONE for text in texts):
        if len(texts) > 1:
            raise UnusableFactError(Phrase.of(_AND_NONE, key=key))
        return ()
    found = [parties.find(text) for text in texts]
    for state in found:
        if state.kind is PartyKind.ORGANIZATION:
            phrase = Phrase.of(_AN_ORGANIZATION, key=key, state=StateName(state.code))
            raise UnusableFactError(phrase)
    return tuple(dict.fromkeys(state.code for state in found))


def _yes_or_no(key: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word not in {"yes", "no"}:
        raise UnusableFactError(Phrase.of(_BAD_YES_NO, value=str(value), key=key))
    return word == "yes"


def _zone(value: object) -> str:
    word = str(value).strip().casefold()
    if word not in ZONES:
        raise UnusableFactError(Phrase.of(_BAD_ZONE, value=str(value), zones=", ".join(ZONES)))
    return word


def _refuse_contradictions(case: JurisdictionCase) -> None:
    if case.states.get("place") and case.zone in BEYOND:
        raise ContradictoryFactsError(_BEYOND_BUT_PLACE, "place", "place_zone")
    if case.states.get("suspect_nationality") and case.states.get("stateless_residence"):
        raise ContradictoryFactsError(
            _STATELESS_NATIONAL, "suspect_nationality", "stateless_residence"
        )
    if case.states.get("landing_state") == () and case.said.get("suspect_on_board_at_landing"):
        raise ContradictoryFactsError(_NO_LANDING, "landing_state", "suspect_on_board_at_landing")
