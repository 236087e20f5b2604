"""Where does a citation lead? From `art. 260ter al. 1` to the provision of a text.

Start at :func:`find`. A citation is read into the label that the provision would bear; where the
text has no such provision, the nearest one above it is found and said to be only that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dedere.library.numbering import ORDINALS
from dedere.library.structure import LegalText, Provision

_LATIN = "|".join(sorted(ORDINALS, key=len, reverse=True))
_BASIC = re.compile(
    r"(?:(?:sections?|sect?|ss?|articles?|articulos?|artículos?|artikel|articol[oi]|arts?|"
    r"regulations?|regs?|rules?|clauses?|cls?|§§?)\b\.?\s*|§\s*)?"
    rf"(?P<number>(?:(?:LO|[LRDA])\.?\s?\*{{0,2}}\s?)?\d+(?:[.-]?\d+)*(?:\s?(?:{_LATIN})\b|[A-Za-z]{{1,3}}\b)?"
    rf"(?:\.\d+[A-Z]*|-\d+)*(?:\s?(?:{_LATIN})\b)?(?:\s[A-Z]\b)?)",
    re.IGNORECASE,
)
_KIND = (
    r"(?:sub-?sections?|subsec|subss?|sub-?paragraphs?|subparas?|paragraphs?|paragraphes?|paras?|"
    r"pars?|alinéas?|alineas?|al|absatz|abs|capoversi|capoverso|cpv|lettres?|letters?|lettera|"
    r"let|lett|lit|buchstabe|bst|points?|pt|clauses?|items?|indents?|chiffres?|ch|ziffer|ziff|"
    r"numero|num|nos?|n|sentences?|párrafo|apartado)"
)
_STEP = re.compile(
    rf"[\s,]*(?:{_KIND}\b\.?\s*)?\(\s?(?P<bracket>[0-9a-zA-Z.°]{{1,8}})\s?\)"
    rf"|[\s,]+{_KIND}\b\.?\s*(?P<bare>\d+(?:{_LATIN}|[a-z])?°?|[a-z]{{1,2}}(?:{_LATIN})?\b|[ivxlc]+\b)"
    r"|[\s,]+(?P<degree>\d+°)",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"(?P<kind>schedule|annexe?|appendix|anhang|allegato)\b\s*(?P<number>[IVXLC]+|\d+[A-Z]*|[A-Z])?\b",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"\s*\[(?:new\s+)?(?P<inner>[^\]]+)\]\s*(?P<rest>.*)", re.DOTALL)
_RANGE = re.compile(r"(?P<head>.*)\((?P<first>\w+)\)\s?[-–]\s?\((?P<last>\w+)\)")
_LAST_STEP = re.compile(r"(?:\s?\([^()]*\)|\s[^()\[\]]*[^()\[\]\s])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a citation leads.

    Attributes:
        cited: The label that was looked for.
        provision: The provision that was found.
        exact: Whether it is the one cited, or only the nearest above it.
    """

    cited: str
    provision: Provision
    exact: bool


def label_of(citation: str) -> str:
    """Return the label a citation stands for; empty where it cites no provision.

    >>> label_of("s. 7(1)(a)"), label_of("art. 260ter al. 1"), label_of("Article 4, paragraph 2")
    ('7(1)(a)', '260ter(1)', '4(2)')
    """
    said = " ".join(citation.split())
    inserted = _INSERTED.search(said)
    if inserted:
        host = label_of(said[: inserted.start()])
        inner = label_of(inserted["inner"]) or inserted["inner"].strip()
        return f"{host} [new {inner}]" if host else ""
    basic = _BASIC.match(said)
    if basic is None:
        return _schedule_label(said)
    return _number(basic["number"]) + _steps(said[basic.end() :])


def _number(number: str) -> str:
    code = re.match(r"(LO|[LRDA])\.?\s?(\*{0,2})\s?(?=\d)", number, re.IGNORECASE)
    if code:
        number = f"{code[1].upper()}{code[2]}{number[code.end() :]}"
    return re.sub(rf"\s(?=(?:{_LATIN})\b)", "", number, flags=re.IGNORECASE)


