"""The sentences in which treaty law explains itself, one table per idea.

Each sentence is whole and marked for translation; kinds are never spliced into a frame.
"""

import datetime as dt

from dedere.periods import Delay, DelayKind, PartialDate
from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.treaties.actions import ActionKind, TreatyAction

_DATED_ACTS = {
    ActionKind.SIGNATURE: mark("{state} signed {instrument} on {date}."),
    ActionKind.DEFINITIVE_SIGNATURE: mark(
        "{state} signed {instrument} without reservation as to ratification on {date}."
    ),
    ActionKind.RATIFICATION: mark(
        "{state} deposited its instrument of ratification of {instrument} on {date}."
    ),
    ActionKind.ACCEPTANCE: mark(
        "{state} deposited its instrument of acceptance of {instrument} on {date}."
    ),
    ActionKind.APPROVAL: mark(
        "{state} deposited its instrument of approval of {instrument} on {date}."
    ),
    ActionKind.ACCESSION: mark(
        "{state} deposited its instrument of accession to {instrument} on {date}."
    ),
    ActionKind.SUCCESSION: mark("{state} notified on {date} that it succeeds to {instrument}."),
    ActionKind.PARTICIPATION: mark(
        "A source dates the participation of {state} in {instrument} to {date}, without the act."
    ),
    ActionKind.PROVISIONAL_APPLICATION: mark(
        "{state} has applied {instrument} provisionally since {date}."
    ),
    ActionKind.DENUNCIATION: mark(
        "The depositary received the denunciation of {instrument} by {state} on {date}."
    ),
    ActionKind.RESERVATION: mark("{state} made a reservation to {instrument} on {date}."),
    ActionKind.DECLARATION: mark("{state} made a declaration under {instrument} on {date}."),
    ActionKind.OBJECTION: mark("{state} objected to a reservation to {instrument} on {date}."),
    ActionKind.WITHDRAWAL: mark(
        "{state} withdrew an act it had made towards {instrument} on {date}."
    ),
    ActionKind.TERRITORIAL_EXTENSION: mark(
        "{state} extended {instrument} to a territory on {date}."
    ),
    ActionKind.MENTION: mark("A source mentions {state} for {instrument} on {date}."),
}

_UNDATED_ACTS = {
    ActionKind.SIGNATURE: mark("{state} signed {instrument}; the date is not in our sources."),
    ActionKind.SUCCESSION: mark(
        "{state} succeeded to {instrument}; the date of the notification is not in our sources."
    ),
    ActionKind.DENUNCIATION: mark(
        "{state} denounced {instrument}; the date is not in our sources."
    ),
    ActionKind.PARTICIPATION: mark(
        "A source lists {state} as a party to {instrument}, without act or date of deposit."
    ),
    ActionKind.MENTION: mark(
        "A source lists {state} for {instrument} in a way that may rest on a signature alone."
    ),
}

_EFFECT_ALONE = {
    ActionKind.PARTICIPATION: mark(
        "A source says from which day {instrument} applied to {state}, without the act."
    ),
    ActionKind.DENUNCIATION: mark(
        "A source says that {instrument} ceased to apply to {state}, without a notice of "
        "denunciation."
    ),
}
"""Acts of which only the effect is stated; all that an arrangement which is no treaty has."""

_UNDATED_CONSENT = mark(
    "A source says that {state} consented to {instrument}; the date of deposit is not in it."
)


def say_act(action: TreatyAction) -> Phrase:
    """Say what a State did, and when, as far as the source says."""
    state, instrument = StateName(action.state), InstrumentName(action.instrument)
    if action.date is not None:
        return Phrase.of(
            _DATED_ACTS[action.kind], state=state, instrument=instrument, date=action.date
        )
    undated = _UNDATED_ACTS.get(action.kind, _UNDATED_CONSENT)
    template = _EFFECT_ALONE.get(action.kind, undated) if action.effective else undated
    return Phrase.of(template, state=state, instrument=instrument)


_LATER_PARTY = {
    DelayKind.IMMEDIATE: mark(
        "Article {article}: it binds a State that consents from the day of deposit, {since}."
    ),
    DelayKind.DAYS: mark(
        "Article {article}: it binds a State {n} days after the day of deposit, from {since}."
    ),
    DelayKind.MONTHS: mark(
        "Article {article}: it binds a State {n} months after the day of deposit, from {since}."
    ),
    DelayKind.YEARS: mark(
        "Article {article}: it binds a State {n} years after the day of deposit, from {since}."
    ),
    DelayKind.MONTH_START: mark(
        "Article {article}: it binds a State from the first day of the month that comes {n} "
        "months after the month of deposit, from {since}."
    ),
    DelayKind.MONTH_START_AFTER_MONTHS: mark(
        "Article {article}: it binds a State from the first day of the month that follows the "
        "end of {n} months after the deposit, from {since}."
    ),
}


def say_later_party(article: str, delay: Delay, since: dt.date) -> Phrase:
    """Say how the clause for later parties leads from the deposit to ``since``."""
    return Phrase.of(_LATER_PARTY[delay.kind], article=article, n=delay.n, since=since)


