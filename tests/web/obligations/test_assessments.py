"""An assessment from its first answer to its report, and who may do what on the way."""

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from dedere.errors import UnknownStateError
from dedere_web.accounts.actors import actor_of
from dedere_web.accounts.models import Organisation, User
from dedere_web.foundation.tenancy import NOBODY, Visibility
from dedere_web.obligations import selectors, services
from dedere_web.obligations.models import Answer, AnswerChoice, Assessment, RemarkKind, Stage
from dedere_web.obligations.services import Given, NotAllowedError, StaleAnswerError
from tests.web.obligations.conftest import DAY
from tests.web.tenancy.world import World, browser_of

HIJACKING = "hague-1970/art-1"
NO = Given(law=AnswerChoice.NO, practice=AnswerChoice.UNKNOWN)
YES = Given(law=AnswerChoice.YES, practice=AnswerChoice.YES)


def address(name: str, assessment: Assessment, *more: str) -> str:
    return reverse(f"obligations:{name}", args=[assessment.pk, *more])


def answer(person: User, assessment: Assessment, given: Given, version: int = 0) -> Answer:
    actor = actor_of(person)
    return services.save_answer(actor, assessment, key=HIJACKING, given=given, version=version)


def sent(version: int = 0, **more: str) -> dict[str, object]:
    return {"law": "no", "practice": "unknown", "version": version, "action": "save"} | more


def test_a_body_of_a_state_begins_and_nobody_else_reads_it(
    assessment: Assessment, expert: User
) -> None:
    assert (assessment.state, assessment.stage) == ("KEN", Stage.SELF)
    assert selectors.assessment(NOBODY, assessment.pk) is None
    assert selectors.assessment(actor_of(expert).viewer, assessment.pk) is None


def test_a_provider_begins_no_assessment(expert: User, provider: Organisation) -> None:
    with pytest.raises(NotAllowedError):
        services.begin(actor_of(expert), organisation=provider.pk, on=None)  # type: ignore[arg-type] # refused before


def test_where_the_facts_know_nothing_of_the_state_nothing_is_begun(world: World) -> None:
    body = world.body("XAA ministry")
    writer = actor_of(world.member("writer", body))

    with pytest.raises(UnknownStateError):
        services.begin(writer, organisation=body.pk, on=DAY)
    assert not Assessment.objects.exists()


def test_an_approver_opens_an_assessment_to_partners_and_closes_it(
    assessment: Assessment, officer: User, approver: User, expert: User
) -> None:
    reading = actor_of(expert).viewer
    opening = {"visibility": Visibility.PARTNERS, "why": "For a programme."}

    with pytest.raises(NotAllowedError):
        services.change_visibility(actor_of(officer), assessment, version=1, **opening)  # type: ignore[arg-type] # a test
    assert selectors.assessment(reading, assessment.pk) is None

    page = address("visibility", assessment)
    browser_of(approver).post(page, opening | {"version": 1})
    assert selectors.assessment(reading, assessment.pk) is not None
    browser_of(approver).post(page, {"visibility": "authority", "why": "Over.", "version": 2})
    assert selectors.assessment(reading, assessment.pk) is None


@pytest.mark.parametrize(
    "name", ["assessment", "questions", "gaps", "needs", "pipeline", "observations", "import"]
)
def test_every_page_is_there_for_the_owner_and_for_nobody_else(
    name: str, assessment: Assessment, at_desk: Client, expert: User
) -> None:
    assert at_desk.get(address(name, assessment)).status_code == 200
    assert browser_of(expert).get(address(name, assessment)).status_code == 404


def test_an_answer_is_saved_without_a_script_and_shows_as_a_gap(
    assessment: Assessment, at_desk: Client
) -> None:
    page = address("question", assessment, HIJACKING)
    response = at_desk.post(page, sent(citation="Penal Code, section 68"))

    assert response.status_code == 302
    gaps = at_desk.get(address("gaps", assessment)).content.decode()
    assert "seizure or exercise of control of an aircraft in flight" in " ".join(gaps.split())


