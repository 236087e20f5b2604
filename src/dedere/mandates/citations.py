"""Documents and provisions that a paragraph names, in the normal form of their symbols.

A resolution is named by its number alone once its organ has been said ("resolutions 65/221 of 21
December 2010 and 66/178"). The organ of a number is therefore the one of the nearest heading word
before it; a year between brackets is the Security Council's way of numbering, a Roman number the
General Assembly's up to 1976.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dedere.mandates.values import Citation, Span

_ORGANS = {
    "General Assembly": "A", "Security Council": "S", "Economic and Social Council": "E",
    "Human Rights Council": "A/HRC", "Trusteeship Council": "T",
    "Commission on Crime Prevention and Criminal Justice": "E/CN.15",
    "Commission on Narcotic Drugs": "E/CN.7", "Commission on Human Rights": "E/CN.4",
    "Commission on the Status of Women": "E/CN.6",
    "Conference of the Parties to the United Nations Convention against Transnational Organized "
    "Crime": "CTOC/COP",
    "Conference of the States Parties to the United Nations Convention against Corruption":
    "CAC/COSP",
    "United Nations Environment Assembly": "UNEP/EA",
    "Governing Council": "", "Conference of the Parties": "", "World Health Assembly": "",
    "Meeting of the Parties": "",
}  # fmt: skip
_ORGAN = "|".join(re.escape(o).replace(r"\ ", r"\s+") for o in sorted(_ORGANS, key=len)[::-1])
_HEAD = re.compile(
    rf"(?:\b(?P<organ>{_ORGAN})\b(?:[’']s)?\s+|\b(?P<own>[Ii]ts|[Tt]hat|[Tt]he\s+present)\s+"
    rf"(?:relevant\s+|subsequent\s+|earlier\s+|previous\s+)?)?"
    rf"\b(?P<word>[Rr]esolutions?|[Dd]ecisions?)\b"
    rf"(?:\s+of\s+the\s+(?P<behind>{_ORGAN})\b)?"
)
_LETTERS = r"(?:\s+(?P<letter>[A-Z](?:(?:,\s[A-Z])*(?:\s+and\s+|[–-])[A-Z])?)(?![\w’.-]))?"
_ITEM = re.compile(
    rf"(?<![\w/.-])(?:(?P<slash>(?:S-|ES-)?\d{{1,4}}/\d{{1,4}})(?![/\d]){_LETTERS}"
    rf"|(?P<number>\d{{1,4}})(?:\s+(?P<before>[A-Z](?:\s+and\s+[A-Z])?))?\s*"
    rf"\((?P<year>(?:19|20)\d\d|[IVXL]+|S-[IVXL]+|ES-[IVXL]+)\)"
    rf"{_LETTERS.replace('letter', 'after')})"
)
_SYMBOL = re.compile(
    r"(?<![\w/])(?:A|E|S|ST|T|CTOC|CAC|CEDAW|CCPR|CRC|CAT|CERD|HRI|TPNW|UNEP|WHA|GOV|INFCIRC|"
    r"FCCC|NPT|SPLOS|ISBA|DP|LC|CD|BWC|TD|TC|UNODC|IDB)"
    r"/(?:\s?[A-Z0-9][A-Za-z0-9.\-]*)(?:/[A-Za-z0-9][A-Za-z0-9.\-]*)*(?:\s?\(\d{4}\))?"
)
_CHARTER_ARTICLE = re.compile(
    r"\bArticles?\s+(?P<what>\d+(?:\s\(?[a-z]\)?(?=\s))?(?:[\s,.]+paragraphs?\s+\d+,?)?(?:(?:,\s*|\s+and\s+|\s+to\s+)\d+)*)"
    r"[\s,]+(?:of|in)\s+the\s+Charter\b"
)
_CHARTER_CHAPTER = re.compile(
    r"\bChapters?\s+(?P<what>[IVX]+(?:(?:,\s*|\s+and\s+)[IVX]+)*)[\s,]+(?:of|in)\s+the\s+Charter\b"
)
_CHARTER_INCLUDING = re.compile(
    r"\bthe\s+Charter[^.;]{0,40}?,\s+including\s+Chapter\s+(?P<what>[IVX]+)"
)
_PINPOINT = re.compile(
    r"\b(?P<where>(?:paragraphs?|operative\s+paragraphs?|sections?|annex(?:es)?|articles?)\s+"
    r"[\dIVX]+[^;.]{0,40}?)\s+(?:of|to)\s+(?:its\s+|the\s+)?$"
)


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    prefix: str | None
    decision: bool


def citations(text: str, *, organ: str) -> tuple[Citation, ...]:
    """Return every document and provision of the Charter that a text names, in order.

    Args:
        text: The words of a paragraph or footnote.
        organ: The organ that speaks, to whom "its resolution" belongs.

    >>> found = citations("its resolutions 65/221 and 66/178", organ="General Assembly")
    >>> [citation.document for citation in found]
    ['A/RES/65/221', 'A/RES/66/178']
    """
    found = [*_symbols(text), *_charter(text), *_resolutions(text, organ)]
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or citation.span.start >= kept[-1].span.end or citation.span == kept[-1].span:
            kept.append(citation)
    return tuple(kept)


def documents(found: Iterable[Citation]) -> list[str]:
    """Return the documents named, each once, in the order of their first mention."""
    return list(dict.fromkeys(citation.document for citation in found))


def _symbols(text: str) -> Iterator[Citation]:
    for match in _SYMBOL.finditer(text):
        symbol = re.sub(r"\s+", "", match.group()).rstrip(".-")
        if re.search(r"\d", symbol):
            yield Citation(document=symbol, span=Span(*match.span()))


def _charter(text: str) -> Iterator[Citation]:
    for match in _CHARTER_ARTICLE.finditer(text):
        for article in _articles(match["what"]):
            yield Citation(document=f"Charter, Art. {article}", span=Span(*match.span()))
    for pattern in (_CHARTER_CHAPTER, _CHARTER_INCLUDING):
        for match in pattern.finditer(text):
            for chapter in re.findall("[IVX]+", match["what"]):
                yield Citation(document=f"Charter, Chap. {chapter}", span=Span(*match.span()))


def _articles(what: str) -> Iterator[str]:
    for n, letter, paragraph in re.findall(
        r"(\d+)(?:\s\(?([a-z])\)?(?![a-z]))?(?:[\s,.]+paragraphs?\s+(\d+))?", what
    ):
        part = paragraph or letter
        yield f"{n}({part})" if part else n


def _resolutions(text: str, organ: str) -> Iterator[Citation]:
    heads = list(_heads(text, organ))
    for match in _ITEM.finditer(text):
        before = [head for head in heads if head.end <= match.start()]
        if not before:
            continue
        head = before[-1]
        if match["slash"] and re.search(r"\.\s+[A-Z]", text[head.end : match.start()]):
            continue
        for document in _documents(match, head):
            where = _PINPOINT.search(text[: head.start])
            first = head.end + 2 >= match.start()
            yield Citation(
                document=document,
                span=Span(*match.span()),
                pinpoint=" ".join(where["where"].split()) if where and first else "",
            )


def _heads(text: str, organ: str) -> Iterator[_Head]:
    for match in _HEAD.finditer(text):
        named = match["organ"] or match["behind"]
        if named:
            prefix: str | None = _ORGANS[" ".join(named.split())]
        else:
            prefix = _ORGANS.get(organ) if match["own"] else None
        decision = match["word"].lower().startswith("d")
        yield _Head(match.start(), match.end(), prefix, decision)


def _documents(match: re.Match[str], head: _Head) -> Iterator[str]:
    kind = "DEC" if head.decision else "RES"
    letters = re.findall("[A-Z]", match["letter"] or match["before"] or match["after"] or "")
    if match["slash"]:
        prefix = _prefix_of_slash(match["slash"], head.prefix)
        if prefix is None:
            return
        base = f"{prefix}/{kind}/{match['slash']}" if prefix else match["slash"]
    else:
        year = match["year"]
        prefix = head.prefix or ("S" if year.isdigit() else "A")
        if year.isdigit() and prefix in {"A", "A/HRC"}:
            prefix = "S"
        if not year.isdigit() and prefix == "S":
            prefix = "A"
        base = f"{prefix}/{kind}/{match['number']}({year})"
    for letter in letters or [""]:
        yield f"{base} {letter}".strip()


def _prefix_of_slash(number: str, prefix: str | None) -> str | None:
    """Return whose number this is: years belong to the Economic and Social Council."""
    if number.startswith(("S-", "ES-")):
        return prefix if prefix == "A/HRC" else "A"
    first = int(number.split("/")[0])
    if 1970 <= first <= 2100:
        return prefix if prefix and prefix.startswith("E") else "E"
    if prefix is None:
        # The General Assembly has numbered by session since the thirty-first, in 1976.
        return "A" if 31 <= first <= 150 else None
    if prefix in {"S", "E"}:
        return "A" if 31 <= first <= 150 else None
    if prefix == "A" and first < 31:
        return "A/HRC"
    return prefix
