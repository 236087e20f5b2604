"""A document as PDF, set by typst, tagged for screen readers.

The text goes in as data and is never read as markup.  The same document gives the same bytes: no
date is written into the file, and the fonts come with the packages, not from the system.  Chinese
has no good font in packages: there the fonts of the system are used as well.
"""

import json
from functools import cache
from importlib.resources import files

import typst

from dedere.drafting.document import Block, Document, Field, Heading, Item, Listing, Paragraph

RIGHT_TO_LEFT = frozenset({"ar"})
FROM_THE_SYSTEM = frozenset({"zh"})
"""Languages whose letters the packaged fonts have not."""

_FONT_PACKAGES = ("fontpkg_noto_serif", "fontpkg_amiri")

_SHEET = r"""
#let doc = json(bytes(sys.inputs.document))
#let fonts = ("Noto Serif", "Amiri", "Noto Serif CJK SC", "Noto Sans CJK SC")
#set document(title: doc.title, author: "Dedere", date: none)
#set text(font: fonts, size: 10.5pt, lang: doc.language,
          dir: if doc.rtl { rtl } else { ltr }, fallback: true)
#set par(leading: 0.62em, spacing: 0.9em)
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.2cm), footer: context {
  set text(size: 8pt, fill: luma(70))
  grid(columns: (1fr, auto), column-gutter: 1em, doc.foot,
       counter(page).display("1 / 1", both: true))
})
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading: set block(above: 1.3em, below: 0.6em, sticky: true)
#let entry(item) = {
  item.text
  if item.below.len() > 0 { list(..item.below.map(entry)) }
}
#block(below: 1.4em, text(size: 19pt, weight: "bold", title()))
#for block in doc.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "field" { par[#strong(block.name + ":") #block.text] }
  else if block.kind == "list" {
    let items = block.items.map(entry)
    if block.numbered { enum(..items) } else { list(..items) }
  }
  else if block.emphasis {
    let line = 2pt + luma(90)
    rect(width: 100%, inset: 8pt, text(size: 11.5pt, block.text),
         stroke: if doc.rtl { (right: line) } else { (left: line) })
  }
  else { par(block.text) }
}
"""


def to_pdf(document: Document) -> bytes:
    """Return the document as a PDF file."""
    data = {
        "title": document.title,
        "language": document.language,
        "rtl": document.language in RIGHT_TO_LEFT,
        "foot": document.foot,
        "blocks": [_block(block) for block in document.blocks],
    }
    compiled: bytes = typst.compile(
        _SHEET.encode(),
        format="pdf",
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        font_paths=_fonts(from_the_system=document.language in FROM_THE_SYSTEM),
    )
    return compiled


@cache
def _fonts(*, from_the_system: bool) -> typst.Fonts:
    packaged = [str(files(name).joinpath("files")) for name in _FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=from_the_system, font_paths=packaged)


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": min(level, 3)}
        case Paragraph(text, emphasis):
            return {"kind": "paragraph", "text": text, "emphasis": emphasis}
        case Field(name, text):
            return {"kind": "field", "name": name, "text": text}
        case Listing(items, numbered):
            return {"kind": "list", "numbered": numbered, "items": [_item(i) for i in items]}


def _item(item: Item) -> dict[str, object]:
    return {"text": item.text, "below": [_item(below) for below in item.below]}
