"""Write a resolution as Akoma Ntoso for the United Nations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree

from dedere.mandates.values import Operative, Preambular, Printed, Resolution, Span
from dedere_io.resolutions.akn_names import (
    NAMESPACE,
    NO_DAY,
    A,
    day_of,
    document_address,
    kind_of,
    work_iri,
)

_US = "dedere"
_NAMES: dict[str | None, str] = {None: NAMESPACE}
_SIGN = re.compile(r"\((?P<mark>[^()\s]{1,5})\)\s?")
# XML 1.0 section 2.2: the characters that no document may hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Marked = tuple[Span, str, dict[str, str]]
"""Characters of a paragraph that stand in an element of their own, with its attributes."""


def to_akn(resolution: Resolution) -> bytes:
    """Return a resolution as an Akoma Ntoso document of the class ``statement``.

    Every word that was read is in it; what each paragraph says is marked where it stands: verbs,
    documents cited, days. Page furniture is not written.
    """
    kind = kind_of(resolution.masthead)
    statement = _new("statement", contains="originalVersion", name=kind)
    statement.append(_meta(resolution))
    parts = _parts(resolution)
    statement.append(_preface(resolution, parts[0][0] if parts else ""))
    first = parts[0][1] if parts else []
    statement.append(_preamble(resolution, first))
    statement.append(_main(resolution, parts))
    if resolution.closing:
        statement.append(_new("conclusions", _new("p", _clean(resolution.closing))))
    if resolution.annexes:
        annexes = (_annex(resolution, n) for n in range(len(resolution.annexes)))
        statement.append(_new("attachments", *annexes))
    root = _new("akomaNtoso", statement)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _parts(
    resolution: Resolution,
) -> list[tuple[str, list[Preambular], list[Operative]]]:
    """Return the resolutions that one document holds, in order; most hold one."""
    names = dict.fromkeys(
        [p.part for p in resolution.preambular] + [p.part for p in resolution.operative]
    )
    return [
        (
            name,
            [p for p in resolution.preambular if p.part == name],
            [p for p in resolution.operative if p.part == name],
        )
        for name in names
    ]


def _meta(resolution: Resolution) -> etree._Element:
    head = resolution.masthead
    work, day = work_iri(head), day_of(head)
    said = f"{work}/eng@{'' if day == NO_DAY else day}"
    name = "unknown" if day == NO_DAY else "adoption" if head.adopted else "publication"
    meta = _new(
        "meta",
        _new(
            "identification",
            *(
                _level(tag, iri, day, name, *more)
                for tag, iri, more in (
                    ("FRBRWork", work, (_new("FRBRcountry", value="un"),)),
                    ("FRBRExpression", said, (_new("FRBRlanguage", language="eng"),)),
                    ("FRBRManifestation", f"{said}.akn", ()),
                )
            ),
            source=f"#{_US}",
        ),
        _new(
            "references",
            _new(
                "TLCOrganization", eId=_US, href="/akn/ontology/organization/dedere",
                showAs="Dedere",
            ),
            source=f"#{_US}",
        ),
    )  # fmt: skip
    themes = dict.fromkeys(t.id for p in resolution.operative for t in p.themes)
    if themes:
        words = (
            _new("keyword", value=theme, showAs=theme, dictionary=_US, eId=f"keyword_{n}")
            for n, theme in enumerate(themes, 1)
        )
        meta.insert(1, _new("classification", *words, source=f"#{_US}"))
    if resolution.footnotes:
        notes = (
            _new("note", _new("p", _clean(note.text)), eId=_note_id(n), marker=note.mark or "*")
            for n, note in enumerate(resolution.footnotes, 1)
        )
        meta.append(_new("notes", *notes, source=f"#{_US}"))
    return meta


def _note_id(n: int) -> str:
    return f"note_{n}"


def _level(tag: str, iri: str, day: str, name: str, *more: etree._Element) -> etree._Element:
    this = f"{iri}/!main" if tag != "FRBRManifestation" else iri.replace(".akn", "/!main.akn")
    return _new(
        tag,
        _new("FRBRthis", value=this),
        _new("FRBRuri", value=iri),
        _new("FRBRdate", date=day, name=name),
        _new("FRBRauthor", href=f"#{_US}"),
        *more,
    )


def _preface(resolution: Resolution, first_part: str) -> etree._Element:
    head = resolution.masthead
    preface = _new("preface")
    for block in head.printed:
        paragraph = _new("p")
        for n, line in enumerate(block):
            if n:
                paragraph.append(_new("eol"))
            element = _named(line, resolution)
            if element is not None:
                paragraph.append(element)
            elif n:
                paragraph[-1].tail = _clean(line)
            else:
                paragraph.text = _clean(line)
        preface.append(paragraph)
    if first_part:
        preface.append(_new("p", _clean(first_part)))
    if not len(preface):
        preface.append(_new("p", _clean(resolution.title)))
    return preface


def _named(line: str, resolution: Resolution) -> etree._Element | None:
    """Return a line of the masthead as the element that says what it is."""
    head = resolution.masthead
    known = {
        head.symbol: "docNumber",
        resolution.title: "docTitle",
        head.body: "docAuthority",
        head.committee: "docCommittee",
        head.session: "session",
    }
    name = known.get(line) if line else None
    return _new(name, _clean(line)) if name else None


def _preamble(resolution: Resolution, recitals: Sequence[Preambular]) -> etree._Element:
    chapeau = f"{resolution.chapeau}," if resolution.chapeau else ""
    preamble = _new("preamble", _new("formula", _new("p", _clean(chapeau)), name="enacting"))
    if recitals:
        preamble.append(_new("recitals", *map(_recital, recitals)))
    return preamble


def _recital(paragraph: Preambular) -> etree._Element:
    eid = f"rec_{paragraph.part.lower() and _plain(paragraph.part) + '_'}{paragraph.n}"
    marks = [*_italics(paragraph.printed), *_cited(paragraph)]
    words = _words(paragraph.printed.text, marks, paragraph.printed.notes)
    return _new("recital", words, eId=eid)


def _main(
    resolution: Resolution, parts: Sequence[tuple[str, list[Preambular], list[Operative]]]
) -> etree._Element:
    main = _new("mainBody")
    for n, (name, recitals, paragraphs) in enumerate(parts):
        if not n:
            main.extend(_sections(paragraphs, ""))
            continue
        eid = f"part_{_plain(name)}"
        part = _new("hcontainer", _new("heading", _clean(name)), eId=eid, name="part")
        formula = _new("p", _clean(f"{resolution.chapeau},"))
        part.append(
            _new("hcontainer", _new("content", formula), eId=f"{eid}__formula", name="formula")
        )
        for recital in recitals:
            marks = [*_italics(recital.printed), *_cited(recital)]
            words = _words(recital.printed.text, marks, recital.printed.notes)
            part.append(
                _new(
                    "hcontainer", _new("content", words),
                    eId=f"{eid}__rec_{recital.n}", name="recital",
                )
            )  # fmt: skip
        part.extend(_sections(paragraphs, f"{eid}__"))
        main.append(part)
    if not len(main):
        main.append(_new("p"))
    return main


def _sections(paragraphs: Iterable[Operative], above: str) -> Iterator[etree._Element]:
    for n, (section, run) in enumerate(groupby(paragraphs, key=lambda p: p.section), 1):
        eid = f"{above}sec_{n}" if section else above.removesuffix("__")
        found = list(_led(run, f"{eid}__" if eid else ""))
        if not section:
            yield from found
            continue
        box = _new("hcontainer", eId=eid, name="section")
        box.append(_new("heading", _clean(section)))
        box.extend(found)
        yield box


def _led(paragraphs: Iterable[Operative], above: str) -> Iterator[etree._Element]:
    for n, (lead, run) in enumerate(groupby(paragraphs, key=lambda p: p.lead), 1):
        eid = f"{above}lead_{n}" if lead else above.removesuffix("__")
        found = [_paragraph(p, f"{eid}__" if eid else "") for p in run]
        if not lead:
            yield from found
            continue
        box = _new("hcontainer", eId=eid, name="lead")
        box.append(_new("intro", _new("p", _clean(lead))))
        box.extend(found)
        yield box


def _paragraph(paragraph: Operative, above: str) -> etree._Element:
    eid = f"{above}para_{paragraph.n}"
    element = _new("paragraph", eId=eid)
    if paragraph.numbered:
        element.append(_new("num", f"{paragraph.n}."))
    marks = _marks(paragraph)
    text, notes = paragraph.printed.text, paragraph.printed.notes
    subs = paragraph.subparagraphs
    if not subs:
        element.append(_new("content", _words(text, marks, notes)))
        return element
    ends = subs[0].span.start
    element.append(_new("intro", _words(text[:ends].rstrip("\n"), marks, notes)))
    open_at: list[tuple[tuple[str, ...], etree._Element]] = [((), element)]
    for n, sub in enumerate(subs, 1):
        while len(open_at) > 1 and open_at[-1][0] != sub.path[: len(open_at[-1][0])]:
            open_at.pop()
        printed = text[sub.span.start : sub.span.end]
        sign = _SIGN.match(printed)
        begins = sub.span.start + (sign.end() if sign else 0)
        below = _new("subparagraph", eId=f"{eid}__subpara_{n}")
        if sign:
            below.append(_new("num", sign.group().strip()))
        inside = [
            (Span(span.start - begins, span.end - begins), tag, more)
            for span, tag, more in marks
            if begins <= span.start and span.end <= sub.span.end
        ]
        below.append(_new("content", _words(text[begins : sub.span.end], inside, ())))
        parent = open_at[-1][1]
        _opened(parent)
        parent.append(below)
        open_at.append((sub.path, below))
    return element


def _opened(parent: etree._Element) -> None:
    """Turn the content of a division into its introduction: something stands under it."""
    content = parent.find(f"{A}content")
    if content is not None:
        content.tag = f"{A}intro"


def _marks(paragraph: Operative) -> list[Marked]:
    verbs: Iterator[Marked] = (
        (d.span, "inline", {"name": "verb", "class": d.strength.value})
        for d in paragraph.directives
        if not d.inherited
    )
    days: Iterator[Marked] = (
        (d.span, "date", {"date": d.date.isoformat()}) for d in paragraph.deadlines if d.date
    )
    return [*_italics(paragraph.printed), *_cited(paragraph), *verbs, *days]


def _italics(printed: Printed) -> Iterator[Marked]:
    return ((span, "i", {}) for span in printed.emphasis)


def _cited(paragraph: Preambular | Operative) -> Iterator[Marked]:
    for cite in paragraph.cites:
        address = document_address(cite.document)
        if address:
            yield cite.span, "ref", {"href": address}


def _words(text: str, marks: Iterable[Marked], notes: Iterable[str]) -> etree._Element:
    """Return the words of a paragraph with what is marked in them; the first mark wins."""
    paragraph = _new("p")
    free: list[Marked] = []
    for span, tag, more in marks:
        fits = 0 <= span.start < span.end <= len(text) and "\n" not in text[span.start : span.end]
        if fits and all(span.end <= other.start or other.end <= span.start for other, *_ in free):
            free.append((span, tag, more))
    done, last = 0, None
    for span, tag, more in sorted(free, key=lambda mark: mark[0]):
        _say(paragraph, last, text[done : span.start])
        last = _new(tag, _clean(text[span.start : span.end]), **more)
        paragraph.append(last)
        done = span.end
    _say(paragraph, last, text[done:])
    for sign in notes:
        paragraph.append(_new("noteRef", href=f"#note-{_plain(sign)}", marker=sign))
    return paragraph


def _say(paragraph: etree._Element, last: etree._Element | None, words: str) -> None:
    if last is None:
        paragraph.text = _clean(words)
    else:
        last.tail = _clean(words)


def _annex(resolution: Resolution, n: int) -> etree._Element:
    annex = resolution.annexes[n]
    main = _new("mainBody")
    for printed in annex.paragraphs:
        main.append(_words(printed.text, _italics(printed), printed.notes))
    if not len(main):
        main.append(_new("p"))
    meta = _meta(resolution)
    for extra in list(meta)[1:]:
        meta.remove(extra)
    meta[0].set("source", f"#{_US}")
    document = _new("doc", meta, main, name="annex")
    eid = f"att_{n + 1}"
    return _new("attachment", _new("heading", _clean(annex.heading)), document, eId=eid)


def _new(tag: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    element = etree.Element(f"{A}{tag}", attributes, nsmap=_NAMES)  # type: ignore[arg-type]
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "x"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
