"""The walls that import contracts cannot see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_facts_hold_no_code() -> None:
    assert list((ROOT / "src/dedere_facts").rglob("*.py")) == []


def test_no_file_is_too_long_to_read() -> None:
    long = {relative(p): n for p in SOURCES if (n := _lines(p)) > LONGEST_FILE}

    assert long == {}


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


def test_there_are_no_drawers() -> None:
    drawers = {"utils", "util", "helpers", "common", "lib", "misc"}

    assert [relative(p) for p in SOURCES if p.stem in drawers or p.parent.name in drawers] == []


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        # A migration asks for the model as it was; nothing else may ask by name.
        (r"\bget_model\(", {"src/dedere_web/accounts/migrations/0002_organisations.py"}),
        # A command of another package; the cluster's library, which is an extra.
        (r"\bimport_module\(", {
            "src/dedere_cli/main.py",
            "src/dedere_io/alignment/schedulers.py",
        }),
        (r"\b(eval|exec)\(", set()),
        (r"\bpickle\b", set()),
        (r"(?<![\w.])open\(", set()),
        (r"\bdt\.date\.today\(|datetime\.now\(", {
            "src/dedere_cli/clock.py",
            "src/dedere_web/foundation/clock.py",
        }),
        (r"\bos\.environ|\bos\.getenv", {
            "src/dedere_io/home.py",
            "src/dedere_web/config/env.py",
            "src/dedere_web/config/wsgi.py",
        }),
    ],
)  # fmt: skip
def test_what_the_contracts_cannot_see_stays_in_its_file(pattern: str, allowed: set[str]) -> None:
    found = {
        relative(path) for path in SOURCES if re.search(pattern, path.read_text(encoding="utf-8"))
    }

    assert found <= allowed


def test_no_code_of_the_engine_names_an_instrument() -> None:
    codes = [p.stem for p in (ROOT / "src/dedere_facts/instruments").glob("*.yaml")]
    quoted = re.compile("|".join(re.escape(f'"{code}"') for code in codes))

    named = [
        relative(path)
        for path in (ROOT / "src/dedere").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and quoted.search(ast.unparse(node).replace("'", '"'))
    ]

    assert len(codes) > 19
    assert named == []


def test_every_marked_template_is_a_literal() -> None:
    """A template that is put together at run time cannot be extracted for translation."""
    built = [
        f"{relative(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"mark", "gettext", "gettext_lazy", "ngettext", "_"}
        and node.args
        and not isinstance(node.args[0], ast.Constant)
        and not (path.name == "language.py" and node.func.id in {"gettext", "ngettext"})
    ]

    assert built == []


def test_the_repository_names_no_machine_and_no_registry_host() -> None:
    home = "/" + "root" + "/"
    hosts = re.compile(r"pypi\.org|registry\.npmjs|deb\.debian|files\.pythonhosted")
    text_files = [
        p
        for folder in ("src", "docs", "tests", "benchmarks", "tools")
        for p in (ROOT / folder).rglob("*")
        if p.suffix in {".py", ".md", ".html", ".css", ".js", ".yaml", ".csv", ".toml"}
    ]

    named = [
        relative(p)
        for p in text_files
        if home in (text := p.read_text(encoding="utf-8")) or hosts.search(text)
    ]

    assert [n for n in named if n != "tests/architecture/test_house.py"] == []


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "sheet", sorted((ROOT / "src").rglob("*.css")), ids=lambda path: relative(path)
)
def test_every_rule_of_a_style_sheet_is_closed(sheet: Path) -> None:
    """A brace left open hides every rule that follows it from wide screens."""
    depth = 0
    text = re.sub(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", "", sheet.read_text(encoding="utf-8"))
    for line in text.splitlines():
        # What is written at the margin opens or closes something at the margin.
        assert depth == 0 or line[:1] in {"", " ", "}"}, line
        depth += line.count("{") - line.count("}")
    assert depth == 0
