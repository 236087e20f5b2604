"""Bad input: one line that says what to do, exit code 2, nothing on the output."""

import pytest

from tests.cli.conftest import Dedere

BAD = [
    (("status", "Kenyaa"), "Did you mean KEN (Kenya)?"),
    (("status", "Xyzzyx"), "Use an ISO 3166-1 alpha-3 code"),
    (("status", ""), "Use an ISO 3166-1 alpha-3 code"),
    (("status", "QQ"), "No State is called 'QQ'."),
    (("status", "Швейцаря"), "CHE (Switzerland)"),
    (("status", "KEN", "--on", "22.4.2013"), "Write it as year-month-day"),
    (("status", "KEN", "--on", "2013-4-22"), "Write it as year-month-day"),
    (("status", "KEN", "--on", "20130422"), "Write it as year-month-day"),
    (("status", "KEN", "--on", "2013-W17-1"), "Write it as year-month-day"),
    (("status", "KEN", "--on", "2013-02-30"), "'2013-02-30' is not a date."),
    (("status", "KEN", "--on", "٢٠١٣-٠٤-٢٢"), "is not a date"),
    (("status", "KEN", "--on", ""), "'' is not a date."),
    (("status", "KEN", "--known-on", "soon"), "'soon' is not a date."),
    (("status", "KEN", "--on", "1900-01-01"), "The facts begin on 9 December 1948"),
    (("status", "KEN", "--on"), "requires an argument"),
    (("status", "KEN", "--instrument", "hague"), "Did you mean hague-1970?"),
    (("status", "KEN", "--instrument", "zzz"), "'dedere obligations' lists every instrument"),
    (("status", "KEN", "--format", "yaml"), "'table', 'json', 'csv'"),
    (("status", "KEN", "--fromat", "json"), "Did you mean '--format'?"),
    (("status", "--region", "Afrika"), "Did you mean 002 (Africa)?"),
    (("status", "--region", "Xyzzyx"), "Use an M49 code such as 002"),
    (("status", "--group", "Foo"), "African, Asia-Pacific, EEG, GRULAC, WEOG"),
    (("status", "--region", "Africa", "--group", "WEOG"), "No State of today is in that region"),
    (("statsu",), "Did you mean status?"),
    (("zzz",), "Known: status, basis, offences, jurisdiction"),
    (("obligations", "financing"), "Did you mean financing-1999?"),
    (("obligations", "--kind", "criminalise"), "Did you mean criminalize?"),
    (("obligations", "--kind", "zzz"), "The kinds are: "),
    (("obligations", "--binding", "shall"), "'must', 'may'"),
    (("obligations", "hague-1970", "tokyo-1963"), "unexpected extra argument"),
    (("check", "--format", "csv"), "'table', 'json'"),
]


@pytest.mark.parametrize(("words", "advice"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_bad_input_gets_one_clear_line(
    dedere: Dedere, words: tuple[str, ...], advice: str
) -> None:
    printed = dedere(*words)

    assert printed.code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("dedere: ")
    assert advice in printed.err
