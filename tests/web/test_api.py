"""The API: what it promises to those who build on it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dedere.treaties.facts import Facts
from dedere_web.api import schemas
from dedere_web.api.reading import api

pytestmark = pytest.mark.django_db

SNAPSHOT = Path(__file__).parent / "openapi.json"
ROOT = "/api/v1"
PROBLEM = "application/problem+json"


def get(client: Client, path: str, **headers: str) -> Any:
    response = client.get(f"{ROOT}{path}", headers=headers)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def walk(client: Client, path: str) -> Iterator[list[dict[str, Any]]]:
    """Follow the list to its end, page by page."""
    following: str | None = f"{ROOT}{path}"
    while following:
        response = client.get(following)
        page = json.loads(response.content)
        yield page["items"]
        following = page["next"]
        assert (following is None) is ("Link" not in response.headers)


def test_the_contract_changes_only_on_purpose() -> None:
    """When it does, the new answer of /api/v1/openapi.json takes the place of the old file."""
    document = json.loads(json.dumps(api.get_openapi_schema()))

    assert document == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_the_document_is_openapi_3_1_and_names_every_problem() -> None:
    document = api.get_openapi_schema()

    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}, path
        for status, response in methods["get"]["responses"].items():
            if status not in {"200", "304"}:
                assert set(response["content"]) == {PROBLEM}, (path, status)


SHAPES = [
    ("/instruments", schemas.Instruments),
    ("/instruments/hague-1970", schemas.WholeInstrument),
    ("/instruments/financing-1999/obligations", schemas.Obligations),
    ("/states", schemas.States),
    ("/states/Kenya", schemas.WholeState),
    ("/standing?state=CHE&state=SDN&on=2013-04-22", schemas.StandingPage),
    ("/matrix?on=2013-04-22&group=WEOG&theme=financing", schemas.Matrix),
    ("/changes?since=2005-01-01&until=2010-01-01&state=KEN", schemas.Changes),
    ("/actions?instrument=hague-1970&kind=accession", schemas.Actions),
    ("/declarations?limit=1000", schemas.Declarations),
    ("/sources?authority=depositary", schemas.Sources),
    ("/bulk/", schemas.BulkFiles),
]


@pytest.mark.parametrize(("path", "shape"), SHAPES)
def test_answers_have_the_shape_that_is_promised(
    client: Client, path: str, shape: type[schemas.Closed], facts: Facts
) -> None:
    answer = get(client, path)

    shape.model_validate(answer)
    assert answer["facts"] == facts.version
    assert answer.get("items") != []


@pytest.mark.parametrize("path", [path for path, _ in SHAPES if path != "/bulk/"])
def test_every_answer_also_comes_as_csv(client: Client, path: str) -> None:
    separator = "&" if "?" in path else "?"
    response = client.get(f"{ROOT}{path}{separator}format=csv")

    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="dedere-[\w-]+-[0-9a-f]{12}\.csv"',
        response.headers["Content-Disposition"],
    )
    assert len(lines) > 1
    assert not [line for line in lines if line.startswith(("=", "+", "@"))]


def test_a_standing_says_what_the_command_line_says(client: Client, facts: Facts) -> None:
    (item,) = get(client, "/standing?state=che&instrument=hague-1970&on=2013-04-22")["items"]

    assert (item["standing"], item["since"]) == ("bound", "1971-10-14")
    assert item["actions"][-1]["kind"] == "ratification"
    assert item["because"]
    assert item["grounds"][0]["sources"]


def test_a_later_day_than_the_sources_reach_is_no_error(client: Client) -> None:
    (item,) = get(client, "/standing?state=CHE&instrument=hague-1970&on=2099-01-01")["items"]

    assert (item["standing"], item["certainty"]) == ("bound", "presumed")
    assert item["last_known"]["on"]


def test_the_bitemporal_question_answers_from_older_sources(client: Client) -> None:
    path = "/standing?state=CHE&instrument=hague-1970&on=2013-04-22&known_on=1950-01-01"

    assert get(client, path)["items"][0]["standing"] == "unknown"


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        ("/actions?limit=1000", lambda facts: {a.id for a in facts.actions}),
        ("/declarations?limit=97", lambda facts: {d.id for d in facts.declarations}),
        ("/sources?limit=50", lambda facts: set(facts.sources)),
        ("/instruments?limit=7", lambda facts: set(facts.instruments)),
        ("/states?limit=50", lambda facts: set(facts.parties.states)),
    ],
)
def test_walking_all_pages_gives_every_row_once_in_one_order(
    client: Client, facts: Facts, path: str, whole: Any
) -> None:
    walked = [row for page in walk(client, path) for row in page]

    ids = [row.get("id") or row["code"] for row in walked]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))
    assert set(ids) == whole(facts)


def test_walking_the_standings_of_the_world_leaves_nobody_out(
    client: Client, facts: Facts
) -> None:
    pages = list(walk(client, "/standing?instrument=hague-1970&limit=60"))

    assert {len(page) for page in pages[:-1]} == {60}
    assert {row["state"] for page in pages for row in page} == {
        state.code for state in facts.parties.current()
    }


def test_a_filter_leaves_only_what_was_asked_for(client: Client) -> None:
    acts = get(client, "/actions?state=KEN&state=CHE&since=1990-01-01&until=2005-12-31")["items"]

    assert {act["state"] for act in acts} == {"KEN", "CHE"}
    assert all("1990-01-01" <= act["date"] <= "2005-12-31" for act in acts)


@pytest.mark.parametrize(
    ("path", "status", "kind", "says"),
    [
        ("/standing?state=Kenia2", 404, "unknown-state", "Did you mean KEN"),
        ("/states/XXX", 404, "unknown-state", "No State is called 'XXX'"),
        ("/instruments/hague-1971", 404, "unknown-instrument", "hague-1970"),
        ("/standing?instrument=nothing", 404, "unknown-instrument", "nothing"),
        ("/standing?on=22.4.2013", 422, "invalid-date", "is not a date"),
        ("/standing?on=2013-02-30", 422, "invalid-date", "is not a date"),
        ("/standing?on=2013", 422, "invalid-date", "is not a date"),
        ("/standing?on=1850-01-01", 422, "date-before-facts", "The facts begin on"),
        ("/changes?since=2014-01-01&until=2013-01-01", 422, "invalid-input", "lies after"),
        ("/changes", 422, "invalid-input", "since"),
        ("/matrix?region=atlantis", 422, "invalid-input", "No region"),
        ("/matrix?group=atlantis", 422, "invalid-input", "No regional group"),
        ("/matrix?theme=atlantis", 422, "invalid-input", "No theme"),
        ("/actions?limit=0", 422, "invalid-input", "limit"),
        ("/actions?limit=9999", 422, "invalid-input", "limit"),
        ("/actions?limit=many", 422, "invalid-input", "limit"),
        ("/actions?cursor=***", 422, "invalid-input", "not a cursor"),
        ("/actions?stat=KEN", 422, "invalid-input", "no such parameter"),
        ("/actions?format=xml", 422, "invalid-input", "format"),
        ("/nothing/here", 404, "not-found", "openapi.json"),
        ("/bulk/facts-0000.zip", 404, "not-found", "openapi.json"),
        ("/bulk/facts-..%2F..%2Fsecret-key.zip", 404, "not-found", "openapi.json"),
    ],
)
def test_bad_input_is_a_problem_that_says_what_to_do(
    client: Client, path: str, status: int, kind: str, says: str
) -> None:
    response = client.get(f"{ROOT}{path}")

    problem = json.loads(response.content)
    schemas.Problem.model_validate(problem)
    assert response.headers["Content-Type"] == PROBLEM
    assert (response.status_code, problem["status"]) == (status, status)
    assert problem["type"] == f"/api/#problem-{kind}"
    assert says in problem["detail"]
    assert "ETag" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_read_only(client: Client, method: str) -> None:
    response = getattr(client, method)(f"{ROOT}/states")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.headers["Content-Type"] == PROBLEM


def test_a_failure_of_ours_shows_nothing_of_the_inside(client: Client, own_home: Path) -> None:
    client.raise_request_exception = False
    (own_home / "bulk").write_text("a file where a folder should be", encoding="utf-8")

    response = client.get(f"{ROOT}/bulk/")

    problem = json.loads(response.content)
    assert (response.status_code, response.headers["Content-Type"]) == (500, PROBLEM)
    assert "folder" not in str(problem)
    assert str(own_home) not in str(problem)


def test_head_answers_like_get_without_a_body(client: Client) -> None:
    whole, head = client.get(f"{ROOT}/states"), client.head(f"{ROOT}/states")

    assert head.status_code == 200
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_an_answer_that_is_still_good_is_not_sent_again(client: Client) -> None:
    first = client.get(f"{ROOT}/matrix?on=2013-04-22&region=061")

    again = client.get(
        f"{ROOT}/matrix?on=2013-04-22&region=061", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert "Last-Modified" in first.headers
    assert (again.status_code, again.content) == (304, b"")


def test_open_data_may_be_read_by_pages_of_any_origin(client: Client) -> None:
    response = client.get(f"{ROOT}/sources?limit=1")

    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_the_explorer_works_without_script_and_every_example_has_an_answer(
    client: Client,
) -> None:
    page = client.get("/api/").content.decode()

    inside = page.partition("<main")[2]
    examples = re.findall(r'<a href="(/api/v1/[^"]+)"><code', inside)
    operations = [m for path in api.get_openapi_schema()["paths"].values() for m in path.values()]
    assert "<script" not in inside
    assert len(examples) == len(operations)
    for example in examples:
        response = client.get(example.replace("&amp;", "&"))
        assert response.status_code == 200, example
        if response.headers["Content-Type"] == "application/json":
            assert json.loads(response.content).get("items") != [], example


def test_the_explorer_explains_every_kind_of_problem(client: Client) -> None:
    page = client.get("/api/").content.decode()

    assert 'id="problem-unknown-state"' in page
    assert 'id="problem-date-before-facts"' in page


def test_a_form_of_the_explorer_leads_to_its_answer(client: Client) -> None:
    response = client.get("/api/ask/list_obligations/?code=hague-1970&kind=&limit=5")

    assert response.headers["Location"] == "/api/v1/instruments/hague-1970/obligations?limit=5"
