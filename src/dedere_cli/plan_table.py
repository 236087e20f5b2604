"""Plans as pages of text: the answer in one sentence, the table, what has to be met first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dedere.phrases import Phrase, StateName, Value, mark
from dedere.planning.campaigns import Campaign
from dedere.planning.coverage_map import CoverageMap, PairCounts
from dedere.planning.directions import closed_directions
from dedere.planning.gains import Range
from dedere.planning.planner import Option, StatePlan
from dedere.sources import Reason
from dedere.treaties.facts import Facts
from dedere_cli.marks import position
from dedere_cli.speech import short_version, speaker_of, table_speaker_of
from dedere_cli.text import Column, indented, lay_out, wrap

STATE_HEAD = mark(
    "On {on} {state} is bound by {bound} of the {total} instruments asked about. The others are "
    "ranked by the links with other States that joining them would add. Facts {version}."
)
DEPOSITED = mark("Consent deposited, in force later: {instruments}.")
NOTHING_LEFT = mark("There is nothing left to join among the instruments asked about.")
HOW_TO_READ = mark(
    "A range runs from what is sure to what is possible, whichever way unknown bonds turn out. "
    "'As last known' takes every bond as our sources last saw it. A link counts once in each "
    "family of instruments. Joining is counted as if it were in force on that day."
)
CAMPAIGN_HEAD = mark(
    "The accessions of States of {region} that would close most gaps on {on}, as last known; "
    "{gaps} links with States of the world are missing so far. Facts {version}."
)
CAMPAIGN_OF_WORLD = mark(
    "The accessions that would close most gaps in the world on {on}, as last known; {gaps} links "
    "are missing so far. Facts {version}."
)
NO_STEP = mark("No accession would add a link.")
TOGETHER = mark(
    "Together these steps would add {together} links as last known, {towards} of them towards "
    "States that are bound already. Whatever unknown bonds turn out to be, {sure}."
)
COVERED = mark(
    "On {on}, {sure} of {total} pairs of States surely have a text in common for {offence}, "
    "{possible} may have one, and for {none} none is known. Facts {version}."
)
COVERED_SHOWN = mark(
    "If every bond is as our sources last saw it: {sure} of {total} surely, {possible} possibly, "
    "none known for {none}."
)
BLOCKS_SHOWN = mark("Pairs by region, as last known:")
COVERED_STATE = mark(
    "{state} surely has a text in common with {sure} States and may have one with {possible}; "
    "with {none} none is known."
)
WHICH_TEXT = mark("For {count} of the sure pairs it is open which text of the family governs.")
GENERAL_OPEN = mark(
    "For {count} of the pairs without a known basis, our sources do not say whether both are "
    "bound by a treaty on this form of cooperation itself."
)
CLOSED = mark(
    "In {count} directions a text in common gives no basis for extradition, by what the States "
    "declared or by their recorded practice."
)
CLOSED_BETWEEN = mark("No basis in the text in common where {state} asks {other_state}.")
ELSEWHERE = mark("no region")

STATE_COLUMNS = (
    Column(title="#", right=True),
    Column(title=mark("Instrument")),
    Column(title=mark("Standing"), wraps=True),
    Column(title=mark("New links"), right=True),
    Column(title=mark("As last known"), right=True),
    Column(title=mark("New offences"), right=True),
    Column(title=mark("Must"), right=True),
    Column(title=mark("List to"), right=True),
)
CAMPAIGN_COLUMNS = (
    Column(title="#", right=True),
    Column(title=mark("State"), wraps=True),
    Column(title=mark("Joins"), wraps=True),
    Column(title=mark("New links"), right=True),
    Column(title=mark("List to"), right=True),
)
BLOCK_COLUMNS = (
    Column(title=mark("Between"), wraps=True),
    Column(title=mark("and"), wraps=True),
    Column(title=mark("Sure"), right=True),
    Column(title=mark("Possible"), right=True),
    Column(title=mark("None known"), right=True),
)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What every page of a plan needs."""

    facts: Facts
    width: int
    top: int

    def say(self, template: str, **values: Value) -> list[str]:
        """Return a sentence, wrapped."""
        return wrap(Phrase.of(template, **values).say(speaker_of(self.facts)), self.width)

    def version(self) -> str:
        """Return the beginning of the hash of the facts."""
        return short_version(self.facts)

    def list_to(self, instrument: str) -> str:
        """Return up to when the list of an instrument is complete; nothing where it never is."""
        complete_to = self.facts.coverage(instrument).complete_to
        return complete_to.isoformat() if complete_to else "?"


