"""Files that people send: what is taken, what is refused, and that a bad one harms nothing."""

import io
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from pytest_django import Settings

from dedere_web.foundation import uploads, uploads_reading, vault
from dedere_web.foundation.uploads import inspect_document, inspect_upload, safe_file_name
from dedere_web.foundation.vault import LostFileError, drop_file, keep_file, read_file

DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
REMOTE = (
    b'<Relationships><Relationship Type="http://x.example/attachedTemplate" '
    b'TargetMode="External" Target="http://x.example/"/></Relationships>'
)


def pdf(*, locked: bool = False, script: bool = False) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if script:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
        )
        writer.root_object[NameObject("/OpenAction")] = action
    if locked:
        writer.encrypt("a")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx() -> bytes:
    stream = io.BytesIO()
    document = Document()
    document.add_paragraph("A request.")
    document.save(stream)
    return stream.getvalue()


def xlsx() -> bytes:
    stream = io.BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def png(width: int = 2, height: int = 2) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x08\x08\x00\x02\x00\x02\x01\xff\xd9"


def with_part(name: str, content: bytes) -> bytes:
    """Return a Word document with one more part."""
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def verdict_on(tmp_path: Path, name: str, content: bytes) -> str:
    path = tmp_path / "file"
    path.write_bytes(content)
    return inspect_document(path, file_name=name).problem or "accepted"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Letter.PDF", pdf()),
        ("letter.docx", docx()),
        ("list.xlsx", xlsx()),
        ("list.csv", "Etat;Date\nقطر;1981\n".encode()),
        ("list.csv", "\ufeffÉtat".encode("utf-16")),
        ("note.txt", b"One line.\r\n\tAnother."),
        ("map.png", png()),
        ("photo.jpg", jpeg()),
        ("photo.jpeg", jpeg()),
    ],
)
def test_what_people_work_with_is_taken(tmp_path: Path, name: str, content: bytes) -> None:
    assert verdict_on(tmp_path, name, content) == "accepted"


HARMFUL = [
    ("page.html", b"<p>", uploads.UNKNOWN_TYPE),
    ("files.zip", archive(a=b"b"), uploads.UNKNOWN_TYPE),
    ("letter", pdf(), uploads.UNKNOWN_TYPE),
    ("letter.pdf", b"", uploads.EMPTY),
    ("letter.pdf", docx(), uploads_reading.NOT_THAT_TYPE),
    ("letter.docx", pdf(), uploads_reading.NOT_THAT_TYPE),
    ("letter.docx", xlsx(), uploads_reading.NOT_THAT_TYPE),
    ("letter.docx", archive(a=b"b"), uploads_reading.NOT_THAT_TYPE),
    ("list.csv", archive(a=b"b"), uploads_reading.NOT_THAT_TYPE),
    ("list.csv", b"  <!DOCTYPE html><script>1</script>", uploads_reading.NOT_THAT_TYPE),
    ("note.txt", b"MZ\x90\x00", uploads_reading.NOT_THAT_TYPE),
    ("note.txt", b"a\x00b", uploads_reading.NOT_THAT_TYPE),
    ("note.txt", b"\xe9t\xe9", uploads_reading.BROKEN),
    ("map.png", jpeg(), uploads_reading.NOT_THAT_TYPE),
    ("map.png", png(60_000, 60_000), uploads_reading.BOMB),
    ("map.png", png(0, 3), uploads_reading.BROKEN),
    ("photo.jpg", b"\xff\xd8\xff\xd9", uploads_reading.BROKEN),
    ("letter.pdf", b"%PDF-1.7 and nothing more", uploads_reading.BROKEN),
    ("letter.pdf", pdf(locked=True), uploads_reading.LOCKED),
    ("letter.pdf", pdf(script=True), uploads_reading.SCRIPT),
    ("letter.docx", with_part("word/vbaProject.bin", b"a"), uploads_reading.MACROS),
    ("letter.docx", with_part("word/embeddings/a.xlsx", b"a"), uploads_reading.MACROS),
    ("letter.docx", with_part("word/a.zip", b"a"), uploads_reading.ARCHIVE_INSIDE),
    ("letter.docx", with_part("../a.xml", b"<a/>"), uploads_reading.BROKEN),
    ("letter.docx", with_part("word/a.xml", DOCTYPE), uploads_reading.UNSAFE_XML),
    ("letter.docx", with_part("word/a.rels", REMOTE), uploads_reading.REMOTE),
    ("letter.docx", with_part("word/a.xml", b"<a>" * 1000), uploads_reading.BOMB),
    ("letter.docx", with_part("word/a.bin", bytes(9_000_000)), uploads_reading.BOMB),
    ("letter.docx", with_part("word/a.bin", bytes(110_000_000)), uploads_reading.BOMB),
    ("letter.docx", docx()[:-200], uploads_reading.BROKEN),
]  # fmt: skip
"""Name and content of a file, and why it is refused."""


