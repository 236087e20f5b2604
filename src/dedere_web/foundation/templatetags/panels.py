"""The place of a page where other rooms show what they hold about its subject."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString

from dedere_web.foundation.panels import draw_panels

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, kind: str, *key: str) -> SafeString:
    """Draw the panels about a subject, for a person who is signed in.

    A key of several parts is joined: ``{% panels "standing" "KEN" "hague-1970" %}``.
    """
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return SafeString("")
    return draw_panels(request, kind, ":".join(key))
