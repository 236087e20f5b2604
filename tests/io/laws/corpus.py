"""Where the laws of the corpus are, and what of a source is the law itself."""

import os
import re
from functools import cache
from pathlib import Path

import pytest

from dedere.library.structure import LegalText
from dedere_io.laws import read_law

CORPUS = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - a test finds its corpus there
FOLDER = Path(CORPUS) / "legislation"
needed = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data"),
]


@cache
def law(file: str) -> LegalText:
    """Return a law of the corpus, read once."""
    return read_law(FOLDER / file)


def files() -> list[str]:
    """Return every law that has a text; some Swiss files are front matter alone."""
    if not CORPUS:
        return []
    found = sorted([*FOLDER.glob("*/*.md"), *FOLDER.glob("LKA/*.txt"), *FOLDER.glob("*/*/*.md")])
    kept = [path for path in found if path.stat().st_size > 1_000 and path.parent != FOLDER]
    return [str(path.relative_to(FOLDER)) for path in kept]


def numbers_printed(file: str) -> list[str]:
    """Count the sections of a law without the reader: by its contents list or its headings."""
    source = (FOLDER / file).read_text(encoding="utf-8-sig")
    state = file[:3]
    if state == "NZL":
        contents = source.split("## Contents", 1)[1].split("\n---", 1)[0]
        return re.findall(r"^\[(\d+[A-Z]*)\]\[\d+\]\[\]", contents, re.MULTILINE)
    if state == "AUS":
        begin = source.find("## Contents")
        end = re.search(r"^#+ +\**An Act", source[begin:], re.MULTILINE)
        assert end
        contents = re.sub(r"[*_]", "", source[begin : begin + end.start()])
        entry = r'^ +(?:"[^\n]*" )?(\d+[A-Z]*(?:\.\d+[A-Z]*)?)[ \t]+\S'
        return re.findall(entry, contents, re.MULTILINE)
    if state == "IRL":
        return re.findall(r"^##### (\d+[A-Z]*)\b", source, re.MULTILINE)
    if state == "CAN":
        act = re.split(r"\n## (?:AMENDMENTS NOT|RELATED|MODIFICATIONS NON|DISPOSITIONS C)", source)
        return re.findall(r"^### (\d+(?:\.\d+)*)(?:\s|$)", act[0], re.MULTILINE)
    assert state == "FRA"
    suffix = r"(?: (?:[A-Z]|[a-z]+ies|bis|ter|quater))*"
    article = rf"^(?:##### )?Article +((?:LO|[LRDA])?\.? ?\*{{0,2}}\d[\w-]*{suffix})\s*$"
    printed = re.findall(article, source, re.MULTILINE)
    return [re.sub(r"^([LRDA])\. ", r"\1", number) for number in printed]
