"""No word that a reader sees is outside a translation: the count of unmarked strings is zero."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).parents[3] / "src/dedere_web"
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
SOURCES = sorted(p for p in WEB.rglob("*.py") if "migrations" not in p.parts)

# Attributes whose value is read or read aloud.
READ = {"title", "alt", "aria-label", "placeholder", "aria-description", "aria-roledescription"}
COMMENT = re.compile(r"{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
TRANSLATED = re.compile(
    r"{%\s*blocktranslate\b.*?%}.*?{%\s*endblocktranslate\s*%}|{%\s*translate\b.*?%}", re.DOTALL
)
TAG_OR_VALUE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
NOT_WORDS = {"script", "style", "code"}
WORD = re.compile(r"[^\W\d_]{2,}|[^\W\d_]+\s+[^\W\d_]+")


class ReadText(HTMLParser):
    """Collects what a reader of a page would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in NOT_WORDS
        named = dict(attrs)
        self.found += [value for name in READ if (value := named.get(name))]
        if tag == "input" and named.get("type") in {"submit", "button", "reset"}:
            self.found.append(named.get("value") or "")
        if tag == "meta" and named.get("name") == "description":
            self.found.append(named.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in NOT_WORDS

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def unmarked(template: str) -> list[str]:
    """Return every visible text of a template that is outside a translation tag."""
    text = COMMENT.sub("", template)
    text = TAG_OR_VALUE.sub(" ", TRANSLATED.sub(" ", text))
    reader = ReadText()
    reader.feed(text)
    reader.close()
    return [" ".join(found.split()) for found in reader.found if WORD.search(found)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(WEB).as_posix())
def test_every_visible_text_of_a_template_is_marked(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{% translate 'Hello' %}</p>", []),
        ("<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</p>", []),
        ("<p>{{ name }} said</p>", ["said"]),
        ('<a title="Go">{{ x }}</a>', ["Go"]),
        ("<a aria-label=\"{% translate 'Go' %}\">·</a>", []),
        ("<p>{# a remark #}{% comment %} another {% endcomment %}</p>", []),
        ("<script>let text = 'no';</script>", []),
    ],
)
def test_the_search_finds_what_it_should(template: str, expected: list[str]) -> None:
    assert unmarked(template) == expected


def test_templates_were_looked_at() -> None:
    assert len(TEMPLATES) > 30


# --- Python ---------------------------------------------------------------------------------

# Names of parameters and attributes whose value a reader sees.
SEEN = {"title", "words", "says", "about", "label", "help_text", "first_head", "caption"}
SENTENCE = re.compile(r"^[A-Z][^\W\d_]+(?: [^\W\d_]+)+|^[A-Z][a-z]+(?: .*)?[.?]$")
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "mark", "phrase"}


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the literals that are shown to a reader and are in no marker's call."""
    marked = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in MARKERS
        for part in ast.walk(call)
    }
    for node in ast.walk(tree):
        for value in shown_by(node):
            if id(value) not in marked and isinstance(value, ast.Constant):
                text = value.value
                if isinstance(text, str) and WORD.search(text):
                    yield value.lineno, text


def shown_by(node: ast.AST) -> list[ast.expr]:
    """Return the expressions through which a node shows words to a reader."""
    if isinstance(node, ast.keyword) and node.arg in SEEN:
        return [node.value]
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return list(node.exc.args) if ast.unparse(node.exc.func) in {"Http404"} else []
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
        text = node.value.value
        return [node.value] if isinstance(text, str) and SENTENCE.match(text) else []
    return []


# What operators read on a terminal, or machines in the API's document, is English by design.
NOT_PAGES = ("config/", "api/", "management/")


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if not any(part in p.as_posix() for part in NOT_PAGES)],
    ids=lambda p: p.relative_to(WEB).as_posix(),
)
def test_no_word_that_a_page_shows_is_unmarked_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert list(literals(tree)) == []


def test_the_search_finds_unmarked_words_in_code() -> None:
    code = 'Link(words="All States", address="x")\nLink(words=_("All States"), address="x")'

    assert [text for _, text in literals(ast.parse(code))] == ["All States"]
