"""Which picture an address asks for."""

from collections.abc import Mapping

from dedere_web.treaties.pages.curves import curve_picture
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import Picture
from dedere_web.treaties.pages.maps import instrument_map, world_picture
from dedere_web.treaties.pages.timelines import pair_timeline, state_timeline


def picture_asked_for(desk: Desk, kind: str, query: Mapping[str, str]) -> Picture | None:
    """Return the picture an address asks for, or ``None`` where there is no such kind.

    Raises:
        UnknownStateError: A timeline is asked for, and no State has this code or name.
        UnknownInstrumentError: No instrument has this code.
    """
    instrument = query.get("instrument", "")
    code = desk.facts.instrument(instrument).code if instrument else ""
    match kind:
        case "map":
            return instrument_map(desk, code) if code else world_picture(desk)
        case "curve":
            return curve_picture(desk, desk.facts.instrument(instrument).code)
        case "timeline":
            state = desk.facts.parties.find(query.get("state", "")).code
            return pair_timeline(desk, state, code) if code else state_timeline(desk, state)
        case _:
            return None
