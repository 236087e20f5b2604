"""Files of laws: what is read, and what is refused with one clear line."""

import io
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from dedere.errors import InvalidInputError
from dedere_io.laws import read_archive, read_law
from dedere_io.laws.opening import MAX_FILE_BYTES
from tests.io.laws import building

HTML = b"""<!DOCTYPE html><html><head><title>x</title><script>Article 9. no</script></head><body>
<h1>Law on Invented Things</h1><h2>Chapter I. General</h2>
<h3>Article 1. Purpose</h3><p>This Law governs the <b>keeping</b> of things.</p>
<h3>Article 2. Keeping</h3><p>Nobody may keep a thing:</p>
<ol type="a"><li>at home;</li><li>elsewhere.</li></ol>tail of the page</body></html>"""

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>"""


def labels(content: bytes) -> list[str]:
    return [provision.label for provision in read_law(content, name="law").walk()]


def one_page_pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines of text."""
    said = " T* ".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj"
                       for line in lines)  # fmt: skip
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {said} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    page = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(page))
        page += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return page + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(page))
    )


def written(writer: PdfWriter) -> bytes:
    page = io.BytesIO()
    writer.write(page)
    return page.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def scanned_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return written(writer)


def archive(**parts: str) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as packed:
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return page.getvalue()


def test_html_is_read_without_its_scripts() -> None:
    assert labels(HTML) == ["Chapter I", "1", "2", "2(a)", "2(b)"]
    assert "keeping of things" in next(read_law(HTML).basic()).words


def test_docx_is_read() -> None:
    document = docx.Document()
    for text in building.PLAIN.splitlines():
        document.add_paragraph(text)
    page = io.BytesIO()
    document.save(page)
    assert labels(page.getvalue()) == labels(building.PLAIN.encode())


def test_pdf_is_read() -> None:
    content = one_page_pdf("Article 1. Purpose", "This Law governs (all) things.",
                           "Article 2. End",
                           "It ends.")  # fmt: skip
    text = read_law(content, name="law.pdf")
    assert [p.number for p in text.basic()] == ["1", "2"]
    assert "This Law governs (all) things." in next(text.basic()).words


def test_a_stray_control_character_does_not_stop_a_text() -> None:
    with_one = building.PLAIN.replace("blue", "bl\x15ue").encode()
    assert labels(with_one) == labels(building.PLAIN.encode())


REFUSED = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (building.PLAIN.encode() + "é".encode("latin-1") + b"x", "UTF-8"),
    (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(500), "neither"),
    (b"A letter to a friend.\nNothing in it is numbered.\n", "No section or article"),
    (b"<html><body><p>Nothing here.</p></body></html>", "No section or article"),
    (BOMB, "declares"),
    (b"<?xml version='1.0'?><other/>", "not Akoma Ntoso"),
    (b"<?xml version='1.0'?><broken", "cannot be read"),
    (locked_pdf(), "password"),
    (scanned_pdf(), "no text"),
    (b"%PDF-1.7 nothing more", "broken"),
    (archive(other="<x/>"), "no DOCX"),
    (b"PK\x03\x04 nothing more", "broken"),
    (archive(document="<w/>"), "holds no text"),
    (b"x" * (MAX_FILE_BYTES + 1), "more than"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_law(content, name="the file")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=3_000))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    with suppress(InvalidInputError):
        assert list(read_law(content, name="bytes").basic())


LINES = st.sampled_from(
    [
        "Article 1", "Art. 21 Le", "1. This", "(a) one", "(i) two", "(ii) three", "“5A. (1) New",
        "word”.", "BE it enacted as follows:—", "## Part 1", "##### 2 Heading", "### 7.1 Heading",
        "*   (1) text", "    *   (a) text", "* **_term_** means", "Provided that no", "SCHEDULE",
        "**Art. 3** Art. 3 Titre", "---", "title: x", "chapter: y", "<details>", "</details>",
        "(3) [Repealed]", "“term” means a thing", "shall be guilty of", "1°", "I. - Un", "\f",
        "PART II", "[x][1][][2]", "Section 2(1): amended, on 1 May", "", "Compilation", "Reprint",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=40))
def test_no_order_of_lines_breaks_a_style(lines: list[str]) -> None:
    try:
        text = read_law("\n".join(lines).encode(), name="lines")
    except InvalidInputError:
        return
    found = [provision.label for provision in text.walk()]
    assert len(found) == len(set(found))


def test_an_archive_says_what_it_could_not_read(tmp_path: Path) -> None:
    path = tmp_path / "laws.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        for name, content in (("a.md", building.PLAIN.encode()), ("b.md", b"nothing"), ("c", b"")):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    read, refused = read_archive(path)
    assert read.text is not None
    assert [p.number for p in read.text.basic()] == ["1", "2"]
    assert refused.text is None
    assert "b.md" in str(refused.problem)


def test_a_broken_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laws.tar.xz"
    path.write_bytes(b"no archive")
    with pytest.raises(InvalidInputError, match="archive"):
        list(read_archive(path))
