"""The same life of an organisation on PostgreSQL, under the ordinary role of pages and jobs."""

import threading

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from dedere_web.accounts import selectors
from dedere_web.accounts.models import Invitation, PlatformGrant, Role
from dedere_web.accounts.services import (
    LastAdministratorError,
    LastOperatorError,
    UnusableInvitationError,
    accept_with_new_account,
    end_grant,
    end_membership,
    hand_over,
    invite_member,
)
from tests.web import postgres
from tests.web.accounts import people
from tests.web.people import PASSWORD

pytestmark = pytest.mark.postgres


def test_people_come_in_change_and_leave(on_postgres: BaseDatabaseWrapper) -> None:
    body = people.authority()
    admin = people.member(body, Role.ADMINISTRATOR)
    _, token = invite_member(body, email="a@xaa.example", role=Role.APPROVER, by=admin.person)
    newcomer, _ = accept_with_new_account(token, name="Nour", password=PASSWORD)
    people.enrol(newcomer)

    assert selectors.role_in(newcomer, body) is Role.APPROVER
    membership = selectors.memberships_of(newcomer).get()
    hand_over(membership, heir=None, by=admin.person)
    assert selectors.role_in(newcomer, body) is None
    with pytest.raises(LastAdministratorError):
        end_membership(admin, by=admin.person)
    only = people.operator()
    with pytest.raises(LastOperatorError):
        end_grant(PlatformGrant.objects.get(person=only), by=only)


def test_of_two_who_open_a_link_at_once_one_gets_in(on_postgres: BaseDatabaseWrapper) -> None:
    body = people.authority()
    admin = people.member(body, Role.ADMINISTRATOR)
    _, token = invite_member(body, email="a@xaa.example", role=Role.READER, by=admin.person)
    refused: list[Exception] = []

    def second() -> None:
        name = str(on_postgres.settings_dict["NAME"])
        with postgres.default_database(name, role=postgres.ROLE):
            try:
                accept_with_new_account(token, name="Second", password=PASSWORD)
            except UnusableInvitationError as error:
                refused.append(error)

    other = threading.Thread(target=second)
    with transaction.atomic():
        accept_with_new_account(token, name="First", password=PASSWORD)
        other.start()
        other.join(timeout=0.3)  # it waits for the row
        assert other.is_alive()
    other.join()

    assert len(refused) == 1
    accepted = Invitation.objects.get().accepted_by
    assert accepted is not None
    assert accepted.name == "First"
