"""Which picture of this room an address asks for."""

from collections.abc import Mapping

from dedere.cooperation.question import two_states
from dedere_web.cooperation.pages.coverage import SHOWN_FIRST, coverage_picture
from dedere_web.cooperation.pages.coverage_curve import coverage_curve
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.pair_picture import pair_picture
from dedere_web.cooperation.pages.planner import planner_page
from dedere_web.treaties.pages.drawn import Picture


def picture_asked_for(
    desk: CooperationDesk, kind: str, query: Mapping[str, str]
) -> Picture | None:
    """Return the picture an address asks for, or ``None`` where there is no such kind.

    Raises:
        InvalidInputError: What the picture is about cannot be used; the error says what to do.
    """
    match kind:
        case "pair":
            one, other = query.get("one", ""), query.get("other", "")
            return pair_picture(desk, two_states(desk.facts, one, other, on=desk.on))
        case "coverage":
            return coverage_picture(desk, query.get("offence", "").strip() or SHOWN_FIRST)
        case "coverage-over-time":
            return coverage_curve(desk, query.get("offence", "").strip() or SHOWN_FIRST)
        case "planner":
            return planner_page(desk, query).picture
        case _:
            return None
