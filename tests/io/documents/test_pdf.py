"""Documents as PDF: the words as they are, never read as markup; the same bytes each time."""

import io

import pypdf
import pytest

from dedere.drafting.document import Document, Field, Heading, Item, Listing, Paragraph
from dedere_io.documents.pdf import to_pdf

HOSTILE = '#import "/etc/passwd" *not bold* $x$ [c] \\u{41} @ref <label> // gone'


def document(text: str, language: str = "en") -> Document:
    return Document(
        title=text,
        language=language,
        blocks=(
            Heading(text, 2),
            Paragraph(text, emphasis=True),
            Field("Articles", "8(2)"),
            Listing((Item("first", below=(Item("below"),)),), numbered=True),
        ),
        foot="Dedere, as of 2013-04-22",
    )


def words(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_block_and_the_foot_are_there() -> None:
    said = words(to_pdf(document("Gap report")))

    for part in ("Gap report", "Articles: 8(2)", "first", "below", "as of 2013-04-22", "1 / 1"):
        assert part in said


def test_what_looks_like_markup_is_printed_and_not_obeyed() -> None:
    said = words(to_pdf(document(HOSTILE)))

    assert "*not bold*" in said
    assert '#import "/etc/passwd"' in said
    assert "// gone" in said


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Report"), ("ar", "تقرير عن الثغرات"), ("ru", "Отчёт")]
)
def test_the_same_document_gives_the_same_bytes_and_names_its_language(
    language: str, text: str
) -> None:
    content = to_pdf(document(text, language))

    assert content == to_pdf(document(text, language))
    root = pypdf.PdfReader(io.BytesIO(content)).root_object
    assert str(root["/Lang"]) == language
    assert "/Marked" in str(root["/MarkInfo"])


def test_no_date_and_no_place_of_a_machine_stand_in_the_file() -> None:
    content = to_pdf(document("Report"))

    assert b"/CreationDate" not in content
    assert b"/home" not in content
