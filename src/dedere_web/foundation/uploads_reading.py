"""Looks into a file that somebody sent, in a process of its own with little memory and time.

Run as ``python -m dedere_web.foundation.uploads_reading FILE EXTENSION``; prints one word: ``ok``
or what is wrong.  Nothing of Django is loaded here, and nothing of the file is kept.
"""

import codecs
import contextlib
import sys
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10

MOST_PARTS = 2000
MOST_UNPACKED_BYTES = 100 * 1024 * 1024
MOST_TIMES_LARGER = 200
"""Office files pack their XML well; a part that grows more than this is a bomb."""
SMALL_PART_BYTES = 1024 * 1024
"""A part this small harms nobody, however well it was packed."""
MOST_XML_DEPTH = 256
MOST_PIXELS = 100_000_000
MOST_PAGES = 5000
CHUNK = 64 * 1024

OK = "ok"
NOT_THAT_TYPE = "not-that-type"
BROKEN = "broken"
LOCKED = "locked"
BOMB = "bomb"
MACROS = "macros"
REMOTE = "remote"
UNSAFE_XML = "unsafe-xml"
ARCHIVE_INSIDE = "archive-inside"
SCRIPT = "script"

PDF, PNG, JPEG, ZIP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
# What no text may begin with: programs, archives, documents and pages under a false name.
FOREIGN_STARTS = (
    PDF, PNG, JPEG, b"PK", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ", b"\xd0\xcf\x11\xe0", b"GIF8", b"{\\rtf", b"#!",
)  # fmt: skip
PAGE_STARTS = ("<!doctype", "<html", "<script", "<svg", "<?xml", "<?php")
MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
ARCHIVE_ENDINGS = {".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".jar", ".cab"}
PROGRAM_ENDINGS = {".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".com", ".msi"}
# Parts that carry what runs: macros, controls, and objects of other programs.
RUNNING_PARTS = ("vbaproject", "/activex/", "/embeddings/", "macrosheets/")


class Refused(Exception):  # noqa: N818 - it says what happened to the file
    """The file is not taken; the argument is the word for why."""


def inspect(path: Path, extension: str) -> str:
    """Return :data:`OK`, or the word for what is wrong with a file."""
    try:
        with path.open("rb") as stream:
            _READERS[extension](stream)
    except Refused as refused:
        return str(refused)
    except MemoryError:
        return BOMB
    except Exception:  # noqa: BLE001 - whatever a parser stumbles over, the file is not taken
        return BROKEN
    return OK


def _inspect_pdf(stream: IO[bytes]) -> None:
    # Only a PDF needs it, and only this process loads it.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.generic import DictionaryObject  # noqa: PLC0415

    if not stream.read(1024).lstrip().startswith(PDF):
        raise Refused(NOT_THAT_TYPE)
    stream.seek(0)
    reader = PdfReader(stream, strict=False)
    if reader.is_encrypted:
        raise Refused(LOCKED)
    if not 0 < len(reader.pages) <= MOST_PAGES:
        raise Refused(BROKEN)
    catalogue = reader.trailer["/Root"].get_object()
    if not isinstance(catalogue, DictionaryObject):
        raise Refused(BROKEN)
    names = catalogue.get("/Names")
    named = names.get_object() if names is not None else {}
    named = named if isinstance(named, DictionaryObject) else DictionaryObject()
    if "/EmbeddedFiles" in named:
        raise Refused(ARCHIVE_INSIDE)
    opened = catalogue.get("/OpenAction")
    action = opened.get_object() if opened is not None else None
    runs = isinstance(action, DictionaryObject) and action.get("/S") in {"/JavaScript", "/Launch"}
    if runs or "/JavaScript" in named or "/AA" in catalogue:
        raise Refused(SCRIPT)


def _inspect_docx(stream: IO[bytes]) -> None:
    _inspect_office(stream, MAIN_PARTS["docx"])


def _inspect_xlsx(stream: IO[bytes]) -> None:
    _inspect_office(stream, MAIN_PARTS["xlsx"])


def _inspect_office(stream: IO[bytes], main_part: str) -> None:
    if stream.read(4) != ZIP:
        raise Refused(NOT_THAT_TYPE)
    with zipfile.ZipFile(stream) as package:
        parts = package.infolist()
        names = {part.filename for part in parts}
        if not {"[Content_Types].xml", main_part} <= names or len(names) != len(parts):
            raise Refused(NOT_THAT_TYPE)
        _check_parts(parts)
        left = MOST_UNPACKED_BYTES
        for part in parts:
            with package.open(part) as inside:
                left -= _read_part(inside, part, left)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    # What the list says is checked again while unpacking.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise Refused(BOMB)
    for part in parts:
        name = part.filename.lower()
        ending = PurePosixPath(name).suffix
        if part.flag_bits & 1:
            raise Refused(LOCKED)
        if name.startswith(("/", "\\")) or ".." in PurePosixPath(name).parts:
            raise Refused(BROKEN)
        if any(running in name for running in RUNNING_PARTS) or ending in PROGRAM_ENDINGS:
            raise Refused(MACROS)
        if ending in ARCHIVE_ENDINGS:
            raise Refused(ARCHIVE_INSIDE)


def _read_part(inside: IO[bytes], part: zipfile.ZipInfo, left: int) -> int:
    # Unpacked in small pieces, which are counted; XML is read without any entity.
    name = part.filename.lower()
    reader = _XmlReader(is_links=name.endswith(".rels")) if _is_xml(name) else None
    most = min(left, max(part.compress_size * MOST_TIMES_LARGER, SMALL_PART_BYTES))
    count = 0
    while piece := inside.read(CHUNK):
        count += len(piece)
        if count > most:
            raise Refused(BOMB)
        if reader is not None:
            reader.feed(piece)
    if reader is not None:
        reader.close()
    return count


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".vml"))


class _XmlReader:
    """Reads XML and keeps nothing; refuses document types, depth, and what is fetched."""

    def __init__(self, *, is_links: bool) -> None:
        self._depth = 0
        self._is_links = is_links
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes) -> None:
        """Read on."""
        self._parser.Parse(piece, False)  # noqa: FBT003 - expat's signature

    def close(self) -> None:
        """Read to the end."""
        self._parser.Parse(b"", True)  # noqa: FBT003 - expat's signature

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused(UNSAFE_XML)

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_XML_DEPTH:
            raise Refused(BOMB)
        fetched = self._is_links and attributes.get("TargetMode", "").lower() == "external"
        if fetched and not attributes.get("Type", "").endswith("/hyperlink"):
            raise Refused(REMOTE)

    def _end(self, _: str) -> None:
        self._depth -= 1


