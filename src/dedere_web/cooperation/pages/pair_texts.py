"""The texts between two States: what governs in each family, and each instrument by itself."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.planning.pairs import PairLinks
from dedere.planning.subjects import Subject
from dedere.treaties.regimes import Governs, RegimeFinding
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.words import CERTAINTIES, words_of
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.desk import Link
from dedere_web.treaties.pages.labels import FAMILIES, label
from dedere_web.treaties.pages.reasons import Step, chain_of
from dedere_web.treaties.pages.squares import Square, square_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """Which text governs about one matter, since when, and why."""

    matter: str
    texts: tuple[Link, ...]
    since: str
    certainty: str
    finder: tuple[Link, ...]
    """The offences of the governing text, each with the finder about it."""
    chain: tuple[Step, ...]
    questions: tuple[Link, ...]
    """The standings that would settle it."""
    is_unsettled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsBetween:
    """Every text that links, or may link, two States."""

    sure: tuple[TextRow, ...]
    maybe: tuple[TextRow, ...]
    none: tuple[str, ...]
    """Names of the families and instruments without a text in common."""

    @property
    def whole(self) -> int:
        """Return how many families and instruments by themselves were looked at."""
        return len(self.sure) + len(self.maybe) + len(self.none)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionRow:
    """One instrument that protects persons, and the standing of both States."""

    instrument: Link
    squares: tuple[tuple[Square, str, str], ...]
    """Square, address and State of each column."""


def drawn_texts(desk: CooperationDesk, links: PairLinks) -> TextsBetween:
    """Draw up what governs between two States in each matter."""
    sure, maybe, none = [], [], []
    for text in links.texts:
        if text.governs is Governs.YES:
            sure.append(_row(desk, text.subject, text.finding, (links.one, links.other)))
        elif text.governs is Governs.NO:
            none.append(subject_name(desk, text.subject))
        else:
            maybe.append(_row(desk, text.subject, text.finding, (links.one, links.other)))
    return TextsBetween(sure=tuple(sure), maybe=tuple(maybe), none=tuple(none))


def subject_name(desk: CooperationDesk, subject: Subject) -> str:
    """Return the words for a family, or the name of an instrument that stands alone."""
    code = subject.family.id
    if code in desk.facts.instruments:
        return desk.instrument_name(code)
    return label(FAMILIES, code, subject.family.label)


def _row(
    desk: CooperationDesk, subject: Subject, finding: RegimeFinding, pair: tuple[str, str]
) -> TextRow:
    codes = [code for code in finding.instruments if code in desk.facts.instruments]
    return TextRow(
        matter=subject_name(desk, subject),
        texts=tuple(
            Link(words=desk.instrument_name(c), address=desk.address("instrument", c))
            for c in codes
        ),
        since=written_day(finding.since) if finding.since else "",
        certainty=words_of(CERTAINTIES, finding.certainty),
        finder=tuple(_offences(desk, codes, pair)) if finding.answer is Governs.YES else (),
        chain=chain_of(finding.because, desk),
        questions=_questions(desk, finding),
        is_unsettled=finding.answer is Governs.UNSETTLED,
    )


def _offences(desk: CooperationDesk, codes: list[str], pair: tuple[str, str]) -> Iterator[Link]:
    for code in codes:
        for offence in desk.facts.instruments[code].offences:
            parameters = [("from", pair[0]), ("to", pair[1]), ("offence", offence.id)]
            yield Link(words=offence.label, address=desk.room_with("finder", parameters))


def _questions(desk: CooperationDesk, finding: RegimeFinding) -> tuple[Link, ...]:
    return tuple(
        Link(
            words=_("%(state)s and %(instrument)s")
            % {
                "state": desk.state_name(f.state),
                "instrument": desk.instrument_name(f.instrument),
            },
            address=desk.address("standing", f.state, f.instrument),
        )
        for f in finding.open_questions
    )


def drawn_protections(desk: CooperationDesk, links: PairLinks) -> tuple[ProtectionRow, ...]:
    """Draw up the standing of both States under each instrument that protects persons."""
    return tuple(
        ProtectionRow(
            instrument=Link(
                words=desk.instrument_name(findings[0].instrument),
                address=desk.address("instrument", findings[0].instrument),
            ),
            squares=tuple(
                (
                    square_of(found, date=written_day),
                    desk.address("standing", found.state, found.instrument),
                    desk.state_name(found.state),
                )
                for found in findings
            ),
        )
        for findings in links.protections
    )


def turning_days(desk: CooperationDesk, subject: Subject, pair: tuple[str, str]) -> list[dt.date]:
    """Return every day on which what governs between two States may have changed."""
    return sorted(
        {
            segment.since
            for code in subject.columns
            for state in pair
            for segment in desk.standings.timeline(state, code).segments
        }
    )
