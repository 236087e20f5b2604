"""A copy of the packaged facts in which one thing can be broken."""

import shutil
from pathlib import Path

from dedere_io.facts.packaged import packaged


def copy_of_the_facts(folder: Path) -> Path:
    """Return a folder that holds the packaged facts and may be changed."""
    root = folder / "facts-to-break"
    shutil.copytree(packaged(), root, ignore=shutil.ignore_patterns("map", "*.md"))
    return root


def replace_once(file: Path, old: str, new: str) -> int:
    """Replace the first ``old`` and return the line on which it stood."""
    text = file.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{file.name} does not hold {old!r}"
    file.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1
