"""Loading all facts: the compiled snapshot against reading the packaged files, and a bare read."""

import tempfile
from pathlib import Path

from benchmarks.measure import say, turns
from dedere_io.facts import load_facts, packaged, version_of
from dedere_io.facts.read import read_facts
from dedere_io.facts.snapshot import folder, load_snapshot, read_pointer


def main() -> None:
    """Print how the snapshot compares with its sources and with reading its bytes alone."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        version = load_facts(home).version
        pointer = read_pointer(home)
        assert pointer is not None
        bytes_alone = folder(home) / f"{version}.msgpack"
        root = packaged()
        timings = turns(
            {
                "snapshot": lambda: load_snapshot(home, pointer),
                "files": lambda: read_facts(root, version=version_of(root)),
                "bytes alone": bytes_alone.read_bytes,
            },
            rounds=5,
        )
    say("load of all facts", "1x", timings, ours="snapshot")


if __name__ == "__main__":
    main()
