"""Citations, addressees, deadlines and sessions."""

import datetime as dt

import pytest

from dedere.mandates.addressees import addressees
from dedere.mandates.citations import citations, documents
from dedere.mandates.deadlines import Setting, deadlines
from dedere.mandates.sessions import opening_of, ordinal_number, ordinal_words, year_of
from dedere.mandates.verbs import directives, opens_operatively

GA, SC = "General Assembly", "Security Council"


@pytest.mark.parametrize(
    ("text", "organ", "expected"),
    [
        ("General Assembly resolution 66/171 of 19 December 2011", SC, ["A/RES/66/171"]),
        ("Security Council resolution 1373 (2001) of 28 September 2001", GA,
         ["S/RES/1373(2001)"]),
        ("its resolutions 65/221, 66/178 and 67/99", GA,
         ["A/RES/65/221", "A/RES/66/178", "A/RES/67/99"]),
        ("its resolution 2625 (XXV) of 24 October 1970", GA, ["A/RES/2625(XXV)"]),
        ("resolution 1874 (S-IV) of 27 June 1963", GA, ["A/RES/1874(S-IV)"]),
        ("its resolutions ES-10/15 and ES-10/17", GA, ["A/RES/ES-10/15", "A/RES/ES-10/17"]),
        ("its resolutions 79/252 A and B", GA, ["A/RES/79/252 A", "A/RES/79/252 B"]),
        ("resolution 217 A (III)", GA, ["A/RES/217(III) A"]),
        ("Human Rights Council resolutions 7/25 of 28 March 2008 and 22/22", GA,
         ["A/HRC/RES/7/25", "A/HRC/RES/22/22"]),
        ("Economic and Social Council resolution 2013/30", GA, ["E/RES/2013/30"]),
        ("its decision 67/551 of 24 December 2012", GA, ["A/DEC/67/551"]),
        ("Article 2, paragraph 4, of the Charter", SC, ["Charter, Art. 2(4)"]),
        ("Articles 39 and 41 of the Charter of the United Nations", SC,
         ["Charter, Art. 39", "Charter, Art. 41"]),
        ("Acting under Chapter VII of the Charter", SC, ["Charter, Chap. VII"]),
        ("the report (A/78/482, para. 29) and E/CN.15/2013/1", GA,
         ["A/78/482", "E/CN.15/2013/1"]),
        ("the letter (S/13652)", SC, ["S/13652"]),
        ("the present resolution and resolution 80/___", GA, []),
    ],
)  # fmt: skip
def test_citations_have_their_normal_form(text: str, organ: str, expected: list[str]) -> None:
    assert documents(citations(text, organ=organ)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urges all States, as well as the specialized agencies, to act",
         ["States", "specialized agencies"]),
        ("Requests the Office, in coordination with the Committee and other entities, to act",
         ["Office"]),
        ("Decides that all States, including Iraq, shall take measures", ["States"]),
        ("Demands that Iraq and Kuwait respect the boundary", ["Iraq", "Kuwait"]),
        ("Invites intergovernmental, regional and subregional organizations to take part",
         ["intergovernmental, regional and subregional organizations"]),
        ("Requests the United Nations Office on Drugs and Crime and the Secretary-General to act",
         ["United Nations Office on Drugs and Crime", "Secretary-General"]),
        ("Decides to mandate the Secretary-General to resume contact", ["Secretary-General"]),
        ("Reiterates its request to the Secretary-General to lend help", ["Secretary-General"]),
        ("Calls upon Member States in a position to do so and other donors to give",
         ["Member States", "donors"]),
        ("Calls for restraint by all parties", []),
        ("Decides to remain seized of the matter", []),
        ("Recognizes the role of the Secretary-General", []),
    ],
)  # fmt: skip
def test_those_who_are_asked_are_named(text: str, expected: list[str]) -> None:
    found = directives(text, opening=opens_operatively(text))
    assert [actor.name for actor in addressees(text, found)] == expected


# A/RES/57/301: the Tuesday of the third week in September. The days are those on which the
# sessions did open.
@pytest.mark.parametrize(
    ("session", "day"),
    [
        (58, dt.date(2003, 9, 16)),
        (66, dt.date(2011, 9, 13)),
        (67, dt.date(2012, 9, 18)),
        (68, dt.date(2013, 9, 17)),
        (69, dt.date(2014, 9, 16)),
        (70, dt.date(2015, 9, 15)),
        (73, dt.date(2018, 9, 18)),
        (74, dt.date(2019, 9, 17)),
    ],
)
def test_the_assembly_opens_by_its_first_rule(session: int, day: dt.date) -> None:
    assert opening_of(GA, session) == day


def test_before_the_rule_only_the_year_is_said() -> None:
    assert opening_of(GA, 20) is None
    assert year_of(GA, 20) == 1965


def test_sessions_of_the_commission_are_dated_by_their_year() -> None:
    assert year_of("Commission on Crime Prevention and Criminal Justice", 22) == 2013
    assert year_of("Human Rights Council", 22) is None


@pytest.mark.parametrize("n", range(1, 120))
def test_ordinals_go_there_and_back(n: int) -> None:
    assert ordinal_number(ordinal_words(n)) == n


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("to report at its sixty-ninth session", [f"{GA}, sixty-ninth session (opens 2014)"]),
        ("in the provisional agenda of its seventieth session",
         [f"{GA}, seventieth session (opens 2015)"]),
        ("the report submitted at its sixty-second session", []),
        ("to report no later than 31 December 2014", ["2014-12-31"]),
        ("to report by 15 May 2014", ["2014-05-15"]),
        ("the statement made on 9 May 2012", []),
        ("to submit a plan within thirty days of the adoption of this text", ["2014-01-17"]),
        ("to hold a hearing no later than June 2014", ["June 2014"]),
        ("a report to the Commission on Crime Prevention and Criminal Justice at its "
         "twenty-fourth session",
         ["Commission on Crime Prevention and Criminal Justice, twenty-fourth session "
          "(opens 2015)"]),
    ],
)  # fmt: skip
def test_deadlines_are_resolved(text: str, labels: list[str]) -> None:
    setting = Setting(GA, session=68, adopted=dt.date(2013, 12, 18))
    assert [found.label for found in deadlines(text, setting)] == labels