def state_page(page: PlanPage, plan: StatePlan) -> Iterator[str]:
    """Return the page of what a State would gain."""
    yield from page.say(
        STATE_HEAD,
        on=plan.on,
        state=StateName(plan.state),
        bound=len(plan.bound),
        total=len(plan.scope.instruments),
        version=page.version(),
    )
    if plan.waiting:
        yield from page.say(DEPOSITED, instruments=", ".join(plan.waiting))
    options = plan.options[: page.top]
    yield ""
    if not options:
        yield from page.say(NOTHING_LEFT)
        return
    rows = [_row(page, n, option) for n, option in enumerate(options, 1)]
    yield from lay_out(STATE_COLUMNS, rows, width=page.width)
    yield from _conditions(
        page, ((option.accession.instrument, option.conditions) for option in options)
    )
    yield ""
    yield from page.say(HOW_TO_READ)


def _row(page: PlanPage, n: int, option: Option) -> tuple[str, ...]:
    sure = len(option.gains.offences)
    offences = Range(sure, sure + len(option.gains.possible_offences))
    return (
        str(n),
        option.accession.instrument,
        position(option.standing, page.facts).say(table_speaker_of(page.facts)),
        str(option.gains.links),
        str(option.last_known.links),
        str(offences),
        str(option.must),
        page.list_to(option.accession.instrument),
    )


def campaign_page(
    page: PlanPage, found: Campaign, sure: Range, *, region: str | None
) -> Iterator[str]:
    """Return the page of the accessions that close most gaps."""
    known = page.facts.parties
    yield from page.say(
        CAMPAIGN_HEAD if region else CAMPAIGN_OF_WORLD,
        region=known.regions[region].name() if region else "",
        on=found.on,
        gaps=str(found.gaps),
        version=page.version(),
    )
    yield ""
    if not found.steps:
        yield from page.say(NO_STEP)
        return
    rows = [
        (
            str(n),
            known.states[step.accession.state].name(),
            ", ".join(step.joins),
            str(step.new_links),
            page.list_to(step.accession.instrument),
        )
        for n, step in enumerate(found.steps, 1)
    ]
    yield from lay_out(CAMPAIGN_COLUMNS, rows, width=page.width)
    names = ((f"{s.accession.state} {s.accession.instrument}", s.conditions) for s in found.steps)
    yield from _conditions(page, names)
    yield ""
    yield from page.say(
        TOGETHER, together=str(found.together), towards=str(found.one_by_one), sure=str(sure)
    )
    yield from page.say(HOW_TO_READ)
    yield from wrap(found.guarantee.say(speaker_of(page.facts)), page.width)


def _conditions(page: PlanPage, named: Iterable[tuple[str, tuple[Reason, ...]]]) -> Iterator[str]:
    speaker = speaker_of(page.facts)
    for name, conditions in named:
        if conditions:
            yield ""
            yield name
        for reason in conditions:
            provision = f" [{reason.provision}]" if reason.provision else ""
            yield from indented(f"{reason.says.say(speaker)}{provision}", page.width, first="  - ")


def coverage_page(
    page: PlanPage,
    found: CoverageMap,
    shown: CoverageMap,
    regions: Sequence[str],
    *,
    state: str | None,
) -> Iterator[str]:
    """Return the page of where an offence finds a basis: on the day, then as last known."""
    closed = list(closed_directions(page.facts, shown))
    yield from page.say(
        COVERED,
        on=found.on,
        offence=found.conduct.offence,
        version=page.version(),
        **_of(found.counts()),
    )
    yield from page.say(COVERED_SHOWN, **_of(shown.counts()))
    if state is not None and state in found.states:
        yield from _partners(page, found, state)
    for template, count in (
        (WHICH_TEXT, found.which_text_is_open()),
        (GENERAL_OPEN, found.only_general_open()),
        (CLOSED, len(closed)),
    ):
        if count:
            yield from page.say(template, count=count)
    for asking, asked in closed:
        if state in {asking, asked}:
            yield from page.say(
                CLOSED_BETWEEN, state=StateName(asking), other_state=StateName(asked)
            )
    yield ""
    yield from page.say(BLOCKS_SHOWN)
    yield ""
    blocks = [
        (
            _region(page, block.one),
            _region(page, block.other),
            str(block.counts.sure),
            str(block.counts.possible),
            str(block.counts.none_known),
        )
        for block in shown.blocks(regions)
    ]
    yield from lay_out(BLOCK_COLUMNS, blocks, width=page.width)


def _of(counts: PairCounts) -> dict[str, Value]:
    return {
        "sure": counts.sure,
        "total": counts.total,
        "possible": counts.possible,
        "none": counts.none_known,
    }


def _partners(page: PlanPage, found: CoverageMap, state: str) -> list[str]:
    row, (sure, possible) = found.states.index(state), found.partners()
    rest = len(found.states) - 1 - int(sure[row]) - int(possible[row])
    return page.say(
        COVERED_STATE,
        state=StateName(state),
        sure=int(sure[row]),
        possible=int(possible[row]),
        none=rest,
    )


def _region(page: PlanPage, code: str) -> str:
    region = page.facts.parties.regions.get(code)
    return region.name() if region else ELSEWHERE
