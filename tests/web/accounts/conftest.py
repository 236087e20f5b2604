"""The organisation that most tests of accounts work with."""

import pytest

from dedere_web.accounts.models import Membership, Organisation, Role
from tests.web.accounts import people


@pytest.fixture
def xanadu(db: None) -> Organisation:
    return people.authority()


@pytest.fixture
def administrator(xanadu: Organisation) -> Membership:
    return people.member(xanadu, Role.ADMINISTRATOR)
