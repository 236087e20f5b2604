"""What we ship of others: each package with version, licence, hash and reason."""

import importlib.util
import json
import re
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[3]

# How packages that name no SPDX licence say it.
SAID = {
    "MIT License": {"MIT"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD 2-Clause License": {"BSD-2-Clause"},
    "Apache Software License": {"Apache-2.0"},
    "LGPLv3+": {"LGPL-3.0-or-later"},
}
# Packages whose metadata say nothing; their licence is a file in their source.
SAID_NOWHERE = {"resvg-py": "MIT", "axe-playwright-python": "MIT"}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    place = ROOT / "tools" / "bill_of_materials.py"
    spec = importlib.util.spec_from_file_location("bill_of_materials", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def everything(tool: ModuleType) -> dict[str, Any]:
    found: dict[str, Any] = tool.installed(sys.executable)
    return found


def test_the_bill_names_every_locked_package_with_version_licence_and_hashes(
    tool: ModuleType, lock: str, everything: dict[str, Any]
) -> None:
    bill = tool.bill_of_materials(everything, lock)
    listed = {tool.canonical(c["name"]): c for c in bill["components"]}
    pins = tool.locked(lock)

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is None
    assert set(listed) == set(pins)
    assert {"django", "psycopg", "celery", "billiard"} <= set(pins)
    assert not {"pytest", "ruff", "djlint"} & set(pins), "what only tests need is not shipped"
    for name, (version, hashes) in pins.items():
        component = listed[name]
        # A wheel may spell its version in another way: 1.002 is 1.2.
        assert Version(component["version"]) == Version(version)
        assert component["licenses"], name
        (files,) = component["externalReferences"]
        assert [h["content"] for h in files["hashes"]] == hashes
        assert hashes, name
    assert bill["metadata"]["component"]["name"] == "dedere"


def test_the_same_packages_give_the_same_bill(
    tool: ModuleType, lock: str, everything: dict[str, Any]
) -> None:
    again = {**everything, "components": everything["components"][::-1]}

    first, second = (tool.bill_of_materials(b, lock) for b in (everything, again))
    assert first == second
    assert "timestamp" not in first["metadata"]
    assert "://" not in json.dumps([c["externalReferences"] for c in first["components"]])


def test_a_bill_with_a_gap_is_none(
    tool: ModuleType, lock: str, everything: dict[str, Any]
) -> None:
    missing = lock + f"\nno-such-package==1.0 \\\n    --hash=sha256:{'0' * 64}\n"

    with pytest.raises(ValueError, match=r"no-such-package 1\.0 is locked and not installed"):
        tool.bill_of_materials(everything, missing)


def rows() -> list[tuple[list[str], list[str], str]]:
    """Return the rows of what is installed: packages, licences, reason. Extras are not."""
    page = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| ") and not line.startswith(("| package", "| extra", "| `dedere["))
    ]
    return [
        (names.split(", "), re.split(r", | OR | AND ", said), why) for names, said, why in cells
    ]


def stated(name: str) -> set[str]:
    """Return the licences that the metadata of a package name."""
    about: Any = metadata(name)
    if name in SAID_NOWHERE:
        return {SAID_NOWHERE[name]}
    if expression := about.get("License-Expression"):
        return set(re.split(r" AND | OR ", expression))
    classifiers = [str(c).rpartition(":: ")[2] for c in about.get_all("Classifier") or []]
    field = str(about.get("License") or "")
    # Some put the whole text of the licence where its name belongs.
    said = [field] if field and "\n" not in field else [c for c in classifiers if c in SAID]
    return set[str]().union(*(SAID.get(word, {word}) for word in said))


def test_every_row_is_a_dependency_with_one_row_and_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runs = project["project"]["dependencies"]
    tests = [d for group in project["dependency-groups"].values() for d in group]
    asked = {re.split(r"[<>=\[ ]", requirement)[0].lower() for requirement in (*runs, *tests)}
    named = [name.lower() for names, _, _ in rows() for name in names]

    assert sorted(named) == sorted(asked)
    assert [names for names, _, why in rows() if len(why) < 10] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][0])
def test_a_row_states_the_licence_that_the_package_states(
    row: tuple[list[str], list[str], str],
) -> None:
    names, said, _ = row
    by_name = {name: stated(name) for name in names}

    assert {n: found for n, found in by_name.items() if not found & set(said)} == {}
    assert [licence for licence in said if not any(licence in f for f in by_name.values())] == []
