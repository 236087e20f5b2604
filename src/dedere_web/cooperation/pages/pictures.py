"""Which picture of this room an address asks for."""

from collections.abc import Mapping

from dedere_web.cooperation.pages.coverage import SHOWN_FIRST, coverage_picture
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.pair import pair_question
from dedere_web.cooperation.pages.pair_picture import pair_picture
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
            asked = pair_question(desk, query.get("one", ""), query.get("other", ""))
            return pair_picture(desk, (asked.requesting, asked.requested))
        case "coverage":
            return coverage_picture(desk, query.get("offence", "").strip() or SHOWN_FIRST)
        case _:
            return None
