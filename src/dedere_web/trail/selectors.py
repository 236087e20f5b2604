"""What the trail tells: the history of one record, and whether the chains are whole."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.tenancy import Viewer
from dedere_web.trail.chain import PLATFORM
from dedere_web.trail.heads import SignedHead
from dedere_web.trail.history import HistoryLine, changes_of, persons_in, sentence
from dedere_web.trail.mapping import row_to_kept
from dedere_web.trail.models import Chain, Entry
from dedere_web.trail.people import names_of
from dedere_web.trail.registry import Subject, known_kind
from dedere_web.trail.row_rules import reading_whole
from dedere_web.trail.verifying import Finding, Kept, Reach, verify_chain, verify_head

MOST_LINES = 200
CHUNK = 2000


class UnknownChainError(InvalidInputError):
    """The trail has no chain of this name."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The trail has no chain '{asked}'. Chains: {known}. Each is the number of an "
                    "organisation, or 'platform'."
                ),
                asked=asked,
                known=", ".join(known) or "-",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a check of the chains found."""

    lengths: Mapping[str, int]
    """Entries read, by chain."""
    findings: tuple[Finding, ...]


def history(
    subjects: Subject | Collection[Subject], viewer: Viewer, *, limit: int = MOST_LINES
) -> list[HistoryLine]:
    """Return what happened to a record, or to several, newest first. Two queries.

    Whoever asks has decided that the viewer may see the records.  Members of the organisation in
    whose chain an entry stands read it whole, everybody else nothing.  What the platform itself
    did is told to whoever is signed in, with names for those who have a duty on it.
    """
    return lines(rows(subjects, viewer, limit=limit), viewer)


def rows(
    subjects: Subject | Collection[Subject], viewer: Viewer, *, limit: int = MOST_LINES
) -> list[Entry]:
    """Return the entries about records that a viewer may read, newest first. One query."""
    asked = (subjects,) if isinstance(subjects, Subject) else subjects
    return list(_of(asked).filter(_readable(viewer)).order_by("-pk")[:limit]) if asked else []


def lines(found: Sequence[Entry], viewer: Viewer) -> list[HistoryLine]:
    """Return entries in words. One query, and one for each kind whose records have names."""
    actors = (r.actor for r in found if r.actor is not None and _may_see_name(r, viewer))
    others = (
        number
        for row in found
        if _may_see_name(row, viewer)
        for number in persons_in(row.kind, row.before, row.after)
    )
    named, described = names_of([*actors, *others]), _described(found)
    return [_line(row, named, described.get((row.kind, row.subject), "")) for row in found]


def latest(subject: Subject) -> Entry | None:
    """Return the newest entry about a record. One query."""
    return _of((subject,)).order_by("-pk").first()


def entry_of(subjects: Collection[Subject], viewer: Viewer, number: int) -> Entry | None:
    """Return one entry about these records that a viewer may read. One query."""
    return _of(subjects).filter(_readable(viewer), pk=number).first() if subjects else None


def reaches() -> dict[str, Reach]:
    """Return how far each chain reaches; for the owner of the database. One query."""
    with reading_whole():
        return _reaches()


def verify(chain: str | None = None) -> Verified:
    """Check every chain, or one, entry by entry. Writers are not held up.

    Args:
        chain: The name of one chain: the number of an organisation, or ``platform``.

    Raises:
        UnknownChainError: There is no such chain.
    """
    with reading_whole():
        return _verify(chain)


def _verify(chain: str | None) -> Verified:
    known = _reaches()
    names = {*known, *Entry.objects.order_by().values_list("chain_id", flat=True).distinct()}
    if chain is not None and chain not in names:
        raise UnknownChainError(chain, sorted(names))
    findings: list[Finding] = []
    counted: dict[str, int] = {}
    for name in sorted(names) if chain is None else [chain]:
        entries = _Counted(_kept(name))
        findings += verify_chain(name, entries, known.get(name), reach_now=partial(_length, name))
        counted[name] = entries.number
    return Verified(lengths=counted, findings=tuple(findings))


def _reaches() -> dict[str, Reach]:
    return {
        row.name: Reach(length=row.length, hash=row.head) for row in Chain.objects.order_by("name")
    }


def verify_against(head: SignedHead, chain: str | None = None) -> tuple[Finding, ...]:
    """Check that the chains still hold a head that was signed before.

    Args:
        head: The head.
        chain: Only this chain.
    """
    asked = {name: r for name, r in head.chains.items() if chain in {None, name} and r.length}
    with reading_whole():
        held = {
            name: Entry.objects.filter(chain=name, number=reach.length)
            .values_list("hash", flat=True)
            .first()
            for name, reach in asked.items()
        }
    return tuple(verify_head(asked, held, made_at=head.made_at))


class _Counted:
    """Entries that are counted while they are read."""

    def __init__(self, entries: Iterable[Kept]) -> None:
        self._entries = entries
        self.number = 0

    def __iter__(self) -> Iterator[Kept]:
        for kept in self._entries:
            self.number += 1
            yield kept


def _kept(name: str) -> Iterator[Kept]:
    """Yield the entries of a chain by place, some at a time."""
    after: object = -1
    while isinstance(after, int):
        rows = Entry.objects.filter(chain=name, number__gt=after).order_by("number")[:CHUNK]
        read = _read(rows)
        yield from (row_to_kept(row, at=at) for row, at in read)
        after = read[-1][0].number if read else None


def _read(rows: QuerySet[Entry]) -> list[tuple[Entry, dt.datetime | None]]:
    """Return rows with their moments, ``None`` where a moment cannot be read."""
    try:
        return [(row, row.at) for row in rows]
    except ValueError:
        return [(row, _moment(row.pk)) for row in rows.defer("at")]


def _moment(pk: int) -> dt.datetime | None:
    try:
        return Entry.objects.filter(pk=pk).values_list("at", flat=True).first()
    except ValueError:
        return None


def _length(name: str) -> int:
    found = Chain.objects.filter(pk=name).values_list("length", flat=True).first()
    return found or 0


def _of(subjects: Collection[Subject]) -> QuerySet[Entry]:
    by_kind: dict[str, list[str]] = {}
    for subject in subjects:
        by_kind.setdefault(subject.kind, []).append(subject.id)
    asked = (Q(kind=kind, subject__in=numbers) for kind, numbers in by_kind.items())
    return Entry.objects.filter(reduce(or_, asked))


def _readable(viewer: Viewer) -> Q:
    """Return which entries a viewer may read; PostgreSQL repeats it (``row_rules``)."""
    inside = Q(chain__in=[str(number) for number in viewer.organisations])
    return inside | Q(chain=PLATFORM) if viewer.person is not None else inside


def _may_see_name(row: Entry, viewer: Viewer) -> bool:
    if row.chain_id == PLATFORM:
        return bool(viewer.platform_roles) or row.actor == viewer.person
    return True


def _described(found: Sequence[Entry]) -> dict[tuple[str, str], str]:
    numbers: dict[str, set[str]] = {}
    for row in found:
        numbers.setdefault(row.kind, set()).add(row.subject)
    return {
        (kind, number): words
        for kind, asked in numbers.items()
        if (describe := known_kind(kind).describe)
        for number, words in describe(asked).items()
    }


def _line(row: Entry, named: Mapping[int, str], about: str) -> HistoryLine:
    return HistoryLine(
        number=row.number,
        entry=row.pk,
        kind=row.kind,
        subject=row.subject,
        about=about,
        at=row.at,
        says=sentence(known_kind(row.kind), row.action),
        who=named.get(row.actor, "") if row.actor is not None else _("the platform"),
        changes=changes_of(row.kind, row.before, row.after, named),
        why=row.why,
    )


def count_since(kind: str, action: str, since: dt.datetime) -> int:
    """Return how often something was done since a moment. One query."""
    return Entry.objects.filter(kind=kind, action=action, at__gte=since).count()
