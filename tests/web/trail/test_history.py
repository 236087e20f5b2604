"""A history that a person can read, and taking the latest change back."""

import json

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from dedere.phrases import Phrase
from dedere_web.accounts.models import User
from dedere_web.foundation.personal import ERASED_DOMAIN
from dedere_web.foundation.tenancy import NOBODY, Viewer
from dedere_web.trail import selectors
from dedere_web.trail.chain import Json
from dedere_web.trail.histories import Told
from dedere_web.trail.models import Entry
from dedere_web.trail.pages import history_part
from dedere_web.trail.registry import Subject, Undoing, register
from dedere_web.trail.services import (
    NothingToUndoError,
    NotYoursToUndoError,
    digest,
    take_back,
    undo,
    undo_offer,
)
from tests.web.trail.conftest import KIND, ORGANISATION, OTHER, write

pytestmark = pytest.mark.django_db

MEMBER = Viewer(7, frozenset({ORGANISATION}), frozenset(), True, frozenset())
STRANGER = Viewer(8, frozenset({OTHER}), frozenset(), True, frozenset())
OPERATOR = Viewer(9, frozenset(), frozenset(), False, frozenset({"operator"}))
SUBJECT = Subject(KIND, "1")


def changed(before: Json, after: Json, **said: object) -> Entry:
    return write(1, before=before, after=after, **said)  # type: ignore[arg-type]


def test_a_member_reads_who_changed_what_and_why(account: User) -> None:
    changed({"title": "Old", "secret": digest("a")}, {"title": "New", "secret": digest("b"),
            "shared": True}, actor=account.pk, why="It was wrong.")  # fmt: skip

    (line,) = selectors.history(SUBJECT, MEMBER)

    assert (line.who, line.says, line.why) == (str(account), "It was changed.", "It was wrong.")
    title, secret, shared = line.changes
    assert (title.field, title.before, title.after) == ("Title", "Old", "New")
    assert (secret.is_confidential, secret.before, secret.after) == (True, "", "")
    assert (shared.field, shared.before, shared.after) == ("shared", "", "yes")


def test_a_stranger_learns_nothing(account: User) -> None:
    changed({"title": "Old"}, {"title": "New"}, actor=account.pk, why="Confidential.")

    for viewer in (STRANGER, NOBODY, OPERATOR):
        assert selectors.history(SUBJECT, viewer) == []


def test_what_the_platform_did_is_told_without_names(account: User) -> None:
    changed({"title": "Old"}, {"title": "New"}, actor=account.pk, organisation=None)

    (stranger,) = selectors.history(SUBJECT, STRANGER)
    (operator,) = selectors.history(SUBJECT, OPERATOR)

    assert (stranger.who, operator.who) == ("", str(account))
    assert len(stranger.changes) == len(operator.changes) == 1
    assert selectors.history(SUBJECT, NOBODY) == []


def test_a_person_who_was_erased_is_a_person_who_has_left(account: User) -> None:
    changed(None, {"title": "New"}, actor=account.pk)
    User.objects.filter(pk=account.pk).update(email=f"x@{ERASED_DOMAIN}", name="")
    changed({"title": "New"}, {"title": "Newer"}, actor=999_999)

    lines = selectors.history(SUBJECT, MEMBER)

    assert [line.who for line in lines] == ["a person who has left"] * 2


def test_a_history_takes_two_queries(account: User) -> None:
    for number in range(5):
        changed({"title": number}, {"title": number + 1}, actor=account.pk)

    with CaptureQueriesContext(connection) as asked:
        assert len(selectors.history(SUBJECT, MEMBER)) == 5

    assert len(asked) == 2


def fragment(person: User, viewer: Viewer = MEMBER) -> str:
    told = Told(viewer=viewer, subjects=(SUBJECT,), title="A record", address="/record/1/")
    part = history_part("record", "1", told, person)
    return str(render_to_string("trail/_history.html", {"part": part}))


def test_the_fragment_escapes_what_people_wrote(account: User) -> None:
    assert "Nothing has been recorded" in fragment(account)
    changed({"title": "<b>Old</b>"}, {"title": "New"}, actor=account.pk, why="<script>x</script>")

    page = fragment(account)

    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;Old&lt;/b&gt;" in page
    assert "<script>" not in page


