"""What writes the trail: one function, inside the transaction of the write it tells of."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dedere.errors import DedereError, InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation import clock, personal
from dedere_web.foundation.personal import Due, Register, erase_person
from dedere_web.foundation.pseudonyms import fingerprint
from dedere_web.foundation.redaction import ADDRESS, without_addresses
from dedere_web.trail import row_rules, selectors
from dedere_web.trail.chain import PLATFORM, START, Link, Recordable, canonical, chain_name
from dedere_web.trail.history import Change, changes_of
from dedere_web.trail.mapping import link_to_row
from dedere_web.trail.models import Chain, Entry
from dedere_web.trail.registry import Person, Subject, kind_of, known_kind, register

PERSONAL_DATA = "personal-data"

register(
    kind=PERSONAL_DATA,
    label=_("personal data"),
    actions={
        "exported": _("Everything kept about the person was handed out."),
        "erased": _("The person was erased."),
        "retention": _("What was kept long enough was erased."),
    },
)


class LinkWords(TypedDict):
    """What a link says, without its place."""

    at: dt.datetime
    actor: int | None
    action: str
    kind: str
    subject: str
    before: str
    after: str
    why: str


class OutsideTransactionError(RuntimeError):
    """A write and its entry would not be one: a mistake of the code that writes."""

    def __init__(self) -> None:
        super().__init__("Call trail.services.record inside transaction.atomic().")


def record(  # noqa: PLR0913 - who, what, to what, before, after and why are one sentence
    *,
    organisation: uuid.UUID | None,
    actor: int | None,
    action: str,
    subject: Subject,
    before: Recordable = None,
    after: Recordable = None,
    why: str = "",
) -> Entry:
    """Add an entry to the chain of an organisation, in the transaction of the caller.

    The write and its entry are committed together or not at all.  Writers of one chain queue
    behind its row; on SQLite they queue where their transaction begins.  What is confidential
    is handed over as ``digest(...)``, never in clear; addresses of people are left out.

    Args:
        organisation: Whose chain; ``None`` for the platform's own.
        actor: Who does it, by number; ``None`` for the command line and tasks.
        action: What is done, as a word such as ``created``.
        subject: What it is done to; its kind is registered.
        before: The state before, ``None`` where there was none.
        after: The state after, ``None`` where there is none any more.
        why: The reason, in words of the person who does it.

    Raises:
        UnregisteredKindError: Nobody registered this kind of record.
        OutsideTransactionError: There is no transaction to belong to.
    """
    kind_of(subject.kind)
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError
    with row_rules.writing(chain_name(organisation)):
        chain = _locked(chain_name(organisation))
        return _append(
            chain,
            at=clock.now(),
            actor=actor,
            action=action,
            kind=subject.kind,
            subject=subject.id,
            before=canonical(before, clean=without_addresses),
            after=canonical(after, clean=without_addresses),
            why=without_addresses(why.replace("\x00", "")),
        )


def record_about_person(
    person: int, action: str, *, after: Recordable = None, why: str = ""
) -> Entry:
    """Add an entry about a person to the platform's own chain: the number, and nothing else."""
    with transaction.atomic():
        return record(
            organisation=None,
            actor=None,
            action=action,
            subject=Subject.of(PERSONAL_DATA, person),
            after=after,
            why=why,
        )


@transaction.atomic
def erase(register_: Register, person: int, *, why: str) -> dict[str, int]:
    """Erase a person as the register says. Returns the rows changed, by table.

    The trail stays whole: its entries know a person by number only.

    Raises:
        UnknownPersonError: Nobody has this number.
    """
    changed = erase_person(register_, person)
    record_about_person(person, "erased", after=dict(changed), why=why)
    return changed


@transaction.atomic
def end_retention(register_: Register, *, now: dt.datetime) -> list[Due]:
    """Erase what was kept long enough, and record how much of what."""
    found = personal.end_retention(register_, now=now)
    if found:
        record(
            organisation=None,
            actor=None,
            action="retention",
            subject=Subject(PERSONAL_DATA, "all"),
            after={one.model: one.rows for one in found},
        )
    return found


def _append(chain: Chain, **said: Unpack[LinkWords]) -> Entry:
    """Add an entry at the end of a chain that is held."""
    link = Link(chain=chain.name, number=chain.length + 1, previous=chain.head, **said)
    entry = link_to_row(link)
    entry.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=link.number, head=entry.hash)
    return entry


def _locked(name: str) -> Chain:
    """Return the chain, so that nobody else adds to it before this transaction ends."""
    chains = Chain.objects.select_for_update()
    chain, _ = chains.get_or_create(name=name, defaults={"length": 0, "head": START})
    return chain


