"""Reads a whole printed list of one depositary.

Start at :func:`read_text_list`; what differs between depositaries is the :class:`Shape`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere.treaties.actions import CONSENTS, ActionKind
from dedere_io.depositaries.collecting import FOOTNOTE, HEADING, Collector
from dedere_io.depositaries.dates import ReadDate, find_as_of
from dedere_io.depositaries.footnotes import footnotes_of
from dedere_io.depositaries.kinds import FoundKind, Legend, read_legend
from dedere_io.depositaries.rows import ListedAct, NameFinder, ReadList, UnreadableListError
from dedere_io.depositaries.texts.joins import join_rows
from dedere_io.depositaries.texts.lines import Token, What, analyse, is_furniture, text_lines
from dedere_io.depositaries.texts.parts import Parts, TextRow
from dedere_io.depositaries.texts.places import Place, columns_of, learn_columns, place_dates


def _nothing(_text: str) -> None:
    """Say nothing: the list is silent on it."""


def _deposit(_head: str) -> Place | None:
    return Place.DEPOSIT


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What is particular to the lists of one depositary."""

    reader: str
    columns: tuple[Place, ...]
    """The columns of dates, where no head names them."""
    letters: Mapping[str, FoundKind] = field(default_factory=dict)
    """The letters behind dates, where no head explains them."""
    columns_of: Callable[[str], tuple[Place, ...]] = columns_of
    """Reads the columns of dates from a head; nothing found means ``columns``."""
    alone: Callable[[str], Place | None] = _nothing
    """What a single date means below a head, where nothing else says so."""
    after_word: Callable[[str], Place | None] = _deposit
    """What a single date behind the word for the act means below a head."""
    title: re.Pattern[str] | None = None
    """The title of a list among several in one document."""
    instrument: Callable[[str], str | None] = _nothing
    """The instrument that a title names."""


def read_text_list(content: bytes, *, names: NameFinder, shape: Shape) -> ReadList:
    """Read a printed list.

    Raises:
        UnreadableListError: The content is neither text nor PDF, or holds no row of a list.
    """
    lines, remarks = text_lines(content)
    into = Collector(shape.reader)
    into.expect(len(lines))
    into.remarks += remarks
    rows = Parts(names, title=shape.title).rows(join_rows([analyse(n) for n in lines], names))
    into.expect(len(rows) - len(lines))
    reading = _Reading(shape, rows)
    for row in rows:
        reading.read(row, into)
    read = into.finished(title=_title(rows), as_of=_as_of(rows))
    if not read.acts and not read.unreadable:
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "No line of the list names a State with a date. Check that this is the list "
                    "of parties, and that its text can be selected."
                )
            )
        )
    return read


