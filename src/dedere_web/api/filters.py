"""What a request may ask: parameters, and their reading. An unknown parameter is an error."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from dedere.errors import DateBeforeFactsError, InvalidDateError, InvalidInputError
from dedere.parties import State
from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument

UNKNOWN_PARAMETER = "unknown_parameter"
MOST_ROWS = 1000
ROWS = 200

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
OnDay = Annotated[Day, Field(description="The day asked about; today where it is left out.")]
KnownOnDay = Annotated[
    Day,
    Field(description="Answer as the sources that existed on this day would have answered."),
]
StateCodes = Annotated[
    list[str],
    Field(description="ISO 3166-1 alpha-3 code, or a name in one of six languages; repeatable."),
]
InstrumentCodes = Annotated[
    list[str], Field(description="Code of an instrument, such as hague-1970; repeatable.")
]
RegionCode = Annotated[
    str, Field(description="M49 code of a region, however large or small, such as 014.")
]
GroupName = Annotated[
    str, Field(description="Regional group of the United Nations, such as GRULAC.")
]


class Filters(Schema):
    """What every list takes."""

    model_config = ConfigDict(extra="ignore")

    format: Literal["json", "csv"] = Field("json", description="The form of the answer.")

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown(cls, said: object, info: ValidationInfo) -> object:
        request = (info.context or {}).get("request")
        unknown = sorted(set(request.GET) - set(cls.model_fields)) if request else []
        if unknown:
            raise PydanticCustomError(
                UNKNOWN_PARAMETER,
                "There is no such parameter here. Known: {known}.",
                {"unknown": ", ".join(unknown), "known": ", ".join(cls.model_fields)},
            )
        return said


class JsonFilters(Filters):
    """What a question takes whose answer is one whole, and no list."""

    format: Literal["json"] = Field("json", description="The form of the answer.")


class PagedFilters(Filters):
    """What a list that comes in pages takes."""

    limit: int = Field(ROWS, ge=1, le=MOST_ROWS, description="Rows in one page.")
    cursor: str = Field("", max_length=600, description="Where to go on; taken from 'next'.")


class UnknownNameError(InvalidInputError):
    """A region, group, theme or the like does not exist."""


def read_day(text: str) -> dt.date:
    """Read a whole day.

    Raises:
        InvalidDateError: The text is none.
    """
    try:
        day = PartialDate.parse(text).whole_day()
    except ValueError as error:
        raise InvalidDateError(text) from error
    if day is None:
        raise InvalidDateError(text)
    return day


def read_on(text: str, facts: Facts, *, otherwise: dt.date) -> dt.date:
    """Read the day asked about.

    Raises:
        InvalidDateError: The text is no day.
        DateBeforeFactsError: The day lies before the first fact.
    """
    if not text:
        return otherwise
    day = read_day(text)
    if day < facts.first_day():
        raise DateBeforeFactsError(day, facts.first_day())
    return day


def read_known_on(text: str) -> dt.date | None:
    """Read the day of knowledge; nothing means today's.

    Raises:
        InvalidDateError: The text is no day.
    """
    return read_day(text) if text else None


def read_states(asked: list[str], facts: Facts) -> tuple[State, ...]:
    """Return the States asked for; every State of today where none is named.

    Raises:
        UnknownStateError: One of them is none.
    """
    if not asked:
        return facts.parties.current()
    return tuple({s.code: s for s in (facts.parties.find(a) for a in asked)}.values())


def read_instruments(asked: list[str], facts: Facts) -> tuple[Instrument, ...]:
    """Return the instruments asked for; the universal ones where none is named.

    Raises:
        UnknownInstrumentError: One of them is none.
    """
    if not asked:
        return facts.universal()
    return tuple({i.code: i for i in (facts.instrument(a) for a in asked)}.values())


UNKNOWN_REGION = mark("No region has the code '{asked}'. Use an M49 code; there are {known}.")
UNKNOWN_GROUP = mark("No regional group is called '{asked}'. The groups are {known}.")
UNKNOWN_THEME = mark("No theme has the code '{asked}'. The themes are {known}.")


def read_one_of(asked: str, known: Iterable[str], template: str) -> str:
    """Return ``asked`` if it is known, or empty.

    Args:
        asked: What was asked for; may be empty.
        known: What there is.
        template: A marked sentence with ``{asked}`` and ``{known}``.

    Raises:
        UnknownNameError: It is not; the error lists what is.
    """
    names = sorted(known)
    if not asked or asked in names:
        return asked
    raise UnknownNameError(Phrase.of(template, asked=asked[:80], known=", ".join(names)))
