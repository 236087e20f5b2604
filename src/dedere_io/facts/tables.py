"""Which table holds what: rows of facts become values of the engine."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dedere.parties import LANGUAGES, Continuity, ContinuityKind, PartyKind, Region, State
from dedere.sources import Authority, Source
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.bilaterals import (
    BilateralKind,
    ListCompleteness,
    ListedScope,
    ListedTreaty,
    Matter,
    TerritorialEntry,
)
from dedere.treaties.declarations import Declaration, Effect, Topic
from dedere.treaties.instruments import InstrumentTitle
from dedere_io.facts.rows import Row, rows

NAMES = tuple(f"name_{language}" for language in LANGUAGES)
STATES = (
    *("code", "kind", "iso2", "m49", "code_status", "admitted", "admission_basis"),
    *("group", "group_note", *NAMES, "formal_name", "name_source", "note"),
)
REGIONS = ("code", "parent", "kind", *(f"name_{x}" for x in ("en", "fr", "es", "ru", "zh", "ar")))
STATE_REGIONS = ("state", "region", "subregion", "intermediate", "note")
OTHER_NAMES = ("state", "name", "language", "kind", "from", "until", "note")
CONTINUITY = ("predecessor", "successor", "kind", "date", "sources", "note")
SOURCES = (
    *("id", "title", "publisher", "authority", "as_of", "not_before", "not_after"),
    *("address", "licence", "note"),
)
PARTICIPATION = ("state", "kind", "date", "effective", "as_of", "sources", "listed_as", "note")
DECLARATIONS = (
    *("id", "state", "kind", "topic", "effect", "article", "date"),
    *("withdrawn", "is_withdrawn", "objects_to", "sources", "note"),
)
TERRITORIES = (
    *("id", "instrument", "state", "territory", "iso3"),
    *("since", "until", "as_of", "sources"),
)
BILATERAL = (
    *("id", "parties", "opposite", "title", "kind", "scope", "signed", "in_force"),
    *("terminated", "terminated_effective", "amends", "territories"),
    *("consolidated_on", "languages", "multilateral", "sources", "note"),
)
BILATERAL_LISTS = (
    *("id", "state", "kinds", "complete", "complete_from", "complete_to"),
    *("tells_amendments", "sources", "gap"),
)
TITLES = ("instrument", "language", "title", "short_title", "source", "verified")


def tables_in(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each table in a folder and the code it is called by, in order."""
    for file in sorted((root / folder).glob("*.csv")):
        yield f"{folder}/{file.name}", file.stem


def read_sources(root: Path) -> dict[str, Source]:
    """Read the sources, by id."""
    found = (_source(row) for row in rows(root, "sources.csv", SOURCES))
    return {source.id: source for source in found}


def _source(row: Row) -> Source:
    return Source(
        id=row.required("id"),
        title=row.required("title"),
        publisher=row.required("publisher"),
        as_of=row.date("as_of"),
        not_before=row.date("not_before"),
        not_after=row.date("not_after"),
        address=row.text("address"),
        licence=row.text("licence"),
        note=row.text("note"),
        authority=row.choice("authority", Authority),
    )


def read_states(root: Path) -> dict[str, State]:
    """Read the States, by code, with their regions and the other names they are found by."""
    regions = {
        row.required("state"): tuple(code for c in STATE_REGIONS[1:4] if (code := row.text(c)))
        for row in rows(root, "state-regions.csv", STATE_REGIONS)
    }
    others = _other_names(root)
    return {
        (code := row.required("code")): _state(
            row, regions=regions.get(code, ()), other_names=others.get(code, ())
        )
        for row in rows(root, "states.csv", STATES)
    }


def _state(row: Row, *, regions: tuple[str, ...], other_names: tuple[str, ...]) -> State:
    return State(
        code=row.text("code"),
        kind=row.choice("kind", PartyKind),
        names=_names(row),
        iso2=row.text("iso2"),
        m49=row.text("m49"),
        code_status=row.text("code_status"),
        formal_name=row.text("formal_name"),
        other_names=other_names,
        admitted=row.day("admitted"),
        admission_basis=row.text("admission_basis"),
        group=row.text("group"),
        group_note=row.text("group_note"),
        regions=regions,
        name_source=row.text("name_source"),
        note=row.text("note"),
    )


