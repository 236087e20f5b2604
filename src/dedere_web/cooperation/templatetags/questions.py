"""Questions about legal bases in templates."""

from django import template

from dedere.cooperation.question import Question
from dedere_web.cooperation.questions import query_of

register = template.Library()


@register.filter
def permanent_query(question: Question) -> str:
    """Return the query under which other rooms keep what they hold about an answer."""
    return query_of(question)
