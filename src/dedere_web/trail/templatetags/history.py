"""The place of a page where the history of its record stands."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dedere_web.foundation.confidential import mark_confidential
from dedere_web.trail.histories import history_told
from dedere_web.trail.pages import LINES_OF_A_PANEL, history_part

register = template.Library()


@register.simple_tag(takes_context=True)
def history(context: Context, name: str, *key: object) -> SafeString:
    """Draw the latest of what happened to a record, for a person who may read that.

    A key of several parts is joined: ``{% history "standing" "KEN" "hague-1970" %}``.
    """
    request = context.get("request")
    if not isinstance(request, HttpRequest) or not request.user.is_authenticated:
        return SafeString("")
    joined = ":".join(map(str, key))
    told = history_told(name, request.user, joined)
    if told is None:
        return SafeString("")
    mark_confidential(request)
    part = history_part(name, joined, told, request.user, limit=LINES_OF_A_PANEL)
    return render_to_string("trail/_panel.html", {"part": part}, request)
