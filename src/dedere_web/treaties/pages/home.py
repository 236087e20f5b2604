"""The first page: the world on one day, and the numbers that it is made of."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from dedere.treaties.counts import Tally, tally
from dedere.treaties.facts import Facts
from dedere.treaties.standing import StandingFinding
from dedere_web.treaties.pages.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldRow:
    """One State, and the number of instruments in force for it."""

    code: str
    name: str
    address: str
    established: int
    presumed: int
    unknown: int

    @property
    def bound(self) -> int:
        """Return how many instruments are in force for the State, surely or presumably."""
        return self.established + self.presumed


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What the first page shows."""

    rows: tuple[WorldRow, ...]
    count: Tally
    instruments: int
    in_force: int
    bound_address: str
    established_address: str
    presumed_address: str
    unknown_address: str

    @property
    def presumed(self) -> int:
        """Return how many bonds are presumed or undated."""
        return self.count.bound_presumed + self.count.bound_undated


def home_page(desk: Desk) -> HomePage:
    """Draw up the first page for the day of the desk."""
    universal = desk.universal()
    findings = _world(desk)
    return HomePage(
        rows=tuple(_row(desk, code, tally(found)) for code, found in findings.items()),
        count=tally(finding for found in findings.values() for finding in found),
        instruments=len(universal),
        in_force=sum(i.in_force is not None and i.in_force <= desk.on for i in universal),
        bound_address=desk.address("acts", standing="bound"),
        established_address=desk.address("acts", standing="bound", certainty="established"),
        presumed_address=desk.address("acts", standing="bound", certainty="presumed"),
        unknown_address=desk.address("acts", standing="unknown"),
    )


def world_rows(desk: Desk) -> tuple[WorldRow, ...]:
    """Return the number of universal instruments in force for each State."""
    return tuple(_row(desk, code, tally(found)) for code, found in _world(desk).items())


def _world(desk: Desk) -> dict[str, list[StandingFinding]]:
    universal = desk.universal()
    return {
        state.code: [desk.find(state.code, i.code) for i in universal] for state in desk.states()
    }


def _row(desk: Desk, code: str, count: Tally) -> WorldRow:
    return WorldRow(
        code=code,
        name=desk.state_name(code),
        address=desk.address("state", code),
        established=count.bound_established,
        presumed=count.bound_presumed + count.bound_undated,
        unknown=count.unknown,
    )


def reach(facts: Facts, desk: Desk) -> str:
    """Say up to when the lists of the universal instruments reach, in one sentence."""
    ends = [
        day for i in facts.universal() if (day := facts.coverage(i.code).complete_to) is not None
    ]
    if not ends:
        return _("No list of parties is complete.")
    return format_html(
        _("{complete} of {all} lists are complete, each up to a day between {first} and {last}."),
        complete=len(ends),
        all=len(facts.universal()),
        first=desk.date(min(ends)),
        last=desk.date(max(ends)),
    )
