"""Who may do what with a note. Pages, exports, panels and jobs ask here, and nowhere else.

Consent is the organisation's: whoever approves for it opens a note to others, record by record.
A contributor may close a note of its own, or withdraw it, but opens nothing, and changes nothing
that others read already.
"""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from dedere_web.accounts.actors import ADMINISTRATORS, APPROVERS, Actor, writes_for
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes.models import Draft, Note

Person = AbstractBaseUser | AnonymousUser


FROM_CLOSED_TO_OPEN = (
    Visibility.AUTHORITY,
    Visibility.STATE,
    Visibility.PARTNERS,
    Visibility.PUBLIC,
)


def may_read(actor: Actor, note: Note) -> bool:
    """Say whether somebody may read a note: the rule of ``Note.objects.visible_to``, in words.

    A query filters; this is for a note that is in hand already.
    """
    viewer = actor.viewer
    if note.owner_id in viewer.organisations:
        return True
    if note.withdrawn_at is not None:
        return False
    match note.visibility:
        case Visibility.PUBLIC:
            return True
        case Visibility.PARTNERS:
            return viewer.partner
        case Visibility.STATE:
            return bool(note.owner_state) and note.owner_state in viewer.states
        case _:
            return False


def may_begin(actor: Actor) -> bool:
    """Say whether somebody may write notes for any organisation."""
    return bool(writes_for(actor))


def may_write(actor: Actor, note: Note) -> bool:
    """Say whether somebody may change the words of a note, or attach a file to it.

    What is open to others is theirs to read at once: only who could open it changes it.
    """
    if note.withdrawn_at is not None:
        return False
    if note.visibility == Visibility.AUTHORITY:
        return note.owner_id in writes_for(actor)
    return _approves(actor, note)


def may_draft(actor: Actor, note: Note) -> bool:
    """Say whether somebody may keep words for a note, also while they may not be saved there."""
    return note.owner_id in writes_for(actor)


def may_attach(actor: Actor, note: Note) -> bool:
    """Say whether somebody may add a file to a note or take one away."""
    return may_write(actor, note)


def visibilities(actor: Actor, note: Note) -> tuple[Visibility, ...]:
    """Return what somebody may set as the visibility of a note, from the most closed on.

    An organisation that is no body of a State has no State to share with.
    """
    if note.withdrawn_at is not None:
        return ()
    offered = [v for v in FROM_CLOSED_TO_OPEN if v != Visibility.STATE or note.owner_state]
    if _approves(actor, note):
        return tuple(offered)
    if _wrote(actor, note):
        now = FROM_CLOSED_TO_OPEN.index(Visibility(note.visibility))
        return tuple(v for v in offered if FROM_CLOSED_TO_OPEN.index(v) <= now)
    return ()


def may_change_visibility(actor: Actor, note: Note) -> bool:
    """Say whether somebody may change who reads a note."""
    return len(visibilities(actor, note)) > 1


def may_withdraw(actor: Actor, note: Note) -> bool:
    """Say whether somebody may withdraw a note, or take a withdrawal back."""
    return _approves(actor, note) or _wrote(actor, note)


def may_take_back(actor: Actor, note: Note, visibility: Visibility) -> bool:
    """Say whether somebody may bring a note back to an earlier text, or to this visibility.

    One change is of one or of the other; taking it back is a change like any other.
    """
    if visibility == note.visibility:
        return may_write(actor, note)
    return visibility in visibilities(actor, note)


def may_see_history(actor: Actor, note: Note) -> bool:
    """Say whether somebody may see who did what to a note: members of its owner."""
    return note.owner_id in actor.viewer.organisations


def may_see_author(actor: Actor, note: Note) -> bool:
    """Say whether somebody may see which person wrote a note; others see the organisation."""
    return note.owner_id in actor.viewer.organisations


def exports_of(actor: Actor) -> frozenset[uuid.UUID]:
    """Return the organisations whose notes somebody may export as a whole."""
    return frozenset(body for body, role in actor.roles.items() if role in ADMINISTRATORS)


def may_use_draft(actor: Actor, draft: Draft) -> bool:
    """Say whether somebody may go on with a draft: its author, while still a writer there."""
    return draft.author_id == actor.person and draft.organisation_id in writes_for(actor)


def _approves(actor: Actor, note: Note) -> bool:
    return actor.roles.get(note.owner_id) in APPROVERS


def _wrote(actor: Actor, note: Note) -> bool:
    own = note.created_by_id is not None and note.created_by_id == actor.person
    return own and note.owner_id in writes_for(actor)
