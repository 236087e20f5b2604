"""Themes of the mandate: what the instruments ask in one field, the same duty once."""

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query

from dedere.obligations.hubs import Asked, hub_of
from dedere_web.api import schemas
from dedere_web.api.answering import list_answer, slice_of
from dedere_web.api.filters import PagedFilters
from dedere_web.api.reading import operation
from dedere_web.treaties.selectors import current_facts

TAG = "Themes"

ThemeCode = PathEx[str, P(description="Code of the theme.", examples=["cbrn"])]


@operation("/themes", schemas.Themes, tag=TAG)
def list_themes(request: HttpRequest, filters: Query[PagedFilters]) -> HttpResponse:
    """List the fields of work, each with the instruments that matter to it."""
    facts = current_facts()
    page = slice_of(facts.themes, lambda theme: theme.code, filters)
    rows: list[dict[str, object]] = [
        {
            "code": theme.code,
            "label": theme.label,
            "instruments": [entry.instrument for entry in theme.instruments],
        }
        for theme in page.found
    ]
    columns = list(schemas.Theme.model_fields)
    return list_answer(request, facts, filters, rows, columns=columns, next_after=page.next_after)


@operation("/themes/{code}/duties", schemas.ThemeDuties, tag=TAG)
def list_theme_duties(
    request: HttpRequest, filters: Query[PagedFilters], code: ThemeCode
) -> HttpResponse:
    """List what the instruments of a field ask, each duty once with every article that asks it.

    Summaries are in our own words; the texts of the treaties alone are authentic.
    """
    facts = current_facts()
    page = slice_of(hub_of(facts, code).duties, lambda duty: duty.key, filters)
    rows: list[dict[str, object]] = [
        {
            "key": duty.key,
            "kind": duty.kind,
            "asked_by": [_provision(one) for one in duty.asked_by],
        }
        for duty in page.found
    ]
    return list_answer(
        request,
        facts,
        filters,
        rows,
        columns=list(schemas.ThemeDuty.model_fields),
        next_after=page.next_after,
        theme=code,
    )


def _provision(one: Asked) -> dict[str, object]:
    return {
        "instrument": one.instrument,
        "article": one.obligation.article,
        "obligation": one.obligation.id,
        "binding": one.obligation.binding.value,
        "summary": one.obligation.summary,
    }
