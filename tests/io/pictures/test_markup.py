"""Markup escapes what is text, and makes links only to pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.pictures.markup import Markup, element, escape, link, number, unlinked
from tests.io.pictures.reading import NASTY, SEEN, parsed


def test_a_text_stays_a_text() -> None:
    root = parsed(element("text", NASTY, class_=NASTY.replace("\x00", "").replace("\x0b", "")))

    assert root.text == SEEN
    assert len(root) == 0


@given(st.text())
def test_any_text_is_well_formed(text: str) -> None:
    read = parsed(element("text", text, aria_label=text))

    kept = "".join(c if escape(c) != "\ufffd" else "\ufffd" for c in text)
    assert (read.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "address", ["/treaties/", "?on=2013-04-22", "#map", "./x", "https://x.example/", "HTTP://x/"]
)
def test_an_address_of_a_page_becomes_a_link(address: str) -> None:
    assert parsed(link(address, element("path"), label="x")).get("href") == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " javascript:x", "data:text/html,x", ""]
)
def test_an_address_of_another_scheme_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="starts with"):
        link(address, element("path"))


def test_without_its_links_a_drawing_has_groups() -> None:
    words = element("text", '<a href="/no">')
    drawn = link("/x?a=1&b=2", words, class_="c", tabindex=-1)

    read = parsed(unlinked(drawn))

    assert read.tag == "g"
    assert [str(name) for name in read.attrib] == ["class"]
    assert read[0].text == '<a href="/no">'


def test_numbers_are_short() -> None:
    assert [number(n) for n in (1, 1.5, 0.333333, -0.0001, -12.5, 100)] == [
        "1", "1.5", "0.33", "0", "-12.5", "100",
    ]  # fmt: skip


def test_markup_is_not_escaped_twice() -> None:
    assert element("g", Markup("<path/>"), "a<b") == "<g><path/>a&lt;b</g>"
