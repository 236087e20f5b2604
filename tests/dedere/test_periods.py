"""Partial dates and the delays of final clauses."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedere.periods import Delay, DelayKind, PartialDate, Precision

DAYS = st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2100, 12, 31))
DELAYS = st.builds(
    Delay,
    kind=st.sampled_from(DelayKind),
    n=st.integers(0, 400),
    plus_days=st.integers(0, 1),
)


@pytest.mark.parametrize(
    ("delay", "deposited", "reached"),
    [
        # Switzerland deposited on 23 September 2003; bombings-1997 art. 22(2).
        (Delay(DelayKind.DAYS, 30), "2003-09-23", "2003-10-23"),
        # Afghanistan, SUA 1988 art. 18(2), ninety days: Dutch treaty series 2005, 182.
        (Delay(DelayKind.DAYS, 90), "2003-09-23", "2003-12-22"),
        # Beijing Protocol 2010 art. XXIII(1): 22nd deposit 28 November 2017, in force 1 January.
        (Delay(DelayKind.MONTH_START, 2), "2017-11-28", "2018-01-01"),
        # Council of Europe practice for ECST art. 11: Switzerland 19 May 1983, 20 August 1983.
        (Delay(DelayKind.MONTHS, 3, plus_days=1), "1983-05-19", "1983-08-20"),
        # CECPT art. 23(3): first day of the month after three months.
        (Delay(DelayKind.MONTH_START_AFTER_MONTHS, 3), "2007-02-21", "2007-06-01"),
        # CPPNM Amendment, CPPNM art. 20(2): the day of deposit.
        (Delay(DelayKind.IMMEDIATE), "2017-03-01", "2017-03-01"),
        # Months end where they end.
        (Delay(DelayKind.MONTHS, 1), "2023-01-31", "2023-02-28"),
        (Delay(DelayKind.YEARS, 1), "2024-02-29", "2025-02-28"),
        (Delay(DelayKind.DAYS, 30), "2024-01-30", "2024-02-29"),
    ],
)
def test_delays_follow_the_article(delay: Delay, deposited: str, reached: str) -> None:
    assert delay.after(dt.date.fromisoformat(deposited)) == dt.date.fromisoformat(reached)


@given(delay=DELAYS, first=DAYS, second=DAYS)
def test_a_later_deposit_never_takes_effect_earlier(
    delay: Delay, first: dt.date, second: dt.date
) -> None:
    earlier, later = sorted((first, second))

    assert delay.after(earlier) <= delay.after(later)


@given(delay=DELAYS, deposited=DAYS)
def test_no_delay_runs_backwards(delay: Delay, deposited: dt.date) -> None:
    if delay.kind is DelayKind.MONTH_START and delay.n == 0:
        return  # the first of the same month: no instrument has it

    assert delay.after(deposited) >= deposited


@given(whole=DAYS, keep=st.sampled_from([1, 2, 3]))
def test_a_partial_date_holds_the_day_it_was_cut_from(whole: dt.date, keep: int) -> None:
    partial = PartialDate.parse("-".join(whole.isoformat().split("-")[:keep]))

    assert partial.earliest() <= whole <= partial.latest()
    assert PartialDate.parse(str(partial)) == partial
    assert (partial.precision is Precision.DAY) is (partial.whole_day() is not None)


@pytest.mark.parametrize("text", ["", "61", "1961-13", "1961-02-30", "30/09/1961", "1961-1-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller turns it into its own sentence
        PartialDate.parse(text)