@pytest.mark.parametrize(("name", "content", "problem"), HARMFUL)
def test_what_lies_or_harms_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    verdict = inspect_document(path, file_name=name)

    assert verdict.problem == problem
    assert verdict.sentence.endswith(".")


def test_what_a_part_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    content = bytearray(with_part("word/a.bin", bytes(9_000_000)))
    real = struct.pack("<I", 9_000_000)
    while (at := content.find(real)) >= 0:
        content[at : at + 4] = struct.pack("<I", 10)

    assert verdict_on(tmp_path, "letter.docx", bytes(content)) != "accepted"


def test_a_file_that_is_too_large_is_not_even_taken_in() -> None:
    taken = []

    def chunks() -> Iterator[bytes]:
        for _ in range(1000):
            taken.append(1)
            yield bytes(1024 * 1024)

    content, verdict = inspect_upload(chunks(), file_name="letter.pdf")
    assert (content, verdict.problem) == (b"", uploads.TOO_LARGE)
    assert "10.0" in verdict.sentence
    assert len(taken) == 11


def test_a_reader_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "TIMEOUT_SECONDS", 0.01)
    began = time.monotonic()

    assert verdict_on(tmp_path, "note.txt", b"a") == uploads.TOO_LONG
    assert time.monotonic() - began < 5


def test_the_reader_has_little_memory_and_writes_nothing(tmp_path: Path) -> None:
    """The limits are real: a process under them can neither grow nor write."""
    program = (
        "from dedere_web.foundation.uploads_reading import limit_this_process as limit\n"
        "limit()\n"
        "try: bytes(600 * 1024 * 1024)\n"
        "except MemoryError: print('no memory', flush=True)\n"
        f"try: f = {str(tmp_path / 'x')!r}; __import__('pathlib').Path(f).write_bytes(b'a')\n"
        "except OSError: print('no file', flush=True)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "no memory" in done.stdout
    assert "no file" in done.stdout or done.returncode < 0
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").stat().st_size


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\letter.pdf", "letter.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a bSet-Cookie x.pdf"),
        ("invoice\u202efdp.txt", "invoicefdp.txt"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("", "file"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_file_name(given) == safe


def test_a_kept_file_is_sealed_and_a_changed_one_refused(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DEDERE_HOME = tmp_path
    kept = keep_file(b"What the ministry sent.")
    (place,) = [p for p in (tmp_path / "files").rglob("*") if p.is_file()]

    assert b"ministry" not in place.read_bytes()
    assert place.stat().st_mode & 0o077 == 0
    assert kept.sha256 not in str(place)
    assert read_file(kept) == b"What the ministry sent."
    assert kept.key not in repr(kept)
    place.write_bytes(place.read_bytes()[:-1] + b"\x00")
    with pytest.raises(LostFileError, match="Restore the folder"):
        read_file(kept)
    drop_file(kept.name)
    drop_file(kept.name)
    assert not place.exists()
    assert vault.FOLDER == "files"
