"""Where the packaged facts are, and the hash that names their content."""

import hashlib
from importlib.resources import files
from pathlib import Path


def packaged() -> Path:
    """Return the folder of the facts that come with Dedere."""
    return Path(str(files("dedere_facts").joinpath("facts.yaml"))).parent


def fact_files(root: Path) -> tuple[Path, ...]:
    """Return every file that holds facts, in an order that does not depend on the system."""
    found = [*root.rglob("*.yaml"), *root.rglob("*.csv")]
    return tuple(sorted(found, key=lambda file: file.relative_to(root).as_posix()))


def version_of(root: Path) -> str:
    """Return the hash of the facts below ``root``: of every file, its name and its bytes.

    About a hundred small files: a few milliseconds, so every start looks at the content itself.
    """
    total = hashlib.sha256()
    for file in fact_files(root):
        content = file.read_bytes()
        total.update(f"{file.relative_to(root).as_posix()} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()