def _inspect_text(stream: IO[bytes]) -> None:
    decode = None
    begun = False
    for piece in iter(lambda: stream.read(CHUNK), b""):
        if decode is None:
            if piece.startswith(FOREIGN_STARTS):
                raise Refused(NOT_THAT_TYPE)
            decode = codecs.getincrementaldecoder(_encoding(piece))().decode
        text = decode(piece)
        if not begun:
            if text.lstrip("\ufeff \t\r\n").lower().startswith(PAGE_STARTS):
                raise Refused(NOT_THAT_TYPE)
            begun = True
        if any(unicodedata.category(c) == "Cc" and c not in "\t\r\n\f" for c in set(text)):
            raise Refused(NOT_THAT_TYPE)
    if decode is not None:
        decode(b"", True)  # noqa: FBT003 - the decoder's signature


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _inspect_png(stream: IO[bytes]) -> None:
    head = stream.read(33)
    if not head.startswith(PNG):
        raise Refused(NOT_THAT_TYPE)
    if len(head) < 33 or head[12:16] != b"IHDR":
        raise Refused(BROKEN)
    _check_size(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))


def _inspect_jpeg(stream: IO[bytes]) -> None:
    # Walks over the segments up to the one that states the size.
    if not stream.read(3).startswith(JPEG):
        raise Refused(NOT_THAT_TYPE)
    stream.seek(2)
    while True:
        start, marker = stream.read(1), stream.read(1)
        while marker == b"\xff":  # segments may be padded
            marker = stream.read(1)
        if start != b"\xff" or not marker or marker in {b"\xd9", b"\xda"}:
            raise Refused(BROKEN)
        length = int.from_bytes(stream.read(2), "big")
        if length < 2:
            raise Refused(BROKEN)
        if 0xC0 <= marker[0] <= 0xCF and marker[0] not in {0xC4, 0xC8, 0xCC}:
            frame = stream.read(5)
            _check_size(int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"))
            return
        stream.seek(length - 2, 1)


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise Refused(BROKEN)
    if width * height > MOST_PIXELS:
        raise Refused(BOMB)


_READERS = {
    "pdf": _inspect_pdf,
    "docx": _inspect_docx,
    "xlsx": _inspect_xlsx,
    "csv": _inspect_text,
    "txt": _inspect_text,
    "png": _inspect_png,
    "jpg": _inspect_jpeg,
    "jpeg": _inspect_jpeg,
}
EXTENSIONS = frozenset(_READERS)


def limit_this_process() -> None:
    """Let this process take little memory and time, and write no file at all."""
    with contextlib.suppress(ImportError):  # a system without these limits still has the clock
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Inspect the file that the command line names."""
    limit_this_process()
    sys.stdout.write(inspect(Path(sys.argv[1]), sys.argv[2]))


if __name__ == "__main__":
    main()
