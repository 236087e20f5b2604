"""Who recorded what of a State, who brought which list in, and taking either back by adding.

Nothing is ever edited: what is taken back stays, beside what says that it counts no more.
"""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from dedere.treaties.facts import Facts
from dedere_web.accounts.models import PlatformRole, Role, User
from dedere_web.cooperation import selectors as cooperation
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.cooperation.services import PracticeWords, record_practice
from dedere_web.trail import selectors as trail
from dedere_web.trail.models import Entry
from dedere_web.treaties import selectors, services
from dedere_web.treaties.models import ImportBatch, ImportedAction, TakenBackImport
from tests.web.listing import INSTRUMENT, KNOWN_ACT, NEW_ACT, offered
from tests.web.tenancy.world import World, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_home")]

SHOWN, MOVED, TO_SIGN_IN, REFUSED, NOTHING, TOO_LATE = 200, 302, 302, 403, 404, 409
BUTTON = "Take this change back"
WHO = ("stranger", "account", "administrator", "operator", "editor")
MINE = PracticeWords(
    state="KEN", question="treaty-required", answer="yes", law="An Act", article="3",
    as_of="2012-01-01", source_title="Laws of the State", source_publisher="Law Reports",
)  # fmt: skip
OTHER_ACT = "South Sudan,signature,2020-01-02\n"


@pytest.fixture
def world(db: None) -> World:
    world = World()
    world.person("account")
    world.member("administrator", world.body("XAA ministry"), Role.ADMINISTRATOR)
    world.duty("operator", PlatformRole.OPERATOR)
    world.duty("editor", PlatformRole.EDITOR_OF_FACTS)
    return world


@pytest.fixture
def editor(world: World) -> User:
    return world.people["editor"]


def browser(world: World, who: str) -> Client:
    return Client() if who == "stranger" else browser_of(world.people[who])


def last(kind: str) -> Entry:
    found = Entry.objects.filter(kind=kind).latest("pk")
    assert isinstance(found, Entry)
    return found


def take_back_page(name: str, key: object, entry: Entry) -> str:
    return reverse("trail:take-back", args=[name, str(key), entry.pk])


# --- Recorded practice -------------------------------------------------------------------------


def answers() -> list[str]:
    return [
        str(practice.answer)
        for practice in cooperation.current_facts().practices
        if practice.id.startswith("KEN/practice/recorded-")
    ]


@pytest.mark.parametrize("who", WHO)
def test_who_sees_and_takes_back_what_was_recorded_of_a_state(
    who: str, world: World, editor: User
) -> None:
    record_practice(editor, MINE)
    asking = browser(world, who)

    shown = asking.get("/cooperation/practice/?state=KEN").content.decode()
    history = asking.get(reverse("trail:history", args=["practice", "KEN"])).status_code
    done = asking.post(take_back_page("practice", "KEN", last("practice")), {"why": "Wrong."})

    sees, may = who in {"operator", "editor"}, who == "editor"
    assert ("A practice was recorded." in shown) is sees
    assert (BUTTON in shown) is may
    assert "Laws of the State" in shown
    nothing = TO_SIGN_IN if who == "stranger" else NOTHING
    assert history == (SHOWN if sees else nothing)
    assert done.status_code == (MOVED if may else REFUSED if sees else nothing)
    assert answers() == ([] if may else ["yes"])


def test_an_entry_is_taken_back_by_a_further_one(world: World, editor: User) -> None:
    first = record_practice(editor, MINE)

    browser(world, "editor").post(
        take_back_page("practice", "KEN", last("practice")), {"why": "Another State's law."}
    )

    counter = RecordedPractice.objects.get(ends=first)
    assert (counter.answer, counter.recorded_by) == ("", editor)
    undone = last("practice")
    assert (undone.action, undone.subject, undone.why) == (
        "undone", str(first.pk), "Another State's law.",
    )  # fmt: skip
    assert trail.verify().findings == ()


def test_taking_a_correction_back_lets_count_what_counted_before(
    world: World, editor: User
) -> None:
    first = record_practice(editor, MINE)
    words = PracticeWords(**{n: getattr(MINE, n) for n in MINE.__slots__} | {"answer": "no"})
    second = record_practice(editor, words, replaces=first.pk)
    corrected = last("practice")
    assert answers() == ["no"]
    asking = browser(world, "editor")

    page = asking.get(take_back_page("practice", "KEN", corrected)).content.decode()
    assert "answer" in page
    asking.post(take_back_page("practice", "KEN", corrected), {"why": "It was right."})

    assert answers() == ["yes"]
    again = RecordedPractice.objects.get(ends=second)
    assert (again.answer, again.law) == ("yes", MINE.law)
    assert RecordedPractice.objects.count() == 3


def test_what_was_corrected_since_is_refused(world: World, editor: User) -> None:
    first = record_practice(editor, MINE)
    recorded = last("practice")
    record_practice(editor, MINE, replaces=first.pk)

    answer = browser(world, "editor").post(
        take_back_page("practice", "KEN", recorded), {"why": "Too late."}
    )

    assert answer.status_code == TOO_LATE
    assert "cannot be taken back any more" in answer.content.decode()
    assert RecordedPractice.objects.count() == 2


