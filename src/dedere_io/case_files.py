"""The facts of a case from a file that a person wrote: YAML, or JSON, which reads the same way."""

import re
from pathlib import Path
from typing import Any

import yaml

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

LARGEST = 100_000
"""Bytes. The facts of a case are a page of short answers; more is another kind of file."""

UNREADABLE = mark("The file '{file}' cannot be read ({why}).")
TOO_LARGE = mark("The file '{file}' is too large for the facts of a case.")
NO_YAML = mark("'{file}', line {line}, cannot be read as YAML or JSON: {why}.")
NO_MAPPING = mark("'{file}' holds no facts: write one fact a line, as in 'place: KEN'.")
TWICE = mark("'{file}' states '{key}' twice. Keep one.")

_ALIAS = re.compile(r"(?m)(^|[\s\[{,:-])[&*]\w")


def read_case_file(file: Path) -> dict[str, Any]:
    """Read the facts of a case: keys and values, as the person wrote them.

    Raises:
        InvalidInputError: The file cannot be read, is no YAML or JSON, or holds something else.
    """
    text = _text(file)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        stated = yaml.safe_load(text)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise InvalidInputError(
            Phrase.of(NO_YAML, file=file.name, line=line, why=wrong.problem or "unreadable")
        ) from wrong
    except (yaml.YAMLError, ValueError, RecursionError) as wrong:
        raise InvalidInputError(
            Phrase.of(NO_YAML, file=file.name, line=1, why=type(wrong).__name__)
        ) from wrong
    if not isinstance(stated, dict) or not isinstance(node, yaml.MappingNode):
        raise InvalidInputError(Phrase.of(NO_MAPPING, file=file.name))
    keys = [str(key.value) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise InvalidInputError(Phrase.of(TWICE, file=file.name, key=key))
    return {str(key): value for key, value in stated.items()}


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        if len(content) > LARGEST:
            raise InvalidInputError(Phrase.of(TOO_LARGE, file=file.name))
        text = content.decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InvalidInputError(Phrase.of(UNREADABLE, file=file.name, why=why)) from error
    except UnicodeDecodeError as error:
        why = "it is not UTF-8"
        raise InvalidInputError(Phrase.of(UNREADABLE, file=file.name, why=why)) from error
    if _ALIAS.search(text):
        # Anchors can make a small file unfold into a huge one; facts of a case need none.
        raise InvalidInputError(Phrase.of(NO_MAPPING, file=file.name))
    return text
