"""Notes on an answer about legal bases and on two States, from the pages of cooperation."""

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs

import pytest
from django.test import Client

from dedere.cooperation.question import Form, Question, Stated, ask
from dedere.errors import InvalidInputError
from dedere.treaties.facts import Facts
from dedere_web.accounts.models import Organisation, User
from dedere_web.cooperation.questions import query_of, read_query
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes.models import Note
from dedere_web.notes.subjects import NoteSubject, read_subject
from tests.web.tenancy.world import World, open_note

SignIn = Callable[[User], Client]
HIJACKING = "hague-1970/offence/unlawful-seizure"
BOMBING = "bombings-1997/offence/terrorist-bombing"
ANSWER = f"/cooperation/basis/?from=CHE&to=KEN&offence={HIJACKING}&form=extradition"
PAIR = "/cooperation/pair/KEN/CHE/"
ADD = re.compile(r'href="(/notes/new/\?[^"]+)"')


def note_from(browser: Client, page: str, body: Organisation, title: str) -> Note:
    """Follow "Add a note" on a page, fill the form in and send it."""
    found = ADD.search(browser.get(page).content.decode())
    assert found is not None
    query = {k: v[0] for k, v in parse_qs(unescape(found[1]).partition("?")[2]).items()}
    assert browser.get("/notes/new/", query).status_code == 200
    sent = query | {
        "organisation": str(body.pk),
        "version": "0",
        "title": title,
        "body": "A word.",
    }
    assert browser.post("/notes/new/", sent | {"action": "save"}).status_code == 302
    return Note.objects.get(subject_key=query["key"])


def test_an_answer_is_noted_on_its_own_page_and_found_again_on_another_day(
    officer: User, authority: Organisation, signed_in: SignIn, client: Client
) -> None:
    browser = signed_in(officer)
    note = note_from(browser, f"{ANSWER}&on=2010-05-01", authority, "They want originals")

    assert note.subject_kind == "basis"
    for page in (f"{ANSWER}&on=2010-05-01", f"{ANSWER}&on=2013-01-01"):
        answer = browser.get(page)
        assert "They want originals" in answer.content.decode()
        assert answer["Cache-Control"] == "no-store, private"
    other = f"/cooperation/basis/?from=CHE&to=KEN&offence={BOMBING}&on=2010-05-01"
    turned = f"/cooperation/basis/?from=KEN&to=CHE&offence={HIJACKING}&on=2010-05-01"
    for page in (other, turned):
        assert "They want originals" not in browser.get(page).content.decode()
    shown = browser.get(f"/notes/{note.pk}/").content.decode()
    assert "Switzerland asks Kenya" in shown
    assert "1 May 2010" in shown
    address = re.search(r'href="(/cooperation/basis/\?[^"]+)"', shown)
    assert address is not None
    assert browser.get(unescape(address[1])).status_code == 200
    assert "/notes/" not in client.get(f"{ANSWER}&on=2010-05-01").content.decode()


def test_what_is_noted_on_two_states_and_on_answers_between_them_stands_together(
    officer: User, authority: Organisation, signed_in: SignIn
) -> None:
    browser = signed_in(officer)
    note_from(browser, PAIR, authority, "Kenya and Switzerland meet in May")
    note_from(browser, f"{ANSWER}&on=2010-05-01", authority, "They want originals")

    for page in (PAIR, "/cooperation/pair/CHE/KEN/", f"{ANSWER}&on=2013-01-01",
                 "/notes/about/pair/CHE:KEN/"):  # fmt: skip
        shown = browser.get(page).content.decode()
        assert "Kenya and Switzerland meet in May" in shown, page
        assert "They want originals" in shown, page
    elsewhere = browser.get("/cooperation/pair/KEN/FRA/").content.decode()
    assert "meet in May" not in elsewhere
    assert "They want originals" not in elsewhere


def test_no_stranger_sees_a_note_beside_an_answer_that_was_not_shared(
    approver: User, authority: Organisation, stranger: User, world: World, signed_in: SignIn,
    facts: Facts,
) -> None:  # fmt: skip
    asked = query_of(question(facts))
    answer = read_subject("basis", asked, facts)
    open_note(authority, approver, Visibility.AUTHORITY, title="Ours alone", subject=answer)
    open_note(authority, approver, Visibility.PARTNERS, title="For partners", subject=answer)
    pair = NoteSubject("pair", "CHE:KEN", "", "")
    open_note(authority, approver, Visibility.STATE, title="For our State", subject=pair)
    neighbour = world.member("neighbour", world.body("XAA ministry"))

    seen = {
        name: {t for t in ("Ours alone", "For partners", "For our State") if t in said}
        for name, said in (
            (who.name, signed_in(who).get(page).content.decode())
            for who in (approver, stranger, neighbour)
            for page in (f"/cooperation/basis/?{asked}",)
        )
    }

    assert seen == {
        "approver": {"Ours alone", "For partners", "For our State"},
        "provider": {"For partners"},
        "neighbour": {"For partners", "For our State"},
    }


def question(facts: Facts) -> Question:
    return ask(
        facts, requesting="Switzerland", requested="KEN", offences=[HIJACKING, BOMBING],
        on=dt.date(2010, 5, 1), form=Form.SEARCH, organised_group=Stated.YES,
    )  # fmt: skip


def test_a_question_and_its_address_say_the_same(facts: Facts) -> None:
    asked = question(facts)

    assert read_query(query_of(asked), facts) == asked
    turned = read_query(query_of(asked, swapped=True), facts)
    assert (turned.requesting, turned.requested) == ("KEN", "CHE")
    assert query_of(asked).endswith("&on=2010-05-01")


@pytest.mark.parametrize(
    "key",
    [
        "", "KEN", "from=KEN", f"from=KEN&to=KEN&offence={HIJACKING}&on=2010-05-01",
        f"from=KEN&to=CHE&offence={HIJACKING}", f"from=KEN&to=CHE&offence={HIJACKING}&on=soon",
        "from=KEN&to=CHE&offence=theft&on=2010-05-01",
        f"from=KEN&to=CHE&offence={HIJACKING}&on=1066-10-14", "a" * 301,
    ],
)  # fmt: skip
def test_a_note_is_about_no_answer_that_cannot_be_asked_for(key: str, facts: Facts) -> None:
    with pytest.raises(InvalidInputError):
        read_subject("basis", key, facts)
