"""The texts between two States: what governs in each family, and each instrument by itself."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.cooperation.multilateral import ARRANGEMENT_FORMS, SCHEME_FORMS
from dedere.planning.subjects import Subject, subjects_of
from dedere.treaties.instruments import Category
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between
from dedere.treaties.safeguard_rules import GroundScope
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
    findings: tuple[RegimeFinding, ...]

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


def texts_between(desk: CooperationDesk, one: str, other: str) -> TextsBetween:
    """Return what governs between two States on the day of the desk."""
    sure, maybe, none, findings = [], [], [], []
    for subject in linking_subjects(desk):
        finding = regime_between(
            desk.standings, one=one, other=other, family=subject.family, on=desk.on
        )
        if finding.answer is Governs.YES:
            sure.append(_row(desk, subject, finding, (one, other)))
        elif finding.answer is Governs.NO or not _is_asked(desk, finding):
            none.append(subject_name(desk, subject))
        else:
            maybe.append(_row(desk, subject, finding, (one, other)))
        findings.append(finding)
    return TextsBetween(
        sure=tuple(sure), maybe=tuple(maybe), none=tuple(none), findings=tuple(findings)
    )


def linking_subjects(desk: CooperationDesk) -> tuple[Subject, ...]:
    """Return every family, and every treaty that stands alone, the universal ones first."""
    universal = [i.code for i in desk.universal()]
    special = ARRANGEMENT_FORMS | SCHEME_FORMS
    protecting = set(protecting_instruments(desk))
    others = [
        i.code
        for i in sorted(desk.facts.instruments.values(), key=lambda i: i.adopted)
        if i.form not in special
        and (i.code not in protecting or i.extradition is not None)
        and i.code not in universal
    ]
    return subjects_of(desk.facts, (*universal, *others))


def subject_name(desk: CooperationDesk, subject: Subject) -> str:
    """Return the words for a family, or the name of an instrument that stands alone."""
    code = subject.family.id
    if code in desk.facts.instruments:
        return desk.instrument_name(code)
    return label(FAMILIES, code, subject.family.label)


def _is_asked(desk: CooperationDesk, finding: RegimeFinding) -> bool:
    """Say whether an open bond is worth a question.

    A treaty of a region is not asked about for States that no list of it names.
    """
    for code in finding.instruments:
        instrument = desk.facts.instruments.get(code)
        if instrument is not None and instrument.category is Category.UNIVERSAL:
            return True
        if all(desk.facts.actions_of(state, code) for state in finding.states):
            return True
    return finding.answer is Governs.UNSETTLED


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


def protecting_instruments(desk: CooperationDesk) -> tuple[str, ...]:
    """Return the instruments that limit a request whatever it rests on."""
    return tuple(
        dict.fromkeys(
            ground.instrument
            for rule in desk.facts.safeguards
            for ground in rule.grounds
            if ground.scope is GroundScope.ALWAYS
        )
    )


def protections_of(desk: CooperationDesk, pair: tuple[str, str]) -> tuple[ProtectionRow, ...]:
    """Return the standing of both States under each instrument that protects persons."""
    rows = []
    for code in protecting_instruments(desk):
        findings = [desk.find(state, code) for state in pair]
        rows.append(
            ProtectionRow(
                instrument=Link(
                    words=desk.instrument_name(code), address=desk.address("instrument", code)
                ),
                squares=tuple(
                    (
                        square_of(f, date=written_day),
                        desk.address("standing", f.state, code),
                        desk.state_name(f.state),
                    )
                    for f in findings
                ),
            )
        )
    return tuple(rows)


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
