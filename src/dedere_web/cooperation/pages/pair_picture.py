"""The timeline of a pair: since when, and how surely, each text has stood between two States."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.cooperation.listed import ListedLaw
from dedere.planning.pairs import linking_subjects
from dedere.planning.subjects import Subject
from dedere.treaties.bilaterals import ListedTreaty, Matter
from dedere.treaties.instruments import Category
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between
from dedere.treaties.standing import Certainty
from dedere_io.pictures.axes import AsOf, Span
from dedere_io.pictures.drawing import Caption
from dedere_io.pictures.glyphs import BOUND, NONE, PRESUMED, UNKNOWN, Glyph
from dedere_io.pictures.standalone import GlyphKey, Sheet
from dedere_io.pictures.timeline import Lane, Stretch, draw
from dedere_web.cooperation.pages.desk import CooperationDesk
from dedere_web.cooperation.pages.drawn import glyph_sample, picture_downloads
from dedere_web.cooperation.pages.pair_texts import subject_name, turning_days
from dedere_web.foundation.language import say_date
from dedere_web.treaties.pages.drawn import (
    Picture,
    TableRow,
    day_line,
    facts_note,
    setting_of,
)

ONE_YEAR = dt.timedelta(days=366)
Address = Callable[[dt.date], str]

MEANINGS = {
    BOUND: gettext_lazy("stands between the two, established"),
    PRESUMED: gettext_lazy("stands between the two; presumed, undated or to be confirmed"),
    NONE: gettext_lazy("no text in common"),
    UNKNOWN: gettext_lazy("our sources do not say, or the law is not settled"),
}


def pair_picture(desk: CooperationDesk, pair: tuple[str, str]) -> Picture:
    """Return the timeline of every text that stood, or may have stood, between two States."""
    one, other = (desk.state_name(code) for code in pair)
    title = _("%(one)s and %(other)s: what linked them over time") % {"one": one, "other": other}

    def address(day: dt.date) -> str:
        return desk.room("pair", *pair, on=day) + "#timeline"

    lanes = [*_text_lanes(desk, pair, address), *_listed_lanes(desk, pair)]
    starts = [stretch.since for lane in lanes for stretch in lane.stretches]
    since = min(starts, default=desk.on) - ONE_YEAR
    until = max(desk.on, desk.as_of.today) + ONE_YEAR
    drawing = draw(
        lanes,
        Span(since=since, until=until, address=address),
        as_of=AsOf(on=desk.on, label=say_date(desk.on)),
        caption=Caption(title=title, about=_("A timeline; the table beside it says the same.")),
        setting=setting_of("pair"),
    )
    used = {stretch.glyph for lane in lanes for stretch in lane.stretches}
    legend = tuple(GlyphKey(str(MEANINGS[g]), g) for g in MEANINGS if g in used)
    heads = (_("From"), _("Until"), _("Between the two"))
    return Picture(
        drawing=drawing,
        sheet=Sheet(title=title, date=day_line(desk), legend=legend, notes=(facts_note(desk),)),
        legend=tuple((glyph_sample(key.glyph), key.label) for key in legend),
        first_head=_("Text"),
        heads=heads,
        rows=tuple(_rows(lanes, heads)),
        downloads=picture_downloads(desk, "pair", one=pair[0], other=pair[1]),
    )


def _text_lanes(desk: CooperationDesk, pair: tuple[str, str], address: Address) -> Iterator[Lane]:
    for subject in linking_subjects(desk.facts):
        stretches = _stretches(desk, subject, pair, address)
        ever = any(stretch.glyph in {BOUND, PRESUMED} for stretch in stretches)
        universal = any(
            desk.facts.instruments[code].category is Category.UNIVERSAL
            for code in subject.family.members
        )
        if ever or (universal and any(s.glyph == UNKNOWN for s in stretches)):
            yield Lane(label=subject_name(desk, subject), stretches=stretches)


def _stretches(
    desk: CooperationDesk, subject: Subject, pair: tuple[str, str], address: Address
) -> tuple[Stretch, ...]:
    opened = min(desk.facts.instruments[code].open_from for code in subject.family.members)
    days = turning_days(desk, subject, pair)
    days = sorted({opened, *(day for day in days if day > opened)})
    found: list[Stretch] = []
    for place, day in enumerate(days):
        until = days[place + 1] if place + 1 < len(days) else None
        finding = regime_between(
            desk.standings, one=pair[0], other=pair[1], family=subject.family, on=day
        )
        glyph, said = _glyph(finding), _says(desk, finding)
        if found and (found[-1].glyph, found[-1].says) == (glyph, said):
            last = found.pop()
            found.append(Stretch(last.since, until, glyph, said, last.href))
        else:
            found.append(Stretch(day, until, glyph, said, address(day)))
    return tuple(found)


def _glyph(finding: RegimeFinding) -> Glyph:
    if finding.answer is Governs.YES:
        return BOUND if finding.certainty is Certainty.ESTABLISHED else PRESUMED
    return NONE if finding.answer is Governs.NO else UNKNOWN


def _says(desk: CooperationDesk, finding: RegimeFinding) -> str:
    match finding.answer:
        case Governs.YES:
            names = ", ".join(desk.instrument_name(code) for code in finding.instruments)
            return _("binds both: %(texts)s") % {"texts": names}
        case Governs.NO:
            return _("no text in common")
        case Governs.UNSETTLED:
            return _("not settled in law: have it reviewed")
        case Governs.UNKNOWN:
            return _("our sources do not say")


def _listed_lanes(desk: CooperationDesk, pair: tuple[str, str]) -> Iterator[Lane]:
    law = ListedLaw(desk.facts)
    listed = {t.id: t for matter in Matter for t in law.between(*pair, matter)}
    for treaty in listed.values():
        stretch = _listed(treaty)
        if stretch is not None:
            yield Lane(label=treaty.title, stretches=(stretch,))


def _listed(treaty: ListedTreaty) -> Stretch | None:
    ended = treaty.terminated_effective or treaty.terminated
    since = treaty.in_force or (treaty.signed.earliest() if treaty.signed else None)
    if since is None or (ended is not None and ended <= since):
        return None
    if treaty.in_force is not None:
        return Stretch(since, ended, PRESUMED, _("in force, as a list shows it; to be confirmed"))
    return Stretch(since, ended, UNKNOWN, _("signed; the list states no entry into force"))


def _rows(lanes: list[Lane], heads: tuple[str, ...]) -> Iterator[TableRow]:
    for lane in lanes:
        for stretch in lane.stretches:
            until = stretch.until.isoformat() if stretch.until else ""
            cells = (stretch.since.isoformat(), until, stretch.says)
            yield lane.label, "", tuple(zip(heads, cells, strict=True))
