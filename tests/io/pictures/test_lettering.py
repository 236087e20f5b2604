"""Lines of six languages keep their letters, their direction and their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere_io.pictures.lettering import Setting, lettered, shortened, width_of, wrapped
from dedere_io.pictures.markup import element
from tests.io.pictures.reading import parsed

ARABIC = "اتفاقية لاهاي لعام 1970 (A/RES/66/178)."
CHINESE = "关于在航空器内的犯罪和犯有某些其他行为的公约，1963年"
PROSE = st.text(st.sampled_from("abc DEF-é ,.اتفا قية约航公犯（）1970"), max_size=120)


def said(text: str, *, rtl: bool = False) -> str:
    return "".join(str(p) for p in parsed(element("text", lettered(text, rtl=rtl))).itertext())


def test_arabic_is_isolated_so_that_its_full_stop_stays_at_its_end() -> None:
    assert said(ARABIC, rtl=True) == f"\u2067{ARABIC}\u2069"
    assert said(ARABIC) == f"\u2068{ARABIC}\u2069"


def test_scripts_are_marked_for_their_fonts() -> None:
    assert lettered("Kenya & Co") == "Kenya &amp; Co"
    assert lettered("肯尼亚").startswith("<tspan class=\"hani\">")  # fmt: skip
    assert "<tspan class=\"latn\">1970 (A/RES/66/178).</tspan>" in lettered(ARABIC)  # fmt: skip


@pytest.mark.parametrize("text", [ARABIC, CHINESE, "States parties to the Hague Convention"])
def test_a_cut_line_has_room_and_an_ellipsis(text: str) -> None:
    cut = shortened(text, size=12, room=120)

    assert cut.endswith("…")
    assert width_of(cut, 12) <= 120
    assert shortened(text, size=12, room=9999) == text


@given(PROSE, st.integers(30, 300))
def test_wrapping_loses_no_word_and_fits(text: str, room: int) -> None:
    lines = wrapped(text, size=10, room=room)

    assert all(width_of(line, 10) <= room for line in lines)
    if not any("…" in line for line in lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_an_address_longer_than_a_line_is_broken_and_not_cut() -> None:
    address = "https://treaties.example/" + "x" * 100

    lines = wrapped(f"Source: {address}", size=10, room=120)

    assert "".join(lines) == f"Source:{address}"
    assert all(width_of(line, 10) <= 120 for line in lines)


def test_the_last_line_says_that_there_was_more() -> None:
    lines = wrapped("one two three four five six seven", size=10, room=60, lines=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


@pytest.mark.parametrize("name", ["", "1map", "a b", "a\"b", "x_y"])  # fmt: skip
def test_a_name_that_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        Setting(name=name)
