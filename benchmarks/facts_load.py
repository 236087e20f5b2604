"""Loading all facts: the compiled snapshot against reading the packaged files, and a bare read."""

import tempfile
from pathlib import Path

from benchmarks.measure import say, turns
from dedere_io.facts import load_facts
from dedere_io.facts.read import read_base
from dedere_io.facts.snapshot import load_snapshot, write_snapshot


def main() -> None:
    """Print how the snapshot compares with its sources and with reading its bytes alone."""
    facts = load_facts()
    with tempfile.TemporaryDirectory() as folder:
        path = write_snapshot(Path(folder), facts)
        timings = turns(
            {
                "snapshot": lambda: load_snapshot(path),
                "files": read_base,
                "bytes alone": path.read_bytes,
            },
            rounds=5,
        )
    say("load of all facts", "1x", timings, ours="snapshot")


if __name__ == "__main__":
    main()
