"""Files that people send: which are taken, under which name, and what is said of the others."""

import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere_web.foundation import uploads_reading as reading

MOST_BYTES = 10 * 1024 * 1024
TIMEOUT_SECONDS = 20
LONGEST_NAME = 120

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
"""The types taken, by the ending of the name: no archive, no page, no program."""

TOO_LONG = "too-long"
EMPTY = "empty"
TOO_LARGE = "too-large"
UNKNOWN_TYPE = "unknown-type"

_SAYS: dict[str, Promise] = {
    UNKNOWN_TYPE: gettext_lazy(
        "Files of this type are not taken. Send a PDF, DOCX, XLSX, CSV, TXT, PNG or JPG file."
    ),
    EMPTY: gettext_lazy("The file is empty. Choose the file again."),
    reading.NOT_THAT_TYPE: gettext_lazy(
        "The content of the file is not what its name says. Save it again in the format that its "
        "ending names, text as UTF-8, and send that."
    ),
    reading.BROKEN: gettext_lazy(
        "The file cannot be read; it may be damaged. Open it, save it again, and send that."
    ),
    reading.LOCKED: gettext_lazy(
        "The file is protected by a password and cannot be checked. Remove the password and send "
        "it again."
    ),
    reading.BOMB: gettext_lazy(
        "The file is far larger inside than it is outside. Make it smaller, or send it in parts."
    ),
    reading.MACROS: gettext_lazy(
        "The file contains macros or objects of other programs. Save it without them, and send "
        "that."
    ),
    reading.REMOTE: gettext_lazy(
        "The file fetches parts of itself from another address. Put these parts into the file, "
        "and send it again."
    ),
    reading.UNSAFE_XML: gettext_lazy(
        "The file defines abbreviations that no office program writes, and is refused. Save it "
        "again with an office program, and send that."
    ),
    reading.ARCHIVE_INSIDE: gettext_lazy(
        "The file contains other files. Send each of them by itself."
    ),
    reading.SCRIPT: gettext_lazy(
        "The file contains a script. Print it to a new PDF, and send that."
    ),
    TOO_LONG: gettext_lazy(
        "The file took too long to check. Make it smaller, or save it again, and send that."
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file is taken, and as what."""

    media_type: str
    problem: str = ""
    """The word for what is wrong; empty where nothing is."""

    @property
    def is_accepted(self) -> bool:
        """Whether the file is taken."""
        return not self.problem

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        if not self.problem:
            return ""
        if self.problem == TOO_LARGE:
            return _("The file is larger than %(most)s. Make it smaller, or send it in parts.") % {
                "most": filesizeformat(MOST_BYTES)
            }
        return str(_SAYS[self.problem])


def inspect_document(path: Path, *, file_name: str = "") -> Verdict:
    """Decide about a file: by its ending, its size, and a look inside.

    The look happens in a process of its own, with limits on memory and time: a file that breaks
    the program that reads it breaks nothing of ours.

    Args:
        path: Where the file lies.
        file_name: The name it was sent under; the name of ``path`` where it is left out.
    """
    extension = PurePath(file_name or path.name).suffix.lower().removeprefix(".")
    media_type = MEDIA_TYPES.get(extension, "")
    size = path.stat().st_size
    if not media_type:
        return Verdict("", UNKNOWN_TYPE)
    if not size:
        return Verdict(media_type, EMPTY)
    if size > MOST_BYTES:
        return Verdict(media_type, TOO_LARGE)
    word = _word_of_the_reader(path, extension)
    return Verdict(media_type, "" if word == reading.OK else word)


def inspect_upload(chunks: Iterable[bytes], *, file_name: str) -> tuple[bytes, Verdict]:
    """Take in what a person sends, no more than is allowed, and decide about it.

    Returns:
        The content, empty where it is refused, and the verdict.
    """
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > MOST_BYTES:
            return b"", Verdict("", TOO_LARGE)
    with tempfile.TemporaryDirectory(prefix="dedere-upload-") as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        verdict = inspect_document(path, file_name=file_name)
    return (bytes(content), verdict) if verdict.is_accepted else (b"", verdict)


def safe_file_name(name: str) -> str:
    r"""Return a name under which a file can be offered: no folder, no control sign, not long.

    >>> safe_file_name("..\\..\\Lette\u202erfdp.exe.pdf")
    'Letterfdp.exe.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    kept = re.sub(r'[<>:"|?*\s]+', " ", kept).strip(" .")
    path = PurePath(kept or "file")
    return f"{path.stem[: LONGEST_NAME - len(path.suffix)]}{path.suffix}"


def _word_of_the_reader(path: Path, extension: str) -> str:
    command = [sys.executable, "-m", reading.__name__, str(path), extension]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the name of the file is ours too
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
            text=True,
            cwd=path.parent,
            env={"PYTHONPATH": _own_packages(), "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return TOO_LONG
    known = done.returncode == 0 and (done.stdout == reading.OK or done.stdout in _SAYS)
    # Whoever dies of the file has found what is wrong with it.
    return done.stdout if known else reading.BROKEN


def _own_packages() -> str:
    return str(Path(__file__).parents[2])