# --- Imports -----------------------------------------------------------------------------------


def bring_in(
    editor: User, callbacks: DjangoCaptureOnCommitCallbacks, *rows: str, source: str = "test-list"
) -> int:
    with callbacks(execute=True):
        outcome = services.import_list(offered(*rows, source_id=source), by=editor)
    assert outcome.batch is not None
    return outcome.batch


def acts_of_south_sudan() -> list[str]:
    return [a.kind.value for a in selectors.current_facts().actions_of("SSD", INSTRUMENT)]


@pytest.fixture
def batch(editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> int:
    return bring_in(editor, django_capture_on_commit_callbacks, NEW_ACT)


@pytest.mark.parametrize("who", WHO)
def test_who_sees_and_takes_back_an_import(
    who: str,
    world: World,
    batch: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    asking = browser(world, who)
    law = asking.get(f"/treaties/standing/SSD/{INSTRUMENT}/").content.decode()
    histories = {
        asking.get(reverse("trail:history", args=said)).status_code
        for said in (["import", batch], ["imports", "all"], ["standing", f"SSD:{INSTRUMENT}"])
    }
    with django_capture_on_commit_callbacks(execute=True):
        done = asking.post(take_back_page("import", batch, last("import")), {"why": "Wrong."})

    sees, may = who in {"operator", "editor"}, who == "editor"
    assert ("The list was brought in." in law) is sees
    assert (BUTTON in law) is may
    nothing = TO_SIGN_IN if who == "stranger" else NOTHING
    assert histories == {SHOWN if sees else nothing}
    assert done.status_code == (MOVED if may else REFUSED if sees else nothing)
    assert acts_of_south_sudan() == ([] if may else ["accession"])


def test_an_import_that_was_taken_back_stays_and_counts_no_more(
    world: World,
    editor: User,
    facts: Facts,
    batch: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    asking = browser(world, "editor")
    known = selectors.stamp()
    assert known.version != facts.version

    with django_capture_on_commit_callbacks(execute=True):
        asking.post(take_back_page("import", batch, last("import")), {"why": "A wrong list."})

    after = selectors.stamp()
    assert after.version == facts.version
    assert after.changed_at > known.changed_at
    assert (selectors.imported_actions(), selectors.imported_sources()) == ((), ())
    assert ImportedAction.objects.count() == 1
    taken = TakenBackImport.objects.get()
    assert (taken.batch_id, taken.taken_back_by) == (batch, editor)
    page = asking.get(reverse("treaties:import-result", args=[batch])).content.decode()
    assert "its acts count no more" in page
    assert "A wrong list." in page
    assert "South Sudan" in page
    assert "taken back" in asking.get(reverse("treaties:import")).content.decode()
    assert trail.verify().findings == ()


def test_a_list_that_was_taken_back_may_come_again(
    world: World,
    editor: User,
    batch: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        browser(world, "editor").post(
            take_back_page("import", batch, last("import")), {"why": "A wrong file."}
        )

    again = bring_in(editor, django_capture_on_commit_callbacks, NEW_ACT)

    assert again != batch
    assert acts_of_south_sudan() == ["accession"]
    with CaptureQueriesContext(connection) as asked:
        selectors.current_facts()
    assert len(asked) == 1


def test_what_a_later_list_was_compared_with_stays(
    world: World,
    editor: User,
    batch: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first = last("import")
    newer = bring_in(
        editor, django_capture_on_commit_callbacks, NEW_ACT, OTHER_ACT, source="other-list"
    )
    asking = browser(world, "editor")

    answer = asking.post(take_back_page("import", batch, first), {"why": "Wrong."})

    assert answer.status_code == TOO_LATE
    assert f"Take import {newer} back first." in answer.content.decode()
    assert not TakenBackImport.objects.exists()
    listed = asking.get(reverse("treaties:import-result", args=[batch])).content.decode()
    assert BUTTON not in listed

    with django_capture_on_commit_callbacks(execute=True):
        asking.post(take_back_page("import", newer, last("import")), {"why": "Wrong."})
        asking.post(take_back_page("import", batch, first), {"why": "Wrong."})
    assert acts_of_south_sudan() == []
    assert TakenBackImport.objects.count() == 2


def test_a_process_that_missed_the_taking_back_reads_the_facts_anew(
    editor: User, batch: int, own_home: Path
) -> None:
    """The row is committed, and the process that wrote it died before it published the facts."""
    assert acts_of_south_sudan() == ["accession"]

    services.take_import_back(batch, by=editor.pk)

    assert acts_of_south_sudan() == []


def test_a_list_from_the_command_line_was_brought_in_by_the_platform(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.import_list(offered(NEW_ACT, KNOWN_ACT), by=None)

    number = ImportBatch.objects.get().pk
    page = browser(world, "editor").get(reverse("treaties:import-result", args=[number]))
    assert "the platform" in page.content.decode().partition('id="history"')[2]
