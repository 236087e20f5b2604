"""What stands above a resolution: organ, symbol, session, agenda, sponsors, title."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dedere.mandates.blocks import Block
from dedere.mandates.dates import day_of
from dedere.mandates.sessions import ORDINAL, ordinal_number
from dedere.mandates.values import Masthead

BODIES = (
    "General Assembly", "Security Council", "Economic and Social Council",
    "Human Rights Council", "Trusteeship Council",
)  # fmt: skip
_SUBSIDIARY = re.compile(r"(?:Commission|Conference|Committee|Executive Board)\s+(?:on|of)\s+.+")
_COMMITTEE = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Special)\s+.*Committee|"
                        r"Special Political .*")  # fmt: skip
_SYMBOL = re.compile(r"(?:[AES]|ST|CTOC|CAC|CEDAW)/[A-Z0-9][^\s,;\[\]]*")
_SESSION = re.compile(rf"(?P<which>{ORDINAL})\s+(?:emergency\s+)?(?:special\s+)?session", re.I)
_AGENDA = re.compile(r"(?:Agenda\s+)?[Ii]tems?\s+(?P<item>\d+.*?)(?:\s+of\s+the\s+.*)?\*?")
_COUNCIL = re.compile(
    r"(?:(?P<early>\d+)\s+\((?P<when>\d{4})\)\.?\s+Resolution\b"
    r"|(?i:resolution)\s+(?P<n>\d+)\s+\((?P<year>\d{4})\))"
)
_NUMBERED_TITLE = re.compile(r"(?P<n>(?:S-|ES-)?\d{1,3}/\d{1,3}(?:\s?[A-Z])?)\.\s+(?P<title>.+)")
_DRAFT = re.compile(
    r"(?P<who>.*?)[:,]?\s*(?:\*+)?\s*(?:revised\s+)?draft\s+(?:resolution|decision)\b(?P<more>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RECOMMENDS = re.compile(r"\brecommends?\s+to\b.*\b(?:approval|adoption)\b", re.DOTALL)
_ADOPTED = re.compile(r"Resolution adopted by the (?P<organ>.+?)\s+on\s+(?P<day>\d.*)")
_PLACE = re.compile(r"[A-Z][A-Za-z .]+,\s+\d{1,2}.*\d{4}")
_DISTRIBUTION = re.compile(r"Distr\.:?\s*(?P<kind>[A-Za-z]+)")
_ORIGINAL = re.compile(r"Original:\s*(?P<language>[A-Za-z/ ]+)")
_LETTERHEAD = re.compile(r"United Nations|\*?\d{7}\*?|Please recycle.*|\[?S/\d+.*\]?")
# States and names that hold the word which elsewhere separates two sponsors.
_WITH_AND = (
    "Bosnia and Herzegovina", "Trinidad and Tobago", "Antigua and Barbuda",
    "Saint Vincent and the Grenadines", "Saint Kitts and Nevis", "Sao Tome and Principe",
    "United Kingdom of Great Britain and Northern Ireland", "Serbia and Montenegro",
    "Group of 77 and China",
)  # fmt: skip


def read_masthead(blocks: Sequence[Block], *, chapeau: str) -> tuple[Masthead, str, list[str]]:
    """Return the masthead, the title, and the recommending clauses above the title."""
    lines = [line for block in blocks for line in _pieces(block)]
    head = Masthead(
        organ=re.sub(r"^The\s+", "", chapeau),
        printed=tuple(tuple(_pieces(block)) for block in blocks),
        symbol=_symbol(lines),
        kind=_kind(lines),
        distribution=_first(_DISTRIBUTION, lines, "kind"),
        original_language=_first(_ORIGINAL, lines, "language").strip(),
    )
    head = _with_session(head, lines)
    head = _with_agenda(head, blocks)
    head = _with_days(head, lines, [_flat(b) for b in blocks])
    recommends = [b.text for b in blocks if _RECOMMENDS.search(b.text)]
    title = _title(blocks, head)
    head = replace(head, body=_body(lines, head), committee=_match_line(_COMMITTEE, lines),
                   sponsors=_sponsors(blocks))  # fmt: skip
    if not head.symbol and head.kind == "resolution":
        head = replace(head, symbol=_symbol_of_title(blocks, head))
    return head, title, recommends


def _pieces(block: Block) -> list[str]:
    return [line.strip() for line in block.lines if line.strip()]


def _first(pattern: re.Pattern[str], lines: Iterable[str], group: str) -> str:
    for line in lines:
        found = pattern.search(line)
        if found:
            return found[group]
    return ""


def _match_line(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    return next((line for line in lines if pattern.fullmatch(line)), "")


def _symbol(lines: Sequence[str]) -> str:
    for line in lines[:12]:
        found = _SYMBOL.fullmatch(line.rstrip("* "))
        if found:
            return found.group()
    for line in lines:
        council = _COUNCIL.match(line)
        if council:
            n, year = council["n"] or council["early"], council["year"] or council["when"]
            return f"S/RES/{n}({year})"
    return ""


def _symbol_of_title(blocks: Iterable[Block], head: Masthead) -> str:
    number = _first(_NUMBERED_TITLE, (b.text for b in blocks), "n")
    return f"A/RES/{number}" if number and head.body == "General Assembly" else ""


def _kind(lines: Sequence[str]) -> str:
    text = " ".join(lines)
    if re.search(r"\bdraft resolution\b", text, re.IGNORECASE):
        return "draft resolution"
    return "resolution" if re.search(r"\bresolution\b", text, re.IGNORECASE) else ""


def _with_session(head: Masthead, lines: Sequence[str]) -> Masthead:
    for line in lines:
        found = _SESSION.fullmatch(line)
        if found:
            return replace(head, session=line, session_number=ordinal_number(found["which"]))
    return head


def _with_agenda(head: Masthead, blocks: Sequence[Block]) -> Masthead:
    for index, block in enumerate(blocks):
        pieces = _pieces(block)
        for place, line in enumerate(pieces):
            found = _AGENDA.fullmatch(line)
            if found:
                below = pieces[place + 1 :] or _pieces(blocks[min(index + 1, len(blocks) - 1)])
                item = found["item"].strip(" *")
                return replace(head, agenda_item=item, agenda_title=" ".join(below))
    return head


def _with_days(head: Masthead, lines: Sequence[str], blocks: Sequence[str]) -> Masthead:
    adopted: dt.date | None = None
    if head.kind == "resolution":
        stated = [b for b in blocks if _ADOPTED.search(b) or _COUNCIL.match(b)
                  or re.match(r"(?:of|Adopted by)\s", b)]  # fmt: skip
        days = [day_of(re.sub(r"(?<=Apri)\]", "l", block)) for block in stated]
        adopted = next((day for day in days if day), None)
    alone = [line for line in lines if re.fullmatch(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}", line)]
    submitted = next((line for line in lines if re.fullmatch(r"\[(?:on|without)\s.*\]", line)), "")
    return replace(
        head,
        adopted=adopted,
        published=day_of(alone[0]) if alone else None,
        submitted_on=submitted.strip("[]"),
        place_and_dates=_match_line(_PLACE, lines),
    )


def _body(lines: Sequence[str], head: Masthead) -> str:
    named = [line for line in lines if line in BODIES]
    below = [line for line in lines if _SUBSIDIARY.fullmatch(line) and len(line) < 120
             and line != head.agenda_title]  # fmt: skip
    if below and named and named[0] == "Economic and Social Council":
        return below[0]
    if named:
        return named[0]
    return "Security Council" if head.symbol.startswith("S/RES/") else head.organ


def _sponsors(blocks: Sequence[Block]) -> tuple[str, ...]:
    for block in blocks:
        text = " ".join(block.text.split())
        submitted = re.match(r"Draft resolution submitted by (?:the )?(?P<who>.+)", text)
        if submitted:
            return (re.sub(r"\s+(?:following|on the basis|after)\b.*", "", submitted["who"]),)
        found = _DRAFT.fullmatch(text)
        if found and found["who"].strip() and not _RECOMMENDS.search(text):
            return _names(found["who"])
    return ()


def _names(text: str) -> tuple[str, ...]:
    """Split a list of sponsors, keeping names that hold an "and" whole.

    >>> _names("Austria, Bosnia and Herzegovina and Spain")
    ('Austria', 'Bosnia and Herzegovina', 'Spain')
    """
    kept = text.strip(" :*,")
    for name in _WITH_AND:
        kept = kept.replace(name, name.replace(" and ", " \u0001 "))
    names = re.split(r",\s+(?:and\s+)?|\s+and\s+", kept)
    return tuple(n.replace("\u0001", "and").strip(" *:") for n in names if n.strip(" *:"))


def _title(blocks: Sequence[Block], head: Masthead) -> str:
    titles = [b for b in blocks if _may_be_title(b, head)]
    numbered = [i for i, b in enumerate(titles) if _NUMBERED_TITLE.match(_flat(b))]
    if numbered:
        said = " ".join(_flat(b) for b in titles[numbered[-1] :])
        found = _NUMBERED_TITLE.match(said)
        return found["title"] if found else said
    after = [i for i, b in enumerate(blocks) if _precedes_title(b)]
    if after:
        plain = replace(head, agenda_title="")
        titles = [b for b in blocks[after[-1] + 1 :] if _may_be_title(b, plain)]
    if not titles and head.symbol.startswith("S/RES/"):
        n, year = re.findall(r"\d+", head.symbol)[:2]
        return f"Resolution {n} ({year})"
    return " ".join(_flat(b) for b in titles).strip(" *") if after else ""


def _precedes_title(block: Block) -> bool:
    text = _flat(block)
    return bool(_RECOMMENDS.search(text) or _DRAFT.fullmatch(text))


def _may_be_title(block: Block, head: Masthead) -> bool:
    text = _flat(block)
    known = {head.session, head.committee, head.agenda_title, head.symbol}
    if any(_SESSION.fullmatch(line) or _AGENDA.fullmatch(line) for line in block.lines):
        return False
    return not (
        text in known or _LETTERHEAD.fullmatch(text) or _COUNCIL.match(text)
        or _ADOPTED.search(text) or text.startswith(("[", "Agenda", "Distr", "Adopted by"))
        or _AGENDA.fullmatch(text) or re.fullmatch("[A-H]|[IVX]+", text)
    )  # fmt: skip


def _flat(block: Block) -> str:
    return " ".join(block.text.split())
