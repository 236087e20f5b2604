"""All facts in one archive whose bytes depend on the facts alone."""

import datetime as dt
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from dedere.treaties.answers import Json, action_answer
from dedere.treaties.facts import Facts
from dedere_web.api import schemas, shapes
from dedere_web.api.answering import csv_text

T = TypeVar("T")

# Archives of older facts stay for those who cite them; a handful is enough for one deployment.
KEPT = 10
# The first moment that the format knows; a real one would change the bytes.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)

README = """Dedere: all facts, version {version}

Every file comes as CSV (UTF-8, one header line) and as JSON. States are ISO 3166-1 alpha-3 codes,
dates ISO 8601 as far as the source states them, sources the identifiers in sources.csv.

An act that is missing proves nothing unless coverage.csv says that the list of the instrument is
complete up to the day in question. Where sources disagree, each version is a row of its own.
Summaries of provisions are in our own words; the text of the treaty alone is authentic.

Packaged facts put together on {compiled}. SHA256SUMS holds the hash of every file.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One archive on disk."""

    name: str
    version: str
    size: int
    sha256: str
    file: Path


class Archives:
    """The archives of a deployment, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, facts: Facts) -> Archive:
        """Return the archive of these facts, made if need be."""
        file = self._folder / f"facts-{facts.version}.zip"
        if not file.is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(file, archive_bytes(facts))
            self._forget_old()
        return _described(file)

    def all(self) -> list[Archive]:
        """Return every archive that is kept, newest first."""
        return [_described(file) for file in self._newest_first()]

    def find(self, version: str) -> Archive | None:
        """Return the archive of a version, or ``None`` where it is not kept."""
        file = self._folder / f"facts-{version}.zip"
        return _described(file) if version.isalnum() and file.is_file() else None

    def _newest_first(self) -> list[Path]:
        found = self._folder.glob("facts-*.zip")
        return sorted(found, key=lambda file: file.stat().st_mtime, reverse=True)

    def _forget_old(self) -> None:
        for file in self._newest_first()[KEPT:]:
            file.unlink(missing_ok=True)


def archive_bytes(facts: Facts) -> bytes:
    """Return the archive; the same facts give the same bytes."""
    files = dict(_files(facts))
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items()]
    files["SHA256SUMS"] = ("\n".join(sums) + "\n").encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"facts-{facts.version[:12]}/{name}", NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()


def _files(facts: Facts) -> Iterator[tuple[str, bytes]]:
    yield (
        "README.txt",
        README.format(version=facts.version, compiled=facts.compiled_on).encode(),
    )
    for name, columns, rows in _tables(facts):
        written = list(rows)
        yield f"{name}.csv", csv_text(written, columns).encode()
        yield f"{name}.json", msgspec.json.format(msgspec.json.encode(written), indent=1)


Table = tuple[str, Sequence[str], Iterable[Json]]


def _tables(facts: Facts) -> Iterator[Table]:
    yield from _parties(facts)
    yield from _instruments(facts)
    yield from _recorded(facts)


def _parties(facts: Facts) -> Iterator[Table]:
    states = _by(facts.parties.states.values(), lambda state: state.code)
    links = _by(
        facts.parties.continuities,
        lambda link: f"{link.date}{link.predecessor}{link.successor}",
    )
    yield "states", list(schemas.State.model_fields), map(shapes.state_answer, states)
    yield "continuity", list(schemas.Link.model_fields), map(shapes.link_answer, links)


def _instruments(facts: Facts) -> Iterator[Table]:
    found = _by(facts.instruments.values(), lambda instrument: instrument.code)
    yield (
        "instruments",
        list(schemas.Instrument.model_fields),
        (shapes.whole_instrument_answer(instrument, facts) for instrument in found),
    )
    yield (
        "obligations",
        list(schemas.Obligation.model_fields),
        (
            shapes.obligation_answer(obligation, instrument.code)
            for instrument in found
            for obligation in instrument.obligations
        ),
    )
    yield (
        "coverage",
        ["instrument", *schemas.Coverage.model_fields],
        (
            {"instrument": one.code, **shapes.coverage_answer(facts.coverage(one.code))}
            for one in found
        ),
    )


def _recorded(facts: Facts) -> Iterator[Table]:
    acts = _by(facts.actions, lambda action: action.id)
    declarations = _by(facts.declarations, lambda declaration: declaration.id)
    treaties = _by(facts.treaties, lambda treaty: treaty.id)
    territories = _by(facts.territories, lambda entry: entry.id)
    sources = _by(facts.sources.values(), lambda source: source.id)
    yield "actions", list(schemas.Action.model_fields), map(action_answer, acts)
    yield (
        "declarations",
        list(schemas.Declaration.model_fields),
        map(shapes.declaration_answer, declarations),
    )
    yield "treaties", _TREATY_COLUMNS, map(shapes.treaty_answer, treaties)
    yield "territories", _TERRITORY_COLUMNS, map(shapes.territorial_entry_answer, territories)
    yield "sources", list(schemas.Source.model_fields), map(shapes.source_answer, sources)


_TREATY_COLUMNS = (
    "id", "parties", "title", "kind", "signed", "in_force", "terminated", "source", "note",
)  # fmt: skip
_TERRITORY_COLUMNS = (
    "id", "instrument", "state", "territory", "iso3", "since", "until", "as_of", "source",
)  # fmt: skip


def _by(items: Iterable[T], key: Callable[[T], str]) -> list[T]:
    return sorted(items, key=key)


def _described(file: Path) -> Archive:
    return Archive(
        name=file.name,
        version=file.stem.removeprefix("facts-"),
        size=file.stat().st_size,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        file=file,
    )


def changed_at(archive: Archive) -> dt.datetime:
    """Return when the archive was made."""
    return dt.datetime.fromtimestamp(archive.file.stat().st_mtime, tz=dt.UTC)


def _write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(content)
    written = Path(stream.name)
    written.chmod(0o644)
    written.replace(file)
