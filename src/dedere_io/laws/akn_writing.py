"""Write a legal text as Akoma Ntoso."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from dedere.library.identifiers import Expression, eids
from dedere.library.structure import LegalText, Level, Provision
from dedere_io.laws.akn_names import CONTAINERS, NAMESPACE, QUOTATION, A

_NAMES: dict[str | None, str] = {None: NAMESPACE}
_US = "dedere"
# XML 1.0 section 2.2: the characters that no document may hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_akn(text: LegalText, expression: Expression) -> bytes:
    """Return the text as an Akoma Ntoso document with the identifiers of the expression.

    What could not be split (`unsplit`) is a matter of the reading and is not written. A date of
    which only the year is known is written as its first day, as the schema asks for a full date.
    """
    return etree.tostring(
        _document(text, expression), xml_declaration=True, encoding="UTF-8", pretty_print=False
    )


def _document(text: LegalText, expression: Expression) -> etree._Element:
    writer = _Writer(eids(text))
    body, attached = _parted(text.provisions)
    act = _new("act", _meta(expression, "!main"), contains="singleVersion")
    act.set("name", expression.work.subtype or expression.work.kind)
    act.append(
        _new(
            "preface",
            _new(
                "longTitle", _new("p", _new("docTitle", _clean(text.title)), eId="longTitle__p_1")
            ),
        )
    )
    if text.preface:
        act.append(_new("preamble", *_paragraphs(text.preface)))
    act.append(_new("body", *(writer.hierarchy(provision) for provision in body)))
    if attached:
        found = [writer.attachment(schedule, expression) for schedule in attached]
        act.append(_new("attachments", *found))
    return _new("akomaNtoso", act)


def _parted(
    provisions: Sequence[Provision],
) -> tuple[Sequence[Provision], Sequence[Provision]]:
    """Part the schedules at the end from the body, which may not be empty."""
    end = len(provisions)
    while end > 1 and provisions[end - 1].level is Level.SCHEDULE:
        end -= 1
    if any(p.quoted for p in provisions[end:]):
        end = len(provisions)
    return provisions[:end], provisions[end:]


def _meta(expression: Expression, component: str, us: str = _US) -> etree._Element:
    work = str(expression.work)
    said = f"{work}/{expression.language}@{expression.version}"
    day = _day(expression.version or expression.work.date)
    author = {"href": f"#{us}"}

    def level(name: str, iri: str, date: str, *more: etree._Element) -> etree._Element:
        return _new(
            name,
            _new("FRBRthis", value=f"{iri}/{component}"),
            _new("FRBRuri", value=iri),
            _new(
                "FRBRdate",
                date=date,
                name="Generation" if name == "FRBRManifestation" else name[4:],
            ),
            _new("FRBRauthor", **author),
            *more,
        )

    country = _new("FRBRcountry", value=expression.work.jurisdiction)
    language = _new("FRBRlanguage", language=expression.language)
    organization = _new(
        "TLCOrganization", eId=us, href="/akn/ontology/organization/dedere", showAs="Dedere"
    )
    return _new(
        "meta",
        _new(
            "identification",
            level("FRBRWork", work, _day(expression.work.date), country),
            level("FRBRExpression", said, day, language),
            level("FRBRManifestation", f"{said}/main.xml", day),
            source=f"#{us}",
        ),
        _new("references", organization, source=f"#{us}"),
    )


def _day(date: str) -> str:
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def _new(tag: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    element = etree.Element(f"{A}{tag}", attributes, nsmap=_NAMES)  # type: ignore[arg-type]
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


class _Writer:
    """Writes provisions with the identifiers given to their labels."""

    def __init__(self, eids: Mapping[str, str]) -> None:
        self.eids = eids

    def hierarchy(self, provision: Provision) -> etree._Element:
        """Return a division with everything under it."""
        eid = self.eids[provision.label]
        element = self._opened(provision, eid)
        if not provision.children:
            element.append(_new("content", *_paragraphs(provision.text), eId=f"{eid}__content"))
            if provision.closing:
                # Words after items that are not there any more are a paragraph of their own.
                content = element[-1]
                content.extend(_paragraphs(provision.closing, kind="closing"))
            return element
        if provision.text:
            element.append(_new("intro", *_paragraphs(provision.text), eId=f"{eid}__intro"))
        element.extend(self._children(provision, eid))
        if provision.closing:
            element.append(_new("wrapUp", *_paragraphs(provision.closing), eId=f"{eid}__wrapup"))
        return element

    def _opened(self, provision: Provision, eid: str) -> etree._Element:
        container = CONTAINERS.get(provision.level)
        if container is not None:
            element = _new("hcontainer", eId=eid, name=container)
        else:
            element = _new(provision.level.value, eId=eid)
        element.set("title", _clean(provision.label))
        if provision.number:
            element.append(_new("num", _clean(provision.number)))
        if provision.heading:
            element.append(_new("heading", _clean(provision.heading)))
        return element

    def _children(self, provision: Provision, eid: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        runs = groupby(provision.children, key=lambda p: p.quoted and not provision.quoted)
        for count, (quoted, run) in enumerate(runs, 1):
            written = [self.hierarchy(child) for child in run]
            found.extend([_quotation(written, f"{eid}__mod_{count}")] if quoted else written)
        return found

    def attachment(self, schedule: Provision, expression: Expression) -> etree._Element:
        """Return a schedule as a document of its own."""
        eid = self.eids[schedule.label]
        main = _new("mainBody", self.hierarchy(schedule))
        document = _new(
            "doc", _meta(expression, f"!{eid}", f"{eid}__{_US}"), main, name="schedule"
        )
        return _new("attachment", document, eId=f"{eid}__doc")


def _quotation(written: list[etree._Element], eid: str) -> etree._Element:
    structure = _new("quotedStructure", *written, eId=f"{eid}__qstr")
    paragraph = _new("p", _new("mod", structure, eId=f"{eid}__mod"))
    return _new("hcontainer", _new("content", paragraph), eId=eid, name=QUOTATION)


def _paragraphs(text: str, *, kind: str = "") -> list[etree._Element]:
    found = [_new("p", _clean(line)) for line in text.split("\n")]
    for paragraph in found:
        if kind:
            paragraph.set("class", kind)
    return found


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