def _schedule_label(said: str) -> str:
    found = _SCHEDULE.match(said)
    if found is None:
        return ""
    name = f"{found['kind'].capitalize()} {found['number'] or ''}".strip()
    rest = said[found.end() :].strip(" ,")
    article = re.match(r"(?:article|art)\b\.?\s*(\w+)", rest, re.IGNORECASE)
    if article:
        return f"{name}, Article {article[1]}{_steps(rest[article.end() :])}"
    return name + _steps(rest)


def _steps(rest: str) -> str:
    """Return the path under a section; a term or `proviso` keeps its words."""
    label = ""
    while rest.strip(" ,.;"):
        step = _STEP.match(rest)
        if step:
            label += f"({step['bracket'] or step['bare'] or step['degree']})"
            rest = rest[step.end() :]
            continue
        words = re.match(r"[\s,]*(?:definition of )?[“\"']?([^(\[“”\"]+)[”\"']?", rest)
        if words is None or not words[1].strip():
            break
        label += f" {words[1].strip(' ,')}"
        rest = rest[words.end() :]
        following = _STEP.match(rest)
        if following:
            label += " "
    return label


def citations_in(cited: str) -> tuple[str, ...]:
    """Part several citations: `3(1);4` and `5 [new 4A,4B]`; ranges stay together.

    >>> citations_in("3(1)(a); Schedule I")
    ('3(1)(a)', 'Schedule I')
    >>> citations_in("5 [new 4F(4),4G]")
    ('5 [new 4F(4)]', '5 [new 4G]')
    """
    found: list[str] = []
    for part in cited.split(";"):
        inserted = _INSERTED.search(part)
        if inserted is None:
            found.append(part.strip())
            continue
        host = part[: inserted.start()].strip()
        found.extend(f"{host} [new {inner.strip()}]" for inner in inserted["inner"].split(","))
    return tuple(part for part in found if part)


class Provisions:
    """The provisions of one text by their labels."""

    def __init__(self, text: LegalText) -> None:
        self._by_label: Mapping[str, Provision] = {
            _key(provision.label): provision for provision in text.walk()
        }
        self._parents: Mapping[str, Provision] = {
            child.label: parent for parent in text.walk() for child in parent.children
        }

    def find(self, citation: str) -> Found | None:
        """Find the provision a citation leads to, or the nearest above it."""
        label = label_of(citation)
        for place, candidate in enumerate(_upwards(label)):
            provision = self._by_label.get(_key(candidate))
            if provision is not None:
                return Found(cited=label, provision=provision, exact=place == 0)
        return None

    def find_all(self, cited: str) -> tuple[Found, ...]:
        """Find every provision that one or several citations lead to, ranges included."""
        found: list[Found] = []
        for citation in citations_in(cited):
            bounds = _RANGE.fullmatch(citation)
            if bounds:
                found.extend(self._between(bounds["head"], bounds["first"], bounds["last"]))
                continue
            one = self.find(citation)
            if one is not None:
                found.append(one)
        return tuple(found)

    def _between(self, head: str, first: str, last: str) -> Iterator[Found]:
        begin, end = self.find(f"{head}({first})"), self.find(f"{head}({last})")
        if begin is None or end is None:
            yield from (one for one in (begin, end) if one is not None)
            return
        parent = self._parents.get(begin.provision.label)
        siblings = parent.children if parent is not None else ()
        if begin.exact and end.exact and end.provision in siblings:
            places = siblings.index(begin.provision), siblings.index(end.provision)
            for provision in siblings[places[0] : places[1] + 1]:
                yield Found(cited=provision.label, provision=provision, exact=True)
            return
        yield begin
        yield end


def _key(label: str) -> str:
    return re.sub(r"[\s“”\"'’,]", "", label).lower()


def _upwards(label: str) -> Iterator[str]:
    """Yield a label and those above it: `2 [new 2A(2)]`, `2 [new 2A]`, `2`."""
    while label:
        yield label
        inserted = _INSERTED.search(label)
        if inserted:
            shorter = _LAST_STEP.sub("", inserted["inner"])
            host = label[: inserted.start()].strip()
            label = f"{host} [new {shorter}]" if shorter != inserted["inner"] else host
            continue
        shorter = _LAST_STEP.sub("", label)
        if shorter == label or not shorter:
            return
        label = shorter


def find(text: LegalText, citation: str) -> Found | None:
    """Find the provision of a text that a citation leads to, or the nearest above it.

    Nothing where not even the section or article exists.
    """
    return Provisions(text).find(citation)
