"""The search field of the header understands who may extradite to whom."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("who may extradite from Kenya to Switzerland?", "extradition"),
        ("extradition from KEN to CHE", "extradition"),
        ("extrader du Kenya vers la Suisse", "extradition"),
        ("extraditar de Kenya a Suiza", "extradition"),
        ("mutual legal assistance from Kenya to Switzerland", "mla"),
    ],
)
def test_a_question_about_a_request_leads_to_the_finder(
    client: Client, asked: str, form: str
) -> None:
    response = client.get(reverse("treaties:search"), {"q": asked, "on": "2013-04-22"})

    # Who is extradited from Kenya to Switzerland is asked for by Switzerland.
    wanted = f"from=CHE&to=KEN&form={form}&on=2013-04-22"
    assert response.headers["Location"] == f"{reverse('cooperation:finder')}?{wanted}"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("asked", ["extradite from Atlantis to Kenya", "extradite from Kenya"])
def test_what_names_no_two_states_is_searched_as_words(client: Client, asked: str) -> None:
    response = client.get(reverse("treaties:search"), {"q": asked})

    assert response.status_code == 200
