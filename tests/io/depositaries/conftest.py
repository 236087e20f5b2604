"""Parties, and a writer of small PDFs, for the readers of status lists."""

from collections.abc import Callable, Sequence

import pytest

from dedere.parties import Parties, PartyKind, State
from dedere_io.depositaries.names import PartiesFinder

_STATES = {
    "AFG": ("Afghanistan", "the Islamic Republic of Afghanistan", ()),
    "ALB": ("Albania", "the Republic of Albania", ()),
    "ARG": ("Argentina", "the Argentine Republic", ()),
    "AUT": ("Austria", "the Republic of Austria", ()),
    "BLR": ("Belarus", "the Republic of Belarus", ()),
    "BOL": ("Bolivia (Plurinational State of)", "the Plurinational State of Bolivia", ()),
    "CIV": ("Côte d’Ivoire", "the Republic of Côte d’Ivoire", ()),
    "COD": ("Democratic Republic of the Congo", "the Democratic Republic of the Congo", ()),
    "COG": ("Congo", "the Republic of the Congo", ()),
    "CZE": ("Czechia", "the Czech Republic", ()),
    "DOM": ("Dominican Republic", "the Dominican Republic", ()),
    "FIN": ("Finland", "the Republic of Finland", ()),
    "GIN": ("Guinea", "the Republic of Guinea", ()),
    "GNB": ("Guinea-Bissau", "the Republic of Guinea-Bissau", ()),
    "HRV": ("Croatia", "the Republic of Croatia", ()),
    "IRN": ("Iran (Islamic Republic of)", "the Islamic Republic of Iran", ()),
    "KEN": ("Kenya", "the Republic of Kenya", ()),
    "KOR": ("Republic of Korea", "the Republic of Korea", ()),
    "LCA": ("Saint Lucia", "Saint Lucia", ()),
    "NLD": ("Netherlands (Kingdom of the)", "the Kingdom of the Netherlands", ("Netherlands",)),
    "PRK": (
        "Democratic People's Republic of Korea",
        "the Democratic People's Republic of Korea",
        (),
    ),
    "VNM": ("Viet Nam", "the Socialist Republic of Viet Nam", ()),
    "XAA": ("Aland Union", "the Aland Union", ("Commonwealth of Land",)),
    "XAB": ("Borland", "the Federation of Borland", ("Commonwealth of Land",)),
    "XET": ("European Atomic Energy Community", "", ("EURATOM",)),
}
_OTHER_LANGUAGES = {"FIN": {"fr": "Finlande", "ru": "Финляндия"}, "CIV": {"es": "Côte d'Ivoire"}}


@pytest.fixture(scope="session")
def parties() -> Parties:
    return Parties(
        states={
            code: State(
                code=code,
                kind=PartyKind.MEMBER,
                names={"en": name, **_OTHER_LANGUAGES.get(code, {})},
                formal_name=formal,
                other_names=others,
            )
            for code, (name, formal, others) in _STATES.items()
        }
    )


@pytest.fixture
def names(parties: Parties) -> PartiesFinder:
    return PartiesFinder(parties)


Placed = tuple[int, int, str]
PdfWriter = Callable[[Sequence[Sequence[Placed]]], bytes]


@pytest.fixture(scope="session")
def write_pdf() -> PdfWriter:
    """Write pages of texts, each with its place in points from the lower left corner."""
    return _write_pdf


def _write_pdf(pages: Sequence[Sequence[Placed]]) -> bytes:
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for n, texts in enumerate(pages):
        shown = "".join(f"BT /F1 9 Tf {x} {y} Td ({_escaped(t)}) Tj ET\n" for x, y, t in texts)
        stream = shown.encode("cp1252")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> " + f"/Contents {5 + 2 * n} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"endstream")
    return _numbered(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(objects: Sequence[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    size = len(objects) + 1
    return (
        content
        + f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        + table
        + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF".encode()
    )
