"""Documents of facts (YAML), decoded into types; an error names file, line and place."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from dedere.errors import FactsError
from dedere.phrases import Phrase, mark

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")
Tree = dict[str, Any]


def document(root: Path, name: str) -> Tree:
    """Read the document ``name`` below ``root`` as it stands.

    Raises:
        FactsError: The file is missing, is not YAML, or holds no mapping.
    """
    try:
        tree = yaml.load((root / name).read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - safe
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        template = mark("{file}, line {line}: not readable as YAML: {reason}.")
        raise FactsError(
            Phrase.of(template, file=name, line=line, reason=wrong.problem or "")
        ) from wrong
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as wrong:
        unreadable = mark("{file} cannot be read: {reason}.")
        raise FactsError(Phrase.of(unreadable, file=name, reason=str(wrong))) from wrong
    if not isinstance(tree, dict):
        raise FactsError(Phrase.of(mark("{file}: keys and values are expected."), file=name))
    return tree


def decoded(tree: object, kind: type[T], *, root: Path, name: str, at: str = "$") -> T:
    """Turn a part of a document into a value of the engine.

    Args:
        tree: The part, as :func:`document` read it.
        kind: The type it must have.
        root: The folder of the facts.
        name: The file, for the message.
        at: The place of the part within the document, ``$`` for the whole.

    Raises:
        FactsError: A value is missing, has another type, or a key is not known.
    """
    try:
        value = msgspec.convert(tree, kind, strict=True)
    except msgspec.ValidationError as wrong:
        reason, _, place = str(wrong).partition(" - at ")
        path = at + place.strip("`").removeprefix("$")
        raise FactsError(_place(root, name, path, reason)) from wrong
    for path in _unknown(tree, msgspec.to_builtins(value), at):
        raise FactsError(_place(root, name, path, "this key is not known"))
    return value


def _place(root: Path, name: str, path: str, reason: str) -> Phrase:
    template = mark("{file}, line {line}, at {path}: {reason}.")
    line = _line_of(root / name, path)
    return Phrase.of(template, file=name, line=line, path=path, reason=reason)


def _unknown(tree: object, value: object, path: str) -> Iterator[str]:
    """Yield the places of the document that found no home in the value."""
    if isinstance(tree, Mapping) and isinstance(value, Mapping):
        for key, part in tree.items():
            if key not in value:
                yield f"{path}.{key}"
            else:
                yield from _unknown(part, value[key], f"{path}.{key}")
    elif isinstance(tree, list) and isinstance(value, list | tuple):
        for n, (part, home) in enumerate(zip(tree, value, strict=True)):
            yield from _unknown(part, home, f"{path}[{n}]")


def _line_of(file: Path, path: str) -> int:
    """Return the line on which a place of the document begins, or the nearest one above it."""
    node = yaml.compose(file.read_text(encoding="utf-8"), Loader=Loader)
    line = 1
    for key, index in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", path):
        node = _inside(node, key, index)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _inside(node: yaml.Node | None, key: str, index: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and index.isdigit() and int(index) < len(node.value):
        found: yaml.Node = node.value[int(index)]
        return found
    return None
