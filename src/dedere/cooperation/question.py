"""The question: who asks whom, for what, in which form, on which day.

Start at :func:`ask`, which checks what a person typed and says what to do where it cannot stand.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.cooperation.offence_names import find_offence
from dedere.errors import DateBeforeFactsError, InvalidInputError
from dedere.parties import ContinuityKind, Parties, PartyKind, State
from dedere.phrases import Phrase, StateName, mark
from dedere.treaties.facts import Facts


class Form(StrEnum):
    """What is asked for: extradition, or mutual legal assistance of a kind."""

    EXTRADITION = "extradition"
    ASSISTANCE = "mla"
    """Mutual legal assistance, whatever the measure."""
    EVIDENCE = "mla-evidence"
    SERVICE = "mla-service"
    SEARCH = "mla-search"
    RECORDS = "mla-records"
    TRACING_AND_FREEZING = "mla-tracing-freezing"
    VIDEOCONFERENCE = "mla-videoconference"
    TRANSFER_OF_PERSONS = "mla-transfer-of-persons"
    PRESERVATION = "mla-preservation"
    JOINT_INVESTIGATION = "mla-joint-investigation"
    TRANSFER_OF_PROCEEDINGS = "mla-transfer-of-proceedings"

    @property
    def is_assistance(self) -> bool:
        """Say whether the form is mutual legal assistance."""
        return self is not Form.EXTRADITION


class Stated(StrEnum):
    """What the person asking says of a fact of the case; silence is never a no."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question whose States, offences, form and day have been checked."""

    requesting: str
    requested: str
    offences: tuple[str, ...]
    """Ids of the catalogue, for example ``hague-1970/offence/unlawful-seizure``."""
    form: Form
    on: dt.date
    organised_group: Stated = Stated.NOT_STATED
    """Whether an organised criminal group took part."""


class SameStateError(InvalidInputError):
    """The requesting and the requested State are one and the same legal person."""

    def __init__(self, state: str) -> None:
        template = mark("{state} cannot ask itself. Name two different States.")
        super().__init__(Phrase.of(template, state=StateName(state)))


class NotAStateThenError(InvalidInputError):
    """The State did not exist, or no longer existed, on the day asked about."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)


class NoStateError(InvalidInputError):
    """What was named is an organization, which neither asks for nor grants extradition."""

    def __init__(self, code: str) -> None:
        template = mark("{state} is an organization. Name the State that asks or is asked.")
        super().__init__(Phrase.of(template, state=StateName(code)))


class NoOffenceError(InvalidInputError):
    """No offence was named."""

    def __init__(self) -> None:
        super().__init__(Phrase.of(mark("Name at least one offence of the catalogue.")))


_ENDED = mark(
    "{state} ceased to exist on {date}; {successor} came after it. Ask about {successor}, or "
    "about an earlier day."
)
_NOT_YET = mark(
    "{state} came into being on {date}; before, {predecessor} stood in its place. Ask about "
    "{predecessor}, or about a later day."
)


def ask(  # noqa: PLR0913 - each is one part of the question
    facts: Facts,
    *,
    requesting: str,
    requested: str,
    offences: Iterable[str],
    on: dt.date,
    form: Form = Form.EXTRADITION,
    organised_group: Stated = Stated.NOT_STATED,
) -> Question:
    """Check a question and return it with codes in place of names.

    Args:
        facts: All facts.
        requesting: The State that asks: a code, or a name in one of the six languages.
        requested: The State that is asked.
        offences: Ids of offences of the catalogue; one or several.
        form: What is asked for.
        on: The day asked about.
        organised_group: Whether an organised criminal group took part, as far as stated.

    Raises:
        UnknownStateError: A State is not known; the error suggests near misses.
        SameStateError: Both are the same legal person.
        NotAStateThenError: One of them did not exist on that day; the error names who did.
        NoStateError: One of them is an organization.
        UnknownOffenceError: An offence is not in the catalogue; the error suggests near misses.
        NoOffenceError: No offence is named.
        DateBeforeFactsError: The day lies before the first fact.
    """
    asking, asked = two_states(facts, requesting, requested, on=on)
    named = tuple(dict.fromkeys(find_offence(facts, offence) for offence in offences))
    if not named:
        raise NoOffenceError
    return Question(
        requesting=asking,
        requested=asked,
        offences=named,
        form=form,
        on=on,
        organised_group=organised_group,
    )


def two_states(facts: Facts, one: str, other: str, *, on: dt.date) -> tuple[str, str]:
    """Check that two names are two States that existed on a day, and return their codes.

    Raises:
        UnknownStateError: A State is not known; the error suggests near misses.
        SameStateError: Both are the same legal person.
        NotAStateThenError: One of them did not exist on that day; the error names who did.
        NoStateError: One of them is an organization.
        DateBeforeFactsError: The day lies before the first fact.
    """
    if on < facts.first_day():
        raise DateBeforeFactsError(on, facts.first_day())
    first, second = facts.parties.find(one), facts.parties.find(other)
    if second.code in facts.parties.same_person(first.code):
        raise SameStateError(first.code)
    for state in (first, second):
        _must_exist(facts.parties, state, on)
    return first.code, second.code


def _must_exist(parties: Parties, state: State, on: dt.date) -> None:
    if state.kind is PartyKind.ORGANIZATION:
        raise NoStateError(state.code)
    ended = parties.ended(state.code)
    if ended is not None and ended.date <= on:
        raise NotAStateThenError(
            Phrase.of(
                _ENDED,
                state=StateName(state.code),
                date=ended.date,
                successor=StateName(ended.successor),
            )
        )
    began = parties.began(state.code)
    if began is not None and began.kind is ContinuityKind.SUCCESSION and on < began.date:
        raise NotAStateThenError(
            Phrase.of(
                _NOT_YET,
                state=StateName(state.code),
                date=began.date,
                predecessor=StateName(began.predecessor),
            )
        )
