"""Files of resolutions: what is read, and what is refused with one clear line."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.errors import InvalidInputError
from dedere.mandates.answers import resolution_answer
from dedere.mandates.lines import LineKind
from dedere.mandates.reading import read_resolution
from dedere_io.resolutions import opening, read_lines

PAGE = """The General Assembly,

1. Urges Member States to become
__________________

1 Resolution 60/288.

A/RES/68/1
Help with treaties

13-12345
2/3

parties, and requests the Secretary-General to report.
"""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"""<w:document {W}><w:body>
<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>
<w:p><w:r><w:t>1.</w:t></w:r><w:r><w:tab/></w:r>
<w:r><w:rPr><w:i/></w:rPr><w:t>Urges</w:t></w:r>
<w:r><w:t xml:space="preserve"> Member States to act;</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>
<w:r><w:t>Notes the report.</w:t></w:r></w:p>
</w:body></w:document>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0">
<w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""


def packed(**parts: str) -> bytes:
    """Return a ZIP archive with these parts below word/."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return page.getvalue()


def printed_pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 700 Td {shown} ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    file, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def test_page_furniture_is_flagged_and_the_paragraph_joined() -> None:
    lines = read_lines(PAGE.encode())
    kinds = {line.text.strip(): line.kind for line in lines if line.text.strip()}
    assert kinds["A/RES/68/1"] is kinds["Help with treaties"] is LineKind.HEADER
    assert kinds["13-12345"] is kinds["2/3"] is LineKind.FOLIO
    assert kinds["1 Resolution 60/288."] is LineKind.NOTE
    assert [line.page for line in lines if line.text.startswith(("1.", "parties"))] == [1, 2]
    (paragraph,) = read_resolution(lines).operative
    assert paragraph.printed.text == (
        "Urges Member States to become parties, and requests the Secretary-General to report."
    )


def test_a_docx_is_read_with_its_italics_and_automatic_numbers() -> None:
    found = read_resolution(read_lines(packed(document=DOCUMENT, numbering=NUMBERING)))
    assert [(p.n, p.verb) for p in found.operative] == [(1, "Urges"), (2, "Notes")]
    assert found.operative[0].printed.text == "Urges Member States to act;"


def test_a_pdf_is_read() -> None:
    content = printed_pdf("The General Assembly,", "1. Urges Member States to act.")
    found = read_resolution(read_lines(content))
    assert [(p.n, p.verb) for p in found.operative] == [(1, "Urges")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_unicode(encoding: str) -> None:
    text = "The General Assembly,\n\n1. Notes the régime.\n"
    (paragraph,) = read_resolution(read_lines(text.encode(encoding))).operative
    assert paragraph.printed.text == "Notes the régime."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("Décide".encode("latin-1"), "UTF-8"),
        (b"MZ\x00\x01\x02" * 20, "neither text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither text"),
        (b"%PDF-1.4 nothing", "broken"),
        (b"PK\x03\x04 nothing", "broken"),
        (packed(other="<a/>"), "not a DOCX"),
        (packed(document="<broken"), "broken"),
        (packed(document=f"<w:document {W}/>"), "no text"),
        (printed_pdf(), "no text"),
        (b"a" * (opening.LONGEST_LINE + 1), "line too long"),
        (b"a\n" * (opening.MAX_LINES + 1), "lines"),
        (b"a\n" * (opening.MAX_TEXT_BYTES // 2 + 1), "bytes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(content: bytes, says: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_lines(content)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_preamble_in_italics_is_a_preamble() -> None:
    def words(italic: str, plain: str) -> str:
        run = f"<w:r><w:rPr><w:i/></w:rPr><w:t>{italic}</w:t></w:r>"
        return f'<w:p>{run}<w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>'

    body = (
        words("The General Assembly", ",")
        + words("Recalling", " its resolution 98/12 of 3 December 2043,")
        + words("Decides", " to meet again.")
    )
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"

    found = read_resolution(read_lines(packed(document=document)))

    assert found.chapeau == "The General Assembly"
    assert [(p.verb, p.printed.text) for p in found.preambular] == [
        ("Recalling", "Recalling its resolution 98/12 of 3 December 2043,")
    ]
    assert [p.verb for p in found.operative] == ["Decides"]


def test_entities_of_a_docx_are_not_expanded() -> None:
    hostile = f"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
    <w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""
    with pytest.raises(InvalidInputError):
        read_lines(packed(document=hostile))


WORDS = st.sampled_from([
    "The General Assembly,", "The Security Council,", "1.", "2. Urges", "7 Calls upon",
    "Recalling", "(a)", "(i)", "(6)", "Annex", "A", "I", "Decides:", "Resolves that:", "",
    "13-12345", "2/3", "A/RES/68/1", "______", "1 Ibid.", "* note", "its resolutions 1/2 and",
    "resolution 1373 (2001)", "Article 2, paragraph 4, of the Charter", "within ninety days",
    "at its sixty-ninth session", "by 31 February 2014", "no later than 200 years",
    "and requests the Secretary-General, in", "50th plenary meeting", "*Urges*", ",", ";", ":",
    "resolution 9999/99", "(XX)", "Strategy,4", "shall", "that", "Member States", "- ", "\x0c",
])  # fmt: skip


@given(st.lists(WORDS, max_size=60), st.sampled_from(["\n", " ", "\n\n"]))
@settings(max_examples=300, deadline=None)
def test_any_arrangement_of_words_ends_in_an_answer(words: list[str], between: str) -> None:
    try:
        lines = read_lines(between.join(words).encode())
    except InvalidInputError:
        return
    assert resolution_answer(read_resolution(lines))


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_ends_in_an_answer_or_a_refusal(text: str) -> None:
    try:
        lines = read_lines(text.encode("utf-8", "surrogatepass"))
    except InvalidInputError:
        return
    assert resolution_answer(read_resolution(lines))


@given(st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04"]), st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes) -> None:
    with suppress(InvalidInputError):
        assert read_lines(beginning + rest)


@given(st.integers(0, 2000), st.integers(0, 255))
@settings(max_examples=400, deadline=None)
def test_a_damaged_docx_or_pdf_is_read_or_refused(place: int, value: int) -> None:
    for whole in (
        packed(document=DOCUMENT, numbering=NUMBERING),
        printed_pdf("The General Assembly,", "1. Urges Member States to act."),
    ):
        broken = bytearray(whole)
        broken[place % len(broken)] = value
        with suppress(InvalidInputError):
            assert read_lines(bytes(broken))
