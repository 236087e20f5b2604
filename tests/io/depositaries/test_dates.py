import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere_io.depositaries.dates import (
    UnreadableDateError,
    find_as_of,
    find_dates,
    is_blank,
    read_date,
)


@pytest.mark.parametrize(
    ("printed", "date", "letters"),
    [
        ("24 Sep 2003 a", "2003-09-24", "a"),
        ("24 September 2003", "2003-09-24", ""),
        ("24 Sept. 2003", "2003-09-24", ""),
        ("24/09/2003", "2003-09-24", ""),
        ("24-9-1987", "1987-09-24", ""),
        ("24. 9.1987", "1987-09-24", ""),
        ("2003-09-24", "2003-09-24", ""),
        ("1994", "1994", ""),
        ("Mar 1994", "1994-03", ""),
        ("2003-09", "2003-09", ""),
        ("September 24, 2003", "2003-09-24", ""),
        ("13December 2007", "2007-12-13", ""),
        (" 6 Aug 1986 a", "1986-08-06", "a"),
        ("24 Sep 2003AA", "2003-09-24", "AA"),
        ("7 Sep 2006 A", "2006-09-07", "A"),
        ("23 Oct 2006 d", "2006-10-23", "d"),
        ("1 Mar 1999 (s)", "1999-03-01", "s"),
        ("3 Feb 2001 c", "2001-02-03", "c"),
        ("1er mars 1994", "1994-03-01", ""),
        ("30 août 1980", "1980-08-30", ""),
        ("1º de marzo de 1994", "1994-03-01", ""),
        ("3 de octubre de 1980", "1980-10-03", ""),
        ("16 мая 1990 г.", "1990-05-16", ""),
        ("24 сентября 2003", "2003-09-24", ""),
        ("29 Feb 2000 a", "2000-02-29", "a"),
    ],
)
def test_dates_are_read_as_depositaries_print_them(printed: str, date: str, letters: str) -> None:
    read = read_date(printed)

    assert (str(read.date), read.mark) == (date, letters)


def test_footnotes_behind_a_date_are_kept_apart_from_it() -> None:
    assert read_date("24 Sep 2003 a 1").footnotes == ("1",)
    assert read_date("24 Sep 2003²").footnotes == ("2",)
    assert read_date("6 Sep 1991*").footnotes == ()


def test_numbers_are_read_day_first_and_exchangeable_ones_say_so() -> None:
    assert str(read_date("02/03/2004").date) == "2004-03-02"
    assert read_date("02/03/2004").day_first_assumed
    assert not read_date("24/09/2003").day_first_assumed
    assert not read_date("05/05/2005").day_first_assumed
    assert not read_date("2 March 2004").day_first_assumed


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("24.9.87", "two digits of the year"),
        ("24 Sep 87", "two digits of the year"),
        ("31 Feb 2003", "no day that can be meant"),
        ("09/24/2003", "no day that can be meant"),
        ("24 Sep 0203", "no day that can be meant"),
        ("", "is not a date"),
        ("Kenya", "is not a date"),
        ("24 Sep 2003 and later", "is not a date"),
        ("9" * 5000, "is not a date"),
    ],
)
def test_what_is_no_date_says_why(printed: str, reason: str) -> None:
    with pytest.raises(UnreadableDateError, match=reason):
        read_date(printed)


@pytest.mark.parametrize("printed", ["", " ", "-", "–", "n/a"])
def test_signs_for_nothing_are_blank(printed: str) -> None:
    assert is_blank(printed)


def test_every_date_of_a_line_is_found_with_its_letter() -> None:
    line = "Austria  16 December 1970   11 February 1974 (a) 13.3.1974"

    found = [(str(f.read.date), f.read.mark) for f in find_dates(line) if f.read]

    assert found == [("1970-12-16", ""), ("1974-02-11", "a"), ("1974-03-13", "")]


def test_an_unreadable_date_of_a_line_is_found_with_its_problem() -> None:
    (found,) = find_dates("Kenya 2.9.86")

    assert found.read is None
    assert "two digits" in str(found.problem)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Status List as of 1 September 1995", "1995-09-01"),
        ("as at 30 September 2011", "2011-09-30"),
        ("STATUS AS AT : 05-03-2024 09:15:29 EDT", "2024-03-05"),
        ("Last change of status: 12 March 2024", "2024-03-12"),
        ("Situation au 3 mai 2010", "2010-05-03"),
    ],
)
def test_the_day_up_to_which_a_list_speaks_is_found(line: str, day: str) -> None:
    assert str(find_as_of(line)) == day


def test_another_date_is_not_the_day_up_to_which_a_list_speaks() -> None:
    assert find_as_of("The Convention entered into force on 14 October 1971.") is None


DAYS = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2199, 12, 31))


@given(
    day=DAYS, form=st.sampled_from(["%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"])
)
@settings(deadline=None)
def test_every_day_is_read_back_from_every_form(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)).date.whole_day() == day


@given(text=st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    for found in find_dates(text):
        assert (found.read is None) != (found.problem is None)
        assert 0 <= found.start < found.end <= len(text)
    with contextlib.suppress(UnreadableDateError):
        read_date(text)
