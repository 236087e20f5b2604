"""Takes addresses of people and secrets out of a text: for the log, and for the trail."""

import logging
import re

ADDRESS = "‹address›"
SECRET = "‹secret›"  # noqa: S105 - what stands in its place

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_BEARER = re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]{8,}", re.IGNORECASE)
_NAMED = re.compile(
    r"""\b((?:[\w-]*(?:token|secret|password|passwd|sessionid|csrf\w*|api[_-]?key|proof)))"""
    r"""(["']?\s*[:=]\s*["']?)(?!‹)[^\s"'&;,)}\]]+""",
    re.IGNORECASE,
)
_SEALED = re.compile(r"\bd1\.[0-9a-f]{8}\.[\w=-]+")
# What only a machine writes: long, with capitals, small letters and digits. Plain hashes stay.
_RANDOM = re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{32,}(?![\w-])")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


def redact(text: str) -> str:
    """Return a text without addresses and secrets.

    >>> redact("amina@ministry.example sent token=abc")
    '‹address› sent token=‹secret›'
    """
    text = without_addresses(text)
    text = _BEARER.sub(rf"\1 {SECRET}", text)
    text = _NAMED.sub(rf"\1\2{SECRET}", text)
    text = _SEALED.sub(SECRET, text)
    return _RANDOM.sub(SECRET, text)


def without_addresses(text: str) -> str:
    """Return a text without addresses of people."""
    return _EMAIL.sub(ADDRESS, text) if "@" in text or "%40" in text else text


class NoPersonalData(logging.Filter):
    """Redacts a line of the log before any handler writes it, with its traceback."""

    _formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact every text of a record, and let it pass."""
        record.msg, record.args = redact(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
            record.exc_info = None  # a formatter would write it again, as it was
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        for name, value in vars(record).items():
            if name not in _STANDARD:
                setattr(record, name, _redacted(value))
        return True


def _redacted(value: object) -> object:
    match value:
        case str():
            return redact(value)
        case dict():
            return {name: _redacted(part) for name, part in value.items()}
        case list() | tuple():
            return type(value)(map(_redacted, value))
        case _:
            return value
