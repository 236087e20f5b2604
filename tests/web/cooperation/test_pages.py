"""Pages on the whole world, on the facts of a case, and on recorded practice."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.models import User
from dedere_web.cooperation.models import RecordedPractice
from dedere_web.cooperation.selectors import current_facts
from dedere_web.cooperation.services import (
    AlreadyReplacedError,
    NotAnEditorError,
    PracticeWords,
    record_practice,
)
from dedere_web.trail.models import Entry

pytestmark = pytest.mark.django_db

BOMBING = "bombings-1997/offence/terrorist-bombing"
WORDS = PracticeWords(
    state="KEN",
    question="treaty-required",
    answer="yes",
    law="Extradition Act",
    article="2",
    as_of="2013-01-01",
    source_title="Laws of the State",
    source_publisher="Government printer",
)


def page(client: Client, name: str, **query: str) -> str:
    response = client.get(reverse(f"cooperation:{name}"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_coverage_counts_every_pair_once_and_names_who_is_left(client: Client) -> None:
    shown = page(client, "coverage", offence=BOMBING, state="KEN", on="2013-01-01")

    # UNTC XVIII-9, complete to 2014: Angola had not joined the Convention by then.
    assert "Angola" in shown
    assert "no basis is known" in shown


def test_the_planner_never_proposes_what_binds_already(client: Client) -> None:
    shown = page(client, "planner", state="KEN", on="2013-01-01")

    rows = shown.split("<tbody>")[1].split("</tbody>")[0]
    assert "Beijing Convention 2010" in rows
    assert "Terrorist Bombings Convention 1997" not in rows


def test_the_campaign_states_its_guarantee(client: Client) -> None:
    assert "1/e" in page(client, "planner", region="014", on="2013-01-01")


def test_jurisdiction_over_a_hijacked_aircraft_of_switzerland(client: Client) -> None:
    shown = page(
        client,
        "jurisdiction",
        offence="hague-1970/offence/unlawful-seizure",
        aircraft_registry="CHE",
        on_board="yes",
        suspect_in="CHE",
        on="2013-01-01",
    )

    assert "must have jurisdiction" in shown
    assert "article 4(1)" in shown


def test_contradictory_facts_are_one_clear_line(client: Client) -> None:
    response = client.get(
        reverse("cooperation:jurisdiction"),
        {"offence": BOMBING, "suspect_nationality": "KEN", "stateless_residence": "FRA"},
    )

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


def test_what_is_not_ticked_is_not_a_no(client: Client) -> None:
    answers = {"conduct": "seized-control", "target": "aircraft", "means": "force-or-threat"}
    shown = page(client, "offences", part="carried-out", **answers)

    assert "may be met" in shown
    assert "Unlawful seizure" in shown
    assert "not stated" in shown
    assert "To be asked next:" in shown


def test_a_recorded_practice_counts_at_once_with_its_source(client: Client, editor: User) -> None:
    asked = {"from": "UGA", "to": "KEN", "offence": BOMBING, "on": "2013-04-22"}
    before = page(client, "finder", **asked)
    version = current_facts().version

    record_practice(editor, WORDS)
    after = page(client, "finder", **asked)

    asks = '<bdi class="long">Kenya</bdi> make extradition conditional on a treaty?'
    assert asks in before
    assert asks not in after
    assert current_facts().version != version
    assert "Laws of the State" in page(client, "practice", state="KEN")


def test_a_correction_ends_the_row_before_and_both_stay(editor: User) -> None:
    first = record_practice(editor, WORDS)
    second = record_practice(
        editor, PracticeWords(**{**_fields(WORDS), "answer": "no"}), replaces=first.pk
    )

    answers = [p.answer for p in current_facts().practices if p.state == "KEN"]
    assert answers == ["no"]
    assert RecordedPractice.objects.count() == 2
    assert second.ends == first
    with pytest.raises(AlreadyReplacedError):
        record_practice(editor, WORDS, replaces=first.pk)


def test_the_trail_says_who_recorded_it(editor: User) -> None:
    row = record_practice(editor, WORDS)

    entry = Entry.objects.filter(kind="practice", subject=str(row.pk)).get()
    assert entry.actor == editor.pk


def test_nobody_else_may_record(account: User) -> None:
    with pytest.raises(NotAnEditorError):
        record_practice(account, WORDS)


def test_a_recorded_row_cannot_be_rewritten(editor: User) -> None:
    row = record_practice(editor, WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        RecordedPractice.objects.filter(pk=row.pk).update(answer="no")


def _fields(words: PracticeWords) -> dict[str, str]:
    return {name: getattr(words, name) for name in words.__slots__}


def test_a_question_is_settled_by_its_own_yes_and_no(client: Client) -> None:
    """Hague Convention, art. 1: the aircraft must be in flight; without that it does not apply."""
    asked = {"conduct": "seized-control", "part": "carried-out", "on": "2013-01-01"}
    open_page = page(client, "offences", **asked)
    settled = page(client, "offences", **asked, **{"aircraft-in-flight": "no"})

    assert "aircraft-in-flight=no" in open_page
    assert "aircraft-in-flight=yes" in open_page
    assert "Answered one by one" in settled
    assert 'name="aircraft-in-flight" value="no"' in settled


def test_contradicting_answers_are_one_clear_line(client: Client) -> None:
    query = {"conduct": "damaged", "damaged": "no"}
    response = client.get(reverse("cooperation:offences"), query)

    assert response.status_code == 422
    assert "contradict each other" in response.content.decode()


@pytest.mark.parametrize("kind", ["coverage-over-time", "planner"])
@pytest.mark.parametrize("ext", ["svg", "csv"])
def test_pictures_come_as_files(client: Client, kind: str, ext: str) -> None:
    address = reverse("cooperation:picture", args=[kind, ext])
    response = client.get(address, {"offence": BOMBING, "state": "KEN", "on": "2013-01-01"})

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_the_curve_of_pairs_ends_at_the_number_of_the_map(client: Client) -> None:
    """Both count pairs that share the one text on the offence: bombings-1997 has no other."""
    query = {"offence": BOMBING, "on": "2013-01-01"}
    shown = page(client, "coverage", **query)
    address = reverse("cooperation:picture", args=["coverage-over-time", "csv"])
    rows = client.get(address, query).content.decode("utf-8-sig").splitlines()

    days = [line.split(",") for line in rows if line[:4].isdigit() and line < "2013-01-02"]
    assert f"{days[-1][1]} surely had a common text" in shown


def test_a_picture_leads_to_its_own_day_and_names_it_once(client: Client) -> None:
    shown = page(client, "coverage", offence=BOMBING, on="2013-01-01")

    leads = [part.split('"')[0] for part in shown.split('href="/cooperation/coverage/?')[1:]]
    assert leads
    assert all(address.count("on=") == 1 for address in leads)
    assert any("on=2002-" in address for address in leads)


def test_an_offence_is_laid_open_with_the_article_of_each_element(client: Client) -> None:
    """Hague Convention, arts 1 and 3(1); the Beijing Protocol rewrites article 1."""
    address = reverse("cooperation:offence", args=["hague-1970/offence/unlawful-seizure"])
    shown = " ".join(client.get(address, {"on": "2013-04-22"}).content.decode().split())

    assert "Was it done by force or by threat of force?" in shown
    assert "article 3(1)" in shown
    assert "accomplice. <span" in shown
    assert "Beijing Protocol 2010" in shown
    assert "offence=hague-1970%2Foffence%2Funlawful-seizure" in shown


def test_an_offence_that_is_not_there_suggests_what_is(client: Client) -> None:
    address = reverse("cooperation:offence", args=["hague-1970/offence/unlawful-seizur"])
    response = client.get(address)

    assert response.status_code in {404, 422}
    assert "unlawful-seizure" in response.content.decode()


def test_the_catalogue_names_every_offence_once(client: Client) -> None:
    shown = page(client, "catalogue")

    offences = [o.id for i in current_facts().instruments.values() for o in i.offences]
    assert all(shown.count(f"/catalogue/{offence}/") == 1 for offence in offences)
