"""What the frame of every page shows: doors, languages, links that keep the day."""

import datetime as dt
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from dedere.periods import PartialDate
from dedere_web.foundation.asof import AsOf
from dedere_web.foundation.doors import DOORS
from dedere_web.foundation.isolation import spoken_day, written_day

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the frame."""

    name: str
    address: str
    is_here: bool
    language: str = ""


@register.simple_tag(takes_context=True)
def doors(context: Context) -> list[Place]:
    """Return the rooms that exist, and say which one the reader is in."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    room = match.namespace if match else ""
    return [
        Place(str(door.name), _address(door.address, context), is_here=door.room == room)
        for door in DOORS
    ]


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[Place]:
    """Return the languages offered, by their own names, in the order of the United Nations."""
    request = context.get("request")
    back = request.get_full_path() if isinstance(request, HttpRequest) else "/"
    here = get_language() or settings.LANGUAGE_CODE
    return [
        Place(
            str(get_language_info(code)["name_local"]).capitalize(),
            f"{reverse('foundation:language', args=[code])}?{urlencode({'back': back})}",
            is_here=code == here,
            language=code,
        )
        for code, _ in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def law_url(context: Context, name: str, *args: str, **parameters: object) -> str:
    """Return the address of a page about the same day; ``parameters`` go into its query."""
    as_of = context.get("as_of")
    carried = dict(as_of.parameters) if isinstance(as_of, AsOf) else {}
    carried |= {key: str(value) for key, value in parameters.items() if value not in {None, ""}}
    address = reverse(name, args=args)
    return f"{address}?{urlencode(carried)}" if carried else address


@register.simple_tag(takes_context=True)
def kept_fields(context: Context, *besides: str) -> SafeString:
    """Return hidden fields for every parameter of the address, except those named."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return SafeString("")
    fields = [
        format_html('<input type="hidden" name="{}" value="{}">', key, value)
        for key, values in request.GET.lists()
        if key not in besides
        for value in values
        if value
    ]
    return SafeString("".join(fields))


@register.filter
def day(value: dt.date | PartialDate | None) -> str:
    """Return a date as running text writes it: 22 April 2013; nothing for no date."""
    return spoken_day(value) if value else ""


@register.filter
def iso(value: dt.date | PartialDate | None) -> str:
    """Return a date as tables write it: 2013-04-22; nothing for no date."""
    return written_day(value) if value else ""


def _address(name: str, context: Context) -> str:
    try:
        return law_url(context, name)
    except NoReverseMatch:
        return "/"