def digest(text: str | None) -> dict[str, str] | None:
    """Return what the trail holds of a confidential text: whether it changed, and nothing else."""
    return None if text is None else {"digest": fingerprint("trail", text)}


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffer:
    """A change that can be taken back, and what taking it back would change."""

    entry: int
    subject: Subject
    changes: tuple[Change, ...]
    recalled: Mapping[str, str]
    """What is under seal and would come back, in clear, by the name of its field."""


class NothingToUndoError(InvalidInputError):
    """A change cannot be taken back, or not any more."""

    def __init__(self, rests: Phrase | None = None) -> None:
        super().__init__(
            rests
            or Phrase.of(
                mark(
                    "This change cannot be taken back any more: the record was changed after it. "
                    "Open the record to see how it stands."
                )
            )
        )


class NotYoursToUndoError(DedereError):
    """The policy of the room says no."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(mark("Your role does not let you take this change back."))
        )  # fmt: skip


def undo_offer(entry: Entry) -> UndoOffer | None:
    """Return how a change would be taken back, or ``None`` where that is not safe.

    Safe is the latest change of a record that still stands as that change left it, on which
    nothing newer rests, and whose kind knows how to restore it.  Whether a person may is what
    ``may_undo`` says.
    """
    undoing = known_kind(entry.kind).undoing
    if undoing is None or entry.action not in undoing.actions:
        return None
    subject = Subject(entry.kind, entry.subject)
    newest = selectors.latest(subject)
    if newest is None or newest.pk != entry.pk or _rests(entry) is not None:
        return None
    stands = canonical(undoing.state(entry.subject), clean=without_addresses)
    if stands != entry.after or not _can_come_back(entry):
        return None
    return UndoOffer(
        entry=entry.pk,
        subject=subject,
        changes=changes_of(entry.kind, entry.after, entry.before),
        recalled=_recalled(entry) or {},
    )


def offered(entry: Entry) -> UndoOffer:
    """Return how a change would be taken back.

    Raises:
        NothingToUndoError: It is not safe, or not any more.
    """
    offer = undo_offer(entry)
    if offer is None:
        raise NothingToUndoError(_rests(entry))
    return offer


def may_undo(person: Person, entry: Entry) -> bool:
    """Say whether the room of a record lets a person take a change back."""
    undoing = known_kind(entry.kind).undoing
    if undoing is None or undoing.may is None or entry.action not in undoing.actions:
        return False
    return undoing.may(person, entry.subject, json.loads(entry.before))


@transaction.atomic
def take_back(entry: Entry, *, person: Person, why: str) -> Entry:
    """Take a change back for a person who may, and record that with the reason.

    Raises:
        NotYoursToUndoError: The person may not.
        NothingToUndoError: It is not safe, or not any more.
    """
    if not may_undo(person, entry):
        raise NotYoursToUndoError
    return undo(entry, by=person.pk, why=why)


@transaction.atomic
def undo(entry: Entry, *, by: int | None, why: str = "") -> Entry:
    """Take a change back, and record that as a change of its own.

    Args:
        entry: The entry of the change.
        by: Who takes it back.
        why: The reason, in words of that person.

    Raises:
        NothingToUndoError: It is not safe, or not any more.
    """
    undoing = known_kind(entry.kind).undoing
    if undoing is None:
        raise NothingToUndoError
    organisation = None if entry.chain_id == PLATFORM else uuid.UUID(entry.chain_id)
    if undoing.hold is not None:
        undoing.hold(entry.subject)
    else:
        hold(organisation)
    offered(entry)
    before = json.loads(entry.after)
    after = undoing.restore(entry.subject, json.loads(entry.before), by)
    return record(
        organisation=organisation,
        actor=by,
        action="undone",
        subject=Subject(entry.kind, entry.subject),
        before=before,
        after=after,
        why=why,
    )


def hold(organisation: uuid.UUID | None) -> None:
    """Let nobody else add to a chain before this transaction ends.

    A service calls it first, where what it writes depends on what others may be writing.
    """
    with row_rules.writing(chain_name(organisation)):
        _locked(chain_name(organisation))


def _rests(entry: Entry) -> Phrase | None:
    undoing = known_kind(entry.kind).undoing
    return undoing.rests(entry.subject) if undoing is not None and undoing.rests else None


def _can_come_back(entry: Entry) -> bool:
    """Say whether the state before is there whole: here, or under seal in its own room."""
    if ADDRESS in json.dumps(json.loads(entry.before), ensure_ascii=False):
        return False
    return '{"digest":' not in entry.before or _recalled(entry) is not None


def _recalled(entry: Entry) -> Mapping[str, str] | None:
    """Return, in words, what the room keeps of the state before and the trail as digests."""
    kind, before = known_kind(entry.kind), json.loads(entry.before)
    recalls = kind.undoing.recalls if kind.undoing is not None else None
    found = recalls(entry.subject, before) if recalls is not None else None
    if found is None:
        return None
    after = json.loads(entry.after)
    return {
        str(kind.fields.get(name, name)): words
        for name, words in found.items()
        if before.get(name) != after.get(name)
    }