def test_persons_and_codes_are_said_in_words_and_what_machines_compare_is_not(
    account: User,
) -> None:
    register(
        kind=KIND,
        label="record of a test",
        fields={"heir": "Heir", "role": "Role", "version": "Version"},
        persons=frozenset({"heir"}),
        values={"role": {"r": "Reader", "w": "Writer"}.__getitem__},
        untold=frozenset({"version"}),
        describe=lambda numbers: {number: f"Record {number}" for number in numbers},
    )
    changed({"role": "r", "version": 1}, {"role": "w", "version": 2, "heir": account.pk})

    (line,) = selectors.history(SUBJECT, MEMBER)

    assert line.about == "Record 1"
    assert [(c.field, c.before, c.after) for c in line.changes] == [
        ("Heir", "", str(account)), ("Role", "Reader", "Writer"),
    ]  # fmt: skip


def test_the_histories_of_several_records_are_one(account: User) -> None:
    write(1)
    write(2)
    write(3)

    found = selectors.history((SUBJECT, Subject(KIND, "3")), MEMBER)

    assert [line.subject for line in found] == ["3", "1"]
    assert selectors.history((), MEMBER) == []


@pytest.fixture
def record_of_title() -> dict[str, Json]:
    """A record with a title, whose changes can be undone."""
    record: dict[str, Json] = {"title": "New"}

    def restore(_number: str, state: Json, _by: int | None) -> Json:
        assert isinstance(state, dict)
        record.clear()
        record.update(state)
        return dict(record)

    register(
        kind=KIND,
        label="record of a test",
        undoing=Undoing(
            state=lambda _: dict(record),
            restore=restore,
            actions=frozenset({"changed"}),
            may=lambda person, _number, _before: person.pk == 7,
            rests=lambda _: (
                Phrase.of("Something newer rests on it.") if "rests" in record else None
            ),
        ),
    )
    return record


def test_the_latest_change_is_taken_back_and_that_is_recorded(
    record_of_title: dict[str, Json],
) -> None:
    entry = changed({"title": "Old"}, {"title": "New"})

    offer = undo_offer(entry)
    undone = undo(entry, by=7, why="By mistake.")

    assert offer is not None
    assert [(c.before, c.after) for c in offer.changes] == [("New", "Old")]
    assert record_of_title == {"title": "Old"}
    assert (undone.action, undone.actor, undone.number) == ("undone", 7, 2)
    assert (json.loads(undone.before), json.loads(undone.after)) == (
        {"title": "New"}, {"title": "Old"},
    )  # fmt: skip
    assert selectors.verify().findings == ()
    with pytest.raises(NothingToUndoError):
        undo(entry, by=7)


def test_who_may_take_back_is_decided_by_the_room(
    record_of_title: dict[str, Json], account: User
) -> None:
    entry = changed({"title": "Old"}, {"title": "New"})
    may = User(pk=7)

    with pytest.raises(NotYoursToUndoError):
        take_back(entry, person=User(pk=8), why="Curious.")
    assert record_of_title == {"title": "New"}
    assert "Take this change back" not in fragment(User(pk=8))
    assert "Take this change back" in fragment(may)

    undone = take_back(entry, person=may, why="By mistake.")
    assert (undone.actor, undone.why) == (7, "By mistake.")
    assert "Take this change back" not in fragment(may)


def test_what_newer_things_rest_on_stays(record_of_title: dict[str, Json]) -> None:
    record_of_title["rests"] = "yes"
    entry = changed({"title": "Old"}, {"title": "New", "rests": "yes"})

    assert undo_offer(entry) is None
    with pytest.raises(NothingToUndoError, match="Something newer rests on it"):
        undo(entry, by=7)


def test_an_earlier_change_is_not_taken_back(record_of_title: dict[str, Json]) -> None:
    earlier = changed({"title": "Older"}, {"title": "Old"})
    latest = changed({"title": "Old"}, {"title": "New"})

    assert undo_offer(earlier) is None
    assert undo_offer(latest) is not None


def test_a_record_that_changed_since_is_left_alone(record_of_title: dict[str, Json]) -> None:
    entry = changed({"title": "Old"}, {"title": "New"})
    record_of_title["title"] = "Newest"

    assert undo_offer(entry) is None
    with pytest.raises(NothingToUndoError, match="changed after it"):
        undo(entry, by=7)
    assert record_of_title == {"title": "Newest"}
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("before", [{"text": digest("a")}, {"note": "of a@ministry.example"}])
def test_what_the_trail_does_not_hold_cannot_come_back(
    record_of_title: dict[str, Json], before: dict[str, Json]
) -> None:
    assert undo_offer(changed(before, {"title": "New"})) is None


def test_a_kind_that_knows_no_way_back_offers_none() -> None:
    assert undo_offer(changed({"title": "Old"}, {"title": "New"})) is None
