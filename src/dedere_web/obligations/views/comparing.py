"""A national definition held against an offence, element by element; nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dedere.cooperation.matching import Matcher
from dedere.cooperation.ontology import OffenceBook
from dedere.obligations.assessment.provisions import Covered, compare_definition
from dedere.treaties.facts import Facts
from dedere_web.foundation.language import facts_language
from dedere_web.obligations.pages.words import COMPARISONS
from dedere_web.treaties.views.opening import open_desk, public, show


@public
def definition(request: HttpRequest) -> HttpResponse:
    """Ask which elements a definition has; show where it is wider or narrower than the text."""
    desk = open_desk(request)
    facts = desk.facts
    book = OffenceBook(facts, Matcher(facts))
    asked = request.GET.get("offence", "")
    offences = _offences(facts, book)
    context: dict[str, Any] = {}
    if asked in {code for code, _label in offences}:
        covered = {
            code: Covered(value)
            for code, value in request.GET.items()
            if value in set(Covered) and code != "offence"
        }
        found = compare_definition(book, asked, covered)
        context = {
            "described": book.describe(asked),
            "result": COMPARISONS[found.result],
            "is_asked": bool(covered),
            "rows": [
                (one, COMPARISONS[one.result], covered.get(one.element, Covered.UNKNOWN).value)
                for one in found.elements
            ],
        }
    choices = [("yes", _("yes")), ("no", _("no")), ("unknown", _("not stated"))]
    context |= {"offences": offences, "chosen": asked, "choices": choices}
    return show(request, "obligations/definition.html", desk, **context)


def _offences(facts: Facts, book: OffenceBook) -> list[tuple[str, str]]:
    known = set(book.ids())
    language = facts_language()
    return [
        (offence.id, f"{instrument.short_title(language)} {offence.article}: {offence.label}")
        for instrument in facts.universal()
        for offence in instrument.offences
        if offence.id in known
    ]
