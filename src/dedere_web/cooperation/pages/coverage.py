"""The coverage map: with how many States each State has a basis for an offence."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.cooperation.question import Form
from dedere.planning.coverage_map import CoverageMap, coverage_of
from dedere.planning.directions import closed_directions
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.worldmap import MapKey, MapValue, undetermined_key
from dedere_web.cooperation.pages.choices import OffenceGroup, offence_groups, offence_label
from dedere_web.cooperation.pages.coverage_curve import coverage_curve
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.drawn import picture_downloads
from dedere_web.cooperation.selectors import bonds_on
from dedere_web.treaties.pages.choices import Choice, find_state, state_choices
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.drawn import Picture
from dedere_web.treaties.pages.maps import cells, map_picture

CLASSES = (0, 1, 40, 80, 120, 160)
"""The smallest number of partners of each class of the map."""
SHOWN_FIRST = "bombings-1997/offence/terrorist-bombing"
"""The offence that is shown before one is chosen: the one most States are bound to punish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """What the page of coverage shows."""

    offence: str
    label: str
    offences: tuple[OffenceGroup, ...]
    states: tuple[Choice, ...]
    picture: Picture
    over_time: Picture
    sure: int
    possible: int
    none_known: int
    total: int
    state_name: str
    without: tuple[Link, ...]
    """States with which the chosen State has no basis that is known."""
    closed: int
    """In how many directions a text in common gives no basis."""
    closed_ways: tuple[Link, ...]
    """Those of them in which the chosen State asks or is asked."""


def coverage_page(desk: CooperationDesk, query: Mapping[str, str]) -> CoveragePage:
    """Draw up where an offence finds a basis for extradition on the day of the desk.

    Raises:
        UnknownOffenceError: The offence is not in the catalogue.
        UnknownStateError: The State is not known.
    """
    offence = query.get("offence", "").strip() or SHOWN_FIRST
    found = _coverage(desk, offence)
    counts, closed = found.counts(), list(closed_directions(desk.facts, found))
    asked = query.get("state", "").strip()
    chosen = desk.facts.parties.find(asked).code if asked else ""
    return CoveragePage(
        offence=offence,
        label=offence_label(desk, offence),
        offences=offence_groups(desk, [offence]),
        states=state_choices(desk, chosen),
        picture=coverage_picture(desk, offence),
        over_time=coverage_curve(desk, offence),
        sure=counts.sure,
        possible=counts.possible,
        none_known=counts.none_known,
        total=counts.total,
        state_name=desk.state_name(chosen) if chosen else "",
        without=_without(desk, found, chosen, offence),
        closed=len(closed),
        closed_ways=_ways(desk, closed, chosen, offence),
    )


def _coverage(desk: CooperationDesk, offence: str) -> CoverageMap:
    bonds = bonds_on(desk.standings).on(desk.on)
    return coverage_of(desk.facts, bonds, offence=offence, form=Form.EXTRADITION)


def _without(
    desk: CooperationDesk, found: CoverageMap, chosen: str, offence: str
) -> tuple[Link, ...]:
    if not chosen:
        return ()
    others = [
        other if one == chosen else one
        for one, other in found.without_basis()
        if chosen in {one, other}
    ]
    links = [
        Link(
            words=desk.state_name(code),
            address=desk.room("finder", **{"from": chosen, "to": code, "offence": offence}),
        )
        for code in others
    ]
    return tuple(sorted(links, key=lambda link: link.words))


def _ways(
    desk: CooperationDesk, closed: list[tuple[str, str]], chosen: str, offence: str
) -> tuple[Link, ...]:
    return tuple(
        Link(
            words=_("%(state)s asks %(other)s")
            % {"state": desk.state_name(asking), "other": desk.state_name(asked)},
            address=desk.room("finder", **{"from": asking, "to": asked, "offence": offence}),
        )
        for asking, asked in closed
        if chosen in {asking, asked}
    )


def coverage_picture(desk: CooperationDesk, offence: str) -> Picture:
    """Return the map of the number of partners of each State for an offence."""
    found = _coverage(desk, offence)
    sure, possible = found.partners()
    name = offence_label(desk, offence)
    title = _("%(offence)s: States with a common text, by State") % {"offence": name}
    caption = Caption(
        title=title, about=_("A map of the world; the table beside it has the same numbers.")
    )
    heads = (_("Common text, surely"), _("Possibly"))
    rows = sorted(
        zip(found.states, sure.tolist(), possible.tolist(), strict=True),
        key=lambda row: desk.state_name(row[0]),
    )
    shown = [row for row in rows if find_state(row[0], desk.facts) is not None]
    values = {code: _value(desk, code, surely, maybe) for code, surely, maybe in shown}
    table = tuple(
        (desk.state_name(code), desk.address("state", code), cells(heads, (surely, maybe)))
        for code, surely, maybe in shown
    )
    downloads = picture_downloads(desk, "coverage", offence=offence)
    return map_picture(desk, caption, values, _legend(), (heads, table), downloads)


def _value(desk: CooperationDesk, code: str, surely: int, maybe: int) -> MapValue:
    step = sum(surely >= smallest for smallest in CLASSES) - 1
    said = _("%(state)s: %(sure)s surely, %(possible)s possibly") % {
        "state": desk.state_name(code),
        "sure": surely,
        "possible": maybe,
    }
    css = "m-unknown" if not surely and maybe else f"m-{step}"
    return MapValue(css, said, desk.address("state", code), shaded=maybe > 0)


def _legend() -> tuple[MapKey, ...]:
    ends = [*(str(smallest - 1) for smallest in CLASSES[1:]), ""]
    keys = [
        MapKey(
            (f"{first}\u2013{last}" if last and last != str(first) else f"{first}")
            if last
            else _("%(number)s and more") % {"number": first},
            f"m-{step}",
        )
        for step, (first, last) in enumerate(zip(CLASSES, ends, strict=True))
    ]
    return (
        *keys,
        MapKey(_("more may be linked: bonds that our sources leave open"), "m-2", shaded=True),
        MapKey(_("our sources do not say"), "m-unknown"),
        undetermined_key(_("status not finally determined")),
    )
