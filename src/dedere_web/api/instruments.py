"""Instruments and what they ask."""

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query
from pydantic import Field

from dedere_web.api import schemas, shapes
from dedere_web.api.answering import json_answer, list_answer, slice_of
from dedere_web.api.filters import UNKNOWN_THEME, Filters, PagedFilters, read_one_of
from dedere_web.api.reading import operation
from dedere_web.treaties.selectors import current_facts

TAG = "Instruments"

InstrumentCode = PathEx[str, P(description="Code of the instrument.", examples=["hague-1970"])]


class InstrumentFilters(PagedFilters):
    """Which instruments."""

    category: str = Field("", description="universal-ct, related or context.")
    theme: str = Field("", description="Code of a theme of the mandate, such as financing.")


class ObligationFilters(PagedFilters):
    """Which provisions."""

    kind: str = Field("", description="Kind of provision, such as criminalize.")
    binding: str = Field("", description="must, may, shall-consider, endeavour, encouraged, n/a.")


@operation("/instruments", schemas.Instruments, tag=TAG)
def list_instruments(request: HttpRequest, filters: Query[InstrumentFilters]) -> HttpResponse:
    """List the instruments.

    The universal instruments against terrorism, related ones, and other treaties of which only
    the parties are known.
    """
    facts = current_facts()
    theme = read_one_of(filters.theme, {t.code for t in facts.themes}, UNKNOWN_THEME)
    within = {i.instrument for t in facts.themes if t.code == theme for i in t.instruments}
    found = [
        instrument
        for instrument in facts.instruments.values()
        if filters.category in {"", instrument.category.value}
        and (not theme or instrument.code in within)
    ]
    page = slice_of(found, lambda instrument: instrument.code, filters)
    rows = [shapes.instrument_answer(instrument, facts) for instrument in page.found]
    columns = [name for name in schemas.Instrument.model_fields if name != "titles"]
    return list_answer(request, facts, filters, rows, columns=columns, next_after=page.next_after)


@operation("/instruments/{code}", schemas.WholeInstrument, tag=TAG)
def get_instrument(
    request: HttpRequest, filters: Query[Filters], code: InstrumentCode
) -> HttpResponse:
    """Return one instrument with its final clauses, offences and rules."""
    facts = current_facts()
    row = shapes.whole_instrument_answer(facts.instrument(code), facts)
    if filters.format == "csv":
        columns = list(schemas.WholeInstrument.model_fields)
        return list_answer(
            request, facts, filters, [{**row, "facts": facts.version}], columns=columns
        )
    return json_answer({"facts": facts.version, **row}, facts)


@operation("/instruments/{code}/obligations", schemas.Obligations, tag=TAG)
def list_obligations(
    request: HttpRequest, filters: Query[ObligationFilters], code: InstrumentCode
) -> HttpResponse:
    """List what an instrument asks of a State party, article by article.

    Summaries are in our own words; the text of the treaty alone is authentic.
    """
    facts = current_facts()
    instrument = facts.instrument(code)
    found = [
        obligation
        for obligation in instrument.obligations
        if filters.kind in {"", obligation.kind}
        and filters.binding in {"", obligation.binding.value}
    ]
    page = slice_of(found, lambda obligation: obligation.id, filters)
    rows = [shapes.obligation_answer(obligation, instrument.code) for obligation in page.found]
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=list(schemas.Obligation.model_fields),
        next_after=page.next_after,
        instrument=instrument.code,
    )
