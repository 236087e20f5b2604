"""The text of a PDF, line by line, with its columns where they are printed."""

import io

from pypdf import PdfReader

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.opening import check_size
from dedere_io.depositaries.rows import UnreadableListError

MAX_PDF_BYTES = 30_000_000
MAX_PAGES = 400
# A page of a list has some 5,000 characters; more than this is a broken layout.
MAX_PAGE_CHARACTERS = 200_000

BEGINNING = b"%PDF"


class BrokenPdfError(UnreadableListError):
    """The PDF is damaged or locked."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            Phrase.of(
                mark(
                    "The PDF is broken or locked ({why}). Download it again, or save its text as "
                    "a text file."
                ),
                why=why,
            )
        )


def pdf_lines(content: bytes) -> list[str]:
    """Return the lines of a PDF, in the order of its pages.

    Raises:
        BrokenPdfError: The PDF is damaged or locked.
        UnreadableListError: It is too long, or holds no text.
    """
    check_size(len(content), max_bytes=MAX_PDF_BYTES)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        pages = len(reader.pages)
    except Exception as error:  # broken files raise anything, says its manual
        raise BrokenPdfError(type(error).__name__) from error
    if pages > MAX_PAGES:
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The PDF has {pages} pages, more than the {limit} that are read. Save the "
                    "pages about one instrument as a PDF of their own."
                ),
                pages=pages,
                limit=MAX_PAGES,
            )
        )
    lines: list[str] = []
    for number in range(pages):
        lines += _page_lines(reader, number)
    if not any(line.strip() for line in lines):
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The PDF holds no text, perhaps only pictures of pages. Look for another form "
                    "of the list, or have its text recognised first."
                )
            )
        )
    return lines


def _page_lines(reader: PdfReader, number: int) -> list[str]:
    try:
        text = reader.pages[number].extract_text(
            extraction_mode="layout", layout_mode_space_vertically=False
        )
    except Exception as error:  # broken files raise anything, says its manual
        raise BrokenPdfError(type(error).__name__) from error
    if len(text) > MAX_PAGE_CHARACTERS:
        raise BrokenPdfError("layout")
    return ["".join(c if c >= " " else " " for c in line) for line in text.splitlines()]
