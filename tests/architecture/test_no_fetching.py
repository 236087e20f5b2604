"""Nothing here fetches an address that a person gave, and no XML opens a file or the network."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CLIENTS = {
    "aiohttp", "ftplib", "http.client", "httpx", "imaplib", "paramiko", "poplib", "pycurl",
    "requests", "socket", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
# The command that starts the platform asks its own port; a worker writes its machine's name.
ALLOWED = {
    "src/dedere_web/config/serving.py": {"http.client", "socket"},
    "src/dedere_web/jobs/worker.py": {"socket"},
}
READERS = {"fromstring", "parse", "iterparse", "XML", "HTML", "fromstringlist"}
SAFE = {
    "XMLParser": {"resolve_entities": False, "no_network": True, "huge_tree": False},
    "HTMLParser": {"no_network": True, "huge_tree": False},
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_can_fetch_an_address() -> None:
    found = {
        relative(path): clients
        for path in SOURCES
        if (
            clients := {
                name
                for name in imported(ast.parse(path.read_text(encoding="utf-8")))
                if name in CLIENTS or name.partition(".")[0] in CLIENTS
            }
        )
    }

    assert found == ALLOWED


def calls_of_lxml(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of a function of ``lxml.etree`` or ``lxml.html``, by its name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not any(name.split(".")[0] in {"lxml", "xml"} for name in imported(tree)):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def test_every_parser_is_told_to_stay_at_home() -> None:
    told = 0
    for path in SOURCES:
        for name, call in calls_of_lxml(path):
            if name not in SAFE:
                continue
            said = {
                keyword.arg: keyword.value.value
                for keyword in call.keywords
                if isinstance(keyword.value, ast.Constant)
            }
            where = f"{relative(path)}:{call.lineno}"
            assert {key: said.get(key) for key in SAFE[name]} == SAFE[name], where
            told += 1
    assert told >= 3


def test_xml_is_only_read_with_a_parser_that_was_made_here() -> None:
    """A reader without a parser takes the library's own, which opens entities."""
    bare = [
        f"{relative(path)}:{call.lineno}"
        for path in SOURCES
        for name, call in calls_of_lxml(path)
        if name in READERS
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"etree", "html", "ElementTree", "minidom"}
        and len(call.args) < 2
        and not any(keyword.arg == "parser" for keyword in call.keywords)
    ]

    assert bare == []


def test_the_standard_library_reads_no_xml() -> None:
    readers = [
        relative(path)
        for path in SOURCES
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(("xml.etree", "xml.dom", "xml.sax"))
    ]

    assert readers == []