class _Reading:
    """What is known of a list while its rows are read."""

    def __init__(self, shape: Shape, rows: Sequence[TextRow]) -> None:
        self._shape = shape
        self._instrument: str | None = None
        self._seen: set[tuple[str, ActionKind, PartialDate | None]] = set()
        listed = [row for row in rows if row.state and not row.in_notes]
        self._learnt = learn_columns([(r.joined.tokens, self._columns(r.head)) for r in listed])
        self._has_letters = any(_letters(t) for r in listed for t in r.joined.tokens)

    def read(self, row: TextRow, into: Collector) -> None:
        """Give one row its verdict."""
        line, text = row.joined.number, row.joined.text
        if row.passed_over:
            if self._shape.title and self._shape.title.search(text):
                self._instrument = self._shape.instrument(text)
            into.pass_over(line, text, row.passed_over)
            return
        if row.problem:
            into.unreadable(line, text, row.problem)
            return
        acts = self._acts(row)
        if isinstance(acts, Phrase):
            into.unreadable(line, text, acts)
            return
        said = {(a.state, a.kind, a.date) for a in acts}
        if row.in_notes and said <= self._seen:
            into.pass_over(line, text, FOOTNOTE)  # the heading of a declaration
            return
        self._seen |= said
        into.acts(acts)

    def _columns(self, head: str) -> tuple[Place, ...]:
        return (self._shape.columns_of(head) if head else ()) or self._shape.columns

    def _acts(self, row: TextRow) -> list[ListedAct] | Phrase:
        tokens = row.joined.tokens
        broken = next((t.date.problem for t in tokens if t.date and t.date.problem), None)
        if broken:
            return broken
        placed = place_dates(
            tokens,
            columns=self._columns(row.head),
            learnt=self._learnt,
            alone=self._shape.alone(row.head),
            after_word=self._shape.after_word(row.head),
        )
        if placed.problem:
            return placed.problem
        notes = footnotes_of(row.printed, {})
        act = ListedAct(
            line=row.joined.number,
            name=row.printed.name,
            state=row.state,
            kind=ActionKind.SIGNATURE,
            note="; ".join(notes),
            withdrawn=row.printed.bracketed,
            instrument=self._instrument,
        )
        return self._with_dates(act, placed.by_place, row)

    def _with_dates(
        self, act: ListedAct, dates: Mapping[Place, Token], row: TextRow
    ) -> list[ListedAct] | Phrase:
        read = {p: t.date.read for p, t in dates.items() if t.date and t.date.read}
        acts = []
        if signed := read.get(Place.SIGNATURE):
            acts.append(_dated(act, FoundKind(ActionKind.SIGNATURE, 0, 0), signed))
        deposit, effect = read.get(Place.DEPOSIT), read.get(Place.EFFECT)
        if deposit or effect:
            kind = self._kind(row, deposit.mark if deposit else "", in_force=effect is not None)
            if isinstance(kind, Phrase):
                return kind
            consent = _dated(act, kind, deposit)
            if effect:
                consent = replace(consent, effective=effect.date.whole_day())
            acts.append(consent)
        return acts

    def _kind(self, row: TextRow, letters: str, *, in_force: bool) -> FoundKind | Phrase:
        word = next((t.act for t in row.joined.tokens if t.what is What.ACT and t.act), None)
        if word is not None:
            # Among the parties, a signature with an entry into force is a definitive one.
            definitive = word.kind is ActionKind.SIGNATURE and in_force
            return replace(word, kind=ActionKind.DEFINITIVE_SIGNATURE) if definitive else word
        legend = read_legend(row.head) or Legend()
        if letters:
            found = legend.marks.get(letters) or self._shape.letters.get(letters)
            return found or Phrase.of(
                mark("Nothing in the list says which act the letters '{letters}' mean."),
                letters=letters,
            )
        consents = [kind for kind in legend.plain if kind in CONSENTS]
        if len(consents) == 1:
            return FoundKind(consents[0], 0, 0)
        if self._has_letters and (not consents or ActionKind.RATIFICATION in consents):
            return FoundKind(ActionKind.RATIFICATION, 0, 0)
        return FoundKind(ActionKind.PARTICIPATION, 0, 0, "the list does not say by which act")


def _letters(token: Token) -> str:
    return token.date.read.mark if token.date and token.date.read else ""


def _dated(act: ListedAct, kind: FoundKind, read: ReadDate | None) -> ListedAct:
    notes = [act.note, kind.note]
    if read and read.day_first_assumed:
        notes.append("the date was read day first")
    return replace(
        act, kind=kind.kind, date=read.date if read else None, note="; ".join(filter(None, notes))
    )


def _title(rows: Sequence[TextRow]) -> str:
    texts = (r.joined.text for r in rows if r.passed_over == HEADING)
    return next((t for t in texts if t.strip() and not is_furniture(t)), "")


def _as_of(rows: Sequence[TextRow]) -> PartialDate | None:
    texts = (r.joined.text for r in rows if r.passed_over)
    return next((day for text in texts if (day := find_as_of(text))), None)
