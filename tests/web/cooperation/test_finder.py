"""The page on which a prosecutor finds the bases: the answer first, then why, then what to ask."""

import io

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

HIJACKING = "hague-1970/offence/unlawful-seizure"
BOMBING = "bombings-1997/offence/terrorist-bombing"

pytestmark = pytest.mark.django_db


def page(client: Client, name: str = "cooperation:finder", **query: str) -> str:
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_question_there_is_only_the_form(client: Client) -> None:
    shown = page(client)

    assert "Which State asks?" in shown
    assert "Bases, in order of preference" not in shown


def test_the_answer_carries_articles_dates_and_sources(client: Client) -> None:
    shown = page(client, **{"from": "KEN", "to": "CHE", "offence": BOMBING, "on": "2013-04-22"})

    # Kenya joined on 16 November 2001, Switzerland on 23 September 2003 (articles 22(2), 9(2)).
    assert "23 October 2003" in shown
    assert "9(2)" in shown
    assert "must submit the case to its authorities for prosecution" in shown
    assert (
        "a later treaty may exist" in shown
    )  # the notes of 1965 stand in a list that is not complete
    assert "Source:" in shown


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"from": "KEN", "to": "KEN", "offence": BOMBING}, "cannot ask itself"),
        ({"from": "KEN", "to": "Atlantis", "offence": BOMBING}, "No State is called"),
        ({"from": "KEN", "to": "CHE", "offence": "bombings-1997/offence/bomb"}, "Did you mean"),
        ({"from": "YUG", "to": "CHE", "offence": BOMBING, "on": "2010-01-01"}, "ceased to exist"),
        ({"from": "KEN"}, "Choose both States and an offence."),
    ],
)
def test_what_cannot_stand_is_said_in_one_line(
    client: Client, query: dict[str, str], says: str
) -> None:
    response = client.get(reverse("cooperation:finder"), query)

    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_question_costs_a_constant_number_of_queries(client: Client) -> None:
    def cost(**asked: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, **asked)
        return len(queries)

    page(client)  # what a process reads once
    simple = cost(**{"from": "KEN", "to": "SDN", "offence": HIJACKING, "on": "1975-02-04"})
    rich = cost(**{"from": "CHE", "to": "FRA", "offence": BOMBING, "on": "2013-02-04"})

    assert simple == rich <= 4


def test_the_note_is_a_document_with_the_same_bases_and_the_hash_of_the_facts(
    client: Client,
) -> None:
    asked = {"from": "CHE", "to": "ARG", "offence": HIJACKING, "on": "2010-05-01"}
    first = client.get(reverse("cooperation:note"), asked)
    again = client.get(reverse("cooperation:note"), asked)
    note = docx.Document(io.BytesIO(first.content))
    text = "\n".join(paragraph.text for paragraph in note.paragraphs)
    data = client.get(
        reverse("api:v1:find_bases"),
        {"requesting": "CHE", "requested": "ARG", "offence": HIJACKING, "on": "2010-05-01"},
    ).json()

    assert first.content == again.content
    assert "Legal bases: Switzerland asks Argentina" in text
    for basis in data["bases"]:
        for condition in basis["conditions"]:
            assert condition["says"] in text
    assert data["facts"][:16] in note.sections[0].footer.paragraphs[0].text


def test_words_narrow_the_list_of_offences(client: Client) -> None:
    shown = page(client, words="seizure hague", narrow="1")

    options = shown.split('<select id="offence"')[1].split("</select>")[0]
    values = [part.split('"')[0] for part in options.split('value="')[1:]]
    assert HIJACKING in values
    assert all(value.startswith("hague-1970/") for value in values if value)


def test_one_offence_alone_is_chosen(client: Client) -> None:
    """The Hostages Convention makes one offence, taking of hostages (article 1)."""
    shown = page(client, words="hostages convention", narrow="1")

    options = " ".join(shown.split('<select id="offence"')[1].split("</select>")[0].split())
    assert 'value="hostages-1979/offence/hostage-taking" selected' in options
    assert "1 offence has these words" in " ".join(shown.split())


def test_words_that_no_offence_has_are_said_to_be_so(client: Client) -> None:
    shown = " ".join(page(client, words="bicycle", **{"from": "KEN", "to": "CHE"}).split())

    assert "0 offences have these words. Try fewer words, or start from the facts." in shown
    assert '<option value="KEN" selected>' in shown


def test_words_left_in_the_field_do_not_stop_an_answer(client: Client) -> None:
    query = {"from": "KEN", "to": "CHE", "offence": BOMBING, "words": "bomb", "on": "2013-04-22"}

    assert "Bases, in order of preference" in page(client, **query)


def test_a_second_offence_is_answered_with_the_first(client: Client) -> None:
    address = reverse("cooperation:finder")
    shown = client.get(
        f"{address}?from=KEN&to=CHE&offence={BOMBING}&offence={HIJACKING}&on=2013-04-22"
    ).content.decode()

    assert "Terrorist bombing (" in shown
    assert "article 1(a))" in shown


def test_an_empty_second_offence_asks_for_nothing(client: Client) -> None:
    address = reverse("cooperation:finder")
    response = client.get(f"{address}?from=KEN&to=CHE&offence={BOMBING}&offence=&on=2013-04-22")

    assert response.status_code == 200
    assert "Bases, in order of preference" in response.content.decode()
