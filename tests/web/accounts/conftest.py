"""Every test begins with nobody having tried anything."""

import pytest
from django.core.cache import cache

from dedere_web.accounts.models import Organisation
from tests.web.accounts import people


@pytest.fixture(autouse=True)
def _nobody_has_tried() -> None:
    cache.clear()


@pytest.fixture
def xanadu(db: None) -> Organisation:
    return people.authority()
