"""Writing, changing, opening and withdrawing a note."""

import pytest
from django.db import connection

from dedere_web.accounts.models import Organisation, Role, User
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import policies, selectors, services
from dedere_web.notes.models import Note
from dedere_web.notes.services import NotAllowedError, StaleNoteError, Words
from dedere_web.trail import selectors as trail
from tests.web.tenancy.world import KENYA, World, actor, open_note

SECRET = "What the ministry said in confidence."  # noqa: S105 - a text


@pytest.fixture
def note(authority: Organisation, officer: User) -> Note:
    return services.write_note(
        actor(officer), organisation=authority.pk, subject=KENYA, words=Words("On Kenya", SECRET)
    )


def test_a_new_note_is_for_its_owner_alone(
    note: Note, officer: User, approver: User, stranger: User
) -> None:
    assert note.visibility == Visibility.AUTHORITY
    assert (note.owner_state, note.version) == ("XAA", 1)
    assert selectors.note(actor(approver).viewer, note.pk) == note
    assert selectors.note(actor(stranger).viewer, note.pk) is None


def test_title_and_text_are_under_seal_in_the_database(note: Note) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, body FROM notes_note")
        kept = " ".join(cursor.fetchone())

    assert "Kenya" not in kept
    assert "ministry" not in kept
    assert Note.objects.get().body == SECRET


def test_the_trail_holds_no_word_of_a_note(note: Note, officer: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT before, after, why FROM trail_entry")
        kept = str(cursor.fetchall())

    assert note.owner_state in str(note.owner.state)
    assert "Kenya" not in kept
    assert "ministry" not in kept
    (line,) = trail.history(services.subject_of(note), actor(officer).viewer)
    assert line.says == "The note was written."


def test_a_reader_writes_nothing(world: World, authority: Organisation, note: Note) -> None:
    reader = actor(world.member("reader", authority, Role.READER))

    with pytest.raises(NotAllowedError):
        services.write_note(
            reader, organisation=authority.pk, subject=KENYA, words=Words("a", "b")
        )
    with pytest.raises(NotAllowedError):
        services.change_note(reader, note, words=Words("a", "b"), version=1)


def test_nobody_writes_for_another_organisation(world: World, stranger: User) -> None:
    other = world.body("XBB ministry")

    with pytest.raises(NotAllowedError):
        services.write_note(
            actor(stranger), organisation=other.pk, subject=KENYA, words=Words("a", "b")
        )


def test_two_people_who_change_one_note_lose_nothing(
    note: Note, officer: User, approver: User
) -> None:
    services.change_note(actor(approver), note, words=Words("On Kenya", "First."), version=1)

    with pytest.raises(StaleNoteError) as stale:
        services.change_note(actor(officer), note, words=Words("On Kenya", "Second."), version=1)

    assert stale.value.note.body == "First."
    assert Note.objects.get().body == "First."
    assert Note.objects.get().version == 2


def test_what_did_not_change_is_no_new_version(note: Note, officer: User) -> None:
    services.change_note(actor(officer), note, words=Words("On Kenya", SECRET), version=1)

    assert Note.objects.get().version == 1


def test_an_approver_opens_a_note_and_the_trail_says_why(
    note: Note, officer: User, approver: User, stranger: User
) -> None:
    services.change_visibility(
        actor(approver), note, visibility=Visibility.PARTNERS, version=1, why="Agreed on Monday."
    )

    assert selectors.note(actor(stranger).viewer, note.pk) == note
    line = trail.history(services.subject_of(note), actor(officer).viewer)[0]
    assert line.why == "Agreed on Monday."
    assert ("Our organisation alone", "All organisations of this platform") in {
        (c.before, c.after) for c in line.changes
    }


def test_a_contributor_closes_a_note_of_its_own_and_opens_none(
    note: Note, officer: User, approver: User, world: World, authority: Organisation
) -> None:
    author = actor(officer)
    assert policies.visibilities(author, note) == (Visibility.AUTHORITY,)
    with pytest.raises(NotAllowedError):
        services.change_visibility(
            author, note, visibility=Visibility.STATE, version=1, why="I should like to."
        )

    opened = services.change_visibility(
        actor(approver), note, visibility=Visibility.PARTNERS, version=1, why="Agreed."
    )
    another = actor(world.member("colleague", authority, Role.CONTRIBUTOR))
    assert policies.visibilities(another, opened) == ()
    closed = services.change_visibility(
        author, opened, visibility=Visibility.STATE, version=2, why="Too wide."
    )
    assert closed.visibility == Visibility.STATE


def test_an_organisation_of_no_state_has_no_state_to_share_with(stranger: User) -> None:
    (provider,) = actor(stranger).viewer.organisations
    note = services.write_note(
        actor(stranger), organisation=provider, subject=KENYA, words=Words("a", "b")
    )

    assert note.owner_state == ""
    assert Visibility.STATE not in policies.visibilities(actor(stranger), note)


def test_a_withdrawn_note_is_there_for_its_owner_alone_and_comes_back_closed(
    authority: Organisation, officer: User, approver: User, stranger: User
) -> None:
    note = open_note(authority, approver, Visibility.PUBLIC)
    withdrawn = services.withdraw(actor(approver), note, version=note.version, why="Outdated.")

    assert selectors.note(actor(stranger).viewer, note.pk) is None
    assert selectors.note(actor(officer).viewer, note.pk) == note
    assert not policies.may_write(actor(approver), withdrawn)
    with pytest.raises(NotAllowedError):
        services.withdraw(actor(approver), withdrawn, version=withdrawn.version)

    back = services.bring_back(actor(approver), withdrawn, version=withdrawn.version)
    assert back.visibility == Visibility.AUTHORITY
    assert selectors.note(actor(stranger).viewer, note.pk) is None
