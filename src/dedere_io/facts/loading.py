"""Which facts count in this process: from the snapshot, or compiled anew.

The facts of a home are loaded once per process; when another process publishes new ones, the next
call notices the new ``current.json`` and loads them.
"""

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere_io.facts.compiling import compile_facts
from dedere_io.facts.packaged import packaged, version_of
from dedere_io.facts.snapshot import (
    Additions,
    SnapshotError,
    load_additions,
    load_snapshot,
    pointer_file,
    read_pointer,
    save_snapshot,
)
from dedere_io.home import dedere_home

logger = logging.getLogger(__name__)

Stamp = tuple[int, int, int] | None

_loaded: dict[Path, tuple[Stamp, Facts]] = {}
_lock = threading.RLock()


def load_facts(home: Path | None = None) -> Facts:
    """Return the facts of a deployment.

    They come from its snapshot where there is one that fits the packaged files; otherwise they
    are read from the files, and a snapshot is written if the home allows it.

    Args:
        home: The folder of the deployment; by default the one that the environment names.

    Raises:
        FactsError: The packaged files cannot be read.
    """
    place = home or dedere_home()
    held = _loaded.get(place)
    if held is not None and held[0] == _stamp(place):
        return held[1]
    with _lock:
        held = _loaded.get(place)
        if held is not None and held[0] == _stamp(place):
            return held[1]
        facts = _from_snapshot_or_files(place)
        _loaded[place] = (_stamp(place), facts)
        return facts


def publish_facts(
    additions: Sequence[TreatyAction],
    extra_sources: Sequence[Source] = (),
    *,
    home: Path | None = None,
) -> Facts:
    """Compile the packaged facts with all additions of a deployment, and let them count.

    Args:
        additions: Every act the deployment added so far, not only the new ones.
        extra_sources: The sources of these acts that the packaged facts do not know.
        home: The folder of the deployment.

    Raises:
        FactsError: An addition contradicts the facts; see :func:`compile_facts`.
        OSError: The home cannot be written.
    """
    place = home or dedere_home()
    with _lock:
        base = _base(version_of(packaged()))
        facts = compile_facts(base, additions, extra_sources)
        added = Additions(actions=tuple(additions), sources=tuple(extra_sources))
        save_snapshot(place, facts, base_version=base.version, additions=added)
        _loaded[place] = (_stamp(place), facts)
        return facts


def _from_snapshot_or_files(home: Path) -> Facts:
    base_version = version_of(packaged())
    pointer = read_pointer(home)
    if pointer is not None and pointer.base_version == base_version:
        with suppress(SnapshotError):
            return load_snapshot(home, pointer)
    base = _base(base_version)
    try:
        additions = load_additions(home, pointer) if pointer else Additions()
    except SnapshotError:
        logger.warning("The additions of this deployment cannot be read; the base alone counts.")
        return base
    facts = compile_facts(base, additions.actions, additions.sources)
    with suppress(OSError):
        save_snapshot(home, facts, base_version=base_version, additions=additions)
    return facts


def _base(version: str) -> Facts:
    # The reader needs PyYAML, which a start from a snapshot should not wait for.
    from dedere_io.facts.read import read_facts  # noqa: PLC0415

    return read_facts(packaged(), version=version)


def _stamp(home: Path) -> Stamp:
    try:
        found = pointer_file(home).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