def test_an_answer_is_kept_while_it_is_typed_and_says_its_new_version(
    assessment: Assessment, at_desk: Client
) -> None:
    page = address("question", assessment, HIJACKING)

    response = at_desk.post(page, sent(), headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert 'value="1"' in response.content.decode()
    assert Answer.objects.get(assessment=assessment).law == "no"


def test_two_officers_at_once_never_overwrite_each_other(
    assessment: Assessment, at_desk: Client, colleague: User
) -> None:
    answer(colleague, assessment, YES)

    response = at_desk.post(address("question", assessment, HIJACKING), sent(version=0))

    shown = response.content.decode()
    assert response.status_code == 409
    assert 'id="conflict"' in shown
    assert Answer.objects.get(assessment=assessment).law == "yes"
    # The form that comes back rests on the version that is there: sent again, it replaces it.
    again = at_desk.post(address("question", assessment, HIJACKING), sent(version=1))
    assert again.status_code == 302
    assert Answer.objects.get(assessment=assessment).law == "no"


def test_an_answer_that_rests_on_an_older_version_is_refused(
    assessment: Assessment, officer: User, colleague: User
) -> None:
    answer(officer, assessment, NO)
    answer(colleague, assessment, YES, version=1)

    with pytest.raises(StaleAnswerError):
        answer(officer, assessment, NO, version=1)


def move(person: User, assessment: Assessment, to: Stage, **more: object) -> Assessment:
    assessment.refresh_from_db()
    return services.move(
        actor_of(person),
        assessment,
        to=to,
        version=assessment.version,
        reviewer=more.get("reviewer"),  # type: ignore[arg-type] # what the test says
    )


def test_the_steps_from_self_assessment_to_agreed_and_open_again(
    assessment: Assessment, officer: User, approver: User, expert: User, provider: Organisation
) -> None:
    answer(officer, assessment, NO)
    with pytest.raises(NotAllowedError):
        move(officer, assessment, Stage.REVIEW, reviewer=provider.pk)
    move(approver, assessment, Stage.REVIEW, reviewer=provider.pk)

    # Under review nobody changes an answer; the expert reads and remarks, the State replies.
    assessment.refresh_from_db()
    with pytest.raises(NotAllowedError):
        answer(officer, assessment, YES, version=1)
    reviewing = actor_of(expert)
    assert selectors.assessment(reviewing.viewer, assessment.pk) is not None
    services.remark(
        reviewing, assessment, key=HIJACKING, kind=RemarkKind.REVIEW, text="Section 68 does it."
    )
    with pytest.raises(NotAllowedError):
        services.remark(
            reviewing, assessment, key=HIJACKING, kind=RemarkKind.COMMENT, text="For the State."
        )
    services.remark(
        actor_of(officer),
        assessment,
        key=HIJACKING,
        kind=RemarkKind.COMMENT,
        text="It reaches domestic flights alone.",
    )
    told = [(r.kind, r.text) for r in selectors.remarks(assessment, HIJACKING)]
    assert [kind for kind, _text in told] == ["review", "comment"]

    move(approver, assessment, Stage.AGREED)
    with pytest.raises(NotAllowedError):
        move(approver, assessment, Stage.REVIEW, reviewer=provider.pk)
    move(approver, assessment, Stage.REOPENED)
    assessment.refresh_from_db()
    assert answer(officer, assessment, YES, version=1).version == 2


def test_a_remark_is_refused_once_the_review_is_over(
    assessment: Assessment, approver: User, expert: User, provider: Organisation
) -> None:
    move(approver, assessment, Stage.REVIEW, reviewer=provider.pk)
    move(approver, assessment, Stage.AGREED)

    with pytest.raises(NotAllowedError):
        services.remark(
            actor_of(expert), assessment, key=HIJACKING, kind=RemarkKind.REVIEW, text="x"
        )


def test_an_amended_law_marks_the_answers_that_cite_it_until_they_are_given_again(
    assessment: Assessment, officer: User, at_desk: Client
) -> None:
    work = "/akn/ke/act/2012/30"
    citing = Given(law=AnswerChoice.YES, practice=AnswerChoice.UNKNOWN, work=work)
    answer(officer, assessment, citing)

    assert services.mark_stale("/akn/ke/act/2009/1", state="KEN") == 0
    assert services.mark_stale(work, state="CHE") == 0
    assert services.mark_stale(work, state="KEN") == 1

    assert 'id="stale"' in at_desk.get(address("assessment", assessment)).content.decode()
    anew = Given(law=AnswerChoice.PARTLY, practice=AnswerChoice.UNKNOWN, work=work)
    assert answer(officer, assessment, anew, version=1).stale_since is None


def test_a_change_of_the_law_in_force_marks_the_answers_that_cite_that_law(
    assessment: Assessment, officer: User, at_desk: Client
) -> None:
    work = "/akn/ke/act/2012/30"
    citing = Given(law=AnswerChoice.YES, practice=AnswerChoice.UNKNOWN, work=work)
    answer(officer, assessment, citing)
    page = address("pipeline", assessment)
    bill = {"title": "Amendment bill", "progress": "enacted", "amends": work}

    at_desk.post(page, bill)
    assert Answer.objects.get().stale_since is None
    kept = selectors.bills(assessment).get()
    at_desk.post(page, bill | {"bill": str(kept.pk), "progress": "in-force"})
    assert Answer.objects.get().stale_since is not None

    # Given again, it stays given: saving the change once more does not mark it anew.
    answer(officer, assessment, citing, version=1)
    at_desk.post(page, bill | {"bill": str(kept.pk), "progress": "in-force", "title": "Act"})
    assert Answer.objects.get().stale_since is None


def test_reading_an_answer_again_without_changing_it_takes_the_mark_away(
    assessment: Assessment, officer: User
) -> None:
    citing = Given(law=AnswerChoice.YES, practice=AnswerChoice.UNKNOWN, work="/akn/ke/act/2012/30")
    answer(officer, assessment, citing)
    services.mark_stale("/akn/ke/act/2012/30", state="KEN")

    assert answer(officer, assessment, citing, version=1).stale_since is None


def test_reports_are_the_same_bytes_for_the_same_answers(
    assessment: Assessment, officer: User, at_desk: Client
) -> None:
    answer(officer, assessment, NO)

    for ext, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        one = at_desk.get(address("report", assessment, ext))
        again = at_desk.get(address("report", assessment, ext))
        assert one.content.startswith(start)
        assert one.content == again.content
        assert "no-store" in one.headers["Cache-Control"]
    assert at_desk.get(address("report", assessment, "exe")).status_code == 404


def filled_in(content: bytes, **cells: str) -> io.BytesIO:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == HIJACKING:
            for name, value in cells.items():
                row[heads.index(name)].value = value
    kept = io.BytesIO()
    book.save(kept)
    kept.seek(0)
    kept.name = "filled-in.xlsx"
    return kept


def test_a_workbook_comes_back_with_a_preview_and_saves_nothing_before_it_is_confirmed(
    assessment: Assessment, at_desk: Client
) -> None:
    given = at_desk.get(address("workbook", assessment)).content
    book = filled_in(given, law="partly", citation="=1+1 stays text")

    preview = at_desk.post(address("import", assessment), {"file": book})

    assert Answer.objects.count() == 0
    assert preview.context["taken"][0].key == HIJACKING
    done = at_desk.post(address("import", assessment), {"preview": preview.context["preview"]})
    assert done.context["written"] == 1
    assert Answer.objects.get().law == "partly"


def test_a_workbook_overtaken_by_a_colleague_is_told_and_overwrites_nothing(
    assessment: Assessment, at_desk: Client, colleague: User
) -> None:
    given = at_desk.get(address("workbook", assessment)).content
    answer(colleague, assessment, YES)

    preview = at_desk.post(
        address("import", assessment), {"file": filled_in(given, law="no", practice="no")}
    )

    assert preview.context["taken"] == []
    assert len(preview.context["refused"]) == 1
    assert Answer.objects.get().law == "yes"


def test_a_row_with_a_word_that_is_no_answer_is_refused(
    assessment: Assessment, at_desk: Client
) -> None:
    given = at_desk.get(address("workbook", assessment)).content

    preview = at_desk.post(address("import", assessment), {"file": filled_in(given, law="maybe")})

    assert [row.key for row in preview.context["refused"]] == [HIJACKING]


def test_what_is_no_workbook_is_refused_with_a_sentence(
    assessment: Assessment, at_desk: Client
) -> None:
    file = io.BytesIO(b"not a workbook")
    file.name = "answers.xlsx"

    response = at_desk.post(address("import", assessment), {"file": file})

    assert response.status_code == 422
    assert Answer.objects.count() == 0


def test_public_tools_need_nobody_to_sign_in(client: Client, db: None) -> None:
    way = client.get(
        reverse("obligations:roadmap"),
        {"state": "KEN", "instrument": "beijing-convention-2010", "on": "2013-04-22"},
    )
    due = client.get(reverse("obligations:notices"), {"state": "CHE", "on": "2014-01-01"})
    compared = client.get(
        reverse("obligations:definition"),
        {"offence": "hague-1970/offence/unlawful-seizure", "other-intimidation": "no"},
    )

    assert "20(2)" in way.content.decode()
    # Marking of explosives, art. IV(2): three years after 21 June 1998.
    assert "2001-06-21" in due.content.decode()
    assert "narrower" in compared.content.decode()


def test_a_list_of_assessments_takes_few_queries(
    assessment: Assessment, at_desk: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(10):  # type: ignore[operator] # a fixture of pytest-django
        assert at_desk.get(reverse("obligations:assessments")).status_code == 200
    with django_assert_max_num_queries(14):  # type: ignore[operator] # a fixture of pytest-django
        assert at_desk.get(address("assessment", assessment)).status_code == 200
