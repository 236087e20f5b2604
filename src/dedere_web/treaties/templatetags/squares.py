"""Squares and their legend, drawn the same on every page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dedere_web.treaties.pages import squares

register = template.Library()


@register.simple_tag
def square(drawn: squares.Square) -> SafeString:
    """Draw a standing: its shape, and its words beside it."""
    return format_html('<span class="{}">{}</span>', drawn.css, drawn.words)


@register.inclusion_tag("treaties/_legend.html")
def legend() -> dict[str, object]:
    """Show the legend."""
    return {"entries": squares.legend()}