GENERAL_ENTRY = mark(
    "{instrument} entered into force on {general}; a State that consented before is bound from "
    "that day (article {article})."
)
STATED_EFFECT = mark("The source itself gives {since} as the date of effect for {state}.")
SUCCESSION_DATE = mark(
    "A succession reaches back to the day on which the State became responsible for its "
    "international relations, here {since} ({predecessor} was its predecessor)."
)
SUCCESSION_UNKNOWN = mark(
    "A succession takes effect from an earlier day than its notification; our sources do not "
    "say which, so {state} was bound on {date} at the latest."
)
PARENT_FIRST = mark(
    "It cannot bind {state} before {parent} does, which is {since} (article {article})."
)
PARENT_DERIVED = mark(
    "{state} is bound by {protocol}, which only parties to {parent} can join (article {article}); "
    "so it is a party to {parent} at the latest from the same day."
)
PARTLY_DATED = mark(
    "The source dates the act only to {date}; the State was bound from {since} at the latest."
)
SOURCES_DISAGREE = mark(
    "Sources disagree on the date: {first} or {second}. The State was bound from the later one "
    "at the latest."
)
SEVERAL_DEPOSITARIES = mark(
    "The instrument has {count} parallel depositaries; the earliest deposit, on {date}, counts."
)
LISTED_BY = mark("It was listed as a party by {date}; since when, our sources do not say.")
LISTED_UNDATED = mark(
    "The list that names it carries no date; it existed by {date}, when our facts were compiled."
)
VOUCHED = mark(
    "Our sources speak of this State's position up to {date}; for a later day it is presumed "
    "unchanged."
)
NOT_YET_IN_FORCE = mark("It takes effect for {state} on {since}.")
NOT_YET_OPEN = mark("{instrument} was opened on {date}; no State could act on it before.")
BINDS_NOBODY = mark(
    "{instrument} entered into force only on {general}, so it bound nobody before; who had signed "
    "it or consented to it by then is another question."
)
COMPLETE_LIST = mark(
    "The list of parties is complete up to {date}, and shows no consent by {state}."
)
COMPLETE_LIST_LATER = mark(
    "The list of parties is complete up to {date}; the first consent by {state} that it shows "
    "is of {first}."
)
LIST_ENDS = mark(
    "The list of parties is complete only up to {date}; what happened later is not in our sources."
)
LIST_PARTIAL = mark(
    "The list of parties Dedere holds for {instrument} is partial: the absence of {state} from "
    "it proves nothing."
)
LIST_CAME_LATER = mark(
    "The list of parties was drawn up after {state} had ceased to exist; lists leave former "
    "States out, so the absence of {state} from it proves nothing."
)
BEFORE_FIRST_CONSENT = mark(
    "The first consent of {state} in our sources is later; the list being partial, an earlier "
    "one cannot be excluded."
)
MAY_BE_SIGNATORY = mark(
    "The list names participants, and a participant may have signed only; confirm with the "
    "depositary."
)
NOT_YET_A_STATE = mark("{state} came into being on {date}; its predecessor was {predecessor}.")
NO_LONGER_A_STATE = mark("{state} ceased to exist on {date}; {successor} came after it.")
NO_SUCCESSION_NOTIFIED = mark(
    "{predecessor} was bound when {state} came into being; no notification of succession by "
    "{state} is in our sources."
)
DENUNCIATION_EFFECT = mark(
    "A denunciation takes effect after the notice of article {article}, here on {until}."
)
DENUNCIATION_STATED = mark("The source gives {until} as the day from which it no longer applied.")
DENUNCIATION_UNDATED = mark(
    "The denunciation was listed by {date}; since when the State is no longer bound, our sources "
    "do not say."
)
DENUNCIATION_OPEN = mark(
    "When a denunciation takes effect under article {article} cannot be computed from its date "
    "alone; confirm with the depositary."
)
DENUNCIATION_LINKED = mark(
    "Denouncing {other} also ends participation in {instrument} (article {article})."
)
CONTRADICTS_LIST = mark(
    "A list that is complete up to {complete_to} does not name {state}, while another source "
    "lists it as a party by {date}: the sources contradict each other."
)
UNKNOWN_ON_THAT_DAY = mark(
    "No source that existed on {known_on} says anything about {state} and {instrument}."
)
UNIFIED = mark(
    "{predecessor}, which was bound, and {state} became one State on {date}; the treaty goes on "
    "for the territory of {predecessor} unless the parties agreed otherwise (Vienna Convention on "
    "Succession of States in respect of Treaties, article 31)."
)


def phrase(template: str, **values: object) -> Phrase:
    """Build a phrase, turning ``state``, ``predecessor`` and the like into names.

    Keys say what a value is: States and instruments are given by code.
    """
    named: dict[str, str | int | dt.date | PartialDate | StateName | InstrumentName] = {}
    for key, value in values.items():
        if key in _STATES and isinstance(value, str):
            named[key] = StateName(value)
        elif key in _INSTRUMENTS and isinstance(value, str):
            named[key] = InstrumentName(value)
        elif isinstance(value, str | int | dt.date | PartialDate):
            named[key] = value
    return Phrase.of(template, **named)


_STATES = frozenset({"state", "predecessor", "successor", "other_state"})
_INSTRUMENTS = frozenset({"instrument", "parent", "protocol", "other"})
