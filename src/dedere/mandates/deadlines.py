"""By when a paragraph asks for something: a session, a day, or a period from the adoption.

Only what lies ahead counts. A session or day before that of the resolution itself tells what was
done, not what is due.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dedere.mandates.dates import DAY, day_of
from dedere.mandates.sessions import (
    GENERAL_ASSEMBLY,
    ORDINAL,
    opening_of,
    ordinal_number,
    ordinal_words,
    year_of,
)
from dedere.mandates.values import Deadline, DeadlineKind, Span

_BODY = (
    r"General\s+Assembly|Economic\s+and\s+Social\s+Council|Human\s+Rights\s+Council|"
    r"Commission\s+on\s+Crime\s+Prevention\s+and\s+Criminal\s+Justice|"
    r"Commission\s+on\s+Narcotic\s+Drugs|Commission\s+on\s+the\s+Status\s+of\s+Women|"
    r"Commission\s+for\s+Social\s+Development|Commission|Council|Conference\s+of\s+the\s+"
    r"(?:States\s+)?Parties[^,;.]{0,90}?|Preparatory\s+Committee|Congress|Assembly|Security\s+Council"
)
_SESSION = re.compile(
    rf"(?P<lead>(?:at|in|before|by|of|until|to|during|for|from)\s+(?:\w+\s+){{0,6}}?"
    rf"(?:its|the|their)\s+(?:\w+\s+){{0,3}}?)(?P<which>{ORDINAL})"
    rf"(?:\s+(?:and|to|or)\s+(?P<second>{ORDINAL}))?"
    rf"\s+(?:regular\s+|annual\s+|resumed\s+|substantive\s+)?sessions?"
    rf"(?:,?\s+of\s+the\s+(?P<behind>{_BODY})\b)?",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(rf"\b(?P<body>{_BODY})\b")
_PERIOD_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty-five": 45, "sixty": 60, "ninety": 90, "one hundred and twenty": 120,
}  # fmt: skip
_COUNT = "|".join(sorted(_PERIOD_WORDS, key=len, reverse=True)) + r"|\d{1,3}"
_UNTIL = re.compile(
    rf"\b(?:by|no\s+later\s+than|not\s+later\s+than|before|until|on\s+or\s+before|up\s+to|"
    rf"at\s+the\s+latest\s+by|on)\s+(?:the\s+end\s+of\s+)?{DAY}"
)
_MONTH_ONLY = re.compile(
    r"\b(?P<lead>by|no\s+later\s+than|not\s+later\s+than|before)\s+(?:the\s+)?"
    r"(?P<what>(?:(?:end|first\s+week|first\s+half|first\s+quarter)\s+of\s+)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+)?(?P<year>(?:19|20)\d\d))\b"
)
_WITHIN = re.compile(
    rf"\b(?:within|no\s+later\s+than|not\s+later\s+than|in\s+any\s+case)\s+(?P<count>{_COUNT})\s+"
    rf"(?P<unit>days?|weeks?|months?|years?)\b"
    rf"(?P<from>\s+(?:of|from|following|after)\s+[^,;.]{{0,60}})?"
)
_ASKS_AHEAD = re.compile(
    r"\b(?:report|submit|present|consider|include|convene|transmit|review|update|inform|provide|"
    r"continue|complete|hold|held|discuss|decide|examine|address|report\s+thereon|conclude|"
    r"revert|elect|organize|finalize|undertake|agenda|consideration|session\s+)\b"
)
_REPORTED = re.compile(
    r"\b(?:adopted|held|submitted|established|concluded|made|taken|agreed|President)\s+$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """From where a paragraph speaks: its organ, its session, the day of adoption."""

    organ: str
    session: int | None = None
    adopted: dt.date | None = None
    year: int | None = None
    """The year of the document where the day is not known."""

    def is_past(self, day: dt.date) -> bool:
        """Say whether a day lies before the resolution."""
        if self.adopted:
            return day < self.adopted
        return self.year is not None and day.year < self.year

    def is_past_year(self, year: int | None) -> bool:
        """Say whether a year lies before the session of the resolution."""
        own = 1945 + self.session if self.session and self.organ == GENERAL_ASSEMBLY else None
        own = own or self.year or (self.adopted.year if self.adopted else None)
        return year is not None and own is not None and year < own


def deadlines(text: str, setting: Setting) -> tuple[Deadline, ...]:
    """Return everything a paragraph sets a time for, in the order in which it stands.

    >>> found = deadlines(
    ...     "Also requests the Secretary-General to submit to the General Assembly, at its "
    ...     "sixty-ninth session, a report", Setting("General Assembly"))
    >>> found[0].label
    'General Assembly, sixty-ninth session (opens 2014)'
    """
    found = [*_sessions(text, setting), *_days(text, setting), *_periods(text, setting)]
    return tuple(sorted(found, key=lambda deadline: deadline.span))


def _sessions(text: str, setting: Setting) -> Iterator[Deadline]:
    for match in _SESSION.finditer(text):
        body = _body_of(match, text, setting)
        for words in filter(None, (match["which"], match["second"])):
            session = ordinal_number(words)
            if session is None:
                continue
            year = year_of(body, session)
            if not setting.is_past_year(year) and _lies_ahead(text, match, year):
                yield _of_session(body, session, year, match)


def _lies_ahead(text: str, match: re.Match[str], year: int | None) -> bool:
    lead = match["lead"].lower()
    points = re.search(r"\b(?:at|in|before|by|until|to|during|for)\b", lead)
    if lead.startswith(("from ", "of the ")) and not points and not match["behind"]:
        return False
    if _REPORTED.search(text[: match.start()]):
        return False
    if year is None and not re.search(r"\b(?:at|by|before|until)\b", lead):
        return False
    return year is not None or _ASKS_AHEAD.search(text[: match.start()]) is not None


def _of_session(body: str, session: int, year: int | None, match: re.Match[str]) -> Deadline:
    opens = f" (opens {year})" if year else ""
    return Deadline(
        kind=DeadlineKind.SESSION,
        words=" ".join(match.group().split()),
        span=Span(*match.span()),
        date=opening_of(body, session),
        body=body,
        session=session,
        year=year,
        label=f"{body}, {ordinal_words(session)} session{opens}",
    )


def _body_of(match: re.Match[str], text: str, setting: Setting) -> str:
    """Return whose session it is: the body named behind, the nearest before, or the organ."""
    if match["behind"]:
        return _full(" ".join(match["behind"].split()), text, setting)
    if re.search(r"provisional\s+agenda\s+of\s+(?:its|the)\s", match.group()):
        return setting.organ
    before = [m["body"] for m in _NAMED_BODY.finditer(text[: match.start("which")])]
    if not before or before[-1] == "Security Council" != setting.organ:
        return setting.organ
    return _full(" ".join(before[-1].split()), text, setting)


def _full(body: str, text: str, setting: Setting) -> str:
    if body in {"Commission", "Council", "Congress", "Assembly"}:
        longer = [
            m["body"] for m in _NAMED_BODY.finditer(text) if m["body"].startswith(body + " ")
        ]
        if longer:
            return " ".join(longer[0].split())
        if body == "Assembly":
            return GENERAL_ASSEMBLY
        if body == "Council" and setting.organ.endswith("Council"):
            return setting.organ
    return body


def _days(text: str, setting: Setting) -> Iterator[Deadline]:
    for match in _UNTIL.finditer(text):
        day = day_of(match.group())
        if day is None or setting.is_past(day) or _is_reported_day(text, match):
            continue
        yield Deadline(
            kind=DeadlineKind.DATE, words=" ".join(match.group().split()),
            span=Span(*match.span()), date=day, year=day.year, label=day.isoformat(),
        )  # fmt: skip
    for match in _MONTH_ONLY.finditer(text):
        year = int(match["year"])
        if not setting.is_past_year(year):
            what = " ".join(match["what"].split())
            yield Deadline(
                kind=DeadlineKind.DATE, words=" ".join(match.group().split()),
                span=Span(*match.span()), year=year, label=what,
            )  # fmt: skip


def _is_reported_day(text: str, match: re.Match[str]) -> bool:
    """Say whether "on 9 May 1992" tells of something done, such as a signature."""
    if not match.group().startswith("on"):
        return False
    return (
        re.search(r"\w(?:ed|en|held|made)\s+(?:\w+\s+){0,3}$", text[: match.start()]) is not None
    )


def _periods(text: str, setting: Setting) -> Iterator[Deadline]:
    for match in _WITHIN.finditer(text):
        counted = match["count"].lower()
        count = _PERIOD_WORDS.get(counted) or int(counted)
        day = None
        starts = match["from"] or ""
        if setting.adopted and (not starts or re.search("adoption|passage", starts)):
            day = _after(setting.adopted, count, match["unit"])
        words = " ".join(match.group().split())
        yield Deadline(
            kind=DeadlineKind.PERIOD, words=words, span=Span(*match.span()), date=day,
            year=day.year if day else None, label=day.isoformat() if day else words,
        )  # fmt: skip


def _after(day: dt.date, count: int, unit: str) -> dt.date:
    if unit.startswith("day"):
        return day + dt.timedelta(days=count)
    if unit.startswith("week"):
        return day + dt.timedelta(weeks=count)
    months = count * (12 if unit.startswith("year") else 1)
    years, month0 = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month0 + 1, day=min(day.day, 28))
