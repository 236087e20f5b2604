"""What the pages of notes show: a note with what its reader may know and do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dedere.treaties.facts import Facts
from dedere_web.accounts import selectors as accounts
from dedere_web.accounts.actors import Actor
from dedere_web.foundation.language import facts_language
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies
from dedere_web.notes.models import Draft, Note
from dedere_web.notes.subjects import NoteSubject, known_subject

MARKS = {
    Visibility.AUTHORITY: gettext_lazy("Our organisation alone"),
    Visibility.STATE: gettext_lazy("The organisations of our State"),
    Visibility.PARTNERS: gettext_lazy("All organisations of this platform"),
    Visibility.PUBLIC: gettext_lazy("Everybody"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note in a list."""

    note: Note
    subject: NoteSubject
    is_ours: bool
    visibility: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage:
    """A note, with what its reader may know and do."""

    note: Note
    subject: NoteSubject
    is_ours: bool
    readers: str
    may_write: bool
    may_attach: bool
    may_change_visibility: bool
    may_withdraw: bool
    may_see_author: bool
    is_for_approvers: bool
    """Whether somebody who writes for its owner may not change it, because others read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One visibility, and who will be able to read the note under it."""

    visibility: Visibility
    name: str
    readers: str
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft, and the address at which its author goes on."""

    draft: Draft
    subject: NoteSubject


def note_line(actor: Actor, note: Note, facts: Facts) -> NoteLine:
    """Return a note as a list shows it."""
    return NoteLine(
        note=note,
        subject=known_subject(note.subject_kind, note.subject_key, facts),
        is_ours=note.owner_id in actor.viewer.organisations,
        visibility=str(MARKS[Visibility(note.visibility)]),
    )


def note_page(actor: Actor, note: Note, facts: Facts) -> NotePage:
    """Return a note as its own page shows it."""
    return NotePage(
        note=note,
        subject=known_subject(note.subject_kind, note.subject_key, facts),
        is_ours=note.owner_id in actor.viewer.organisations,
        readers=readers_of(note, Visibility(note.visibility), facts),
        may_write=policies.may_write(actor, note),
        may_attach=policies.may_attach(actor, note),
        may_change_visibility=policies.may_change_visibility(actor, note),
        may_withdraw=policies.may_withdraw(actor, note),
        may_see_author=policies.may_see_author(actor, note),
        is_for_approvers=policies.may_draft(actor, note)
        and not policies.may_write(actor, note)
        and note.withdrawn_at is None,
    )


def subject_name(note: Note, facts: Facts) -> str:
    """Return what a note is about, as a search by words finds it."""
    subject = known_subject(note.subject_kind, note.subject_key, facts)
    return f"{subject.name} {subject.key}"


def draft_line(draft: Draft, facts: Facts) -> DraftLine:
    """Return a draft as its author's list shows it."""
    subject = known_subject(draft.subject_kind, draft.subject_key, facts)
    return DraftLine(draft=draft, subject=subject)


def effects(actor: Actor, note: Note, facts: Facts) -> tuple[Effect, ...]:
    """Return every visibility that somebody may set, with what it would mean."""
    return tuple(
        Effect(
            visibility=visibility,
            name=str(MARKS[visibility]),
            readers=readers_of(note, visibility, facts),
            is_now=visibility == note.visibility,
        )
        for visibility in policies.visibilities(actor, note)
    )


def readers_of(note: Note, visibility: Visibility, facts: Facts) -> str:
    """Return who can read a note under a visibility, in one sentence for its owner."""
    owner = note.owner.name
    if note.withdrawn_at is not None:
        return _("Only members of %(owner)s find it: it was withdrawn.") % {"owner": owner}
    match visibility:
        case Visibility.AUTHORITY:
            return _(
                "Only members of %(owner)s can read it, and nobody else on this platform."
            ) % {"owner": owner}
        case Visibility.STATE:
            return _readers_of_a_state(note, facts)
        case Visibility.PARTNERS:
            return _(
                "Members of every organisation on this platform can read it: bodies of all "
                "States, international and regional organisations, donors and providers of "
                "assistance."
            )
        case Visibility.PUBLIC:
            return _(
                "Everybody who has its address can read it, without signing in. What has been "
                "public once may have been copied, and closing it again does not call it back."
            )


def _readers_of_a_state(note: Note, facts: Facts) -> str:
    state = facts.parties.states.get(note.owner_state)
    name = state.name(facts_language()) if state else note.owner_state
    found = accounts.organisations().filter(state=note.owner_state).order_by("name")
    bodies = found.values_list("name", flat=True)
    return _(
        "Members of every body of %(state)s on this platform can read it, now and later. Today "
        "these are: %(bodies)s."
    ) % {"state": name, "bodies": ", ".join(bodies)}