def _other_names(root: Path) -> dict[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = {}
    for row in rows(root, "former-names.csv", OTHER_NAMES):
        names.setdefault(row.required("state"), {})[row.required("name")] = None
    return {code: tuple(found) for code, found in names.items()}


def read_regions(root: Path) -> dict[str, Region]:
    """Read the regions of the M49 standard, by code."""
    return {
        row.required("code"): Region(
            code=row.text("code"),
            kind=row.required("kind"),
            names=_names(row),
            parent=row.text("parent"),
        )
        for row in rows(root, "regions.csv", REGIONS)
    }


def _names(row: Row) -> dict[str, str]:
    row.required("name_en")
    names = {language: row.text(f"name_{language}") for language in LANGUAGES}
    return {language: name for language, name in names.items() if name}


def read_continuities(root: Path) -> tuple[Continuity, ...]:
    """Read which State came after which."""
    return tuple(
        Continuity(
            predecessor=row.required("predecessor"),
            successor=row.required("successor"),
            kind=row.choice("kind", ContinuityKind),
            date=row.whole_day("date"),
            note=row.text("note"),
            sources=row.many("sources"),
        )
        for row in rows(root, "continuity.csv", CONTINUITY)
    )


def read_actions(root: Path) -> tuple[TreatyAction, ...]:
    """Read what States did, instrument by instrument; the id counts a State's rows in its file."""
    actions = []
    for name, instrument in tables_in(root, "participation"):
        count: Counter[str] = Counter()
        for row in rows(root, name, PARTICIPATION):
            state = row.required("state")
            count[state] += 1
            actions.append(_action(row, f"{instrument}/{state}/{count[state]}", instrument))
    return tuple(actions)


def _action(row: Row, identifier: str, instrument: str) -> TreatyAction:
    return TreatyAction(
        id=identifier,
        state=row.text("state"),
        instrument=instrument,
        kind=row.choice("kind", ActionKind),
        sources=row.some("sources"),
        date=row.date("date"),
        effective=row.day("effective"),
        as_of=row.date("as_of"),
        listed_as=row.text("listed_as"),
        note=row.text("note"),
    )


def read_declarations(root: Path) -> tuple[Declaration, ...]:
    """Read reservations and declarations: their kind, provision and effect, never their words."""
    return tuple(
        _declaration(row, instrument)
        for name, instrument in tables_in(root, "declarations")
        for row in rows(root, name, DECLARATIONS)
    )


def _declaration(row: Row, instrument: str) -> Declaration:
    return Declaration(
        id=row.required("id"),
        state=row.required("state"),
        instrument=instrument,
        kind=row.choice("kind", ActionKind),
        topic=row.choice("topic", Topic),
        effect=row.choice("effect", Effect),
        sources=row.some("sources"),
        article=row.text("article"),
        date=row.date("date"),
        withdrawn=row.date("withdrawn"),
        is_withdrawn=row.flag("is_withdrawn"),
        objects_to=row.text("objects_to"),
        note=row.text("note"),
    )


def read_territories(root: Path) -> tuple[TerritorialEntry, ...]:
    """Read the territories that sources name for an instrument."""
    return tuple(
        TerritorialEntry(
            id=row.required("id"),
            instrument=row.required("instrument"),
            state=row.required("state"),
            territory=row.required("territory"),
            iso3=row.text("iso3"),
            sources=row.some("sources"),
            as_of=row.date("as_of"),
            since=row.day("since"),
            until=row.day("until"),
        )
        for row in rows(root, "territories.csv", TERRITORIES)
    )


def read_treaties(root: Path) -> tuple[ListedTreaty, ...]:
    """Read bilateral and small treaties as national lists show them."""
    return tuple(
        _treaty(row, _matter(table))
        for name, table in tables_in(root, "bilateral")
        for row in rows(root, name, BILATERAL)
    )


def _matter(table: str) -> Matter:
    """Return what the treaties of a table are about; its name says so."""
    return Matter.ASSISTANCE if table.endswith("-mla") else Matter.EXTRADITION


def _treaty(row: Row, matter: Matter) -> ListedTreaty:
    kind = row.choice("kind", BilateralKind)
    return ListedTreaty(
        id=row.required("id"),
        parties=row.some("parties"),
        opposite=row.many("opposite"),
        matters=tuple(Matter) if kind is BilateralKind.BOTH else (matter,),
        title=row.required("title"),
        kind=kind,
        scope=row.choice("scope", ListedScope) if row.text("scope") else ListedScope.GENERAL,
        sources=row.some("sources"),
        signed=row.date("signed"),
        in_force=row.day("in_force"),
        terminated=row.day("terminated"),
        terminated_effective=row.day("terminated_effective"),
        amends=row.many("amends"),
        territories=row.many("territories"),
        consolidated_on=row.day("consolidated_on"),
        languages=row.many("languages"),
        multilateral=row.flag("multilateral"),
        note=row.text("note"),
    )


def read_treaty_lists(root: Path) -> tuple[ListCompleteness, ...]:
    """Read for which States, kinds and years the lists of treaties may be relied on."""
    return tuple(
        ListCompleteness(
            id=row.required("id"),
            state=row.required("state"),
            kinds=row.choices("kinds", BilateralKind),
            sources=row.some("sources"),
            complete=row.flag("complete"),
            tells_amendments=row.flag("tells_amendments"),
            complete_from=row.day("complete_from"),
            complete_to=row.day("complete_to"),
            gap=row.text("gap"),
        )
        for row in rows(root, "bilateral-lists.csv", BILATERAL_LISTS)
    )


def read_titles(root: Path) -> dict[str, dict[str, InstrumentTitle]]:
    """Read the titles of instruments, by instrument and language."""
    titles: dict[str, dict[str, InstrumentTitle]] = {}
    for name in ("titles.csv", "titles-context.csv"):
        for row in rows(root, name, TITLES):
            titles.setdefault(row.required("instrument"), {})[row.required("language")] = (
                InstrumentTitle(
                    title=row.required("title"),
                    short=row.required("short_title"),
                    source=row.required("source"),
                    verified=row.flag("verified"),
                )
            )
    return titles
