"""Write the bill of materials of what runs: every locked package, its version, licence and hashes.

    python -m tools.bill_of_materials dist/dedere.cdx.json

Licences come from the metadata of the installed packages, hashes from `requirements.lock`; what
only tests and checks need is left out. The same packages always give the same bytes. Ends with an
error where a locked package is missing or of another version: a bill with a gap is none.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"

# A package whose metadata state its licence in words that no list of licences knows.
STATED_ELSEWHERE = {"resvg-py": "MIT"}
ELSEWHERE = ("win32", ">= '3.12'")
"""Marks of what is locked for another machine than this one, and is not installed here."""

Component = dict[str, Any]


def canonical(name: str) -> str:
    """Return the one way to write the name of a package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, tuple[str, list[str]]]:
    """Return version and hashes of each package that is locked for this machine."""
    found: dict[str, tuple[str, list[str]]] = {}
    for block in re.split(r"\n(?=[a-zA-Z0-9])", text):
        pin = re.match(r"([A-Za-z0-9._-]+)==(\S+)([^\n]*)", block)
        if pin and not any(mark in pin[3] for mark in ELSEWHERE):
            hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
            found[canonical(pin[1])] = (pin[2], hashes)
    return found


def installed(python: str) -> dict[str, Any]:
    """Return the bill of everything that is installed, as the reference tool makes it."""
    done = subprocess.run(  # noqa: S603 - our own tool
        [
            python, "-m", "cyclonedx_py", "environment", python, "--output-reproducible",
            "--pyproject", str(ROOT / "pyproject.toml"), "--of", "JSON", "-o", "-",
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    bill: dict[str, Any] = json.loads(done.stdout)
    return bill


def bill_of_materials(everything: dict[str, Any], lock: str) -> dict[str, Any]:
    """Return the bill of what runs.

    Args:
        everything: The bill of all that is installed.
        lock: The text of the lock.

    Raises:
        ValueError: A locked package is not installed in its locked version.
    """
    by_name = {canonical(c["name"]): c for c in everything["components"]}
    components = []
    for name, (version, hashes) in sorted(locked(lock).items()):
        component = by_name.get(name)
        if component is None or not _is_the_same(component["version"], version):
            raise ValueError(f"{name} {version} is locked and not installed: make setup")
        components.append(_with_hashes(component, name, hashes))
    kept = {c["bom-ref"] for c in components} | {everything["metadata"]["component"]["bom-ref"]}
    graph = [
        {**d, "dependsOn": [r for r in d.get("dependsOn", []) if r in kept]}
        for d in everything["dependencies"]
        if d["ref"] in kept
    ]
    return {**everything, "components": components, "dependencies": graph}


def _is_the_same(one: str, other: str) -> bool:
    """Say whether two spellings are one version, as 1.002 and 1.2 are."""
    return Version(one) == Version(other)


def _with_hashes(component: Component, name: str, hashes: list[str]) -> Component:
    licences = component.get("licenses") or [{"license": {"id": STATED_ELSEWHERE[name]}}]
    files = {
        "type": "distribution",
        "url": component["purl"],
        "comment": "the files that may be installed, each by its hash",
        "hashes": [{"alg": "SHA-256", "content": found} for found in hashes],
    }
    # Other addresses say where a project lives, not what we ship.
    return {**component, "licenses": licences, "externalReferences": [files]}


def main(out: Path) -> None:
    """Write the bill into a file."""
    bill = bill_of_materials(installed(sys.executable), LOCK.read_text(encoding="utf-8"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{out}: {len(bill['components'])} packages")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
