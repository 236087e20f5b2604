"""Standing: one State and one instrument, the matrix of all, and what changed between two days."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere.treaties.answers import standing_answer
from dedere.treaties.changes import changes_between
from dedere.treaties.facts import Facts
from dedere_web.api import schemas, shapes
from dedere_web.api.answering import list_answer, slice_of
from dedere_web.api.filters import (
    UNKNOWN_THEME,
    Day,
    Filters,
    GroupName,
    InstrumentCodes,
    KnownOnDay,
    OnDay,
    PagedFilters,
    RegionCode,
    StateCodes,
    read_instruments,
    read_known_on,
    read_on,
    read_one_of,
    read_states,
)
from dedere_web.api.reading import operation
from dedere_web.api.states import within
from dedere_web.foundation import clock
from dedere_web.foundation.language import DjangoSpeaker, facts_language
from dedere_web.treaties.selectors import current_standings

TAG = "Standing"

STANDING_COLUMNS = (
    "state", "instrument", "on", "standing", "since", "takes_effect", "certainty", "last_known",
    "actions", "because",
)  # fmt: skip


class StandingFilters(PagedFilters):
    """Which standings."""

    state: StateCodes = Field(default_factory=list)
    instrument: InstrumentCodes = Field(default_factory=list)
    on: OnDay = ""
    known_on: KnownOnDay = ""


class MatrixFilters(Filters):
    """Which part of the matrix."""

    on: OnDay = ""
    known_on: KnownOnDay = ""
    region: RegionCode = ""
    group: GroupName = ""
    theme: str = Field("", description="Only instruments of this theme, such as financing.")


class ChangeFilters(PagedFilters):
    """Which changes."""

    since: Day = Field(..., description="The earlier of the two days.", examples=["2010-01-01"])
    until: Day = Field("", description="The later day; today where it is left out.")
    state: StateCodes = Field(default_factory=list)
    instrument: InstrumentCodes = Field(default_factory=list)


class DaysInWrongOrderError(InvalidInputError):
    """The earlier day lies after the later one."""


@operation("/standing", schemas.StandingPage, tag=TAG)
def list_standings(request: HttpRequest, filters: Query[StandingFilters]) -> HttpResponse:
    """Say what States are to instruments on a day, how surely, and why.

    Without states, all States of today; without instruments, the universal ones. A later day
    than the sources reach is no error: the answer says what it presumes.
    """
    book = current_standings(read_known_on(filters.known_on))
    facts = book.facts
    on = read_on(filters.on, facts, otherwise=clock.today())
    instruments = read_instruments(filters.instrument, facts)
    pairs = [
        (state.code, instrument.code)
        for state in read_states(filters.state, facts)
        for instrument in instruments
    ]
    page = slice_of(pairs, "/".join, filters)
    speaker = DjangoSpeaker(facts)
    rows = [
        standing_answer(book.of(state, instrument, on=on), speaker)
        for state, instrument in page.found
    ]
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=STANDING_COLUMNS,
        next_after=page.next_after,
        on=on.isoformat(),
        known_on=filters.known_on or None,
    )


@operation("/matrix", schemas.Matrix, tag=TAG)
def get_matrix(request: HttpRequest, filters: Query[MatrixFilters]) -> HttpResponse:
    """Return States by universal instruments on a day, without reasons.

    As CSV, one column for each instrument, with the standing and its certainty.
    """
    book = current_standings(read_known_on(filters.known_on))
    facts = book.facts
    on = read_on(filters.on, facts, otherwise=clock.today())
    theme = read_one_of(filters.theme, {t.code for t in facts.themes}, UNKNOWN_THEME)
    of_theme = {i.instrument for t in facts.themes if t.code == theme for i in t.instruments}
    codes = [i.code for i in facts.universal() if not theme or i.code in of_theme]
    states = within(
        list(facts.parties.current()), facts, region=filters.region, group=filters.group
    )
    language = facts_language()
    rows: list[dict[str, object]] = []
    for state in states:
        found = {code: shapes.brief_answer(book.of(state.code, code, on=on)) for code in codes}
        name = state.name(language)
        flat = {code: f"{one['standing']} ({one['certainty']})" for code, one in found.items()}
        row = flat if filters.format == "csv" else {"standings": found}
        rows.append({"state": state.code, "name": name, **row})
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=["state", "name", *codes],
        on=on.isoformat(),
        instruments=codes,
    )


@operation("/changes", schemas.Changes, tag=TAG)
def list_changes(request: HttpRequest, filters: Query[ChangeFilters]) -> HttpResponse:
    """List the standings that are shown otherwise on a later day than on an earlier one.

    For the acts themselves, ask for actions with since and until.
    """
    book = current_standings()
    facts = book.facts
    since, until = _period(filters, facts)
    found = changes_between(
        book,
        since=since,
        until=until,
        states=[state.code for state in read_states(filters.state, facts)],
        instruments=[i.code for i in read_instruments(filters.instrument, facts)],
    )
    page = slice_of(found, lambda one: f"{one.after.state}/{one.after.instrument}", filters)
    rows = [shapes.change_answer(change) for change in page.found]
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=list(schemas.Change.model_fields),
        next_after=page.next_after,
        since=since.isoformat(),
        until=until.isoformat(),
    )


def _period(filters: ChangeFilters, facts: Facts) -> tuple[dt.date, dt.date]:
    """Read the two days.

    Raises:
        DaysInWrongOrderError: The first lies after the second.
    """
    today = clock.today()
    since = read_on(filters.since, facts, otherwise=today)
    until = read_on(filters.until, facts, otherwise=today)
    if since > until:
        raise DaysInWrongOrderError(
            Phrase.of(
                mark("{since} lies after {until}. Exchange the two days."),
                since=since,
                until=until,
            )
        )
    return since, until
