"""What the documents promise."""

import re
import tomllib
from pathlib import Path

from dedere_web.config.env import SETTINGS

ROOT = Path(__file__).parents[2]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")

    assert [name for name in SETTINGS if f"`{name}`" not in page] == []
    assert sorted(set(re.findall(r"`(DEDERE_[A-Z_]+)`", page)) - set(SETTINGS)) == []


def test_every_dependency_has_its_licence_and_reason() -> None:
    page = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    asked = asked + [d for group in project["dependency-groups"].values() for d in group]
    names = [re.split(r"[<>=\[ ]", requirement)[0] for requirement in asked]

    assert [name for name in names if not re.search(rf"[| ,]{re.escape(name)}[ ,|]", page)] == []


def test_every_locked_package_is_pinned_by_hash_and_names_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE)

        assert len(pins) > 10
        assert lock.count("--hash=sha256:") >= len(pins)
        assert "://" not in lock


def test_the_readme_names_recipes_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    named = re.findall(r"^make ([a-z-]+)", readme, re.MULTILINE)

    assert {"run", "test"} <= set(named)
    assert [recipe for recipe in named if not re.search(rf"^{recipe}:", makefile, re.M)] == []


def test_every_decision_has_context_choice_and_consequences() -> None:
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert "Date: " in text, page.name
        for part in ("**Context.**", "**Choice.**", "**Consequences.**"):
            assert part in text, page.name


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target
    ]

    assert len(links) >= 10
    lost = [(page.name, target) for page, target in links if not (page.parent / target).exists()]
    assert lost == []
