"""SVG text, element by element; whatever is not :class:`Markup` is escaped.

The attributes are those of SVG: a name that Python reserves ends in ``_`` (``class_``), and ``_``
stands for a hyphen (``text_anchor``).  Colours are not given here: style sheets colour classes.
"""

import re
from collections.abc import Iterable

Value = str | float | None

_CHARACTERS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_ESCAPES = str.maketrans(_CHARACTERS)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"(?:https?://|[/?#.])", re.IGNORECASE)


class Markup(str):
    """Finished SVG, which is never escaped again."""

    __slots__ = ()


NOTHING = Markup("")


def escape(text: str) -> Markup:
    """Return text that can stand between tags and in attributes.

    Characters that XML does not have become ``U+FFFD``, the mark of a character that is lost.

    >>> escape('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return Markup(_NOT_XML.sub("\ufffd", text).translate(_ESCAPES))


def number(value: float) -> str:
    """Return a coordinate to two decimals, without needless zeros.

    >>> number(12.0), number(0.333), number(-0.001)
    ('12', '0.33', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, *children: str, **attributes: Value) -> Markup:
    """Return an element; a child that is not :class:`Markup` is text, and escaped.

    >>> element("text", "A & B", x=1.5, class_="label")
    '<text x="1.5" class="label">A &amp; B</text>'
    """
    named = "".join(
        f' {_name(name)}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    content = "".join(c if isinstance(c, Markup) else escape(c) for c in children)
    return Markup(f"<{tag}{named}>{content}</{tag}>" if content else f"<{tag}{named}/>")


def join(parts: Iterable[Markup]) -> Markup:
    """Return parts one after the other."""
    return Markup("".join(parts))


def link(address: str | None, *children: str, label: str = "", **attributes: Value) -> Markup:
    """Return children as a link, or as a group where there is no address.

    Args:
        address: Where the link leads: a path, a query, a fragment, or ``http`` and ``https``.
        children: What is drawn.
        label: The words of the link: a tool tip, and what is read aloud.
        attributes: Further attributes, such as the class.

    Raises:
        ValueError: The address has another scheme, such as ``javascript``.
    """
    titled = (element("title", label), *children) if label else children
    if address is None:
        return element("g", *titled, **attributes)
    if not _ADDRESS.match(address):
        raise ValueError(f"An address in a picture starts with /, ?, #, . or https://: {address}")
    return element("a", *titled, href=address, **attributes)


_LINK = re.compile(r'<a( [^>]*?)? href="[^"]*"')


def unlinked(markup: Markup) -> Markup:
    """Return the same drawing with groups in the place of links, for files that stand alone.

    Safe because every ``<`` of a text is escaped: what looks like a link is one.
    """
    without = _LINK.sub(r"<g\1", markup).replace(' tabindex="-1"', "")
    return Markup(without.replace("</a>", "</g>"))


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)
