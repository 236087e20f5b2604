"""Every address of an assessment as every role, among assessments of three States."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from dedere_web.accounts.actors import actor_of
from dedere_web.accounts.models import Kind, Organisation, Role
from dedere_web.foundation.tenancy import Visibility
from dedere_web.obligations import services
from dedere_web.obligations.models import Answer, AnswerChoice, Assessment, Stage
from dedere_web.obligations.services import Given
from tests.web.tenancy.walkers import (
    APPROVERS,
    NOTHING,
    OWNERS,
    SHOWN,
    TO_SIGN_IN,
    WALKERS,
    WRITERS,
    Promise,
    Walker,
    by_form_only,
    for_roles,
)
from tests.web.tenancy.world import World, browser_of

DAY = dt.date(2013, 4, 22)
REVIEWER = "Provider"
STATES = {"XAA": "KEN", "XBB": "CHE", "XCC": "ARG"}
QUESTION = "hague-1970/art-1"


def for_readers(walker: Walker, owner: str, reads: bool) -> int:
    if not walker.signed_in:
        return TO_SIGN_IN
    return SHOWN if reads else NOTHING


PROMISED: dict[str, Promise] = {
    "obligations:assessment": for_readers,
    "obligations:questions": for_readers,
    "obligations:question": for_readers,
    "obligations:gaps": for_readers,
    "obligations:needs": for_readers,
    "obligations:pipeline": for_readers,
    "obligations:report": for_readers,
    "obligations:workbook": for_readers,
    "obligations:move": for_roles(*APPROVERS),
    "obligations:visibility": for_roles(*APPROVERS),
    "obligations:observations": for_roles(*WRITERS),
    "obligations:import": for_roles(*WRITERS),
    "obligations:remark": by_form_only,
}
POSTED = {
    "obligations:move": APPROVERS,
    "obligations:visibility": APPROVERS,
    "obligations:observations": WRITERS,
    "obligations:question": WRITERS,
    "obligations:pipeline": WRITERS,
    "obligations:import": WRITERS,
}
SENT = {
    "to": "agreed", "version": "1", "visibility": "public", "why": "Curious.", "text": "Changed",
    "law": "yes", "practice": "yes", "title": "Changed", "progress": "bill",
}  # fmt: skip


@dataclass
class Scene:
    """Assessments of three States, one of them under review, and who walks among them."""

    walker: Walker
    browser: Client
    kept: dict[Assessment, tuple[str, Visibility, bool]] = field(default_factory=dict)

    def reads(self, row: Assessment) -> bool:
        owner, visibility, reviewed = self.kept[row]
        return self.walker.reads(owner, visibility) or (reviewed and self.walker.body == REVIEWER)

    def address(self, name: str, row: Assessment) -> str:
        more: dict[str, object] = {"assessment": row.pk}
        if name in {"obligations:question", "obligations:remark"}:
            more["key"] = QUESTION
        if name == "obligations:report":
            more["ext"] = "docx"
        return reverse(name, kwargs=more)


def body_in(world: World, name: str, kind: Kind = Kind.STATE_BODY) -> Organisation:
    """Return an organisation; those of States stand for bodies of States that the facts know."""
    return world.body(name, kind, STATES.get(name[:3], ""))


def begun(world: World, owner: str, visibility: Visibility) -> Assessment:
    name = f"author in {owner[:3]}"
    author = world.people.get(name) or world.member(name, body_in(world, owner), Role.APPROVER)
    who = actor_of(author)
    row = services.begin(who, organisation=world.bodies[owner].pk, on=DAY)
    given = Given(law=AnswerChoice.NO, practice=AnswerChoice.NO, citation=f"Secret of {owner}")
    services.save_answer(who, row, key=QUESTION, given=given, version=0)
    Assessment.objects.filter(pk=row.pk).update(visibility=visibility)
    return row


@pytest.fixture(params=WALKERS)
def scene(request: pytest.FixtureRequest, db: None) -> Scene:
    """Three assessments closed, three opened to partners, one under review; and one person."""
    world, walker = World(), WALKERS[request.param]
    made = Scene(walker, Client())
    for owner in OWNERS:
        for visibility in (Visibility.AUTHORITY, Visibility.PARTNERS):
            row = begun(world, owner, visibility)
            made.kept[row] = (owner, visibility, False)
    reviewed = begun(world, OWNERS[2], Visibility.AUTHORITY)
    provider = world.body(REVIEWER, Kind.PROVIDER)
    Assessment.objects.filter(pk=reviewed.pk).update(reviewer=provider, stage=Stage.REVIEW)
    made.kept[reviewed] = (OWNERS[2], Visibility.AUTHORITY, True)
    if walker.signed_in:
        person = world.person("walker")
        if walker.role:
            world.member("walker", body_in(world, walker.body, walker.kind), walker.role)
        if walker.duty:
            world.duty("walker", walker.duty)
        made.browser = browser_of(person)
    return made


def test_an_assessment_answers_as_promised(scene: Scene) -> None:
    for row, (owner, visibility, _reviewed) in scene.kept.items():
        for name, promise in PROMISED.items():
            answer = scene.browser.get(scene.address(name, row))
            expected = promise(scene.walker, owner, scene.reads(row))
            assert answer.status_code == expected, (name, owner, visibility)
            assert answer["Cache-Control"] == "no-store, private"


def test_only_readers_see_what_was_answered(scene: Scene) -> None:
    for row, (owner, _visibility, _reviewed) in scene.kept.items():
        said = scene.browser.get(scene.address("obligations:question", row)).content.decode()
        shown = f"Secret of {owner}" in said
        assert shown == (scene.walker.signed_in and scene.reads(row))


def test_the_list_names_what_may_be_read_and_nothing_else(scene: Scene) -> None:
    said = scene.browser.get(reverse("obligations:assessments")).content.decode()
    for row in scene.kept:
        assert (str(row.pk) in said) == (scene.walker.signed_in and scene.reads(row))


def test_nobody_changes_what_is_not_theirs_to_change(scene: Scene) -> None:
    for row, (owner, visibility, _reviewed) in scene.kept.items():
        for name, roles in POSTED.items():
            if scene.walker.has(owner, *roles):
                continue
            answer = scene.browser.post(scene.address(name, row), SENT)
            expected = for_roles()(scene.walker, owner, scene.reads(row))
            assert answer.status_code == expected, (name, owner, visibility)
            now = Assessment.objects.get(pk=row.pk)
            assert (now.version, now.visibility) == (1, visibility)
            assert Answer.objects.get(assessment=row).version == 1
            assert not row.bills.exists()
